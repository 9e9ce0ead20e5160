#include "core/operators/attention_float32.h"

#ifdef TSML_HAS_KERNELS

#include <ATen/ops/empty.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/operators/exponential.h"
#include "core/vectorized.h"

namespace tsml::operators::avx512 {

namespace {

using Rows = HeadTokens<const float>;

// Scores of a block of queries: as many as a core's own cache holds beside all else.
constexpr int64_t kScores = 1 << 16;

// Scores of a query, in whole registers; nothing that lies behind those of its keys is read.
int64_t pitch_of(const AttentionSizes& sizes) {
  return panels_for(sizes.keys) * kWidth;
}

// Queries of a block.
int64_t block_of(const AttentionSizes& sizes) {
  return std::clamp<int64_t>(kScores / pitch_of(sizes), 1, std::max<int64_t>(sizes.queries, 1));
}

at::Tensor scores_for(const AttentionSizes& sizes) {
  return at::empty({block_of(sizes), pitch_of(sizes)}, at::kFloat);
}

float* numbers_of(const at::Tensor& tensor) {
  return tensor.mutable_data_ptr<float>();
}

// Tokens as second factors [tokens, size].
at::Tensor tokens_for(int64_t tokens, const AttentionSizes& sizes) {
  return at::empty({sizes.size / kWidth, tokens, kWidth}, at::kFloat);
}

TSML_AVX512 SecondFactor lay_out(const Rows& rows, const at::Tensor& factor) {
  float* to = numbers_of(factor);
  const int64_t panels = factor.size(0);
  for (int64_t token = 0; token < rows.tokens; token++)
    for (int64_t panel = 0; panel < panels; panel++)
      _mm512_storeu_ps(to + (panel * rows.tokens + token) * kWidth, _mm512_loadu_ps(rows.row(token) + panel * kWidth));
  return {to, panels, rows.tokens};
}

// Tokens as second factors [size, tokens].
at::Tensor turned_tokens_for(int64_t tokens, const AttentionSizes& sizes) {
  return at::empty({panels_for(tokens), sizes.size, kWidth}, at::kFloat);
}

// Where two rows' numbers come from when those with this bit of the first are swapped with those without of the second:
// 0 to 15 the first's, 16 to 31 the second's.
template <int kBit>
constexpr auto kUpperPlaces = [] {
  std::array<int32_t, kWidth> places{};
  for (int32_t i = 0; i < kWidth; i++) places[i] = i & kBit ? kWidth + (i ^ kBit) : i;
  return places;
}();

template <int kBit>
constexpr auto kLowerPlaces = [] {
  std::array<int32_t, kWidth> places{};
  for (int32_t i = 0; i < kWidth; i++) places[i] = i & kBit ? kWidth + i : i | kBit;
  return places;
}();

template <int kBit>
TSML_AVX512 TSML_INTO_CALLER void swap_places(__m512& upper, __m512& lower) {
  const __m512 before = upper;
  upper = _mm512_permutex2var_ps(before, _mm512_loadu_si512(kUpperPlaces<kBit>.data()), lower);
  lower = _mm512_permutex2var_ps(before, _mm512_loadu_si512(kLowerPlaces<kBit>.data()), lower);
}

template <int kBit>
TSML_AVX512 TSML_INTO_CALLER void swap_all(__m512 (&rows)[kWidth]) {
#pragma GCC unroll 16
  for (int i = 0; i < kWidth; i++)
    if (!(i & kBit)) swap_places<kBit>(rows[i], rows[i | kBit]);
}

// Squares of 16 tokens and 16 of their numbers, each turned over in registers.
TSML_AVX512 SecondFactor lay_out_turned(const Rows& rows, const at::Tensor& factor) {
  float* to = numbers_of(factor);
  const int64_t size = factor.size(1);
  for (int64_t first = 0; first < rows.tokens; first += kWidth)
    for (int64_t number = 0; number < size; number += kWidth, to += kWidth * kWidth) {
      __m512 square[kWidth];
#pragma GCC unroll 16
      for (int i = 0; i < kWidth; i++)
        square[i] = first + i < rows.tokens ? _mm512_loadu_ps(rows.row(first + i) + number) : _mm512_setzero_ps();
      swap_all<1>(square);
      swap_all<2>(square);
      swap_all<4>(square);
      swap_all<8>(square);
#pragma GCC unroll 16
      for (int i = 0; i < kWidth; i++) _mm512_storeu_ps(to + i * kWidth, square[i]);
    }
  return {numbers_of(factor), factor.size(0), size};
}

Rows some_of(const Rows& rows, int64_t first, int64_t count) {
  return {rows.row(first), count, rows.pitch};
}

FirstFactor as_first(const Rows& rows) {
  return {rows.numbers, rows.tokens, rows.pitch};
}

// Of a query's softmax: the sum of e to the power of score − largest, and the logarithm of that of the scores.
struct SoftmaxSum {
  float sum, logarithm;
};

// A query's products with its keys become weights that are not divided by their sum yet.
TSML_AVX512 SoftmaxSum weigh(float* __restrict products, int64_t keys, float scale) {
  constexpr float kNone = -std::numeric_limits<float>::infinity();
  const int64_t whole = keys / kWidth * kWidth, pitch = panels_for(keys) * kWidth;
  std::array<float, kWidth> largest, sums{};
  largest.fill(kNone);
  for (int64_t key = 0; key < whole; key += kWidth) {
    TSML_IN_LANES
    for (int64_t i = 0; i < kWidth; i++) {
      const float score = products[key + i] * scale;
      products[key + i] = score;
      largest[i] = std::max(largest[i], score);
    }
  }
  for (int64_t key = whole; key < keys; key++) {
    products[key] *= scale;
    largest[0] = std::max(largest[0], products[key]);
  }
  std::fill(products + keys, products + pitch, kNone);
  const float top = *std::max_element(largest.begin(), largest.end());
  for (int64_t key = 0; key < pitch; key += kWidth) {
    TSML_IN_LANES
    for (int64_t i = 0; i < kWidth; i++) {
      const float weight = exponential(products[key + i] - top);
      products[key + i] = weight;
      sums[i] += weight;
    }
  }
  const float sum = std::accumulate(sums.begin(), sums.end(), 0.0f);
  return {sum, top + std::log(sum)};
}

TSML_AVX512 void scale_row(float* numbers, int64_t size, float factor) {
  for (int64_t i = 0; i < size; i++) numbers[i] *= factor;
}

// The sum of the products of two rows of numbers.
TSML_AVX512 float product(const float* left, const float* right, int64_t size) {
  std::array<float, kWidth> sums{};
  for (int64_t first = 0; first < size; first += kWidth) {
    TSML_IN_LANES
    for (int64_t i = 0; i < kWidth; i++) sums[i] += left[first + i] * right[first + i];
  }
  return std::accumulate(sums.begin(), sums.end(), 0.0f);
}

// Of a query: its products with its keys become weights, and the gradients by those become gradients by the products.
TSML_AVX512 void differentiate(float* __restrict products, float* __restrict by_weights, int64_t keys, float logarithm,
                               float mean, float scale) {
  for (int64_t key = 0; key < panels_for(keys) * kWidth; key++) {
    // The same score as in the forward pass, which its query's logarithm is not below.
    const float weight = exponential(products[key] * scale - logarithm);
    products[key] = weight;
    by_weights[key] = weight * (by_weights[key] - mean) * scale;
  }
}

}  // namespace

AttentionForward::AttentionForward(const AttentionSizes& sizes)
    : sizes_(sizes),
      keys_(turned_tokens_for(sizes.keys, sizes)),
      values_(tokens_for(sizes.keys, sizes)),
      weights_(scores_for(sizes)),
      factors_(block_of(sizes)) {}

void AttentionForward::compute(const Rows& queries, const Rows& keys, const Rows& values,
                               const HeadTokens<float>& output, float* logarithms) {
  const SecondFactor turned_keys = lay_out_turned(keys, keys_), all_values = lay_out(values, values_);
  const int64_t block = block_of(sizes_), pitch = pitch_of(sizes_);
  float* weights = numbers_of(weights_);
  for (int64_t first = 0; first < queries.tokens; first += block) {
    const Rows some = some_of(queries, first, std::min(block, queries.tokens - first));
    multiply(as_first(some), turned_keys, weights, pitch);
    for (int64_t i = 0; i < some.tokens; i++) {
      const auto [sum, logarithm] = weigh(weights + i * pitch, keys.tokens, sizes_.scale);
      logarithms[first + i] = logarithm;
      factors_[i] = 1 / sum;
    }
    multiply({weights, some.tokens, pitch}, all_values, output.row(first), output.pitch);
    for (int64_t i = 0; i < some.tokens; i++) scale_row(output.row(first + i), sizes_.size, factors_[i]);
  }
}

AttentionBackward::AttentionBackward(const AttentionSizes& sizes)
    : sizes_(sizes),
      turned_keys_(turned_tokens_for(sizes.keys, sizes)),
      turned_values_(turned_tokens_for(sizes.keys, sizes)),
      keys_(tokens_for(sizes.keys, sizes)),
      queries_(tokens_for(block_of(sizes), sizes)),
      gradient_(tokens_for(block_of(sizes), sizes)),
      weights_(scores_for(sizes)),
      by_scores_(scores_for(sizes)) {}

void AttentionBackward::compute(const AttentionTraces<float>& traces, const AttentionGradients<float>& gradients) {
  const auto& [queries, keys, values, output, gradient, logarithms] = traces;
  const SecondFactor turned_keys = lay_out_turned(keys, turned_keys_), all_keys = lay_out(keys, keys_),
                     turned_values = lay_out_turned(values, turned_values_);
  const int64_t block = block_of(sizes_), pitch = pitch_of(sizes_);
  float *weights = numbers_of(weights_), *by_scores = numbers_of(by_scores_);
  for (int64_t first = 0; first < queries.tokens; first += block) {
    const int64_t count = std::min(block, queries.tokens - first);
    const Rows some_queries = some_of(queries, first, count), some_gradient = some_of(gradient, first, count);
    multiply(as_first(some_queries), turned_keys, weights, pitch);
    multiply(as_first(some_gradient), turned_values, by_scores, pitch);
    for (int64_t i = 0; i < count; i++)
      differentiate(weights + i * pitch, by_scores + i * pitch, keys.tokens, logarithms[first + i],
                    product(some_gradient.row(i), output.row(first + i), sizes_.size), sizes_.scale);
    multiply({by_scores, count, pitch}, all_keys, gradients.queries.row(first), gradients.queries.pitch);
    const bool adds = first > 0;
    multiply({by_scores, keys.tokens, pitch, true}, lay_out(some_queries, queries_), gradients.keys.numbers,
             gradients.keys.pitch, adds);
    multiply({weights, keys.tokens, pitch, true}, lay_out(some_gradient, gradient_), gradients.values.numbers,
             gradients.values.pitch, adds);
  }
}

}  // namespace tsml::operators::avx512

#endif
