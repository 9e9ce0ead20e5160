// RMSprop (Hinton 2012), centred as in Graves 2013; torch.optim.RMSprop.
#include <ATen/ATen.h>

#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

void update(const Options& options, double lr, ParameterBatch& batch) {
  const double alpha = option<double>(options, "alpha"), momentum = option<double>(options, "momentum");
  batch.advance();
  const TensorVector gradients = decayed_gradients(options, lr, /*is_decoupled=*/false, batch);
  const TensorVector squares = batch.slot("square_avg");
  at::_foreach_mul_(squares, alpha);
  at::_foreach_addcmul_(squares, gradients, gradients, 1 - alpha);
  TensorVector variances = squares;
  if (option<bool>(options, "centered")) {
    const TensorVector means = batch.slot("grad_avg");
    at::_foreach_lerp_(means, gradients, 1 - alpha);
    variances = at::_foreach_addcmul(squares, means, means, -1);
  }
  const TensorVector denominators = at::_foreach_sqrt(variances);
  at::_foreach_add_(denominators, option<double>(options, "eps"));
  if (momentum == 0) {
    at::_foreach_addcdiv_(batch.parameters, gradients, denominators, -lr);
    return;
  }
  const TensorVector momenta = batch.slot("momentum_buffer");
  at::_foreach_mul_(momenta, momentum);
  at::_foreach_addcdiv_(momenta, gradients, denominators, 1);
  at::_foreach_add_(batch.parameters, momenta, -lr);
}

}  // namespace

const Rule& rmsprop() {
  static const Rule rule{
      .name = "RMSprop",
      .options = {number("lr"), number("alpha"), number("eps"), number("weightDecay"), number("momentum"),
                  flag("centered"), flag("maximize")},
      .slots = {{"step", true},
                {"square_avg"},
                {.name = "momentum_buffer", .needed_for = "momentum"},
                {.name = "grad_avg", .needed_for = "centered"}},
      .update = update,
  };
  return rule;
}

}  // namespace tsml::optim
