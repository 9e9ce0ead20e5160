#include "core/models/resnet.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <array>
#include <numeric>

#include "core/models/blocks.h"
#include "core/models/image_model.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::BatchNorm2d;
using nn::Conv2d;
using nn::Module;
using nn::ReLU;
using nn::Sequential;

// What both kinds of block share: the branch is added to the input, which is projected where the shapes
// differ.
class ResidualBlock : public Module {
 public:
  at::Tensor forward(const at::Tensor& input) override {
    at::Tensor values = branch(input);
    const at::Tensor shortcut = has_downsample_ ? call("downsample", input) : input;
    if (!has_drop_path_) return call_norm_relu(last_norm(), "relu", std::move(values), shortcut);
    values = call("drop_path", call(last_norm(), std::move(values)));
    return call("relu", nn::add_shortcut(std::move(values), shortcut));
  }

  // The norm that ends the branch.
  virtual const char* last_norm() const = 0;

 protected:
  // Up to that norm.
  virtual at::Tensor branch(const at::Tensor& input) = 0;

  void register_shortcut(int64_t in, int64_t out, int64_t stride, double drop_rate) {
    if (stride != 1 || in != out) {
      auto downsample = std::make_shared<Sequential>();
      downsample->append(convolution(in, out, 1, stride)).append(std::make_shared<BatchNorm2d>(out));
      register_child("downsample", downsample);
      has_downsample_ = true;
    }
    if (drop_rate > 0) {
      register_child("drop_path", std::make_shared<DropPath>(drop_rate));
      has_drop_path_ = true;
    }
  }

 private:
  bool has_downsample_ = false, has_drop_path_ = false;
};

class BasicBlock : public ResidualBlock {
 public:
  static constexpr int64_t kExpansion = 1;

  BasicBlock(int64_t in, int64_t width, int64_t stride, double drop_rate) {
    register_child("conv1", convolution(in, width, 3, stride));
    register_child("bn1", std::make_shared<BatchNorm2d>(width));
    register_child("relu", std::make_shared<ReLU>());
    register_child("conv2", convolution(width, width, 3));
    register_child("bn2", std::make_shared<BatchNorm2d>(width));
    register_shortcut(in, width, stride, drop_rate);
  }
  const char* kind() const override { return "BasicBlock"; }
  const char* last_norm() const override { return "bn2"; }

 protected:
  at::Tensor branch(const at::Tensor& input) override {
    at::Tensor values = call_norm_relu("bn1", "relu", call("conv1", input));
    return call("conv2", std::move(values));
  }
};

class Bottleneck : public ResidualBlock {
 public:
  static constexpr int64_t kExpansion = 4;

  Bottleneck(int64_t in, int64_t width, int64_t stride, double drop_rate) {
    int64_t out = width * kExpansion;
    register_child("conv1", convolution(in, width, 1));
    register_child("bn1", std::make_shared<BatchNorm2d>(width));
    register_child("conv2", convolution(width, width, 3, stride));
    register_child("bn2", std::make_shared<BatchNorm2d>(width));
    register_child("conv3", convolution(width, out, 1));
    register_child("bn3", std::make_shared<BatchNorm2d>(out));
    register_child("relu", std::make_shared<ReLU>());
    register_shortcut(in, out, stride, drop_rate);
  }
  const char* kind() const override { return "Bottleneck"; }
  const char* last_norm() const override { return "bn3"; }

 protected:
  at::Tensor branch(const at::Tensor& input) override {
    at::Tensor values = call_norm_relu("bn1", "relu", call("conv1", input));
    values = call_norm_relu("bn2", "relu", call("conv2", std::move(values)));
    return call("conv3", std::move(values));
  }
};

class ResNet final : public ImageModel {
 public:
  template <typename Block>
  static std::shared_ptr<ResNet> make(const std::array<int64_t, 4>& depths, const CommonOptions& options) {
    auto net = std::make_shared<ResNet>();
    net->register_child("conv1", std::make_shared<Conv2d>(nn::Conv2dOptions{.in_channels = options.in_channels,
                                                                            .out_channels = 64,
                                                                            .kernel_size = 7,
                                                                            .stride = 2,
                                                                            .padding = 3,
                                                                            .bias = false}));
    net->register_child("bn1", std::make_shared<BatchNorm2d>(64));
    net->register_child("relu", std::make_shared<ReLU>());
    net->register_child("maxpool", std::make_shared<nn::MaxPool2d>(3, 2, 1));
    const auto last = static_cast<double>(std::accumulate(depths.begin(), depths.end(), int64_t{-1}));
    int64_t channels = 64, place = 0;
    for (size_t stage = 0; stage < depths.size(); stage++) {
      int64_t width = 64 << stage;
      auto layer = std::make_shared<Sequential>();
      for (int64_t block = 0; block < depths[stage]; block++) {
        const double rate = options.drop_path * static_cast<double>(place++) / last;
        layer->append(std::make_shared<Block>(channels, width, block == 0 && stage > 0 ? 2 : 1, rate));
        channels = width * Block::kExpansion;
      }
      net->register_child("layer" + std::to_string(stage + 1), layer);
      net->depths_.push_back(depths[stage]);
      net->widths_.push_back(channels);
    }
    auto pool = std::make_shared<SelectAdaptivePool2d>(options.global_pool);
    net->register_child("global_pool", pool);
    net->has_dropout_ = options.drop_rate > 0;
    if (net->has_dropout_) net->register_child("head_drop", std::make_shared<nn::Dropout>(options.drop_rate));
    net->register_child("fc", classifier(channels * pool->factor(), options.num_classes));
    return net;
  }

  const char* kind() const override { return "ResNet"; }

  at::Tensor forward_features(const at::Tensor& images) override {
    at::Tensor values = call("maxpool", call_norm_relu("bn1", "relu", call("conv1", images)));
    for (const char* layer : {"layer1", "layer2", "layer3", "layer4"}) values = call(layer, std::move(values));
    return values;
  }

  at::Tensor pre_logits(const at::Tensor& features) override {
    at::Tensor pooled = call("global_pool", features);
    return has_dropout_ ? call("head_drop", pooled) : pooled;
  }
  at::Tensor classify(const at::Tensor& pre_logits) override { return call("fc", pre_logits); }

  Layout layout() const override {
    Layout layout{.stages = {{"relu", 64, 2}},
                  .classifier = "fc",
                  .num_features = widths_.back(),
                  .classifier_features = widths_.back() * pool_factor(*this),
                  .depth_groups = {{"conv1", "bn1"}}};
    for (size_t stage = 0; stage < depths_.size(); stage++) {
      const std::string layer = "layer" + std::to_string(stage + 1);
      layout.stages.push_back({layer, widths_[stage], int64_t{4} << stage});
      for (int64_t block = 0; block < depths_[stage]; block++) {
        layout.checkpoint_units.push_back(layer + "." + std::to_string(block));
        layout.depth_groups.push_back({layout.checkpoint_units.back()});
      }
    }
    return layout;
  }

  void initialize(at::Generator generator) override {
    nn::reset_all_parameters(*this, generator);
    nn::reset_convolutions(*this, generator);
    // Each residual block starts as the identity (Goyal et al. 2017, arXiv:1706.02677).
    nn::for_each<ResidualBlock>(*this, [](ResidualBlock& block) {
      c10::NoGradGuard no_grad;
      block.child(block.last_norm())->own_parameters().front().tensor.zero_();
    });
  }

  void set_global_pool(const std::string& type) override { global_pool(*this).set_type(type); }

 private:
  std::vector<int64_t> depths_, widths_;
  bool has_dropout_ = false;
};

template <typename Block>
ModelSpec spec(std::string name, std::string description, std::array<int64_t, 4> depths) {
  return {std::move(name), std::move(description), common_option_specs(),
          [depths](const Options& options) { return ResNet::make<Block>(depths, common_options(options)); }};
}

}  // namespace

std::vector<ModelSpec> resnet() {
  return {
      spec<BasicBlock>("resnet18", "ResNet-18, 11.7 million parameters", {2, 2, 2, 2}),
      spec<BasicBlock>("resnet34", "ResNet-34, 21.8 million parameters", {3, 4, 6, 3}),
      spec<Bottleneck>("resnet50", "ResNet-50, 25.6 million parameters", {3, 4, 6, 3}),
      spec<Bottleneck>("resnet101", "ResNet-101, 44.5 million parameters", {3, 4, 23, 3}),
      spec<Bottleneck>("resnet152", "ResNet-152, 60.2 million parameters", {3, 8, 36, 3}),
  };
}

}  // namespace tsml::models
