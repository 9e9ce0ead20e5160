// Random affine changes of images, drawn by key (training/random.h).
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>

namespace tsml::training {

struct Augmentation {
  double shift = 0;           // pixels, >= 0: each axis moves by U(-shift, shift)
  double rotate_degrees = 0;  // >= 0: turned about the centre by U(-rotate, rotate)
  double scale = 0;           // >= 0: enlarged by exp(U(-scale, scale))

  bool is_identity() const { return shift == 0 && rotate_degrees == 0 && scale == 0; }
};

// images [N, C, H, W] floating point; samples[i] is the index of image i in its data set. Bilinear; what
// comes in from outside is 0, so images should have their background (or mean) at 0. Returns new images of
// the same shape.
at::Tensor augment(const at::Tensor& images, std::span<const int64_t> samples, uint64_t seed, uint32_t epoch,
                   const Augmentation& augmentation);

}  // namespace tsml::training
