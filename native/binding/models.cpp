// The core's models: by name, their tensors, and their forward pass.
#include "binding/devices.h"
#include "binding/exports.h"
#include "binding/model.h"
#include "binding/values.h"
#include "core/errors.h"
#include "core/models/registry.h"

namespace tsml::binding {

namespace {

Napi::Value from_option(Napi::Env env, const models::OptionValue& value) {
  if (const bool* boolean = std::get_if<bool>(&value)) return Napi::Boolean::New(env, *boolean);
  if (const int64_t* integer = std::get_if<int64_t>(&value)) return {env, from_integer(env, *integer)};
  if (const double* number = std::get_if<double>(&value)) return Napi::Number::New(env, *number);
  return Napi::String::New(env, std::get<std::string>(value));
}

models::OptionValue to_option(const Napi::Value& value, const std::string& name) {
  if (value.IsBoolean()) return value.As<Napi::Boolean>().Value();
  if (value.IsString()) return value.As<Napi::String>().Utf8Value();
  if (value.IsNumber()) return value.As<Napi::Number>().DoubleValue();
  throw ArgumentError("model option '" + name + "': expected a number, boolean or string, received " +
                      describe(value.Env(), value));
}

// modelSpecs(): ModelSpec[] (lib/native.ts)
Napi::Value model_specs(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Napi::Array result = Napi::Array::New(env);
  for (const models::ModelSpec& spec : models::list()) {
    Napi::Array options = Napi::Array::New(env);
    for (const models::OptionSpec& option : spec.options) {
      Napi::Object item = Napi::Object::New(env);
      item.Set("name", option.name);
      item.Set("type", option.type());
      item.Set("default", from_option(env, option.default_value));
      item.Set("description", option.description);
      options.Set(options.Length(), item);
    }
    Napi::Object item = Napi::Object::New(env);
    item.Set("name", spec.name);
    item.Set("description", spec.description);
    item.Set("options", options);
    result.Set(result.Length(), item);
  }
  return result;
}

// createModel(name, options, seed): model
Napi::Value create_model(const Napi::CallbackInfo& info) {
  models::Options options;
  Napi::Object given = info[1].As<Napi::Object>();
  Napi::Array names = given.GetPropertyNames();
  for (uint32_t i = 0; i < names.Length(); i++) {
    std::string name = names.Get(i).ToString();
    options[name] = to_option(given.Get(name), name);
  }
  uint64_t seed = to_seed(info.Env(), info[2], "createModel: seed");
  std::shared_ptr<nn::Module> model =
      models::create(to_string(info.Env(), info[0], "createModel: name"), options, seed);
  size_t bytes = state_bytes(*model);
  return wrap_native(info.Env(), std::move(model), bytes);
}

// modelState(model): {name, handle, isBuffer}[]; `own` must follow for each handle
Napi::Value model_state(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Napi::Array result = Napi::Array::New(env);
  for (const nn::StateEntry& entry : unwrap_native<nn::Module>(info[0])->state()) {
    Napi::Object item = Napi::Object::New(env);
    item.Set("name", entry.name);
    item.Set("handle", Napi::Value(env, from_handle(env, Environment::of(env).hold(entry.tensor))));
    item.Set("isBuffer", entry.is_buffer);
    result.Set(result.Length(), item);
  }
  return result;
}

// loadModelState(model, names, handles)
Napi::Value load_model_state(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  nn::Module& model = idle_model(info[0], "loadStateDict");
  Napi::Array names = info[1].As<Napi::Array>(), handles = info[2].As<Napi::Array>();
  std::vector<nn::NamedTensor> entries;
  for (uint32_t i = 0; i < names.Length(); i++)
    entries.push_back({names.Get(i).ToString(),
                       Environment::of(env).tensor(to_handle(env, handles.Get(i), "loadStateDict"), "loadStateDict")});
  model.load_state(entries);
  return env.Undefined();
}

// modelForward(model, out, handle): handle
Napi::Value model_forward(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  nn::Module& model = idle_model(info[0], "forward");
  at::Tensor output = model.forward(environment.tensor(to_handle(env, info[2], "forward"), "forward: input"));
  return {env, from_handle(env, environment.adopt(info[1], std::move(output)))};
}

// setModelTraining(model, on)
Napi::Value set_model_training(const Napi::CallbackInfo& info) {
  idle_model(info[0], "train").train(to_boolean(info.Env(), info[1], "train"));
  return info.Env().Undefined();
}

Napi::Value is_model_training(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), idle_model(info[0], "isTraining").is_training());
}

// moveModel(model, device, dtype?)
Napi::Value move_model(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  std::optional<at::ScalarType> dtype;
  if (!is_missing(env, info[2])) dtype = dtype_from_name(to_string(env, info[2], "to: dtype"));
  idle_model(info[0], "to").to(device_from_name(to_string(env, info[1], "to: device"), "to: device"), dtype);
  return env.Undefined();
}

}  // namespace

nn::Module& idle_model(const Napi::Value& value, const char* what) {
  nn::Module& model = *unwrap_native<nn::Module>(value);
  Environment& environment = Environment::of(value.Env());
  for (const nn::StateEntry& entry : model.state()) environment.require_idle(entry.tensor, what);
  return model;
}

std::vector<at::Tensor> state_tensors(const nn::Module& model) {
  std::vector<at::Tensor> tensors;
  for (const nn::StateEntry& entry : model.state()) tensors.push_back(entry.tensor);
  return tensors;
}

size_t state_bytes(const nn::Module& model) {
  size_t bytes = 0;
  for (const nn::StateEntry& entry : model.state()) bytes += entry.tensor.nbytes();
  return bytes;
}

void export_models(Napi::Object exports) {
  add<model_specs>(exports, "modelSpecs");
  add<create_model>(exports, "createModel");
  add<model_state>(exports, "modelState");
  add<load_model_state>(exports, "loadModelState");
  add<model_forward>(exports, "modelForward");
  add<set_model_training>(exports, "setModelTraining");
  add<is_model_training>(exports, "isModelTraining");
  add<move_model>(exports, "moveModel");
}

}  // namespace tsml::binding
