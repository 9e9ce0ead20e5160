// Changes of whole batches, on the calling thread.
#include "binding/augmentation.h"

#include "binding/exports.h"
#include "binding/values.h"

namespace tsml::binding {

namespace {

std::optional<at::Tensor> maybe_tensor(const Environment& environment, const Napi::Value& handle, const char* what) {
  if (is_missing(handle.Env(), handle)) return {};
  return environment.tensor(to_handle(handle.Env(), handle, what), what);
}

uint32_t to_epoch(const Napi::Value& value, const char* what) {
  const int64_t epoch = to_integer(value.Env(), value, what);
  if (epoch < 0 || epoch > UINT32_MAX)
    throw ArgumentError(std::string(what) + ": expected an epoch from 0, received " + std::to_string(epoch));
  return static_cast<uint32_t>(epoch);
}

// checkBatchAugmentation(options): throws where one is out of its range
Napi::Value check_batch_augmentation(const Napi::CallbackInfo& info) {
  to_batch_augmentation(info[0]);
  return info.Env().Undefined();
}

// augmentBatch(images, targets, sampleWeights?, numClasses, samples: number[], seed, epoch, update, options):
// [images, targets, sampleWeights or 0], handles that `own` must follow
Napi::Value augment_batch(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  const at::Tensor& images = environment.tensor(to_handle(env, info[0], "images"), "augmentBatch: images");
  const at::Tensor& targets = environment.tensor(to_handle(env, info[1], "targets"), "augmentBatch: targets");
  const training::AugmentedBatch batch = training::augment_batch(
      images, targets, maybe_tensor(environment, info[2], "augmentBatch: sampleWeights"),
      to_integer(env, info[3], "augmentBatch: numClasses"), to_integers(env, info[4], "augmentBatch: samples"),
      to_seed(env, info[5], "augmentBatch: seed"), to_epoch(info[6], "augmentBatch: epoch"),
      to_seed(env, info[7], "augmentBatch: update"), to_batch_augmentation(info[8]));
  return {env, from_tensors(env, {batch.images, batch.targets, batch.sample_weights.value_or(at::Tensor())})};
}

}  // namespace

training::BatchAugmentation to_batch_augmentation(const Napi::Value& value) {
  const Napi::Object given = to_object(value, "batch augmentation");
  const auto number = [&](const char* name) { return to_double(given.Env(), given.Get(name), name); };
  const training::BatchAugmentation augmentation{.mixup = number("mixup"),
                                                 .cutmix = number("cutmix"),
                                                 .switch_probability = number("switchProbability"),
                                                 .probability = number("probability"),
                                                 .erase_probability = number("eraseProbability"),
                                                 .erase_min_area = number("eraseMinArea"),
                                                 .erase_max_area = number("eraseMaxArea")};
  training::check(augmentation);
  return augmentation;
}

void export_augmentation(Napi::Object exports) {
  add<check_batch_augmentation>(exports, "checkBatchAugmentation");
  add<augment_batch>(exports, "augmentBatch");
}

}  // namespace tsml::binding
