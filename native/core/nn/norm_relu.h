// max(0, batch norm) of a training step, as one operator, and max(0, batch norm + shortcut), which ends a residual
// block: of the six passes over memory forward and the eight backward that two operators make, it makes three and five;
// of the nine and eight of three operators four and seven.
#pragma once

#include <ATen/core/Tensor.h>

namespace tsml::nn {

// Whether it takes such a batch: images [N, C, H, W] of float32 or bfloat16 on the CPU in
// channels_last, normed with float32 weights. `shortcut` may be undefined.
bool takes_norm_relu(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& shortcut);

// By the batch's own statistics, of more than one value a channel. The running ones are moved where they are defined.
// Sums are taken in float64, so that the result has a hundredth of the rounding error of libtorch's; of bfloat16 the
// output alone is rounded, and not what is normed before it is clamped.
at::Tensor norm_relu(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias,
                     const at::Tensor& shortcut, const at::Tensor& running_mean, const at::Tensor& running_var,
                     double momentum, double eps);

}  // namespace tsml::nn
