// Tensors that were saved, and those that they belong to.
#pragma once

#include <vector>

#include "core/nn/module.h"

namespace tsml::nn {

// The given tensor of each of `own`, by name, in that order. Throws std::invalid_argument, which says that they are
// those of `what`, unless there is exactly one for each, of its shape and dtype.
std::vector<at::Tensor> match(const std::vector<NamedTensor>& own, const std::vector<NamedTensor>& given,
                              const char* what);

}  // namespace tsml::nn
