// Focal loss (Lin et al. 2017, arXiv:1708.02002): -alpha (1 - p)^gamma log p, p the probability of what is right, among
// classes that exclude one another or for each label by itself.
#include <ATen/ATen.h>

#include "core/errors.h"
#include "core/losses/element_loss.h"
#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

constexpr double kLogHalf = -0.6931471805599453;

// One number for all classes, a list with one for each, or none.
class Alpha {
 public:
  explicit Alpha(const Options& options) : numbers_("alpha", read(options)) {}

  bool is_given() const { return !numbers_.empty() || one_; }
  void check(int64_t classes) const { numbers_.check(classes); }
  void check_fractions() const {
    for (double each : one_ ? std::vector<double>{*one_} : list_)
      if (each > 1) refuse("Expected alpha from 0 to 1 with multiLabel but received ", each);
  }

  // [C], or a scalar.
  at::Tensor to(const at::TensorOptions& options) const {
    return one_ ? at::full({}, *one_, options) : numbers_.to(options);
  }

 private:
  std::vector<double> read(const Options& options) {
    const auto given = options.find("alpha");
    if (given == options.end()) return {};
    if (std::holds_alternative<double>(convert(given->second, 0.0))) {
      one_ = non_negative(options, "alpha");
      return {};
    }
    return list_ = option<std::vector<double>>(options, "alpha");
  }

  std::optional<double> one_;
  std::vector<double> list_;
  ClassNumbers numbers_;
};

class ClassFocal final : public ClassLoss {
 public:
  explicit ClassFocal(const Options& options)
      : ClassLoss("focal", options), gamma_(non_negative(options, "gamma")), alpha_(options) {}

  void check(at::IntArrayRef output, const Targets& targets) const override {
    ClassLoss::check(output, targets);
    alpha_.check(output[1]);
  }

 protected:
  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    const at::Tensor log_p = at::log_softmax(output, 1);
    if (!has_classes(targets)) {
      at::Tensor losses = focal(log_p) * targets.values.to(output.scalar_type());
      if (const auto factors = class_factors(output)) losses = losses * *factors;
      return weighted(losses.sum(1), targets);
    }
    const at::Tensor right = classes(targets, 0);
    at::Tensor losses = focal(log_p.gather(1, right.unsqueeze(1)).squeeze(1));
    if (const auto factors = class_factors(output))
      losses = losses * factors->expand(output.size(1)).index_select(0, right);
    return weighted(losses, targets);
  }

 private:
  at::Tensor focal(const at::Tensor& log_p) const {
    if (gamma_ == 0) return -log_p;
    // 1 - p without cancellation: in itself where p is near 1, in its derivative, -p, where p is near 0.
    const at::Tensor rest = at::where(log_p < kLogHalf, 1 - log_p.exp(), -at::expm1(log_p));
    return -focus(rest, gamma_) * log_p;
  }

  std::optional<at::Tensor> class_factors(const at::Tensor& output) const {
    if (class_weights().empty()) return alpha_.is_given() ? std::optional(alpha_.to(output.options())) : std::nullopt;
    const at::Tensor weights = class_weights().to(output.options());
    return alpha_.is_given() ? weights * alpha_.to(output.options()) : weights;
  }

  double gamma_;
  Alpha alpha_;
};

// As torchvision's sigmoid_focal_loss: alpha for labels that are there, 1 - alpha for those that are not.
class LabelFocal final : public LabelLoss {
 public:
  explicit LabelFocal(const Options& options)
      : LabelLoss("focal", options), gamma_(non_negative(options, "gamma")), alpha_(options) {
    alpha_.check_fractions();
  }

  void check(at::IntArrayRef output, const Targets& targets) const override {
    LabelLoss::check(output, targets);
    alpha_.check(output[1]);
  }

 protected:
  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    const at::Tensor there = values(targets, output.scalar_type()), absent = 1 - there;
    at::Tensor losses = at::binary_cross_entropy_with_logits(output, there, {}, {}, at::Reduction::None);
    // Of both signs, so that neither 1 - p nor p cancels.
    if (gamma_ > 0) losses = losses * focus(probability(output) * absent + probability(-output) * there, gamma_);
    if (alpha_.is_given()) {
      const at::Tensor alpha = alpha_.to(output.options());
      losses = losses * (alpha * there + (1 - alpha) * absent);
    }
    return weighted(losses, targets);
  }

 private:
  double gamma_;
  Alpha alpha_;
};

}  // namespace

std::unique_ptr<Loss> make_focal(const Options& options) {
  if (option<bool>(options, "multiLabel")) return std::make_unique<LabelFocal>(options);
  return std::make_unique<ClassFocal>(options);
}

}  // namespace tsml::losses
