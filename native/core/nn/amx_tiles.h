// Tiles of images for AMX, the matrix units of some of Intel's processors: how they are made and multiplied.
#pragma once

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__)
#define TSML_HAS_AMX_KERNELS
#endif

#ifdef TSML_HAS_AMX_KERNELS

#include <array>
#include <cstdint>

namespace tsml::nn::amx {

// Whether this processor has AMX for bfloat16, and the system lets this process use it.
bool is_available();

using Number = uint16_t;  // bits of a bfloat16

// An instruction multiplies a tile of 16 rows of 32 numbers with one of 32 rows, paired, of 16 numbers, and adds to a
// tile of 16 by 16 sums in float32. What is summed over are a chunk's pixels.
constexpr int64_t kSide = 16;
constexpr int64_t kPixels = 32;
constexpr int64_t kTile = kSide * kPixels;  // numbers of a tile
constexpr int64_t kSums = kSide * kSide;

// Images in channels_last, [images, height, width, channels].
struct Images {
  const Number* numbers;
  int64_t images, height, width, channels;
  int64_t image_pitch, row_pitch;  // numbers from one to the next

  int64_t row_length() const { return width * channels; }
  const Number* row(int64_t image, int64_t row) const { return numbers + image * image_pitch + row * row_pitch; }
};

// Where each of a chunk's pixels has its 16 numbers, counted from the start of its row in the first image, and which of
// those lie in the row, by a bit each; the others are 0.
struct Lanes {
  std::array<int64_t, kPixels> places;
  std::array<uint16_t, kPixels> masks;
  bool are_whole = true;  // no pixel has some but not all
};

// For the pixels `stride`·x − `padding` of the rows of `count` images side by side, for x in the chunk of `width`, from
// their `first` number.
Lanes lanes_of(const Images& images, int64_t count, int64_t width, int64_t chunk, int64_t stride, int64_t padding,
               int64_t first);

// A tile of 16 numbers of each of 32 pixels, as the instruction takes the second factor: two pixels' by turns.
void make_paired_tile(const Number* row, const Lanes& lanes, Number* tile);

// The same as it takes the first factor: turned over.
void make_turned_tile(const Number* row, const Lanes& lanes, Number* tile);

// While it lives, this thread has tiles: tmm0 to tmm3 are sums.
class Tiles {
 public:
  Tiles();
  ~Tiles();
  Tiles(const Tiles&) = delete;
  Tiles& operator=(const Tiles&) = delete;
};

// Where the sums lie, [16, 16] each.
using SumTiles = std::array<float*, 4>;

// Goes on with sums, or begins them at 0.
void begin_sums(const SumTiles& sums, bool is_first);

// Writes the first `count` of them: 3 or 4.
void end_sums(const SumTiles& sums, int count);

// Tiles of one column of chunks, row after row: `first` factors and `second`.
struct Run {
  const Number *first, *second;
  int64_t first_rows, second_rows;
};

// Three tiles of sums, of the products of row i of the first factors with rows i − `next`, i − `next` + 1 and
// i − `next` + 2 of the second: each tile that is loaded is multiplied three times.
void sweep_three(const Run& run, int64_t next);

// Two by two tiles of sums, of the products of row i of the first factors with row i·`stride` of the second. The second
// tile of each lies so many numbers behind the first one.
void sweep_two_by_two(const Run& run, int64_t beside_first, int64_t beside_second, int64_t stride);

}  // namespace tsml::nn::amx

#endif
