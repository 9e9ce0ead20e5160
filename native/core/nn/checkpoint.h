// Gradient checkpointing: memory for time (Chen et al. 2016, arXiv:1604.06174).
#pragma once

#include "core/nn/module.h"

namespace tsml::nn {

// Runs a module and keeps nothing of its graph but its inputs; backward runs it again, as it was run first: the same
// random numbers, autocast and training modes. Batch statistics move once, by the first run. Gradients flow to the
// inputs and to the module's parameters, for `backward` and for torch.autograd.grad alike.
//
// Refuses (std::invalid_argument) a module with hooks below it: they would run twice.
at::Tensor checkpoint(const std::shared_ptr<Module>& module, at::TensorList inputs);

// Whether this thread runs a module again, for its backward pass.
bool is_replaying();

}  // namespace tsml::nn
