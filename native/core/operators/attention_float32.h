// Attention of one head after the other, in float32 with AVX-512.
#pragma once

#include "core/operators/avx512_products.h"

#ifdef TSML_HAS_KERNELS

#include <ATen/core/Tensor.h>

#include <vector>

#include "core/operators/attention_head.h"

namespace tsml::operators::avx512 {

// Heads' sizes are multiples of kWidth.
class AttentionForward {
 public:
  explicit AttentionForward(const AttentionSizes& sizes);

  // `logarithms`: see AttentionTraces.
  void compute(const HeadTokens<const float>& queries, const HeadTokens<const float>& keys,
               const HeadTokens<const float>& values, const HeadTokens<float>& output, float* logarithms);

 private:
  AttentionSizes sizes_;
  at::Tensor keys_, values_;    // as second factors
  at::Tensor weights_;          // of a block of queries with all keys
  std::vector<float> factors_;  // of the block's outputs
};

class AttentionBackward {
 public:
  explicit AttentionBackward(const AttentionSizes& sizes);

  void compute(const AttentionTraces<float>& traces, const AttentionGradients<float>& gradients);

 private:
  AttentionSizes sizes_;
  at::Tensor turned_keys_, turned_values_, keys_, queries_, gradient_;  // as second factors
  at::Tensor weights_, by_scores_;                                      // of a block of queries with all keys
};

}  // namespace tsml::operators::avx512

#endif
