// C++ objects that JavaScript holds: an opaque value whose kind is checked when it comes back.
#pragma once

#include <memory>

#include "binding/environment.h"
#include "binding/errors.h"

namespace tsml::binding {

// One tag per C++ type, made of two random words.
template <typename T>
struct NativeTag;

// `bytes`: what the object holds on to, about; it says when collecting is worth it.
template <typename T>
Napi::Value wrap_native(Napi::Env env, std::shared_ptr<T> object, size_t bytes) {
  auto holder = std::make_shared<std::shared_ptr<T>>(std::move(object));
  napi_value value;
  check(env, napi_create_external(env, holder.get(), nullptr, nullptr, &value), NativeTag<T>::name);
  check(env, napi_type_tag_object(env, value, &NativeTag<T>::tag), NativeTag<T>::name);
  Environment::of(env).keep(value, std::move(holder), bytes);
  return {env, value};
}

template <typename T>
const std::shared_ptr<T>& unwrap_native(const Napi::Value& value) {
  napi_env env = value.Env();
  bool matches = false;
  void* data = nullptr;
  if (!value.IsExternal() || napi_check_object_type_tag(env, value, &NativeTag<T>::tag, &matches) != napi_ok ||
      !matches)
    throw ArgumentError(std::string("expected a native ") + NativeTag<T>::name);
  napi_get_value_external(env, value, &data);
  return *static_cast<std::shared_ptr<T>*>(data);
}

}  // namespace tsml::binding
