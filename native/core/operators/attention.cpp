#include "core/operators/attention.h"

#include "core/operators/amx_tiles.h"

#ifdef TSML_HAS_AMX_KERNELS

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_backward_cpu_dispatch.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_cpu_dispatch.h>
#include <ATen/record_function.h>
#include <immintrin.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>
#include <numeric>
#include <optional>
#include <vector>

#include "core/operators/convolution.h"
#include "core/operators/install.h"
#include "core/threads/in_parallel.h"
#include "core/vectorized.h"

namespace tsml::operators {

namespace {

// Scores are computed turned over, a row for each key: then the numbers that belong to a query (its largest score, its
// sum) lie side by side like the scores of a row, and what becomes of these is a row of a first factor. A block is 32
// keys by 32 queries, four tiles of sums.

using namespace amx;

constexpr int64_t kBlock = 2 * kSide;         // tokens
constexpr int64_t kScores = kBlock * kBlock;  // of a block
static_assert(kBlock == kPixels);
constexpr float kBinary = 1.44269504f;  // the logarithm of e to base 2

int64_t blocks_for(int64_t tokens) {
  return (tokens + kBlock - 1) / kBlock;
}

struct Sizes {
  int64_t samples, heads, queries, keys, size;  // of a head: its numbers of a token
  float scale;

  // Of exponents of 2 in the place of e.
  float binary_scale() const { return scale * kBinary; }
  int64_t row_tiles() const { return size / kPixels; }
  int64_t columns() const { return size / kSide; }
};

// The tokens of one head.
struct Rows {
  const Number* numbers;
  int64_t tokens, pitch;  // numbers from one to the next

  int64_t blocks() const { return blocks_for(tokens); }
  const Number* row(int64_t token) const { return numbers + token * pitch; }
};

// Tiles [block, half of its tokens, 32 of their numbers]; tokens that there are not are 0.
struct RowTiles {
  Number* tiles;
  int64_t across;  // tiles beside one another

  Number* tile(int64_t row, int64_t column) const { return tiles + (row * across + column) * kTile; }
  // Of the first or the second factor: both halves of a block.
  TilePairs halves(int64_t block) const { return {tile(2 * block, 0), across * kTile, kTile}; }
};

// Tiles [block, 16 of the tokens' numbers], whose tokens are paired: second factors for sums over tokens.
struct PairedTiles {
  Number* tiles;
  int64_t across;

  Number* tile(int64_t block, int64_t column) const { return tiles + (block * across + column) * kTile; }
  // Two columns of tiles, from this block on.
  TilePairs columns(int64_t first, int64_t block = 0) const { return {tile(block, first), kTile, across * kTile}; }
};

// As first factors take them: rows as they are.
void lay_out_rows(const Rows& rows, const RowTiles& tiles) {
  for (int64_t row = 0; row < 2 * rows.blocks(); row++)
    for (int64_t column = 0; column < tiles.across; column++)
      for (int64_t i = 0; i < kSide; i++) {
        const int64_t token = row * kSide + i;
        Number* to = tiles.tile(row, column) + i * kPixels;
        if (token < rows.tokens)
          std::memcpy(to, rows.row(token) + column * kPixels, kPixels * sizeof(Number));
        else
          std::memset(to, 0, kPixels * sizeof(Number));
      }
}

// As second factors take them: turned over, by pairs of a token's numbers.
TSML_AMX void turn_over_pairs(const Number* rows, Number* tile) {
  for (int64_t pair = 0; pair < kSide; pair++)
    for (int64_t i = 0; i < kSide; i++)
      std::memcpy(tile + (pair * kSide + i) * 2, rows + i * kPixels + 2 * pair, 2 * sizeof(Number));
}

void turn_over(const RowTiles& rows, int64_t blocks, const RowTiles& turned) {
  for (int64_t i = 0; i < 2 * blocks * rows.across; i++)
    turn_over_pairs(rows.tiles + i * kTile, turned.tiles + i * kTile);
}

// 32 rows one behind the other, of which there are so many.
Lanes lanes_of_rows(int64_t pitch, int64_t rows) {
  Lanes lanes;
  for (int64_t i = 0; i < kPixels; i++) {
    lanes.masks[i] = i < rows ? 0xffff : 0;
    lanes.places[i] = i < rows ? i * pitch : 0;
  }
  return lanes;
}

void pair_up(const Rows& rows, const PairedTiles& tiles) {
  for (int64_t block = 0; block < rows.blocks(); block++) {
    const Lanes lanes = lanes_of_rows(rows.pitch, rows.tokens - block * kBlock);
    for (int64_t column = 0; column < tiles.across; column++)
      make_paired_tile(rows.row(block * kBlock) + column * kSide, lanes, tiles.tile(block, column));
  }
}

// Four tiles of sums: by half of the keys, and half of the queries or of two columns' numbers.
struct Sums {
  float* numbers;

  std::array<float*, 4> tiles() const { return {numbers, numbers + kSums, numbers + 2 * kSums, numbers + 3 * kSums}; }
  // Of blocks one behind the other.
  Sums of(int64_t block) const { return {numbers + block * kScores}; }
  const float* row(int64_t row, int64_t half) const {
    return numbers + (row / kSide * 2 + half) * kSums + row % kSide * kSide;
  }
};

void multiply(const TilePairs& first, const TilePairs& second, int64_t rows, const Sums& sums, bool at_zero = true) {
  begin_sums(sums.tiles(), at_zero);
  sweep_two_by_two(first, second, rows);
  end_sums(sums.tiles());
}

// 2 to the power of x, to 3e-6 of it, for x up to 127; below −126 it stays what it is there, 1e-38.
TSML_INTO_CALLER float power_of_two(float x) {
  constexpr float kRounding = 12582912.0f;  // 1.5 · 2²³: what is added to it loses its fraction
  x = x < -126.0f ? -126.0f : x;
  const float rounded = x + kRounding, rest = x - (rounded - kRounding);
  float power = 1.3333558e-3f;  // (log 2)⁵ / 5!, and so on
  power = __builtin_fmaf(power, rest, 9.6181291e-3f);
  power = __builtin_fmaf(power, rest, 5.5504109e-2f);
  power = __builtin_fmaf(power, rest, 2.4022651e-1f);
  power = __builtin_fmaf(power, rest, 6.9314718e-1f);
  power = __builtin_fmaf(power, rest, 1.0f);
  return c10::bit_cast<float>(c10::bit_cast<int32_t>(power) + (c10::bit_cast<int32_t>(rounded) << 23));
}

TSML_INTO_CALLER float widen(Number number) {
  return c10::bit_cast<float>(static_cast<uint32_t>(number) << 16);
}

TSML_AMX TSML_INTO_CALLER void narrow_all(const float* numbers, Number* to) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), __m256i(_mm512_cvtneps_pbh(_mm512_loadu_ps(numbers))));
}

// The sum of the products of two rows of such numbers.
TSML_AMX float product(const Number* __restrict left, const Number* __restrict right, int64_t size) {
  float sums[kSide] = {};
  for (int64_t first = 0; first < size; first += kSide) {
    TSML_IN_LANES
    for (int64_t i = 0; i < kSide; i++) sums[i] += widen(left[first + i]) * widen(right[first + i]);
  }
  return std::accumulate(sums, sums + kSide, 0.0f);
}

// What a block's scores become in the backward pass.
struct Shares {
  Number* weights;    // the attention's: two tiles, `beside` numbers apart
  Number* gradients;  // the scores', likewise
  int64_t beside;
};

// From products of keys and queries, and of values and the output's gradient. `logarithms`, to base 2, are of the sums
// of queries' exponentials, `means` the gradient's that each query's weights have in common.
TSML_AMX void differentiate(const Sums& scores, const Sums& by_weights, const float* __restrict logarithms,
                            const float* __restrict means, const Sizes& sizes, int64_t keys, const Shares& shares) {
  const float scale = sizes.scale, binary_scale = sizes.binary_scale();
  for (int64_t row = 0; row < kBlock; row++) {
    const int64_t place = row / kSide * shares.beside + row % kSide * kPixels;
    Number* __restrict weights = shares.weights + place, * __restrict gradients = shares.gradients + place;
    if (row >= keys) {
      std::memset(weights, 0, kPixels * sizeof(Number));
      std::memset(gradients, 0, kPixels * sizeof(Number));
      continue;
    }
    for (int64_t half = 0; half < 2; half++) {
      const int64_t query = half * kSide;
      const float *score = scores.row(row, half), *by_weight = by_weights.row(row, half);
      float weight[kSide], gradient[kSide];
      TSML_IN_LANES
      for (int64_t i = 0; i < kSide; i++) {
        weight[i] = power_of_two(binary_scale * score[i] - logarithms[query + i]);
        gradient[i] = weight[i] * (by_weight[i] - means[query + i]) * scale;
      }
      narrow_all(weight, weights + query);
      narrow_all(gradient, gradients + query);
    }
  }
}

// Of a block's queries: the largest score, times the logarithm, and the sum of the exponentials of what all are below
// it.
struct Summary {
  float largest[kBlock], sum[kBlock];
};

// Of `blocks` blocks of scores of the same queries: they become weights that are not divided by their sum yet, in rows
// of a block's queries, 0 for keys that there are not.
TSML_AMX void weigh(const Sums& scores, const Sizes& sizes, Number* weights, Summary& summary) {
  const int64_t keys = sizes.keys;
  const float binary_scale = sizes.binary_scale();
  float* __restrict largest = summary.largest, * __restrict sum = summary.sum;
  std::fill_n(largest, kBlock, -std::numeric_limits<float>::infinity());
  std::fill_n(sum, kBlock, 0.0f);
  for (int64_t key = 0; key < keys; key++) {
    const Sums block = scores.of(key / kBlock);
    for (int64_t half = 0; half < 2; half++) {
      const float* __restrict row = block.row(key % kBlock, half);
      float* __restrict top = largest + half * kSide;
      TSML_IN_LANES
      for (int64_t i = 0; i < kSide; i++) {
        const float score = binary_scale * row[i];
        top[i] = score <= top[i] ? top[i] : score;  // or NaN
      }
    }
  }
  for (int64_t key = 0; key < keys; key++) {
    const Sums block = scores.of(key / kBlock);
    for (int64_t half = 0; half < 2; half++) {
      const float* __restrict row = block.row(key % kBlock, half);
      const float* __restrict top = largest + half * kSide;
      float* __restrict total = sum + half * kSide;
      Number* __restrict to = weights + key * kBlock + half * kSide;
      float weight[kSide];
      TSML_IN_LANES
      for (int64_t i = 0; i < kSide; i++) {
        weight[i] = power_of_two(binary_scale * row[i] - top[i]);
        total[i] += weight[i];
      }
      narrow_all(weight, to);
    }
  }
  std::memset(weights + keys * kBlock, 0, (blocks_for(keys) * kBlock - keys) * kBlock * sizeof(Number));
}

// Where results go: rows of one head.
struct Results {
  c10::BFloat16* numbers;
  int64_t tokens, pitch;
};

// Rounds what belongs to a block's tokens, 32 of their numbers from `first` on, each token's times its factor.
TSML_AMX void round_block(const Sums& sums, int64_t block, int64_t first, const float* factors,
                          const Results& results) {
  const int64_t rows = std::min(kBlock, results.tokens - block * kBlock);
  for (int64_t row = 0; row < rows; row++)
    for (int64_t half = 0; half < 2; half++) {
      const float* __restrict from = sums.row(row, half);
      c10::BFloat16* __restrict to = results.numbers + (block * kBlock + row) * results.pitch + first + half * kSide;
      const float factor = factors[row];
      TSML_IN_LANES
      for (int64_t i = 0; i < kSide; i++) tsml::narrow(from[i] * factor, to[i]);
    }
}

constexpr auto kOnes = [] {
  std::array<float, kBlock> ones{};
  for (float& one : ones) one = 1;
  return ones;
}();

// Blocks of libtorch's memory, which are counted and kept.
class Workspace {
 public:
  RowTiles rows(const Sizes& sizes, int64_t tokens) {
    return {tiles(2 * blocks_for(tokens) * sizes.row_tiles()), sizes.row_tiles()};
  }
  PairedTiles paired(const Sizes& sizes, int64_t tokens) {
    return {tiles(blocks_for(tokens) * sizes.columns()), sizes.columns()};
  }
  Number* tiles(int64_t count) {
    return static_cast<Number*>(blocks_.emplace_back(at::empty({count, kTile}, at::kBFloat16)).mutable_data_ptr());
  }
  float* numbers(int64_t count) {
    return blocks_.emplace_back(at::empty({count}, at::kFloat)).mutable_data_ptr<float>();
  }

 private:
  std::vector<at::Tensor> blocks_;
};

// One head after the other, on one thread.
class Forward {
 public:
  explicit Forward(const Sizes& sizes)
      : sizes_(sizes),
        queries_(workspace_.rows(sizes, sizes.queries)),
        turned_queries_(workspace_.rows(sizes, sizes.queries)),
        keys_(workspace_.rows(sizes, sizes.keys)),
        values_(workspace_.paired(sizes, sizes.keys)),
        scores_{workspace_.numbers(blocks_for(sizes.keys) * kScores)},
        weights_(workspace_.tiles(2 * blocks_for(sizes.keys))),
        turned_weights_(workspace_.tiles(2 * blocks_for(sizes.keys))) {}

  // `logarithms`: of each query's sum of exponentials.
  void compute(const Rows& queries, const Rows& keys, const Rows& values, const Results& output, float* logarithms) {
    const int64_t blocks = keys.blocks();
    lay_out_rows(queries, queries_);
    turn_over(queries_, queries.blocks(), turned_queries_);
    lay_out_rows(keys, keys_);
    pair_up(values, values_);
    const Lanes lanes = lanes_of_rows(kBlock, kBlock);
    for (int64_t query = 0; query < queries.blocks(); query++) {
      for (int64_t key = 0; key < blocks; key++)
        multiply(keys_.halves(key), turned_queries_.halves(query), sizes_.row_tiles(), scores_.of(key));
      Summary summary;
      weigh(scores_, sizes_, weights_, summary);
      for (int64_t key = 0; key < blocks; key++)
        for (int64_t half = 0; half < 2; half++)
          make_turned_tile(weights_ + key * kScores + half * kSide, lanes,
                           turned_weights_ + (half * blocks + key) * kTile);
      float factors[kBlock];
      for (int64_t i = 0; i < kBlock; i++) factors[i] = 1 / summary.sum[i];
      alignas(64) float numbers[kScores];
      for (int64_t column = 0; column < values_.across; column += 2) {
        multiply({turned_weights_, blocks * kTile, kTile}, values_.columns(column), blocks, {numbers});
        round_block({numbers}, query, column * kSide, factors, output);
      }
      for (int64_t i = 0; i < std::min(kBlock, queries.tokens - query * kBlock); i++)
        logarithms[query * kBlock + i] = (summary.largest[i] + std::log2(summary.sum[i])) / kBinary;
    }
  }

 private:
  Sizes sizes_;
  Workspace workspace_;
  RowTiles queries_, turned_queries_, keys_;
  PairedTiles values_;
  Sums scores_;             // of a block of queries with all keys
  Number* weights_;         // of those: rows of 32 queries
  Number* turned_weights_;  // [half of the queries, block of keys]
};

class Backward {
 public:
  explicit Backward(const Sizes& sizes)
      : sizes_(sizes),
        rows_(workspace_.rows(sizes, std::max(sizes.queries, sizes.keys))),
        turned_queries_(workspace_.rows(sizes, sizes.queries)),
        turned_gradient_(workspace_.rows(sizes, sizes.queries)),
        keys_(workspace_.rows(sizes, sizes.keys)),
        values_(workspace_.rows(sizes, sizes.keys)),
        paired_queries_(workspace_.paired(sizes, sizes.queries)),
        paired_gradient_(workspace_.paired(sizes, sizes.queries)),
        paired_keys_(workspace_.paired(sizes, sizes.keys)),
        weights_(workspace_.tiles(2 * blocks_for(sizes.queries))),
        score_gradients_(workspace_.tiles(2 * blocks_for(sizes.queries))),
        query_gradients_{workspace_.numbers(blocks_for(sizes.queries) * sizes.columns() / 2 * kScores)},
        logarithms_(workspace_.numbers(blocks_for(sizes.queries) * kBlock)),
        means_(workspace_.numbers(blocks_for(sizes.queries) * kBlock)) {}

  struct Given {
    Rows queries, keys, values, output, gradient;
    const float* logarithms;
  };

  struct Gradients {
    Results queries, keys, values;
  };

  void compute(const Given& given, const Gradients& gradients) {
    prepare(given);
    for (int64_t key = 0; key < given.keys.blocks(); key++) {
      differentiate_scores(key);
      multiply_columns(weights_, paired_gradient_, key, gradients.values);
      multiply_columns(score_gradients_, paired_queries_, key, gradients.keys);
    }
    const int64_t pairs = sizes_.columns() / 2;
    for (int64_t query = 0; query < given.queries.blocks(); query++)
      for (int64_t pair = 0; pair < pairs; pair++)
        round_block(query_gradients_.of(query * pairs + pair), query, pair * kBlock, kOnes.data(), gradients.queries);
  }

 private:
  void prepare(const Given& given) {
    lay_out_rows(given.queries, rows_);
    turn_over(rows_, given.queries.blocks(), turned_queries_);
    lay_out_rows(given.gradient, rows_);
    turn_over(rows_, given.gradient.blocks(), turned_gradient_);
    lay_out_rows(given.keys, keys_);
    lay_out_rows(given.values, values_);
    pair_up(given.queries, paired_queries_);
    pair_up(given.gradient, paired_gradient_);
    pair_up(given.keys, paired_keys_);
    for (int64_t i = 0; i < blocks_for(sizes_.queries) * kBlock; i++) {
      const bool is_query = i < sizes_.queries;
      logarithms_[i] = is_query ? given.logarithms[i] * kBinary : 0;
      means_[i] = is_query ? product(given.gradient.row(i), given.output.row(i), sizes_.size) : 0;
    }
  }

  // Of a block of keys with all queries; what they add to the queries' gradients is added.
  void differentiate_scores(int64_t key) {
    const int64_t blocks = blocks_for(sizes_.queries), pairs = sizes_.columns() / 2;
    alignas(64) float scores[kScores], by_weights[kScores];
    alignas(64) Number turned[2 * kTile];
    Lanes lanes = lanes_of_rows(kPixels, kBlock);
    for (int64_t i = kSide; i < kBlock; i++) lanes.places[i] += blocks * kTile - kTile;
    for (int64_t query = 0; query < blocks; query++) {
      multiply(keys_.halves(key), turned_queries_.halves(query), sizes_.row_tiles(), {scores});
      multiply(values_.halves(key), turned_gradient_.halves(query), sizes_.row_tiles(), {by_weights});
      differentiate({scores}, {by_weights}, logarithms_ + query * kBlock, means_ + query * kBlock, sizes_,
                    sizes_.keys - key * kBlock,
                    {weights_ + query * kTile, score_gradients_ + query * kTile, blocks * kTile});
      for (int64_t half = 0; half < 2; half++)
        make_turned_tile(score_gradients_ + query * kTile + half * kSide, lanes, turned + half * kTile);
      for (int64_t pair = 0; pair < pairs; pair++)
        multiply({turned, kTile, 0}, paired_keys_.columns(2 * pair, key), 1, query_gradients_.of(query * pairs + pair),
                 /*at_zero=*/key == 0);
    }
  }

  // Of a block of keys.
  void multiply_columns(const Number* rows, const PairedTiles& columns, int64_t key, const Results& results) {
    const int64_t blocks = blocks_for(sizes_.queries);
    alignas(64) float numbers[kScores];
    for (int64_t column = 0; column < columns.across; column += 2) {
      multiply({rows, blocks * kTile, kTile}, columns.columns(column), blocks, {numbers});
      round_block({numbers}, key, column * kSide, kOnes.data(), results);
    }
  }

  Sizes sizes_;
  Workspace workspace_;
  RowTiles rows_, turned_queries_, turned_gradient_, keys_, values_;
  PairedTiles paired_queries_, paired_gradient_, paired_keys_;
  Number* weights_;          // of a block of keys: [half of them, block of queries]
  Number* score_gradients_;  // likewise
  Sums query_gradients_;     // [block of queries, two columns]
  float* logarithms_;
  float* means_;
};

Rows rows_of(const at::Tensor& tensor, int64_t sample, int64_t head) {
  return {static_cast<const Number*>(tensor.const_data_ptr()) + sample * tensor.stride(0) + head * tensor.stride(1),
          tensor.size(2), tensor.stride(2)};
}

Results results_of(const at::Tensor& tensor, int64_t sample, int64_t head) {
  return {tensor.mutable_data_ptr<c10::BFloat16>() + sample * tensor.stride(0) + head * tensor.stride(1),
          tensor.size(2), tensor.stride(2)};
}

Sizes sizes_of(const at::Tensor& queries, const at::Tensor& keys, std::optional<double> scale) {
  const int64_t size = queries.size(3);
  return {queries.size(0),
          queries.size(1),
          queries.size(2),
          keys.size(2),
          size,
          static_cast<float>(scale.value_or(1 / std::sqrt(static_cast<double>(size))))};
}

// [samples, heads, tokens, size] whose numbers lie as those of a linear layer's output: token by token.
at::Tensor empty_by_token(const at::Tensor& like) {
  return at::empty({like.size(0), like.size(2), like.size(1), like.size(3)}, like.options()).transpose(1, 2);
}

// Has threads take heads one by one, each with a worker of its own.
template <typename Worker, typename Compute>
void for_heads(const Sizes& sizes, const Compute& compute) {
  const int64_t heads = sizes.samples * sizes.heads, count = std::min<int64_t>(at::get_num_threads(), heads);
  std::vector<Worker> workers;
  for (int64_t i = 0; i < count; i++) workers.emplace_back(sizes);
  threads::in_parallel(count, [&](int64_t begin, int64_t end) {
    const UnitInUse unit;
    for (int64_t i = begin; i < end; i++)
      for (int64_t head = heads * i / count; head < heads * (i + 1) / count; head++)
        compute(workers[i], head / sizes.heads, head % sizes.heads);
  });
}

bool is_taken(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kBFloat16 && tensor.layout() == at::kStrided && tensor.dim() == 4 &&
         tensor.stride(3) == 1;
}

bool are_taken(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, double dropout,
               bool is_causal, const std::optional<at::Tensor>& mask) {
  return is_available() && dropout == 0 && !is_causal && !(mask && mask->defined()) && is_taken(queries) &&
         is_taken(keys) && is_taken(values) && queries.size(3) % kPixels == 0 && queries.size(0) == keys.size(0) &&
         queries.size(1) == keys.size(1) && queries.size(3) == keys.size(3) && keys.sizes() == values.sizes() &&
         queries.numel() * keys.size(2) >= kWorthwhile;
}

using ForwardResult = std::tuple<at::Tensor, at::Tensor>;
using BackwardResult = std::tuple<at::Tensor, at::Tensor, at::Tensor>;

ForwardResult attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, double dropout,
                     bool is_causal, const std::optional<at::Tensor>& mask, std::optional<double> scale) {
  if (!are_taken(queries, keys, values, dropout, is_causal, mask))
    return at::cpu::_scaled_dot_product_flash_attention_for_cpu(queries, keys, values, dropout, is_causal, mask, scale);
  RECORD_FUNCTION("tsml::attention", std::vector<c10::IValue>({queries, keys, values}));
  const Sizes sizes = sizes_of(queries, keys, scale);
  const at::Tensor output = empty_by_token(queries);
  const at::Tensor logarithms =
      at::empty({sizes.samples, sizes.heads, sizes.queries}, queries.options().dtype(at::kFloat));
  auto* first = logarithms.mutable_data_ptr<float>();
  for_heads<Forward>(sizes, [&](Forward& worker, int64_t sample, int64_t head) {
    worker.compute(rows_of(queries, sample, head), rows_of(keys, sample, head), rows_of(values, sample, head),
                   results_of(output, sample, head), first + (sample * sizes.heads + head) * sizes.queries);
  });
  return {output, logarithms};
}

BackwardResult attend_backward(const at::Tensor& gradient, const at::Tensor& queries, const at::Tensor& keys,
                               const at::Tensor& values, const at::Tensor& output, const at::Tensor& logarithms,
                               double dropout, bool is_causal, const std::optional<at::Tensor>& mask,
                               std::optional<double> scale) {
  if (!are_taken(queries, keys, values, dropout, is_causal, mask) || !is_taken(output))
    return at::cpu::_scaled_dot_product_flash_attention_for_cpu_backward(gradient, queries, keys, values, output,
                                                                         logarithms, dropout, is_causal, mask, scale);
  RECORD_FUNCTION("tsml::attention_gradients", std::vector<c10::IValue>({gradient, queries, keys, values}));
  const Sizes sizes = sizes_of(queries, keys, scale);
  const at::Tensor given = is_taken(gradient) ? gradient : gradient.contiguous(), sums = logarithms.contiguous();
  const at::Tensor by_queries = empty_by_token(queries), by_keys = empty_by_token(keys),
                   by_values = empty_by_token(keys);
  const auto* first = sums.const_data_ptr<float>();
  for_heads<Backward>(sizes, [&](Backward& worker, int64_t sample, int64_t head) {
    worker.compute(
        {rows_of(queries, sample, head), rows_of(keys, sample, head), rows_of(values, sample, head),
         rows_of(output, sample, head), rows_of(given, sample, head),
         first + (sample * sizes.heads + head) * sizes.queries},
        {results_of(by_queries, sample, head), results_of(by_keys, sample, head), results_of(by_values, sample, head)});
  });
  return {by_queries, by_keys, by_values};
}

}  // namespace

bool has_faster_attention() {
  return is_available();
}

void install_attention() {
  if (!has_faster_attention()) return;
  static std::once_flag once;
  install(once, [](torch::Library& library) {
    library.impl("_scaled_dot_product_flash_attention_for_cpu", &attend);
    library.impl("_scaled_dot_product_flash_attention_for_cpu_backward", &attend_backward);
  });
}

}  // namespace tsml::operators

#else

namespace tsml::operators {

bool has_faster_attention() {
  return false;
}

void install_attention() {}

}  // namespace tsml::operators

#endif
