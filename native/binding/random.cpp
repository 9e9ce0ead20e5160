// Random numbers: every device's default generator, and generators of one's own.
#include <ATen/Context.h>

#include "binding/devices.h"
#include "binding/exports.h"
#include "binding/generator.h"
#include "binding/values.h"
#include "core/nn/draws.h"
#include "core/nn/init.h"

namespace tsml::binding {

namespace {

at::Generator& generator_argument(const Napi::CallbackInfo& info) {
  return *unwrap_native<at::Generator>(info[0]);
}

at::Device device_argument(const Napi::CallbackInfo& info) {
  return device_from_name(to_string(info.Env(), info[0], "device"), "device");
}

// What operators draw from that are given none; wrapped anew each time, as it lives in libtorch. That is the default
// one of a device, but of a module that the core runs with draws of its own. defaultGenerator(device): generator
Napi::Value default_generator(const Napi::CallbackInfo& info) {
  const at::Device device = device_argument(info);
  nn::Draws* own = nn::own_draws();
  at::Generator generator = own ? own->on(device) : at::globalContext().defaultGenerator(device);
  return wrap_native(info.Env(), std::make_shared<at::Generator>(std::move(generator)), 0);
}

// createGenerator(device): generator, seeded as libtorch's are by default
Napi::Value create_generator(const Napi::CallbackInfo& info) {
  at::Device device = device_argument(info);
  at::Generator generator = nn::seeded_generator(at::default_rng_seed_val, device);
  size_t bytes = generator.get_state().nbytes();
  return wrap_native(info.Env(), std::make_shared<at::Generator>(std::move(generator)), bytes);
}

// manualSeed(seed): every device's default generator
Napi::Value manual_seed(const Napi::CallbackInfo& info) {
  at::manual_seed(to_seed(info.Env(), info[0], "manualSeed"));
  return info.Env().Undefined();
}

// seedGenerator(generator, seed)
Napi::Value seed_generator(const Napi::CallbackInfo& info) {
  at::Generator& generator = generator_argument(info);
  std::lock_guard lock(generator.mutex());
  generator.set_current_seed(to_seed(info.Env(), info[1], "manualSeed"));
  return info.Env().Undefined();
}

// generatorSeed(generator): bigint, the seed it was given last
Napi::Value generator_seed(const Napi::CallbackInfo& info) {
  at::Generator& generator = generator_argument(info);
  std::lock_guard lock(generator.mutex());
  return Napi::BigInt::New(info.Env(), generator.current_seed());
}

// generatorState(generator): handle that `own` must follow
Napi::Value generator_state(const Napi::CallbackInfo& info) {
  at::Generator& generator = generator_argument(info);
  std::lock_guard lock(generator.mutex());
  return {info.Env(), from_handle(info.Env(), Environment::of(info.Env()).hold(generator.get_state()))};
}

// setGeneratorState(generator, handle)
Napi::Value set_generator_state(const Napi::CallbackInfo& info) {
  at::Generator& generator = generator_argument(info);
  const at::Tensor& state =
      Environment::of(info.Env()).tensor(to_handle(info.Env(), info[1], "setState"), "setState: state");
  std::lock_guard lock(generator.mutex());
  generator.set_state(state);
  return info.Env().Undefined();
}

}  // namespace

void export_random(Napi::Object exports) {
  add<default_generator>(exports, "defaultGenerator");
  add<create_generator>(exports, "createGenerator");
  add<manual_seed>(exports, "manualSeed");
  add<seed_generator>(exports, "seedGenerator");
  add<generator_seed>(exports, "generatorSeed");
  add<generator_state>(exports, "generatorState");
  add<set_generator_state>(exports, "setGeneratorState");
}

}  // namespace tsml::binding
