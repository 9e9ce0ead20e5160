// Batch norm of a training step as one operator with what follows it: the ReLU, and the residual block's shortcut
// between both. Alone, with the ReLU, and with both it goes over memory 3, 3 and 4 times forward and 5, 5 and 7 times
// backward, libtorch's one, two and three operators 4, 6 and 9 times and 5, 8 and 8 times.
#pragma once

#include <ATen/core/Tensor.h>

namespace tsml::nn {

// What follows the norm: nothing, max(0, norm), or max(0, norm + shortcut). There is no shortcut without a ReLU.
struct AfterNorm {
  bool relu = false;
  at::Tensor shortcut = {};
};

// Whether it takes such a batch: images [N, C, H, W] of float32 or bfloat16 on the CPU in channels_last, normed with
// float32 weights. A shortcut is of the same shape, type and layout.
bool takes_fused_batch_norm(const at::Tensor& input, const at::Tensor& weight, const AfterNorm& after);

// By the batch's own statistics, of more than one value a channel. The running ones are moved where they are defined.
// Sums of 32 values are added up in float64: the rounding error was measured at a third to a tenth of libtorch's in
// channels_last. Of bfloat16 the output alone is rounded, and not what is normed before it is clamped.
at::Tensor fused_batch_norm(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias,
                            const AfterNorm& after, const at::Tensor& running_mean, const at::Tensor& running_var,
                            double momentum, double eps);

}  // namespace tsml::nn
