#include "core/models/multi_head.h"

#include <ATen/ATen.h>

#include "core/errors.h"
#include "core/models/backbone_model.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

// Of the paper's gate, whose division by 10 before the last layer is left to its weights.
constexpr int64_t kGateFeatures = 512;

std::shared_ptr<nn::Module> gate(int64_t features) {
  auto layers = std::make_shared<nn::Sequential>();
  layers->append("fc1", std::make_shared<nn::Linear>(features, kGateFeatures));
  layers->append("act", std::make_shared<nn::ReLU>());
  layers->append("norm", std::make_shared<nn::BatchNorm1d>(kGateFeatures));
  layers->append("fc2", std::make_shared<nn::Linear>(kGateFeatures, 1));
  return layers;
}

class MultiHead final : public BackboneModel {
 public:
  MultiHead(std::shared_ptr<ImageModel> backbone, int64_t classes, int64_t auxiliary_classes)
      : BackboneModel(std::move(backbone)) {
    const int64_t features = layout().classifier_features;
    register_child("classifier", std::make_shared<nn::Linear>(features, classes));
    register_child("gate", gate(features));
    register_child("auxiliary", std::make_shared<nn::Linear>(features, auxiliary_classes));
  }
  const char* kind() const override { return "MultiHead"; }

  at::Tensor classify(const at::Tensor& pre_logits) override {
    return at::cat({call("classifier", pre_logits), call("gate", pre_logits), call("auxiliary", pre_logits)}, 1);
  }

  Layout layout() const override { return backbone_layout(); }

  void initialize(at::Generator generator) override {
    backbone().initialize(generator);
    for (const char* head : {"classifier", "gate", "auxiliary"}) nn::reset_all_parameters(*child(head), generator);
  }
};

std::shared_ptr<ImageModel> build_multi_head(const Options& options) {
  const auto name = option<std::string>(options, "backbone");
  if (name == "MultiHead" || name == "LocalizationNet")
    refuse("Expected a model with one classifier for MultiHead.backbone but received '", name, "'");
  Options wanted{{"numClasses", int64_t{0}}, {"inChannels", options.at("inChannels")}};
  // Not every model has them.
  for (const char* rate : {"dropRate", "dropPath"})
    if (option<double>(options, rate) > 0) wanted[rate] = options.at(rate);
  const auto classes = option<int64_t>(options, "numClasses");
  const auto auxiliary_classes = option<int64_t>(options, "auxiliaryClasses");
  return std::make_shared<MultiHead>(build(name, wanted), classes,
                                     auxiliary_classes == 0 ? classes : auxiliary_classes);
}

}  // namespace

std::vector<ModelSpec> multi_head() {
  return {{"MultiHead",
           "classifier, gate and auxiliary head over one backbone, for selective prediction",
           {{"backbone", std::string("resnet50"), "name of a model with one classifier"},
            {"inChannels", int64_t{3}, "channels of the images", 1},
            {"numClasses", int64_t{1000}, "number of classes", 1},
            {"auxiliaryClasses", int64_t{0}, "of the auxiliary head; 0 for as many as the classifier has", 0},
            {"dropRate", 0.0, "dropout before the heads", 0, 1},
            {"dropPath", 0.0, "stochastic depth of the backbone's last block; rises from 0 with the depth", 0, 1}},
           build_multi_head}};
}

}  // namespace tsml::models
