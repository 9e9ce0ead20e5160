// Optimizers for training in the core: groups of parameters, what is remembered of each, and one step over all.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/nn/module.h"
#include "core/options.h"

namespace tsml::optim {

// Parameters with options of their own.
struct ParameterGroup {
  std::vector<nn::NamedTensor> parameters;
  Options options;  // `lr` and the optimizer's others, by their names in lib/optim; each is given
};

class Optimizer {
 public:
  virtual ~Optimizer() = default;

  // One step with the gradients that there are; a parameter without one is left alone. Each group's learning rate is
  // multiplied by `factor`, >= 0.
  virtual void step(double factor) = 0;

  const std::vector<ParameterGroup>& groups() const { return groups_; }

  // Drops the gradients (PyTorch's set_to_none).
  void zero_grad();

  // What is remembered, as "<parameter>.<slot>" with PyTorch's names of slots, `step` among them: the tensors
  // themselves. Parameters that have not moved yet have none.
  virtual std::vector<nn::NamedTensor> state() const = 0;

  // Copies a state that `state` gave into memory of its own. Throws std::invalid_argument, and changes nothing, where
  // names, shapes or dtypes are not those of this optimizer.
  virtual void load_state(const std::vector<nn::NamedTensor>& state) = 0;

 protected:
  explicit Optimizer(std::vector<ParameterGroup> groups);

  std::vector<ParameterGroup> groups_;
};

// By its name in lib/optim ("AdamW", "SGD", …). Throws std::invalid_argument for options out of their range and empty
// groups.
std::unique_ptr<Optimizer> make_optimizer(const std::string& name, std::vector<ParameterGroup> groups);

}  // namespace tsml::optim
