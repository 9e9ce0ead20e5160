// The core's modules: models by name, layers by kind, what they hold, and their forward pass.
#include "binding/exports.h"
#include "binding/js_callback.h"
#include "binding/model.h"
#include "binding/values.h"
#include "core/models/registry.h"
#include "core/nn/layers.h"
#include "core/nn/mode_guard.h"

namespace tsml::binding {

namespace {

Napi::Value from_option(Napi::Env env, const OptionValue& value) {
  if (const bool* boolean = std::get_if<bool>(&value)) return Napi::Boolean::New(env, *boolean);
  if (const int64_t* integer = std::get_if<int64_t>(&value)) return {env, from_integer(env, *integer)};
  if (const double* number = std::get_if<double>(&value)) return Napi::Number::New(env, *number);
  if (const std::string* text = std::get_if<std::string>(&value)) return Napi::String::New(env, *text);
  return {env, from_integers(env, std::get<std::vector<int64_t>>(value))};
}

OptionValue to_option(const Napi::Value& value, const std::string& name) {
  if (value.IsBoolean()) return value.As<Napi::Boolean>().Value();
  if (value.IsString()) return value.As<Napi::String>().Utf8Value();
  if (value.IsNumber()) return value.As<Napi::Number>().DoubleValue();
  if (value.IsArray()) return to_integers(value.Env(), value, name.c_str());
  throw ArgumentError("option '" + name + "': expected a number, boolean, string or list of integers, received " +
                      describe(value.Env(), value));
}

Options to_options(const Napi::Value& value) {
  Options options;
  Napi::Object given = value.As<Napi::Object>();
  Napi::Array names = given.GetPropertyNames();
  for (uint32_t i = 0; i < names.Length(); i++) {
    std::string name = names.Get(i).ToString();
    options[name] = to_option(given.Get(name), name);
  }
  return options;
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

// createModel(name, options, seed): module
Napi::Value create_model(const Napi::CallbackInfo& info) {
  uint64_t seed = to_seed(info.Env(), info[2], "createModel: seed");
  std::shared_ptr<nn::Module> model =
      models::create(to_string(info.Env(), info[0], "createModel: name"), to_options(info[1]), seed);
  size_t bytes = state_bytes(*model);
  return wrap_native(info.Env(), std::move(model), bytes);
}

// createLayer(kind, settings, names, handles): a module that holds these tensors
Napi::Value create_layer(const Napi::CallbackInfo& info) {
  std::shared_ptr<nn::Module> layer =
      nn::make_layer(to_string(info.Env(), info[0], "createLayer: kind"), to_options(info[1]));
  layer->share_state(to_named_tensors(info[2], info[3], "createLayer"));
  return wrap_native(info.Env(), std::move(layer), 0);
}

// createSequential(children): module
Napi::Value create_sequential(const Napi::CallbackInfo& info) {
  auto sequential = std::make_shared<nn::Sequential>();
  Napi::Array children = info[0].As<Napi::Array>();
  for (uint32_t i = 0; i < children.Length(); i++) sequential->append(unwrap_native<nn::Module>(children.Get(i)));
  return wrap_native<nn::Module>(info.Env(), std::move(sequential), 0);
}

// [name, handle][]; `own` must follow for each handle
Napi::Array from_named_tensors(Napi::Env env, const std::vector<nn::NamedTensor>& tensors) {
  Napi::Array result = Napi::Array::New(env);
  for (const nn::NamedTensor& entry : tensors) {
    Napi::Array pair = Napi::Array::New(env, 2);
    pair[0u] = Napi::String::New(env, entry.name);
    pair[1u] = Napi::Value(env, from_handle(env, Environment::of(env).hold(entry.tensor)));
    result.Set(result.Length(), pair);
  }
  return result;
}

// describeModule(module): ModuleDescription (lib/native.ts)
Napi::Value describe_module(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const nn::Module& module = *unwrap_native<nn::Module>(info[0]);
  Napi::Object settings = Napi::Object::New(env);
  for (const auto& [name, value] : module.settings()) settings.Set(name, from_option(env, value));
  Napi::Array children = Napi::Array::New(env);
  for (const nn::Module::Child& child : module.named_children()) {
    Napi::Array pair = Napi::Array::New(env, 2);
    pair[0u] = Napi::String::New(env, child.name);
    pair[1u] = wrap_native(env, child.module, 0);
    children.Set(children.Length(), pair);
  }
  Napi::Object description = Napi::Object::New(env);
  description.Set("kind", module.kind());
  description.Set("settings", settings);
  description.Set("parameters", from_named_tensors(env, module.own_parameters()));
  description.Set("buffers", from_named_tensors(env, module.own_buffers()));
  description.Set("children", children);
  return description;
}

// replaceChild(parent, name, module)
Napi::Value replace_child(const Napi::CallbackInfo& info) {
  idle_model(info[0], "replacing a module")
      .replace_child(to_string(info.Env(), info[1], "replaceChild"), unwrap_native<nn::Module>(info[2]));
  return info.Env().Undefined();
}

// Tells JavaScript of the modules that it observes, for as long as it lives.
class JsObserver final : public nn::Observer {
 public:
  JsObserver(const Napi::Value& modules, const Napi::Value& callback)
      : callback_(Environment::of(callback.Env()).references(), callback) {
    Napi::Array list = modules.As<Napi::Array>();
    for (uint32_t i = 0; i < list.Length(); i++) {
      modules_.push_back(unwrap_native<nn::Module>(list.Get(i)));
      before_.push_back(modules_.back()->observe(this));
    }
  }
  // A hook may call the model again: each call puts back whom it found.
  ~JsObserver() override {
    for (size_t i = modules_.size(); i-- > 0;) modules_[i]->observe(before_[i]);
  }

  at::Tensor before(const nn::Module& module, const at::Tensor& input) override { return tell(module, false, input); }
  at::Tensor after(const nn::Module& module, const at::Tensor&, const at::Tensor& output) override {
    return tell(module, true, output);
  }

 private:
  at::Tensor tell(const nn::Module& module, bool is_output, const at::Tensor& tensor) const {
    size_t index = 0;
    while (modules_[index].get() != &module) index++;
    return callback_.call(
        [&](napi_env env) {
          Handle handle = Environment::of(env).hold(tensor);
          return std::vector<napi_value>{from_string(env, grad_mode_name()),
                                         from_integer(env, static_cast<int64_t>(index)), from_boolean(env, is_output),
                                         from_handle(env, handle)};
        },
        [&](napi_value result) {
          napi_env env = Environment::current()->env();
          Handle handle = to_handle(env, result, "a forward hook");
          return handle ? Environment::of(env).tensor(handle, "a forward hook: its result") : tensor;
        });
  }

  std::vector<std::shared_ptr<nn::Module>> modules_;
  std::vector<nn::Observer*> before_;
  JsCallback callback_;
};

// moduleForward(module, out, handle, modes, observed, observer?): handle
Napi::Value module_forward(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  nn::Module& module = idle_model(info[0], "forward");
  std::vector<bool> modes;
  Napi::Array given = info[3].As<Napi::Array>();
  for (uint32_t i = 0; i < given.Length(); i++) modes.push_back(to_boolean(env, given.Get(i), "forward: a mode"));
  nn::ModeGuard guard(unwrap_native<nn::Module>(info[0]), modes);
  std::optional<JsObserver> observer;
  if (!is_missing(env, info[5])) observer.emplace(info[4], info[5]);
  at::Tensor output = module.forward(environment.tensor(to_handle(env, info[2], "forward"), "forward: input"));
  return {env, from_handle(env, environment.adopt(info[1], std::move(output)))};
}

}  // namespace

std::vector<nn::NamedTensor> to_named_tensors(const Napi::Value& names, const Napi::Value& handles, const char* what) {
  Napi::Env env = names.Env();
  Napi::Array keys = names.As<Napi::Array>(), values = handles.As<Napi::Array>();
  std::vector<nn::NamedTensor> tensors;
  for (uint32_t i = 0; i < keys.Length(); i++)
    tensors.push_back({keys.Get(i).ToString(), Environment::of(env).tensor(to_handle(env, values.Get(i), what), what)});
  return tensors;
}

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
  add<create_layer>(exports, "createLayer");
  add<create_sequential>(exports, "createSequential");
  add<describe_module>(exports, "describeModule");
  add<replace_child>(exports, "replaceChild");
  add<module_forward>(exports, "moduleForward");
}

}  // namespace tsml::binding
