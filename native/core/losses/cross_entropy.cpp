// Calibrated cross-entropy: label smoothing, and a temperature that the logits are divided by.
#include <ATen/ATen.h>

#include <limits>

#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

// No class, so that libtorch leaves out what is to be left out, and nothing else.
constexpr int64_t kLeftOut = std::numeric_limits<int64_t>::min();

class CrossEntropy final : public ClassLoss {
 public:
  explicit CrossEntropy(const Options& options)
      : ClassLoss("crossEntropy", options),
        label_smoothing_(fraction(options, "labelSmoothing")),
        temperature_(positive(options, "temperature")) {}

 protected:
  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    const at::Tensor logits = temperature_ == 1 ? output : output / temperature_;
    const at::Tensor values =
        has_classes(targets) ? classes(targets, kLeftOut) : targets.values.to(output.scalar_type());
    std::optional<at::Tensor> weights;
    if (!class_weights().empty()) weights = class_weights().to(output.options());
    return weighted(at::cross_entropy_loss(logits, values, weights, at::Reduction::None, kLeftOut, label_smoothing_),
                    targets);
  }

 private:
  double label_smoothing_, temperature_;
};

}  // namespace

std::unique_ptr<ClassLoss> make_cross_entropy(const Options& options) {
  return std::make_unique<CrossEntropy>(options);
}

}  // namespace tsml::losses
