// Adam (Kingma and Ba 2015), and with decoupled weight decay AdamW (Loshchilov and Hutter 2019); torch.optim.Adam,
// AdamW.
#include <ATen/ATen.h>

#include "core/errors.h"
#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

void update(const Options& options, double lr, ParameterBatch& batch) {
  const auto [beta1, beta2] = betas_of(options);
  const double eps = option<double>(options, "eps"), weight_decay = option<double>(options, "weightDecay");
  const bool amsgrad = option<bool>(options, "amsgrad"), maximize = option<bool>(options, "maximize");
  const bool is_decoupled = option<bool>(options, "decoupledWeightDecay");
  TensorVector largest = amsgrad ? batch.slot("max_exp_avg_sq") : TensorVector();
  share_out({batch.parameters, batch.gradients, batch.slot("exp_avg"), batch.slot("exp_avg_sq"), std::move(largest)},
            batch.advance(),
            [&, beta1 = beta1, beta2 = beta2](const std::vector<TensorVector>& lists, const TensorVector& steps) {
              if (is_decoupled)
                at::_fused_adamw_(lists[0], lists[1], lists[2], lists[3], lists[4], steps, lr, beta1, beta2,
                                  weight_decay, eps, amsgrad, maximize);
              else
                at::_fused_adam_(lists[0], lists[1], lists[2], lists[3], lists[4], steps, lr, beta1, beta2,
                                 weight_decay, eps, amsgrad, maximize);
            });
}

void check_adamw(const Options& options) {
  if (!option<bool>(options, "decoupledWeightDecay"))
    refuse("optim.AdamW: decoupledWeightDecay: expected true, which makes it AdamW, received false");
}

Rule make_rule(std::string name) {
  return {
      .name = std::move(name),
      .options = moment_options({flag("amsgrad")}),
      .slots = {{.name = "step", .is_number = true, .is_on_device = true},
                {"exp_avg"},
                {"exp_avg_sq"},
                {.name = "max_exp_avg_sq", .needed_for = "amsgrad"}},
      .update = update,
  };
}

}  // namespace

const Rule& adam() {
  static const Rule rule = make_rule("Adam");
  return rule;
}

const Rule& adamw() {
  static const Rule rule = [] {
    Rule made = make_rule("AdamW");
    made.check = check_adamw;
    return made;
  }();
  return rule;
}

}  // namespace tsml::optim
