// Models by name. A new family is a header, a source and a line for each model in registry.cpp; its fields get their
// types in lib/models/registry.ts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/module.h"
#include "core/options.h"

namespace tsml::models {

struct OptionSpec {
  std::string name;           // camelCase, as TypeScript and configs write it
  OptionValue default_value;  // its alternative is the option's type
  std::string description;
  std::optional<double> minimum{};  // for numbers

  const char* type() const { return type_name(default_value); }
};

struct ModelSpec {
  std::string name;
  std::string description;
  std::vector<OptionSpec> options;

  // Makes the module and fills its weights. Gets every option, checked and of its declared type.
  std::shared_ptr<nn::Module> (*build)(const Options& options, at::Generator generator);
};

// All models, in the order in which they should be shown.
const std::vector<ModelSpec>& list();

// A new model in training mode: float32, on the CPU, weights drawn from `seed` alone.
// A whole-numbered double is taken for an integer option, and an integer for a number option. Throws
// std::invalid_argument naming what there is where a model or an option is unknown, has the wrong type or is
// too small.
std::shared_ptr<nn::Module> create(std::string_view name, const Options& options, uint64_t seed);

}  // namespace tsml::models
