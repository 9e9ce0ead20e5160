// What attention is computed from, and what it gives: head by head.
#pragma once

#include <cstdint>

namespace tsml::operators {

struct AttentionSizes {
  int64_t samples, heads, queries, keys, size;  // of a head: its numbers of a token
  float scale;
};

// The tokens of one head.
template <typename Number>
struct HeadTokens {
  Number* numbers;
  int64_t tokens, pitch;  // numbers from one to the next

  Number* row(int64_t token) const { return numbers + token * pitch; }
};

// What a head's gradients are computed from; `gradient` is that by its output.
template <typename Number>
struct AttentionTraces {
  HeadTokens<const Number> queries, keys, values, output, gradient;
  const float* logarithms;  // of each query: of the sum of e to the power of its scores
};

template <typename Number>
struct AttentionGradients {
  HeadTokens<Number> queries, keys, values;
};

}  // namespace tsml::operators
