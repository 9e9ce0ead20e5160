// A loss written in TypeScript, for the core's engine. It runs on the JavaScript thread alone.
#pragma once

#include "binding/js_callback.h"
#include "core/losses/function_loss.h"

namespace tsml::binding {

class JsLoss final : public losses::FunctionLoss {
 public:
  // `loss(mode, outputs, inputs, targets, sampleWeights, mask, teacher): handle` of the mean over the samples.
  // `outputs` are [name, handle][], as the model gave them; 0 stands for what is not there.
  JsLoss(std::shared_ptr<ReferenceBin> bin, napi_value loss) : loss_(std::move(bin), loss) {}

 protected:
  at::Tensor mean(const losses::Targets& targets) const override;

 private:
  JsCallback loss_;
};

}  // namespace tsml::binding
