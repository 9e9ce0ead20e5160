// Losses that have one number for each sample.
#pragma once

#include "core/losses/loss.h"
#include "core/losses/parts.h"

namespace tsml::losses {

// What it compares with is up to it; samples have weights and are left out by the mask [N].
class SampleLoss : public Loss {
 public:
  using Loss::Loss;

  at::Tensor weight(const Targets& targets) const override;

  // What each sample counts, its class apart: [N] of this dtype and on this device.
  at::Tensor sample_weights(const at::TensorOptions& options, const Targets& targets) const;

 protected:
  // Has one row for each sample.
  virtual const at::Tensor& rows(const Targets& targets) const = 0;

  // The samples [N] that count; nothing stands for all.
  virtual std::optional<at::Tensor> kept(const Targets& targets) const { return targets.mask; }

  // Losses [N] with the samples' weights, 0 where they are left out.
  at::Tensor weighted(const at::Tensor& losses, const Targets& targets) const;
};

// Targets are classes [N] int64 or probabilities [N, C]. The weight of a sample is that of its class; with
// probabilities the classes' weights go into the loss alone, as in PyTorch.
class ClassLoss : public SampleLoss {
 public:
  // Reads `classWeights` and `ignoreIndex`, a class that marks samples to leave out.
  ClassLoss(const char* name, const Options& options);

  void check(at::IntArrayRef output, const Targets& targets) const override;
  at::Tensor weight(const Targets& targets) const override;

  // What each sample counts in the mean: [N] of this dtype and on this device.
  at::Tensor row_weights(const at::TensorOptions& options, const Targets& targets) const;

 protected:
  const at::Tensor& rows(const Targets& targets) const override { return targets.values; }
  std::optional<at::Tensor> kept(const Targets& targets) const override;

  static bool has_classes(const Targets& targets) { return targets.values.dim() == 1; }

  // The classes, and `stand_in` for those that are left out.
  at::Tensor classes(const Targets& targets, int64_t stand_in) const;

  const ClassNumbers& class_weights() const { return class_weights_; }

 private:
  ClassNumbers class_weights_;
  std::optional<int64_t> ignore_index_;
};

// Throws std::invalid_argument, naming index and value, unless targets is [samples] int64 with every value in
// 0..classes-1 where `kept` holds. Reads the device.
void check_classes(const at::Tensor& targets, int64_t samples, int64_t classes,
                   const std::optional<at::Tensor>& kept = {});

}  // namespace tsml::losses
