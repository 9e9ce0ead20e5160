#include "core/options.h"

#include <cmath>

#include "core/errors.h"

namespace tsml {

const char* type_name(const OptionValue& value) {
  static constexpr const char* kNames[] = {"boolean", "integer",          "number",
                                           "string",  "list of integers", "list of numbers"};
  return kNames[value.index()];
}

OptionValue convert(const OptionValue& value, const OptionValue& like) {
  if (std::holds_alternative<double>(like)) {
    if (auto* whole = std::get_if<int64_t>(&value)) return static_cast<double>(*whole);
  }
  if (std::holds_alternative<int64_t>(like)) {
    auto* number = std::get_if<double>(&value);
    if (number && std::trunc(*number) == *number && std::abs(*number) < 9007199254740992.0)
      return static_cast<int64_t>(*number);
  }
  if (std::holds_alternative<std::vector<double>>(like)) {
    if (auto* whole = std::get_if<std::vector<int64_t>>(&value))
      return std::vector<double>(whole->begin(), whole->end());
  }
  return value;
}

template <typename T>
T option(const Options& options, const std::string& name) {
  auto found = options.find(name);
  if (found == options.end()) refuse("Expected an option '", name, "' but received none");
  OptionValue value = convert(found->second, T());
  if (!std::holds_alternative<T>(value))
    refuse("Expected ", type_name(OptionValue(T())), " for '", name, "' but received ", type_name(value));
  return std::get<T>(value);
}

template bool option(const Options&, const std::string&);
template int64_t option(const Options&, const std::string&);
template double option(const Options&, const std::string&);
template std::string option(const Options&, const std::string&);
template std::vector<int64_t> option(const Options&, const std::string&);
template std::vector<double> option(const Options&, const std::string&);

}  // namespace tsml
