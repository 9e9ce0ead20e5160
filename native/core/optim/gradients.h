// What training does to all gradients at once before a step. Parameters without a gradient are passed over.
#pragma once

#include <optional>
#include <vector>

#include "core/nn/module.h"

namespace tsml::optim {

// The 2-norm of all tensors together, as if they were one vector; 0 without any. Reads the device.
double norm_of(const std::vector<at::Tensor>& tensors);

// The 2-norm of all gradients together, as if they were one vector; 0 where there is none. A scalar on the device, in
// float64 where that has it: what else is to be known of a step can be read with it.
at::Tensor global_norm(const std::vector<NamedTensor>& parameters);

// Scales the gradients so that their norm together is at most `max`, > 0, as torch.nn.utils.clip_grad_norm_. `norm` is
// theirs, where it is known already. Returns the norm before.
double clip_by_norm(const std::vector<NamedTensor>& parameters, double max, std::optional<double> norm = {});

// Holds each element between -max and max; max > 0.
void clip_by_value(const std::vector<NamedTensor>& parameters, double max);

// Adaptive gradient clipping (Brock et al. 2021), as timm's adaptive_clip_grad: the gradient of each output unit (all
// of its weights; of a vector, the whole) has at most `clipping` times the norm of its weights, which counts as `eps`
// at least. Both > 0. The paper leaves out the classifier.
void clip_adaptively(const std::vector<NamedTensor>& parameters, double clipping = 0.01, double eps = 1e-3);

}  // namespace tsml::optim
