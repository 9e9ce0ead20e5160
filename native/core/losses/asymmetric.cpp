// Asymmetric loss (Ridnik et al. 2021, arXiv:2009.14119) with the numbers of timm's AsymmetricLossMultiLabel.
#include <ATen/ATen.h>

#include <cmath>

#include "core/losses/element_loss.h"
#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

class Asymmetric final : public LabelLoss {
 public:
  explicit Asymmetric(const Options& options)
      : LabelLoss("asymmetric", options),
        gamma_neg_(non_negative(options, "gammaNeg")),
        gamma_pos_(non_negative(options, "gammaPos")),
        clip_(fraction(options, "clip")),
        eps_(fraction(options, "eps")),
        pos_weight_(options, "posWeight") {}

  void check(at::IntArrayRef output, const Targets& targets) const override {
    LabelLoss::check(output, targets);
    pos_weight_.check(output[1]);
  }

 protected:
  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    const at::Tensor there = values(targets, output.scalar_type()), absent = 1 - there;
    const at::Tensor negative = at::sigmoid(-output);  // the probability that a label is not there
    // Those that are clearly absent count as certain.
    const at::Tensor shifted = (negative + clip_).clamp_max(1);

    at::Tensor right = there * least(at::log_sigmoid(output));
    if (!pos_weight_.empty()) right = right * pos_weight_.to(output.options());
    at::Tensor losses = -(right + absent * least(clip_ > 0 ? shifted.log() : at::log_sigmoid(-output)));

    if (gamma_neg_ > 0 || gamma_pos_ > 0) {
      // 1 - p of what is right; the shifted one from sigmoid(x), which does not cancel.
      const at::Tensor rest = there * probability(-output) + absent * (probability(output) - clip_).clamp_min(0);
      losses = losses * focus(rest, gamma_pos_ * there + gamma_neg_ * absent);
    }
    return weighted(losses, targets);
  }

 private:
  // log(max(p, eps)) of log p.
  at::Tensor least(const at::Tensor& log_p) const { return eps_ > 0 ? log_p.clamp_min(std::log(eps_)) : log_p; }

  double gamma_neg_, gamma_pos_, clip_, eps_;
  ClassNumbers pos_weight_;
};

}  // namespace

std::unique_ptr<Loss> make_asymmetric(const Options& options) {
  return std::make_unique<Asymmetric>(options);
}

}  // namespace tsml::losses
