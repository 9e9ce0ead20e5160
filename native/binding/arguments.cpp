#include "binding/arguments.h"

#include "binding/devices.h"
#include "binding/errors.h"
#include "binding/generator.h"
#include "binding/native_object.h"
#include "binding/values.h"
#include "core/errors.h"

namespace tsml::binding {

namespace {

at::Layout layout(napi_env env, napi_value value, const What& what) {
  std::string name = type_of(env, value) == napi_string ? to_string(env, value, what) : "";
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
  std::string name = type_of(env, value) == napi_string ? to_string(env, value, what) : "";
  if (name == "contiguous_format") return at::MemoryFormat::Contiguous;
  if (name == "preserve_format") return at::MemoryFormat::Preserve;
  if (name == "channels_last") return at::MemoryFormat::ChannelsLast;
  if (name == "channels_last_3d") return at::MemoryFormat::ChannelsLast3d;
  mismatch(env, value, what,
           "a memory format ('contiguous_format', 'preserve_format', 'channels_last', 'channels_last_3d')");
}

at::Device device(napi_env env, napi_value value, const What& what) {
  if (type_of(env, value) != napi_string) mismatch(env, value, what, "a device such as 'cpu' or 'cuda:0'");
  return device_from_name(to_string(env, value, what), what.text());
}

at::ScalarType dtype(napi_env env, napi_value value, const What& what) {
  if (type_of(env, value) != napi_string) mismatch(env, value, what, "a dtype such as 'float32'");
  return dtype_from_name(to_string(env, value, what));
}

// The commonest argument by far, and the cheapest to decode; nullptr where the value is no handle of an idle tensor.
const at::Tensor* quick_tensor(const Environment& environment, napi_value value, Environment::Use use) {
  double handle;
  if (napi_get_value_double(environment.env(), value, &handle) != napi_ok || !(handle > 0)) return nullptr;
  return environment.idle_tensor(static_cast<Handle>(handle), use);
}

const at::Tensor& tensor(const Environment& environment, napi_value value, const What& what, Environment::Use use) {
  if (const at::Tensor* quick = quick_tensor(environment, value, use)) return *quick;
  return environment.tensor(to_handle(environment.env(), value, what), what.text().c_str(), use);
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
      return to_scalar(env, value, what);
    case Kind::integer:
      return to_integer(env, value, what);
    case Kind::floating:
      return to_double(env, value, what);
    case Kind::boolean:
      return to_boolean(env, value, what);
    case Kind::string:
      return to_string(env, value, what);
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
      return list_of<int64_t>(env, value, plan.size, [&](napi_value item) { return to_integer(env, item, what); });
    case Kind::floating:
      return list_of<double>(env, value, plan.size, [&](napi_value item) { return to_double(env, item, what); });
    case Kind::boolean:
      return list_of<bool>(env, value, plan.size, [&](napi_value item) { return to_boolean(env, item, what); });
    case Kind::scalar: {
      c10::impl::GenericList list(c10::NumberType::get());
      for (uint32_t i = 0; i < length_of(env, value); i++) list.push_back(to_scalar(env, element(env, value, i), what));
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
