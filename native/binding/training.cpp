// The core's training engine: an update, a validation or a state is one job of the native thread, or is run on this
// thread, where a model or a loss is written in TypeScript.
#include <ATen/Parallel.h>

#include <limits>
#include <map>

#include "binding/augmentation.h"
#include "binding/exports.h"
#include "binding/job_thread.h"
#include "binding/js_callback.h"
#include "binding/js_loss.h"
#include "binding/js_module.h"
#include "binding/model.h"
#include "binding/options.h"
#include "binding/values.h"
#include "core/optim/rule.h"
#include "core/training/engine.h"
#include "core/training/evaluate.h"

namespace tsml::binding {

template <>
struct NativeTag<training::Engine> {
  static constexpr const char* name = "engine";
  static constexpr napi_type_tag tag{0x0f9c0c4d5b7a4e21, 0xa4c5e2d98b3f4716};
};

namespace {

using training::Engine;

double number(const Napi::Object& options, const char* name) {
  return to_double(options.Env(), options.Get(name), name);
}
bool boolean(const Napi::Object& options, const char* name) {
  return to_boolean(options.Env(), options.Get(name), name);
}
std::string text(const Napi::Object& options, const char* name) {
  return to_string(options.Env(), options.Get(name), name);
}

template <typename Item>
auto to_list(const Napi::Value& value, const char* what, const Item& item) {
  if (!value.IsArray())
    throw ArgumentError(std::string(what) + ": expected a list, received " + describe(value.Env(), value));
  const auto array = value.As<Napi::Array>();
  std::vector<decltype(item(to_object(array.Get(0u), what)))> items;
  for (uint32_t i = 0; i < array.Length(); i++) items.push_back(item(to_object(array.Get(i), what)));
  return items;
}

training::Term to_term(const Napi::Object& given) {
  Napi::Env env = given.Env();
  training::Term term;
  term.name = text(given, "name");
  term.weight = number(given, "weight");
  if (given.Get("function").IsFunction())
    term.loss = std::make_unique<JsLoss>(Environment::of(env).references(), given.Get("function"));
  else
    term.loss = losses::make_loss(text(given, "loss"), to_options(given.Get("options"), "options"));
  return term;
}

// Groups name their parameters: an optimizer's tensors are the model's.
std::vector<optim::ParameterGroup> to_groups(const Napi::Value& value, const nn::Module& model) {
  std::map<std::string, at::Tensor> parameters;
  for (nn::NamedTensor& parameter : model.named_parameters()) parameters.emplace(parameter.name, parameter.tensor);
  return to_list(value, "groups", [&](const Napi::Object& given) {
    optim::ParameterGroup group{
        optim::find_rule(text(given, "optimizer")), {}, to_options(given.Get("options"), "options")};
    const auto names = given.Get("parameters").As<Napi::Array>();
    for (uint32_t i = 0; i < names.Length(); i++) {
      const std::string name = to_string(given.Env(), names.Get(i), "groups: parameters");
      const auto found = parameters.find(name);
      if (found == parameters.end()) throw ArgumentError("groups: the model has no parameter " + name);
      group.parameters.push_back({name, found->second});
    }
    return group;
  });
}

training::Clipping to_clipping(const std::string& name) {
  if (name == "none") return training::Clipping::none;
  if (name == "norm") return training::Clipping::norm;
  if (name == "value") return training::Clipping::value;
  if (name == "adaptive") return training::Clipping::adaptive;
  throw ArgumentError("clipping: expected 'none', 'norm', 'value' or 'adaptive', received '" + name + "'");
}

std::optional<at::ScalarType> to_autocast(const std::string& precision) {
  if (precision == "float32") return std::nullopt;
  if (precision == "bfloat16") return at::kBFloat16;
  if (precision == "float16") return at::kHalf;
  throw ArgumentError("precision: expected 'float32', 'bfloat16' or 'float16', received '" + precision + "'");
}

training::EngineOptions to_engine_options(const Napi::Object& given) {
  training::EngineOptions options;
  options.seed = to_seed(given.Env(), given.Get("seed"), "seed");
  options.clipping = to_clipping(text(given, "clipping"));
  options.clip_at = number(given, "clipAt");
  options.autocast = to_autocast(text(given, "precision"));
  options.float32_layer = text(given, "float32Layer");
  options.deterministic = boolean(given, "deterministic");
  options.channels_last = boolean(given, "channelsLast");
  const Napi::Object augmentation = to_object(given.Get("augmentation"), "augmentation");
  options.augmentation.shift = number(augmentation, "shift");
  options.augmentation.rotate_degrees = number(augmentation, "rotateDegrees");
  options.augmentation.scale = number(augmentation, "scale");
  options.batch_augmentation = to_batch_augmentation(given.Get("batchAugmentation"));
  if (!is_missing(given.Env(), given.Get("average"))) {
    const Napi::Object average = to_object(given.Get("average"), "average");
    const bool is_mean = text(average, "kind") == "swa";
    options.average.emplace();
    options.average->kind = is_mean ? optim::AverageOptions::Kind::mean : optim::AverageOptions::Kind::exponential;
    options.average->decay = number(average, "decay");
  }
  return options;
}

// createEngine(model, objective, groups, options): engine
Napi::Value create_engine(const Napi::CallbackInfo& info) {
  const auto& model = unwrap_native<nn::Module>(info[0]);
  idle_model(info[0], "Trainer: model");
  auto engine = std::make_shared<Engine>(model, to_list(info[1], "loss", to_term),
                                         std::make_unique<optim::Optimizer>(to_groups(info[2], *model)),
                                         to_engine_options(to_object(info[3], "options")));
  // An optimizer keeps one value for each weight, or two.
  return wrap_native(info.Env(), std::move(engine), 2 * state_bytes(*model));
}

training::Batch to_batch(const Napi::Object& given) {
  Napi::Env env = given.Env();
  const Environment& environment = Environment::of(env);
  const auto tensor = [&](const char* name) -> std::optional<at::Tensor> {
    const Napi::Value handle = given.Get(name);
    if (is_missing(env, handle)) return std::nullopt;
    return environment.tensor_for_job(to_handle(env, handle, name), name);
  };
  training::Batch batch;
  batch.inputs = tensor("inputs").value_or(at::Tensor());
  batch.targets = {tensor("targets").value_or(at::Tensor()), tensor("sampleWeights"), tensor("mask"),
                   tensor("teacher")};
  const Napi::Value slice = given.Get("slice");
  if (is_missing(env, slice)) {
    batch.first = to_integer(env, given.Get("first"), "first");
  } else {
    const Napi::Object part = to_object(slice, "slice");
    batch.slice = {to_integer(env, part.Get("begin"), "begin"), to_integer(env, part.Get("size"), "size"),
                   boolean(part, "shuffled")};
  }
  return batch;
}

void add_tensors(std::vector<at::Tensor>& all, const training::Batch& batch) {
  all.push_back(batch.inputs);
  all.push_back(batch.targets.values);
  for (const std::optional<at::Tensor>& tensor :
       {batch.targets.sample_weights, batch.targets.mask, batch.targets.teacher})
    if (tensor) all.push_back(*tensor);
}

napi_value from_doubles(napi_env env, const std::vector<double>& values) {
  napi_value list;
  check(env, napi_create_array_with_length(env, values.size(), &list), "list");
  for (size_t i = 0; i < values.size(); i++)
    napi_set_element(env, list, static_cast<uint32_t>(i), from_double(env, values[i]));
  return list;
}

void set(napi_env env, napi_value object, const char* name, napi_value value) {
  napi_set_named_property(env, object, name, value);
}

class StepJob final : public Job {
 public:
  StepJob(std::shared_ptr<Engine> engine, std::vector<training::Batch> window, training::Place place)
      : engine_(std::move(engine)), window_(std::move(window)), place_(place) {}

  void run(JobControl&) override { result_ = engine_->step(window_, place_); }

  napi_value result(Environment& environment) override {
    napi_env env = environment.env();
    napi_value object;
    check(env, napi_create_object(env, &object), "object");
    const std::pair<const char*, double> numbers[] = {{"loss", result_.loss},
                                                      {"gradNorm", result_.gradient_norm},
                                                      {"scale", result_.scale},
                                                      {"samples", static_cast<double>(result_.samples)},
                                                      {"correct", static_cast<double>(result_.correct)},
                                                      {"microBatch", static_cast<double>(result_.micro_batch)},
                                                      {"halvings", static_cast<double>(result_.halvings)},
                                                      {"seconds", result_.seconds}};
    for (const auto& [name, value] : numbers) set(env, object, name, from_double(env, value));
    set(env, object, "terms", from_doubles(env, result_.terms));
    set(env, object, "weights", from_doubles(env, result_.weights));
    set(env, object, "skipped", from_boolean(env, result_.skipped));
    return object;
  }

  std::vector<at::Tensor> tensors() const override { return engine_->model()->tensors(); }

  std::vector<at::Tensor> inputs() const override {
    std::vector<at::Tensor> all;
    for (const training::Batch& batch : window_) add_tensors(all, batch);
    return all;
  }

 private:
  std::shared_ptr<Engine> engine_;
  std::vector<training::Batch> window_;
  training::Place place_;
  training::StepResult result_{};
};

// Of (engine, window, epoch, step, factor, …)
std::unique_ptr<Job> to_step_job(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const int64_t epoch = to_integer(env, info[2], "epoch"), step = to_integer(env, info[3], "step");
  if (epoch < 0 || epoch > UINT32_MAX || step < 0)
    throw ArgumentError("expected an epoch and a step from 0, received " + std::to_string(epoch) + " and " +
                        std::to_string(step));
  const training::Place place{static_cast<uint32_t>(epoch), static_cast<uint64_t>(step),
                              to_double(env, info[4], "factor")};
  return std::make_unique<StepJob>(unwrap_native<Engine>(info[0]), to_list(info[1], "window", to_batch), place);
}

class ValidateJob final : public Job {
 public:
  ValidateJob(std::shared_ptr<Engine> engine, training::Batch batch, TensorTable::ScopeId scope)
      : engine_(std::move(engine)), batch_(std::move(batch)), scope_(scope) {}

  void run(JobControl&) override { result_ = engine_->validate(batch_); }

  // `own` must follow for each handle.
  napi_value result(Environment& environment) override {
    napi_env env = environment.env();
    napi_value object;
    check(env, napi_create_object(env, &object), "object");
    set(env, object, "sums", from_doubles(env, result_.sums));
    set(env, object, "weights", from_doubles(env, result_.weights));
    const auto handle = [&](const at::Tensor& tensor) {
      return from_handle(env, tensor.defined() ? environment.tensors.insert(tensor, scope_) : 0);
    };
    set(env, object, "outputs", handle(result_.outputs));
    set(env, object, "targets", handle(result_.targets));
    set(env, object, "mask", handle(result_.mask.value_or(at::Tensor())));
    return object;
  }

  std::vector<at::Tensor> tensors() const override { return engine_->model()->tensors(); }

  std::vector<at::Tensor> inputs() const override {
    std::vector<at::Tensor> all;
    add_tensors(all, batch_);
    return all;
  }

 private:
  std::shared_ptr<Engine> engine_;
  training::Batch batch_;
  TensorTable::ScopeId scope_;  // of the code that asked
  training::Validation result_;
};

// What changes the engine between steps, in their order.
class EngineJob final : public Job {
 public:
  using Work = std::function<void(Engine&)>;

  EngineJob(std::shared_ptr<Engine> engine, Work work) : engine_(std::move(engine)), work_(std::move(work)) {}
  void run(JobControl&) override { work_(*engine_); }
  napi_value result(Environment& environment) override {
    napi_value undefined;
    napi_get_undefined(environment.env(), &undefined);
    return undefined;
  }
  std::vector<at::Tensor> tensors() const override { return engine_->model()->tensors(); }

 private:
  std::shared_ptr<Engine> engine_;
  Work work_;
};

class WeightNormJob final : public Job {
 public:
  explicit WeightNormJob(std::shared_ptr<Engine> engine) : engine_(std::move(engine)) {}
  void run(JobControl&) override { norm_ = engine_->weight_norm(); }
  napi_value result(Environment& environment) override { return from_double(environment.env(), norm_); }
  std::vector<at::Tensor> tensors() const override { return engine_->model()->tensors(); }

 private:
  std::shared_ptr<Engine> engine_;
  double norm_ = 0;
};

// All that is needed to go on, as it is between two steps: copies, or the tensors themselves.
class StateJob final : public Job {
 public:
  StateJob(std::shared_ptr<Engine> engine, bool copies, TensorTable::ScopeId scope)
      : engine_(std::move(engine)), takes_copies_(copies), scope_(scope) {}

  void run(JobControl&) override {
    for (nn::NamedTensor& entry : engine_->state()) {
      const at::Tensor own = entry.tensor.detach();
      tensors_.push_back(
          {entry.name, takes_copies_ ? own.to(at::kCPU, /*non_blocking=*/false, /*copy=*/true).contiguous() : own});
    }
  }

  // [names, handles], which `own` must follow.
  napi_value result(Environment& environment) override {
    napi_env env = environment.env();
    napi_value pair, names, handles;
    check(env, napi_create_array_with_length(env, 2, &pair), "list");
    check(env, napi_create_array_with_length(env, tensors_.size(), &names), "list");
    check(env, napi_create_array_with_length(env, tensors_.size(), &handles), "list");
    for (uint32_t i = 0; i < tensors_.size(); i++) {
      napi_set_element(env, names, i, from_string(env, tensors_[i].name));
      napi_set_element(env, handles, i, from_handle(env, environment.tensors.insert(tensors_[i].tensor, scope_)));
    }
    napi_set_element(env, pair, 0, names);
    napi_set_element(env, pair, 1, handles);
    return pair;
  }

  std::vector<at::Tensor> tensors() const override { return engine_->model()->tensors(); }

 private:
  std::shared_ptr<Engine> engine_;
  bool takes_copies_;
  TensorTable::ScopeId scope_;
  std::vector<nn::NamedTensor> tensors_;
};

class EvaluateJob final : public Job {
 public:
  EvaluateJob(std::shared_ptr<nn::Module> model, at::Tensor inputs, int64_t batch_size, TensorTable::ScopeId scope)
      : model_(std::move(model)), inputs_(std::move(inputs)), batch_size_(batch_size), scope_(scope) {}

  void run(JobControl& control) override {
    // [batches done, batches, samples done]
    class Reporter final : public training::ProgressSink {
     public:
      explicit Reporter(JobControl& control) : control_(control) {}
      void on_batch(int64_t done, int64_t batches, int64_t samples) override {
        control_.report({static_cast<double>(done), static_cast<double>(batches), static_cast<double>(samples)});
      }
      bool cancelled() override { return control_.cancelled(); }

     private:
      JobControl& control_;
    } reporter(control);
    outputs_ = training::evaluate(model_, inputs_, batch_size_, reporter);
  }

  // The handle of the outputs, which `own` must follow, or 0 where it was cancelled.
  napi_value result(Environment& environment) override {
    return from_handle(environment.env(), outputs_ ? environment.tensors.insert(*outputs_, scope_) : 0);
  }

  std::vector<at::Tensor> tensors() const override { return model_->tensors(); }
  std::vector<at::Tensor> inputs() const override { return {inputs_}; }

 private:
  std::shared_ptr<nn::Module> model_;
  at::Tensor inputs_;
  int64_t batch_size_;
  TensorTable::ScopeId scope_;  // of the code that asked
  std::optional<at::Tensor> outputs_;
};

// A job's threads; 0, where nothing is said, for as many as operators may use.
int to_job_threads(const Napi::Value& value) {
  return is_missing(value.Env(), value) ? 0 : to_thread_count(value.Env(), value, "threads");
}

// As many threads on this one as a job is to have.
class ThreadsGuard {
 public:
  explicit ThreadsGuard(int threads) : before_(at::get_num_threads()) {
    if (threads > 0) at::set_num_threads(threads);
  }
  ~ThreadsGuard() { at::set_num_threads(before_); }
  ThreadsGuard(const ThreadsGuard&) = delete;
  ThreadsGuard& operator=(const ThreadsGuard&) = delete;

 private:
  int before_;
};

// Runs a job on the JS thread: the only one that models and losses written in TypeScript run on. Nobody can ask for its
// end, or listen, before it is over.
Napi::Value run_here(std::unique_ptr<Job> job, const Napi::Value& threads) {
  class Unheard final : public JobControl {
   public:
    bool cancelled() override { return false; }
    void report(std::vector<double>) override {}
  } control;
  {
    const OnThisThread guard(true);
    const ThreadsGuard as_many(to_job_threads(threads));
    job->run(control);
  }
  return {threads.Env(), job->result(Environment::of(threads.Env()))};
}

// Runs a job here, or begins it on the native thread.
Napi::Value start(std::unique_ptr<Job> job, const Napi::Value& threads, const Napi::Value& here) {
  if (to_boolean(threads.Env(), here, "here")) return run_here(std::move(job), threads);
  return Environment::of(threads.Env()).jobs().start(std::move(job), to_job_threads(threads));
}

// engineStep(engine, window, epoch, step, factor, threads?, here): promise of NativeStep, or NativeStep
Napi::Value engine_step(const Napi::CallbackInfo& info) {
  return start(to_step_job(info), info[5], info[6]);
}

// engineValidate(engine, batch, threads?, here): promise of NativeValidation, or NativeValidation
Napi::Value engine_validate(const Napi::CallbackInfo& info) {
  auto job = std::make_unique<ValidateJob>(unwrap_native<Engine>(info[0]), to_batch(to_object(info[1], "batch")),
                                           Environment::of(info.Env()).scope());
  return start(std::move(job), info[2], info[3]);
}

// engineWeightNorm(engine, threads?, here): promise of a number, or it
Napi::Value engine_weight_norm(const Napi::CallbackInfo& info) {
  return start(std::make_unique<WeightNormJob>(unwrap_native<Engine>(info[0])), info[1], info[2]);
}

// engineUpdateAverage(engine, threads?, here): promise, or nothing
Napi::Value engine_update_average(const Napi::CallbackInfo& info) {
  auto job =
      std::make_unique<EngineJob>(unwrap_native<Engine>(info[0]), [](Engine& engine) { engine.update_average(); });
  return start(std::move(job), info[1], info[2]);
}

// engineSwapAverage(engine, threads?, here): promise, or nothing
Napi::Value engine_swap_average(const Napi::CallbackInfo& info) {
  auto job = std::make_unique<EngineJob>(unwrap_native<Engine>(info[0]), [](Engine& engine) { engine.swap_average(); });
  return start(std::move(job), info[1], info[2]);
}

// engineState(engine, copies, threads?, here): promise of [names, handles], or them
Napi::Value engine_state(const Napi::CallbackInfo& info) {
  auto job = std::make_unique<StateJob>(unwrap_native<Engine>(info[0]), to_boolean(info.Env(), info[1], "copies"),
                                        Environment::of(info.Env()).scope());
  return start(std::move(job), info[2], info[3]);
}

// engineLoadState(engine, names, handles, threads?, here): promise, or nothing
Napi::Value engine_load_state(const Napi::CallbackInfo& info) {
  std::vector<nn::NamedTensor> state = to_named_tensors(info[1], info[2], "engineLoadState");
  auto job = std::make_unique<EngineJob>(unwrap_native<Engine>(info[0]),
                                         [state = std::move(state)](Engine& engine) { engine.load_state(state); });
  return start(std::move(job), info[3], info[4]);
}

std::unique_ptr<Job> to_evaluate_job(const Napi::CallbackInfo& info, int64_t batch_size) {
  Environment& environment = Environment::of(info.Env());
  return std::make_unique<EvaluateJob>(
      unwrap_native<nn::Module>(info[0]),
      environment.tensor(to_handle(info.Env(), info[1], "evaluate"), "evaluate: inputs"), batch_size,
      environment.scope());
}

// evaluate(model, inputs, batchSize, threads?, onProgress?): job of a handle
Napi::Value evaluate(const Napi::CallbackInfo& info) {
  return Environment::of(info.Env())
      .jobs()
      .start_cancellable(to_evaluate_job(info, to_integer(info.Env(), info[2], "evaluate: batchSize")),
                         to_job_threads(info[3]), info[4]);
}

// evaluateHere(model, inputs, threads?): handle
Napi::Value evaluate_here(const Napi::CallbackInfo& info) {
  return run_here(to_evaluate_job(info, std::numeric_limits<int64_t>::max()), info[2]);
}

// setMicroBatch(engine, size?): without a size as many as there are

Napi::Value set_micro_batch(const Napi::CallbackInfo& info) {
  const bool is_missing_size = is_missing(info.Env(), info[1]);
  unwrap_native<Engine>(info[0])->set_micro_batch(is_missing_size ? std::numeric_limits<int64_t>::max()
                                                                  : to_integer(info.Env(), info[1], "microBatch"));
  return info.Env().Undefined();
}

// createJsModule(kind, names, handles, bufferNames, bufferHandles, forward, search): module
Napi::Value create_js_module(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const auto callback = [&](napi_value function) {
    return std::make_unique<JsCallback>(Environment::of(env).references(), function);
  };
  std::shared_ptr<nn::Module> module = std::make_shared<JsModule>(
      to_string(env, info[0], "createJsModule"), to_named_tensors(info[1], info[2], "createJsModule"),
      to_named_tensors(info[3], info[4], "createJsModule"), callback(info[5]), callback(info[6]));
  return wrap_native(env, std::move(module), 0);
}

// stopJobs(): see JobThread::shut_down
Napi::Value stop_jobs(const Napi::CallbackInfo& info) {
  Environment::of(info.Env()).stop_jobs();
  return info.Env().Undefined();
}

}  // namespace

void export_training(Napi::Object exports) {
  add<create_js_module>(exports, "createJsModule");
  add<create_engine>(exports, "createEngine");
  add<engine_step>(exports, "engineStep");
  add<engine_validate>(exports, "engineValidate");
  add<engine_weight_norm>(exports, "engineWeightNorm");
  add<engine_update_average>(exports, "engineUpdateAverage");
  add<engine_swap_average>(exports, "engineSwapAverage");
  add<engine_state>(exports, "engineState");
  add<engine_load_state>(exports, "engineLoadState");
  add<evaluate>(exports, "evaluate");
  add<evaluate_here>(exports, "evaluateHere");
  add<set_micro_batch>(exports, "setMicroBatch");
  add<stop_jobs>(exports, "stopJobs");
}

}  // namespace tsml::binding
