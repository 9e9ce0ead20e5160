// What a model makes of a data set.
#pragma once

#include <memory>
#include <optional>

#include "core/nn/module.h"

namespace tsml::training {

// Is told how far a pass is. Called on the thread that computes, between batches.
class ProgressSink {
 public:
  virtual ~ProgressSink() = default;
  virtual void on_batch(int64_t batches_done, int64_t batches, int64_t samples_done) {}
  // True ends the pass.
  virtual bool cancelled() { return false; }
};

// Outputs [N, ...] in evaluation mode without gradients, float32, on the CPU; nothing where cancelled. The model's mode
// is restored. The data is cut into batches of nearly equal size. Throws std::invalid_argument where the inputs are not
// what the model takes.
std::optional<at::Tensor> evaluate(const std::shared_ptr<nn::Module>& model, const at::Tensor& inputs,
                                   int64_t batch_size, ProgressSink& sink);

}  // namespace tsml::training
