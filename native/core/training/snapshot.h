// The model's buffers as they were before a step, should that fail, or before a pass that is not to count: running
// statistics move with each forward pass. Weights move last of all.
#pragma once

#include <utility>
#include <vector>

#include "core/nn/module.h"

namespace tsml::training {

class Snapshot {
 public:
  explicit Snapshot(nn::Module& model);

  void restore() const;

 private:
  nn::Module& model_;
  std::vector<std::pair<at::Tensor, at::Tensor>> buffers_;
};

}  // namespace tsml::training
