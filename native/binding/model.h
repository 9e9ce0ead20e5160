// Modules of the core as JavaScript holds them.
#pragma once

#include "binding/native_object.h"
#include "core/nn/module.h"

namespace tsml::binding {

template <>
struct NativeTag<nn::Module> {
  static constexpr const char* name = "module";
  static constexpr napi_type_tag tag{0x5d0f6d7cb3f14c0a, 0x9d3b1a6e2f7740c5};
};

// The model, unless a running job holds its tensors: ArgumentError then, naming `what`.
nn::Module& idle_model(const Napi::Value& value, const char* what);

size_t state_bytes(const nn::Module& model);

// Tensors by name, of two lists of the same length.
std::vector<NamedTensor> to_named_tensors(const Napi::Value& names, const Napi::Value& handles, const char* what,
                                          Environment::Use use = Environment::Use::write);

// [name, handle][]; `own` must follow for each handle.
Napi::Array from_named_tensors(Napi::Env env, const std::vector<NamedTensor>& tensors);

}  // namespace tsml::binding
