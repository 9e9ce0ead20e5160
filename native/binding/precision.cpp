// Which precision a device computes fast in, and what all computing is held to.
#include "core/training/precision.h"

#include "binding/devices.h"
#include "binding/exports.h"
#include "binding/job_thread.h"
#include "binding/values.h"
#include "core/training/determinism.h"

namespace tsml::binding {

namespace {

class MeasureJob final : public Job {
 public:
  explicit MeasureJob(at::Device device) : device_(device) {}

  void run(JobControl&) override { times_ = training::measure_precision(device_); }

  napi_value result(Environment& environment) override {
    napi_env env = environment.env();
    napi_value object;
    check(env, napi_create_object(env, &object), "object");
    const std::pair<const char*, double> numbers[] = {
        {"float32", times_.float32}, {"bfloat16", times_.bfloat16}, {"float16", times_.float16}};
    for (const auto& [name, number] : numbers) napi_set_named_property(env, object, name, from_double(env, number));
    return object;
  }

 private:
  at::Device device_;
  training::PrecisionTimes times_{};
};

// measurePrecision(device): job of PrecisionTimes (lib/native.ts)
Napi::Value measure_precision(const Napi::CallbackInfo& info) {
  const at::Device device = device_from_name(to_string(info.Env(), info[0], "measurePrecision"), "measurePrecision");
  return Environment::of(info.Env()).jobs().start(std::make_unique<MeasureJob>(device), 0);
}

constexpr std::pair<const char*, training::Float32Policy> kPolicies[] = {
    {"highest", training::Float32Policy::highest},
    {"standard", training::Float32Policy::standard},
    {"high", training::Float32Policy::high}};

// setFloat32Policy('highest' | 'standard' | 'high')
Napi::Value set_float32_policy(const Napi::CallbackInfo& info) {
  training::set_float32_policy(to_choice(info.Env(), info[0], "setFloat32Policy", kPolicies));
  return info.Env().Undefined();
}

Napi::Value float32_policy(const Napi::CallbackInfo& info) {
  const training::Float32Policy now = training::float32_policy();
  for (const auto& [name, policy] : kPolicies)
    if (policy == now) return Napi::String::New(info.Env(), name);
  return info.Env().Undefined();
}

// useDeterministicAlgorithms(on)
Napi::Value use_deterministic_algorithms(const Napi::CallbackInfo& info) {
  training::use_deterministic_algorithms(to_boolean(info.Env(), info[0], "useDeterministicAlgorithms"));
  return info.Env().Undefined();
}

Napi::Value are_deterministic_algorithms_enabled(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), training::are_deterministic_algorithms_enabled());
}

}  // namespace

void export_precision(Napi::Object exports) {
  add<measure_precision>(exports, "measurePrecision");
  add<set_float32_policy>(exports, "setFloat32Policy");
  add<float32_policy>(exports, "float32Policy");
  add<use_deterministic_algorithms>(exports, "useDeterministicAlgorithms");
  add<are_deterministic_algorithms_enabled>(exports, "areDeterministicAlgorithmsEnabled");
}

}  // namespace tsml::binding
