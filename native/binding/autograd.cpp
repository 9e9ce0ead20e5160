// Gradients: the grad mode, running a graph backward, and the places where a graph calls JavaScript: hooks and custom
// functions.
#include <ATen/autocast_mode.h>
#include <ATen/core/grad_mode.h>
#include <c10/util/safe_numerics.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/custom_class.h>

#include <map>

#include "binding/anomaly.h"
#include "binding/environment.h"
#include "binding/exports.h"
#include "binding/graph.h"
#include "binding/js_callback.h"
#include "binding/values.h"
#include "core/threads/one_thread.h"

namespace tsml::binding {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

std::shared_ptr<JsCallback> to_callback(const Napi::Value& value) {
  return std::make_shared<JsCallback>(Environment::of(value.Env()).references(), value);
}

// Handle 0 gives an undefined tensor.
variable_list to_tensors(napi_env env, napi_value value, const char* what) {
  variable_list tensors;
  Napi::Array handles(env, value);
  for (uint32_t i = 0; i < handles.Length(); i++) {
    Handle handle = to_handle(env, handles.Get(i), what);
    tensors.push_back(handle ? Environment::of(env).tensor(handle, what) : at::Tensor());
  }
  return tensors;
}

// Handles that `own` must follow; 0 for an undefined tensor.
Napi::Array from_tensors(napi_env env, const variable_list& tensors) {
  Napi::Array handles = Napi::Array::New(env, tensors.size());
  for (uint32_t i = 0; i < tensors.size(); i++)
    handles[i] = Napi::Value(env, from_handle(env, tensors[i].defined() ? Environment::of(env).hold(tensors[i]) : 0));
  return handles;
}

// setGradMode('enabled' | 'disabled' | 'inference')
Napi::Value set_grad_mode(const Napi::CallbackInfo& info) {
  std::string mode = to_string(info.Env(), info[0], "setGradMode");
  Environment::of(info.Env()).set_inference_mode(mode == "inference");
  if (mode != "inference") c10::GradMode::set_enabled(mode == "enabled");
  return info.Env().Undefined();
}

// setAutocast(deviceType, dtype | undefined)
Napi::Value set_autocast(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  at::DeviceType device = c10::Device(to_string(env, info[0], "autocast")).type();
  bool is_on = !is_missing(env, info[1]);
  if (is_on) at::autocast::set_autocast_dtype(device, dtype_from_name(to_string(env, info[1], "autocast: dtype")));
  at::autocast::set_autocast_enabled(device, is_on);
  // Weights that were cast are kept for as long as they cannot change: to the end of the function.
  at::autocast::clear_cache();
  return env.Undefined();
}

// Whether everything that was recorded is small, and so is what the graph's gradients take.
bool is_small(const variable_list& roots) {
  return walk_graph(roots, [](const torch::autograd::Node& node) {
    for (uint32_t i = 0; i < node.num_inputs(); i++) {
      const auto& recorded = node.input_metadata(i);
      if (recorded.is_nested_tensor()) return false;
      int64_t elements = 1;
      for (const c10::SymInt& size : recorded.shape_as_dim_vector())
        if (c10::mul_overflows(elements, size.as_int_unchecked(), &elements)) return false;
      if (elements > threads::kSmall) return false;
    }
    return true;
  });
}

// Runs a graph backward, whose errors name the forward pass where anomaly detection is on.
template <typename Body>
auto run_backward(Environment& environment, const variable_list& roots, Body&& body) {
  for (const at::Tensor& root : roots) environment.require_idle_leaves(root);
  const bool has_callbacks = environment.has_callbacks();
  OnThisThread guard(has_callbacks);
  // What JavaScript does in a callback is not known, and may be to set the number of threads.
  threads::OneThread one(!has_callbacks && is_small(roots));
  anomaly::forget_trace();
  try {
    return body();
  } catch (const Napi::Error&) {
    throw;
  } catch (const Terminated&) {
    throw;
  } catch (const std::exception&) {
    std::string trace = anomaly::take_trace();
    if (trace.empty()) throw;
    throw ArgumentError(describe_current_exception().message + trace, "ERR_ANOMALY");
  }
}

// backward(roots, gradients, inputs, retainGraph, createGraph). Without inputs, all leaves accumulate.
Napi::Value backward(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  variable_list roots = to_tensors(env, info[0], "backward");
  variable_list gradients = to_tensors(env, info[1], "backward: gradient");
  variable_list inputs = to_tensors(env, info[2], "backward: inputs");
  bool create_graph = to_boolean(env, info[4], "backward: createGraph");
  bool retain_graph = to_boolean(env, info[3], "backward: retainGraph") || create_graph;
  run_backward(Environment::of(env), roots,
               [&] { torch::autograd::backward(roots, gradients, retain_graph, create_graph, inputs); });
  return env.Undefined();
}

// gradients(outputs, inputs, gradients, retainGraph, createGraph): handles, 0 for inputs that play no part
Napi::Value gradients(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  variable_list outputs = to_tensors(env, info[0], "grad: outputs");
  variable_list inputs = to_tensors(env, info[1], "grad: inputs");
  variable_list flowing = to_tensors(env, info[2], "grad: gradOutputs");
  bool create_graph = to_boolean(env, info[4], "grad: createGraph");
  bool retain_graph = to_boolean(env, info[3], "grad: retainGraph") || create_graph;
  constexpr bool kAllowUnused = true;
  return from_tensors(env, run_backward(Environment::of(env), outputs, [&] {
                        return torch::autograd::grad(outputs, inputs, flowing, retain_graph, create_graph,
                                                     kAllowUnused);
                      }));
}

const at::Tensor& hooked_tensor(const Napi::CallbackInfo& info, const char* what) {
  return Environment::of(info.Env()).tensor(to_handle(info.Env(), info[0], what), what);
}

// addHook(handle, hook): number
Napi::Value add_hook(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  unsigned position =
      hooked_tensor(info, "registerHook")
          .register_hook([callback = to_callback(info[1])](const at::Tensor& gradient) -> at::Tensor {
            return callback->call(
                [&](napi_env env) {
                  Handle handle = Environment::of(env).hold(gradient);
                  return std::vector<napi_value>{from_string(env, grad_mode_name()), from_handle(env, handle)};
                },
                [&](napi_value result) {
                  napi_env env = Environment::current()->env();
                  Handle handle = to_handle(env, result, "registerHook");
                  return handle ? Environment::of(env).tensor(handle, "registerHook: the hook's gradient") : gradient;
                });
          });
  return Napi::Number::New(env, position);
}

// removeHook(handle, number)
Napi::Value remove_hook(const Napi::CallbackInfo& info) {
  hooked_tensor(info, "remove")
      .remove_hook(static_cast<unsigned>(to_integer(info.Env(), info[1], "remove: the hook's number")));
  return info.Env().Undefined();
}

// libtorch keeps one hook of this kind for each leaf: it calls all that were added.
class LeafHooks final : public torch::autograd::PostAccumulateGradHook {
 public:
  // Those of a leaf; nullptr where it has none.
  static LeafHooks* of(const at::Tensor& leaf) {
    return dynamic_cast<LeafHooks*>(torch::autograd::impl::post_acc_grad_hooks(leaf).get());
  }

  uint32_t add(std::shared_ptr<JsCallback> callback) {
    callbacks_.emplace(++last_, std::move(callback));
    return last_;
  }
  void remove(uint32_t number) { callbacks_.erase(number); }

  void operator()(const torch::autograd::Variable& leaf) override {
    const auto callbacks = callbacks_;  // one of them may remove itself
    for (const auto& [number, callback] : callbacks)
      callback->call(
          [&](napi_env env) {
            Handle handle = Environment::of(env).hold(leaf);
            return std::vector<napi_value>{from_string(env, grad_mode_name()), from_handle(env, handle)};
          },
          [](napi_value) {});
  }

 private:
  std::map<uint32_t, std::shared_ptr<JsCallback>> callbacks_;
  uint32_t last_ = 0;
};

// addLeafHook(handle, hook): number
Napi::Value add_leaf_hook(const Napi::CallbackInfo& info) {
  const at::Tensor& leaf = hooked_tensor(info, "registerPostAccumulateGradHook");
  if (!leaf.is_leaf() || !leaf.requires_grad())
    throw ArgumentError(
        "registerPostAccumulateGradHook: expected a leaf that requires a gradient, received another tensor");
  LeafHooks* hooks = LeafHooks::of(leaf);
  if (!hooks) {
    auto made = std::make_unique<LeafHooks>();
    hooks = made.get();
    torch::autograd::impl::set_post_acc_grad_hooks(leaf, std::move(made));
  }
  return Napi::Number::New(info.Env(), hooks->add(to_callback(info[1])));
}

// removeLeafHook(handle, number)
Napi::Value remove_leaf_hook(const Napi::CallbackInfo& info) {
  if (LeafHooks* hooks = LeafHooks::of(hooked_tensor(info, "remove")))
    hooks->remove(static_cast<uint32_t>(to_integer(info.Env(), info[1], "remove: the hook's number")));
  return info.Env().Undefined();
}

struct CallbackHolder : torch::CustomClassHolder {
  explicit CallbackHolder(std::shared_ptr<JsCallback> held) : callback(std::move(held)) {}
  std::shared_ptr<JsCallback> callback;
};

// What a custom function's `apply` carries through libtorch.
struct FunctionCall {
  std::string name;
  Napi::Function forward;
  std::shared_ptr<JsCallback> backward;
};

struct JsFunction : torch::autograd::Function<JsFunction> {
  static variable_list forward(AutogradContext* context, at::TensorList, const FunctionCall* call) {
    napi_env env = call->forward.Env();
    context->saved_data["name"] = call->name;
    context->saved_data["backward"] = c10::IValue::make_capsule(c10::make_intrusive<CallbackHolder>(call->backward));
    Napi::Object made(env, call_javascript(env, call->forward, {from_string(env, grad_mode_name())}));
    context->save_for_backward(to_tensors(env, made.Get("saved"), "saveForBackward"));
    context->mark_dirty(to_tensors(env, made.Get("dirty"), "markDirty"));
    context->mark_non_differentiable(to_tensors(env, made.Get("nonDifferentiable"), "markNonDifferentiable"));
    context->set_materialize_grads(to_boolean(env, made.Get("materializeGrads"), "setMaterializeGrads"));
    return to_tensors(env, made.Get("outputs"), "forward: its result");
  }

  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const auto holder = context->saved_data["backward"].toCapsule();
    const JsCallback& callback = *static_cast<CallbackHolder*>(holder.get())->callback;
    variable_list results = callback.call(
        [&](napi_env env) {
          return std::vector<napi_value>{from_string(env, grad_mode_name()),
                                         from_tensors(env, context->get_saved_variables()),
                                         from_tensors(env, gradients)};
        },
        [](napi_value result) { return to_tensors(Environment::current()->env(), result, "backward: its result"); });
    results.emplace_back();  // for the call itself, which is an argument too
    return results;
  }
};

// applyFunction(name, inputs, forward, backward): handles (lib/native.ts)
Napi::Value apply_function(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  FunctionCall call{to_string(env, info[0], "apply"), info[2].As<Napi::Function>(), to_callback(info[3])};
  variable_list inputs = to_tensors(env, info[1], "apply");
  const FunctionCall* argument = &call;
  // As a TensorList: what is any other list, libtorch does not look into.
  return from_tensors(env, JsFunction::apply(at::TensorList(inputs), argument));
}

// setAnomalyDetection(enabled, checkNan)
Napi::Value set_anomaly_detection(const Napi::CallbackInfo& info) {
  anomaly::record_forward_stacks();
  torch::autograd::AnomalyMode::set_enabled(to_boolean(info.Env(), info[0], "detectAnomaly"),
                                            to_boolean(info.Env(), info[1], "detectAnomaly: checkNan"));
  return info.Env().Undefined();
}

}  // namespace

std::string gradient_function_name(const torch::autograd::Node& node) {
  if (auto* custom = dynamic_cast<const torch::autograd::CppNode<JsFunction>*>(&node))
    return custom->ctx_.saved_data.at("name").toStringRef() + "Backward";
  return with_plain_node_names(node.name());
}

void export_autograd(Napi::Object exports) {
  add<set_grad_mode>(exports, "setGradMode");
  add<set_autocast>(exports, "setAutocast");
  add<backward>(exports, "backward");
  add<gradients>(exports, "gradients");
  add<add_hook>(exports, "addHook");
  add<remove_hook>(exports, "removeHook");
  add<add_leaf_hook>(exports, "addLeafHook");
  add<remove_leaf_hook>(exports, "removeLeafHook");
  add<apply_function>(exports, "applyFunction");
  add<set_anomaly_detection>(exports, "setAnomalyDetection");
}

}  // namespace tsml::binding
