// A module whose forward pass is written in TypeScript, for the core's trainer. It runs on the JavaScript thread alone.
#pragma once

#include "binding/js_callback.h"
#include "core/nn/module.h"

namespace tsml::binding {

class JsModule final : public nn::Module {
 public:
  // `forward(mode, training, input handle): output handle`. `buffers` and `parameters` are the module's own tensors, by
  // their dotted names.
  JsModule(std::string kind, std::vector<nn::NamedTensor> parameters, std::vector<nn::NamedTensor> buffers,
           std::unique_ptr<JsCallback> forward);
  const char* kind() const override { return kind_.c_str(); }
  at::Tensor forward(const at::Tensor& input) override;

 private:
  std::string kind_;
  std::unique_ptr<JsCallback> forward_;
};

}  // namespace tsml::binding
