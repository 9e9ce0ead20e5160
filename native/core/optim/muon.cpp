// Momentum, orthogonalized, for the matrices of hidden layers (Jordan et al. 2024); torch.optim.Muon. A convolution's
// weight [O, I, ...] is taken as the matrix [O, I * ...], as Jordan's and timm's do.
#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/errors.h"
#include "core/optim/optimizer.h"
#include "core/optim/parts.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

// The nearest semi-orthogonal matrix, roughly: singular values end between 0.5 and 1.5. bfloat16 is enough for that.
at::Tensor orthogonalized(const at::Tensor& matrix, const Options& options) {
  const auto coefficients = option<std::vector<double>>(options, "nsCoefficients");
  const double a = coefficients.at(0), b = coefficients.at(1), c = coefficients.at(2);
  const bool is_tall = matrix.size(0) > matrix.size(1);
  at::Tensor x = matrix.to(option<std::string>(options, "nsDtype") == "bfloat16" ? at::kBFloat16 : at::kFloat);
  if (is_tall) x = x.t();
  x = x.div(x.norm().clamp_min(option<double>(options, "eps")));
  for (int64_t step = option<int64_t>(options, "nsSteps"); step > 0; step--) {
    const at::Tensor gram = x.matmul(x.t());
    const at::Tensor update = at::addmm(gram, gram, gram, b, c);
    x = at::addmm(x, update, x, a);
  }
  return is_tall ? x.t() : x;
}

double adjusted(double lr, const Options& options, const at::Tensor& matrix) {
  const auto rows = static_cast<double>(matrix.size(0)), columns = static_cast<double>(matrix.size(1));
  if (options.contains("adjustLrFn") && option<std::string>(options, "adjustLrFn") == "match_rms_adamw")
    return lr * 0.2 * std::sqrt(std::max(rows, columns));
  return lr * std::sqrt(std::max(1.0, rows / columns));
}

void update(const Options& options, double lr, ParameterBatch& batch) {
  const double momentum = option<double>(options, "momentum"), weight_decay = option<double>(options, "weightDecay");
  const bool nesterov = option<bool>(options, "nesterov");
  const TensorVector means = batch.slot("momentum_buffer");
  at::_foreach_lerp_(means, batch.gradients, 1 - momentum);
  if (weight_decay != 0) at::_foreach_mul_(batch.parameters, 1 - lr * weight_decay);
  for (size_t i = 0; i < batch.size(); i++) {
    const at::Tensor& parameter = batch.parameters[i];
    const at::Tensor direction = nesterov ? batch.gradients[i].lerp(means[i], momentum) : means[i];
    const at::Tensor matrix = direction.flatten(1);
    parameter.add_(orthogonalized(matrix, options).reshape(parameter.sizes()), -adjusted(lr, options, matrix));
  }
}

void check_parameter(const std::string& what, const at::Tensor& parameter) {
  if (parameter.dim() >= 2 && !parameter.is_complex()) return;
  std::ostringstream text;
  text << what << "expected real numbers in 2 dimensions or more, received " << dtype_name(parameter.scalar_type())
       << " " << parameter.sizes();
  throw ParameterError(
      text.str(),
      "Have another optimizer move the rest: new optim.Muon(parameters, { auxiliary: { name: 'AdamW' } }).");
}

}  // namespace

const Rule& muon() {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  static const Rule rule{
      .name = "Muon",
      .options =
          {number("lr"),
           number("weightDecay"),
           number("momentum"),
           flag("nesterov"),
           {.name = "nsCoefficients", .kind = OptionSpec::Kind::numbers, .min = -kNone, .count = 3},
           number("eps"),
           {.name = "nsSteps", .kind = OptionSpec::Kind::integer, .below = 100},
           {.name = "nsDtype", .kind = OptionSpec::Kind::word, .words = {"bfloat16", "float32"}},
           or_null({.name = "adjustLrFn", .kind = OptionSpec::Kind::word, .words = {"original", "match_rms_adamw"}})},
      .slots = {{"momentum_buffer"}},
      .update = update,
      .check_parameter = check_parameter,
  };
  return rule;
}

}  // namespace tsml::optim
