#include "core/models/localization_net.h"

#include <ATen/ATen.h>

#include <algorithm>

#include "core/errors.h"
#include "core/models/backbone_model.h"
#include "core/models/convnext.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::Module;
using nn::Sequential;

// Coordinates; hidden features of each head.
constexpr int64_t kCoordinates = 2, kHidden = 256;

// The least σ: softplus underflows to 0, and a likelihood divides by σ². Exact in float16 and bfloat16.
constexpr double kLeastDeviation = 1.0 / 1024;

// Means and deviations have hidden features of their own (Nix & Weigend 1994): where a source is and how sure that is
// are not linear in the same ones.
class LocalizationHead final : public Module {
 public:
  explicit LocalizationHead(int64_t features) {
    register_child("position", branch(features));
    register_child("uncertainty", branch(features));
  }
  const char* kind() const override { return "LocalizationHead"; }

  at::Tensor forward(const at::Tensor& pooled) override {
    at::Tensor deviations = at::softplus(call("uncertainty", pooled)) + kLeastDeviation;
    return at::cat({call("position", pooled), deviations}, 1);
  }

 private:
  static std::shared_ptr<Sequential> branch(int64_t features) {
    auto layers = std::make_shared<Sequential>();
    layers->append("fc1", std::make_shared<nn::Linear>(features, kHidden));
    layers->append("act", std::make_shared<nn::GELU>());
    layers->append("fc2", std::make_shared<nn::Linear>(kHidden, kCoordinates));
    return layers;
  }
};

class LocalizationNet final : public BackboneModel {
 public:
  explicit LocalizationNet(std::shared_ptr<ImageModel> backbone) : BackboneModel(std::move(backbone)) {
    register_child("head", std::make_shared<LocalizationHead>(layout().classifier_features));
  }
  const char* kind() const override { return "LocalizationNet"; }

  at::Tensor classify(const at::Tensor& pre_logits) override { return call("head", pre_logits); }

  Layout layout() const override { return backbone_layout(); }

  // The heads start as ConvNeXt's classifier does.
  void initialize(at::Generator generator) override {
    backbone().initialize(generator);
    Module& head = *child("head");
    nn::for_each<nn::Linear>(head, [&](nn::Linear& linear) { nn::normal(linear.weight(), 0.02, generator); });
    nn::zero_biases(head);
  }
};

std::shared_ptr<ImageModel> build_localization_net(const Options& options) {
  const auto name = option<std::string>(options, "backbone");
  std::string names;
  for (const ModelSpec& known : convnext()) names += (names.empty() ? "'" : ", '") + known.name + "'";
  if (names.find("'" + name + "'") == std::string::npos)
    refuse("Expected a ConvNeXt for LocalizationNet.backbone (", names, ") but received '", name, "'");
  Options wanted{{"numClasses", int64_t{0}}};
  for (const char* shared : {"inChannels", "dropRate", "dropPath"}) wanted[shared] = options.at(shared);
  std::shared_ptr<ImageModel> backbone = build(name, wanted);
  if (option<bool>(options, "freezeBackbone"))
    for (const NamedTensor& parameter : backbone->named_parameters()) parameter.tensor.set_requires_grad(false);
  return std::make_shared<LocalizationNet>(backbone);
}

}  // namespace

std::vector<ModelSpec> localization_net() {
  return {{"LocalizationNet",
           "ConvNeXt over spectrograms [N, 3, 128, 32] to position and uncertainty [N, 4]",
           {{"backbone", std::string("convnext_large"), "name of a ConvNeXt"},
            {"inChannels", int64_t{3}, "channels of the spectrograms", 1},
            {"freezeBackbone", false, "only the heads take gradients, as after nn.freeze(model, 'backbone')"},
            {"dropRate", 0.0, "dropout before the heads", 0, 1},
            {"dropPath", 0.0, "stochastic depth of the backbone's last block; rises from 0 with the depth", 0, 1}},
           build_localization_net,
           {128, 32}}};
}

}  // namespace tsml::models
