#include "core/models/efficientnet.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/models/blocks.h"
#include "core/models/image_model.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::BatchNorm2d;
using nn::Conv2d;
using nn::Module;
using nn::Sequential;
using nn::SiLU;

// A row of the paper's table 1. The first of its blocks has the stride, the others have 1.
struct StageSpec {
  int64_t blocks, kernel, stride, expansion, channels;
};

constexpr std::array<StageSpec, 7> kStages{{
    {1, 3, 1, 1, 16},
    {2, 3, 2, 6, 24},
    {2, 5, 2, 6, 40},
    {3, 3, 2, 6, 80},
    {3, 5, 1, 6, 112},
    {4, 5, 2, 6, 192},
    {1, 3, 1, 6, 320},
}};

struct Scale {
  double width, depth;

  // The nearest multiple of 8 that is not below nine tenths.
  int64_t channels(int64_t base) const {
    const double wanted = static_cast<double>(base) * width;
    const int64_t rounded = std::max<int64_t>(8, static_cast<int64_t>(wanted + 4) / 8 * 8);
    return static_cast<double>(rounded) < 0.9 * wanted ? rounded + 8 : rounded;
  }
  int64_t blocks(int64_t base) const { return static_cast<int64_t>(std::ceil(static_cast<double>(base) * depth)); }
};

std::shared_ptr<BatchNormAct2d> norm_act(int64_t channels) {
  return std::make_shared<BatchNormAct2d>(channels, std::make_shared<SiLU>(/*inplace=*/true));
}

// Scales each channel by a gate that sees the means of all (Hu et al. 2017, arXiv:1709.01507).
class SqueezeExcite final : public Module {
 public:
  SqueezeExcite(int64_t channels, int64_t reduced) {
    register_child("conv_reduce", pointwise(channels, reduced));
    register_child("act1", std::make_shared<SiLU>(/*inplace=*/true));
    register_child("conv_expand", pointwise(reduced, channels));
    register_child("gate", std::make_shared<nn::Activation>("Sigmoid", at::sigmoid));
  }
  const char* kind() const override { return "SqueezeExcite"; }

  at::Tensor forward(const at::Tensor& input) override { return input * gate(input); }
  at::Tensor forward_over(at::Tensor& input) override {
    const at::Tensor factor = gate(input);
    return scaled(std::move(input), factor);
  }

 private:
  at::Tensor gate(const at::Tensor& input) {
    const at::Tensor reduced = call("act1", call("conv_reduce", input.mean({2, 3}, /*keepdim=*/true)));
    return call("gate", call("conv_expand", reduced));
  }

  static std::shared_ptr<Conv2d> pointwise(int64_t in, int64_t out) {
    return std::make_shared<Conv2d>(nn::Conv2dOptions{.in_channels = in, .out_channels = out, .kernel_size = 1});
  }
};

// What both kinds of block share: where the shapes allow, the branch is added to the input.
class Block : public Module {
 public:
  at::Tensor forward(const at::Tensor& input) final {
    at::Tensor values = input;
    for (const char* layer : layers()) values = call(layer, std::move(values));
    return has_skip_ ? add_branch(input, call("drop_path", std::move(values))) : values;
  }

 protected:
  // The children of the branch, in turn.
  virtual std::vector<const char*> layers() const = 0;

  void register_skip(int64_t in, int64_t out, int64_t stride, double drop_rate) {
    has_skip_ = stride == 1 && in == out;
    if (has_skip_) register_child("drop_path", drop_path(drop_rate));
  }

 private:
  bool has_skip_ = false;
};

class DepthwiseSeparableConv final : public Block {
 public:
  DepthwiseSeparableConv(int64_t in, int64_t out, const StageSpec& spec, int64_t stride, double drop_rate) {
    register_child("conv_dw", convolution(in, in, spec.kernel, stride, in));
    register_child("bn1", norm_act(in));
    register_child("se", std::make_shared<SqueezeExcite>(in, in / 4));
    register_child("conv_pw", convolution(in, out, 1));
    register_child("bn2", std::make_shared<BatchNorm2d>(out));
    register_skip(in, out, stride, drop_rate);
  }
  const char* kind() const override { return "DepthwiseSeparableConv"; }

 protected:
  std::vector<const char*> layers() const override { return {"conv_dw", "bn1", "se", "conv_pw", "bn2"}; }
};

class InvertedResidual final : public Block {
 public:
  InvertedResidual(int64_t in, int64_t out, const StageSpec& spec, int64_t stride, double drop_rate) {
    const int64_t expanded = in * spec.expansion;
    register_child("conv_pw", convolution(in, expanded, 1));
    register_child("bn1", norm_act(expanded));
    register_child("conv_dw", convolution(expanded, expanded, spec.kernel, stride, expanded));
    register_child("bn2", norm_act(expanded));
    register_child("se", std::make_shared<SqueezeExcite>(expanded, in / 4));
    register_child("conv_pwl", convolution(expanded, out, 1));
    register_child("bn3", std::make_shared<BatchNorm2d>(out));
    register_skip(in, out, stride, drop_rate);
  }
  const char* kind() const override { return "InvertedResidual"; }

 protected:
  std::vector<const char*> layers() const override {
    return {"conv_pw", "bn1", "conv_dw", "bn2", "se", "conv_pwl", "bn3"};
  }
};

class EfficientNet final : public ImageModel {
 public:
  EfficientNet(const Scale& scale, const CommonOptions& options) {
    int64_t channels = scale.channels(32);
    register_child("conv_stem", convolution(options.in_channels, channels, 3, 2));
    register_child("bn1", norm_act(channels));

    int64_t total = 0, place = 0;
    for (const StageSpec& spec : kStages) total += scale.blocks(spec.blocks);
    auto stages = std::make_shared<Sequential>();
    for (const StageSpec& spec : kStages) {
      auto stage = std::make_shared<Sequential>();
      const int64_t out = scale.channels(spec.channels);
      for (int64_t block = 0; block < scale.blocks(spec.blocks); block++) {
        const int64_t stride = block == 0 ? spec.stride : 1;
        // timm divides by the number of blocks, so that the last stays below the rate.
        const double rate = options.drop_path * static_cast<double>(place++) / static_cast<double>(total);
        if (spec.expansion == 1)
          stage->append(std::make_shared<DepthwiseSeparableConv>(channels, out, spec, stride, rate));
        else
          stage->append(std::make_shared<InvertedResidual>(channels, out, spec, stride, rate));
        channels = out;
      }
      stages->append(stage);
      blocks_.push_back(scale.blocks(spec.blocks));
      widths_.push_back(out);
    }
    register_child("blocks", stages);

    num_features_ = scale.channels(1280);
    register_child("conv_head", convolution(channels, num_features_, 1));
    register_child("bn2", norm_act(num_features_));
    auto pool = std::make_shared<SelectAdaptivePool2d>(options.global_pool);
    register_child("global_pool", pool);
    register_child("head_drop", std::make_shared<nn::Dropout>(options.drop_rate));
    register_child("classifier", classifier(num_features_ * pool->factor(), options.num_classes));
  }

  const char* kind() const override { return "EfficientNet"; }

  at::Tensor forward_features(const at::Tensor& images) override {
    at::Tensor values = images;
    for (const char* layer : {"conv_stem", "bn1", "blocks", "conv_head", "bn2"})
      values = call(layer, std::move(values));
    return values;
  }

  at::Tensor pre_logits(const at::Tensor& features) override {
    return call("head_drop", call("global_pool", features));
  }
  at::Tensor classify(const at::Tensor& pre_logits) override { return call("classifier", pre_logits); }

  Layout layout() const override {
    Layout layout{.stages = {},
                  .classifier = "classifier",
                  .num_features = num_features_,
                  .classifier_features = num_features_ * pool_factor(*this),
                  .depth_groups = {{"conv_stem", "bn1"}}};
    int64_t reduction = 2;
    for (size_t stage = 0; stage < kStages.size(); stage++) {
      const std::string path = "blocks." + std::to_string(stage);
      reduction *= kStages[stage].stride;
      // The last at each resolution.
      if (stage + 1 == kStages.size() || kStages[stage + 1].stride > 1)
        layout.stages.push_back({path, widths_[stage], reduction});
      for (int64_t block = 0; block < blocks_[stage]; block++) {
        layout.checkpoint_units.push_back(path + "." + std::to_string(block));
        layout.depth_groups.push_back({layout.checkpoint_units.back()});
      }
    }
    layout.depth_groups.back().insert(layout.depth_groups.back().end(), {"conv_head", "bn2"});
    return layout;
  }

  // As the TensorFlow original: by the outputs that an input reaches.
  void initialize(at::Generator generator) override {
    nn::reset_all_parameters(*this, generator);
    nn::for_each<Conv2d>(*this, [&](Conv2d& convolution) {
      const at::Tensor& weight = convolution.weight();
      const int64_t fan_out = weight.numel() / weight.size(1) / convolution.groups();
      nn::normal(weight, std::sqrt(2.0 / static_cast<double>(fan_out)), generator);
    });
    nn::for_each<nn::Linear>(*this, [&](nn::Linear& linear) {
      nn::uniform(linear.weight(), 1 / std::sqrt(static_cast<double>(linear.weight().size(0))), generator);
    });
    nn::zero_biases(*this);
  }

  void set_global_pool(const std::string& type) override { global_pool(*this).set_type(type); }

 private:
  std::vector<int64_t> blocks_, widths_;  // of each stage
  int64_t num_features_;
};

ModelSpec spec(std::string name, std::string description, Scale scale) {
  return {std::move(name), std::move(description), common_option_specs(),
          [scale](const Options& options) { return std::make_shared<EfficientNet>(scale, common_options(options)); }};
}

}  // namespace

std::vector<ModelSpec> efficientnet() {
  return {
      spec("efficientnet_b0", "EfficientNet-B0, 5.3 million parameters", {1.0, 1.0}),
      spec("efficientnet_b1", "EfficientNet-B1, 7.8 million parameters", {1.0, 1.1}),
      spec("efficientnet_b2", "EfficientNet-B2, 9.1 million parameters", {1.1, 1.2}),
      spec("efficientnet_b3", "EfficientNet-B3, 12.2 million parameters", {1.2, 1.4}),
      spec("efficientnet_b4", "EfficientNet-B4, 19.3 million parameters", {1.4, 1.8}),
      spec("efficientnet_b5", "EfficientNet-B5, 30.4 million parameters", {1.6, 2.2}),
      spec("efficientnet_b6", "EfficientNet-B6, 43.0 million parameters", {1.8, 2.6}),
      spec("efficientnet_b7", "EfficientNet-B7, 66.3 million parameters", {2.0, 3.1}),
  };
}

}  // namespace tsml::models
