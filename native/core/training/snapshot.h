// The model as it was before a step, should that fail: running statistics move with each forward pass, gradients with
// each backward pass. Weights move last of all.
#pragma once

#include <utility>
#include <vector>

#include "core/nn/module.h"
#include "core/optim/optimizer.h"

namespace tsml::training {

class Snapshot {
 public:
  Snapshot(const nn::Module& model, optim::Optimizer& optimizer);

  // Puts the statistics back and drops the gradients.
  void restore() const;

 private:
  optim::Optimizer& optimizer_;
  std::vector<std::pair<at::Tensor, at::Tensor>> buffers_;
};

}  // namespace tsml::training
