// Adam with Nesterov's momentum (Dozat 2016); torch.optim.NAdam.
#include <ATen/ATen.h>

#include <cmath>

#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

void update(const Options& options, double lr, ParameterBatch& batch) {
  const auto [beta1, beta2] = betas_of(options);
  const double momentum_decay = option<double>(options, "momentumDecay");
  const std::vector<double> steps = values_of(batch.advance());
  const TensorVector gradients = decayed_gradients(options, lr, option<bool>(options, "decoupledWeightDecay"), batch);
  const TensorVector means = batch.slot("exp_avg"), squares = batch.slot("exp_avg_sq");
  move_averages({beta1, beta2}, gradients, means, squares);

  const auto momentum = [&, beta = beta1](double step) {
    return beta * (1 - 0.5 * std::pow(0.96, step * momentum_decay));
  };
  // The product of all momenta so far, in float32 as PyTorch keeps it.
  const TensorVector products = batch.numbers("mu_product");
  for (size_t i = 0; i < products.size(); i++)
    *products[i].mutable_data_ptr<float>() *= static_cast<float>(momentum(steps[i]));
  const std::vector<double> so_far = values_of(products);

  const TensorVector denominators =
      at::_foreach_div(squares, for_each_of(steps, [beta = beta2](double step) { return 1 - std::pow(beta, step); }));
  at::_foreach_sqrt_(denominators);
  at::_foreach_add_(denominators, option<double>(options, "eps"));
  std::vector<at::Scalar> of_gradient, of_mean;
  for (size_t i = 0; i < steps.size(); i++) {
    const double next = momentum(steps[i] + 1);
    of_gradient.emplace_back(-lr * (1 - momentum(steps[i])) / (1 - so_far[i]));
    of_mean.emplace_back(-lr * next / (1 - so_far[i] * next));
  }
  at::_foreach_addcdiv_(batch.parameters, gradients, denominators, of_gradient);
  at::_foreach_addcdiv_(batch.parameters, means, denominators, of_mean);
}

}  // namespace

const Rule& nadam() {
  static const Rule rule{
      .name = "NAdam",
      .options = moment_options({number("momentumDecay")}),
      .slots = {{"step", true}, {.name = "mu_product", .is_number = true, .initial = 1}, {"exp_avg"}, {"exp_avg_sq"}},
      .update = update,
  };
  return rule;
}

}  // namespace tsml::optim
