// The largest of each window of images, in training: it keeps a byte for each output, where libtorch keeps its input
// and eight bytes, and its backward pass writes each gradient once.
#pragma once

#include <ATen/core/Tensor.h>

#include "core/nn/sizes.h"

namespace tsml::nn {

struct Windows {
  Size2d kernel_size, stride, padding;
  bool ceil_mode;
};

// Whether it takes such images, which need a gradient: [N, C, H, W] of float32 or bfloat16 on the CPU in
// channels_last.
bool takes_max_pool(const at::Tensor& input, const Windows& windows);

// Output and gradients are those of at::max_pool2d, bit for bit; in bfloat16 gradients are summed up in float32 and
// rounded once.
at::Tensor max_pool(const at::Tensor& input, const Windows& windows);

}  // namespace tsml::nn
