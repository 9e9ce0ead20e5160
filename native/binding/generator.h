// Streams of random numbers as JavaScript holds them.
#pragma once

#include <ATen/core/Generator.h>

#include "binding/native_object.h"

namespace tsml::binding {

template <>
struct NativeTag<at::Generator> {
  static constexpr const char* name = "generator";
  static constexpr napi_type_tag tag{0x2b7c41e09a5d4f13, 0x8e61d0c7359b2fa4};
};

}  // namespace tsml::binding
