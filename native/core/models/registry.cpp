#include "core/models/registry.h"

#include "core/errors.h"
#include "core/models/resnet.h"
#include "core/models/simple_cifar_net.h"
#include "core/nn/init.h"

namespace tsml::models {

namespace {

std::string show(const OptionValue& value) {
  std::ostringstream text;
  if (auto* word = std::get_if<std::string>(&value)) text << "'" << *word << "'";
  if (auto* flag = std::get_if<bool>(&value)) text << (*flag ? "true" : "false");
  if (auto* whole = std::get_if<int64_t>(&value)) text << *whole;
  if (auto* number = std::get_if<double>(&value)) text << *number;
  return text.str();
}

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
  return value;
}

}  // namespace

const std::vector<ModelSpec>& list() {
  static const std::vector<ModelSpec> models{
      simple_cifar_net(), resnet18(), resnet34(), resnet50(), resnet101(),
  };
  return models;
}

std::shared_ptr<nn::Module> create(std::string_view name, const Options& options, uint64_t seed) {
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
    return model.build(complete, nn::seeded_generator(seed));
  }
  refuse("Unknown model '", name, "'; there are: ", names);
}

}  // namespace tsml::models
