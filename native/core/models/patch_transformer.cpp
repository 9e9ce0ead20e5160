#include "core/models/patch_transformer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

#include "core/errors.h"
#include "core/models/blocks.h"
#include "core/nn/factory.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

std::string show(Extent extent) {
  return std::to_string(extent[0]) + "x" + std::to_string(extent[1]);
}

// "224x224 and 240x240": the next smaller and the next larger size that patches fit into.
std::string fitting(Extent image, int64_t patch) {
  Extent smaller{}, larger{};
  for (size_t side = 0; side < 2; side++) {
    smaller[side] = image[side] / patch * patch;
    larger[side] = std::max(patch, (image[side] + patch - 1) / patch * patch);
  }
  return std::min(smaller[0], smaller[1]) == 0 ? show(larger) : show(smaller) + " and " + show(larger);
}

void check_pool(const std::string& type) {
  if (type != "token" && type != "avg" && type != "max" && type != "avgmax" && !type.empty())
    refuse("Expected 'token', 'avg', 'max', 'avgmax' or '' for globalPool but received '", type, "'");
}

}  // namespace

PatchGrid::PatchGrid(Extent image, int64_t patch, bool dynamic) : image_(image), patch_(patch), dynamic_(dynamic) {
  if (image[0] < 1 || image[1] < 1 || image[0] % patch != 0 || image[1] % patch != 0)
    refuse("Expected height and width of the images to be multiples of the patch of ", patch, " but received ",
           show(image), ": ", fitting(image, patch), " would fit");
}

Extent PatchGrid::of(const at::Tensor& images) const {
  if (images.dim() != 4) refuse("Expected images [N, C, H, W] but received ", describe(images));
  const Extent given{images.size(2), images.size(3)};
  if (!dynamic_ && given != image_)
    refuse("Expected images of ", show(image_), " but received ", show(given),
           ": resize them, call setInputSize, or make the model with dynamicImgSize: true");
  return resized(given).size();
}

PatchEmbed::PatchEmbed(int64_t in_channels, int64_t width, int64_t patch) {
  register_child("proj",
                 std::make_shared<nn::Conv2d>(nn::Conv2dOptions{
                     .in_channels = in_channels, .out_channels = width, .kernel_size = patch, .stride = patch}));
}

std::array<at::Tensor, 3> split_heads(const at::Tensor& qkv, int64_t heads) {
  const std::vector<at::Tensor> parts = qkv.chunk(3, -1);
  const auto by_head = [&](const at::Tensor& part) { return part.unflatten(-1, {heads, -1}).transpose(1, 2); };
  return {by_head(parts[0]), by_head(parts[1]), by_head(parts[2])};
}

at::Tensor PatchEmbed::forward(const at::Tensor& images) {
  return call("proj", images).flatten(2).transpose(1, 2);
}

PatchTransformerOptions patch_transformer_options(const Options& options) {
  const int64_t side = option<int64_t>(options, "imgSize");
  return {common_options(options), {side, side}, option<bool>(options, "dynamicImgSize")};
}

std::vector<OptionSpec> patch_transformer_option_specs(int64_t num_classes, const std::string& global_pool,
                                                       int64_t image, bool dynamic) {
  std::vector<OptionSpec> specs = common_option_specs(num_classes, global_pool);
  specs.push_back({"imgSize", image, "height and width of the images", 1});
  specs.push_back({"dynamicImgSize", dynamic, "whether images of other sizes are taken too"});
  return specs;
}

PatchTransformer::PatchTransformer(const PatchTransformerShape& shape, const PatchTransformerOptions& options)
    : shape_(shape), grid_(options.image, shape.patch, options.dynamic) {
  set_global_pool(options.common.global_pool);
  register_parameter("cls_token", nn::empty({1, 1, shape.width}));
  if (shape.registers > 0) register_parameter("reg_token", nn::empty({1, shape.registers, shape.width}));
  register_child("patch_embed", std::make_shared<PatchEmbed>(options.common.in_channels, shape.width, shape.patch));
}

void PatchTransformer::register_head(bool norms_pooled, double eps, const CommonOptions& common) {
  const auto norm = [&](bool is_there) -> std::shared_ptr<nn::Module> {
    if (!is_there) return std::make_shared<nn::Identity>();
    return std::make_shared<nn::LayerNorm>(std::vector{shape_.width}, eps);
  };
  register_child("norm", norm(!norms_pooled));
  register_child("fc_norm", norm(norms_pooled));
  register_child("head_drop", std::make_shared<nn::Dropout>(common.drop_rate));
  register_child("head", classifier(shape_.width, common.num_classes));
}

at::Tensor PatchTransformer::with_prefix(const at::Tensor& tokens) const {
  std::vector<at::Tensor> parts;
  for (int64_t part = 0; part < (shape_.registers > 0 ? 2 : 1); part++)
    parts.push_back(parameter(part).expand({tokens.size(0), -1, -1}));
  parts.push_back(tokens);
  return at::cat(parts, 1);
}

at::Tensor PatchTransformer::pool(const at::Tensor& tokens) const {
  if (pool_.empty()) return tokens;
  if (pools_class_token()) return tokens.select(1, 0);
  const at::Tensor patches = tokens.slice(1, prefix_tokens());
  if (pool_ == "avg") return patches.mean(1);
  if (pool_ == "max") return patches.amax(1);
  return 0.5 * (patches.amax(1) + patches.mean(1));
}

at::Tensor PatchTransformer::pre_logits(const at::Tensor& tokens) {
  return call("head_drop", call("fc_norm", pool(tokens)));
}

at::Tensor PatchTransformer::classify(const at::Tensor& pre_logits) {
  return call("head", pre_logits);
}

ImageModel::Layout PatchTransformer::layout() const {
  Layout layout{.classifier = "head", .num_features = shape_.width, .classifier_features = shape_.width};
  layout.depth_groups.push_back({"patch_embed"});
  for (const NamedTensor& own : own_parameters()) {
    layout.depth_groups.front().push_back(own.name);
    layout.without_weight_decay.push_back(own.name);
  }
  for (int64_t block = 0; block < shape_.depth; block++) {
    const std::string path = "blocks." + std::to_string(block);
    layout.stages.push_back({path, shape_.width, shape_.patch});
    layout.checkpoint_units.push_back(path);
    layout.depth_groups.push_back({path});
  }
  layout.depth_groups.back().push_back("norm");
  layout.prefix_tokens = prefix_tokens();
  layout.image_size = {grid_.image()[0], grid_.image()[1]};
  return layout;
}

std::pair<at::Tensor, at::Tensor> PatchTransformer::intermediate(const at::Tensor& output, const at::Tensor& images,
                                                                 bool norm, bool as_tokens) {
  const at::Tensor tokens = norm ? call("norm", output) : output;
  const at::Tensor prefix = tokens.slice(1, 0, prefix_tokens()), patches = tokens.slice(1, prefix_tokens());
  if (as_tokens) return {patches, prefix};
  const auto [height, width] = grid_.of(images);
  return {patches.reshape({patches.size(0), height, width, shape_.width}).permute({0, 3, 1, 2}).contiguous(), prefix};
}

void PatchTransformer::set_global_pool(const std::string& type) {
  check_pool(type);
  pool_ = type;
}

void PatchTransformer::set_image_size(int64_t height, int64_t width) {
  grid_ = grid_.resized({height, width});
}

void PatchTransformer::reset_layers(nn::Module& module, at::Generator generator) {
  if (dynamic_cast<nn::Linear*>(&module)) {
    c10::NoGradGuard no_grad;
    const auto& tensors = module.own_parameters();
    nn::normal(tensors[0].tensor, 0.02, generator);
    if (tensors.size() > 1) tensors[1].tensor.zero_();
  } else {
    module.reset_parameters(generator);
  }
  for (const nn::Module::Child& child : module.named_children()) reset_layers(*child.module, generator);
}

}  // namespace tsml::models
