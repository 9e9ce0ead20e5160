// Loops that the compiler makes vector instructions of.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/BFloat16.h>
#include <c10/util/bit_cast.h>

#include <cstdint>

// A function with such loops: compiled for each of these, and the processor's own is chosen when the library is loaded.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define TSML_BY_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TSML_BY_PROCESSOR
#endif

// A part of such functions, compiled with each of them.
#if defined(__GNUC__)
#define TSML_INTO_CALLER [[gnu::always_inline]] inline
#else
#define TSML_INTO_CALLER inline
#endif

// A loop whose turns do not read what others write.
#if defined(__GNUC__) && !defined(__clang__)
#define TSML_ELEMENTWISE _Pragma("GCC ivdep")
#else
#define TSML_ELEMENTWISE
#endif

// A loop of kLanes turns over arrays of kLanes numbers: one instruction, and the arrays stay in registers from one such
// loop to the next. Unrolled first, as GCC would, it is sixteen instructions.
#if defined(__GNUC__) && !defined(__clang__)
#define TSML_IN_LANES _Pragma("GCC unroll 1")
#else
#define TSML_IN_LANES
#endif

namespace tsml {

constexpr int64_t kLanes = 16;

// Sets `to` to the nearest number of its type. libtorch's conversion selects among halves, which compilers take many
// instructions for: this one, to the same bits, selects among floats.
TSML_INTO_CALLER void narrow(float value, float& to) {
  to = value;
}

TSML_INTO_CALLER void narrow(float value, c10::BFloat16& to) {
  constexpr uint32_t kNan = 0x7fc00000;
  const auto bits = c10::bit_cast<uint32_t>(value);
  const uint32_t rounded = bits + 0x7fff + (bits >> 16 & 1);
  to.x = static_cast<uint16_t>((value == value ? rounded : kNan) >> 16);
}

// Whether a tensor's numbers are of a type that such loops are written for.
inline bool is_vectorized(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kFloat || tensor.scalar_type() == at::kBFloat16;
}

// What `compute` gives for a number of the tensor's type, one of those.
template <typename Compute>
auto in_type_of(const at::Tensor& tensor, const Compute& compute) {
  return tensor.scalar_type() == at::kFloat ? compute(0.0f) : compute(c10::BFloat16());
}

}  // namespace tsml
