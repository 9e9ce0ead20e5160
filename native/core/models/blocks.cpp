#include "core/models/blocks.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/errors.h"
#include "core/nn/factory.h"

namespace tsml::models {

std::shared_ptr<nn::Conv2d> convolution(int64_t in, int64_t out, int64_t kernel, int64_t stride, int64_t groups) {
  return std::make_shared<nn::Conv2d>(nn::Conv2dOptions{.in_channels = in,
                                                        .out_channels = out,
                                                        .kernel_size = kernel,
                                                        .stride = stride,
                                                        .padding = kernel / 2,
                                                        .groups = groups,
                                                        .bias = false});
}

at::Tensor DropPath::forward(const at::Tensor& branch) {
  if (rate_ == 0 || !is_training()) return branch;
  std::vector<int64_t> shape(branch.dim(), 1);
  shape[0] = branch.size(0);
  const double keep = 1 - rate_;
  at::Tensor mask = at::empty(shape, branch.options()).bernoulli_(keep);
  if (keep > 0) mask.div_(keep);
  return branch * mask;
}

std::shared_ptr<nn::Module> drop_path(double rate) {
  if (rate > 0) return std::make_shared<DropPath>(rate);
  return std::make_shared<nn::Identity>();
}

at::Tensor add_branch(const at::Tensor& values, at::Tensor branch) {
  // A linear layer gives a view of a matrix, which autograd would have to copy the gradient for.
  if (nn::is_kept(branch) || (branch.is_view() && at::GradMode::is_enabled()) ||
      branch.scalar_type() != values.scalar_type() || branch.sizes() != values.sizes() ||
      branch.strides() != values.strides())
    return values + branch;
  return branch.add_(values);
}

at::Tensor scaled(at::Tensor values, const at::Tensor& factor) {
  // A product with a factor of more digits, as under autocast, has those digits.
  if (!nn::is_free(values) || values.scalar_type() != factor.scalar_type()) return values * factor;
  return values.mul_(factor);
}

LayerScale::LayerScale(int64_t channels, double initial) : channels_(channels), initial_(initial) {
  register_parameter("gamma", nn::empty({channels}));
}

at::Tensor LayerScale::forward(const at::Tensor& input) {
  return input * parameter(0);
}

at::Tensor LayerScale::forward_over(at::Tensor& input) {
  return scaled(std::move(input), parameter(0));
}

void LayerScale::reset_parameters(at::Generator) {
  c10::NoGradGuard no_grad;
  parameter(0).fill_(initial_);
}

BatchNormAct2d::BatchNormAct2d(int64_t channels, std::shared_ptr<nn::Module> act) : BatchNorm2d(channels) {
  register_child("act", std::move(act));
}

at::Tensor BatchNormAct2d::forward(const at::Tensor& input) {
  return call("act", BatchNorm2d::forward(input));
}

at::Tensor BatchNormAct2d::forward_over(at::Tensor& input) {
  at::Tensor normalised = BatchNorm2d::forward_over(input);
  input.reset();
  return call("act", std::move(normalised));
}

Mlp::Mlp(int64_t width, int64_t hidden) {
  register_child("fc1", std::make_shared<nn::Linear>(width, hidden));
  register_child("act", std::make_shared<nn::GELU>());
  register_child("fc2", std::make_shared<nn::Linear>(hidden, width));
}

at::Tensor Mlp::forward(const at::Tensor& input) {
  return call("fc2", call("act", call("fc1", input)));
}

LayerNorm2d::LayerNorm2d(int64_t channels, double eps) : channels_(channels), eps_(eps) {
  register_parameter("weight", nn::empty({channels}));
  register_parameter("bias", nn::empty({channels}));
}

at::Tensor LayerNorm2d::forward(const at::Tensor& input) {
  return at::layer_norm(input.permute({0, 2, 3, 1}), {channels_}, parameter(0), parameter(1), eps_)
      .permute({0, 3, 1, 2});
}

void LayerNorm2d::reset_parameters(at::Generator) {
  c10::NoGradGuard no_grad;
  parameter(0).fill_(1);
  parameter(1).zero_();
}

SelectAdaptivePool2d::SelectAdaptivePool2d(const std::string& type, bool flatten) : flatten_(flatten) {
  set_type(type);
}

void SelectAdaptivePool2d::set_type(const std::string& type) {
  if (type != "avg" && type != "max" && type != "avgmax" && type != "catavgmax" && !type.empty())
    refuse("Expected 'avg', 'max', 'avgmax', 'catavgmax' or '' for globalPool but received '", type, "'");
  type_ = type;
}

namespace {

// As at::adaptive_avg_pool2d, whose gradient is not in channels_last where the images are: what is behind it backward
// would copy it.
at::Tensor global_mean(const at::Tensor& maps) {
  if (!(maps.is_cpu() && maps.dim() == 4 && maps.requires_grad() && maps.is_contiguous(at::MemoryFormat::ChannelsLast)))
    return at::adaptive_avg_pool2d(maps, {1, 1});
  return maps.permute({0, 2, 3, 1}).flatten(1, 2).mean(1).unsqueeze(-1).unsqueeze(-1);
}

}  // namespace

at::Tensor SelectAdaptivePool2d::forward(const at::Tensor& maps) {
  if (type_.empty()) return maps;
  const auto mean = [&] { return global_mean(maps); };
  const auto largest = [&] { return std::get<0>(at::adaptive_max_pool2d(maps, {1, 1})); };
  at::Tensor pooled;
  if (type_ == "avg") pooled = mean();
  if (type_ == "max") pooled = largest();
  if (type_ == "avgmax") pooled = 0.5 * (mean() + largest());
  if (type_ == "catavgmax") pooled = at::cat({mean(), largest()}, 1);
  return flatten_ ? pooled.flatten(1) : pooled;
}

SelectAdaptivePool2d& global_pool(const nn::Module& parent) {
  nn::Module& found = *parent.child("global_pool");
  if (auto* pool = dynamic_cast<SelectAdaptivePool2d*>(&found)) return *pool;
  refuse("The global_pool of ", parent.kind(), " was exchanged for ", found.kind(), ", which pools in its own way");
}

int64_t pool_factor(const nn::Module& parent) {
  auto* pool = dynamic_cast<SelectAdaptivePool2d*>(parent.child("global_pool").get());
  return pool ? pool->factor() : 1;
}

std::shared_ptr<nn::Module> classifier(int64_t features, int64_t classes) {
  if (classes == 0) return std::make_shared<nn::Identity>();
  return std::make_shared<nn::Linear>(features, classes);
}

}  // namespace tsml::models
