// The core's losses, on the calling thread, recorded for backward.
#include "core/losses/losses.h"

#include "binding/exports.h"
#include "binding/options.h"
#include "binding/values.h"

namespace tsml::binding {

namespace {

constexpr std::pair<const char*, losses::Reduction> kReductions[] = {
    {"none", losses::Reduction::none}, {"mean", losses::Reduction::mean}, {"sum", losses::Reduction::sum}};

std::optional<at::Tensor> maybe_tensor(const Napi::Value& value, const char* what) {
  if (is_missing(value.Env(), value)) return std::nullopt;
  return Environment::of(value.Env()).tensor(to_handle(value.Env(), value, what), what, Environment::Use::read);
}

// loss(out, name, options, output, {values?, sampleWeights?, mask?, teacher?, adversarial?}, reduction): handle
Napi::Value loss(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  const auto loss = losses::make_loss(to_string(env, info[1], "name"), to_options(info[2], "options"));
  const at::Tensor output = environment.tensor(to_handle(env, info[3], "output"), "output", Environment::Use::read);
  const Napi::Object given = to_object(info[4], "targets");
  const losses::Targets targets{
      .values = maybe_tensor(given.Get("values"), "targets").value_or(at::Tensor()),
      .sample_weights = maybe_tensor(given.Get("sampleWeights"), "sampleWeights"),
      .mask = maybe_tensor(given.Get("mask"), "mask"),
      .teacher = maybe_tensor(given.Get("teacher"), "teacher"),
      .adversarial = maybe_tensor(given.Get("adversarial"), "adversarial"),
  };
  const losses::Reduction reduction = to_choice(env, info[5], "reduction", kReductions);
  loss->check(output.sizes(), targets);
  return {env, from_handle(env, environment.adopt(info[0], loss->reduce(output, targets, reduction)))};
}

// balancingPosWeight(out, targets, mask?): handle
Napi::Value balancing_pos_weight(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  at::Tensor weights = losses::balancing_pos_weight(
      environment.tensor(to_handle(env, info[1], "targets"), "targets", Environment::Use::read),
      maybe_tensor(info[2], "mask"));
  return {env, from_handle(env, environment.adopt(info[0], std::move(weights)))};
}

}  // namespace

void export_losses(Napi::Object exports) {
  add<loss>(exports, "loss");
  add<balancing_pos_weight>(exports, "balancingPosWeight");
}

}  // namespace tsml::binding
