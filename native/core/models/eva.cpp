#include "core/models/eva.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>

#include "core/models/blocks.h"
#include "core/models/patch_transformer.h"
#include "core/models/rotary_table.h"
#include "core/nn/factory.h"
#include "core/nn/init.h"
#include "core/nn/layers.h"

namespace tsml::models {

namespace {

using nn::Module;

constexpr double kEps = 1e-5;
constexpr double kLayerScale = 1e-5;
constexpr double kTemperature = 100;
constexpr int64_t kImage = 256;

// Takes tokens [N, T, C] and a rotary table for those after the prefix.
class EvaAttention final : public Module {
 public:
  explicit EvaAttention(const PatchTransformerShape& shape) : heads_(shape.heads), prefix_(1 + shape.registers) {
    register_child("qkv", std::make_shared<nn::Linear>(shape.width, 3 * shape.width, /*bias=*/false));
    register_child("proj", std::make_shared<nn::Linear>(shape.width, shape.width));
  }
  const char* kind() const override { return "EvaAttention"; }

  at::Tensor forward_all(at::TensorList inputs) override {
    const at::Tensor &tokens = inputs[0], &table = inputs.at(1);
    return call("proj", attend(tokens, table).transpose(1, 2).reshape(tokens.sizes()));
  }

 private:
  // [N, heads, T, width / heads]
  at::Tensor attend(const at::Tensor& tokens, const at::Tensor& table) {
    const auto [queries, keys, values] = split_heads(call("qkv", tokens), heads_);
    return at::scaled_dot_product_attention(rotate(queries, table, prefix_), rotate(keys, table, prefix_), values);
  }

  int64_t heads_, prefix_;
};

class SwiGlu final : public Module {
 public:
  SwiGlu(int64_t width, int64_t hidden) {
    register_child("fc1_g", std::make_shared<nn::Linear>(width, hidden));
    register_child("fc1_x", std::make_shared<nn::Linear>(width, hidden));
    register_child("act", std::make_shared<nn::SiLU>());
    register_child("fc2", std::make_shared<nn::Linear>(hidden, width));
  }
  const char* kind() const override { return "SwiGLU"; }

  at::Tensor forward(const at::Tensor& tokens) override {
    at::Tensor gate = call("fc1_g", tokens), values = call("fc1_x", tokens);
    values = call("act", std::move(gate)) * values;
    return call("fc2", std::move(values));
  }
};

// Takes tokens [N, T, C] and a rotary table.
class EvaBlock final : public Module {
 public:
  EvaBlock(const PatchTransformerShape& shape, bool gated, double drop_rate) : has_drop_path_(drop_rate > 0) {
    register_parameter("gamma_1", nn::empty({shape.width}));
    register_parameter("gamma_2", nn::empty({shape.width}));
    register_child("norm1", std::make_shared<nn::LayerNorm>(std::vector{shape.width}, kEps));
    register_child("attn", std::make_shared<EvaAttention>(shape));
    if (has_drop_path_) register_child("drop_path1", std::make_shared<DropPath>(drop_rate));
    register_child("norm2", std::make_shared<nn::LayerNorm>(std::vector{shape.width}, kEps));
    if (gated) {
      register_child("mlp", std::make_shared<SwiGlu>(shape.width, 4 * shape.width));
    } else {
      register_child("mlp", std::make_shared<Mlp>(shape.width, 4 * shape.width));
    }
    if (has_drop_path_) register_child("drop_path2", std::make_shared<DropPath>(drop_rate));
  }
  const char* kind() const override { return "EvaBlock"; }

  at::Tensor forward_all(at::TensorList inputs) override {
    at::Tensor branch = call("attn", {call("norm1", inputs[0]), inputs.at(1)});
    const at::Tensor values = residual(inputs[0], std::move(branch), 0, "drop_path1");
    branch = call("mlp", call("norm2", values));
    return residual(values, std::move(branch), 1, "drop_path2");
  }

  void reset_parameters(at::Generator) override {
    c10::NoGradGuard no_grad;
    for (const NamedTensor& gamma : own_parameters()) gamma.tensor.fill_(kLayerScale);
  }

 private:
  at::Tensor residual(const at::Tensor& values, at::Tensor branch, size_t gamma, const char* drop) {
    branch = scaled(std::move(branch), parameter(gamma));
    if (has_drop_path_) branch = call(drop, std::move(branch));
    return add_branch(values, std::move(branch));
  }

  bool has_drop_path_;
};

// Blocks one after another, each with the same rotary table.
class EvaBlocks final : public Module {
 public:
  EvaBlocks(const PatchTransformerShape& shape, bool gated, const std::vector<double>& drop_rates) {
    for (double rate : drop_rates)
      register_child(std::to_string(named_children().size()), std::make_shared<EvaBlock>(shape, gated, rate));
  }
  const char* kind() const override { return "EvaBlocks"; }

  at::Tensor forward_all(at::TensorList inputs) override {
    at::Tensor values = inputs[0];
    for (const Child& block : named_children()) values = call(block, {values, inputs.at(1)});
    return values;
  }
};

class Eva final : public PatchTransformer {
 public:
  Eva(const PatchTransformerShape& shape, bool gated, const PatchTransformerOptions& options)
      : PatchTransformer(shape, options), rotary_(shape.width / shape.heads, kTemperature) {
    register_child("blocks", std::make_shared<EvaBlocks>(shape, gated, rising(options.common.drop_path, shape.depth)));
    register_head(/*norms_pooled=*/false, kEps, options.common);
  }
  const char* kind() const override { return "Eva"; }

  at::Tensor forward_features(const at::Tensor& images) override {
    const Extent size = grid().of(images);
    const at::Tensor values = with_prefix(call("patch_embed", images));
    return call("norm", call("blocks", {values, rotary_.of(size, class_token())}));
  }

  void initialize(at::Generator generator) override {
    reset_layers(*this, generator);
    for (const NamedTensor& own : own_parameters()) nn::normal(own.tensor, 0.02, generator);
    // Deeper branches start smaller; logits near 0.
    c10::NoGradGuard no_grad;
    const auto scale = [this](const std::string& path, double factor) {
      descendant(path).own_parameters().front().tensor.div_(factor);
    };
    for (int64_t block = 0; block < shape().depth; block++) {
      const std::string path = "blocks." + std::to_string(block);
      scale(path + ".attn.proj", std::sqrt(2.0 * (block + 1)));
      scale(path + ".mlp.fc2", std::sqrt(2.0 * (block + 1)));
    }
    if (!child("head")->own_parameters().empty()) scale("head", 1000);
  }

 private:
  RotaryTable rotary_;
};

ModelSpec spec(const std::string& size, std::string description, const PatchTransformerShape& shape, bool gated) {
  return {"vit_" + size + "_patch16_dinov3",
          std::move(description),
          patch_transformer_option_specs(0, "avg", kImage, /*dynamic=*/true),
          [shape, gated](const Options& options) {
            return std::make_shared<Eva>(shape, gated, patch_transformer_options(options));
          },
          {kImage, kImage}};
}

constexpr PatchTransformerShape architecture(int64_t width, int64_t depth, int64_t heads) {
  return {.patch = 16, .width = width, .depth = depth, .heads = heads, .registers = 4};
}

}  // namespace

std::vector<ModelSpec> eva() {
  return {
      spec("small", "DINOv3 ViT-S/16, 21.6 million parameters", architecture(384, 12, 6), false),
      spec("small_plus", "DINOv3 ViT-S+/16 with SwiGLU, 28.7 million parameters", architecture(384, 12, 6), true),
      spec("base", "DINOv3 ViT-B/16, 85.6 million parameters", architecture(768, 12, 12), false),
      spec("large", "DINOv3 ViT-L/16, 303.1 million parameters", architecture(1024, 24, 16), false),
      spec("huge_plus", "DINOv3 ViT-H+/16 with SwiGLU, 840.5 million parameters", architecture(1280, 32, 20), true),
  };
}

}  // namespace tsml::models
