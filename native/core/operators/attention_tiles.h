// Tokens of attention's heads as tiles for AMX, and what becomes of their scores.
//
// Scores are computed turned over, a row for each key: then the numbers that belong to a query (its largest score, its
// sum) lie side by side like the scores of a row, and what becomes of these is a row of a first factor. A block is 32
// keys by 32 queries, four tiles of sums.
#pragma once

#include "core/operators/amx_tiles.h"

#ifdef TSML_HAS_AMX_KERNELS

#include <array>
#include <cstdint>

namespace tsml::operators::amx {

constexpr int64_t kBlock = 2 * kSide;         // tokens
constexpr int64_t kScores = kBlock * kBlock;  // of a block
static_assert(kBlock == kPixels);
constexpr float kBinary = 1.44269504f;  // the logarithm of e to base 2

inline int64_t blocks_for(int64_t tokens) {
  return (tokens + kBlock - 1) / kBlock;
}

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
void lay_out_rows(const Rows& rows, const RowTiles& tiles);

// From those of so many blocks, as second factors take them: turned over, by pairs of a token's numbers.
void turn_over(const RowTiles& rows, int64_t blocks, const RowTiles& turned);

// As second factors take them for sums over tokens: two tokens' numbers by turns.
void pair_up(const Rows& rows, const PairedTiles& tiles);

// Turns a block over, [32, 32] of two tiles of rows, the second so many numbers behind the first: as first factors take
// it.
void turn_over_block(const Number* rows, int64_t beside, Number* upper, Number* lower);

// The sum of the products of two rows of numbers.
float product(const Number* left, const Number* right, int64_t size);

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

// Sums of the products of so many tiles' rows.
void multiply(const TilePairs& first, const TilePairs& second, int64_t rows, const Sums& sums, bool at_zero = true);

// Of a block's queries: the largest score, times the logarithm, and the sum of the exponentials of what all are below
// it.
struct Summary {
  float largest[kBlock], sum[kBlock];
};

// Of scores of `keys` keys with a block of queries: they become weights that are not divided by their sum yet, in rows
// of 32 queries, 0 for keys that there are not. `scale` is of exponents of 2.
void weigh(const Sums& scores, int64_t keys, float scale, Number* weights, Summary& summary);

// What a block's scores become in the backward pass.
struct Shares {
  Number* weights;    // the attention's: two tiles, `beside` numbers apart
  Number* gradients;  // the scores', likewise
  int64_t beside;
};

// Of a block's queries.
struct Known {
  const float* logarithms;  // to base 2, of the sums of their exponentials
  const float* means;       // what the gradients of a query's weights have in common
};

// From products of keys and queries, and of values and the output's gradient. `keys`: so many there are, at the most.
void differentiate(const Sums& scores, const Sums& by_weights, const Known& known, float scale, int64_t keys,
                   const Shares& shares);

// Where results go: rows of one head.
struct Results {
  Number* numbers;
  int64_t tokens, pitch;

  Number* row(int64_t token) const { return numbers + token * pitch; }
};

// Rounds what belongs to a block's tokens, 32 of their numbers from `first` on, each token's times its factor.
void round_block(const Sums& sums, int64_t block, int64_t first, const float* factors, const Results& results);

}  // namespace tsml::operators::amx

#endif
