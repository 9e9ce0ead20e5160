// Steps by the sign of a momentum (Chen et al. 2023); names and state are timm's.
#include <ATen/ATen.h>

#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

void update(const Options& options, double lr, ParameterBatch& batch) {
  const auto [beta1, beta2] = betas_of(options);
  const TensorVector gradients = decayed_gradients(options, lr, /*is_decoupled=*/true, batch);
  const TensorVector means = batch.slot("exp_avg");
  const TensorVector updates = at::_foreach_lerp(means, gradients, 1 - beta1);
  at::_foreach_sign_(updates);
  if (option<bool>(options, "caution")) be_cautious(updates, gradients);
  at::_foreach_add_(batch.parameters, updates, -lr);
  at::_foreach_lerp_(means, gradients, 1 - beta2);
}

}  // namespace

const Rule& lion() {
  static const Rule rule{
      .name = "Lion",
      .options = {number("lr"), betas(), number("weightDecay"), flag("caution"), flag("maximize")},
      .slots = {{"exp_avg"}},
      .update = update,
  };
  return rule;
}

}  // namespace tsml::optim
