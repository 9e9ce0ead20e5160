#include "core/models/simple_cifar_net.h"

#include <ATen/ATen.h>

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
  at::Tensor forward(const at::Tensor& input) override { return call("relu", call("bn", call("conv", input))); }
};

class SimpleCifarNet : public Module {
 public:
  SimpleCifarNet(int64_t in_channels, int64_t classes, int64_t width) {
    int64_t channels = in_channels;
    for (int64_t stage = 0; stage < 3; stage++) {
      int64_t out = width << stage;
      auto layers = std::make_shared<nn::Sequential>();
      layers->append(std::make_shared<ConvBlock>(channels, out)).append(std::make_shared<ConvBlock>(out, out));
      register_child("stage" + std::to_string(stage + 1), layers);
      channels = out;
    }
    register_child("maxpool", std::make_shared<nn::MaxPool2d>(2, 2));
    register_child("avgpool", std::make_shared<nn::AdaptiveAvgPool2d>());
    register_child("fc", std::make_shared<nn::Linear>(channels, classes));
  }
  const char* kind() const override { return "SimpleCifarNet"; }

  at::Tensor forward(const at::Tensor& input) override {
    at::Tensor values = call("maxpool", call("stage1", input));
    values = call("maxpool", call("stage2", values));
    return call("fc", call("avgpool", call("stage3", values)).flatten(1));
  }
};

std::shared_ptr<Module> build(const Options& options, at::Generator generator) {
  auto net =
      std::make_shared<SimpleCifarNet>(option<int64_t>(options, "inChannels"), option<int64_t>(options, "numClasses"),
                                       option<int64_t>(options, "width"));
  nn::reset_all_parameters(*net, generator);
  nn::reset_convolutions(*net, generator);
  return net;
}

}  // namespace

ModelSpec simple_cifar_net() {
  return {"SimpleCifarNet",
          "small convolutional network for images from 8x8 to 64x64",
          {{"inChannels", int64_t{3}, "channels of the images", 1},
           {"numClasses", int64_t{10}, "number of classes", 1},
           {"width", int64_t{32}, "channels of the first stage; the others have 2 and 4 times as many", 1}},
          build};
}

}  // namespace tsml::models
