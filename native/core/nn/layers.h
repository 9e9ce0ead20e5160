// The layers that the models are made of. Names, defaults and numbers are those of torch.nn.
#pragma once

#include "core/nn/module.h"

namespace tsml::nn {

struct Conv2dOptions {
  int64_t in_channels;
  int64_t out_channels;
  int64_t kernel_size;
  int64_t stride = 1;
  int64_t padding = 0;
  int64_t groups = 1;
  bool bias = true;
};

// [N, C, H, W] to [N, out, H', W'], H' = floor((H + 2 padding - kernel) / stride) + 1. Square kernels.
class Conv2d : public Module {
 public:
  explicit Conv2d(const Conv2dOptions& options);
  const char* kind() const override { return "Conv2d"; }
  at::Tensor forward(const at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;
  const at::Tensor& weight() const { return parameter(0); }

 private:
  Conv2dOptions options_;
};

// Normalises each channel of [N, C, H, W]. In training mode by the batch (biased variance), moving the
// running averages towards it by `momentum` (unbiased variance); in evaluation mode by the running averages.
class BatchNorm2d : public Module {
 public:
  explicit BatchNorm2d(int64_t features, double eps = 1e-5, double momentum = 0.1);
  const char* kind() const override { return "BatchNorm2d"; }
  // Throws std::invalid_argument in training mode where a channel has one value only: its variance is not
  // defined.
  at::Tensor forward(const at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;

 private:
  double eps_, momentum_;
};

// [N, in] to [N, out].
class Linear : public Module {
 public:
  Linear(int64_t in_features, int64_t out_features, bool bias = true);
  const char* kind() const override { return "Linear"; }
  at::Tensor forward(const at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;

 private:
  bool bias_;
};

// Works in place, as torchvision's models do.
class ReLU : public Module {
 public:
  const char* kind() const override { return "ReLU"; }
  at::Tensor forward(const at::Tensor& input) override;
};

class MaxPool2d : public Module {
 public:
  MaxPool2d(int64_t kernel_size, int64_t stride, int64_t padding = 0);
  const char* kind() const override { return "MaxPool2d"; }
  at::Tensor forward(const at::Tensor& input) override;

 private:
  int64_t kernel_size_, stride_, padding_;
};

// The mean over height and width: [N, C, H, W] to [N, C, 1, 1].
class AdaptiveAvgPool2d : public Module {
 public:
  const char* kind() const override { return "AdaptiveAvgPool2d"; }
  at::Tensor forward(const at::Tensor& input) override;
};

// Its children one after another. Children are named "0", "1", ... unless a name is given.
class Sequential : public Module {
 public:
  const char* kind() const override { return "Sequential"; }
  at::Tensor forward(const at::Tensor& input) override;
  Sequential& append(std::shared_ptr<Module> module);
  Sequential& append(std::string name, std::shared_ptr<Module> module);
};

}  // namespace tsml::nn
