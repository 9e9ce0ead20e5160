#include "core/optim/rule.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/errors.h"

namespace tsml::optim {

namespace {

std::string in_words(const OptionSpec& spec) {
  std::ostringstream text;
  switch (spec.kind) {
    case OptionSpec::Kind::number:
      text << "a number";
      break;
    case OptionSpec::Kind::integer:
      text << "an integer";
      break;
    case OptionSpec::Kind::flag:
      return "true or false";
    case OptionSpec::Kind::word:
      for (const std::string& word : spec.words) text << (text.tellp() > 0 ? " or '" : "'") << word << "'";
      return text.str();
    case OptionSpec::Kind::numbers:
      text << spec.count << " numbers";
      break;
  }
  if (std::isfinite(spec.min)) text << " >= " << spec.min;
  if (std::isfinite(spec.below)) text << (std::isfinite(spec.min) ? " and < " : " < ") << spec.below;
  return text.str();
}

bool is_within(const OptionSpec& spec, double value) {
  return std::isfinite(value) && value >= spec.min && value < spec.below;
}

bool takes(const OptionSpec& spec, const OptionValue& given) {
  switch (spec.kind) {
    case OptionSpec::Kind::number: {
      const OptionValue value = convert(given, double());
      const double* number = std::get_if<double>(&value);
      return number && is_within(spec, *number);
    }
    case OptionSpec::Kind::integer: {
      const OptionValue value = convert(given, int64_t());
      const int64_t* number = std::get_if<int64_t>(&value);
      return number && is_within(spec, static_cast<double>(*number));
    }
    case OptionSpec::Kind::flag:
      return std::holds_alternative<bool>(given);
    case OptionSpec::Kind::word: {
      const std::string* word = std::get_if<std::string>(&given);
      return word && std::ranges::find(spec.words, *word) != spec.words.end();
    }
    case OptionSpec::Kind::numbers: {
      const OptionValue value = convert(given, std::vector<double>());
      const auto* numbers = std::get_if<std::vector<double>>(&value);
      return numbers && numbers->size() == spec.count &&
             std::ranges::all_of(*numbers, [&](double number) { return is_within(spec, number); });
    }
  }
  return false;
}

}  // namespace

OptionSpec number(std::string name, double min) {
  return {.name = std::move(name), .kind = OptionSpec::Kind::number, .min = min};
}

OptionSpec flag(std::string name) {
  return {.name = std::move(name), .kind = OptionSpec::Kind::flag};
}

OptionSpec betas() {
  return {.name = "betas", .kind = OptionSpec::Kind::numbers, .below = 1, .count = 2};
}

OptionSpec or_null(OptionSpec spec) {
  spec.may_be_missing = true;
  return spec;
}

std::vector<OptionSpec> moment_options(std::vector<OptionSpec> others) {
  std::vector<OptionSpec> options{
      number("lr"), betas(), number("eps"), number("weightDecay"), flag("decoupledWeightDecay"), flag("maximize")};
  options.insert(options.end(), others.begin(), others.end());
  return options;
}

const Rule& find_rule(const std::string& name) {
  const std::array rules = {&sgd(),     &adam(),    &adamw(), &nadam(), &radam(),
                            &adagrad(), &rmsprop(), &lion(),  &lamb(),  &muon()};
  std::ostringstream names;
  for (const Rule* rule : rules) {
    if (rule->name == name) return *rule;
    names << (rule == rules.front() ? "" : ", ") << rule->name;
  }
  refuse("Expected an optimizer of the core (", names.str(), ") but received '", name, "'");
}

void check_options(const Rule& rule, const Options& options) {
  for (const auto& [name, value] : options)
    if (std::ranges::find(rule.options, name, &OptionSpec::name) == rule.options.end())
      refuse("optim.", rule.name, ": there is no option '", name, "'");
  for (const OptionSpec& spec : rule.options) {
    auto found = options.find(spec.name);
    if (found == options.end()) {
      if (spec.may_be_missing) continue;
      refuse("optim.", rule.name, ": ", spec.name, ": expected ", in_words(spec), ", received nothing");
    }
    if (!takes(spec, found->second))
      refuse("optim.", rule.name, ": ", spec.name, ": expected ", in_words(spec), ", received ", show(found->second));
  }
  if (rule.check) rule.check(options);
}

}  // namespace tsml::optim
