#include "core/operators/attention_tiles.h"

#ifdef TSML_HAS_KERNELS

#include <c10/util/bit_cast.h>
#include <immintrin.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

#include "core/operators/exponential.h"
#include "core/vectorized.h"

namespace tsml::operators::amx {

namespace {

// 32 rows, the second half of them so many numbers further, of which there are so many.
Lanes lanes_of_rows(int64_t pitch, int64_t further, int64_t rows) {
  Lanes lanes;
  for (int64_t i = 0; i < kDepth; i++) {
    lanes.masks[i] = i < rows ? 0xffff : 0;
    lanes.places[i] = i < rows ? i * pitch + (i < kSide ? 0 : further) : 0;
  }
  return lanes;
}

TSML_AMX void turn_over_pairs(const Number* rows, Number* tile) {
  for (int64_t pair = 0; pair < kSide; pair++)
    for (int64_t i = 0; i < kSide; i++)
      std::memcpy(tile + (pair * kSide + i) * 2, rows + i * kDepth + 2 * pair, 2 * sizeof(Number));
}

TSML_INTO_CALLER float widen(Number number) {
  return c10::bit_cast<float>(static_cast<uint32_t>(number) << 16);
}

// Of 16 numbers.
TSML_AMX TSML_INTO_CALLER void round_all(const float* numbers, Number* to) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), __m256i(_mm512_cvtneps_pbh(_mm512_loadu_ps(numbers))));
}

}  // namespace

void lay_out_as_first(const Rows& rows, const TokenTiles& tiles) {
  for (int64_t row = 0; row < 2 * blocks_for(rows.tokens); row++)
    for (int64_t column = 0; column < tiles.across; column++)
      for (int64_t i = 0; i < kSide; i++) {
        const int64_t token = row * kSide + i;
        Number* to = tiles.tile(row, column) + i * kDepth;
        if (token < rows.tokens)
          std::memcpy(to, rows.row(token) + column * kDepth, kDepth * sizeof(Number));
        else
          std::memset(to, 0, kDepth * sizeof(Number));
      }
}

void lay_out_as_second(const TokenTiles& first, int64_t blocks, const TokenTiles& tiles) {
  for (int64_t i = 0; i < 2 * blocks * first.across; i++)
    turn_over_pairs(first.tiles + i * kTile, tiles.tiles + i * kTile);
}

void pair_up(const Rows& rows, const PairedTiles& tiles) {
  for (int64_t block = 0; block < blocks_for(rows.tokens); block++) {
    const Lanes lanes = lanes_of_rows(rows.pitch, 0, rows.tokens - block * kBlock);
    for (int64_t column = 0; column < tiles.across; column++)
      make_paired_tile(rows.row(block * kBlock) + column * kSide, lanes, tiles.tile(block, column));
  }
}

void turn_over(const Number* rows, int64_t beside, Number* upper, Number* lower) {
  const Lanes lanes = lanes_of_rows(kDepth, beside - kTile, kBlock);
  make_turned_tile(rows, lanes, upper);
  make_turned_tile(rows + kSide, lanes, lower);
}

TSML_AMX float product(const Number* __restrict left, const Number* __restrict right, int64_t size) {
  float sums[kSide] = {};
  for (int64_t first = 0; first < size; first += kSide) {
    TSML_IN_LANES
    for (int64_t i = 0; i < kSide; i++) sums[i] += widen(left[first + i]) * widen(right[first + i]);
  }
  return std::accumulate(sums, sums + kSide, 0.0f);
}

void multiply(const TilePairs& first, const TilePairs& second, int64_t steps, const Sums& sums, bool at_zero) {
  begin_sums(sums.tiles(), at_zero);
  sweep_two_by_two(first, second, steps);
  end_sums(sums.tiles());
}

TSML_AMX void weigh(const Sums& products, int64_t keys, float scale, Number* weights, SoftmaxSums& sums) {
  std::fill_n(sums.largest, kBlock, -std::numeric_limits<float>::infinity());
  std::fill_n(sums.sum, kBlock, 0.0f);
  const auto for_halves = [&](const auto& take) {
    for (int64_t key = 0; key < keys; key++)
      for (int64_t half = 0; half < 2; half++)
        take(key, half * kSide, products.of(key / kBlock).row(key % kBlock, half));
  };
  for_halves([&](int64_t, int64_t query, const float* __restrict product) TSML_AMX {
    float* __restrict largest = sums.largest + query;
    TSML_IN_LANES
    for (int64_t i = 0; i < kSide; i++) largest[i] = std::max(largest[i], scale * product[i]);
  });
  for_halves([&](int64_t key, int64_t query, const float* __restrict product) TSML_AMX {
    const float* __restrict largest = sums.largest + query;
    float* __restrict sum = sums.sum + query;
    float weight[kSide];
    TSML_IN_LANES
    for (int64_t i = 0; i < kSide; i++) {
      weight[i] = rough_exponential(scale * product[i] - largest[i]);
      sum[i] += weight[i];
    }
    round_all(weight, weights + key * kBlock + query);
  });
  std::memset(weights + keys * kBlock, 0, (blocks_for(keys) * kBlock - keys) * kBlock * sizeof(Number));
}

TSML_AMX void differentiate(const Sums& products, const Sums& by_weights, const QueryFacts& facts, float scale,
                            int64_t keys, const BlockGradients& gradients) {
  for (int64_t row = 0; row < kBlock; row++) {
    const int64_t place = row / kSide * gradients.beside + row % kSide * kDepth;
    Number *weights = gradients.weights + place, *by_scores = gradients.by_scores + place;
    if (row >= keys) {
      std::memset(weights, 0, kBlock * sizeof(Number));
      std::memset(by_scores, 0, kBlock * sizeof(Number));
      continue;
    }
    for (int64_t half = 0; half < 2; half++) {
      const int64_t query = half * kSide;
      const float *product = products.row(row, half), *by_weight = by_weights.row(row, half);
      const float *logarithms = facts.logarithms + query, *means = facts.means + query;
      float weight[kSide], by_score[kSide];
      TSML_IN_LANES
      for (int64_t i = 0; i < kSide; i++) {
        // The same score as in the forward pass, which its query's logarithm is not below.
        weight[i] = rough_exponential(scale * product[i] - logarithms[i]);
        by_score[i] = weight[i] * (by_weight[i] - means[i]) * scale;
      }
      round_all(weight, weights + query);
      round_all(by_score, by_scores + query);
    }
    if (facts.queries < kBlock) {
      std::memset(weights + facts.queries, 0, (kBlock - facts.queries) * sizeof(Number));
      std::memset(by_scores + facts.queries, 0, (kBlock - facts.queries) * sizeof(Number));
    }
  }
}

TSML_AMX void round_block(const Sums& sums, int64_t block, int64_t first, const float* factors,
                          const Results& results) {
  const int64_t rows = std::min(kBlock, results.tokens - block * kBlock);
  for (int64_t row = 0; row < rows; row++)
    for (int64_t half = 0; half < 2; half++) {
      const float* sum = sums.row(row, half);
      float result[kSide];
      TSML_IN_LANES
      for (int64_t i = 0; i < kSide; i++) result[i] = sum[i] * factors[row];
      round_all(result, results.row(block * kBlock + row) + first + half * kSide);
    }
}

}  // namespace tsml::operators::amx

#endif
