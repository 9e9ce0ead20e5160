// C++ objects that JavaScript holds: an opaque value whose kind is checked when it comes back.
#pragma once

#include <memory>

#include "binding/environment.h"
#include "binding/errors.h"

namespace tsml::binding {

// One tag per C++ type, made of two random words.
template <typename T>
struct NativeTag;

template <typename T>
Napi::Value wrap_native(Napi::Env env, std::shared_ptr<T> object) {
  auto holder = std::make_unique<std::shared_ptr<T>>(std::move(object));
  napi_value value;
  check(env,
        napi_create_external(
            env, holder.get(), [](napi_env, void* data, void*) { delete static_cast<std::shared_ptr<T>*>(data); },
            nullptr, &value),
        NativeTag<T>::name);
  holder.release();
  check(env, napi_type_tag_object(env, value, &NativeTag<T>::tag), NativeTag<T>::name);
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
