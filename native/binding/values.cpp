#include "binding/values.h"

#include <cmath>

#include "binding/errors.h"

namespace tsml::binding {

namespace {

constexpr double kMaxSafeInteger = 9007199254740991.0;

std::string utf8(napi_env env, napi_value value) {
  size_t length = 0;
  check(env, napi_get_value_string_utf8(env, value, nullptr, 0, &length), "string");
  std::string text(length, '\0');
  napi_get_value_string_utf8(env, value, text.data(), length + 1, &length);
  return text;
}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  char text[32];
  snprintf(text, sizeof text, "%.17g", value);
  return text;
}

int64_t bigint_value(napi_env env, napi_value value, const What& what) {
  int64_t result;
  bool lossless;
  check(env, napi_get_value_bigint_int64(env, value, &result, &lossless), "bigint");
  if (!lossless) mismatch(env, value, what, "an integer that fits in 64 bits");
  return result;
}

}  // namespace

napi_valuetype type_of(napi_env env, napi_value value) {
  napi_valuetype type;
  check(env, napi_typeof(env, value, &type), "typeof");
  return type;
}

bool is_array(napi_env env, napi_value value) {
  bool result = false;
  napi_is_array(env, value, &result);
  return result;
}

uint32_t length_of(napi_env env, napi_value array) {
  uint32_t length = 0;
  check(env, napi_get_array_length(env, array, &length), "array length");
  return length;
}

napi_value element(napi_env env, napi_value array, uint32_t index) {
  napi_value item;
  check(env, napi_get_element(env, array, index, &item), "array element");
  return item;
}

[[noreturn]] void mismatch(napi_env env, napi_value value, const What& what, const std::string& expected) {
  throw ArgumentError(what.text() + ": expected " + expected + ", received " + describe(env, value));
}

std::string describe(napi_env env, napi_value value) {
  switch (type_of(env, value)) {
    case napi_undefined:
      return "undefined";
    case napi_null:
      return "null";
    case napi_boolean:
      return to_boolean(env, value, "") ? "true" : "false";
    case napi_number: {
      double number;
      napi_get_value_double(env, value, &number);
      return "number " + number_text(number);
    }
    case napi_string: {
      std::string text = utf8(env, value);
      return "string \"" + (text.size() > 40 ? text.substr(0, 40) + "…" : text) + "\"";
    }
    case napi_bigint: {
      napi_value text;
      napi_coerce_to_string(env, value, &text);
      return "bigint " + utf8(env, text) + "n";
    }
    case napi_function:
      return "a function";
    case napi_symbol:
      return "a symbol";
    case napi_object:
      return is_array(env, value) ? "an array of " + std::to_string(length_of(env, value)) : "an object";
    default:
      return "a value of an unknown type";
  }
}

bool is_missing(napi_env env, napi_value value) {
  napi_valuetype type = type_of(env, value);
  return type == napi_undefined || type == napi_null;
}

std::string to_string(napi_env env, napi_value value, const What& what) {
  if (type_of(env, value) != napi_string) mismatch(env, value, what, "a string");
  return utf8(env, value);
}

int64_t to_integer(napi_env env, napi_value value, const What& what) {
  napi_valuetype type = type_of(env, value);
  if (type == napi_bigint) return bigint_value(env, value, what);
  if (type != napi_number) mismatch(env, value, what, "an integer");
  double number;
  napi_get_value_double(env, value, &number);
  if (number != std::floor(number) || std::isinf(number)) mismatch(env, value, what, "an integer");
  if (std::abs(number) > kMaxSafeInteger)
    mismatch(env, value, what, "an integer that a number holds exactly (write it as a bigint)");
  return static_cast<int64_t>(number);
}

double to_double(napi_env env, napi_value value, const What& what) {
  double number;
  if (napi_get_value_double(env, value, &number) == napi_ok) return number;
  if (type_of(env, value) == napi_object && !is_array(env, value)) {  // torch.float(x)
    napi_value inner;
    if (napi_get_named_property(env, value, "value", &inner) == napi_ok &&
        napi_get_value_double(env, inner, &number) == napi_ok)
      return number;
  }
  mismatch(env, value, what, "a number");
}

bool to_boolean(napi_env env, napi_value value, const What& what) {
  bool result;
  if (napi_get_value_bool(env, value, &result) != napi_ok) mismatch(env, value, what, "true or false");
  return result;
}

// What a JavaScript number means is said in one table, docs/numbers.md: integer-valued numbers are Python ints.
at::Scalar to_scalar(napi_env env, napi_value value, const What& what) {
  switch (type_of(env, value)) {
    case napi_number: {
      double number;
      napi_get_value_double(env, value, &number);
      bool integral = number == std::floor(number) && !std::isinf(number) && !(number == 0 && std::signbit(number));
      // What no int64 holds can only have been meant as a float: -1e30 in a mask.
      if (!integral || std::abs(number) >= 0x1p63) return number;
      if (std::abs(number) > kMaxSafeInteger)
        mismatch(env, value, what, "a number; integers beyond 2^53 are not exact (write a bigint, or torch.float(x))");
      return static_cast<int64_t>(number);
    }
    case napi_bigint:
      return bigint_value(env, value, what);
    case napi_boolean:
      return to_boolean(env, value, what);
    case napi_object: {
      bool complex = false;
      napi_has_named_property(env, value, "re", &complex);
      if (!complex) return to_double(env, value, what);
      napi_value re, im;
      check(env, napi_get_named_property(env, value, "re", &re), "re");
      check(env, napi_get_named_property(env, value, "im", &im), "im");
      return c10::complex<double>(to_double(env, re, what), to_double(env, im, what));
    }
    default:
      mismatch(env, value, what, "a number, bigint, boolean, torch.float(x) or {re, im}");
  }
}

uint64_t to_seed(napi_env env, napi_value value, const What& what) {
  int64_t seed = to_integer(env, value, what);
  if (seed < 0) throw ArgumentError(what.text() + ": expected 0 or more, received " + std::to_string(seed));
  return static_cast<uint64_t>(seed);
}
int to_thread_count(napi_env env, napi_value value, const What& what) {
  int64_t count = to_integer(env, value, what);
  if (count < 1 || count > 1024)
    throw ArgumentError(what.text() + ": expected a count from 1 to 1024, received " + std::to_string(count));
  return static_cast<int>(count);
}
std::optional<HandleList> maybe_handles(napi_env env, napi_value value) {
  napi_typedarray_type type;
  HandleList list;
  void* data;
  if (napi_get_typedarray_info(env, value, &type, &list.size, &data, nullptr, nullptr) != napi_ok ||
      type != napi_float64_array)
    return {};
  list.numbers = static_cast<double*>(data);
  return list;
}
HandleList to_handles(napi_env env, napi_value value, const What& what) {
  const auto list = maybe_handles(env, value);
  if (!list) mismatch(env, value, what, "a Float64Array");
  return *list;
}
std::vector<double> to_doubles(napi_env env, napi_value value, const What& what) {
  const HandleList list = to_handles(env, value, what);
  return {list.numbers, list.numbers + list.size};
}
Napi::Object to_object(const Napi::Value& value, const What& what) {
  if (!value.IsObject()) mismatch(value.Env(), value, what, "an object");
  return value.As<Napi::Object>();
}

Handle to_handle(napi_env env, napi_value value, const What& what) {
  double number;
  // The negated comparison also refuses NaN.
  if (napi_get_value_double(env, value, &number) != napi_ok || !(number >= 0 && number <= kMaxSafeInteger))
    mismatch(env, value, what, "a tensor");
  return static_cast<Handle>(number);
}

std::vector<int64_t> to_integers(napi_env env, napi_value value, const What& what) {
  if (!is_array(env, value)) mismatch(env, value, what, "an array of integers");
  std::vector<int64_t> result(length_of(env, value));
  for (uint32_t i = 0; i < result.size(); i++) result[i] = to_integer(env, element(env, value, i), what);
  return result;
}

napi_value from_string(napi_env env, const std::string& text) {
  napi_value value;
  check(env, napi_create_string_utf8(env, text.data(), text.size(), &value), "string");
  return value;
}

napi_value from_double(napi_env env, double number) {
  napi_value value;
  check(env, napi_create_double(env, number, &value), "number");
  return value;
}

napi_value from_handle(napi_env env, Handle handle) {
  return from_double(env, static_cast<double>(handle));
}

napi_value from_boolean(napi_env env, bool boolean) {
  napi_value value;
  check(env, napi_get_boolean(env, boolean, &value), "boolean");
  return value;
}

napi_value from_integer(napi_env env, int64_t number) {
  if (std::abs(static_cast<double>(number)) <= kMaxSafeInteger) return from_double(env, static_cast<double>(number));
  napi_value value;
  check(env, napi_create_bigint_int64(env, number, &value), "bigint");
  return value;
}

napi_value from_integers(napi_env env, at::IntArrayRef values) {
  napi_value array;
  check(env, napi_create_array_with_length(env, values.size(), &array), "array");
  for (size_t i = 0; i < values.size(); i++)
    napi_set_element(env, array, static_cast<uint32_t>(i), from_integer(env, values[i]));
  return array;
}

napi_value from_tensors(napi_env env, at::TensorList tensors) {
  napi_value list;
  check(env, napi_create_array_with_length(env, tensors.size(), &list), "array");
  for (size_t i = 0; i < tensors.size(); i++) {
    const Handle handle = tensors[i].defined() ? Environment::of(env).hold(tensors[i]) : 0;
    check(env, napi_set_element(env, list, static_cast<uint32_t>(i), from_handle(env, handle)), "array");
  }
  return list;
}

napi_value from_scalar(napi_env env, const at::Scalar& scalar) {
  napi_value value;
  if (scalar.isBoolean()) return from_boolean(env, scalar.toBool());
  if (scalar.isIntegral(false)) {
    check(env, napi_create_bigint_int64(env, scalar.toLong(), &value), "bigint");
    return value;
  }
  if (!scalar.isComplex()) return from_double(env, scalar.toDouble());
  auto complex = scalar.toComplexDouble();
  check(env, napi_create_object(env, &value), "complex");
  napi_set_named_property(env, value, "re", from_double(env, complex.real()));
  napi_set_named_property(env, value, "im", from_double(env, complex.imag()));
  return value;
}

}  // namespace tsml::binding
