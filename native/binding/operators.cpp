// One generic path from JavaScript to every operator: look the overloads up, then call one by its index.
#include <ATen/ScalarOps.h>
#include <ATen/core/stack.h>

#include "binding/arguments.h"
#include "binding/environment.h"
#include "binding/exports.h"
#include "binding/values.h"
#include "core/threads/one_thread.h"

namespace tsml::binding {

namespace {

constexpr size_t kMaxArguments = 40;  // the longest schema of libtorch 2.15 has 26

const char* kind_name(Kind kind) {
  switch (kind) {
    case Kind::tensor:
      return "tensor";
    case Kind::scalar:
      return "scalar";
    case Kind::integer:
      return "integer";
    case Kind::floating:
      return "float";
    case Kind::boolean:
      return "boolean";
    case Kind::string:
      return "string";
    case Kind::scalar_type:
      return "dtype";
    case Kind::layout:
      return "layout";
    case Kind::device:
      return "device";
    case Kind::memory_format:
      return "memoryFormat";
    case Kind::generator:
      return "generator";
    case Kind::none:
      break;
  }
  return "none";
}

// operatorNames(): string[], such as 'aten::add'.
Napi::Value operator_names_of(const Napi::CallbackInfo& info) {
  Napi::Array names = Napi::Array::New(info.Env(), operator_names().size());
  uint32_t index = 0;
  for (const auto& entry : operator_names()) names.Set(index++, entry.first);
  return names;
}

// overloads(name): OverloadSchema[] (lib/native.ts)
Napi::Value overloads_of(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  const auto& indices = environment.operators.overloads(to_string(env, info[0], "overloads: name"));
  Napi::Array result = Napi::Array::New(env, indices.size());
  for (uint32_t i = 0; i < indices.size(); i++) {
    const OperatorPlan& plan = environment.operators.at(indices[i]);
    Napi::Array arguments = Napi::Array::New(env, plan.arguments.size());
    for (uint32_t a = 0; a < plan.arguments.size(); a++) {
      const ArgumentPlan& argument = plan.arguments[a];
      Napi::Object item = Napi::Object::New(env);
      item.Set("name", argument.name);
      item.Set("type", argument.type);
      item.Set("kind", kind_name(argument.kind));
      item.Set("list", argument.list);
      item.Set("optional", argument.optional);
      item.Set("size", argument.size);
      item.Set("keywordOnly", argument.keyword_only);
      item.Set("written", argument.written);
      item.Set("hasDefault", argument.has_default);
      arguments.Set(a, item);
    }
    Napi::Array returns = Napi::Array::New(env, plan.returns.size());
    for (uint32_t r = 0; r < plan.returns.size(); r++) {
      Napi::Object item = Napi::Object::New(env);
      item.Set("name", plan.returns[r].name);
      item.Set("kind", kind_name(plan.returns[r].kind));
      item.Set("list", plan.returns[r].list);
      item.Set("argument", plan.returned_argument[r]);
      returns.Set(r, item);
    }
    Napi::Object overload = Napi::Object::New(env);
    overload.Set("index", indices[i]);
    overload.Set("name", plan.name);
    overload.Set("overload", plan.overload);
    overload.Set("arguments", arguments);
    overload.Set("returns", returns);
    overload.Set("unreachable", plan.unreachable);
    overload.Set("schema", plan.schema);
    result.Set(i, overload);
  }
  return result;
}

// An operator wrote to these tensors, and may have resized them.
void remeasure(Environment& environment, napi_value written) {
  napi_env env = environment.env();
  double handle;
  if (napi_get_value_double(env, written, &handle) == napi_ok) {
    environment.tensors.remeasure(static_cast<Handle>(handle));
    return;
  }
  if (const auto handles = maybe_handles(env, written)) {
    for (size_t i = 0; i < handles->size; i++) environment.tensors.remeasure((*handles)[i]);
    return;
  }
  uint32_t length;
  if (napi_get_array_length(env, written, &length) != napi_ok) return;
  for (uint32_t i = 0; i < length; i++) {
    napi_value item;
    if (napi_get_element(env, written, i, &item) == napi_ok) remeasure(environment, item);
  }
}

// Whether a call is sooner done by one thread.
bool is_small(const OperatorPlan& plan, const torch::jit::Stack& stack) {
  if (plan.spread == Spread::no) return false;
  const at::Tensor& left = stack[plan.left].toTensor();
  if (plan.spread == Spread::elements) return left.numel() <= threads::kSmall;
  const at::Tensor& right = stack[plan.left + 1].toTensor();
  if (left.is_nested() || left.numel() > threads::kSmallProduct || right.numel() > threads::kSmallProduct) return false;
  if (left.dim() == 0 || left.numel() == 0) return true;
  // Each number of `right` is multiplied once in each row of `left`.
  return left.numel() / left.size(-1) * right.numel() <= threads::kSmallProduct;
}

// call(index, out, ...arguments): the result.
// A tensor among the arguments is its handle. With one tensor as result, `out` is the object that becomes its owner
// and the handle is returned; other results come as plain values, with handles that `own` must follow, and what an
// in-place or out= form returns comes as undefined, for it is the argument itself.
napi_value call(napi_env env, napi_callback_info info) {
  size_t argc = kMaxArguments;
  napi_value argv[kMaxArguments];
  void* data;
  napi_get_cb_info(env, info, &argc, argv, nullptr, &data);
  return guarded(env, [&]() -> napi_value {
    Environment& environment = Environment::of(env);
    uint32_t index;
    if (argc < 2 || napi_get_value_uint32(env, argv[0], &index) != napi_ok || !environment.operators.contains(index))
      throw ArgumentError("call: expected the index of an operator that `overloads` named");
    const OperatorPlan& plan = environment.operators.at(index);
    if (!plan.unreachable.empty())
      throw ArgumentError(plan.name + " cannot be called from JavaScript: " + plan.unreachable);
    size_t given = argc - 2;
    if (given > plan.arguments.size())
      throw ArgumentError(plan.name + ": expected at most " + std::to_string(plan.arguments.size()) +
                          " arguments, received " + std::to_string(given));

    torch::jit::Stack stack;
    stack.reserve(std::max(plan.arguments.size(), plan.returns.size()));
    for (size_t i = 0; i < plan.arguments.size(); i++) {
      stack.push_back(i < given ? to_argument(environment, argv[i + 2], plan.arguments[i], plan)
                                : missing_argument(plan.arguments[i], plan));
      if (plan.arguments[i].wrapped) stack.back() = at::native::wrapped_scalar_tensor(stack.back().toScalar());
    }
    {
      threads::OneThread one(is_small(plan, stack));
      plan.handle.callBoxed(stack);
    }

    for (size_t i = 0; i < given; i++)
      if (plan.arguments[i].written) remeasure(environment, argv[i + 2]);

    napi_value undefined = nullptr;
    napi_get_undefined(env, &undefined);
    auto result = [&](size_t r) -> napi_value {
      if (plan.returned_argument[r] >= 0) return undefined;
      return from_result(environment, stack[r], plan.returns[r]);
    };
    if (stack.size() == 1) {
      const ReturnPlan& only = plan.returns[0];
      if (only.kind == Kind::tensor && !only.list && plan.returned_argument[0] < 0 && stack[0].isTensor() &&
          stack[0].toTensor().defined())
        return from_handle(env, environment.adopt(argv[1], std::move(stack[0]).toTensor()));
      return result(0);
    }
    if (stack.empty()) return undefined;
    napi_value results;
    check(env, napi_create_array_with_length(env, stack.size(), &results), "array");
    for (size_t r = 0; r < stack.size(); r++) napi_set_element(env, results, static_cast<uint32_t>(r), result(r));
    return results;
  });
}

}  // namespace

void export_operators(Napi::Object exports) {
  add<operator_names_of>(exports, "operatorNames");
  add<overloads_of>(exports, "overloads");
  add_fast(exports, "call", call);
}

}  // namespace tsml::binding
