// A layer that computes in float32 under autocast, for as long as the guard lives: whoever else trains the model has a
// wish of his own.
#pragma once

#include "core/nn/module.h"

namespace tsml::nn {

class Float32Guard {
 public:
  explicit Float32Guard(Module& layer) : layer_(layer) { layer_.set_in_float32(true); }
  ~Float32Guard() { layer_.set_in_float32(false); }
  Float32Guard(const Float32Guard&) = delete;
  Float32Guard& operator=(const Float32Guard&) = delete;

 private:
  Module& layer_;
};

}  // namespace tsml::nn
