// The core's modules: models by name, layers by kind, what they hold, and their forward pass.
#include "binding/exports.h"
#include "binding/js_callback.h"
#include "binding/model.h"
#include "binding/options.h"
#include "binding/values.h"
#include "core/models/registry.h"
#include "core/nn/capture.h"
#include "core/nn/layers.h"

namespace tsml::binding {

namespace {

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
    item.Set("imageSize", Napi::Value(env, from_integers(env, spec.image_size)));
    result.Set(result.Length(), item);
  }
  return result;
}

// createModel(name, options, seed?, device): module
Napi::Value create_model(const Napi::CallbackInfo& info) {
  std::optional<uint64_t> seed;
  if (!is_missing(info.Env(), info[2])) seed = to_seed(info.Env(), info[2], "models.create: seed");
  std::shared_ptr<nn::Module> model = models::create(
      to_string(info.Env(), info[0], "models.create: name"), to_options(info[1], "models.create: options"), seed,
      at::Device(to_string(info.Env(), info[3], "models.create: device")));
  size_t bytes = state_bytes(*model);
  return wrap_native(info.Env(), std::move(model), bytes);
}

// createLayer(kind, settings, names, handles): a module that holds these tensors
Napi::Value create_layer(const Napi::CallbackInfo& info) {
  std::shared_ptr<nn::Module> layer =
      nn::make_layer(to_string(info.Env(), info[0], "createLayer: kind"), to_options(info[1], "createLayer: settings"));
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

  std::vector<at::Tensor> before(const nn::Module& module, at::TensorList inputs) override {
    return tell(module, false, inputs);
  }
  at::Tensor after(const nn::Module& module, at::TensorList, const at::Tensor& output) override {
    return tell(module, true, output).at(0);
  }

 private:
  // (mode, index, isOutput, handles): handles, 0 for what stays as it is
  std::vector<at::Tensor> tell(const nn::Module& module, bool is_output, at::TensorList tensors) const {
    size_t index = 0;
    while (modules_[index].get() != &module) index++;
    return callback_.call(
        [&](napi_env env) {
          return std::vector<napi_value>{from_string(env, grad_mode_name()),
                                         from_integer(env, static_cast<int64_t>(index)), from_boolean(env, is_output),
                                         from_tensors(env, tensors)};
        },
        [&](napi_value result) {
          Napi::Array handles = Napi::Value(Environment::current()->env(), result).As<Napi::Array>();
          std::vector<at::Tensor> given;
          for (uint32_t i = 0; i < handles.Length(); i++) {
            Handle handle = to_handle(handles.Env(), handles.Get(i), "a forward hook");
            given.push_back(handle ? Environment::of(handles.Env()).tensor(handle, "a forward hook: its result")
                                   : tensors[i]);
          }
          return given;
        });
  }

  std::vector<std::shared_ptr<nn::Module>> modules_;
  std::vector<nn::Observer*> before_;
  JsCallback callback_;
};

// What TypeScript knows of each module: NativeModes in lib/native.ts.
enum ModeBit : uint8_t { kTraining = 1, kFrozen = 2, kCheckpointed = 4 };

void apply_modes(nn::Module& module, const uint8_t*& mode, const uint8_t* end) {
  if (mode == end) throw ArgumentError("modes: fewer than there are modules");
  module.set_frozen(*mode & kFrozen);
  module.set_training(*mode & kTraining);
  module.set_checkpointed(*mode & kCheckpointed);
  mode++;
  for (const nn::Module::Child& child : module.named_children()) apply_modes(*child.module, mode, end);
}

void apply_modes(nn::Module& module, const Napi::Value& modes) {
  Napi::Uint8Array bytes = modes.As<Napi::Uint8Array>();
  const uint8_t* next = bytes.Data();
  apply_modes(module, next, bytes.Data() + bytes.ByteLength());
}

// What jobs take from TypeScript: which modules are frozen and checkpointed. Training they set themselves. True where
// all is as it should be, without writing: a running job reads them.
bool visit_job_modes(nn::Module& module, const uint8_t*& mode, const uint8_t* end, bool writes) {
  if (mode == end) throw ArgumentError("modes: fewer than there are modules");
  const bool frozen = *mode & kFrozen, checkpointed = *mode & kCheckpointed;
  bool is_same = module.is_frozen() == frozen && module.is_checkpointed() == checkpointed;
  mode++;
  if (writes) {
    module.set_frozen(frozen);
    module.set_checkpointed(checkpointed);
  }
  for (const nn::Module::Child& child : module.named_children())
    is_same = visit_job_modes(*child.module, mode, end, writes) && is_same;
  return is_same;
}

// setJobModes(module, modes)
Napi::Value set_job_modes(const Napi::CallbackInfo& info) {
  nn::Module& module = *unwrap_native<nn::Module>(info[0]);
  Napi::Uint8Array bytes = info[1].As<Napi::Uint8Array>();
  const uint8_t *begin = bytes.Data(), *end = begin + bytes.ByteLength(), *next = begin;
  if (visit_job_modes(module, next, end, /*writes=*/false)) return info.Env().Undefined();
  next = begin;
  visit_job_modes(idle_model(info[0], "freezing or checkpointing"), next, end, /*writes=*/true);
  return info.Env().Undefined();
}

// The run of a module as JavaScript asks for it: (module, …, modes, observed, observer?), which stand from `first` on.
class Run {
 public:
  Run(const Napi::CallbackInfo& info, size_t first)
      : module_(idle_model(info[0], "forward")), environment_(Environment::of(info.Env())) {
    apply_modes(module_, info[first]);
    if (!is_missing(info.Env(), info[first + 2])) observer_.emplace(info[first + 1], info[first + 2]);
  }

  nn::Module& module() { return module_; }
  models::ImageModel& image_model() {
    auto* model = dynamic_cast<models::ImageModel*>(&module_);
    if (!model) throw ArgumentError(std::string(module_.kind()) + " is not a whole model");
    return *model;
  }
  at::Tensor tensor(const Napi::Value& handle) {
    return environment_.tensor(to_handle(handle.Env(), handle, "forward"), "forward: input");
  }

 private:
  nn::Module& module_;
  Environment& environment_;
  std::optional<JsObserver> observer_;
};

// moduleForward(module, out, pass, handles, modes, observed, observer?): handle
Napi::Value module_forward(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Run run(info, 4);
  const std::string pass = to_string(env, info[2], "forward: pass");
  std::vector<at::Tensor> inputs;
  Napi::Array handles = info[3].As<Napi::Array>();
  for (uint32_t i = 0; i < handles.Length(); i++) inputs.push_back(run.tensor(handles.Get(i)));
  at::Tensor output;
  if (pass == "forward") output = run.module().forward_all(inputs);
  if (pass == "forwardFeatures") output = run.image_model().forward_features(inputs.at(0));
  if (pass == "forwardHead") output = run.image_model().forward_head(inputs.at(0));
  if (pass == "preLogits") output = run.image_model().pre_logits(inputs.at(0));
  return {env, from_handle(env, Environment::of(env).adopt(info[1], std::move(output)))};
}

// moduleCapture(module, handle, paths, options: NativeCaptureOptions, modes, observed, observer?): NativeCapture
// (lib/native.ts)
Napi::Value module_capture(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Run run(info, 4);
  models::ImageModel& model = run.image_model();
  const at::Tensor images = run.tensor(info[1]);
  std::vector<std::string> paths;
  Napi::Array given = info[2].As<Napi::Array>();
  for (uint32_t i = 0; i < given.Length(); i++) paths.push_back(to_string(env, given.Get(i), "paths"));
  Napi::Object options = to_object(info[3], "options");
  const auto flag = [&](const char* name) { return to_boolean(env, options.Get(name), name); };
  const bool stages = flag("stages");

  const bool wants_pooled = flag("pooled"), wants_logits = flag("logits");
  at::Tensor pooled, logits;
  nn::Captured captured =
      nn::capture(model, paths, !stages, flag("stopEarly"), [&](const std::function<bool()>& is_complete) {
        at::Tensor features = model.forward_features(images);
        if (wants_pooled) pooled = model.pre_logits(features);
        if (wants_logits || !is_complete())
          logits = wants_pooled ? model.classify(pooled) : model.forward_head(features);
        return features;
      });
  std::vector<at::Tensor> prefixes(captured.outputs.size());
  if (stages)
    for (size_t i = 0; i < prefixes.size(); i++)
      std::tie(captured.outputs[i], prefixes[i]) =
          model.intermediate(captured.outputs[i], images, flag("norm"), flag("asTokens"));
  Napi::Object result = Napi::Object::New(env);
  result.Set("outputs", Napi::Value(env, from_tensors(env, captured.outputs)));
  result.Set("prefixes", Napi::Value(env, from_tensors(env, prefixes)));
  result.Set("passes", Napi::Value(env, from_tensors(env, {captured.result, pooled, logits})));
  return result;
}

// describeImageModel(module): ImageModelDescription (lib/native.ts)
Napi::Value describe_image_model(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  auto* model = dynamic_cast<models::ImageModel*>(unwrap_native<nn::Module>(info[0]).get());
  if (!model) return env.Null();
  const auto texts = [&](const std::vector<std::string>& values) {
    Napi::Array list = Napi::Array::New(env);
    for (const std::string& value : values) list.Set(list.Length(), value);
    return list;
  };
  const models::ImageModel::Layout layout = model->layout();
  Napi::Array stages = Napi::Array::New(env), groups = Napi::Array::New(env);
  for (const auto& stage : layout.stages) {
    Napi::Object item = Napi::Object::New(env);
    item.Set("path", stage.path);
    item.Set("channels", Napi::Value(env, from_integer(env, stage.channels)));
    item.Set("reduction", Napi::Value(env, from_integer(env, stage.reduction)));
    stages.Set(stages.Length(), item);
  }
  for (const auto& group : layout.depth_groups) groups.Set(groups.Length(), texts(group));
  Napi::Object result = Napi::Object::New(env);
  result.Set("stages", stages);
  result.Set("classifier", layout.classifier);
  result.Set("numFeatures", Napi::Value(env, from_integer(env, layout.num_features)));
  result.Set("classifierFeatures", Napi::Value(env, from_integer(env, layout.classifier_features)));
  result.Set("depthGroups", groups);
  result.Set("checkpointUnits", texts(layout.checkpoint_units));
  result.Set("withoutWeightDecay", texts(layout.without_weight_decay));
  result.Set("prefixTokens", Napi::Value(env, from_integer(env, layout.prefix_tokens)));
  result.Set("imageSize", Napi::Value(env, from_integers(env, layout.image_size)));
  return result;
}

models::ImageModel& idle_image_model(const Napi::Value& value, const char* what) {
  auto* model = dynamic_cast<models::ImageModel*>(&idle_model(value, what));
  if (!model) throw ArgumentError(std::string(what) + ": expected a whole model");
  return *model;
}

// setBatchNorm(module, eps, momentum)
Napi::Value set_batch_norm(const Napi::CallbackInfo& info) {
  auto* norm = dynamic_cast<nn::BatchNorm*>(&idle_model(info[0], "batch norm"));
  if (!norm) throw ArgumentError("setBatchNorm: expected a batch norm");
  norm->set(to_double(info.Env(), info[1], "eps"), to_double(info.Env(), info[2], "momentum"));
  return info.Env().Undefined();
}

// setGlobalPool(module, type)
Napi::Value set_global_pool(const Napi::CallbackInfo& info) {
  idle_image_model(info[0], "globalPool").set_global_pool(to_string(info.Env(), info[1], "globalPool"));
  return info.Env().Undefined();
}

// setImageSize(module, height, width): its own parameters are others then
Napi::Value set_image_size(const Napi::CallbackInfo& info) {
  idle_image_model(info[0], "imgSize")
      .set_image_size(to_integer(info.Env(), info[1], "imgSize"), to_integer(info.Env(), info[2], "imgSize"));
  return info.Env().Undefined();
}

// replaceTensors(module, names, handles): its own parameters and buffers become these
Napi::Value replace_tensors(const Napi::CallbackInfo& info) {
  idle_model(info[0], "replacing a tensor").share_state(to_named_tensors(info[1], info[2], "replaceTensors"));
  return info.Env().Undefined();
}

}  // namespace

std::vector<NamedTensor> to_named_tensors(const Napi::Value& names, const Napi::Value& handles, const char* what,
                                          Environment::Use use) {
  Napi::Env env = names.Env();
  Napi::Array keys = names.As<Napi::Array>(), values = handles.As<Napi::Array>();
  std::vector<NamedTensor> tensors;
  for (uint32_t i = 0; i < keys.Length(); i++)
    tensors.push_back(
        {keys.Get(i).ToString(), Environment::of(env).tensor(to_handle(env, values.Get(i), what), what, use)});
  return tensors;
}

Napi::Array from_named_tensors(Napi::Env env, const std::vector<NamedTensor>& tensors) {
  Napi::Array result = Napi::Array::New(env);
  for (const NamedTensor& entry : tensors) {
    Napi::Array pair = Napi::Array::New(env, 2);
    pair[0u] = Napi::String::New(env, entry.name);
    pair[1u] = Napi::Value(env, from_handle(env, Environment::of(env).hold(entry.tensor)));
    result.Set(result.Length(), pair);
  }
  return result;
}

nn::Module& idle_model(const Napi::Value& value, const char* what) {
  nn::Module& model = *unwrap_native<nn::Module>(value);
  Environment& environment = Environment::of(value.Env());
  for (const nn::StateEntry& entry : model.state()) environment.require_idle(entry.tensor, what);
  return model;
}

size_t state_bytes(const nn::Module& model) {
  size_t bytes = 0;
  for (const at::Tensor& tensor : model.tensors()) bytes += tensor.nbytes();
  return bytes;
}

void export_models(Napi::Object exports) {
  add<model_specs>(exports, "modelSpecs");
  add<create_model>(exports, "createModel");
  add<create_layer>(exports, "createLayer");
  add<create_sequential>(exports, "createSequential");
  add<describe_module>(exports, "describeModule");
  add<replace_child>(exports, "replaceChild");
  add<replace_tensors>(exports, "replaceTensors");
  add<set_job_modes>(exports, "setJobModes");
  add<module_forward>(exports, "moduleForward");
  add<module_capture>(exports, "moduleCapture");
  add<describe_image_model>(exports, "describeImageModel");
  add<set_batch_norm>(exports, "setBatchNorm");
  add<set_global_pool>(exports, "setGlobalPool");
  add<set_image_size>(exports, "setImageSize");
}

}  // namespace tsml::binding
