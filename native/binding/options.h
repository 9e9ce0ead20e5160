// Named settings of models, layers, losses and optimizers as JavaScript has them.
#pragma once

#include "binding/node.h"
#include "core/options.h"

namespace tsml::binding {

Napi::Value from_option(Napi::Env env, const OptionValue& value);

// Every property of an object. Throws ArgumentError naming one that is no option's value.
Options to_options(const Napi::Value& value);

}  // namespace tsml::binding
