// The core's trainer: an epoch or an evaluation is one job of the native thread.
#include "binding/exports.h"
#include "binding/job_thread.h"
#include "binding/js_callback.h"
#include "binding/js_module.h"
#include "binding/model.h"
#include "binding/values.h"
#include "core/training/trainer.h"

namespace tsml::binding {

// A trainer, and the model it trains, for the lease of the model's tensors.
struct TrainerHolder {
  std::shared_ptr<nn::Module> model;
  training::Trainer trainer;
};

template <>
struct NativeTag<TrainerHolder> {
  static constexpr const char* name = "trainer";
  static constexpr napi_type_tag tag{0x0f9c0c4d5b7a4e21, 0xa4c5e2d98b3f4716};
};

namespace {

double number(const Napi::Object& options, const char* name) {
  return to_double(options.Env(), options.Get(name), name);
}
bool boolean(const Napi::Object& options, const char* name) {
  return to_boolean(options.Env(), options.Get(name), name);
}

std::unique_ptr<training::Optimizer> make_optimizer(const nn::Module& model, const Napi::Object& options) {
  std::string name = to_string(options.Env(), options.Get("name"), "optimizer: name");
  if (name == "sgd") {
    training::SgdOptions sgd;
    sgd.momentum = number(options, "momentum");
    sgd.nesterov = boolean(options, "nesterov");
    sgd.weight_decay = number(options, "weightDecay");
    sgd.decay_vectors = boolean(options, "decayVectors");
    return training::make_sgd(model.named_parameters(), sgd);
  }
  if (name == "adamw") {
    training::AdamWOptions adamw;
    adamw.beta1 = number(options, "beta1");
    adamw.beta2 = number(options, "beta2");
    adamw.eps = number(options, "eps");
    adamw.weight_decay = number(options, "weightDecay");
    adamw.decay_vectors = boolean(options, "decayVectors");
    return training::make_adamw(model.named_parameters(), adamw);
  }
  throw ArgumentError("optimizer: expected 'sgd' or 'adamw', received '" + name + "'");
}

// createTrainer(model, optimizer, options): trainer
Napi::Value create_trainer(const Napi::CallbackInfo& info) {
  const auto& model = unwrap_native<nn::Module>(info[0]);
  idle_model(info[0], "Trainer: model");
  Napi::Object given = to_object(info[2], "options");
  Napi::Object augmentation = to_object(given.Get("augmentation"), "augmentation");
  training::TrainerOptions options;
  options.batch_size = to_integer(info.Env(), given.Get("batchSize"), "batchSize");
  options.label_smoothing = number(given, "labelSmoothing");
  options.augmentation.shift = number(augmentation, "shift");
  options.augmentation.rotate_degrees = number(augmentation, "rotateDegrees");
  options.augmentation.scale = number(augmentation, "scale");
  options.seed = to_seed(info.Env(), given.Get("seed"), "seed");
  options.channels_last = boolean(given, "channelsLast");
  auto holder = std::make_shared<TrainerHolder>(
      TrainerHolder{model, training::Trainer(model, make_optimizer(*model, to_object(info[1], "optimizer")), options)});
  // An optimizer keeps one value for each weight, or two.
  return wrap_native(info.Env(), std::move(holder), 2 * state_bytes(*model));
}

// Progress from the trainer to the job's control: [step, steps, samples, loss, learningRate].
class Reporter final : public training::ProgressSink {
 public:
  explicit Reporter(JobControl& control) : control_(control) {}
  void on_step(const training::StepProgress& progress) override {
    control_.report({static_cast<double>(progress.step), static_cast<double>(progress.steps),
                     static_cast<double>(progress.samples), progress.loss, progress.learning_rate});
  }
  bool cancelled() override { return control_.cancelled(); }

 private:
  JobControl& control_;
};

// A job's threads; 0, where nothing is said, for as many as operators may use.
int to_job_threads(const Napi::Value& value) {
  return is_missing(value.Env(), value) ? 0 : to_thread_count(value.Env(), value, "threads");
}

// The way from a job to JavaScript on the same thread: a function that is told the progress and says whether to stop.
class HereControl final : public JobControl {
 public:
  explicit HereControl(Napi::Function on_progress) : on_progress_(on_progress) {}
  bool cancelled() override { return cancelled_; }
  void report(std::vector<double> progress) override {
    Napi::Env env = on_progress_.Env();
    Napi::HandleScope handles(env);
    Napi::Array values = Napi::Array::New(env, progress.size());
    for (uint32_t i = 0; i < progress.size(); i++) values[i] = Napi::Number::New(env, progress[i]);
    cancelled_ = to_boolean(env, call_javascript(env, on_progress_, {values}), "onProgress: its result");
  }

 private:
  Napi::Function on_progress_;
  bool cancelled_ = false;
};

// Runs a job on the JS thread: the only one that models written in TypeScript run on.
Napi::Value run_here(std::unique_ptr<Job> job, const Napi::Value& on_progress) {
  HereControl control(on_progress.As<Napi::Function>());
  OnThisThread guard(true);
  job->run(control);
  return {on_progress.Env(), job->result(Environment::of(on_progress.Env()))};
}

// createJsModule(kind, names, handles, bufferNames, bufferHandles, forward): module
Napi::Value create_js_module(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  auto forward = std::make_unique<JsCallback>(Environment::of(env).references(), info[5]);
  std::shared_ptr<nn::Module> module = std::make_shared<JsModule>(
      to_string(env, info[0], "createJsModule"), to_named_tensors(info[1], info[2], "createJsModule"),
      to_named_tensors(info[3], info[4], "createJsModule"), std::move(forward));
  return wrap_native(env, std::move(module), 0);
}

class EpochJob final : public Job {
 public:
  EpochJob(std::shared_ptr<TrainerHolder> holder, at::Tensor inputs, at::Tensor targets, uint32_t epoch,
           std::vector<double> learning_rates)
      : holder_(std::move(holder)),
        inputs_(std::move(inputs)),
        targets_(std::move(targets)),
        epoch_(epoch),
        learning_rates_(std::move(learning_rates)) {}

  void run(JobControl& control) override {
    Reporter reporter(control);
    result_ = holder_->trainer.train_epoch(inputs_, targets_, epoch_, learning_rates_, reporter);
  }

  napi_value result(Environment& environment) override {
    napi_env env = environment.env();
    napi_value object, cancelled;
    check(env, napi_create_object(env, &object), "object");
    const std::pair<const char*, double> numbers[] = {{"loss", result_.loss},
                                                      {"accuracy", result_.accuracy},
                                                      {"samples", static_cast<double>(result_.samples)},
                                                      {"steps", static_cast<double>(result_.steps)},
                                                      {"seconds", result_.seconds}};
    for (const auto& [name, number] : numbers) napi_set_named_property(env, object, name, from_double(env, number));
    napi_get_boolean(env, result_.cancelled, &cancelled);
    napi_set_named_property(env, object, "cancelled", cancelled);
    return object;
  }

  std::vector<at::Tensor> tensors() const override {
    std::vector<at::Tensor> all = state_tensors(*holder_->model);
    all.push_back(inputs_);
    all.push_back(targets_);
    return all;
  }

 private:
  std::shared_ptr<TrainerHolder> holder_;
  at::Tensor inputs_, targets_;
  uint32_t epoch_;
  std::vector<double> learning_rates_;
  training::EpochResult result_{};
};

// Of (trainer, inputs, targets, epoch, learningRates: Float64Array, …)
std::unique_ptr<Job> to_epoch_job(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  const auto& holder = unwrap_native<TrainerHolder>(info[0]);
  int64_t epoch = to_integer(env, info[3], "trainEpoch: epoch");
  if (epoch < 0 || epoch > UINT32_MAX)
    throw ArgumentError("trainEpoch: expected an epoch from 0, received " + std::to_string(epoch));
  return std::make_unique<EpochJob>(
      holder, environment.tensor(to_handle(env, info[1], "trainEpoch"), "trainEpoch: inputs"),
      environment.tensor(to_handle(env, info[2], "trainEpoch"), "trainEpoch: targets"), static_cast<uint32_t>(epoch),
      to_doubles(env, info[4], "trainEpoch: learningRates"));
}

// trainEpoch(trainer, inputs, targets, epoch, learningRates, threads?, onProgress?): job of EpochResult
Napi::Value train_epoch(const Napi::CallbackInfo& info) {
  return Environment::of(info.Env()).jobs().start(to_epoch_job(info), to_job_threads(info[5]), info[6]);
}

// trainEpochHere(trainer, inputs, targets, epoch, learningRates, onProgress): EpochResult
Napi::Value train_epoch_here(const Napi::CallbackInfo& info) {
  return run_here(to_epoch_job(info), info[5]);
}

class EvaluateJob final : public Job {
 public:
  EvaluateJob(std::shared_ptr<nn::Module> model, at::Tensor inputs, int64_t batch_size, TensorTable::ScopeId scope)
      : model_(std::move(model)), inputs_(std::move(inputs)), batch_size_(batch_size), scope_(scope) {}

  void run(JobControl& control) override {
    Reporter reporter(control);
    logits_ = training::evaluate(model_, inputs_, batch_size_, reporter);
  }

  // The handle of the logits, which `own` must follow, or 0 where it was cancelled.
  napi_value result(Environment& environment) override {
    return from_handle(environment.env(), logits_ ? environment.tensors.insert(*logits_, scope_) : 0);
  }

  std::vector<at::Tensor> tensors() const override {
    std::vector<at::Tensor> all = state_tensors(*model_);
    all.push_back(inputs_);
    return all;
  }

 private:
  std::shared_ptr<nn::Module> model_;
  at::Tensor inputs_;
  int64_t batch_size_;
  TensorTable::ScopeId scope_;  // of the code that asked
  std::optional<at::Tensor> logits_;
};

// Of (model, inputs, batchSize, …)
std::unique_ptr<Job> to_evaluate_job(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  return std::make_unique<EvaluateJob>(unwrap_native<nn::Module>(info[0]),
                                       environment.tensor(to_handle(env, info[1], "evaluate"), "evaluate: inputs"),
                                       to_integer(env, info[2], "evaluate: batchSize"), environment.scope());
}

// evaluate(model, inputs, batchSize, threads?, onProgress?): job of a handle
Napi::Value evaluate(const Napi::CallbackInfo& info) {
  return Environment::of(info.Env()).jobs().start(to_evaluate_job(info), to_job_threads(info[3]), info[4]);
}

// evaluateHere(model, inputs, batchSize, onProgress): a handle
Napi::Value evaluate_here(const Napi::CallbackInfo& info) {
  return run_here(to_evaluate_job(info), info[3]);
}

// stopJobs(): see JobThread::shut_down
Napi::Value stop_jobs(const Napi::CallbackInfo& info) {
  Environment::of(info.Env()).stop_jobs();
  return info.Env().Undefined();
}

// stepsPerEpoch(samples, batchSize): number
Napi::Value steps_per_epoch(const Napi::CallbackInfo& info) {
  return {info.Env(),
          from_integer(info.Env(), training::steps_per_epoch(to_integer(info.Env(), info[0], "samples"),
                                                             to_integer(info.Env(), info[1], "batchSize")))};
}

}  // namespace

void export_training(Napi::Object exports) {
  add<create_js_module>(exports, "createJsModule");
  add<create_trainer>(exports, "createTrainer");
  add<train_epoch>(exports, "trainEpoch");
  add<train_epoch_here>(exports, "trainEpochHere");
  add<evaluate>(exports, "evaluate");
  add<evaluate_here>(exports, "evaluateHere");
  add<stop_jobs>(exports, "stopJobs");
  add<steps_per_epoch>(exports, "stepsPerEpoch");
}

}  // namespace tsml::binding
