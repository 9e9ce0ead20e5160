#include "binding/values.h"

#include <cmath>

#include "binding/devices.h"
#include "binding/errors.h"
#include "binding/generator.h"
#include "core/errors.h"

namespace tsml::binding {

namespace {

constexpr double kMaxSafeInteger = 9007199254740991.0;

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

// What a value is for, as messages name it. It is put into words only where one is needed: that takes longer than to
// decode a number.
class What {
 public:
  What(const char* words) : words_(words) {}
  What(const OperatorPlan& plan, const ArgumentPlan& argument) : plan_(&plan), argument_(&argument) {}
  std::string text() const {
    return plan_ ? plan_->name + ": argument '" + argument_->name + "'" : std::string(words_);
  }

 private:
  const char* words_ = nullptr;
  const OperatorPlan* plan_ = nullptr;
  const ArgumentPlan* argument_ = nullptr;
};

[[noreturn]] void mismatch(napi_env env, napi_value value, const What& what, const std::string& expected) {
  throw ArgumentError(what.text() + ": expected " + expected + ", received " + describe(env, value));
}

int64_t bigint_value(napi_env env, napi_value value, const What& what) {
  int64_t result;
  bool lossless;
  check(env, napi_get_value_bigint_int64(env, value, &result, &lossless), "bigint");
  if (!lossless) mismatch(env, value, what, "an integer that fits in 64 bits");
  return result;
}

int64_t integer(napi_env env, napi_value value, const What& what) {
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

double floating(napi_env env, napi_value value, const What& what) {
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

bool boolean(napi_env env, napi_value value, const What& what) {
  bool result;
  if (napi_get_value_bool(env, value, &result) != napi_ok) mismatch(env, value, what, "true or false");
  return result;
}

// What a JavaScript number means is said in one table, docs/numbers.md: integer-valued numbers are Python ints.
at::Scalar scalar(napi_env env, napi_value value, const What& what) {
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
      return boolean(env, value, what);
    case napi_object: {
      bool complex = false;
      napi_has_named_property(env, value, "re", &complex);
      if (!complex) return floating(env, value, what);
      napi_value re, im;
      check(env, napi_get_named_property(env, value, "re", &re), "re");
      check(env, napi_get_named_property(env, value, "im", &im), "im");
      return c10::complex<double>(floating(env, re, what), floating(env, im, what));
    }
    default:
      mismatch(env, value, what, "a number, bigint, boolean, torch.float(x) or {re, im}");
  }
}

at::Layout layout(napi_env env, napi_value value, const What& what) {
  std::string name = type_of(env, value) == napi_string ? utf8(env, value) : "";
  if (name == "strided") return at::kStrided;
  if (name == "sparse_coo") return at::kSparse;
  if (name == "sparse_csr") return at::kSparseCsr;
  if (name == "sparse_csc") return at::kSparseCsc;
  if (name == "sparse_bsr") return at::kSparseBsr;
  if (name == "sparse_bsc") return at::kSparseBsc;
  mismatch(env, value, what,
           "a layout ('strided', 'sparse_coo', 'sparse_csr', 'sparse_csc', 'sparse_bsr', 'sparse_bsc')");
}

at::MemoryFormat memory_format(napi_env env, napi_value value, const What& what) {
  std::string name = type_of(env, value) == napi_string ? utf8(env, value) : "";
  if (name == "contiguous_format") return at::MemoryFormat::Contiguous;
  if (name == "preserve_format") return at::MemoryFormat::Preserve;
  if (name == "channels_last") return at::MemoryFormat::ChannelsLast;
  if (name == "channels_last_3d") return at::MemoryFormat::ChannelsLast3d;
  mismatch(env, value, what,
           "a memory format ('contiguous_format', 'preserve_format', 'channels_last', 'channels_last_3d')");
}

at::Device device(napi_env env, napi_value value, const What& what) {
  if (type_of(env, value) != napi_string) mismatch(env, value, what, "a device such as 'cpu' or 'cuda:0'");
  return device_from_name(utf8(env, value), what.text());
}

at::ScalarType dtype(napi_env env, napi_value value, const What& what) {
  if (type_of(env, value) != napi_string) mismatch(env, value, what, "a dtype such as 'float32'");
  return dtype_from_name(utf8(env, value));
}

// The commonest argument by far, and the cheapest to decode; nullptr where the value is no handle of an idle tensor.
const at::Tensor* quick_tensor(const Environment& environment, napi_value value, Environment::Use use) {
  double handle;
  if (napi_get_value_double(environment.env(), value, &handle) != napi_ok || !(handle > 0)) return nullptr;
  return environment.idle_tensor(static_cast<Handle>(handle), use);
}

const at::Tensor& tensor(const Environment& environment, napi_value value, const What& what, Environment::Use use) {
  if (const at::Tensor* quick = quick_tensor(environment, value, use)) return *quick;
  std::string words = what.text();
  return environment.tensor(to_handle(environment.env(), value, words.c_str()), words.c_str(), use);
}

Environment::Use use_of(const ArgumentPlan& plan) {
  return plan.written ? Environment::Use::write : Environment::Use::read;
}

c10::IValue single(const Environment& environment, napi_value value, const ArgumentPlan& plan, const What& what) {
  napi_env env = environment.env();
  switch (plan.kind) {
    case Kind::tensor:
      return tensor(environment, value, what, use_of(plan));
    case Kind::scalar:
      return scalar(env, value, what);
    case Kind::integer:
      return integer(env, value, what);
    case Kind::floating:
      return floating(env, value, what);
    case Kind::boolean:
      return boolean(env, value, what);
    case Kind::string:
      if (type_of(env, value) != napi_string) mismatch(env, value, what, "a string");
      return utf8(env, value);
    case Kind::scalar_type:
      return static_cast<int64_t>(dtype(env, value, what));
    case Kind::layout:
      return static_cast<int64_t>(layout(env, value, what));
    case Kind::memory_format:
      return static_cast<int64_t>(memory_format(env, value, what));
    case Kind::device:
      return device(env, value, what);
    case Kind::generator:
      return *unwrap_native<at::Generator>(Napi::Value(env, value));
    case Kind::none:
      break;
  }
  throw ArgumentError(what.text() + ": this argument has no JavaScript value and can only be left out");
}

template <typename T, typename Convert>
c10::IValue list_of(napi_env env, napi_value value, int32_t size, Convert&& convert) {
  c10::List<T> list;
  if (!is_array(env, value)) {  // int[2]: one number stands for all
    T item = convert(value);
    for (int32_t i = 0; i < size; i++) list.push_back(item);
    return list;
  }
  uint32_t length = length_of(env, value);
  list.reserve(length);
  for (uint32_t i = 0; i < length; i++) list.push_back(convert(element(env, value, i)));
  return list;
}

c10::IValue tensor_list(const Environment& environment, const HandleList& handles, const ArgumentPlan& plan,
                        const What& what) {
  const auto fill = [&](auto list) {
    list.reserve(handles.size);
    for (size_t i = 0; i < handles.size; i++) {
      const at::Tensor* quick = environment.idle_tensor(handles[i], use_of(plan));
      list.push_back(quick ? *quick : environment.tensor(handles[i], what.text().c_str(), use_of(plan)));
    }
    return c10::IValue(std::move(list));
  };
  return plan.optional_items ? fill(c10::List<std::optional<at::Tensor>>()) : fill(c10::List<at::Tensor>());
}

}  // namespace

std::string describe(napi_env env, napi_value value) {
  switch (type_of(env, value)) {
    case napi_undefined:
      return "undefined";
    case napi_null:
      return "null";
    case napi_boolean:
      return boolean(env, value, "") ? "true" : "false";
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

std::string to_string(napi_env env, napi_value value, const char* what) {
  if (type_of(env, value) != napi_string) mismatch(env, value, what, "a string");
  return utf8(env, value);
}

int64_t to_integer(napi_env env, napi_value value, const char* what) {
  return integer(env, value, what);
}
uint64_t to_seed(napi_env env, napi_value value, const char* what) {
  int64_t seed = integer(env, value, what);
  if (seed < 0) throw ArgumentError(std::string(what) + ": expected 0 or more, received " + std::to_string(seed));
  return static_cast<uint64_t>(seed);
}
int to_thread_count(napi_env env, napi_value value, const char* what) {
  int64_t count = integer(env, value, what);
  if (count < 1 || count > 1024)
    throw ArgumentError(std::string(what) + ": expected a count from 1 to 1024, received " + std::to_string(count));
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
HandleList to_handles(napi_env env, napi_value value, const char* what) {
  const auto list = maybe_handles(env, value);
  if (!list) mismatch(env, value, what, "a Float64Array");
  return *list;
}
std::vector<double> to_doubles(napi_env env, napi_value value, const char* what) {
  const HandleList list = to_handles(env, value, what);
  return {list.numbers, list.numbers + list.size};
}
Napi::Object to_object(const Napi::Value& value, const char* what) {
  if (!value.IsObject()) mismatch(value.Env(), value, what, "an object");
  return value.As<Napi::Object>();
}
double to_double(napi_env env, napi_value value, const char* what) {
  return floating(env, value, what);
}
bool to_boolean(napi_env env, napi_value value, const char* what) {
  return boolean(env, value, what);
}
at::Scalar to_scalar(napi_env env, napi_value value, const char* what) {
  return scalar(env, value, what);
}

Handle to_handle(napi_env env, napi_value value, const char* what) {
  double number;
  // The negated comparison also refuses NaN.
  if (napi_get_value_double(env, value, &number) != napi_ok || !(number >= 0 && number <= kMaxSafeInteger))
    mismatch(env, value, what, "a tensor");
  return static_cast<Handle>(number);
}

std::vector<int64_t> to_integers(napi_env env, napi_value value, const char* what) {
  if (!is_array(env, value)) mismatch(env, value, what, "an array of integers");
  std::vector<int64_t> result(length_of(env, value));
  for (uint32_t i = 0; i < result.size(); i++) result[i] = integer(env, element(env, value, i), what);
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

c10::IValue missing_argument(const ArgumentPlan& plan, const OperatorPlan& plan_of) {
  if (plan.has_default) return plan.default_value;
  if (plan.optional) return {};
  throw ArgumentError(plan_of.name + ": argument '" + plan.name + "' (" + plan.type + ") is missing");
}

c10::IValue to_argument(const Environment& environment, napi_value value, const ArgumentPlan& plan,
                        const OperatorPlan& plan_of) {
  napi_env env = environment.env();
  if (plan.kind == Kind::tensor && !plan.list) {
    if (const at::Tensor* quick = quick_tensor(environment, value, use_of(plan))) return *quick;
  }
  if (is_missing(env, value)) return missing_argument(plan, plan_of);
  const What what(plan_of, plan);
  if (plan.kind == Kind::tensor && plan.list)
    if (const auto handles = maybe_handles(env, value)) return tensor_list(environment, *handles, plan, what);
  if (!plan.list) return single(environment, value, plan, what);
  if (!is_array(env, value) && plan.size < 1) mismatch(env, value, what, "an array (" + plan.type + ")");
  switch (plan.kind) {
    case Kind::tensor:
      if (plan.optional_items)
        return list_of<std::optional<at::Tensor>>(env, value, plan.size, [&](napi_value item) {
          return is_missing(env, item) ? std::optional<at::Tensor>() : tensor(environment, item, what, use_of(plan));
        });
      return list_of<at::Tensor>(env, value, plan.size,
                                 [&](napi_value item) { return tensor(environment, item, what, use_of(plan)); });
    case Kind::integer:
      return list_of<int64_t>(env, value, plan.size, [&](napi_value item) { return integer(env, item, what); });
    case Kind::floating:
      return list_of<double>(env, value, plan.size, [&](napi_value item) { return floating(env, item, what); });
    case Kind::boolean:
      return list_of<bool>(env, value, plan.size, [&](napi_value item) { return boolean(env, item, what); });
    case Kind::scalar: {
      c10::impl::GenericList list(c10::NumberType::get());
      for (uint32_t i = 0; i < length_of(env, value); i++) list.push_back(scalar(env, element(env, value, i), what));
      return list;
    }
    default:
      throw ArgumentError(what.text() + ": a " + plan.type + " has no JavaScript value and can only be left out");
  }
}

napi_value from_result(Environment& environment, const c10::IValue& value, const ReturnPlan& plan) {
  napi_env env = environment.env();
  if (value.isTensor()) {
    const at::Tensor& tensor = value.toTensor();
    return from_handle(env, tensor.defined() ? environment.hold(tensor) : 0);
  }
  if (value.isNone()) {
    napi_value null;
    napi_get_null(env, &null);
    return null;
  }
  if (value.isList()) {
    auto items = value.toListRef();
    napi_value array;
    check(env, napi_create_array_with_length(env, items.size(), &array), "array");
    for (size_t i = 0; i < items.size(); i++)
      napi_set_element(env, array, static_cast<uint32_t>(i), from_result(environment, items[i], plan));
    return array;
  }
  if (plan.kind == Kind::scalar_type) return from_string(env, dtype_name(static_cast<at::ScalarType>(value.toInt())));
  if (plan.kind == Kind::scalar) return from_scalar(env, value.toScalar());
  if (value.isBool()) return from_boolean(env, value.toBool());
  if (value.isInt()) return from_integer(env, value.toInt());
  if (value.isDouble()) return from_double(env, value.toDouble());
  if (value.isString()) return from_string(env, value.toStringRef());
  throw ArgumentError("a result of type " + value.tagKind() + " has no JavaScript value");
}

}  // namespace tsml::binding
