#include "core/models/densenet.h"

#include <ATen/ATen.h>

#include <array>
#include <cmath>

#include "core/models/blocks.h"
#include "core/models/image_model.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::Conv2d;
using nn::Module;
using nn::Sequential;

// Channels that each layer adds, and of its bottleneck in multiples of those.
constexpr int64_t kGrowth = 32, kBottleneck = 4;

std::shared_ptr<BatchNormAct2d> norm_act(int64_t channels) {
  return std::make_shared<BatchNormAct2d>(channels, std::make_shared<nn::ReLU>());
}

// All features so far, as the tensors in which they came to be, to kGrowth new ones.
class DenseLayer final : public Module {
 public:
  explicit DenseLayer(int64_t in) {
    register_child("norm1", norm_act(in));
    register_child("conv1", convolution(in, kBottleneck * kGrowth, 1));
    register_child("norm2", norm_act(kBottleneck * kGrowth));
    register_child("conv2", convolution(kBottleneck * kGrowth, kGrowth, 3));
  }
  const char* kind() const override { return "DenseLayer"; }

  at::Tensor forward_all(at::TensorList features) override {
    at::Tensor values = at::cat(features, 1);
    for (const char* layer : {"norm1", "conv1", "norm2", "conv2"}) values = call(layer, std::move(values));
    return values;
  }
};

class DenseBlock final : public Module {
 public:
  DenseBlock(int64_t in, int64_t layers) {
    for (int64_t layer = 0; layer < layers; layer++)
      register_child("denselayer" + std::to_string(layer + 1), std::make_shared<DenseLayer>(in + layer * kGrowth));
  }
  const char* kind() const override { return "DenseBlock"; }

  at::Tensor forward(const at::Tensor& input) override {
    std::vector<at::Tensor> features{input};
    for (const Child& layer : named_children()) features.push_back(call(layer, features));
    return at::cat(features, 1);
  }
};

class DenseTransition final : public Sequential {
 public:
  DenseTransition(int64_t in, int64_t out) {
    append("norm", norm_act(in));
    append("conv", convolution(in, out, 1));
    append("pool", std::make_shared<nn::AvgPool2d>(2, 2));
  }
  const char* kind() const override { return "DenseTransition"; }
};

class DenseNet final : public ImageModel {
 public:
  DenseNet(const std::array<int64_t, 4>& depths, const CommonOptions& options) : depths_(depths) {
    int64_t channels = 2 * kGrowth;
    auto features = std::make_shared<Sequential>();
    features->append("conv0", convolution(options.in_channels, channels, 7, 2));
    features->append("norm0", norm_act(channels));
    features->append("pool0", std::make_shared<nn::MaxPool2d>(3, 2, 1));
    for (size_t block = 0; block < depths.size(); block++) {
      const std::string number = std::to_string(block + 1);
      features->append("denseblock" + number, std::make_shared<DenseBlock>(channels, depths[block]));
      channels += depths[block] * kGrowth;
      widths_[block] = channels;
      if (block + 1 == depths.size()) break;
      features->append("transition" + number, std::make_shared<DenseTransition>(channels, channels / 2));
      channels /= 2;
    }
    features->append("norm5", norm_act(channels));
    register_child("features", features);
    auto pool = std::make_shared<SelectAdaptivePool2d>(options.global_pool);
    register_child("global_pool", pool);
    register_child("head_drop", std::make_shared<nn::Dropout>(options.drop_rate));
    register_child("classifier", classifier(channels * pool->factor(), options.num_classes));
  }

  const char* kind() const override { return "DenseNet"; }

  at::Tensor forward_features(const at::Tensor& images) override { return call("features", images); }

  at::Tensor pre_logits(const at::Tensor& features) override {
    return call("head_drop", call("global_pool", features));
  }
  at::Tensor classify(const at::Tensor& pre_logits) override { return call("classifier", pre_logits); }

  Layout layout() const override {
    Layout layout{.stages = {{"features.norm0", 2 * kGrowth, 2}},
                  .classifier = "classifier",
                  .num_features = widths_.back(),
                  .classifier_features = widths_.back() * pool_factor(*this),
                  .depth_groups = {{"features.conv0", "features.norm0"}}};
    for (size_t block = 0; block < depths_.size(); block++) {
      const std::string number = std::to_string(block + 1);
      const std::string path = "features.denseblock" + number;
      const bool is_last = block + 1 == depths_.size();
      layout.stages.push_back({is_last ? "features.norm5" : path, widths_[block], int64_t{4} << block});
      for (int64_t layer = 0; layer < depths_[block]; layer++) {
        layout.checkpoint_units.push_back(path + ".denselayer" + std::to_string(layer + 1));
        layout.depth_groups.push_back({layout.checkpoint_units.back()});
      }
      if (!is_last) layout.depth_groups.back().push_back("features.transition" + number);
    }
    return layout;
  }

  void initialize(at::Generator generator) override {
    nn::reset_all_parameters(*this, generator);
    nn::for_each<Conv2d>(*this, [&](Conv2d& convolution) {
      nn::normal(convolution.weight(), std::sqrt(2.0 / static_cast<double>(nn::fan_in(convolution.weight()))),
                 generator);
    });
    nn::zero_biases(*this);
  }

  void set_global_pool(const std::string& type) override { global_pool(*this).set_type(type); }

 private:
  std::array<int64_t, 4> depths_, widths_;  // channels that come out of each block
};

}  // namespace

std::vector<ModelSpec> densenet() {
  return {{"densenet121", "DenseNet-121, 8.0 million parameters",
           common_option_specs(1000, "avg", /*has_branches=*/false), [](const Options& options) {
             return std::make_shared<DenseNet>(std::array<int64_t, 4>{6, 12, 24, 16}, common_options(options));
           }}};
}

}  // namespace tsml::models
