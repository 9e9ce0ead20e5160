#include "binding/options.h"

#include "binding/errors.h"
#include "binding/values.h"

namespace tsml::binding {

OptionValue to_option(const Napi::Value& value, const std::string& name) {
  if (value.IsBoolean()) return value.As<Napi::Boolean>().Value();
  if (value.IsString()) return value.As<Napi::String>().Utf8Value();
  if (value.IsNumber()) return value.As<Napi::Number>().DoubleValue();
  if (value.IsArray()) {
    const std::string what = "option '" + name + "'";
    const Napi::Array list = value.As<Napi::Array>();
    std::vector<double> numbers(list.Length());
    for (uint32_t i = 0; i < numbers.size(); i++) numbers[i] = to_double(value.Env(), list.Get(i), what.c_str());
    return numbers;
  }
  throw ArgumentError("option '" + name + "': expected a number, boolean, string or list of numbers, received " +
                      describe(value.Env(), value));
}

Options to_options(const Napi::Value& value, const char* what) {
  Options options;
  const Napi::Object given = to_object(value, what);
  const Napi::Array names = given.GetPropertyNames();
  for (uint32_t i = 0; i < names.Length(); i++) {
    std::string name = names.Get(i).ToString();
    options[name] = to_option(given.Get(name), name);
  }
  return options;
}

Napi::Value from_option(Napi::Env env, const OptionValue& value) {
  if (const bool* boolean = std::get_if<bool>(&value)) return Napi::Boolean::New(env, *boolean);
  if (const int64_t* integer = std::get_if<int64_t>(&value)) return {env, from_integer(env, *integer)};
  if (const double* number = std::get_if<double>(&value)) return Napi::Number::New(env, *number);
  if (const std::string* text = std::get_if<std::string>(&value)) return Napi::String::New(env, *text);
  if (const auto* whole = std::get_if<std::vector<int64_t>>(&value)) return {env, from_integers(env, *whole)};
  const auto& numbers = std::get<std::vector<double>>(value);
  Napi::Array list = Napi::Array::New(env, numbers.size());
  for (uint32_t i = 0; i < numbers.size(); i++) list[i] = Napi::Number::New(env, numbers[i]);
  return list;
}

}  // namespace tsml::binding
