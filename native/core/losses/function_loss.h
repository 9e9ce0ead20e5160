// A loss that somebody else computes: the mean over a batch.
#pragma once

#include "core/losses/loss.h"

namespace tsml::losses {

class FunctionLoss : public Loss {
 public:
  FunctionLoss() : Loss("function") {}

  void check(at::IntArrayRef output, const Targets& targets) const override {}
  // Samples stand for the weight of a mean.
  at::Tensor weight(const Targets& targets) const override;

 protected:
  // One number, recorded. Throws std::invalid_argument through `compute_sum` where it is more. All of
  // `targets.outputs` in float16 or bfloat16 are raised to float32.
  virtual at::Tensor mean(const Targets& targets) const = 0;

  // What a function does with an output of a few numbers is not known.
  bool is_small(const at::Tensor&) const override { return false; }

  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override;
  at::Tensor compute_sum(const at::Tensor& output, const Targets& targets) const override;
};

}  // namespace tsml::losses
