// Weights that follow a model's in training and are better than it in the end: their exponential moving average, or the
// plain mean of those that were shown (stochastic weight averaging, Izmailov et al. 2018).
#pragma once

#include <string>
#include <vector>

#include "core/nn/module.h"

namespace tsml::optim {

struct AverageOptions {
  enum class Kind { exponential, mean };

  Kind kind = Kind::exponential;
  // Of an exponential average, from 0 to 1: how much of it an update keeps.
  double decay = .9998;
  // The t-th update keeps 1 - (1 + t)^(-2/3), from t = 0, until that reaches `decay`: at the start the weights move
  // fast, and the first are taken as they are.
  bool warm_up = true;
};

// Holds all parameters and buffers of a model once more. Those in floating point are averaged, float16 and bfloat16 in
// float32, for they would lose what is added; what counts in integers is copied.
class Average {
 public:
  // It begins with the model as it is. Throws std::invalid_argument for a decay out of its range.
  Average(const nn::Module& model, const AverageOptions& options);

  // Takes the model's present weights in. Throws std::invalid_argument where they are swapped, or where the model has
  // others than at first.
  void update(const nn::Module& model);

  // Exchanges the contents: the model computes with the average until the next call, which puts everything back
  // exactly.
  void swap(const nn::Module& model);

  // The averages by their names in the model, the tensors themselves, and as `updates` how many there were (int64 []).
  // While swapped, averages are what stands in the model: throws std::invalid_argument then.
  std::vector<NamedTensor> state() const;

  // Copies a state in. Throws std::invalid_argument, and changes nothing, where names, shapes or dtypes are others, and
  // while swapped.
  void load_state(const std::vector<NamedTensor>& state);
  // Throws what `load_state` would.
  void check_state(const std::vector<NamedTensor>& state) const;

 private:
  std::vector<nn::StateEntry> entries_of(const nn::Module& model) const;
  void require_own_place(const char* what) const;
  double weight_of_next() const;

  AverageOptions options_;
  std::vector<NamedTensor> averages_;
  at::Tensor updates_;  // int64 [], on the CPU
  // While swapped: what the model had of weights that are averaged in another dtype.
  std::vector<at::Tensor> aside_;
  bool is_swapped_ = false;
};

}  // namespace tsml::optim
