// A module whose forward pass is written in TypeScript, for the core's trainer. It runs on the JavaScript thread alone.
#pragma once

#include "binding/js_callback.h"
#include "core/nn/module.h"
#include "core/training/culprit.h"

namespace tsml::binding {

class JsModule final : public nn::Module, public training::SearchesItself {
 public:
  // `forward(mode, training, input handle): [names, handles]` of its outputs; `search` of the same gives
  // [isFinite, culprit] (training/culprit.h); `undo()` puts the buffers' tensors back into its fields. `buffers` and
  // `parameters` are the module's own tensors, by their dotted names.
  JsModule(std::string kind, std::vector<NamedTensor> parameters, std::vector<NamedTensor> buffers,
           std::unique_ptr<JsCallback> forward, std::unique_ptr<JsCallback> search, std::unique_ptr<JsCallback> undo);
  const char* kind() const override { return kind_.c_str(); }
  at::Tensor forward(const at::Tensor& input) override { return outputs(input).front().tensor; }
  std::vector<NamedTensor> outputs(const at::Tensor& input) override;
  training::Search search(const at::Tensor& input) override;
  void undo() override;

 private:
  std::vector<napi_value> arguments(napi_env env, const at::Tensor& input) const;

  std::string kind_;
  std::unique_ptr<JsCallback> forward_, search_, undo_;
};

}  // namespace tsml::binding
