#include "core/operators/attention_bfloat16.h"

#ifdef TSML_HAS_KERNELS

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>

namespace tsml::operators::amx {

namespace {

constexpr auto kOnes = [] {
  std::array<float, kBlock> ones{};
  for (float& one : ones) one = 1;
  return ones;
}();

int64_t pairs_of_columns(const AttentionSizes& sizes) {
  return sizes.size / kColumns;
}

}  // namespace

TokenTiles AttentionWorkspace::tokens(int64_t count) {
  const int64_t across = size_ / kDepth;
  return {tiles(2 * blocks_for(count) * across), across};
}

PairedTiles AttentionWorkspace::paired(int64_t tokens) {
  const int64_t across = size_ / kSide;
  return {tiles(blocks_for(tokens) * across), across};
}

Number* AttentionWorkspace::tiles(int64_t count) {
  return static_cast<Number*>(blocks_.emplace_back(at::empty({count, kTile}, at::kBFloat16)).mutable_data_ptr());
}

float* AttentionWorkspace::numbers(int64_t count) {
  return blocks_.emplace_back(at::empty({count}, at::kFloat)).mutable_data_ptr<float>();
}

AttentionForward::AttentionForward(const AttentionSizes& sizes)
    : sizes_(sizes),
      workspace_(sizes.size),
      queries_as_first_(workspace_.tokens(sizes.queries)),
      queries_as_second_(workspace_.tokens(sizes.queries)),
      keys_(workspace_.tokens(sizes.keys)),
      values_(workspace_.paired(sizes.keys)),
      products_{workspace_.numbers(blocks_for(sizes.keys) * kScores)},
      weights_(workspace_.tiles(2 * blocks_for(sizes.keys))),
      weights_as_first_(workspace_.tiles(2 * blocks_for(sizes.keys))) {}

void AttentionForward::compute(const Rows& queries, const Rows& keys, const Rows& values, const Results& output,
                               float* logarithms) {
  const UnitInUse unit;
  const int64_t blocks = blocks_for(keys.tokens);
  lay_out_as_first(queries, queries_as_first_);
  lay_out_as_second(queries_as_first_, blocks_for(queries.tokens), queries_as_second_);
  lay_out_as_first(keys, keys_);
  pair_up(values, values_);
  for (int64_t query = 0; query < blocks_for(queries.tokens); query++) {
    for (int64_t key = 0; key < blocks; key++)
      multiply(keys_.halves(key), queries_as_second_.halves(query), keys_.across, products_.of(key));
    SoftmaxSums sums;
    weigh(products_, keys.tokens, sizes_.scale, weights_, sums);
    for (int64_t key = 0; key < blocks; key++)
      turn_over(weights_ + key * 2 * kTile, kTile, weights_as_first_ + key * kTile,
                weights_as_first_ + (blocks + key) * kTile);
    float factors[kBlock];
    for (int64_t i = 0; i < kBlock; i++) factors[i] = 1 / sums.sum[i];
    alignas(64) float numbers[kScores];
    for (int64_t pair = 0; pair < pairs_of_columns(sizes_); pair++) {
      multiply({weights_as_first_, blocks * kTile, kTile}, values_.columns(2 * pair), blocks, {numbers});
      round_block({numbers}, query, pair * kColumns, factors, output);
    }
    for (int64_t i = 0; i < std::min(kBlock, queries.tokens - query * kBlock); i++)
      logarithms[query * kBlock + i] = sums.largest[i] + std::log(sums.sum[i]);
  }
}

AttentionBackward::AttentionBackward(const AttentionSizes& sizes)
    : sizes_(sizes),
      workspace_(sizes.size),
      as_first_(workspace_.tokens(sizes.queries)),
      queries_as_second_(workspace_.tokens(sizes.queries)),
      gradient_as_second_(workspace_.tokens(sizes.queries)),
      keys_(workspace_.tokens(sizes.keys)),
      values_(workspace_.tokens(sizes.keys)),
      paired_queries_(workspace_.paired(sizes.queries)),
      paired_gradient_(workspace_.paired(sizes.queries)),
      paired_keys_(workspace_.paired(sizes.keys)),
      weights_(workspace_.tiles(2 * blocks_for(sizes.queries))),
      by_scores_(workspace_.tiles(2 * blocks_for(sizes.queries))),
      by_queries_{workspace_.numbers(blocks_for(sizes.queries) * pairs_of_columns(sizes) * kScores)},
      logarithms_(workspace_.numbers(blocks_for(sizes.queries) * kBlock)),
      means_(workspace_.numbers(blocks_for(sizes.queries) * kBlock)) {}

void AttentionBackward::compute(const AttentionTraces<Number>& traces, const AttentionGradients<Number>& gradients) {
  const UnitInUse unit;
  prepare(traces);
  for (int64_t key = 0; key < blocks_for(traces.keys.tokens); key++) {
    differentiate_scores(key);
    multiply_columns(weights_, paired_gradient_, key, gradients.values);
    multiply_columns(by_scores_, paired_queries_, key, gradients.keys);
  }
  const int64_t pairs = pairs_of_columns(sizes_);
  for (int64_t query = 0; query < blocks_for(traces.queries.tokens); query++)
    for (int64_t pair = 0; pair < pairs; pair++)
      round_block(by_queries_.of(query * pairs + pair), query, pair * kColumns, kOnes.data(), gradients.queries);
}

void AttentionBackward::prepare(const AttentionTraces<Number>& traces) {
  lay_out_as_first(traces.queries, as_first_);
  lay_out_as_second(as_first_, blocks_for(traces.queries.tokens), queries_as_second_);
  lay_out_as_first(traces.gradient, as_first_);
  lay_out_as_second(as_first_, blocks_for(traces.gradient.tokens), gradient_as_second_);
  lay_out_as_first(traces.keys, keys_);
  lay_out_as_first(traces.values, values_);
  pair_up(traces.queries, paired_queries_);
  pair_up(traces.gradient, paired_gradient_);
  pair_up(traces.keys, paired_keys_);
  for (int64_t i = 0; i < blocks_for(sizes_.queries) * kBlock; i++) {
    const bool is_query = i < sizes_.queries;
    logarithms_[i] = is_query ? traces.logarithms[i] : 0;
    means_[i] = is_query ? product(traces.gradient.row(i), traces.output.row(i), sizes_.size) : 0;
  }
}

// Of a block of keys with all queries. What it adds to the queries' gradients is added.
void AttentionBackward::differentiate_scores(int64_t key) {
  const int64_t blocks = blocks_for(sizes_.queries), pairs = pairs_of_columns(sizes_);
  alignas(64) float products[kScores], by_weights[kScores];
  alignas(64) Number turned[2 * kTile];
  for (int64_t query = 0; query < blocks; query++) {
    multiply(keys_.halves(key), queries_as_second_.halves(query), keys_.across, {products});
    multiply(values_.halves(key), gradient_as_second_.halves(query), keys_.across, {by_weights});
    Number* by_scores = by_scores_ + query * kTile;
    differentiate({products}, {by_weights},
                  {logarithms_ + query * kBlock, means_ + query * kBlock, sizes_.queries - query * kBlock},
                  sizes_.scale, sizes_.keys - key * kBlock, {weights_ + query * kTile, by_scores, blocks * kTile});
    turn_over(by_scores, blocks * kTile, turned, turned + kTile);
    for (int64_t pair = 0; pair < pairs; pair++)
      multiply({turned, kTile, 0}, paired_keys_.columns(2 * pair, key), 1, by_queries_.of(query * pairs + pair),
               /*at_zero=*/key == 0);
  }
}

// Of a block of keys.
void AttentionBackward::multiply_columns(const Number* rows, const PairedTiles& columns, int64_t key,
                                         const Results& results) {
  const int64_t blocks = blocks_for(sizes_.queries);
  alignas(64) float numbers[kScores];
  for (int64_t pair = 0; pair < pairs_of_columns(sizes_); pair++) {
    multiply({rows, blocks * kTile, kTile}, columns.columns(2 * pair), blocks, {numbers});
    round_block({numbers}, key, pair * kColumns, kOnes.data(), results);
  }
}

}  // namespace tsml::operators::amx

#endif
