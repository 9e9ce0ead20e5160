// What a loss is to training: a sum over the batch, and the weight that the sum is divided by for the mean. Apart they
// can be added up over several batches.
#pragma once

#include <ATen/core/Tensor.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/options.h"

namespace tsml::losses {

// What the output for N samples is compared with.
struct Targets {
  at::Tensor values;                           // as the loss wants them: classes [N], probabilities [N, C], positions
  std::optional<at::Tensor> sample_weights{};  // [N], floating point, >= 0
  std::optional<at::Tensor> mask{};            // bool, of the values' shape: false leaves an element out
  std::optional<at::Tensor> teacher{};         // logits [N, C] to learn from
};

class Loss {
 public:
  virtual ~Loss() = default;

  // Throws std::invalid_argument, naming index and value, for targets that this loss does not take or that do not fit an
  // output of this shape. Reads the device.
  virtual void check(at::IntArrayRef output, const Targets& targets) const = 0;

  // The sum of the weighted losses over the batch, recorded: a scalar in float32, float64 for outputs in float64.
  virtual at::Tensor sum(const at::Tensor& output, const Targets& targets) const = 0;

  // The sum of the weights, which follows from the targets alone: a scalar without a graph, of the same dtype. 0 where
  // all is left out.
  virtual at::Tensor weight(const Targets& targets) const = 0;
};

// The loss of this name with its options, by the names that lib/losses gives them. Throws std::invalid_argument for names
// that there are not, and for options out of range.
std::unique_ptr<Loss> make_loss(const std::string& name, const Options& options);

}  // namespace tsml::losses
