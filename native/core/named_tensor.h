// A tensor by what it is called.
#pragma once

#include <ATen/core/Tensor.h>

#include <string>

namespace tsml {

struct NamedTensor {
  std::string name;  // of a parameter or buffer a dotted path, e.g. "layer1.0.conv1.weight"
  at::Tensor tensor;
};

}  // namespace tsml
