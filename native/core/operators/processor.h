// Instructions that kernels of tsml's own are written in.
#pragma once

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__)
#include <immintrin.h>

// This build has them; whether the processor has their instructions is asked when the library runs.
#define TSML_HAS_KERNELS
#define TSML_AVX512 __attribute__((target("avx512f")))
#define TSML_AMX __attribute__((target("avx512f,avx512bw,avx512vl,avx512bf16,amx-tile,amx-bf16")))
#endif

namespace tsml::operators {

// Whether this processor has AVX-512's registers.
inline bool has_avx512() {
#ifdef TSML_HAS_KERNELS
  static const bool has = __builtin_cpu_supports("avx512f");
  return has;
#else
  return false;
#endif
}

}  // namespace tsml::operators
