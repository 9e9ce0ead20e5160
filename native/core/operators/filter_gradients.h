// Filters' gradients of convolutions in bfloat16 on processors with AMX: libtorch's kernels take two to five times as
// long for them as for the other two thirds of a convolution's work.
#pragma once

#include <ATen/core/Tensor.h>

#include "core/nn/sizes.h"

namespace tsml::operators {

using nn::Size2d;

// Whether it takes such tensors, of a convolution of one group without dilation: images [N, C, H, W] and gradients of
// its output [N, K, H', W'] of bfloat16, on a processor with AMX, and enough work to be worth it. Both are in
// channels_last, or filters of more than one pixel go over the images patch by patch.
bool takes_filter_gradients(const at::Tensor& gradient, const at::Tensor& images, const at::Tensor& filters,
                            Size2d stride, Size2d padding);

// Of the loss by the filters, [K, C, h, w] of bfloat16: summed up in float32 and rounded once.
at::Tensor filter_gradients(const at::Tensor& gradient, const at::Tensor& images, const at::Tensor& filters,
                            Size2d stride, Size2d padding);

}  // namespace tsml::operators
