// Optimizers for training in the core: groups of parameters, what is remembered of each, and one step over all. The
// mathematics is a Rule's (rule.h), which each group has: Muon moves a model's matrices and leaves the rest to another.
#pragma once

#include <c10/util/Exception.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "core/nn/module.h"
#include "core/options.h"

namespace tsml::optim {

struct Rule;
struct Memory;

// Parameters that are moved alike.
struct ParameterGroup {
  const Rule& rule;
  std::vector<NamedTensor> parameters;
  // `lr` and the rule's others, by their names in lib/optim; each is given, but for those that may be null there and
  // are.
  Options options;
};

// A parameter or a gradient that this optimizer cannot work with, and what to do about it.
class ParameterError : public std::invalid_argument {
 public:
  ParameterError(const std::string& message, std::string remedy)
      : std::invalid_argument(message), remedy_(std::move(remedy)) {}
  const std::string& remedy() const { return remedy_; }

 private:
  std::string remedy_;
};

class SparseGradientError : public ParameterError {
 public:
  using ParameterError::ParameterError;
};

// Memory ran out while weights were moved: some of them have, and a second attempt would move those twice.
class TornUpdateError : public c10::OutOfMemoryError {
 public:
  explicit TornUpdateError(const c10::OutOfMemoryError& cause);
};

class Optimizer {
 public:
  // Throws std::invalid_argument for options out of their range and empty groups, ParameterError for parameters that a
  // group's rule does not take.
  explicit Optimizer(std::vector<ParameterGroup> groups);
  ~Optimizer();
  Optimizer(const Optimizer&) = delete;
  Optimizer& operator=(const Optimizer&) = delete;

  // Parameters to be optimized as well. Throws as the constructor does.
  void add_group(ParameterGroup group);

  // One step with the gradients that there are; a parameter without one is left alone. Each group's learning rate is
  // multiplied by `factor`, >= 0. Throws ParameterError, before anything has moved, for gradients that are sparse or
  // not of their parameter's shape, and for parameters that became others than what is remembered of them. What is to
  // be remembered is made before anything moves too: where there is no memory for that, c10::OutOfMemoryError leaves
  // all as it was, but one of TornUpdateError's kind does not.
  void step(double factor = 1);

  const std::vector<ParameterGroup>& groups() const { return groups_; }

  // Other options for a group from the next step on, as they stand: only their types are looked at, when they are used.
  void set_options(size_t group, Options options) { groups_.at(group).options = std::move(options); }

  // Puts another tensor in a parameter's place; what is remembered stays.
  void replace_parameter(size_t group, size_t index, at::Tensor tensor);

  // Drops the gradients (PyTorch's set_to_none).
  void zero_grad();

  // What is remembered, as "<parameter>.<slot>" with PyTorch's names of slots, `step` among them: the tensors
  // themselves. Parameters that have not moved yet have none; but LAMB counts for all parameters of a group together,
  // and Adagrad begins with its sums.
  std::vector<NamedTensor> state() const;

  // Copies a state that `state` gave into memory of its own: what it does not name is forgotten. Throws
  // std::invalid_argument, and changes nothing, where names, shapes or dtypes are not those of this optimizer.
  void load_state(const std::vector<NamedTensor>& state);

 private:
  std::vector<ParameterGroup> groups_;
  std::vector<std::vector<Memory>> memories_;  // as the groups' parameters
};

}  // namespace tsml::optim
