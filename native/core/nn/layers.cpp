#include "core/nn/layers.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/nn/init.h"

namespace tsml::nn {

Conv2d::Conv2d(const Conv2dOptions& options) : options_(options) {
  register_parameter("weight", at::empty({options.out_channels, options.in_channels / options.groups,
                                          options.kernel_size, options.kernel_size}));
  if (options.bias) register_parameter("bias", at::empty({options.out_channels}));
}

at::Tensor Conv2d::forward(const at::Tensor& input) {
  return at::conv2d(input, parameter(0), options_.bias ? parameter(1) : at::Tensor(), options_.stride, options_.padding,
                    1, options_.groups);
}

void Conv2d::reset_parameters(at::Generator generator) {
  uniform_fan_in(parameter(0), fan_in(parameter(0)), generator);
  if (options_.bias) uniform_fan_in(parameter(1), fan_in(parameter(0)), generator);
}

BatchNorm2d::BatchNorm2d(int64_t features, double eps, double momentum) : eps_(eps), momentum_(momentum) {
  register_parameter("weight", at::ones({features}));
  register_parameter("bias", at::zeros({features}));
  register_buffer("running_mean", at::zeros({features}));
  register_buffer("running_var", at::ones({features}));
  register_buffer("num_batches_tracked", at::zeros({}, at::kLong));
}

at::Tensor BatchNorm2d::forward(const at::Tensor& input) {
  TORCH_CHECK(input.dim() == 4, "BatchNorm2d expects 4 dimensions [N, C, H, W].");
  if (is_training()) {
    TORCH_CHECK(input.numel() > input.size(1), "In training mode BatchNorm2d needs more than one value a channel: ",
                "use a larger batch or larger images.");
    buffer(2).add_(1);
  }
  return at::batch_norm(input, parameter(0), parameter(1), buffer(0), buffer(1), is_training(), momentum_, eps_,
                        at::globalContext().userEnabledCuDNN());
}

void BatchNorm2d::reset_parameters(at::Generator) {
  c10::NoGradGuard no_grad;
  parameter(0).fill_(1);
  parameter(1).zero_();
  buffer(0).zero_();
  buffer(1).fill_(1);
  buffer(2).zero_();
}

Linear::Linear(int64_t in_features, int64_t out_features, bool bias) : bias_(bias) {
  register_parameter("weight", at::empty({out_features, in_features}));
  if (bias) register_parameter("bias", at::empty({out_features}));
}

at::Tensor Linear::forward(const at::Tensor& input) {
  return at::linear(input, parameter(0), bias_ ? parameter(1) : at::Tensor());
}

void Linear::reset_parameters(at::Generator generator) {
  uniform_fan_in(parameter(0), fan_in(parameter(0)), generator);
  if (bias_) uniform_fan_in(parameter(1), fan_in(parameter(0)), generator);
}

at::Tensor ReLU::forward(const at::Tensor& input) {
  at::Tensor values = input;
  return at::relu_(values);
}

MaxPool2d::MaxPool2d(int64_t kernel_size, int64_t stride, int64_t padding)
    : kernel_size_(kernel_size), stride_(stride), padding_(padding) {}

at::Tensor MaxPool2d::forward(const at::Tensor& input) {
  return at::max_pool2d(input, kernel_size_, stride_, padding_);
}

at::Tensor AdaptiveAvgPool2d::forward(const at::Tensor& input) {
  return at::adaptive_avg_pool2d(input, {1, 1});
}

at::Tensor Sequential::forward(const at::Tensor& input) {
  at::Tensor values = input;
  for (const Child& child : named_children()) values = call(child, values);
  return values;
}

Sequential& Sequential::append(std::shared_ptr<Module> module) {
  return append(std::to_string(named_children().size()), std::move(module));
}

Sequential& Sequential::append(std::string name, std::shared_ptr<Module> module) {
  register_child(std::move(name), std::move(module));
  return *this;
}

}  // namespace tsml::nn
