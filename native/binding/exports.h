// What each file of the binding adds to the addon's exports.
#pragma once

#include <torch/csrc/autograd/function.h>

#include "binding/errors.h"
#include "binding/node.h"

namespace tsml::binding {

void export_operators(Napi::Object exports);
void export_tensors(Napi::Object exports);
void export_autograd(Napi::Object exports);
void export_random(Napi::Object exports);
void export_storages(Napi::Object exports);
void export_runtime(Napi::Object exports);
void export_models(Napi::Object exports);
void export_losses(Napi::Object exports);
void export_optim(Napi::Object exports);
void export_engine(Napi::Object exports);
void export_evaluate(Napi::Object exports);
void export_js_module(Napi::Object exports);
void export_precision(Napi::Object exports);
void export_augmentation(Napi::Object exports);
void export_profile(Napi::Object exports);

// A recorded operator's name, such as AddBackward0; of a custom function its own.
std::string gradient_function_name(const torch::autograd::Node& node);

// Adds a function in node-addon-api's style; no C++ exception leaves it.
template <Napi::Value (*Function)(const Napi::CallbackInfo&)>
void add(Napi::Object exports, const char* name) {
  exports.Set(name, Napi::Function::New(
                        exports.Env(),
                        [](const Napi::CallbackInfo& info) -> Napi::Value {
                          return {info.Env(), guarded(info.Env(), [&]() -> napi_value { return Function(info); })};
                        },
                        name));
}

// Adds a function that is called once per operator: plain Node-API, nothing allocated on the way.
inline void add_fast(Napi::Object exports, const char* name, napi_callback callback) {
  napi_value function;
  check(exports.Env(), napi_create_function(exports.Env(), name, NAPI_AUTO_LENGTH, callback, nullptr, &function), name);
  exports.Set(name, function);
}

}  // namespace tsml::binding
