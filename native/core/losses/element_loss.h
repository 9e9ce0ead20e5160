// Losses that have a number for each element of targets [N, K], such as labels that do not exclude one another.
#pragma once

#include "core/losses/loss.h"
#include "core/losses/parts.h"

namespace tsml::losses {

// The mask is [N, K]. The weight is the sum of the samples' weights over the elements that are kept; classes' weights
// go into the loss alone, as in PyTorch.
class ElementLoss : public Loss {
 public:
  using Loss::Loss;

  void check(at::IntArrayRef output, const Targets& targets) const override;
  at::Tensor weight(const Targets& targets) const override;

 protected:
  // The targets' shape, of an output [N, ...] that fits. Throws std::invalid_argument for one that does not.
  virtual std::vector<int64_t> targets_shape(at::IntArrayRef output) const;

  // Throws std::invalid_argument for a dtype that it does not take, and for values out of range where `kept` holds.
  virtual void check_values(const at::Tensor& values, const std::optional<at::Tensor>& kept) const = 0;

  // The elements [N, K] that count; nothing stands for all.
  virtual std::optional<at::Tensor> kept(const Targets& targets) const { return targets.mask; }

  // The values in this dtype, 0 for those that are left out.
  at::Tensor values(const Targets& targets, at::ScalarType dtype) const;

  // Losses [N, K] with the samples' weights, 0 where they are left out.
  at::Tensor weighted(const at::Tensor& losses, const Targets& targets) const;
};

// Logits [N, K] for K labels, each there or not: targets from 0 to 1, of any real dtype.
class LabelLoss : public ElementLoss {
 public:
  // Reads `classWeights` and `ignoreIndex`, a target that marks uncertain labels.
  LabelLoss(const char* name, const Options& options);

  void check(at::IntArrayRef output, const Targets& targets) const override;

 protected:
  void check_values(const at::Tensor& values, const std::optional<at::Tensor>& kept) const override;
  std::optional<at::Tensor> kept(const Targets& targets) const override;

  // Losses [N, K] with the weights of classes and samples.
  at::Tensor weighted(const at::Tensor& losses, const Targets& targets) const;

 private:
  ClassNumbers class_weights_;
  std::optional<int64_t> ignore_index_;
};

}  // namespace tsml::losses
