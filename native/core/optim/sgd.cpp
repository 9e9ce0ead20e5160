// Stochastic gradient descent, with momentum as in Sutskever et al. 2013; torch.optim.SGD.
#include <ATen/ATen.h>

#include <limits>

#include "core/errors.h"
#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

// `is_first_step`: the momenta become the gradients, whatever the dampening.
void descend(const Options& options, double lr, ParameterBatch& batch, bool is_first_step) {
  if (batch.size() == 0) return;
  const double momentum = option<double>(options, "momentum");
  const double weight_decay = option<double>(options, "weightDecay");
  const double dampening = option<double>(options, "dampening");
  const bool nesterov = option<bool>(options, "nesterov"), maximize = option<bool>(options, "maximize");
  TensorVector momenta = momentum == 0 ? TensorVector() : batch.slot("momentum_buffer");
  share_out({batch.parameters, batch.gradients, std::move(momenta)}, {},
            [&](const std::vector<TensorVector>& lists, const TensorVector&) {
              at::_fused_sgd_(lists[0], lists[1], lists[2], weight_decay, momentum, lr, dampening, nesterov, maximize,
                              is_first_step);
            });
}

void update(const Options& options, double lr, ParameterBatch& batch) {
  std::vector<size_t> first, later;
  if (option<double>(options, "momentum") != 0)
    for (size_t i = 0; i < batch.size(); i++) (batch.is_new("momentum_buffer", i) ? first : later).push_back(i);
  if (first.empty()) {
    descend(options, lr, batch, false);
    return;
  }
  ParameterBatch fresh = batch.part(first), moving = batch.part(later);
  descend(options, lr, fresh, true);
  descend(options, lr, moving, false);
}

void check(const Options& options) {
  const double momentum = option<double>(options, "momentum"), dampening = option<double>(options, "dampening");
  if (option<bool>(options, "nesterov") && (momentum <= 0 || dampening != 0))
    refuse("optim.SGD: nesterov: expected a momentum > 0 and dampening 0, received ", momentum, " and ", dampening);
}

}  // namespace

const Rule& sgd() {
  static const Rule rule{
      .name = "SGD",
      .options = {number("lr"), number("momentum"), number("dampening", -std::numeric_limits<double>::infinity()),
                  number("weightDecay"), flag("nesterov"), flag("maximize")},
      .slots = {{.name = "momentum_buffer", .needed_for = "momentum"}},
      .update = update,
      .check = check,
  };
  return rule;
}

}  // namespace tsml::optim
