// Adam with a rectified variance at the start (Liu et al. 2020); torch.optim.RAdam.
#include <ATen/ATen.h>

#include <cmath>
#include <optional>

#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

// How much smaller the step is made for the little that is known of the variance; nothing where it is too little.
std::optional<double> rectification(double step, double beta2) {
  const double longest = 2 / (1 - beta2) - 1;
  const double length = longest - 2 * step * std::pow(beta2, step) / (1 - std::pow(beta2, step));
  if (length <= 5) return std::nullopt;
  return std::sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
}

void update(const Options& options, double lr, ParameterBatch& batch) {
  const auto [beta1, beta2] = betas_of(options);
  const std::vector<double> steps = values_of(batch.advance());
  const TensorVector gradients = decayed_gradients(options, lr, option<bool>(options, "decoupledWeightDecay"), batch);
  const TensorVector means = batch.slot("exp_avg"), squares = batch.slot("exp_avg_sq");
  move_averages({beta1, beta2}, gradients, means, squares);

  std::vector<at::Scalar> adaptive, plain;
  for (double step : steps) {
    const std::optional<double> rectified = rectification(step, beta2);
    const double rate = lr / (1 - std::pow(beta1, step));
    // Until the variance can be told, a step by the mean alone.
    adaptive.emplace_back(rectified ? -rate * std::sqrt(1 - std::pow(beta2, step)) * *rectified : 0.0);
    plain.emplace_back(rectified ? 0.0 : -rate);
  }
  const TensorVector factors = at::_foreach_sqrt(squares);
  at::_foreach_add_(factors, option<double>(options, "eps"));
  at::_foreach_reciprocal_(factors);
  at::_foreach_mul_(factors, adaptive);
  at::_foreach_add_(factors, plain);
  at::_foreach_addcmul_(batch.parameters, means, factors);
}

}  // namespace

const Rule& radam() {
  static const Rule rule{
      .name = "RAdam",
      .options = moment_options(),
      .slots = {{"step", true}, {"exp_avg"}, {"exp_avg_sq"}},
      .update = update,
  };
  return rule;
}

}  // namespace tsml::optim
