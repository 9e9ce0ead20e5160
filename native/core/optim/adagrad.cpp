// Adagrad (Duchi, Hazan and Singer 2011); torch.optim.Adagrad.
#include <ATen/ATen.h>

#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

void update(const Options& options, double lr, ParameterBatch& batch) {
  const double lr_decay = option<double>(options, "lrDecay"), weight_decay = option<double>(options, "weightDecay");
  const double eps = option<double>(options, "eps");
  const bool maximize = option<bool>(options, "maximize");
  share_out({batch.parameters, batch.gradients, batch.slot("sum")}, batch.advance(),
            [&](const std::vector<TensorVector>& lists, const TensorVector& steps) {
              at::_fused_adagrad_(lists[0], lists[1], lists[2], steps, lr, lr_decay, weight_decay, eps, maximize);
            });
}

}  // namespace

const Rule& adagrad() {
  static const Rule rule{
      .name = "Adagrad",
      .options = {number("lr"), number("lrDecay"), number("weightDecay"), number("initialAccumulatorValue"),
                  number("eps"), flag("maximize")},
      .slots = {{.name = "step", .is_number = true, .is_on_device = true},
                {.name = "sum", .initial_option = "initialAccumulatorValue"}},
      .update = update,
      // As in PyTorch, of parameters that never get a gradient too.
      .remembers_from_start = true,
  };
  return rule;
}

}  // namespace tsml::optim
