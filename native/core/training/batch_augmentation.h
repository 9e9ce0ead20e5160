// Changes of whole batches in training: mixup, CutMix and random erasing, drawn by key (training/random.h).
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <span>

namespace tsml::training {

struct BatchAugmentation {
  double mixup = 0;               // alpha of Beta(alpha, alpha), >= 0; 0 does not mix
  double cutmix = 0;              // the same for rectangles cut out
  double switch_probability = .5; // of CutMix where both are on
  double probability = 1;         // of mixing a batch at all
  double erase_probability = 0;   // of erasing a rectangle of an image
  double erase_min_area = 0.02, erase_max_area = 1.0 / 3;  // of the image's

  bool mixes() const { return mixup > 0 || cutmix > 0; }
  bool is_identity() const { return !mixes() && erase_probability == 0; }
};

struct AugmentedBatch {
  at::Tensor images;   // as they were given, or new
  at::Tensor targets;  // probabilities [N, classes] in the images' dtype where mixed, else as they were given
  std::optional<at::Tensor> sample_weights;
};

// images [N, C, H, W] floating point; targets classes [N] int64 or values [N, K]; samples[i] is the index of image i in
// its data set, which erasing is drawn by; mixing is drawn by (seed, epoch, update), once for the batch, each image with its
// mirror in the batch, as timm does. `classes` is read where targets are classes and the batch is mixed.
AugmentedBatch augment_batch(const at::Tensor& images, const at::Tensor& targets,
                             const std::optional<at::Tensor>& sample_weights, int64_t classes,
                             std::span<const int64_t> samples, uint64_t seed, uint32_t epoch, uint64_t update,
                             const BatchAugmentation& augmentation);

}  // namespace tsml::training
