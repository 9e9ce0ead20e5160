// What the families of vision transformers share (Dosovitskiy et al. 2020, arXiv:2010.11929): images are cut into
// patches, which become the tokens of a sequence behind a class token and, in some models, registers
// (arXiv:2309.16588).
#pragma once

#include <array>

#include "core/models/image_model.h"
#include "core/models/registry.h"

namespace tsml::models {

// Height and width.
using Extent = std::array<int64_t, 2>;

// The images that a model takes, and the patches that they are cut into.
class PatchGrid {
 public:
  // `dynamic`: images of any size are taken, and `image` is the size that the position embedding was made for. Throws
  // std::invalid_argument where the patches do not fit into the images.
  PatchGrid(Extent image, int64_t patch, bool dynamic);

  // How many patches these images [N, C, H, W] have. Throws std::invalid_argument where the model does not take them.
  Extent of(const at::Tensor& images) const;

  // Of images of the size that the model was made for.
  Extent size() const { return {image_[0] / patch_, image_[1] / patch_}; }
  Extent image() const { return image_; }
  int64_t patch() const { return patch_; }
  // The same with images of another size.
  PatchGrid resized(Extent image) const { return {image, patch_, dynamic_}; }

 private:
  Extent image_;
  int64_t patch_;
  bool dynamic_;
};

// Images [N, C, H, W] to tokens [N, H W / patch², width], row by row.
class PatchEmbed final : public nn::Module {
 public:
  PatchEmbed(int64_t in_channels, int64_t width, int64_t patch);
  const char* kind() const override { return "PatchEmbed"; }
  at::Tensor forward(const at::Tensor& images) override;
};

// Queries, keys and values [N, heads, T, C / heads] of what a layer makes of tokens for all of them, [N, T, 3 C]:
// views. Their gradients come together in one copy; those of `permute` and `unbind` take two.
std::array<at::Tensor, 3> split_heads(const at::Tensor& qkv, int64_t heads);

// What a family's options say.
struct PatchTransformerOptions {
  CommonOptions common;
  Extent image;
  bool dynamic;
};
PatchTransformerOptions patch_transformer_options(const Options& options);
std::vector<OptionSpec> patch_transformer_option_specs(int64_t num_classes, const std::string& global_pool,
                                                       int64_t image, bool dynamic);

// The sizes of one architecture.
struct PatchTransformerShape {
  int64_t patch, width, depth, heads;
  int64_t registers = 0;
};

// A model with parameter "cls_token" first, then "reg_token" where it has registers, and children "patch_embed",
// "blocks", "norm", "fc_norm", "head_drop" and "head".
class PatchTransformer : public ImageModel {
 public:
  at::Tensor pre_logits(const at::Tensor& tokens) override;
  at::Tensor classify(const at::Tensor& pre_logits) override;
  Layout layout() const override;
  std::pair<at::Tensor, at::Tensor> intermediate(const at::Tensor& output, const at::Tensor& images, bool norm,
                                                 bool as_tokens) override;
  void set_global_pool(const std::string& type) override;
  void set_image_size(int64_t height, int64_t width) override;

 protected:
  PatchTransformer(const PatchTransformerShape& shape, const PatchTransformerOptions& options);

  // The last children, which follow the blocks. `norms_pooled`: the norm stands behind the pooling instead of before
  // it.
  void register_head(bool norms_pooled, double eps, const CommonOptions& common);

  // Class token and registers for these tokens [N, T, C], and the tokens behind them.
  at::Tensor with_prefix(const at::Tensor& tokens) const;

  // timm's start of every layer: linear layers N(0, 0.02²) without bias, the others PyTorch's.
  static void reset_layers(nn::Module& module, at::Generator generator);

  const PatchTransformerShape& shape() const { return shape_; }
  const PatchGrid& grid() const { return grid_; }
  int64_t prefix_tokens() const { return 1 + shape_.registers; }
  bool pools_class_token() const { return pool_ == "token"; }
  const at::Tensor& class_token() const { return parameter(0); }

 private:
  at::Tensor pool(const at::Tensor& tokens) const;

  PatchTransformerShape shape_;
  PatchGrid grid_;
  std::string pool_;
};

}  // namespace tsml::models
