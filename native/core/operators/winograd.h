// Convolutions of 3×3 and stride 1 in float32 by Winograd's F(2×2, 3×3): four outputs of 16 products where the sum
// itself has 36. The rounding error is that of sums over C channels, measured at 0.6 to 0.7 of libtorch's in
// channels_last. Winograd, "Arithmetic Complexity of Computations", 1980; Lavin and Gray, "Fast Algorithms for
// Convolutional Neural Networks", 2015.
#pragma once

#include <ATen/core/Tensor.h>

#include "core/nn/sizes.h"

namespace tsml::operators {

using nn::Size2d;

// Whether it takes such tensors: images (or an output's gradient) of float32 in channels_last, filters [K, C, 3, 3] and
// bias [K] of float32, both channels multiples of 16, where there is AVX-512, and enough work to be worth it.
bool takes_winograd(const at::Tensor& images, const at::Tensor& filters, const at::Tensor& bias);

// The convolution of images [N, C, H, W] with `filters`; padding is at most 2. `bias` may be undefined.
at::Tensor winograd(const at::Tensor& images, const at::Tensor& filters, const at::Tensor& bias, Size2d padding);

// Of the loss by the images, whose rows and columns there are `size` of, from its gradient by that convolution's
// output.
at::Tensor winograd_input_gradient(const at::Tensor& gradient, const at::Tensor& filters, Size2d padding, Size2d size);

}  // namespace tsml::operators
