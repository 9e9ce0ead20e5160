// What several families are built of, by timm's names.
#pragma once

#include "core/nn/layers.h"
#include "core/nn/module.h"

namespace tsml::models {

// Without a bias, for a norm follows, and padded so that stride 1 keeps height and width.
std::shared_ptr<nn::Conv2d> convolution(int64_t in, int64_t out, int64_t kernel, int64_t stride = 1,
                                        int64_t groups = 1);

// Stochastic depth (Huang et al. 2016, arXiv:1603.09382): in training mode each sample of a residual branch is dropped
// with probability `rate`, and the others are divided by 1 - rate. Draws from the device's default generator.
class DropPath final : public nn::Module {
 public:
  explicit DropPath(double rate) : rate_(rate) {}
  const char* kind() const override { return "DropPath"; }
  Options settings() const override { return {{"dropProb", rate_}}; }
  at::Tensor forward(const at::Tensor& branch) override;

 private:
  double rate_;
};

// DropPath, or Identity where nothing is dropped.
std::shared_ptr<nn::Module> drop_path(double rate);

// values + branch. Writes into `branch` where nobody else can see it: spares the memory of a sum.
at::Tensor add_branch(const at::Tensor& values, at::Tensor branch);

// values * factor, in place of `values` where that is free.
at::Tensor scaled(at::Tensor values, const at::Tensor& factor);

// A learned factor for each channel, the last dimension: parameter "gamma".
class LayerScale final : public nn::Module {
 public:
  LayerScale(int64_t channels, double initial);
  const char* kind() const override { return "LayerScale"; }
  Options settings() const override { return {{"dim", channels_}, {"initValues", initial_}}; }
  at::Tensor forward(const at::Tensor& input) override;
  at::Tensor forward_over(at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;

 private:
  int64_t channels_;
  double initial_;
};

// BatchNorm2d, then the activation: child "act".
class BatchNormAct2d final : public nn::BatchNorm2d {
 public:
  BatchNormAct2d(int64_t channels, std::shared_ptr<nn::Module> act);
  const char* kind() const override { return "BatchNormAct2d"; }
  at::Tensor forward(const at::Tensor& input) override;
  at::Tensor forward_over(at::Tensor& input) override;
};

// Two linear layers with the exact GELU between them.
class Mlp final : public nn::Module {
 public:
  Mlp(int64_t width, int64_t hidden);
  const char* kind() const override { return "Mlp"; }
  at::Tensor forward(const at::Tensor& input) override;
};

// LayerNorm over the channels of [N, C, H, W].
class LayerNorm2d final : public nn::Module {
 public:
  explicit LayerNorm2d(int64_t channels, double eps = 1e-6);
  const char* kind() const override { return "LayerNorm2d"; }
  Options settings() const override { return {{"numChannels", channels_}, {"eps", eps_}}; }
  at::Tensor forward(const at::Tensor& input) override;
  void reset_parameters(at::Generator generator) override;

 private:
  int64_t channels_;
  double eps_;
};

// Pools maps [N, C, H, W] to [N, C], or leaves them as they are: "avg", "max", "avgmax" (the mean of both), "catavgmax"
// (both, 2 C channels), "".
class SelectAdaptivePool2d final : public nn::Module {
 public:
  // `flatten`: to [N, C]; else [N, C, 1, 1]. Throws std::invalid_argument for another type.
  explicit SelectAdaptivePool2d(const std::string& type, bool flatten = true);
  const char* kind() const override { return "SelectAdaptivePool2d"; }
  Options settings() const override { return {{"poolType", type_}, {"flatten", flatten_}}; }
  at::Tensor forward(const at::Tensor& maps) override;

  void set_type(const std::string& type);
  bool is_identity() const { return type_.empty(); }
  // Channels that come out for each that goes in.
  int64_t factor() const { return type_ == "catavgmax" ? 2 : 1; }

 private:
  std::string type_;
  bool flatten_;
};

// The pool that stands in `parent` as "global_pool". Throws std::invalid_argument where it was exchanged for another
// layer.
SelectAdaptivePool2d& global_pool(const nn::Module& parent);

// Channels that come out of what stands in `parent` as "global_pool", for each that goes in.
int64_t pool_factor(const nn::Module& parent);

// The last layer: linear, or Identity for 0 classes.
std::shared_ptr<nn::Module> classifier(int64_t features, int64_t classes);

}  // namespace tsml::models
