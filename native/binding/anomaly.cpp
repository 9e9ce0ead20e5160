#include "binding/anomaly.h"

#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/engine.h>

#include "binding/environment.h"

namespace tsml::binding::anomaly {

namespace {

thread_local std::string failed_trace;

std::string javascript_stack() {
  Environment* environment = Environment::current();
  if (!environment) return "";
  Napi::Env env = environment->env();
  Napi::HandleScope handles(env);
  return Napi::Error::New(env, "").Value().Get("stack").ToString().Utf8Value();
}

class Stack final : public torch::autograd::AnomalyMetadata {
 public:
  void store_stack() override { stack_ = javascript_stack(); }
  void print_stack(const std::string&) override { failed_trace = "\n" + stack_; }

 private:
  std::string stack_;
};

class RecordingEngine final : public torch::autograd::Engine {
 public:
  std::unique_ptr<torch::autograd::AnomalyMetadata> make_anomaly_metadata() override {
    return std::make_unique<Stack>();
  }
};

torch::autograd::Engine& recording_engine() {
  // Never destroyed: its threads wait for work to the process's end.
  static auto* engine = new RecordingEngine;
  return *engine;
}

}  // namespace

void record_forward_stacks() {
  static const bool once = (torch::autograd::set_default_engine_stub(recording_engine), true);
  static_cast<void>(once);
}

std::string take_trace() {
  return std::exchange(failed_trace, "");
}

void forget_trace() {
  failed_trace.clear();
}

}  // namespace tsml::binding::anomaly
