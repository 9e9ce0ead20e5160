// Tiles for AMX, the matrix units of some of Intel's processors: how they are made and multiplied.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/operators/processor.h"

namespace tsml::operators::amx {

// Whether this processor has AMX for bfloat16, and the system lets this process use it.
bool is_available();

#ifdef TSML_HAS_KERNELS

using Number = uint16_t;  // bits of a bfloat16

// An instruction multiplies a tile of 16 rows of 32 numbers with one of 32 rows, paired, of 16 numbers, and adds to a
// tile of 16 by 16 sums in float32. What is summed over are pixels, tokens, or a token's numbers.
constexpr int64_t kSide = 16;
constexpr int64_t kDepth = 32;
constexpr int64_t kTile = kSide * kDepth;  // numbers of a tile
constexpr int64_t kSums = kSide * kSide;

// Images in channels_last, [images, height, width, channels].
struct Images {
  const Number* numbers;
  int64_t images, height, width, channels;
  int64_t image_pitch, row_pitch;  // numbers from one to the next

  int64_t row_length() const { return width * channels; }
  const Number* row(int64_t image, int64_t row) const { return numbers + image * image_pitch + row * row_pitch; }
};

// Of `images` images of `width` pixels in a row: the pixels from 32 · `place` on of a row where that is 32 or more
// wide, and otherwise the rows of several images side by side.
struct Chunk {
  int64_t width, place, images;
};

// Where each of 32 pixels or tokens has its 16 numbers, counted from where those of all begin, and which of them there
// are, by a bit each; the others are 0.
struct Lanes {
  std::array<int64_t, kDepth> places;
  std::array<uint16_t, kDepth> masks;
  bool are_whole = true;  // no pixel has some but not all
};

// For the pixels `stride`·x − `padding` of rows of `images`, where x are the chunk's, from their `first` number. Places
// are counted from the start of the row in the chunk's first image.
Lanes lanes_of(const Images& images, const Chunk& chunk, int64_t stride, int64_t padding, int64_t first);

// A tile of 16 numbers of each of the 32, as the instruction takes the second factor: those of two by turns.
void make_paired_tile(const Number* row, const Lanes& lanes, Number* tile);

// The same as it takes the first factor: turned over.
void make_turned_tile(const Number* row, const Lanes& lanes, Number* tile);

// While it lives this thread can use the unit, whose eight registers hold a tile each, tmm0 to tmm7.
class UnitInUse {
 public:
  UnitInUse();
  ~UnitInUse();
  UnitInUse(const UnitInUse&) = delete;
  UnitInUse& operator=(const UnitInUse&) = delete;
};

// Loads three or four tiles of sums [16, 16] into tmm0 to tmm3, or sets these to 0.
void begin_sums(std::span<float* const> sums, bool at_zero);

// Stores them.
void end_sums(std::span<float* const> sums);

// Tiles one behind the other, one for each row of an image.
struct TileRows {
  const Number* tiles;
  int64_t rows;
};

// To tmm0, tmm1 and tmm2, the sums for a filter's three rows, adds the products of row i of the second factors with the
// rows i + `next`, i + `next` − 1 and i + `next` − 2 of the first, those of them that there are. Each tile that is
// loaded is multiplied three times.
void sweep_three(const TileRows& first, const TileRows& second, int64_t next);

// Two tiles, the second so many numbers behind the first, and both of the next step of a sum `step` numbers further.
struct TilePairs {
  const Number* tiles;
  int64_t beside, step;
};

// To tmm0 and tmm1, the first tile of `first` with both of `second`, and tmm2 and tmm3, its second tile with both, adds
// the products of so many steps.
void sweep_two_by_two(const TilePairs& first, const TilePairs& second, int64_t steps);

#endif

}  // namespace tsml::operators::amx
