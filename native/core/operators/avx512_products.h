// Products of matrices of float32 in AVX-512's registers. Each number's sum is taken in the order of its products,
// however the matrices are divided.
#pragma once

#include "core/operators/processor.h"

#ifdef TSML_HAS_KERNELS

#include <cstdint>

namespace tsml::operators::avx512 {

constexpr int64_t kWidth = 16;  // numbers of a register

inline int64_t panels_for(int64_t columns) {
  return (columns + kWidth - 1) / kWidth;
}

// [rows, depth]: number k of row i is numbers[i · pitch + k], or numbers[k · pitch + i] where it is turned over.
struct FirstFactor {
  const float* numbers;
  int64_t rows, pitch;
  bool is_turned = false;
};

// [depth, 16 · panels], as [panels, depth, 16].
struct SecondFactor {
  const float* numbers;
  int64_t panels, depth;
};

// Sets [rows, 16 · panels], of `pitch` numbers from one row to the next, to the product, or adds it to that.
void multiply(const FirstFactor& first, const SecondFactor& second, float* to, int64_t pitch, bool adds = false);

}  // namespace tsml::operators::avx512

#endif
