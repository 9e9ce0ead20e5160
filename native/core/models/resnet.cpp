#include "core/models/resnet.h"

#include <ATen/ATen.h>

#include <array>

#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::BatchNorm2d;
using nn::Conv2d;
using nn::Module;
using nn::ReLU;
using nn::Sequential;

std::shared_ptr<Conv2d> convolution(int64_t in, int64_t out, int64_t kernel, int64_t stride = 1) {
  return std::make_shared<Conv2d>(nn::Conv2dOptions{.in_channels = in,
                                                    .out_channels = out,
                                                    .kernel_size = kernel,
                                                    .stride = stride,
                                                    .padding = kernel / 2,
                                                    .bias = false});
}

// What both kinds of block share: the branch is added to the input, which is projected where the shapes
// differ.
class ResidualBlock : public Module {
 public:
  at::Tensor forward(const at::Tensor& input) override {
    at::Tensor values = branch(input);
    values.add_(has_downsample_ ? call("downsample", input) : input);
    return call("relu", values);
  }

 protected:
  virtual at::Tensor branch(const at::Tensor& input) = 0;

  void register_downsample(int64_t in, int64_t out, int64_t stride) {
    if (stride == 1 && in == out) return;
    auto downsample = std::make_shared<Sequential>();
    downsample->append(convolution(in, out, 1, stride)).append(std::make_shared<BatchNorm2d>(out));
    register_child("downsample", downsample);
    has_downsample_ = true;
  }

 private:
  bool has_downsample_ = false;
};

class BasicBlock : public ResidualBlock {
 public:
  static constexpr int64_t kExpansion = 1;

  BasicBlock(int64_t in, int64_t width, int64_t stride) {
    register_child("conv1", convolution(in, width, 3, stride));
    register_child("bn1", std::make_shared<BatchNorm2d>(width));
    register_child("relu", std::make_shared<ReLU>());
    register_child("conv2", convolution(width, width, 3));
    register_child("bn2", std::make_shared<BatchNorm2d>(width));
    register_downsample(in, width, stride);
  }
  const char* kind() const override { return "BasicBlock"; }

 protected:
  at::Tensor branch(const at::Tensor& input) override {
    at::Tensor values = call("relu", call("bn1", call("conv1", input)));
    return call("bn2", call("conv2", values));
  }
};

class Bottleneck : public ResidualBlock {
 public:
  static constexpr int64_t kExpansion = 4;

  Bottleneck(int64_t in, int64_t width, int64_t stride) {
    int64_t out = width * kExpansion;
    register_child("conv1", convolution(in, width, 1));
    register_child("bn1", std::make_shared<BatchNorm2d>(width));
    register_child("conv2", convolution(width, width, 3, stride));
    register_child("bn2", std::make_shared<BatchNorm2d>(width));
    register_child("conv3", convolution(width, out, 1));
    register_child("bn3", std::make_shared<BatchNorm2d>(out));
    register_child("relu", std::make_shared<ReLU>());
    register_downsample(in, out, stride);
  }
  const char* kind() const override { return "Bottleneck"; }

 protected:
  at::Tensor branch(const at::Tensor& input) override {
    at::Tensor values = call("relu", call("bn1", call("conv1", input)));
    values = call("relu", call("bn2", call("conv2", values)));
    return call("bn3", call("conv3", values));
  }
};

class ResNet : public Module {
 public:
  template <typename Block>
  static std::shared_ptr<ResNet> make(const std::array<int64_t, 4>& depths, int64_t in_channels, int64_t classes) {
    auto net = std::make_shared<ResNet>();
    net->register_child("conv1", std::make_shared<Conv2d>(nn::Conv2dOptions{.in_channels = in_channels,
                                                                            .out_channels = 64,
                                                                            .kernel_size = 7,
                                                                            .stride = 2,
                                                                            .padding = 3,
                                                                            .bias = false}));
    net->register_child("bn1", std::make_shared<BatchNorm2d>(64));
    net->register_child("relu", std::make_shared<ReLU>());
    net->register_child("maxpool", std::make_shared<nn::MaxPool2d>(3, 2, 1));
    int64_t channels = 64;
    for (size_t stage = 0; stage < depths.size(); stage++) {
      int64_t width = 64 << stage;
      auto layer = std::make_shared<Sequential>();
      for (int64_t block = 0; block < depths[stage]; block++) {
        layer->append(std::make_shared<Block>(channels, width, block == 0 && stage > 0 ? 2 : 1));
        channels = width * Block::kExpansion;
      }
      net->register_child("layer" + std::to_string(stage + 1), layer);
    }
    net->register_child("avgpool", std::make_shared<nn::AdaptiveAvgPool2d>());
    net->register_child("fc", std::make_shared<nn::Linear>(channels, classes));
    return net;
  }

  const char* kind() const override { return "ResNet"; }

  at::Tensor forward(const at::Tensor& input) override {
    at::Tensor values = call("maxpool", call("relu", call("bn1", call("conv1", input))));
    for (const char* layer : {"layer1", "layer2", "layer3", "layer4"}) values = call(layer, values);
    return call("fc", call("avgpool", values).flatten(1));
  }
};

template <typename Block, int64_t A, int64_t B, int64_t C, int64_t D>
std::shared_ptr<Module> build(const Options& options, at::Generator generator) {
  auto net =
      ResNet::make<Block>({A, B, C, D}, option<int64_t>(options, "inChannels"), option<int64_t>(options, "numClasses"));
  nn::reset_all_parameters(*net, generator);
  nn::reset_convolutions(*net, generator);
  return net;
}

ModelSpec spec(const char* name, const char* description,
               std::shared_ptr<Module> (*build_model)(const Options&, at::Generator)) {
  return {
      name,
      description,
      {{"inChannels", int64_t{3}, "channels of the images", 1}, {"numClasses", int64_t{1000}, "number of classes", 1}},
      build_model};
}

}  // namespace

ModelSpec resnet18() {
  return spec("resnet18", "ResNet-18, 11.7 million parameters", build<BasicBlock, 2, 2, 2, 2>);
}

ModelSpec resnet34() {
  return spec("resnet34", "ResNet-34, 21.8 million parameters", build<BasicBlock, 3, 4, 6, 3>);
}

ModelSpec resnet50() {
  return spec("resnet50", "ResNet-50, 25.6 million parameters", build<Bottleneck, 3, 4, 6, 3>);
}

ModelSpec resnet101() {
  return spec("resnet101", "ResNet-101, 44.5 million parameters", build<Bottleneck, 3, 4, 23, 3>);
}

}  // namespace tsml::models
