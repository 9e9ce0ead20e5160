// What a loss is to training: a sum over the batch, and the weight that the sum is divided by for the mean. Apart they
// can be added up over several batches.
#pragma once

#include <ATen/core/Tensor.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/named_tensor.h"
#include "core/options.h"

namespace tsml::losses {

// What the output for N samples is compared with, on the output's device.
struct Targets {
  at::Tensor values{};  // as the loss wants them: classes [N], probabilities [N, C], positions [N, K]; may be undefined
                        // where the loss compares logits with logits
  std::optional<at::Tensor> sample_weights{};  // [N], floating point, finite, >= 0
  std::optional<at::Tensor> mask{};            // bool, of the losses' shape, [N] or [N, K]: false leaves one out
  std::optional<at::Tensor> teacher{};         // logits [N, C] to learn from; no gradient goes there
  std::optional<at::Tensor> adversarial{};     // logits [N, C] for the same samples under attack, recorded
  // For a loss that is a function: what the model was given, and all that it gave, recorded, the output itself first.
  at::Tensor inputs{};
  std::vector<NamedTensor> outputs{};
};

// How the losses of a batch become one number, or stay as they are.
enum class Reduction { none, mean, sum };

// Outputs and logits in float16 or bfloat16 are raised to float32, and autocast is off inside.
class Loss {
 public:
  virtual ~Loss() = default;

  // Throws std::invalid_argument, naming index and value, for targets that this loss does not take or that do not fit
  // an output of this shape. Reads the device, unless that is deferred (deferred_check.h).
  virtual void check(at::IntArrayRef output, const Targets& targets) const = 0;

  // The weighted loss of each sample [N] or element [N, K], recorded; 0 for what is left out. Throws
  // std::invalid_argument where a loss is one of the whole batch.
  at::Tensor elements(const at::Tensor& output, const Targets& targets) const;

  // The sum of the weighted losses over the batch, recorded: a scalar in float32, float64 for outputs in float64.
  at::Tensor sum(const at::Tensor& output, const Targets& targets) const;

  // The sum of the weights, which follows from the targets alone: a scalar without a graph, in float64 where the device
  // has it, else float32. 0 where all is left out.
  virtual at::Tensor weight(const Targets& targets) const = 0;

  // `mean` is sum over weight, and 0 where the weight is 0.
  at::Tensor reduce(const at::Tensor& output, const Targets& targets, Reduction reduction) const;

  const char* name() const { return name_; }

 protected:
  // `name` outlives the loss.
  explicit Loss(const char* name) : name_(name) {}

  // Whether it is so little work that one thread is the fastest.
  virtual bool is_small(const at::Tensor& output) const;
  // `output` is in float32 or float64.
  virtual at::Tensor compute_elements(const at::Tensor& output, const Targets& targets) const = 0;
  virtual at::Tensor compute_sum(const at::Tensor& output, const Targets& targets) const;

 private:
  const char* name_;
};

// The loss of this name with its options, by the names that lib/config/losses.ts gives them. Throws
// std::invalid_argument for names that there are not, and for options that are missing or out of range.
std::unique_ptr<Loss> make_loss(const std::string& name, const Options& options);

}  // namespace tsml::losses
