#include "core/operators/amx_tiles.h"

#ifdef TSML_HAS_KERNELS

#include <ATen/cpu/Utils.h>
#include <immintrin.h>

#include <algorithm>

#include "core/vectorized.h"

// GCC's own headers begin some registers with themselves.
#if !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace tsml::operators::amx {

namespace {

constexpr int64_t kRowBytes = 64;

// What AMX is told of eight tiles of sixteen full rows.
struct alignas(64) TileShapes {
  uint8_t palette = 1, start = 0, reserved[14] = {};
  uint16_t row_bytes[16] = {kRowBytes, kRowBytes, kRowBytes, kRowBytes, kRowBytes, kRowBytes, kRowBytes, kRowBytes};
  uint8_t rows[16] = {kSide, kSide, kSide, kSide, kSide, kSide, kSide, kSide};
};
// Not on the stack: compilers take the instruction to read its first bytes only, and leave out what writes the others.
const TileShapes kTileShapes;

TSML_AMX void configure() {
  _tile_loadconfig(&kTileShapes);
}

TSML_AMX void release() {
  _tile_release();
}

// The same eight numbers of four pixels, in one register.
TSML_AMX TSML_INTO_CALLER __m512i four_of(const Number* first, const Number* second, const Number* third,
                                          const Number* fourth) {
  const auto at = [](const Number* place) { return reinterpret_cast<const __m128i*>(place); };
  __m512i four = _mm512_castsi128_si512(_mm_loadu_si128(at(first)));
  four = _mm512_inserti32x4(four, _mm_loadu_si128(at(second)), 1);
  four = _mm512_inserti32x4(four, _mm_loadu_si128(at(third)), 2);
  return _mm512_inserti32x4(four, _mm_loadu_si128(at(fourth)), 3);
}

}  // namespace

bool is_available() {
  static const bool is = __builtin_cpu_supports("amx-bf16") && __builtin_cpu_supports("avx512bw") &&
                         __builtin_cpu_supports("avx512bf16") && at::cpu::init_amx();
  return is;
}

Lanes lanes_of(const Images& images, const Chunk& chunk, int64_t stride, int64_t padding, int64_t first) {
  Lanes lanes;
  for (int64_t lane = 0; lane < kDepth; lane++) {
    const int64_t pixel = chunk.place * kDepth + lane, image = chunk.images > 1 ? pixel / chunk.width : 0;
    const int64_t x = pixel - image * chunk.width;
    const int64_t place = (x * stride - padding) * images.channels + first;
    const int64_t begin = std::clamp<int64_t>(-place, 0, kSide);
    const int64_t end = std::clamp<int64_t>(images.row_length() - place, begin, kSide);
    const bool is_pixel = x < chunk.width && image < chunk.images;
    lanes.masks[lane] = is_pixel ? (1u << end) - (1u << begin) : 0;
    lanes.places[lane] = lanes.masks[lane] ? image * images.image_pitch + place : 0;
    lanes.are_whole &= lanes.masks[lane] == 0 || lanes.masks[lane] == 0xffff;
  }
  return lanes;
}

TSML_AMX void make_paired_tile(const Number* row, const Lanes& lanes, Number* tile) {
  for (int64_t i = 0; i < kDepth; i += 2) {
    const __m256i even = _mm256_maskz_loadu_epi16(lanes.masks[i], row + lanes.places[i]);
    const __m256i odd = _mm256_maskz_loadu_epi16(lanes.masks[i + 1], row + lanes.places[i + 1]);
    const __m256i low = _mm256_unpacklo_epi16(even, odd), high = _mm256_unpackhi_epi16(even, odd);
    _mm256_store_si256(reinterpret_cast<__m256i*>(tile + i * kSide), _mm256_permute2x128_si256(low, high, 0x20));
    _mm256_store_si256(reinterpret_cast<__m256i*>(tile + (i + 1) * kSide), _mm256_permute2x128_si256(low, high, 0x31));
  }
}

TSML_AMX void make_turned_tile(const Number* row, const Lanes& lanes, Number* tile) {
  alignas(64) static constexpr Number kZeros[kSide] = {};
  alignas(64) Number cut[kDepth][kSide];
  const Number* from[kDepth];
  for (int64_t i = 0; i < kDepth; i++) {
    from[i] = lanes.masks[i] ? row + lanes.places[i] : kZeros;
    if (lanes.are_whole) continue;
    _mm256_store_si256(reinterpret_cast<__m256i*>(cut[i]), _mm256_maskz_loadu_epi16(lanes.masks[i], from[i]));
    from[i] = cut[i];
  }
  // Eight channels at a time: eight registers, of which each has four pixels that lie eight apart, are turned over as
  // four squares of eight by eight.
  for (int64_t half = 0; half < kSide; half += 8) {
    __m512i a[8], b[8];
#pragma GCC unroll 8
    for (int64_t i = 0; i < 8; i++)
      a[i] = four_of(from[i] + half, from[8 + i] + half, from[16 + i] + half, from[24 + i] + half);
#pragma GCC unroll 4
    for (int64_t i = 0; i < 8; i += 2) {
      b[i] = _mm512_unpacklo_epi16(a[i], a[i + 1]);
      b[i + 1] = _mm512_unpackhi_epi16(a[i], a[i + 1]);
    }
#pragma GCC unroll 2
    for (int64_t i = 0; i < 8; i += 4) {
      a[i] = _mm512_unpacklo_epi32(b[i], b[i + 2]);
      a[i + 1] = _mm512_unpackhi_epi32(b[i], b[i + 2]);
      a[i + 2] = _mm512_unpacklo_epi32(b[i + 1], b[i + 3]);
      a[i + 3] = _mm512_unpackhi_epi32(b[i + 1], b[i + 3]);
    }
#pragma GCC unroll 4
    for (int64_t i = 0; i < 4; i++) {
      _mm512_store_si512(tile + (half + 2 * i) * kDepth, _mm512_unpacklo_epi64(a[i], a[i + 4]));
      _mm512_store_si512(tile + (half + 2 * i + 1) * kDepth, _mm512_unpackhi_epi64(a[i], a[i + 4]));
    }
  }
}

TSML_AMX void begin_sums(std::span<float* const> sums, bool at_zero) {
  if (at_zero) {
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    return;
  }
  _tile_loadd(0, sums[0], kRowBytes);
  _tile_loadd(1, sums[1], kRowBytes);
  _tile_loadd(2, sums[2], kRowBytes);
  if (sums.size() > 3) _tile_loadd(3, sums[3], kRowBytes);
}

TSML_AMX void end_sums(std::span<float* const> sums) {
  _tile_stored(0, sums[0], kRowBytes);
  _tile_stored(1, sums[1], kRowBytes);
  _tile_stored(2, sums[2], kRowBytes);
  if (sums.size() > 3) _tile_stored(3, sums[3], kRowBytes);
}

TSML_AMX void sweep_three(const TileRows& first, const TileRows& second, int64_t next) {
  // The three rows of first factors that a row of the second meets are in tmm3 to tmm5, by turns.
  for (int64_t row = std::max<int64_t>(0, next - 2); row < std::min(next, first.rows); row++) {
    const Number* tile = first.tiles + row * kTile;
    if (row % 3 == 0) _tile_loadd(3, tile, kRowBytes);
    if (row % 3 == 1) _tile_loadd(4, tile, kRowBytes);
    if (row % 3 == 2) _tile_loadd(5, tile, kRowBytes);
  }
  // Compilers want registers' numbers written out: no template can give them.
#define TSML_STEP(newest, middle, oldest)                                            \
  if (next < first.rows) _tile_loadd(newest, first.tiles + next * kTile, kRowBytes); \
  _tile_loadd(6, second.tiles + i * kTile, kRowBytes);                               \
  if (next < first.rows) _tile_dpbf16ps(0, newest, 6);                               \
  if (next >= 1 && next <= first.rows) _tile_dpbf16ps(1, middle, 6);                 \
  if (next >= 2 && next <= first.rows + 1) _tile_dpbf16ps(2, oldest, 6);
  for (int64_t i = 0; i < second.rows; i++, next++) {
    if (next % 3 == 0) {
      TSML_STEP(3, 5, 4)
    } else if (next % 3 == 1) {
      TSML_STEP(4, 3, 5)
    } else {
      TSML_STEP(5, 4, 3)
    }
  }
#undef TSML_STEP
}

TSML_AMX void sweep_two_by_two(const TilePairs& first, const TilePairs& second, int64_t steps) {
  for (int64_t step = 0; step < steps; step++) {
    const Number *upper = first.tiles + step * first.step, *left = second.tiles + step * second.step;
    _tile_loadd(4, upper, kRowBytes);
    _tile_loadd(6, left, kRowBytes);
    _tile_dpbf16ps(0, 4, 6);
    _tile_loadd(7, left + second.beside, kRowBytes);
    _tile_dpbf16ps(1, 4, 7);
    _tile_loadd(5, upper + first.beside, kRowBytes);
    _tile_dpbf16ps(2, 5, 6);
    _tile_dpbf16ps(3, 5, 7);
  }
}

UnitInUse::UnitInUse() {
  configure();
}

UnitInUse::~UnitInUse() {
  release();
}

}  // namespace tsml::operators::amx

#if !defined(__clang__)
#pragma GCC diagnostic pop
#endif

#else

namespace tsml::operators::amx {

bool is_available() {
  return false;
}

}  // namespace tsml::operators::amx

#endif
