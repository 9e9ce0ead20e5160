#include "core/models/registry.h"

#include "core/errors.h"
#include "core/models/convnext.h"
#include "core/models/densenet.h"
#include "core/models/efficientnet.h"
#include "core/models/eva.h"
#include "core/models/localization_net.h"
#include "core/models/multi_head.h"
#include "core/models/resnet.h"
#include "core/models/simple_cifar_net.h"
#include "core/models/vision_transformer.h"
#include "core/nn/factory.h"
#include "core/nn/init.h"

namespace tsml::models {

namespace {

OptionValue checked(const ModelSpec& model, const OptionSpec& option, const OptionValue& given) {
  std::string where = model.name + "." + option.name;
  OptionValue value = convert(given, option.default_value);
  if (value.index() != option.default_value.index())
    refuse("Expected ", option.type(), " for ", where, " but received ", show(given), " (", type_name(given), ")");
  if (option.minimum) {
    auto* whole = std::get_if<int64_t>(&value);
    double number = whole ? static_cast<double>(*whole) : std::get<double>(value);
    if (!(number >= *option.minimum))
      refuse("Expected at least ", *option.minimum, " for ", where, " but received ", show(given));
  }
  if (option.below && !(std::get<double>(value) < *option.below))
    refuse("Expected less than ", *option.below, " for ", where, " but received ", show(given));
  return value;
}

}  // namespace

const std::vector<ModelSpec>& list() {
  static const std::vector<ModelSpec> models = [] {
    std::vector<ModelSpec> all;
    for (const auto& family : {simple_cifar_net(), resnet(), efficientnet(), convnext(), densenet(),
                               vision_transformer(), eva(), localization_net(), multi_head()})
      all.insert(all.end(), family.begin(), family.end());
    return all;
  }();
  return models;
}

std::vector<OptionSpec> common_option_specs(int64_t num_classes, const std::string& global_pool, bool has_branches) {
  std::vector<OptionSpec> specs{
      {"inChannels", int64_t{3}, "channels of the images", 1},
      {"numClasses", num_classes, "number of classes; 0 for features without a classifier", 0},
      {"dropRate", 0.0, "dropout before the classifier", 0, 1},
      {"globalPool", global_pool, "how the features are pooled"}};
  if (has_branches)
    specs.push_back({"dropPath", 0.0, "stochastic depth of the last block; rises from 0 with the depth", 0, 1});
  return specs;
}

std::shared_ptr<ImageModel> build(std::string_view name, const Options& options) {
  std::string names;
  for (const ModelSpec& model : list()) {
    names += (names.empty() ? "" : ", ") + model.name;
    if (model.name != name) continue;

    Options complete;
    std::string known;
    for (const OptionSpec& option : model.options) {
      known += (known.empty() ? "" : ", ") + option.name;
      auto given = options.find(option.name);
      complete[option.name] = given == options.end() ? option.default_value : checked(model, option, given->second);
    }
    for (const auto& [option, value] : options)
      if (!complete.contains(option)) refuse("Unknown option '", option, "' for ", model.name, "; it has: ", known);
    return model.build(complete);
  }
  refuse("Unknown model '", name, "'; there are: ", names);
}

std::shared_ptr<ImageModel> create(std::string_view name, const Options& options, std::optional<uint64_t> seed,
                                   at::Device device) {
  nn::FactoryDeviceGuard factory(device);
  std::shared_ptr<ImageModel> made = build(name, options);
  if (seed && !device.is_meta()) made->initialize(nn::seeded_generator(*seed));
  return made;
}

}  // namespace tsml::models
