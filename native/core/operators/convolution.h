// Convolutions of images and their gradients on the CPU, by kernels of tsml's own where they are faster than
// libtorch's, and in float32 where those in bfloat16 are wrong.
#pragma once

#include <ATen/core/Tensor.h>

namespace tsml::operators {

// Whose kernels a process takes, beside libtorch's: filters' gradients by AMX, and Winograd's with AVX-512. Each has
// the ones before it too. With AMX attention is computed by it as well (attention.h).
enum class Convolutions { libtorch, winograd, amx };

Convolutions convolutions();

// Has aten::convolution and its gradients take them, all over the process; nothing where there are none.
void install_convolutions();

// Of a convolution of [K, C, h, w] at each pixel of `images`, its output's gradient or, for stride 1, its input.
inline int64_t multiplications(const at::Tensor& images, const at::Tensor& filters) {
  return images.size(0) * images.size(2) * images.size(3) * filters.numel();
}

}  // namespace tsml::operators
