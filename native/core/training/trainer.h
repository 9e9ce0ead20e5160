// The training loop of one model, an epoch at a time, and its evaluation. Runs on whatever device the tensors
// are on.
//
// Reproducibility: nothing is drawn from libtorch's global generators: a model's dropout has draws of its own, by the seed and
// the epoch. The same model seed, options, data and learning rates give
// byte-identical weights with the same libtorch, the same kind of machine and the same number of threads (libtorch
// splits sums by thread), on the CPU. On CUDA libtorch must be told to be deterministic as well.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stdexcept>

#include "core/nn/module.h"
#include "core/training/augment.h"
#include "core/training/optimizer.h"

namespace tsml::training {

struct StepProgress {
  int64_t step;          // steps done in this pass, 1..steps
  int64_t steps;         // steps of the whole pass
  int64_t samples;       // samples done in this pass
  double loss;           // the most recent batch loss that was read (NaN in evaluation)
  double learning_rate;  // of the step just done (0 in evaluation)
};

// Called on the thread that trains, between steps.
class ProgressSink {
 public:
  virtual ~ProgressSink() = default;
  virtual void on_step(const StepProgress& progress) {}
  // True ends the pass at this step boundary.
  virtual bool cancelled() { return false; }
};

struct TrainerOptions {
  int64_t batch_size = 64;     // the largest batch, >= 1
  double label_smoothing = 0;  // 0..1
  Augmentation augmentation{};
  uint64_t seed = 0;           // of the order of samples and of the augmentation
  bool channels_last = false;  // lays out weights and images as NHWC
};

struct EpochResult {
  double loss;      // mean over the samples seen, as trained (smoothed, augmented); NaN where there were none
  double accuracy;  // of the batches as they were trained on, 0..1
  int64_t samples;
  int64_t steps;
  double seconds;
  bool cancelled;  // the epoch ended early; the weights are those after the last whole step
};

// The loss became NaN or infinite.
class DivergenceError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// An epoch is cut into ceil(samples / batch_size) batches of nearly equal size (they differ by one sample at
// most), so that no small rest gets a step of its own.
int64_t steps_per_epoch(int64_t samples, int64_t batch_size);

class Trainer {
 public:
  // The optimizer must hold the model's parameters. Throws std::invalid_argument for an option out of its
  // range.
  Trainer(std::shared_ptr<nn::Module> model, std::unique_ptr<Optimizer> optimizer, const TrainerOptions& options);

  // One pass over the data in training mode. inputs [N, ...] of the model's dtype and device, targets [N]
  // int64. `learning_rates` holds steps_per_epoch(N, batch_size) values. Samples are visited in the order
  // epoch_permutation(N, seed, epoch). Throws std::invalid_argument for wrong arguments, before anything is
  // changed, and DivergenceError naming epoch, step and learning rate. On the CPU the parameters are then
  // those before the step that diverged, though running statistics have seen its batch; elsewhere the loss is
  // read every 16 steps only, to keep the device busy, and the parameters may be lost.
  EpochResult train_epoch(const at::Tensor& inputs, const at::Tensor& targets, uint32_t epoch,
                          std::span<const double> learning_rates, ProgressSink& sink);

 private:
  // Throws std::invalid_argument where the optimizer would move other tensors than the model computes with.
  void check_parameters() const;

  // Of the model's output for the first input: one pass in evaluation mode, which changes nothing and finds
  // inputs that the model does not take before training starts.
  int64_t count_classes(const at::Tensor& inputs);

  at::Tensor lay_out(const at::Tensor& inputs) const;

  std::shared_ptr<nn::Module> model_;
  std::unique_ptr<Optimizer> optimizer_;
  TrainerOptions options_;
};

// Logits [N, C] in evaluation mode without gradients, float32, on the CPU; nothing where cancelled. The
// model's mode is restored. Throws std::invalid_argument where the inputs are not what the model takes.
std::optional<at::Tensor> evaluate(const std::shared_ptr<nn::Module>& model, const at::Tensor& inputs,
                                   int64_t batch_size, ProgressSink& sink);

}  // namespace tsml::training
