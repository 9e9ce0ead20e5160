// Changes of whole batches in training: random erasing, mixup and CutMix, drawn by key (training/random.h).
//
// Zhong et al., "Random erasing data augmentation" (AAAI 2020); Zhang et al., "mixup" (ICLR 2018); Yun et al., "CutMix"
// (ICCV 2019). Given the same draws, the numbers are those of timm's RandomErasing (mode 'pixel') and Mixup (mode
// 'batch').
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <span>

namespace tsml::training {

// Defaults that mean something stand in lib/config/training.ts.
struct BatchAugmentation {
  double mixup = 0;                               // alpha of Beta(alpha, alpha), from 1e-6; 0 does not mix
  double cutmix = 0;                              // the same for rectangles
  double switch_probability = 0;                  // of CutMix where both are on
  double probability = 0;                         // of mixing a batch at all
  double erase_probability = 0;                   // of erasing a rectangle of an image
  double erase_min_area = 0, erase_max_area = 0;  // of the image's; 0 < min <= max <= 1 where erase_probability > 0

  bool mixes() const { return mixup > 0 || cutmix > 0; }
  bool erases() const { return erase_probability > 0; }
};

// Throws std::invalid_argument, naming the option as TypeScript has it, for one that is out of its range.
void check(const BatchAugmentation& augmentation);

struct AugmentedBatch {
  at::Tensor images;
  at::Tensor targets;
  std::optional<at::Tensor> sample_weights;
};

// images [N, C, H, W] floating point, best of mean 0 and variance 1; targets classes [N] int64 or values [N, K];
// sample_weights [N] floating point. Nothing is recorded for backward.
//
// Images are written over where nobody else holds them (nn::is_free) and copied first otherwise, if anything changes.
// First each image may lose a rectangle to standard normal noise, drawn by (seed, epoch, samples[i]), where samples[i]
// is the index of image i in its data set; nobody reads `samples` otherwise. Then the batch is mixed, drawn by (seed,
// epoch, update): image i keeps the share r and takes 1 - r of image N-1-i, in every pixel (mixup) or in one rectangle
// (CutMix, where r is what the rectangle, clipped to the image, leaves). Where mixing is on, whether this batch was
// drawn for it or not, targets become probabilities or values [N, classes] in float32 (float64 where the images are),
// and they and the sample weights are mixed with the same r. `classes` is read where targets are classes.
//
// Throws std::invalid_argument for tensors that do not fit, and on the CPU for classes out of range.
AugmentedBatch augment_batch(at::Tensor images, const at::Tensor& targets,
                             const std::optional<at::Tensor>& sample_weights, int64_t classes,
                             std::span<const int64_t> samples, uint64_t seed, uint32_t epoch, uint64_t update,
                             const BatchAugmentation& augmentation);

}  // namespace tsml::training
