#include "core/nn/init.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/GradMode.h>

#include <cmath>

#include "core/nn/layers.h"

namespace tsml::nn {

at::Generator seeded_generator(uint64_t seed, at::Device device) {
  if (device.is_cpu()) return at::make_generator<at::CPUGeneratorImpl>(seed);
  at::Generator generator =
      at::globalContext().getAcceleratorHooksInterface(device.type()).getNewGenerator(device.index());
  generator.set_current_seed(seed);
  return generator;
}

int64_t fan_in(const at::Tensor& weight) {
  return weight.numel() / weight.size(0);
}

void kaiming_normal_fan_out(const at::Tensor& weight, at::Generator generator) {
  c10::NoGradGuard no_grad;
  int64_t fan_out = weight.numel() / weight.size(1);
  weight.normal_(0, std::sqrt(2.0 / static_cast<double>(fan_out)), generator);
}

void uniform_fan_in(const at::Tensor& tensor, int64_t fan_in, at::Generator generator) {
  uniform(tensor, 1 / std::sqrt(static_cast<double>(fan_in)), generator);
}

void uniform(const at::Tensor& tensor, double bound, at::Generator generator) {
  c10::NoGradGuard no_grad;
  tensor.uniform_(-bound, bound, generator);
}

void normal(const at::Tensor& tensor, double std, at::Generator generator) {
  c10::NoGradGuard no_grad;
  tensor.normal_(0, std, generator);
}

void reset_convolutions(Module& module, at::Generator generator) {
  for_each<Conv2d>(module, [&](Conv2d& convolution) { kaiming_normal_fan_out(convolution.weight(), generator); });
}

void zero_biases(Module& module) {
  c10::NoGradGuard no_grad;
  for_each<Module>(module, [](Module& each) {
    for (const NamedTensor& own : each.own_parameters())
      if (own.name == "bias") own.tensor.zero_();
  });
}

void reset_all_parameters(Module& module, at::Generator generator) {
  module.reset_parameters(generator);
  for (const Module::Child& child : module.named_children()) reset_all_parameters(*child.module, generator);
}

}  // namespace tsml::nn
