// SelectiveNet's objective (Geifman & El-Yaniv 2019, arXiv:1901.09192) for the output of the model MultiHead:
//   alpha (mean(l g) / mean(g) + lambda max(0, coverage - mean(g))^2) + (1 - alpha) mean(h)
// l the cross-entropies of the classifier, h those of the auxiliary head, g from 0 to 1 how far a sample is answered.
#include <ATen/ATen.h>

#include <limits>

#include "core/errors.h"
#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

class Selective final : public Loss {
 public:
  explicit Selective(const Options& options)
      : Loss("selective"),
        cross_entropy_(make_cross_entropy(options)),
        coverage_(fraction(options, "coverage")),
        alpha_(fraction(options, "alpha")),
        lambda_(non_negative(options, "lambda")) {}

  void check(at::IntArrayRef output, const Targets& targets) const override {
    if (output.size() != 2 || output[1] < 3 || output[1] % 2 == 0)
      refuse(
          "Expected an output [N, 2C + 1] for selective, the logits of C classes, of the gate and of the auxiliary "
          "head, but received one of shape ",
          output);
    cross_entropy_->check({output[0], output[1] / 2}, targets);
  }

  at::Tensor weight(const Targets& targets) const override { return cross_entropy_->weight(targets); }

 protected:
  at::Tensor compute_elements(const at::Tensor&, const Targets&) const override {
    refuse("selective is one loss for the whole batch: the reduction 'none' is not defined for it");
  }

  at::Tensor compute_sum(const at::Tensor& output, const Targets& targets) const override {
    if (output.size(0) == 0) return output.sum();
    const int64_t classes = output.size(1) / 2;
    const at::Tensor losses = cross_entropy_->elements(output.narrow(1, 0, classes), targets);
    const at::Tensor auxiliary = cross_entropy_->elements(output.narrow(1, classes + 1, classes), targets);
    // How far samples are answered is no matter of their classes.
    const at::Tensor samples = cross_entropy_->sample_weights(output.options(), targets);
    const at::Tensor rows = cross_entropy_->row_weights(output.options(), targets);
    const at::Tensor log_gate = at::log_sigmoid(output.select(1, classes));

    const at::Tensor answered = (log_gate.exp() * samples).sum() / or_one(samples.sum());
    const at::Tensor total = rows.sum();
    const at::Tensor objective =
        alpha_ * (risk(losses, log_gate, rows) + lambda_ * (coverage_ - answered).clamp_min(0).square()) +
        (1 - alpha_) * auxiliary.sum() / or_one(total);
    // Sums of several batches over their weights are the mean of their objectives.
    return objective * total;
  }

 private:
  // mean(l g) / mean(g). Both are divided by the largest g that counts, so that gates near 0 do not become 0 / 0.
  static at::Tensor risk(const at::Tensor& losses, const at::Tensor& log_gate, const at::Tensor& rows) {
    const at::Tensor largest =
        log_gate.detach().masked_fill(rows == 0, -std::numeric_limits<double>::infinity()).amax().nan_to_num();
    const at::Tensor gate = (log_gate - largest).masked_fill(rows == 0, 0).exp();
    return (losses * gate).sum() / or_one((rows * gate).sum());
  }

  std::unique_ptr<ClassLoss> cross_entropy_;
  double coverage_, alpha_, lambda_;
};

}  // namespace

std::unique_ptr<Loss> make_selective(const Options& options) {
  Options complete = options;
  complete["temperature"] = 1.0;
  return std::make_unique<Selective>(complete);
}

}  // namespace tsml::losses
