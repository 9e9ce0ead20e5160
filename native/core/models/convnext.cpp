#include "core/models/convnext.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <array>
#include <numeric>

#include "core/errors.h"
#include "core/models/blocks.h"
#include "core/models/image_model.h"
#include "core/nn/factory.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::Conv2d;
using nn::Module;
using nn::Sequential;

constexpr double kNormEps = 1e-6, kInitialGamma = 1e-6;

// A convolution whose windows do not overlap.
std::shared_ptr<Conv2d> patches(int64_t in, int64_t out, int64_t size) {
  return std::make_shared<Conv2d>(
      nn::Conv2dOptions{.in_channels = in, .out_channels = out, .kernel_size = size, .stride = size});
}

// Its own parameter "gamma" is a learned factor for each channel of the branch.
class ConvNeXtBlock final : public Module {
 public:
  ConvNeXtBlock(int64_t channels, double drop_rate) {
    register_parameter("gamma", nn::empty({channels}));
    register_child(
        "conv_dw",
        std::make_shared<Conv2d>(nn::Conv2dOptions{
            .in_channels = channels, .out_channels = channels, .kernel_size = 7, .padding = 3, .groups = channels}));
    register_child("norm", std::make_shared<nn::LayerNorm>(std::vector<int64_t>{channels}, kNormEps));
    register_child("mlp", std::make_shared<Mlp>(channels, 4 * channels));
    register_child("drop_path", drop_path(drop_rate));
  }
  const char* kind() const override { return "ConvNeXtBlock"; }

  at::Tensor forward(const at::Tensor& input) override {
    at::Tensor values = call("conv_dw", input);
    values = call("norm", values.permute({0, 2, 3, 1}));
    values = call("mlp", std::move(values)).permute({0, 3, 1, 2});
    values = scaled(std::move(values), parameter(0).reshape({1, -1, 1, 1}));
    return add_branch(input, call("drop_path", std::move(values)));
  }

  void reset_parameters(at::Generator) override {
    c10::NoGradGuard no_grad;
    parameter(0).fill_(kInitialGamma);
  }
};

class ConvNeXtStage final : public Module {
 public:
  // `rates`: of stochastic depth, one for each block.
  ConvNeXtStage(int64_t in, int64_t out, bool downsamples, const std::vector<double>& rates) {
    if (downsamples) {
      auto downsample = std::make_shared<Sequential>();
      downsample->append(std::make_shared<LayerNorm2d>(in, kNormEps)).append(patches(in, out, 2));
      register_child("downsample", downsample);
    } else {
      register_child("downsample", std::make_shared<nn::Identity>());
    }
    auto blocks = std::make_shared<Sequential>();
    for (double rate : rates) blocks->append(std::make_shared<ConvNeXtBlock>(out, rate));
    register_child("blocks", blocks);
  }
  const char* kind() const override { return "ConvNeXtStage"; }
  at::Tensor forward(const at::Tensor& input) override { return call("blocks", call("downsample", input)); }
};

// Pools first, then normalises.
class NormMlpClassifierHead final : public Module {
 public:
  NormMlpClassifierHead(int64_t features, const CommonOptions& options) {
    register_child("global_pool", std::make_shared<SelectAdaptivePool2d>(options.global_pool, /*flatten=*/false));
    register_child("norm", std::make_shared<LayerNorm2d>(features, kNormEps));
    register_child("drop", std::make_shared<nn::Dropout>(options.drop_rate));
    register_child("fc", classifier(features, options.num_classes));
  }
  const char* kind() const override { return "NormMlpClassifierHead"; }
  at::Tensor forward(const at::Tensor& features) override { return classify(pre_logits(features)); }
  at::Tensor classify(const at::Tensor& pre_logits) { return call("fc", pre_logits); }

  // What the classifier is given.
  at::Tensor pre_logits(const at::Tensor& features) {
    at::Tensor values = call("norm", call("global_pool", features));
    auto* pool = dynamic_cast<SelectAdaptivePool2d*>(child("global_pool").get());
    if (!pool || !pool->is_identity()) values = values.flatten(1);
    return call("drop", values);
  }
};

void check_pool(const std::string& type) {
  if (type == "catavgmax")
    refuse(
        "Expected 'avg', 'max', 'avgmax' or '' for globalPool of a ConvNeXt but received 'catavgmax': its last norm "
        "takes the channels of the features, not twice as many");
}

class ConvNeXt final : public ImageModel {
 public:
  ConvNeXt(const std::array<int64_t, 4>& depths, const std::array<int64_t, 4>& widths, const CommonOptions& options)
      : depths_(depths), widths_(widths) {
    check_pool(options.global_pool);
    auto stem = std::make_shared<Sequential>();
    stem->append(patches(options.in_channels, widths[0], 4)).append(std::make_shared<LayerNorm2d>(widths[0], kNormEps));
    register_child("stem", stem);
    const std::vector<double> rates =
        rising(options.drop_path, std::accumulate(depths.begin(), depths.end(), int64_t{0}));
    auto stages = std::make_shared<Sequential>();
    auto rate = rates.begin();
    for (size_t stage = 0; stage < depths.size(); stage++) {
      const int64_t in = stage == 0 ? widths[0] : widths[stage - 1];
      stages->append(std::make_shared<ConvNeXtStage>(in, widths[stage], stage > 0,
                                                     std::vector<double>(rate, rate + depths[stage])));
      rate += depths[stage];
    }
    register_child("stages", stages);
    register_child("head", std::make_shared<NormMlpClassifierHead>(widths.back(), options));
  }

  const char* kind() const override { return "ConvNeXt"; }

  at::Tensor forward_features(const at::Tensor& images) override { return call("stages", call("stem", images)); }

  at::Tensor forward_head(const at::Tensor& features) override { return call("head", features); }
  at::Tensor pre_logits(const at::Tensor& features) override { return head().pre_logits(features); }
  at::Tensor classify(const at::Tensor& pre_logits) override { return head().classify(pre_logits); }

  Layout layout() const override {
    Layout layout{.stages = {},
                  .classifier = "head.fc",
                  .num_features = widths_.back(),
                  .classifier_features = widths_.back(),
                  .depth_groups = {{"stem"}}};
    for (size_t stage = 0; stage < depths_.size(); stage++) {
      const std::string path = "stages." + std::to_string(stage);
      layout.stages.push_back({path, widths_[stage], int64_t{4} << stage});
      for (int64_t block = 0; block < depths_[stage]; block++) {
        layout.checkpoint_units.push_back(path + ".blocks." + std::to_string(block));
        layout.depth_groups.push_back({layout.checkpoint_units.back()});
        if (block == 0) layout.depth_groups.back().push_back(path + ".downsample");
      }
    }
    return layout;
  }

  void initialize(at::Generator generator) override {
    nn::reset_all_parameters(*this, generator);
    constexpr double kStd = 0.02;
    nn::for_each<Conv2d>(*this, [&](Conv2d& convolution) { nn::normal(convolution.weight(), kStd, generator); });
    nn::for_each<nn::Linear>(*this, [&](nn::Linear& linear) { nn::normal(linear.weight(), kStd, generator); });
    nn::zero_biases(*this);
  }

  void set_global_pool(const std::string& type) override {
    check_pool(type);
    global_pool(*child("head")).set_type(type);
  }

 private:
  NormMlpClassifierHead& head() const {
    Module& found = *child("head");
    if (auto* own = dynamic_cast<NormMlpClassifierHead*>(&found)) return *own;
    refuse("The head of ConvNeXt was exchanged for ", found.kind(), ": what comes before its logits is not known");
  }

  std::array<int64_t, 4> depths_, widths_;
};

ModelSpec spec(std::string name, std::string description, std::array<int64_t, 4> depths,
               std::array<int64_t, 4> widths) {
  return {std::move(name), std::move(description), common_option_specs(), [depths, widths](const Options& options) {
            return std::make_shared<ConvNeXt>(depths, widths, common_options(options));
          }};
}

}  // namespace

std::vector<ModelSpec> convnext() {
  return {
      spec("convnext_tiny", "ConvNeXt-T, 28.6 million parameters", {3, 3, 9, 3}, {96, 192, 384, 768}),
      spec("convnext_small", "ConvNeXt-S, 50.2 million parameters", {3, 3, 27, 3}, {96, 192, 384, 768}),
      spec("convnext_base", "ConvNeXt-B, 88.6 million parameters", {3, 3, 27, 3}, {128, 256, 512, 1024}),
      spec("convnext_large", "ConvNeXt-L, 197.8 million parameters", {3, 3, 27, 3}, {192, 384, 768, 1536}),
  };
}

}  // namespace tsml::models
