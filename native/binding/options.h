// Named settings (core/options.h) from JavaScript and back.
#pragma once

#include "binding/node.h"
#include "core/options.h"

namespace tsml::binding {

// A boolean, number, string or list of numbers. ArgumentError names the option where it is something else.
OptionValue to_option(const Napi::Value& value, const std::string& name);

// Of an object's booleans, numbers, strings and lists of numbers. Numbers come as doubles: the core knows which of them
// must be whole.
Options to_options(const Napi::Value& value, const char* what);

Napi::Value from_option(Napi::Env env, const OptionValue& value);

}  // namespace tsml::binding
