// How weights start. Always from an explicit generator: libtorch's global one is never touched.
#pragma once

#include "core/nn/module.h"

namespace tsml::nn {

// A stream of its own, on this device.
at::Generator seeded_generator(uint64_t seed, at::Device device = at::kCPU);

// torch.nn.init.kaiming_normal_(mode='fan_out', nonlinearity='relu'): N(0, 2 / fan_out).
void kaiming_normal_fan_out(const at::Tensor& weight, at::Generator generator);

// torch.nn.init.kaiming_uniform_(a=sqrt(5)), the default of Conv2d and Linear, and of their bias:
// U(-1/sqrt(fan_in), 1/sqrt(fan_in)). `fan_in` is that of the weight.
void uniform_fan_in(const at::Tensor& tensor, int64_t fan_in, at::Generator generator);

// The number of inputs that one output of this weight sums over, e.g. in_channels / groups * kernel area.
int64_t fan_in(const at::Tensor& weight);

// kaiming_normal_fan_out for the weight of every Conv2d in the module, as ResNets start.
void reset_convolutions(Module& module, at::Generator generator);

// Calls `visit` with every module of this class, itself included, depth first.
template <typename Kind, typename Visit>
void for_each(Module& module, const Visit& visit) {
  if (auto* found = dynamic_cast<Kind*>(&module)) visit(*found);
  for (const Module::Child& child : module.named_children()) for_each<Kind>(*child.module, visit);
}

// Draws from U(-bound, bound).
void uniform(const at::Tensor& tensor, double bound, at::Generator generator);

// Draws from N(0, std²). timm's trunc_normal_ cuts at ±2, a hundred of the deviations that models use.
void normal(const at::Tensor& tensor, double std, at::Generator generator);

// Every parameter of the module and below it that is called "bias" becomes 0.
void zero_biases(Module& module);

// PyTorch's default for every module, depth first.
void reset_all_parameters(Module& module, at::Generator generator);

}  // namespace tsml::nn
