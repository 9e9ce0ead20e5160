// Optimizers, through libtorch's fused kernels. The numbers are those of torch.optim with fused=True.
#pragma once

#include <memory>
#include <vector>

#include "core/nn/module.h"

namespace tsml::training {

struct SgdOptions {
  double momentum = 0;
  double weight_decay = 0;
  bool nesterov = false;
  bool decay_vectors = true;  // false: no weight decay for parameters of one dimension or none (biases, BatchNorm)
};

struct AdamWOptions {
  double beta1 = 0.9;
  double beta2 = 0.999;
  double eps = 1e-8;
  double weight_decay = 1e-2;
  bool decay_vectors = true;
};

class Optimizer {
 public:
  virtual ~Optimizer() = default;

  // One step with the gradients that there are; a parameter without one is left alone. `learning_rate` >= 0.
  virtual void step(double learning_rate) = 0;

  // Drops the gradients (PyTorch's set_to_none).
  void zero_grad();

  const std::vector<nn::NamedTensor>& parameters() const { return parameters_; }

 protected:
  explicit Optimizer(std::vector<nn::NamedTensor> parameters);

  // One dimension or none: a bias, or a scale or shift of a normalisation.
  static bool is_vector(const at::Tensor& parameter);

  std::vector<nn::NamedTensor> parameters_;
};

// Both throw std::invalid_argument for an option out of its range or an empty list of parameters.
std::unique_ptr<Optimizer> make_sgd(std::vector<nn::NamedTensor> parameters, const SgdOptions& options);
std::unique_ptr<Optimizer> make_adamw(std::vector<nn::NamedTensor> parameters, const AdamWOptions& options);

}  // namespace tsml::training
