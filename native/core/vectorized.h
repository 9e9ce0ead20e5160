// Loops that the compiler makes vector instructions of.
#pragma once

#include <cstdint>

// A function with such loops: compiled for each of these, and the processor's own is chosen when the library is loaded.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define TSML_BY_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TSML_BY_PROCESSOR
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

}  // namespace tsml
