#include "core/models/vision_transformer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/models/blocks.h"
#include "core/models/patch_transformer.h"
#include "core/nn/factory.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::Module;

constexpr double kEps = 1e-6;

struct Architecture {
  PatchTransformerShape shape;
  double layer_scale = 0;  // where branches have one: how it starts
  bool gated = false;      // SwiGLU (Shazeer 2020, arXiv:2002.05202) in the place of GELU
};

class Attention final : public Module {
 public:
  Attention(int64_t width, int64_t heads) : heads_(heads) {
    register_child("qkv", std::make_shared<nn::Linear>(width, 3 * width));
    register_child("proj", std::make_shared<nn::Linear>(width, width));
  }
  const char* kind() const override { return "Attention"; }

  at::Tensor forward(const at::Tensor& tokens) override {
    return call("proj", attend(tokens).transpose(1, 2).reshape(tokens.sizes()));
  }

 private:
  // [N, heads, T, width / heads]
  at::Tensor attend(const at::Tensor& tokens) {
    const auto [queries, keys, values] = split_heads(call("qkv", tokens), heads_);
    return at::scaled_dot_product_attention(queries, keys, values);
  }

  int64_t heads_;
};

// fc1 gives the gate and what it multiplies, in this order.
class GluMlp final : public Module {
 public:
  GluMlp(int64_t width, int64_t hidden) {
    register_child("fc1", std::make_shared<nn::Linear>(width, 2 * hidden));
    register_child("act", std::make_shared<nn::SiLU>());
    register_child("fc2", std::make_shared<nn::Linear>(hidden, width));
  }
  const char* kind() const override { return "GluMlp"; }

  at::Tensor forward(const at::Tensor& tokens) override { return call("fc2", gated(tokens)); }

  // As timm starts it: the second half of fc1 at 1, nearly constant.
  void reset_gate(at::Generator generator) {
    c10::NoGradGuard no_grad;
    for (const NamedTensor& own : child("fc1")->own_parameters()) {
      at::Tensor half = own.tensor.chunk(2)[1];
      if (own.name == "weight") nn::normal(half, 1e-6, generator);
      if (own.name == "bias") half.fill_(1);
    }
  }

 private:
  at::Tensor gated(const at::Tensor& tokens) {
    const std::vector<at::Tensor> halves = call("fc1", tokens).chunk(2, -1);
    return call("act", halves[0]) * halves[1];
  }
};

// Whether each token's result is its own: what a block has behind its attention, unless it was exchanged.
bool takes_tokens_alone(const Module& module) {
  constexpr std::array kKinds = {"LayerNorm", "Mlp",        "GluMlp",   "Linear",  "GELU",
                                 "SiLU",      "LayerScale", "DropPath", "Identity"};
  const auto& parts = module.named_children();
  return std::find(kKinds.begin(), kKinds.end(), std::string_view(module.kind())) != kKinds.end() &&
         std::all_of(parts.begin(), parts.end(),
                     [](const Module::Child& part) { return takes_tokens_alone(*part.module); });
}

class Block final : public Module {
 public:
  Block(const Architecture& architecture, double drop_rate)
      : has_layer_scale_(architecture.layer_scale > 0), has_drop_path_(drop_rate > 0) {
    const int64_t width = architecture.shape.width;
    register_child("norm1", std::make_shared<nn::LayerNorm>(std::vector{width}, kEps));
    register_child("attn", std::make_shared<Attention>(width, architecture.shape.heads));
    register_end("1", width, architecture.layer_scale, drop_rate);
    register_child("norm2", std::make_shared<nn::LayerNorm>(std::vector{width}, kEps));
    if (architecture.gated) {
      // timm's mlp_ratio of 2.66667 * 2, for gate and values together.
      register_child("mlp", std::make_shared<GluMlp>(width, static_cast<int64_t>(width * (2.66667 * 2)) / 2));
    } else {
      register_child("mlp", std::make_shared<Mlp>(width, 4 * width));
    }
    register_end("2", width, architecture.layer_scale, drop_rate);
  }
  const char* kind() const override { return "Block"; }

  at::Tensor forward(const at::Tensor& tokens) override {
    at::Tensor values = residual(tokens, "norm1", "attn", "ls1", "drop_path1");
    // A copy, so that a graph does not keep all of them for one.
    if (keeps_class_token_) values = values.slice(1, 0, 1).clone();
    return residual(values, "norm2", "mlp", "ls2", "drop_path2");
  }

  // Whether nothing behind the attention mixes tokens, and nobody would see that there is one alone.
  bool may_keep_class_token() const {
    const auto& layers = named_children();
    const auto behind =
        std::find_if(layers.begin(), layers.end(), [](const Module::Child& layer) { return layer.name == "norm2"; });
    return !is_observed() && !is_checkpointed() && std::all_of(behind, layers.end(), [](const Module::Child& layer) {
      return takes_tokens_alone(*layer.module);
    });
  }

  // While it lives, of a block's tokens only the first goes on behind the attention: [N, 1, C].
  class KeepClassToken {
   public:
    explicit KeepClassToken(Block& block) : block_(block) { block.keeps_class_token_ = true; }
    ~KeepClassToken() { block_.keeps_class_token_ = false; }
    KeepClassToken(const KeepClassToken&) = delete;
    KeepClassToken& operator=(const KeepClassToken&) = delete;

   private:
    Block& block_;
  };

 private:
  void register_end(const std::string& number, int64_t width, double layer_scale, double drop_rate) {
    if (has_layer_scale_) register_child("ls" + number, std::make_shared<LayerScale>(width, layer_scale));
    if (has_drop_path_) register_child("drop_path" + number, std::make_shared<DropPath>(drop_rate));
  }

  at::Tensor residual(const at::Tensor& tokens, const char* norm, const char* layer, const char* scale,
                      const char* drop) {
    at::Tensor branch = call(layer, call(norm, tokens));
    if (has_layer_scale_) branch = call(scale, std::move(branch));
    if (has_drop_path_) branch = call(drop, std::move(branch));
    return add_branch(tokens, std::move(branch));
  }

  bool has_layer_scale_, has_drop_path_;
  bool keeps_class_token_ = false;
};

// Position embedding [1, P + H W, C] for another grid, its first P rows as they are: bicubic and antialiased, in
// float32.
at::Tensor resample(const at::Tensor& position, Extent from, Extent to, int64_t prefix) {
  if (from == to) return position;
  const int64_t width = position.size(2);
  at::Tensor map = position.slice(1, prefix).to(at::kFloat).reshape({1, from[0], from[1], width}).permute({0, 3, 1, 2});
  map = at::_upsample_bicubic2d_aa(map, to, /*align_corners=*/false);
  at::Tensor patches = map.permute({0, 2, 3, 1}).reshape({1, -1, width}).to(position.scalar_type());
  return prefix == 0 ? patches : at::cat({position.slice(1, 0, prefix), patches}, 1);
}

class VisionTransformer final : public PatchTransformer {
 public:
  VisionTransformer(const Architecture& architecture, const PatchTransformerOptions& options)
      : PatchTransformer(architecture.shape, options) {
    const auto [rows, columns] = grid().size();
    register_parameter("pos_embed", nn::empty({1, positioned_prefix() + rows * columns, shape().width}));
    auto blocks = std::make_shared<nn::Sequential>();
    for (double rate : rising(options.common.drop_path, shape().depth))
      blocks->append(std::make_shared<Block>(architecture, rate));
    register_child("blocks", blocks);
    const std::string& pool = options.common.global_pool;
    register_head(pool == "avg" || pool == "max" || pool == "avgmax", kEps, options.common);
  }
  const char* kind() const override { return "VisionTransformer"; }

  at::Tensor forward_features(const at::Tensor& images) override {
    const Extent size = grid().of(images);
    at::Tensor values = with_position(call("patch_embed", images), size);
    return call("norm", call("blocks", std::move(values)));
  }

  // Where the class token alone is classified, the last block need not compute what comes of the others.
  at::Tensor forward(const at::Tensor& images) override {
    nn::Module &blocks = *child("blocks"), &norm = *child("norm");
    auto* last =
        blocks.named_children().empty() ? nullptr : dynamic_cast<Block*>(blocks.named_children().back().module.get());
    if (!pools_class_token() || !last || !last->may_keep_class_token() || blocks.observer() || norm.observer() ||
        !dynamic_cast<const nn::LayerNorm*>(&norm))
      return PatchTransformer::forward(images);
    const Block::KeepClassToken alone(*last);
    return PatchTransformer::forward(images);
  }

  void set_image_size(int64_t height, int64_t width) override {
    c10::NoGradGuard no_grad;
    // What may fail comes first: the size and the positions change together.
    const Extent before = grid().size(), after = grid().resized({height, width}).size();
    if (after != before) replace_parameter(position_place(), resample(position(), before, after, positioned_prefix()));
    PatchTransformer::set_image_size(height, width);
  }

  void initialize(at::Generator generator) override {
    reset_layers(*this, generator);
    nn::for_each<GluMlp>(*this, [&](GluMlp& mlp) { mlp.reset_gate(generator); });
    for (const NamedTensor& own : own_parameters()) nn::normal(own.tensor, 1e-6, generator);
    nn::normal(position(), 0.02, generator);
  }

 private:
  // Models with registers have no position for the tokens before the patches.
  int64_t positioned_prefix() const { return shape().registers > 0 ? 0 : prefix_tokens(); }
  size_t position_place() const { return shape().registers > 0 ? 2 : 1; }
  const at::Tensor& position() const { return parameter(position_place()); }

  at::Tensor with_position(const at::Tensor& patches, Extent size) const {
    const at::Tensor position = resample(this->position(), grid().size(), size, positioned_prefix());
    if (positioned_prefix() == 0) return with_prefix(patches + position);
    return with_prefix(patches) + position;
  }
};

ModelSpec spec(std::string name, std::string description, const Architecture& architecture, int64_t image,
               int64_t classes) {
  return {std::move(name),
          std::move(description),
          patch_transformer_option_specs(classes, "token", image, false),
          [architecture](const Options& options) {
            return std::make_shared<VisionTransformer>(architecture, patch_transformer_options(options));
          },
          {image, image}};
}

constexpr PatchTransformerShape tiny(int64_t patch) {
  return {.patch = patch, .width = 192, .depth = 12, .heads = 3};
}
constexpr PatchTransformerShape small(int64_t patch) {
  return {.patch = patch, .width = 384, .depth = 12, .heads = 6};
}
constexpr PatchTransformerShape base(int64_t patch) {
  return {.patch = patch, .width = 768, .depth = 12, .heads = 12};
}
constexpr PatchTransformerShape large(int64_t patch) {
  return {.patch = patch, .width = 1024, .depth = 24, .heads = 16};
}
constexpr PatchTransformerShape huge(int64_t patch) {
  return {.patch = patch, .width = 1280, .depth = 32, .heads = 16};
}
constexpr PatchTransformerShape giant(int64_t patch) {
  return {.patch = patch, .width = 1536, .depth = 40, .heads = 24};
}

ModelSpec dinov2(const std::string& size, const std::string& description, PatchTransformerShape shape,
                 int64_t registers) {
  shape.registers = registers;
  const std::string name = "vit_" + size + "_patch14_" + (registers > 0 ? "reg4_" : "") + "dinov2";
  return spec(name, description + (registers > 0 ? ", with 4 registers" : ""),
              {.shape = shape, .layer_scale = 1e-5, .gated = size == "giant"}, 518, 0);
}

}  // namespace

std::vector<ModelSpec> vision_transformer() {
  std::vector<ModelSpec> specs{
      spec("vit_tiny_patch16_224", "ViT-Ti/16, 5.7 million parameters", {tiny(16)}, 224, 1000),
      spec("vit_small_patch16_224", "ViT-S/16, 22.1 million parameters", {small(16)}, 224, 1000),
      spec("vit_base_patch16_224", "ViT-B/16, 86.6 million parameters", {base(16)}, 224, 1000),
      spec("vit_base_patch16_384", "ViT-B/16 for images of 384, 86.9 million parameters", {base(16)}, 384, 1000),
      spec("vit_base_patch32_224", "ViT-B/32, 88.2 million parameters", {base(32)}, 224, 1000),
      spec("vit_base_patch32_384", "ViT-B/32 for images of 384, 88.3 million parameters", {base(32)}, 384, 1000),
      spec("vit_large_patch16_224", "ViT-L/16, 304.3 million parameters", {large(16)}, 224, 1000),
      spec("vit_large_patch16_384", "ViT-L/16 for images of 384, 304.7 million parameters", {large(16)}, 384, 1000),
      spec("vit_large_patch32_224", "ViT-L/32, 305.5 million parameters without a classifier", {large(32)}, 224, 0),
      spec("vit_large_patch32_384", "ViT-L/32 for images of 384, 306.6 million parameters", {large(32)}, 384, 1000),
      spec("vit_huge_patch14_224", "ViT-H/14, 630.8 million parameters without a classifier", {huge(14)}, 224, 0),
  };
  for (int64_t registers : {0, 4}) {
    specs.push_back(dinov2("small", "DINOv2 ViT-S/14, 22.1 million parameters", small(14), registers));
    specs.push_back(dinov2("base", "DINOv2 ViT-B/14, 86.6 million parameters", base(14), registers));
    specs.push_back(dinov2("large", "DINOv2 ViT-L/14, 304.4 million parameters", large(14), registers));
    specs.push_back(dinov2("giant", "DINOv2 ViT-g/14, 1.1 billion parameters", giant(14), registers));
  }
  return specs;
}

}  // namespace tsml::models
