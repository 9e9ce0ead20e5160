#include "core/models/simple_cifar_net.h"

#include <ATen/ATen.h>

#include "core/models/blocks.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::Module;

class ConvBlock : public Module {
 public:
  ConvBlock(int64_t in, int64_t out) {
    register_child("conv", std::make_shared<nn::Conv2d>(nn::Conv2dOptions{
                               .in_channels = in, .out_channels = out, .kernel_size = 3, .padding = 1, .bias = false}));
    register_child("bn", std::make_shared<nn::BatchNorm2d>(out));
    register_child("relu", std::make_shared<nn::ReLU>());
  }
  const char* kind() const override { return "ConvBlock"; }
  at::Tensor forward(const at::Tensor& input) override { return call_norm_relu("bn", "relu", call("conv", input)); }
};

class SimpleCifarNet final : public ImageModel {
 public:
  SimpleCifarNet(int64_t width, const CommonOptions& options) : width_(width), has_dropout_(options.drop_rate > 0) {
    int64_t channels = options.in_channels;
    for (int64_t stage = 0; stage < 3; stage++) {
      int64_t out = width << stage;
      auto layers = std::make_shared<nn::Sequential>();
      layers->append(std::make_shared<ConvBlock>(channels, out)).append(std::make_shared<ConvBlock>(out, out));
      register_child("stage" + std::to_string(stage + 1), layers);
      channels = out;
    }
    register_child("maxpool", std::make_shared<nn::MaxPool2d>(2, 2));
    auto pool = std::make_shared<SelectAdaptivePool2d>(options.global_pool);
    register_child("global_pool", pool);
    if (has_dropout_) register_child("head_drop", std::make_shared<nn::Dropout>(options.drop_rate));
    register_child("fc", classifier(channels * pool->factor(), options.num_classes));
  }
  const char* kind() const override { return "SimpleCifarNet"; }

  at::Tensor forward_features(const at::Tensor& images) override {
    at::Tensor values = call("maxpool", call("stage1", images));
    values = call("maxpool", call("stage2", values));
    return call("stage3", values);
  }

  at::Tensor pre_logits(const at::Tensor& features) override {
    at::Tensor pooled = call("global_pool", features);
    return has_dropout_ ? call("head_drop", pooled) : pooled;
  }
  at::Tensor classify(const at::Tensor& pre_logits) override { return call("fc", pre_logits); }

  Layout layout() const override {
    Layout layout{
        .classifier = "fc", .num_features = 4 * width_, .classifier_features = 4 * width_ * pool_factor(*this)};
    for (int64_t stage = 0; stage < 3; stage++) {
      const std::string name = "stage" + std::to_string(stage + 1);
      layout.stages.push_back({name, width_ << stage, int64_t{1} << stage});
      layout.depth_groups.push_back({name});
      layout.checkpoint_units.push_back(name);
    }
    return layout;
  }

  void initialize(at::Generator generator) override {
    nn::reset_all_parameters(*this, generator);
    nn::reset_convolutions(*this, generator);
  }

  void set_global_pool(const std::string& type) override { global_pool(*this).set_type(type); }

 private:
  int64_t width_;
  bool has_dropout_;
};

}  // namespace

std::vector<ModelSpec> simple_cifar_net() {
  std::vector<OptionSpec> options = common_option_specs(10, "avg", /*has_branches=*/false);
  options.push_back({"width", int64_t{32}, "channels of the first stage; the others have 2 and 4 times as many", 1});
  return {{"SimpleCifarNet",
           "small convolutional network for images from 8x8 to 64x64",
           std::move(options),
           [](const Options& given) {
             return std::make_shared<SimpleCifarNet>(option<int64_t>(given, "width"), common_options(given));
           },
           {32, 32}}};
}

}  // namespace tsml::models
