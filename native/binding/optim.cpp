// The core's optimizers for tensors of JavaScript's: a step, an average of weights or the clipping of gradients is one
// call, on the calling thread.
#include "binding/engine_options.h"
#include "binding/exports.h"
#include "binding/model.h"
#include "binding/options.h"
#include "binding/values.h"
#include "core/optim/average.h"
#include "core/optim/gradients.h"
#include "core/optim/optimizer.h"
#include "core/optim/rule.h"

namespace tsml::binding {

template <>
struct NativeTag<optim::Optimizer> {
  static constexpr const char* name = "optimizer";
  static constexpr napi_type_tag tag{0x3f1d0a8c52be4967, 0x8e6a4bd17c20f593};
};

// Tensors by name that are averaged as if they were a model's.
class NamedTensors final : public nn::Module {
 public:
  explicit NamedTensors(std::vector<NamedTensor> tensors) {
    for (NamedTensor& entry : tensors) register_buffer(std::move(entry.name), std::move(entry.tensor));
  }
  const char* kind() const override { return "NamedTensors"; }
};

struct AverageHolder {
  std::unique_ptr<NamedTensors> tensors;
  optim::Average average;
};

template <>
struct NativeTag<AverageHolder> {
  static constexpr const char* name = "average of weights";
  static constexpr napi_type_tag tag{0x61c97be2048d4f3a, 0xb5d2f08e93674a1c};
};

namespace {

// ParameterError as JavaScript has it: with a property `remedy`.
[[noreturn]] void throw_with_remedy(napi_env env, const char* code, const optim::ParameterError& error) {
  Napi::Error thrown(env, make_error(env, {code, error.what()}));
  thrown.Set("remedy", error.remedy());
  throw thrown;
}

template <Napi::Value (*Function)(const Napi::CallbackInfo&)>
Napi::Value with_remedies(const Napi::CallbackInfo& info) {
  try {
    return Function(info);
  } catch (const optim::SparseGradientError& error) {
    throw_with_remedy(info.Env(), "ERR_SPARSE_GRADIENT", error);
  } catch (const optim::ParameterError& error) {
    throw_with_remedy(info.Env(), "ERR_PARAMETER", error);
  }
}

// Those of a group that are the optimizer's: a group has its parameters, and what schedulers keep, besides.
Options to_group_options(const optim::Rule& rule, const Napi::Value& group) {
  const Napi::Object given = to_object(group, "a group");
  Options options;
  for (const optim::OptionSpec& spec : rule.options) {
    const Napi::Value value = given.Get(spec.name);
    if (!is_missing(group.Env(), value)) options.emplace(spec.name, to_option(value, spec.name));
  }
  return options;
}

// Parameters are named by their numbers, from `first` on.
optim::ParameterGroup to_group(const Napi::Value& optimizer, const Napi::Value& handles, const Napi::Value& options,
                               size_t first) {
  Napi::Env env = handles.Env();
  const optim::Rule& rule = optim::find_rule(to_string(env, optimizer, "an optimizer's name"));
  const std::string what = "optim." + rule.name;
  const HandleList list = to_handles(env, handles, what.c_str());
  optim::ParameterGroup group{rule, {}, to_group_options(rule, options)};
  for (size_t i = 0; i < list.size; i++)
    group.parameters.push_back({std::to_string(first + i), Environment::of(env).tensor(list[i], what.c_str())});
  return group;
}

size_t count_parameters(const optim::Optimizer& optimizer) {
  size_t count = 0;
  for (const optim::ParameterGroup& group : optimizer.groups()) count += group.parameters.size();
  return count;
}

// createOptimizer(names: string[], parameters: Float64Array[], groups: object[]): optimizer, by groups
Napi::Value create_optimizer(const Napi::CallbackInfo& info) {
  const auto names = info[0].As<Napi::Array>(), parameters = info[1].As<Napi::Array>();
  const auto given = info[2].As<Napi::Array>();
  std::vector<optim::ParameterGroup> groups;
  size_t count = 0, bytes = 0;
  for (uint32_t g = 0; g < names.Length(); g++) {
    groups.push_back(to_group(names.Get(g), parameters.Get(g), given.Get(g), count));
    count += groups.back().parameters.size();
    for (const NamedTensor& parameter : groups.back().parameters) bytes += parameter.tensor.nbytes();
  }
  // An optimizer keeps one value for each weight, or two.
  return wrap_native(info.Env(), std::make_shared<optim::Optimizer>(std::move(groups)), 2 * bytes);
}

// addOptimizerGroup(optimizer, name, parameters: Float64Array, group)
Napi::Value add_optimizer_group(const Napi::CallbackInfo& info) {
  optim::Optimizer& optimizer = *unwrap_native<optim::Optimizer>(info[0]);
  optimizer.add_group(to_group(info[1], info[2], info[3], count_parameters(optimizer)));
  return info.Env().Undefined();
}

// optimizerStep(optimizer, parameters: Float64Array[], groups: object[], factor): the parameters' objects may stand for
// other tensors than when they were given, and the groups may have other options.
Napi::Value optimizer_step(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  optim::Optimizer& optimizer = *unwrap_native<optim::Optimizer>(info[0]);
  const auto parameters = info[1].As<Napi::Array>(), groups = info[2].As<Napi::Array>();
  for (uint32_t g = 0; g < optimizer.groups().size(); g++) {
    const optim::Rule& rule = optimizer.groups()[g].rule;
    const std::string what = "optim." + rule.name + ": step";
    const HandleList handles = to_handles(env, parameters.Get(g), what.c_str());
    const std::vector<NamedTensor>& known = optimizer.groups()[g].parameters;
    if (handles.size != known.size()) throw ArgumentError(what + ": expected the parameters that were given");
    for (size_t i = 0; i < handles.size; i++) {
      const at::Tensor& tensor = environment.tensor(handles[i], what.c_str());
      if (tensor.grad().defined()) environment.require_idle(tensor.grad(), what.c_str());
      if (!tensor.is_same(known[i].tensor)) optimizer.replace_parameter(g, i, tensor);
    }
    optimizer.set_options(g, to_group_options(rule, groups.Get(g)));
  }
  optimizer.step(to_double(env, info[3], "optimizerStep: factor"));
  return env.Undefined();
}

// [name, handle][] of views: whoever resizes one does not resize what kernels walk over. `own` must follow.
Napi::Value from_views(Napi::Env env, const std::vector<NamedTensor>& tensors) {
  Napi::Array result = Napi::Array::New(env, tensors.size());
  for (uint32_t i = 0; i < tensors.size(); i++) {
    Napi::Array pair = Napi::Array::New(env, 2);
    pair[0u] = Napi::String::New(env, tensors[i].name);
    pair[1u] = Napi::Value(env, from_handle(env, Environment::of(env).hold(tensors[i].tensor.detach())));
    result[i] = pair;
  }
  return result;
}

// optimizerState(optimizer): [name, handle][]
Napi::Value optimizer_state(const Napi::CallbackInfo& info) {
  return from_views(info.Env(), unwrap_native<optim::Optimizer>(info[0])->state());
}

// loadOptimizerState(optimizer, names, handles)
Napi::Value load_optimizer_state(const Napi::CallbackInfo& info) {
  unwrap_native<optim::Optimizer>(info[0])->load_state(to_named_tensors(info[1], info[2], "loadOptimizerState"));
  return info.Env().Undefined();
}

// optimizerSlots(name): {name, isNumber}[]
Napi::Value optimizer_slots(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Napi::Array result = Napi::Array::New(env);
  for (const optim::Slot& slot : optim::find_rule(to_string(env, info[0], "optimizerSlots: name")).slots) {
    Napi::Object item = Napi::Object::New(env);
    item.Set("name", slot.name);
    item.Set("isNumber", slot.is_number);
    result.Set(result.Length(), item);
  }
  return result;
}

// clipGradients(parameters: Float64Array, kind: 'norm' | 'value' | 'adaptive', limit, eps): number, the norm before
// where that is what was clipped
Napi::Value clip_gradients(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const training::Clipping kind = to_clipping(info[1], "clipGradients: kind");
  const double limit = to_double(env, info[2], "clipGradients: limit");
  const HandleList handles = to_handles(env, info[0], "clipGradients");
  std::vector<NamedTensor> parameters;
  for (size_t i = 0; i < handles.size; i++) {
    parameters.push_back({std::to_string(i), Environment::of(env).tensor(handles[i], "clipGradients")});
    const at::Tensor& gradient = parameters.back().tensor.grad();
    if (gradient.defined()) Environment::of(env).require_idle(gradient, "clipGradients");
  }
  if (kind == training::Clipping::norm) return Napi::Number::New(env, optim::clip_by_norm(parameters, limit));
  if (kind == training::Clipping::value) optim::clip_by_value(parameters, limit);
  if (kind == training::Clipping::adaptive)
    optim::clip_adaptively(parameters, limit, to_double(env, info[3], "clipGradients: eps"));
  return env.Undefined();
}

constexpr std::pair<const char*, optim::AverageOptions::Kind> kAverages[] = {
    {"exponential", optim::AverageOptions::Kind::exponential}, {"mean", optim::AverageOptions::Kind::mean}};

// createAverage(names, handles, {kind, decay, warmUp}): average
Napi::Value create_average(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const Napi::Object given = to_object(info[2], "createAverage");
  optim::AverageOptions options;
  options.kind = to_choice(env, given.Get("kind"), "createAverage: kind", kAverages);
  options.decay = to_double(env, given.Get("decay"), "createAverage: decay");
  options.warm_up = to_boolean(env, given.Get("warmUp"), "createAverage: warmUp");
  auto tensors = std::make_unique<NamedTensors>(to_named_tensors(info[0], info[1], "createAverage"));
  const size_t bytes = state_bytes(*tensors);
  optim::Average average(*tensors, options);
  return wrap_native(env, std::make_shared<AverageHolder>(std::move(tensors), std::move(average)), bytes);
}

AverageHolder& idle_average(const Napi::Value& value, const char* what) {
  AverageHolder& holder = *unwrap_native<AverageHolder>(value);
  for (const NamedTensor& entry : holder.tensors->own_buffers())
    Environment::of(value.Env()).require_idle(entry.tensor, what);
  return holder;
}

// updateAverage(average)
Napi::Value update_average(const Napi::CallbackInfo& info) {
  AverageHolder& holder = idle_average(info[0], "optim.WeightAverage: update");
  holder.average.update(*holder.tensors);
  return info.Env().Undefined();
}

// swapAverage(average)
Napi::Value swap_average(const Napi::CallbackInfo& info) {
  AverageHolder& holder = idle_average(info[0], "optim.WeightAverage: swap");
  holder.average.swap(*holder.tensors);
  return info.Env().Undefined();
}

// averageState(average): [name, handle][]
Napi::Value average_state(const Napi::CallbackInfo& info) {
  return from_views(info.Env(), unwrap_native<AverageHolder>(info[0])->average.state());
}

// loadAverageState(average, names, handles)
Napi::Value load_average_state(const Napi::CallbackInfo& info) {
  unwrap_native<AverageHolder>(info[0])->average.load_state(to_named_tensors(info[1], info[2], "loadAverageState"));
  return info.Env().Undefined();
}

}  // namespace

void export_optim(Napi::Object exports) {
  add<with_remedies<create_optimizer>>(exports, "createOptimizer");
  add<with_remedies<add_optimizer_group>>(exports, "addOptimizerGroup");
  add<with_remedies<optimizer_step>>(exports, "optimizerStep");
  add<optimizer_state>(exports, "optimizerState");
  add<load_optimizer_state>(exports, "loadOptimizerState");
  add<optimizer_slots>(exports, "optimizerSlots");
  add<clip_gradients>(exports, "clipGradients");
  add<create_average>(exports, "createAverage");
  add<update_average>(exports, "updateAverage");
  add<swap_average>(exports, "swapAverage");
  add<average_state>(exports, "averageState");
  add<load_average_state>(exports, "loadAverageState");
}

}  // namespace tsml::binding
