// The layers that the models are made of. Names, defaults and numbers are those of torch.nn; their settings those of
// the classes in lib/nn, which are their faces in TypeScript.
#pragma once

#include "core/nn/fused_batch_norm.h"
#include "core/nn/max_pool.h"
#include "core/nn/module.h"
#include "core/nn/sizes.h"

namespace tsml::nn {

struct Conv2dOptions {
  int64_t in_channels;
  int64_t out_channels;
  Size2d kernel_size;
  Size2d stride = 1;
  Size2d padding = 0;
  Size2d dilation = 1;
  int64_t groups = 1;
  bool bias = true;
};

// [N, C, H, W] to [N, out, H', W'], H' = floor((H + 2 padding - dilation (kernel - 1) - 1) / stride) + 1.
class Conv2d : public Module {
 public:
  explicit Conv2d(const Conv2dOptions& options);
  const char* kind() const override { return "Conv2d"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;
  const at::Tensor& weight() const { return parameter(0); }
  int64_t groups() const { return options_.groups; }

 private:
  Conv2dOptions options_;
};

// Normalises each channel of [N, C, …]. In training mode by the batch (biased variance), moving the running averages
// towards it by `momentum` (unbiased variance); in evaluation mode by the running averages.
class BatchNorm : public Module {
 public:
  // Throws std::invalid_argument in training mode where a channel has one value only: its variance is not defined.
  at::Tensor forward(const at::Tensor& input) override;
  at::Tensor forward_over(at::Tensor& input) override;
  Options settings() const override;
  void reset_parameters(at::Generator generator) override;

  void set(double eps, double momentum);

 protected:
  BatchNorm(int64_t features, double eps, double momentum);
  // Throws where the input has other dimensions than this kind takes.
  virtual void check_dimensions(const at::Tensor& input) const = 0;
  // Checks a batch that it is to train on, and counts it.
  void begin_batch(const at::Tensor& input);

  int64_t features_;
  double eps_, momentum_;
};

// [N, C] or [N, C, L].
class BatchNorm1d final : public BatchNorm {
 public:
  explicit BatchNorm1d(int64_t features, double eps = 1e-5, double momentum = 0.1)
      : BatchNorm(features, eps, momentum) {}
  const char* kind() const override { return "BatchNorm1d"; }

 protected:
  void check_dimensions(const at::Tensor& input) const override;
};

// [N, C, H, W].
class BatchNorm2d : public BatchNorm {
 public:
  explicit BatchNorm2d(int64_t features, double eps = 1e-5, double momentum = 0.1)
      : BatchNorm(features, eps, momentum) {}
  const char* kind() const override { return "BatchNorm2d"; }

  at::Tensor forward(const at::Tensor& input) override;
  at::Tensor forward_over(at::Tensor& input) override;
  // Whether `forward_and`, which is `forward` and what comes after it, can be asked for: in training mode, see
  // fused_batch_norm.h.
  bool takes(const at::Tensor& input, const AfterNorm& after) const;
  at::Tensor forward_and(const at::Tensor& input, const AfterNorm& after);

 protected:
  void check_dimensions(const at::Tensor& input) const override;
};

// Normalises over the last dimensions, which are `shape`.
class LayerNorm : public Module {
 public:
  explicit LayerNorm(std::vector<int64_t> shape, double eps = 1e-5);
  const char* kind() const override { return "LayerNorm"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;

 private:
  std::vector<int64_t> shape_;
  double eps_;
};

// [*, in] to [*, out].
class Linear : public Module {
 public:
  Linear(int64_t in_features, int64_t out_features, bool bias = true);
  const char* kind() const override { return "Linear"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;
  const at::Tensor& weight() const { return parameter(0); }

 private:
  int64_t in_features_, out_features_;
  bool bias_;
};

// Works in place by default, as torchvision's models have it.
class ReLU : public Module {
 public:
  explicit ReLU(bool inplace = true) : inplace_(inplace) {}
  const char* kind() const override { return "ReLU"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;

 private:
  bool inplace_;
};

// x · sigmoid(x).
class SiLU : public Module {
 public:
  explicit SiLU(bool inplace = false) : inplace_(inplace) {}
  const char* kind() const override { return "SiLU"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;

 private:
  bool inplace_;
};

class GELU : public Module {
 public:
  // "none" for the exact function, "tanh" for its approximation
  explicit GELU(std::string approximate = "none") : approximate_(std::move(approximate)) {}
  const char* kind() const override { return "GELU"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;
  at::Tensor forward_over(at::Tensor& input) override { return at::gelu_(input, approximate_); }

 private:
  std::string approximate_;
};

// A function of each element without settings: "Sigmoid", "Tanh".
class Activation : public Module {
 public:
  using Function = at::Tensor (*)(const at::Tensor&);
  Activation(const char* kind, Function function) : kind_(kind), function_(function) {}
  const char* kind() const override { return kind_; }
  at::Tensor forward(const at::Tensor& input) override { return function_(input); }

 private:
  const char* kind_;
  Function function_;
};

// Of several tensors it gives the first: it may stand for a part of a model that takes more.
class Identity : public Module {
 public:
  const char* kind() const override { return "Identity"; }
  at::Tensor forward(const at::Tensor& input) override { return input; }
  at::Tensor forward_all(at::TensorList inputs) override { return inputs[0]; }
};

// In training mode makes elements 0 with probability p and divides the others by 1 - p.
class Dropout : public Module {
 public:
  explicit Dropout(double p = 0.5) : p_(p) {}
  const char* kind() const override { return "Dropout"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;

 private:
  double p_;
};

class Flatten : public Module {
 public:
  explicit Flatten(int64_t start_dim = 1, int64_t end_dim = -1) : start_dim_(start_dim), end_dim_(end_dim) {}
  const char* kind() const override { return "Flatten"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;

 private:
  int64_t start_dim_, end_dim_;
};

class MaxPool2d : public Module {
 public:
  MaxPool2d(Size2d kernel_size, Size2d stride, Size2d padding = 0, Size2d dilation = 1, bool ceil_mode = false);
  const char* kind() const override { return "MaxPool2d"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;

 private:
  Windows windows_;
  Size2d dilation_;
};

// Means of windows.
class AvgPool2d : public Module {
 public:
  AvgPool2d(Size2d kernel_size, Size2d stride, Size2d padding = 0, bool ceil_mode = false,
            bool count_include_pad = true);
  const char* kind() const override { return "AvgPool2d"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;

 private:
  Size2d kernel_size_, stride_, padding_;
  bool ceil_mode_, count_include_pad_;
};

// Means of as many parts of height and width: [N, C, H, W] to [N, C, outputSize].
class AdaptiveAvgPool2d : public Module {
 public:
  explicit AdaptiveAvgPool2d(Size2d output_size = 1) : output_size_(output_size) {}
  const char* kind() const override { return "AdaptiveAvgPool2d"; }
  Options settings() const override;
  at::Tensor forward(const at::Tensor& input) override;

 private:
  Size2d output_size_;
};

// Its children one after another. Children are named "0", "1", ... unless a name is given.
class Sequential : public Module {
 public:
  const char* kind() const override { return "Sequential"; }
  at::Tensor forward(const at::Tensor& input) override { return run(input); }
  at::Tensor forward_over(at::Tensor& input) override { return run(std::move(input)); }
  Sequential& append(std::shared_ptr<Module> module);
  Sequential& append(std::string name, std::shared_ptr<Module> module);

 private:
  at::Tensor run(at::Tensor values);
};

// A layer by its kind and settings, weights not filled. Throws std::invalid_argument where there is no such kind or a
// setting is missing.
std::shared_ptr<Module> make_layer(std::string_view kind, const Options& settings);

}  // namespace tsml::nn
