#include "core/training/optimizer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <limits>
#include <unordered_map>

#include "core/errors.h"

namespace tsml::training {

namespace {

void check_range(const char* name, double value, double low, double below) {
  if (!(value >= low && value < below)) refuse("Expected ", name, " in [", low, ", ", below, ") but received ", value);
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

class Sgd : public Optimizer {
 public:
  Sgd(std::vector<nn::NamedTensor> parameters, const SgdOptions& options)
      : Optimizer(std::move(parameters)), options_(options), momentum_buffers_(parameters_.size()) {
    check_range("momentum", options.momentum, 0, kInfinity);
    check_range("weightDecay", options.weight_decay, 0, kInfinity);
    if (options.nesterov && options.momentum == 0) refuse("Nesterov needs a momentum above 0, but received 0");
  }

  void step(double learning_rate) override {
    check_range("the learning rate", learning_rate, 0, kInfinity);
    c10::NoGradGuard no_grad;
    for (bool vectors : {false, true})
      for (bool first : {false, true}) step_group(learning_rate, vectors, first);
  }

 private:
  // `first`: the parameters that have no momentum yet, for which the kernel sets it to the gradient.
  void step_group(double learning_rate, bool vectors, bool first) {
    std::vector<at::Tensor> parameters, gradients, buffers;
    for (size_t i = 0; i < parameters_.size(); i++) {
      const at::Tensor& parameter = parameters_[i].tensor;
      bool is_first = options_.momentum != 0 && !momentum_buffers_[i].defined();
      if (!parameter.grad().defined() || is_vector(parameter) != vectors || is_first != first) continue;
      parameters.push_back(parameter);
      gradients.push_back(parameter.grad());
      if (options_.momentum == 0) continue;
      if (first) fresh_.push_back(i);
      buffers.push_back(first ? at::empty_like(parameter) : momentum_buffers_[i]);
    }
    if (parameters.empty()) return;
    at::_fused_sgd_(parameters, gradients, buffers, vectors && !options_.decay_vectors ? 0 : options_.weight_decay,
                    options_.momentum, learning_rate, /*dampening=*/0, options_.nesterov, /*maximize=*/false, first);
    for (size_t k = 0; k < fresh_.size(); k++) momentum_buffers_[fresh_[k]] = buffers[k];
    fresh_.clear();
  }

  SgdOptions options_;
  std::vector<at::Tensor> momentum_buffers_;  // undefined until a parameter's first step
  std::vector<size_t> fresh_;
};

class AdamW : public Optimizer {
 public:
  AdamW(std::vector<nn::NamedTensor> parameters, const AdamWOptions& options)
      : Optimizer(std::move(parameters)), options_(options), moments_(parameters_.size()) {
    check_range("beta1", options.beta1, 0, 1);
    check_range("beta2", options.beta2, 0, 1);
    check_range("eps", options.eps, 0, kInfinity);
    check_range("weightDecay", options.weight_decay, 0, kInfinity);
  }

  void step(double learning_rate) override {
    check_range("the learning rate", learning_rate, 0, kInfinity);
    c10::NoGradGuard no_grad;
    for (bool vectors : {false, true}) step_group(learning_rate, vectors);
  }

 private:
  struct Moments {
    at::Tensor step, average, average_square;  // undefined until a parameter's first step
  };

  // The fused kernels count steps in float32 beside the parameter, whatever its dtype.
  static at::Tensor new_step(const at::Tensor& parameter) {
    return at::zeros({}, parameter.options().dtype(at::kFloat));
  }

  void step_group(double learning_rate, bool vectors) {
    std::vector<at::Tensor> parameters, gradients, averages, average_squares, steps;
    for (size_t i = 0; i < parameters_.size(); i++) {
      const at::Tensor& parameter = parameters_[i].tensor;
      if (!parameter.grad().defined() || is_vector(parameter) != vectors) continue;
      Moments& moments = moments_[i];
      if (!moments.step.defined())
        moments = {new_step(parameter), at::zeros_like(parameter), at::zeros_like(parameter)};
      parameters.push_back(parameter);
      gradients.push_back(parameter.grad());
      averages.push_back(moments.average);
      average_squares.push_back(moments.average_square);
      steps.push_back(moments.step);
    }
    if (parameters.empty()) return;
    at::_foreach_add_(steps, 1);
    at::_fused_adamw_(parameters, gradients, averages, average_squares, /*max_exp_avg_sqs=*/{}, steps, learning_rate,
                      options_.beta1, options_.beta2, vectors && !options_.decay_vectors ? 0 : options_.weight_decay,
                      options_.eps,
                      /*amsgrad=*/false, /*maximize=*/false);
  }

  AdamWOptions options_;
  std::vector<Moments> moments_;
};

}  // namespace

Optimizer::Optimizer(std::vector<nn::NamedTensor> parameters) : parameters_(std::move(parameters)) {
  if (parameters_.empty()) refuse("Expected at least one parameter for an optimizer but received none");
}

void Optimizer::zero_grad() {
  for (nn::NamedTensor& parameter : parameters_) parameter.tensor.mutable_grad().reset();
}

bool Optimizer::is_vector(const at::Tensor& parameter) {
  return parameter.dim() <= 1;
}

std::unique_ptr<Optimizer> make_sgd(std::vector<nn::NamedTensor> parameters, const SgdOptions& options) {
  return std::make_unique<Sgd>(std::move(parameters), options);
}

std::unique_ptr<Optimizer> make_adamw(std::vector<nn::NamedTensor> parameters, const AdamWOptions& options) {
  return std::make_unique<AdamW>(std::move(parameters), options);
}

}  // namespace tsml::training
