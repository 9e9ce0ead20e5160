// What a model makes of a data set, as one job.
#include "core/training/evaluate.h"

#include <limits>

#include "binding/exports.h"
#include "binding/model.h"
#include "binding/run_job.h"
#include "binding/values.h"

namespace tsml::binding {

namespace {

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

}  // namespace

void export_evaluate(Napi::Object exports) {
  add<evaluate>(exports, "evaluate");
  add<evaluate_here>(exports, "evaluateHere");
}

}  // namespace tsml::binding
