// Distillation (Hinton et al. 2015, arXiv:1503.02531): T^2 KL(teacher || output), both softened by the temperature T.
// T^2 keeps the gradients' size where T changes.
#include <ATen/ATen.h>

#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

class Distillation final : public SampleLoss {
 public:
  explicit Distillation(const Options& options)
      : SampleLoss("distillation"), temperature_(positive(options, "temperature")) {}

  void check(at::IntArrayRef output, const Targets& targets) const override {
    check_matrix(*this, output);
    check_logits(*this, "teacher", targets.teacher, output);
    check_mask(targets, output.slice(0, 1));
    check_sample_weights(targets, output[0]);
  }

 protected:
  const at::Tensor& rows(const Targets& targets) const override { return *targets.teacher; }

  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    const at::Tensor teacher = targets.teacher->detach().to(output.scalar_type());
    const at::Tensor divergence = kl_divergence(teacher / temperature_, output / temperature_);
    return weighted(divergence * (temperature_ * temperature_), targets);
  }

 private:
  double temperature_;
};

}  // namespace

std::unique_ptr<Loss> make_distillation(const Options& options) {
  return std::make_unique<Distillation>(options);
}

}  // namespace tsml::losses
