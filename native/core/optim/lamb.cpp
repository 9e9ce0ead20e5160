// Adam with a rate for each tensor, for large batches (You et al. 2020); names and state are timm's, which follows
// NVIDIA's.
#include <ATen/ATen.h>

#include <cmath>
#include <limits>

#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

// Of each tensor, the parameter's norm over the update's; 1 where either is 0.
TensorVector trust_ratios(const TensorVector& parameters, const TensorVector& updates, bool clipped) {
  const at::Tensor weights = at::stack(at::_foreach_norm(parameters));
  const at::Tensor moves = at::stack(at::_foreach_norm(updates));
  const at::Tensor both = weights.gt(0).logical_and(moves.gt(0));
  const at::Tensor ratios = at::where(both, weights.div(moves), at::ones_like(weights));
  return (clipped ? ratios.clamp_max(1) : ratios).unbind();
}

// Cuts the gradients of all groups together to a norm.
void begin(const Options& options, std::vector<ParameterBatch>& batches) {
  if (!options.contains("maxGradNorm")) return;
  TensorVector norms;
  for (const ParameterBatch& batch : batches)
    for (const at::Tensor& norm : at::_foreach_norm(batch.gradients)) norms.push_back(norm);
  for (at::Tensor& norm : norms) norm = norm.to(norms.front().options());
  const at::Tensor excess =
      at::linalg_vector_norm(at::stack(norms)).div(option<double>(options, "maxGradNorm")).clamp_min(1);
  if (excess.is_cpu() && excess.item<double>() == 1) return;
  for (ParameterBatch& batch : batches) batch.gradients = at::_foreach_div(batch.gradients, excess.to(batch.device()));
}

void update(const Options& options, double lr, ParameterBatch& batch) {
  const auto [beta1, beta2] = betas_of(options);
  const double weight_decay = option<double>(options, "weightDecay");
  const std::vector<double> steps = values_of(batch.numbers("step"));
  const TensorVector means = batch.slot("exp_avg"), squares = batch.slot("exp_avg_sq");
  at::_foreach_mul_(means, beta1);
  at::_foreach_add_(means, batch.gradients, option<bool>(options, "gradAveraging") ? 1 - beta1 : 1);
  at::_foreach_mul_(squares, beta2);
  at::_foreach_addcmul_(squares, batch.gradients, batch.gradients, 1 - beta2);

  const TensorVector denominators = at::_foreach_sqrt(squares);
  TensorVector updates;
  if (option<bool>(options, "biasCorrection")) {
    at::_foreach_div_(denominators,
                      for_each_of(steps, [beta = beta2](double step) { return std::sqrt(1 - std::pow(beta, step)); }));
    updates =
        at::_foreach_div(means, for_each_of(steps, [beta = beta1](double step) { return 1 - std::pow(beta, step); }));
    at::_foreach_add_(denominators, option<double>(options, "eps"));
    at::_foreach_div_(updates, denominators);
  } else {
    at::_foreach_add_(denominators, option<double>(options, "eps"));
    updates = at::_foreach_div(means, denominators);
  }
  if (option<bool>(options, "caution")) be_cautious(updates, batch.gradients);
  if (weight_decay != 0) at::_foreach_add_(updates, batch.parameters, weight_decay);
  if (weight_decay != 0 || option<bool>(options, "alwaysAdapt"))
    at::_foreach_mul_(updates, trust_ratios(batch.parameters, updates, option<bool>(options, "trustClip")));
  at::_foreach_add_(batch.parameters, updates, -lr);
}

}  // namespace

const Rule& lamb() {
  static const Rule rule{
      .name = "LAMB",
      .options = {number("lr"), flag("biasCorrection"), betas(), number("eps"), number("weightDecay"),
                  flag("gradAveraging"), or_null(number("maxGradNorm", std::numeric_limits<double>::denorm_min())),
                  flag("trustClip"), flag("alwaysAdapt"), flag("caution")},
      .slots = {{"step", true}, {"exp_avg"}, {"exp_avg_sq"}},
      .update = update,
      .begin = begin,
      .counts_by_group = true,
  };
  return rule;
}

}  // namespace tsml::optim
