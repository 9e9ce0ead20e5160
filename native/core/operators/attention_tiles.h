// Tokens of attention's heads as tiles for AMX, and what becomes of their scores.
//
// Scores are computed turned over, a row for each key: then the numbers that belong to a query (its largest score, its
// sum) lie side by side like the scores of a row. A block is 32 keys by 32 queries, four tiles of sums. In the backward
// pass its rows are those of first factors, for the gradients by keys and values; for the output, and for the gradient
// by queries, it is turned over once more.
#pragma once

#include "core/operators/amx_tiles.h"
#include "core/operators/attention_head.h"

#ifdef TSML_HAS_KERNELS

#include <array>
#include <cstdint>

namespace tsml::operators::amx {

constexpr int64_t kBlock = 2 * kSide;         // tokens
constexpr int64_t kScores = kBlock * kBlock;  // of a block
constexpr int64_t kColumns = 2 * kSide;       // a token's numbers that are computed together
static_assert(kBlock == kDepth);              // a step of a sum over tokens is a block of them

inline int64_t blocks_for(int64_t tokens) {
  return (tokens + kBlock - 1) / kBlock;
}

using Rows = HeadTokens<const Number>;
using Results = HeadTokens<Number>;

// Tiles [block, half of its tokens, 32 of their numbers], for sums over those; tokens that there are not are 0.
struct TokenTiles {
  Number* tiles;
  int64_t across;  // tiles beside one another

  Number* tile(int64_t row, int64_t column) const { return tiles + (row * across + column) * kTile; }
  // Both halves of a block.
  TilePairs halves(int64_t block) const { return {tile(2 * block, 0), across * kTile, kTile}; }
};

// Tiles [block, 16 of the tokens' numbers], for sums over tokens.
struct PairedTiles {
  Number* tiles;
  int64_t across;

  Number* tile(int64_t block, int64_t column) const { return tiles + (block * across + column) * kTile; }
  // Two columns of tiles, from this block on.
  TilePairs columns(int64_t first, int64_t block = 0) const { return {tile(block, first), kTile, across * kTile}; }
};

// As first factors take them: rows as they are.
void lay_out_as_first(const Rows& rows, const TokenTiles& tiles);

// Of so many blocks of first factors, as second factors take them: turned over, by pairs of a token's numbers.
void lay_out_as_second(const TokenTiles& first, int64_t blocks, const TokenTiles& tiles);

// As second factors take them for sums over tokens: two tokens' numbers by turns.
void pair_up(const Rows& rows, const PairedTiles& tiles);

// Turns a block over, [32, 32] of two tiles of rows, the second so many numbers behind the first, to two first factors.
void turn_over(const Number* rows, int64_t beside, Number* upper, Number* lower);

// The sum of the products of two rows of numbers.
float product(const Number* left, const Number* right, int64_t size);

// Four tiles of sums, [half of 32 tokens, half of 32 tokens or of kColumns numbers].
struct Sums {
  float* numbers;

  std::array<float*, 4> tiles() const { return {numbers, numbers + kSums, numbers + 2 * kSums, numbers + 3 * kSums}; }
  // Of blocks one behind the other.
  Sums of(int64_t block) const { return {numbers + block * kScores}; }
  const float* row(int64_t row, int64_t half) const {
    return numbers + (row / kSide * 2 + half) * kSums + row % kSide * kSide;
  }
};

// Sums of products, of so many steps.
void multiply(const TilePairs& first, const TilePairs& second, int64_t steps, const Sums& sums, bool at_zero = true);

// Of the softmax of each of a block's queries: its largest score, and the sum of e to the power of score − largest.
struct SoftmaxSums {
  float largest[kBlock], sum[kBlock];
};

// Of products of `keys` keys with a block of queries: they become weights that are not divided by their sum yet, in
// rows of 32 queries, 0 for keys that there are not.
void weigh(const Sums& products, int64_t keys, float scale, Number* weights, SoftmaxSums& sums);

// Of each of a block's queries.
struct QueryFacts {
  const float* logarithms;  // see AttentionTraces
  const float* means;       // of its weights' gradients, by weight
  int64_t queries;          // so many there are from this block on; weights and gradients of others are 0
};

// Rows of 32 queries for each key of a block, in two tiles so many numbers apart.
struct BlockGradients {
  Number* weights;
  Number* by_scores;
  int64_t beside;
};

// From products of a block of keys with queries, and of their values with the output's gradient. There are `keys` from
// this block on; rows beyond are 0.
void differentiate(const Sums& products, const Sums& by_weights, const QueryFacts& facts, float scale, int64_t keys,
                   const BlockGradients& gradients);

// Rounds what belongs to a block's tokens, kColumns of their numbers from `first` on, each token's times its factor.
void round_block(const Sums& sums, int64_t block, int64_t first, const float* factors, const Results& results);

}  // namespace tsml::operators::amx

#endif
