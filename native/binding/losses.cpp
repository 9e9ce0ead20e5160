// The core's losses, on the calling thread, recorded for backward.
#include "binding/exports.h"
#include "binding/values.h"
#include "core/losses/cross_entropy.h"

namespace tsml::binding {

namespace {

losses::Reduction to_reduction(Napi::Env env, const Napi::Value& value) {
  std::string name = to_string(env, value, "crossEntropy: reduction");
  if (name == "none") return losses::Reduction::none;
  if (name == "mean") return losses::Reduction::mean;
  if (name == "sum") return losses::Reduction::sum;
  throw ArgumentError("crossEntropy: expected the reduction 'none', 'mean' or 'sum', received '" + name + "'");
}

// crossEntropy(out, logits, targets, {classWeights?, labelSmoothing, temperature, reduction}): handle
Napi::Value cross_entropy(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  auto tensor = [&](const Napi::Value& handle, const char* what) {
    return environment.tensor(to_handle(env, handle, what), what);
  };
  Napi::Object given = info[3].As<Napi::Object>();
  losses::CrossEntropyOptions options;
  if (!is_missing(env, given.Get("classWeights")))
    options.weight = tensor(given.Get("classWeights"), "crossEntropy: classWeights");
  options.label_smoothing = to_double(env, given.Get("labelSmoothing"), "crossEntropy: labelSmoothing");
  options.temperature = to_double(env, given.Get("temperature"), "crossEntropy: temperature");
  options.reduction = to_reduction(env, given.Get("reduction"));
  at::Tensor loss =
      losses::cross_entropy(tensor(info[1], "crossEntropy: logits"), tensor(info[2], "crossEntropy: targets"), options);
  return {env, from_handle(env, environment.adopt(info[0], std::move(loss)))};
}

}  // namespace

void export_losses(Napi::Object exports) {
  add<cross_entropy>(exports, "crossEntropy");
}

}  // namespace tsml::binding
