// Binary cross-entropy with logits, for labels that do not exclude one another.
#include <ATen/ATen.h>

#include "core/errors.h"
#include "core/losses/element_loss.h"
#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

class BinaryCrossEntropy final : public LabelLoss {
 public:
  explicit BinaryCrossEntropy(const Options& options)
      : LabelLoss("binaryCrossEntropy", options), pos_weight_(options, "posWeight") {}

  void check(at::IntArrayRef output, const Targets& targets) const override {
    LabelLoss::check(output, targets);
    pos_weight_.check(output[1]);
  }

 protected:
  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    std::optional<at::Tensor> pos_weight;
    if (!pos_weight_.empty()) pos_weight = pos_weight_.to(output.options());
    return weighted(at::binary_cross_entropy_with_logits(output, values(targets, output.scalar_type()), {}, pos_weight,
                                                         at::Reduction::None),
                    targets);
  }

 private:
  ClassNumbers pos_weight_;
};

}  // namespace

std::unique_ptr<Loss> make_binary_cross_entropy(const Options& options) {
  return std::make_unique<BinaryCrossEntropy>(options);
}

at::Tensor balancing_pos_weight(const at::Tensor& values, const std::optional<at::Tensor>& mask) {
  if (values.dim() != 2 || values.is_complex()) refuse("Expected targets [N, K] but received ", describe(values));
  check_mask({.values = values, .mask = mask}, values.sizes());
  at::Tensor wrong = (values >= 0).logical_and(values <= 1).logical_not();
  if (mask) wrong = wrong.logical_and(*mask);
  refuse_marked(wrong, values, "targets", "from 0 to 1");
  const at::Tensor there = values.to(weight_options(values.device()));
  at::Tensor positives = there, negatives = 1 - there;
  if (mask) {
    positives = positives.masked_fill(mask->logical_not(), 0);
    negatives = negatives.masked_fill(mask->logical_not(), 0);
  }
  positives = positives.sum(0);
  negatives = negatives.sum(0);
  return (negatives / positives).masked_fill((positives == 0).logical_or(negatives == 0), 1);
}

}  // namespace tsml::losses
