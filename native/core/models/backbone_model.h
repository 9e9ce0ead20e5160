// What models that put heads of their own on a whole model of the zoo share: the child "backbone", made with 0 classes.
// Its features, stages and groups are theirs; paths begin with "backbone.".
#pragma once

#include "core/models/image_model.h"

namespace tsml::models {

class BackboneModel : public ImageModel {
 public:
  at::Tensor forward_features(const at::Tensor& images) final;
  at::Tensor pre_logits(const at::Tensor& features) final;
  std::pair<at::Tensor, at::Tensor> intermediate(const at::Tensor& output, const at::Tensor& images, bool norm,
                                                 bool as_tokens) final;
  void set_image_size(int64_t height, int64_t width) final { backbone().set_image_size(height, width); }

  // Refuses: that is the backbone's.
  void set_global_pool(const std::string& type) final;

 protected:
  explicit BackboneModel(std::shared_ptr<ImageModel> backbone) { register_child("backbone", std::move(backbone)); }

  // Throws std::invalid_argument where it was exchanged for what is no whole model.
  ImageModel& backbone() const;

  // Its layout, seen from here, and without a classifier: the heads are more than one.
  Layout backbone_layout() const;

 private:
  template <typename Body>
  at::Tensor in_backbone(const Body& body);
};

}  // namespace tsml::models
