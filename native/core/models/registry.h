// Models by name. A new family is a header, a source and a line in registry.cpp; its fields get their types in
// lib/models/families.ts.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/models/image_model.h"
#include "core/options.h"

namespace tsml::models {

struct OptionSpec {
  std::string name;           // camelCase, as TypeScript and configs write it
  OptionValue default_value;  // its alternative is the option's type
  std::string description;
  std::optional<double> minimum{};  // for numbers
  std::optional<double> below{};    // for numbers: values are less than this

  const char* type() const { return type_name(default_value); }
};

struct ModelSpec {
  std::string name;
  std::string description;
  std::vector<OptionSpec> options;

  // Makes the module, weights not filled. Gets every option, checked and of its declared type.
  std::function<std::shared_ptr<ImageModel>(const Options& options)> build;

  std::array<int64_t, 2> image_size{224, 224};  // height and width that it is meant for
};

// Those that most of the zoo's models have (image_model.h), with these defaults. A model without residual branches has
// none to drop.
std::vector<OptionSpec> common_option_specs(int64_t num_classes = 1000, const std::string& global_pool = "avg",
                                            bool has_branches = true);

// All models, in the order in which they should be shown.
const std::vector<ModelSpec>& list();

// A model by name, weights not filled, its tensors made as nn::empty makes them: for models that have another inside.
// Throws as `create` does.
std::shared_ptr<ImageModel> build(std::string_view name, const Options& options);

// A new model in training mode: float32, on `device`, weights drawn from `seed` alone; without one they are not filled.
// On the `meta` device there is nothing to fill. A whole-numbered double is taken for an integer option, and an integer
// for a number option. Throws std::invalid_argument naming what there is where a model or an option is unknown, has the
// wrong type or is too small.
std::shared_ptr<ImageModel> create(std::string_view name, const Options& options, std::optional<uint64_t> seed,
                                   at::Device device);

}  // namespace tsml::models
