// TRADES (Zhang et al. 2019, arXiv:1901.08573): CE(clean) + beta KL(clean || adversarial), and its second term alone.
#include <ATen/ATen.h>

#include "core/losses/losses.h"

namespace tsml::losses {

namespace {

at::Tensor divergence(const at::Tensor& output, const Targets& targets) {
  return kl_divergence(output, targets.adversarial->to(output.scalar_type()));
}

class TradesTerm final : public SampleLoss {
 public:
  TradesTerm() : SampleLoss("tradesTerm") {}

  void check(at::IntArrayRef output, const Targets& targets) const override {
    check_matrix(*this, output);
    check_logits(*this, "adversarial", targets.adversarial, output);
    check_mask(targets, output.slice(0, 1));
    check_sample_weights(targets, output[0]);
  }

 protected:
  const at::Tensor& rows(const Targets& targets) const override { return *targets.adversarial; }

  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    return weighted(divergence(output, targets), targets);
  }
};

// A sample's weight, that of its class included, holds for both terms.
class Trades final : public Loss {
 public:
  explicit Trades(const Options& options)
      : Loss("trades"), cross_entropy_(make_cross_entropy(options)), beta_(non_negative(options, "beta")) {}

  void check(at::IntArrayRef output, const Targets& targets) const override {
    cross_entropy_->check(output, targets);
    check_logits(*this, "adversarial", targets.adversarial, output);
  }

  at::Tensor weight(const Targets& targets) const override { return cross_entropy_->weight(targets); }

 protected:
  at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const override {
    return cross_entropy_->elements(output, targets) +
           beta_ * divergence(output, targets) * cross_entropy_->row_weights(output.options(), targets);
  }

 private:
  std::unique_ptr<ClassLoss> cross_entropy_;
  double beta_;
};

}  // namespace

std::unique_ptr<Loss> make_trades(const Options& options) {
  Options complete = options;
  complete["temperature"] = 1.0;
  return std::make_unique<Trades>(complete);
}

std::unique_ptr<Loss> make_trades_term(const Options&) {
  return std::make_unique<TradesTerm>();
}

}  // namespace tsml::losses
