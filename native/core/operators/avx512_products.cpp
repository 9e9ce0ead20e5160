#include "core/operators/avx512_products.h"

#ifdef TSML_HAS_KERNELS

#include <array>
#include <utility>

namespace tsml::operators::avx512 {

namespace {

// Rows whose sums, of two registers' columns, fill the registers.
constexpr int kMostRows = 14;

struct Product {
  const float* first;
  int64_t first_pitch;
  const float* second;
  int64_t depth;
  float* to;
  int64_t pitch;
  bool adds;
};

template <bool kIsTurned, int kRegisters, int kRows>
TSML_AVX512 void multiply_rows(const Product& product) {
  const auto [first, first_pitch, second, depth, to, pitch, adds] = product;
  __m512 sums[kRows][kRegisters];
#pragma GCC unroll 14
  for (int i = 0; i < kRows; i++)
#pragma GCC unroll 2
    for (int j = 0; j < kRegisters; j++)
      sums[i][j] = adds ? _mm512_loadu_ps(to + i * pitch + j * kWidth) : _mm512_setzero_ps();
  for (int64_t k = 0; k < depth; k++) {
    __m512 columns[kRegisters];
#pragma GCC unroll 2
    for (int j = 0; j < kRegisters; j++) columns[j] = _mm512_loadu_ps(second + (j * depth + k) * kWidth);
#pragma GCC unroll 14
    for (int i = 0; i < kRows; i++) {
      const __m512 number = _mm512_set1_ps(kIsTurned ? first[k * first_pitch + i] : first[i * first_pitch + k]);
#pragma GCC unroll 2
      for (int j = 0; j < kRegisters; j++) sums[i][j] = _mm512_fmadd_ps(number, columns[j], sums[i][j]);
    }
  }
#pragma GCC unroll 14
  for (int i = 0; i < kRows; i++)
#pragma GCC unroll 2
    for (int j = 0; j < kRegisters; j++) _mm512_storeu_ps(to + i * pitch + j * kWidth, sums[i][j]);
}

using MultiplyRows = void (*)(const Product&);

// By the number of rows, from 1.
template <bool kIsTurned, int kRegisters, int... kIndices>
constexpr std::array<MultiplyRows, kMostRows> by_rows(std::integer_sequence<int, kIndices...>) {
  return {&multiply_rows<kIsTurned, kRegisters, kIndices + 1>...};
}

template <bool kIsTurned, int kRegisters>
constexpr auto kByRows = by_rows<kIsTurned, kRegisters>(std::make_integer_sequence<int, kMostRows>());

}  // namespace

void multiply(const FirstFactor& first, const SecondFactor& second, float* to, int64_t pitch, bool adds) {
  const int64_t groups = (first.rows + kMostRows - 1) / kMostRows;
  const int64_t row_pitch = first.is_turned ? 1 : first.pitch;
  for (int64_t panel = 0; panel < second.panels; panel += 2) {
    const bool is_pair = panel + 1 < second.panels;
    const auto& kernels = first.is_turned ? is_pair ? kByRows<true, 2> : kByRows<true, 1>
                          : is_pair ? kByRows<false, 2>
                                          : kByRows<false, 1>;
    for (int64_t group = 0; group < groups; group++) {
      const int64_t begin = first.rows * group / groups, end = first.rows * (group + 1) / groups;
      kernels[end - begin - 1]({first.numbers + begin * row_pitch, first.pitch,
                                second.numbers + panel * second.depth * kWidth, second.depth,
                                to + begin * pitch + panel * kWidth, pitch, adds});
    }
  }
}

}  // namespace tsml::operators::avx512

#endif
