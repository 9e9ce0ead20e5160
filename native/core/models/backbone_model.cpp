#include "core/models/backbone_model.h"

#include "core/errors.h"

namespace tsml::models {

ImageModel& BackboneModel::backbone() const {
  nn::Module& found = *child("backbone");
  if (auto* model = dynamic_cast<ImageModel*>(&found)) return *model;
  refuse("The backbone of ", kind(), " was exchanged for ", found.kind(), ", which is not a whole model");
}

// Errors name the module below it as `call` would.
template <typename Body>
at::Tensor BackboneModel::in_backbone(const Body& body) {
  try {
    return body(backbone());
  } catch (const nn::ForwardError& error) {
    throw nn::ForwardError("backbone." + error.path(), error.reason());
  }
}

at::Tensor BackboneModel::forward_features(const at::Tensor& images) {
  return in_backbone([&](ImageModel& model) { return model.forward_features(images); });
}

at::Tensor BackboneModel::pre_logits(const at::Tensor& features) {
  return in_backbone([&](ImageModel& model) { return model.forward_head(features); });
}

std::pair<at::Tensor, at::Tensor> BackboneModel::intermediate(const at::Tensor& output, const at::Tensor& images,
                                                              bool norm, bool as_tokens) {
  return backbone().intermediate(output, images, norm, as_tokens);
}

void BackboneModel::set_global_pool(const std::string&) {
  refuse("The heads of ", kind(),
         " take what its backbone pools: set it there, by model.backbone.resetClassifier(0, { globalPool })");
}

ImageModel::Layout BackboneModel::backbone_layout() const {
  Layout layout = backbone().layout();
  const auto below = [](std::string& path) { path.insert(0, "backbone."); };
  for (Stage& stage : layout.stages) below(stage.path);
  for (auto& group : layout.depth_groups)
    for (std::string& beginning : group) below(beginning);
  for (std::string& unit : layout.checkpoint_units) below(unit);
  for (std::string& name : layout.without_weight_decay) below(name);
  layout.classifier.clear();
  return layout;
}

}  // namespace tsml::models
