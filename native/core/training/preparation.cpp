#include "core/training/preparation.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/errors.h"
#include "core/training/random.h"

namespace tsml::training {

namespace {

void check_length(const char* name, const std::optional<at::Tensor>& tensor, int64_t samples) {
  if (tensor && (tensor->dim() < 1 || tensor->size(0) != samples))
    refuse("Expected ", name, " for ", samples, " samples, as there are inputs, but received ", describe(*tensor));
}

void check_dense(const std::string& name, const at::Tensor& tensor) {
  if (tensor.defined() && tensor.layout() != at::kStrided)
    refuse("Expected dense ", name, " but received a tensor of layout ", tensor.layout(), ": write ", name,
           ".toDense()");
}

void check_non_negative(const char* name, double value) {
  if (!(value >= 0 && std::isfinite(value))) refuse("Expected a finite ", name, " of at least 0 but received ", value);
}

}  // namespace

void refuse_dtype(at::ScalarType given, at::ScalarType expected) {
  if (at::isComplexType(given))
    refuse("Expected inputs of the model's dtype, ", dtype_name(expected), ", but received ", dtype_name(given),
           ": write torch.viewAsReal(inputs), which makes of each number two, or inputs.abs()");
  const char* scaled = given == at::kByte ? ".div(255), which makes pixels 0 to 1" : "";
  refuse("Expected inputs of the model's dtype, ", dtype_name(expected), ", but received ", dtype_name(given),
         ": write inputs.to('", dtype_name(expected), "')", scaled);
}

Preparation::Preparation(uint64_t seed, const Augmentation& augmentation, const BatchAugmentation& batch_augmentation,
                         bool channels_last)
    : seed_(seed), augmentation_(augmentation), batch_augmentation_(batch_augmentation), channels_last_(channels_last) {
  check_non_negative("augmentation.shift", augmentation.shift);
  check_non_negative("augmentation.rotateDegrees", augmentation.rotate_degrees);
  check_non_negative("augmentation.scale", augmentation.scale);
}

void Preparation::check(const Batch& batch, const at::Tensor& parameter) const {
  const at::Tensor& inputs = batch.inputs;
  if (inputs.dim() < 2) refuse("Expected inputs [N, ...] but received shape ", inputs.sizes());
  if (batch.size() == 0)
    refuse("Expected samples in each batch but received inputs ", inputs.sizes(), ": leave empty batches out");
  check_dense("inputs", inputs);
  check_dense("targets", batch.targets.values);
  if (inputs.is_floating_point() && inputs.scalar_type() != parameter.scalar_type())
    refuse_dtype(inputs.scalar_type(), parameter.scalar_type());
  if (inputs.device() != parameter.device())
    refuse("Expected inputs on the model's device, ", parameter.device(), ", but they are on ", inputs.device());
  const int64_t samples = inputs.size(0);
  if (batch.targets.values.defined()) check_length("targets", batch.targets.values, samples);
  check_length("sample weights", batch.targets.sample_weights, samples);
  check_length("a mask", batch.targets.mask, samples);
  check_length("a teacher's logits", batch.targets.teacher, samples);
  if (batch.targets.values.defined() && batch.targets.values.device() != inputs.device())
    refuse("Expected targets on ", inputs.device(), " with the inputs but they are on ", batch.targets.values.device());
  if (batch.slice &&
      (batch.slice->begin < 0 || batch.slice->size < 1 || batch.slice->begin + batch.slice->size > samples))
    refuse("Expected samples from 0 to ", samples - 1, " but received ", batch.slice->size, " from ",
           batch.slice->begin);
  if (!augmentation_.is_identity() && inputs.dim() != 4)
    refuse("Expected images [N, C, H, W] for the augmentation but received ", inputs.sizes());
}

Prepared Preparation::gather(const Batch& batch, uint32_t epoch) {
  c10::NoGradGuard no_grad;
  std::vector<int64_t> samples(batch.size());
  if (!batch.slice) {
    std::iota(samples.begin(), samples.end(), batch.first);
    return {batch.inputs, batch.targets, std::move(samples)};
  }
  const auto [begin, size, shuffled] = *batch.slice;
  if (!shuffled) {
    std::iota(samples.begin(), samples.end(), begin);
    return {batch.inputs.narrow(0, begin, size), narrowed(batch.targets, {begin, size}), std::move(samples)};
  }
  const std::vector<int64_t>& all = order(batch.inputs.size(0), epoch);
  std::copy_n(all.begin() + begin, size, samples.begin());
  const at::Tensor rows = at::tensor(samples, at::kLong).to(batch.inputs.device());
  return {batch.inputs.index_select(0, rows), selected(batch.targets, rows), std::move(samples)};
}

void Preparation::augment(Prepared& batch, at::IntArrayRef output, uint32_t epoch, uint64_t step) const {
  c10::NoGradGuard no_grad;
  if (!augmentation_.is_identity())
    batch.inputs = training::augment(batch.inputs, batch.samples, seed_, epoch, augmentation_);
  if (batch_augmentation_.mixes() || batch_augmentation_.erases()) {
    losses::Targets& targets = batch.targets;
    if (batch_augmentation_.mixes() && (targets.mask || targets.teacher))
      refuse("Expected no mask and no teacher where images are mixed: they belong to the images as they were");
    const int64_t classes = output.empty() ? 0 : output.front();
    AugmentedBatch augmented = augment_batch(std::move(batch.inputs), targets.values, targets.sample_weights, classes,
                                             batch.samples, seed_, epoch, step, batch_augmentation_);
    batch.inputs = std::move(augmented.images);
    targets.values = std::move(augmented.targets);
    targets.sample_weights = std::move(augmented.sample_weights);
  }
  // Laid out here, so that no second copy of them lives on through the step.
  batch.inputs = laid_out(batch.inputs);
  // Of mixed images no class is right.
  const at::Tensor& values = batch.targets.values;
  if (output.size() == 1 && values.dim() == 1 && values.scalar_type() == at::kLong) batch.classes = values;
}

at::Tensor Preparation::laid_out(const at::Tensor& inputs) const {
  return channels_last_ && inputs.dim() == 4 ? inputs.contiguous(at::MemoryFormat::ChannelsLast) : inputs;
}

const std::vector<int64_t>& Preparation::order(int64_t samples, uint32_t epoch) {
  if (order_of_ != std::pair{samples, epoch}) {
    order_ = epoch_permutation(samples, seed_, epoch);
    order_of_ = {samples, epoch};
  }
  return order_;
}

}  // namespace tsml::training
