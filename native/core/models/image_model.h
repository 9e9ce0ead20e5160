// The base of the zoo's models: images in, then features, pooled features, logits.
#pragma once

#include <utility>

#include "core/nn/module.h"
#include "core/options.h"

namespace tsml::models {

class ImageModel : public nn::Module {
 public:
  // Where a model may be tapped.
  struct Stage {
    std::string path;   // of the module whose output it is, e.g. "layer1"
    int64_t channels;   // of that output
    int64_t reduction;  // height and width of the images over those of the output
  };

  // What TypeScript is told of a model.
  struct Layout {
    std::vector<Stage> stages{};
    std::string classifier;       // path of the linear layer or Identity that gives the logits; '' where other heads do
    int64_t num_features;         // channels of forward_features
    int64_t classifier_features;  // what the classifier is given, which depends on the pooling
    // Beginnings of parameter names ("blocks.0"), by rising depth. What none of them begins belongs to the last group,
    // which the classifier is in.
    std::vector<std::vector<std::string>> depth_groups{};
    std::vector<std::string> checkpoint_units{};      // paths of the modules that gradient checkpointing runs again
    std::vector<std::string> without_weight_decay{};  // names of parameters beside those of one dimension
    int64_t prefix_tokens = 0;                        // of transformers: class and register tokens
    std::vector<int64_t> image_size{};                // height and width, of transformers
  };
  virtual Layout layout() const = 0;

  // Fills all weights as the family's reference does.
  virtual void initialize(at::Generator generator) = 0;

  // [N, inChannels, H, W] to the features before pooling: [N, numFeatures, H', W'], of transformers [N, tokens,
  // numFeatures].
  virtual at::Tensor forward_features(const at::Tensor& images) = 0;

  // Those features to what the classifier is given, and that to logits [N, numClasses].
  virtual at::Tensor pre_logits(const at::Tensor& features) = 0;
  virtual at::Tensor classify(const at::Tensor& pre_logits) = 0;

  // Both. Overridden where one module does both, whose hooks are to see it.
  virtual at::Tensor forward_head(const at::Tensor& features) { return classify(pre_logits(features)); }

  at::Tensor forward(const at::Tensor& images) override { return forward_head(forward_features(images)); }

  // A stage's output as a map [N, C, H, W], or with `as_tokens` as [N, H W, C]; and the prefix tokens [N, P, C], not
  // defined where the model has none. `norm`: through the model's last norm first, where it has one for every stage.
  // Throws std::invalid_argument where the model has maps alone and tokens are asked for.
  virtual std::pair<at::Tensor, at::Tensor> intermediate(const at::Tensor& output, const at::Tensor& images, bool norm,
                                                         bool as_tokens);

  // "avg", "max", … The classifier must be exchanged where it is given other features then. Throws
  // std::invalid_argument with those that there are.
  virtual void set_global_pool(const std::string& type) = 0;

  // Of transformers: resamples the position embedding. Throws std::invalid_argument where a model takes any size as it
  // is.
  virtual void set_image_size(int64_t height, int64_t width);
};

// The options that most of the zoo's models have.
struct CommonOptions {
  int64_t in_channels, num_classes;
  double drop_rate;  // before the classifier
  double drop_path;  // of the last block; rises linearly from 0 with the depth
  std::string global_pool;
};
CommonOptions common_options(const Options& options);

// The rate of each block: `last` at the end, rising linearly from 0. timm's calculate_drop_path_rates, which computes
// them in float32.
std::vector<double> rising(double last, int64_t blocks);

}  // namespace tsml::models
