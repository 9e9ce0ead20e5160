#include "core/options.h"

#include <cmath>
#include <optional>
#include <sstream>

#include "core/errors.h"

namespace tsml {

namespace {

std::optional<int64_t> to_whole(double number) {
  if (std::trunc(number) != number || std::abs(number) >= 9007199254740992.0) return std::nullopt;
  return static_cast<int64_t>(number);
}

std::optional<std::vector<int64_t>> to_whole(const std::vector<double>& numbers) {
  std::vector<int64_t> all;
  for (double number : numbers) {
    const std::optional<int64_t> whole = to_whole(number);
    if (!whole) return std::nullopt;
    all.push_back(*whole);
  }
  return all;
}

template <typename T>
void write(std::ostream& text, const std::vector<T>& list) {
  text << "[";
  for (size_t i = 0; i < list.size(); i++) text << (i == 0 ? "" : ", ") << list[i];
  text << "]";
}

}  // namespace

const char* type_name(const OptionValue& value) {
  static constexpr const char* kNames[] = {"boolean", "integer",          "number",
                                           "string",  "list of integers", "list of numbers"};
  return kNames[value.index()];
}

std::string show(const OptionValue& value) {
  std::ostringstream text;
  if (auto* word = std::get_if<std::string>(&value)) text << "'" << *word << "'";
  if (auto* flag = std::get_if<bool>(&value)) text << (*flag ? "true" : "false");
  if (auto* whole = std::get_if<int64_t>(&value)) text << *whole;
  if (auto* number = std::get_if<double>(&value)) text << *number;
  if (auto* list = std::get_if<std::vector<int64_t>>(&value)) write(text, *list);
  if (auto* list = std::get_if<std::vector<double>>(&value)) write(text, *list);
  return text.str();
}

OptionValue convert(const OptionValue& value, const OptionValue& like) {
  if (std::holds_alternative<double>(like)) {
    if (auto* whole = std::get_if<int64_t>(&value)) return static_cast<double>(*whole);
  }
  if (std::holds_alternative<int64_t>(like)) {
    auto* number = std::get_if<double>(&value);
    if (auto whole = number ? to_whole(*number) : std::nullopt) return *whole;
  }
  if (std::holds_alternative<std::vector<double>>(like)) {
    if (auto* list = std::get_if<std::vector<int64_t>>(&value)) return std::vector<double>(list->begin(), list->end());
  }
  if (std::holds_alternative<std::vector<int64_t>>(like)) {
    auto* list = std::get_if<std::vector<double>>(&value);
    if (auto whole = list ? to_whole(*list) : std::nullopt) return *whole;
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
