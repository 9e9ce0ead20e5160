#include "core/training/batch_augmentation.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/errors.h"
#include "core/losses/class_loss.h"
#include "core/nn/module.h"
#include "core/training/mirror.h"
#include "core/training/portable_math.h"
#include "core/training/random.h"

namespace tsml::training {

namespace {

// Below it the logarithm of a variable of Gamma(alpha, 1) may be infinite.
constexpr double kLeastAlpha = 1e-6;

struct Rectangle {
  int64_t top, left, height, width;

  at::Tensor of(const at::Tensor& images) const { return images.narrow(-2, top, height).narrow(-1, left, width); }
};

struct Mix {
  double ratio;                       // the share of an image that stays
  std::optional<Rectangle> box = {};  // CutMix's
};

// timm's rand_bbox and cutmix_bbox_and_lam: a rectangle of the image's proportions, whose centre lies anywhere.
Mix draw_box(double ratio, int64_t height, int64_t width, RandomStream center) {
  const double side = std::sqrt(1 - ratio);
  const int64_t box_height = static_cast<int64_t>(static_cast<double>(height) * side);
  const int64_t box_width = static_cast<int64_t>(static_cast<double>(width) * side);
  const int64_t y = static_cast<int64_t>(center.below(height)), x = static_cast<int64_t>(center.below(width));
  const int64_t top = std::max<int64_t>(0, y - box_height / 2), left = std::max<int64_t>(0, x - box_width / 2);
  const Rectangle box{top, left, std::min(height, y + (box_height + 1) / 2) - top,
                      std::min(width, x + (box_width + 1) / 2) - left};
  return {1 - static_cast<double>(box.height * box.width) / static_cast<double>(height * width), box};
}

Mix draw_mix(int64_t height, int64_t width, uint64_t seed, uint32_t epoch, uint64_t update,
             const BatchAugmentation& augmentation) {
  const auto draw = [&](RandomOperation operation) { return RandomStream({seed, epoch, update, operation}); };
  RandomStream mixing = draw(RandomOperation::mixing);
  if (mixing.uniform() >= augmentation.probability) return {1};
  const double chosen = mixing.uniform();
  const bool cuts = augmentation.cutmix > 0 && (augmentation.mixup == 0 || chosen < augmentation.switch_probability);
  const double alpha = cuts ? augmentation.cutmix : augmentation.mixup;
  const double ratio = draw(RandomOperation::mixing_ratio).beta(alpha, alpha);
  if (!cuts) return {ratio};
  return draw_box(ratio, height, width, draw(RandomOperation::mixing_center));
}

// What timm's RandomErasing takes for a rectangle: one of this share and proportions, drawn up to ten times until it is
// smaller than the image.
std::optional<Rectangle> draw_erased(RandomStream& random, int64_t height, int64_t width,
                                     const BatchAugmentation& augmentation) {
  if (random.uniform() >= augmentation.erase_probability) return {};
  static const double kLogAspect = portable_log(0.3);
  for (int attempt = 0; attempt < 10; attempt++) {
    const double area =
        random.uniform(augmentation.erase_min_area, augmentation.erase_max_area) * static_cast<double>(height * width);
    const double aspect = portable_exp(random.uniform(kLogAspect, -kLogAspect));
    const int64_t erased_height = std::llrint(std::sqrt(area * aspect));
    const int64_t erased_width = std::llrint(std::sqrt(area / aspect));
    if (erased_height >= height || erased_width >= width) continue;
    return Rectangle{static_cast<int64_t>(random.below(height - erased_height + 1)),
                     static_cast<int64_t>(random.below(width - erased_width + 1)), erased_height, erased_width};
  }
  return {};
}

// float32 [channels, height, width]
at::Tensor noise(int64_t channels, const Rectangle& box, uint64_t seed, uint32_t epoch) {
  at::Tensor values = at::empty({channels, box.height, box.width}, at::kFloat);
  float* row = values.data_ptr<float>();
  for (int64_t i = 0; i < channels * box.height; i++, row += box.width)
    RandomStream({seed, epoch, static_cast<uint64_t>(i), RandomOperation::erasing_noise})
        .fill_normal({row, static_cast<size_t>(box.width)});
  return values;
}

struct Erased {
  int64_t image;
  Rectangle box;
  uint64_t seed;  // of its noise
};

std::vector<Erased> draw_erasures(const at::Tensor& images, std::span<const int64_t> samples, uint64_t seed,
                                  uint32_t epoch, const BatchAugmentation& augmentation) {
  std::vector<Erased> erased;
  if (!augmentation.erases()) return erased;
  for (size_t i = 0; i < samples.size(); i++) {
    RandomStream random({seed, epoch, static_cast<uint64_t>(samples[i]), RandomOperation::erasing});
    if (const auto box = draw_erased(random, images.size(2), images.size(3), augmentation))
      erased.push_back({static_cast<int64_t>(i), *box, random.bits()});
  }
  return erased;
}

void erase(at::Tensor& images, const Erased& erased, uint32_t epoch) {
  at::Tensor place = erased.box.of(images.select(0, erased.image));
  place.copy_(noise(images.size(1), erased.box, erased.seed, epoch));
}

at::Tensor soft_targets(const at::Tensor& targets, int64_t classes, at::ScalarType dtype) {
  if (targets.dim() == 2) return targets.to(dtype);
  if (targets.is_cpu()) losses::check_classes(targets, targets.size(0), classes, std::nullopt);
  return at::zeros({targets.size(0), classes}, targets.options().dtype(dtype)).scatter_(1, targets.unsqueeze(1), 1);
}

void check_range(const char* name, double value, double low, double high) {
  if (!(value >= low && value <= high)) refuse("Expected ", name, " from ", low, " to ", high, " but received ", value);
}

void check_alpha(const char* name, double value) {
  if (!(value == 0 || (value >= kLeastAlpha && std::isfinite(value))))
    refuse("Expected ", name, " to be 0, or finite and at least ", kLeastAlpha, ", but received ", value);
}

void check_batch(const at::Tensor& images, const at::Tensor& targets, const std::optional<at::Tensor>& sample_weights,
                 std::span<const int64_t> samples, const BatchAugmentation& augmentation) {
  if (images.dim() != 4 || !images.is_floating_point() || images.numel() == 0)
    refuse("Expected floating-point images [N, C, H, W] for the batch augmentation but received ", describe(images));
  const int64_t count = images.size(0);
  const bool are_classes = targets.dim() == 1 && targets.scalar_type() == at::kLong;
  if (!(are_classes || (targets.dim() == 2 && !targets.is_complex())) || targets.size(0) != count)
    refuse("Expected int64 targets [", count, "] or values [", count, ", K] for the batch augmentation but received ",
           describe(targets));
  if (sample_weights &&
      (sample_weights->dim() != 1 || sample_weights->size(0) != count || !sample_weights->is_floating_point()))
    refuse("Expected floating-point sample weights [", count, "] for the batch augmentation but received ",
           describe(*sample_weights));
  for (const at::Tensor* tensor : {&targets, sample_weights ? &*sample_weights : &targets})
    if (tensor->device() != images.device())
      refuse("Expected targets and sample weights on ", images.device(), " with the images but they are on ",
             tensor->device());
  if (augmentation.erases() && static_cast<int64_t>(samples.size()) != count)
    refuse("Expected the indices of ", count, " samples, which erasing is drawn by, but received ", samples.size());
}

}  // namespace

void check(const BatchAugmentation& augmentation) {
  check_alpha("mixup", augmentation.mixup);
  check_alpha("cutmix", augmentation.cutmix);
  check_range("switchProbability", augmentation.switch_probability, 0, 1);
  check_range("probability", augmentation.probability, 0, 1);
  check_range("eraseProbability", augmentation.erase_probability, 0, 1);
  if (!augmentation.erases()) return;
  check_range("eraseMaxArea", augmentation.erase_max_area, 0, 1);
  check_range("eraseMinArea", augmentation.erase_min_area, 0, augmentation.erase_max_area);
}

AugmentedBatch augment_batch(at::Tensor images, const at::Tensor& targets,
                             const std::optional<at::Tensor>& sample_weights, int64_t classes,
                             std::span<const int64_t> samples, uint64_t seed, uint32_t epoch, uint64_t update,
                             const BatchAugmentation& augmentation) {
  check_batch(images, targets, sample_weights, samples, augmentation);
  c10::NoGradGuard no_grad;
  const std::vector<Erased> erasures = draw_erasures(images, samples, seed, epoch, augmentation);
  const Mix mix =
      augmentation.mixes() ? draw_mix(images.size(2), images.size(3), seed, epoch, update, augmentation) : Mix{1};

  AugmentedBatch batch{std::move(images), targets, sample_weights};
  if (augmentation.mixes()) {
    const at::ScalarType dtype = batch.images.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
    batch.targets = soft_targets(targets, classes, dtype);
    if (mix.ratio != 1) {
      batch.targets = mix_with_mirror(std::move(batch.targets), mix.ratio);
      if (sample_weights) batch.sample_weights = mix_with_mirror(*sample_weights, mix.ratio);
    }
  }
  const bool cuts = mix.ratio != 1 && mix.box;
  if ((!erasures.empty() || cuts) && !nn::is_free(batch.images)) batch.images = batch.images.clone();
  for (const Erased& erased : erasures) erase(batch.images, erased, epoch);
  if (cuts) {
    at::Tensor place = mix.box->of(batch.images);
    place.copy_(place.flip(0));
  } else if (mix.ratio != 1) {
    batch.images = mix_with_mirror(std::move(batch.images), mix.ratio);
  }
  return batch;
}

}  // namespace tsml::training
