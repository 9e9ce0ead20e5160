// Which precision a device computes fast in, what all computing is held to, and scaling of losses.
#include "core/training/precision.h"

#include "binding/devices.h"
#include "binding/exports.h"
#include "binding/job_thread.h"
#include "binding/model.h"
#include "binding/values.h"
#include "core/training/determinism.h"

namespace tsml::binding {

template <>
struct NativeTag<training::GradScaler> {
  static constexpr const char* name = "gradient scaler";
  static constexpr napi_type_tag tag{0x71c2b4d0e95f4a38, 0x9d06a3f81b7c52e4};
};

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
  const std::string wanted = to_string(info.Env(), info[0], "setFloat32Policy");
  for (const auto& [name, policy] : kPolicies)
    if (wanted == name) training::set_float32_policy(policy);
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

// setInFloat32(module, on)
Napi::Value set_in_float32(const Napi::CallbackInfo& info) {
  idle_model(info[0], "setInFloat32").set_in_float32(to_boolean(info.Env(), info[1], "setInFloat32"));
  return info.Env().Undefined();
}

training::GradScaler& scaler_argument(const Napi::CallbackInfo& info) {
  return *unwrap_native<training::GradScaler>(info[0]);
}

// createGradScaler(device, {initScale, growthFactor, backoffFactor, growthInterval}): scaler
Napi::Value create_grad_scaler(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const Napi::Object given = to_object(info[1], "GradScaler");
  const training::GradScalerOptions options{
      .init_scale = to_double(env, given.Get("initScale"), "initScale"),
      .growth_factor = to_double(env, given.Get("growthFactor"), "growthFactor"),
      .backoff_factor = to_double(env, given.Get("backoffFactor"), "backoffFactor"),
      .growth_interval = to_integer(env, given.Get("growthInterval"), "growthInterval")};
  const at::Device device = device_from_name(to_string(env, info[0], "GradScaler"), "GradScaler");
  return wrap_native(env, std::make_shared<training::GradScaler>(device, options), 0);
}

// scaleLoss(scaler, owner, loss): handle
Napi::Value scale_loss(const Napi::CallbackInfo& info) {
  Environment& environment = Environment::of(info.Env());
  const at::Tensor& loss = environment.tensor(to_handle(info.Env(), info[2], "scaleLoss"), "scaleLoss");
  return {info.Env(), from_handle(info.Env(), environment.adopt(info[1], scaler_argument(info).scale(loss)))};
}

// unscaleGradients(scaler, handles): whether all are finite
Napi::Value unscale_gradients(const Napi::CallbackInfo& info) {
  Environment& environment = Environment::of(info.Env());
  const Napi::Array handles = info[1].As<Napi::Array>();
  std::vector<at::Tensor> gradients;
  for (uint32_t i = 0; i < handles.Length(); i++)
    gradients.push_back(
        environment.tensor(to_handle(info.Env(), handles.Get(i), "unscaleGradients"), "unscaleGradients"));
  return Napi::Boolean::New(info.Env(), scaler_argument(info).unscale(gradients));
}

// updateScale(scaler)
Napi::Value update_scale(const Napi::CallbackInfo& info) {
  scaler_argument(info).update();
  return info.Env().Undefined();
}

// scalerState(scaler): {scale, growthTracker, skipped}
Napi::Value scaler_state(const Napi::CallbackInfo& info) {
  const training::GradScalerState state = scaler_argument(info).state();
  Napi::Object result = Napi::Object::New(info.Env());
  result.Set("scale", state.scale);
  result.Set("growthTracker", static_cast<double>(state.growth_tracker));
  result.Set("skipped", static_cast<double>(state.skipped));
  return result;
}

// loadScalerState(scaler, state)
Napi::Value load_scaler_state(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const Napi::Object state = to_object(info[1], "GradScaler: state");
  scaler_argument(info).load_state({to_double(env, state.Get("scale"), "scale"),
                                    to_integer(env, state.Get("growthTracker"), "growthTracker"),
                                    to_integer(env, state.Get("skipped"), "skipped")});
  return env.Undefined();
}

}  // namespace

void export_precision(Napi::Object exports) {
  add<measure_precision>(exports, "measurePrecision");
  add<set_float32_policy>(exports, "setFloat32Policy");
  add<float32_policy>(exports, "float32Policy");
  add<use_deterministic_algorithms>(exports, "useDeterministicAlgorithms");
  add<are_deterministic_algorithms_enabled>(exports, "areDeterministicAlgorithmsEnabled");
  add<set_in_float32>(exports, "setInFloat32");
  add<create_grad_scaler>(exports, "createGradScaler");
  add<scale_loss>(exports, "scaleLoss");
  add<unscale_gradients>(exports, "unscaleGradients");
  add<update_scale>(exports, "updateScale");
  add<scaler_state>(exports, "scalerState");
  add<load_scaler_state>(exports, "loadScalerState");
}

}  // namespace tsml::binding
