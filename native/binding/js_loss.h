// A loss written in TypeScript, for the core's engine. It runs on the JavaScript thread alone.
#pragma once

#include "binding/js_callback.h"
#include "core/losses/loss.h"

namespace tsml::binding {

class JsLoss final : public losses::Loss {
 public:
  // `loss(mode, output, targets, sampleWeights, mask, teacher): handle` of the mean over the samples; 0 stands for what
  // is not there.
  JsLoss(std::shared_ptr<ReferenceBin> bin, napi_value loss) : Loss("function"), loss_(std::move(bin), loss) {}

  void check(at::IntArrayRef, const losses::Targets&) const override {}
  // What the function gives is a mean: samples stand for its weight.
  at::Tensor weight(const losses::Targets& targets) const override;

 protected:
  at::Tensor compute_elements(const at::Tensor& output, const losses::Targets& targets) const override;
  at::Tensor compute_sum(const at::Tensor& output, const losses::Targets& targets) const override;

 private:
  JsCallback loss_;
};

}  // namespace tsml::binding
