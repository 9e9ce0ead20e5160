// Negative log likelihood of targets under normal distributions (Nix & Weigend 1994), on the variance, as
// torch.nn.GaussianNLLLoss.
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <numbers>

#include "core/errors.h"
#include "core/losses/element_loss.h"
#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

class GaussianNll final : public ElementLoss {
 public:
  explicit GaussianNll(const Options& options)
      : ElementLoss("gaussianNll"),
        constant_(option<bool>(options, "full") ? 0.5 * std::log(2 * std::numbers::pi) : 0),
        eps_(positive(options, "eps")) {
    const auto spread = option<std::string>(options, "spread");
    if (spread != "deviation" && spread != "variance")
      refuse("Expected the spread 'deviation' or 'variance' but received '", spread, "'");
    is_variance_ = spread == "variance";
  }

 protected:
  std::vector<int64_t> targets_shape(at::IntArrayRef output) const override {
    if (output[1] % 2 != 0)
      refuse("Expected an output [N, 2K] for gaussianNll, K means and then K ",
             is_variance_ ? "variances" : "standard deviations", ", but received one of shape ", output);
    return {output[0], output[1] / 2};
  }

  void check_values(const at::Tensor& values, const std::optional<at::Tensor>& kept) const override {
    if (!values.is_floating_point())
      refuse("Expected floating-point targets for gaussianNll but received ", describe(values));
    at::Tensor wrong = at::isfinite(values).logical_not();
    if (kept) wrong = wrong.logical_and(*kept);
    refuse_marked(wrong, values, "targets", "that are finite");
  }

  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    const int64_t size = output.size(1) / 2;
    const at::Tensor mean = output.narrow(1, 0, size), spread = output.narrow(1, size, size);
    refuse_marked(spread < 0, spread, is_variance_ ? "variances" : "deviations", "of at least 0",
                  [](double) { return "make them positive, as by nn.functional.softplus"; });
    at::Tensor variance = is_variance_ ? spread.clone() : spread * spread;
    {
      // As in PyTorch the bound is not recorded: a variance below it still gets a slope that leads out.
      const at::NoGradGuard no_grad;
      variance.clamp_min_(eps_);
    }
    const at::Tensor error = mean - values(targets, output.scalar_type());
    at::Tensor losses = 0.5 * (variance.log() + error * error / variance);
    if (constant_ != 0) losses = losses + constant_;
    return weighted(losses, targets);
  }

 private:
  double constant_, eps_;
  bool is_variance_;
};

}  // namespace

std::unique_ptr<Loss> make_gaussian_nll(const Options& options) {
  return std::make_unique<GaussianNll>(options);
}

}  // namespace tsml::losses
