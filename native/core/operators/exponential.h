// e to the power of a difference up to 0, in loops that the compiler makes vector instructions of.
#pragma once

#include <c10/util/bit_cast.h>

#include <cstdint>

#include "core/vectorized.h"

namespace tsml::operators {

constexpr float kBinary = 1.44269504f;    // the logarithm of e to base 2
constexpr float kRounding = 12582912.0f;  // 1.5 · 2²³: what is added to it loses its fraction

// `power` times 2 to the power of what was added to kRounding; 0 where the difference is below −87.
TSML_INTO_CALLER float scale_by_two(float power, float rounded, float difference) {
  // A mask where a choice would be: of that compilers make a branch.
  const uint32_t is_number = -static_cast<uint32_t>(!(difference < -87.0f));
  return c10::bit_cast<float>(is_number & (c10::bit_cast<uint32_t>(power) + (c10::bit_cast<uint32_t>(rounded) << 23)));
}

// To 1e-7 of it.
TSML_INTO_CALLER float exponential(float difference) {
  const float rounded = difference * kBinary + kRounding, twos = rounded - kRounding;
  // The difference less `twos` times log 2, which is that of two parts.
  float rest = __builtin_fmaf(twos, -0.693147182f, difference);
  rest = __builtin_fmaf(twos, 1.90465421e-9f, rest);
  float power = 1.0f / 5040;
  power = __builtin_fmaf(power, rest, 1.0f / 720);
  power = __builtin_fmaf(power, rest, 1.0f / 120);
  power = __builtin_fmaf(power, rest, 1.0f / 24);
  power = __builtin_fmaf(power, rest, 1.0f / 6);
  power = __builtin_fmaf(power, rest, 0.5f);
  power = __builtin_fmaf(power, rest, 1.0f);
  power = __builtin_fmaf(power, rest, 1.0f);
  return scale_by_two(power, rounded, difference);
}

// To 4e-6 of it, for what is rounded to bfloat16.
TSML_INTO_CALLER float rough_exponential(float difference) {
  const float x = difference * kBinary;
  const float rounded = x + kRounding, rest = x - (rounded - kRounding);
  float power = 1.3333558e-3f;  // (log 2)⁵ / 5!, and so on
  power = __builtin_fmaf(power, rest, 9.6181291e-3f);
  power = __builtin_fmaf(power, rest, 5.5504109e-2f);
  power = __builtin_fmaf(power, rest, 2.4022651e-1f);
  power = __builtin_fmaf(power, rest, 6.9314718e-1f);
  power = __builtin_fmaf(power, rest, 1.0f);
  return scale_by_two(power, rounded, difference);
}

}  // namespace tsml::operators
