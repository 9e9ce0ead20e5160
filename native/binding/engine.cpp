// The core's training engine: an update, a validation or a state is one job of the native thread, or is run on this
// thread, where a model or a loss is written in TypeScript.
#include "core/training/engine.h"

#include <limits>
#include <optional>

#include "binding/engine_options.h"
#include "binding/exports.h"
#include "binding/model.h"
#include "binding/run_job.h"
#include "binding/values.h"

namespace tsml::binding {

template <>
struct NativeTag<training::Engine> {
  static constexpr const char* name = "engine";
  static constexpr napi_type_tag tag{0x0f9c0c4d5b7a4e21, 0xa4c5e2d98b3f4716};
};

namespace {

using training::Engine;

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
  StepJob(std::shared_ptr<Engine> engine, std::vector<training::Batch> window, training::Place place, bool may_halve)
      : engine_(std::move(engine)), window_(std::move(window)), place_(place), may_halve_(may_halve) {}

  void run(JobControl&) override {
    try {
      result_ = engine_->step(window_, place_, may_halve_);
    } catch (const optim::TornUpdateError&) {
      throw;
    } catch (const c10::OutOfMemoryError&) {
      if (may_halve_) throw;
    }
  }

  // undefined where memory ran out and the step may be begun anew.
  napi_value result(Environment& environment) override {
    napi_env env = environment.env();
    if (!result_) return Napi::Env(env).Undefined();
    napi_value object;
    check(env, napi_create_object(env, &object), "object");
    const std::pair<const char*, double> numbers[] = {{"loss", result_->loss},
                                                      {"gradNorm", result_->gradient_norm},
                                                      {"scale", result_->scale},
                                                      {"samples", static_cast<double>(result_->samples)},
                                                      {"correct", static_cast<double>(result_->correct)},
                                                      {"microBatch", static_cast<double>(result_->micro_batch)},
                                                      {"halvings", static_cast<double>(result_->halvings)},
                                                      {"seconds", result_->seconds}};
    for (const auto& [name, value] : numbers) set(env, object, name, from_double(env, value));
    set(env, object, "terms", from_doubles(env, result_->terms));
    set(env, object, "weights", from_doubles(env, result_->weights));
    set(env, object, "skipped", from_boolean(env, result_->skipped));
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
  bool may_halve_;
  std::optional<training::StepResult> result_;
};

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
    for (NamedTensor& entry : engine_->state()) {
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
  std::vector<NamedTensor> tensors_;
};

// createEngine(model, objective, groups, options): engine
Napi::Value create_engine(const Napi::CallbackInfo& info) {
  const auto& model = unwrap_native<nn::Module>(info[0]);
  idle_model(info[0], "Trainer: model");
  auto engine =
      std::make_shared<Engine>(model, to_terms(info[1]), std::make_unique<optim::Optimizer>(to_groups(info[2], *model)),
                               to_engine_options(info[3]));
  // An optimizer keeps one value for each weight, or two.
  return wrap_native(info.Env(), std::move(engine), 2 * state_bytes(*model));
}

// Of (engine, window, epoch, step, factor, mayHalve, …)
std::unique_ptr<Job> to_step_job(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const int64_t epoch = to_integer(env, info[2], "epoch"), step = to_integer(env, info[3], "step");
  if (epoch < 0 || epoch > UINT32_MAX || step < 0)
    throw ArgumentError("expected an epoch and a step from 0, received " + std::to_string(epoch) + " and " +
                        std::to_string(step));
  const training::Place place{static_cast<uint32_t>(epoch), static_cast<uint64_t>(step),
                              to_double(env, info[4], "factor")};
  return std::make_unique<StepJob>(unwrap_native<Engine>(info[0]), to_batches(info[1]), place,
                                   to_boolean(env, info[5], "mayHalve"));
}

// engineStep(engine, window, epoch, step, factor, mayHalve, threads?, here): promise of NativeStep, or NativeStep;
// undefined in its place where memory ran out and the micro-batch may not be halved
Napi::Value engine_step(const Napi::CallbackInfo& info) {
  return run_job(to_step_job(info), info[6], info[7]);
}

// engineValidate(engine, batch, threads?, here): promise of NativeValidation, or NativeValidation
Napi::Value engine_validate(const Napi::CallbackInfo& info) {
  auto job = std::make_unique<ValidateJob>(unwrap_native<Engine>(info[0]), to_batch(info[1]),
                                           Environment::of(info.Env()).scope());
  return run_job(std::move(job), info[2], info[3]);
}

// engineWeightNorm(engine, threads?, here): promise of a number, or it
Napi::Value engine_weight_norm(const Napi::CallbackInfo& info) {
  return run_job(std::make_unique<WeightNormJob>(unwrap_native<Engine>(info[0])), info[1], info[2]);
}

// engineCheckWeights(engine, update, threads?, here): promise, or nothing
Napi::Value engine_check_weights(const Napi::CallbackInfo& info) {
  const auto update = static_cast<uint64_t>(to_integer(info.Env(), info[1], "update"));
  auto job = std::make_unique<EngineJob>(unwrap_native<Engine>(info[0]),
                                         [update](Engine& engine) { engine.check_weights(update); });
  return run_job(std::move(job), info[2], info[3]);
}

// engineUpdateAverage(engine, threads?, here): promise, or nothing
Napi::Value engine_update_average(const Napi::CallbackInfo& info) {
  auto job =
      std::make_unique<EngineJob>(unwrap_native<Engine>(info[0]), [](Engine& engine) { engine.update_average(); });
  return run_job(std::move(job), info[1], info[2]);
}

// engineSwapAverage(engine, threads?, here): promise, or nothing
Napi::Value engine_swap_average(const Napi::CallbackInfo& info) {
  auto job = std::make_unique<EngineJob>(unwrap_native<Engine>(info[0]), [](Engine& engine) { engine.swap_average(); });
  return run_job(std::move(job), info[1], info[2]);
}

// engineState(engine, copies, threads?, here): promise of [names, handles], or them
Napi::Value engine_state(const Napi::CallbackInfo& info) {
  auto job = std::make_unique<StateJob>(unwrap_native<Engine>(info[0]), to_boolean(info.Env(), info[1], "copies"),
                                        Environment::of(info.Env()).scope());
  return run_job(std::move(job), info[2], info[3]);
}

// engineLoadState(engine, names, handles, threads?, here): promise, or nothing
Napi::Value engine_load_state(const Napi::CallbackInfo& info) {
  std::vector<NamedTensor> state = to_named_tensors(info[1], info[2], "engineLoadState");
  auto job = std::make_unique<EngineJob>(unwrap_native<Engine>(info[0]),
                                         [state = std::move(state)](Engine& engine) { engine.load_state(state); });
  return run_job(std::move(job), info[3], info[4]);
}

// setMicroBatch(engine, size?): without a size as many as there are
Napi::Value set_micro_batch(const Napi::CallbackInfo& info) {
  const bool is_missing_size = is_missing(info.Env(), info[1]);
  unwrap_native<Engine>(info[0])->micro_batch().set(is_missing_size ? std::numeric_limits<int64_t>::max()
                                                                    : to_integer(info.Env(), info[1], "microBatch"));
  return info.Env().Undefined();
}

}  // namespace

void export_engine(Napi::Object exports) {
  add<create_engine>(exports, "createEngine");
  add<engine_step>(exports, "engineStep");
  add<engine_validate>(exports, "engineValidate");
  add<engine_weight_norm>(exports, "engineWeightNorm");
  add<engine_check_weights>(exports, "engineCheckWeights");
  add<engine_update_average>(exports, "engineUpdateAverage");
  add<engine_swap_average>(exports, "engineSwapAverage");
  add<engine_state>(exports, "engineState");
  add<engine_load_state>(exports, "engineLoadState");
  add<set_micro_batch>(exports, "setMicroBatch");
}

}  // namespace tsml::binding
