// Adagrad (Duchi, Hazan and Singer 2011); torch.optim.Adagrad.
#include <ATen/ATen.h>

#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

TensorVector sums(const Options& options, ParameterBatch& batch) {
  return batch.slot("sum", option<double>(options, "initialAccumulatorValue"));
}

void update(const Options& options, double lr, ParameterBatch& batch) {
  const double lr_decay = option<double>(options, "lrDecay"), weight_decay = option<double>(options, "weightDecay");
  const double eps = option<double>(options, "eps");
  const bool maximize = option<bool>(options, "maximize");
  share_out({batch.parameters, batch.gradients, sums(options, batch)}, batch.advance(batch.device()),
            [&](const std::vector<TensorVector>& lists, const TensorVector& steps) {
              at::_fused_adagrad_(lists[0], lists[1], lists[2], steps, lr, lr_decay, weight_decay, eps, maximize);
            });
}

// As in PyTorch, the state is there from the start, of parameters that never get a gradient too.
void prepare(const Options& options, ParameterBatch& batch) {
  batch.numbers("step", at::kCPU);
  sums(options, batch);
}

}  // namespace

const Rule& adagrad() {
  static const Rule rule{
      .name = "Adagrad",
      .options = {number("lr"), number("lrDecay"), number("weightDecay"), number("initialAccumulatorValue"),
                  number("eps"), flag("maximize")},
      .slots = {{"step", true}, {"sum"}},
      .update = update,
      .prepare = prepare,
  };
  return rule;
}

}  // namespace tsml::optim
