// Which module of a model gives what is not finite.
#pragma once

#include <string>

#include "core/nn/module.h"

namespace tsml::training {

struct Search {
  bool is_finite;  // all that the model gives
  // Path and kind of the first module, in the order of running, that gave something not finite though what it was given
  // is, and its parameters that are not. Empty where it is none below the model itself.
  std::string culprit;
};

// A model whose modules the core does not see: it looks at them itself.
class SearchesItself {
 public:
  virtual ~SearchesItself() = default;
  virtual Search search(const at::Tensor& input) = 0;
};

// Runs the model once.
Search find_culprit(nn::Module& model, const at::Tensor& input);

bool is_finite(const at::Tensor& tensor);

}  // namespace tsml::training
