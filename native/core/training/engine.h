// One update of a model: batches in, weights moved, once. What decides when and with what is the loop's, in TypeScript.
//
// Its parts have files of their own: from a batch to what the model is given (preparation.h), the losses together
// (objective.h), how many samples run at once (micro_batch.h), what a failed step is taken back by (snapshot.h), how
// numbers are read (reading.h), why a loss is not finite (divergence.h). The class itself is in engine.cpp (what it is
// made of), engine_step.cpp, engine_validation.cpp and engine_state.cpp (what a checkpoint holds).
//
// Reproducibility: what is random follows from the seed and the place in the run (training/random.h), and nothing is
// drawn from libtorch's global generators. The same weights, options and batches give byte-identical weights with the
// same libtorch, the same kind of machine and the same number of threads (libtorch splits sums by thread), on the CPU.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/nn/float32_guard.h"
#include "core/nn/module.h"
#include "core/optim/average.h"
#include "core/optim/optimizer.h"
#include "core/training/micro_batch.h"
#include "core/training/objective.h"
#include "core/training/output_shape.h"
#include "core/training/precision.h"
#include "core/training/preparation.h"

namespace tsml::training {

enum class Clipping { none, norm, value, adaptive };

struct EngineOptions {
  uint64_t seed = 0;
  Clipping clipping = Clipping::none;
  double clip_at = 0;  // the largest norm, value, or share of a unit's own norm; > 0
  Augmentation augmentation{};
  BatchAugmentation batch_augmentation{};
  std::optional<optim::AverageOptions> average{};
  std::optional<at::ScalarType> autocast{};  // bfloat16, float16; float16 scales the loss
  std::string float32_layer{};               // path of a layer that runs outside autocast, such as the classifier
  bool deterministic = false;                // refuses operators that are not, or takes their deterministic kind
  bool channels_last = false;                // lays out weights and images as NHWC
};

// Where the run stands.
struct Place {
  uint32_t epoch;  // from 0
  uint64_t step;   // of the whole run, from 0
  double factor;   // of the learning rates
};

struct StepResult {
  double loss;                  // of the window, as it was trained on: smoothed, mixed
  std::vector<double> terms;    // each loss's own mean, without its weight in the sum
  std::vector<double> weights;  // what each of these means was divided by: the sum of the samples' weights
  double gradient_norm;         // of all parameters, before clipping
  double scale;                 // of the loss; 1 without float16
  bool skipped;                 // gradients were not finite under that scale: nothing was moved
  int64_t samples;
  int64_t correct;      // whose largest logit is their class; -1 where that means nothing
  int64_t micro_batch;  // how many samples ran at once, at most
  int64_t halvings;     // how often memory ran out in this step, which halved that
  double seconds;
};

struct Validation {
  // [N, ...] on the CPU, outputs in float32 or float64.
  at::Tensor outputs, targets;
  std::optional<at::Tensor> mask;
  std::vector<double> sums, weights;  // of each term
};

class Engine {
 public:
  // The optimizer must hold the model's parameters. Throws std::invalid_argument for an option out of its range.
  Engine(std::shared_ptr<nn::Module> model, std::vector<Term> objective, std::unique_ptr<optim::Optimizer> optimizer,
         const EngineOptions& options);

  // One update from the batches of a window together: the mean of a loss is that of all their samples, by their
  // weights. Throws std::invalid_argument for batches that model or losses do not take, DivergenceError, and
  // c10::OutOfMemoryError where not even one sample at a time fits, or `may_halve` is false and as many as there may be
  // do not; the model and what is remembered of it are what they were then. After a TornUpdateError (optim/optimizer.h)
  // alone they are not.
  StepResult step(std::span<const Batch> window, const Place& place, bool may_halve);

  // Outputs and losses in evaluation mode, without gradients.
  Validation validate(const Batch& batch);

  // Takes the present weights into the average, for Kind::mean: an exponential one is updated by each step.
  // Needs `average`.
  void update_average();

  // Puts the averaged weights in the model's place, and the model's in theirs. Needs `average`.
  void swap_average();

  // The 2-norm of all parameters together, frozen ones too.
  double weight_norm() const;

  // Looks whether the weights are any to go on from: throws std::invalid_argument where an update or a swap was broken
  // off for want of memory, and DivergenceError where, by this update of the run, those that train are not finite.
  void check_weights(uint64_t update) const;

  // How many samples run at once, at most: all until it is set. Where memory runs out a step makes it smaller, for all
  // that follow; nothing but `set` makes it larger.
  MicroBatch& micro_batch() { return micro_batch_; }

  // All that is needed to go on: "model.<name>", "optimizer.<parameter>.<slot>", "average.<name>" with
  // "average.updates", and "scaler.state", the numbers of GradScalerState. The tensors themselves.
  std::vector<NamedTensor> state() const;
  // Copies such a state in. Throws std::invalid_argument, and changes nothing, where it does not fit.
  void load_state(const std::vector<NamedTensor>& state);

  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  const std::shared_ptr<nn::Module>& model() const { return model_; }

 private:
  void check_parameters() const;
  Prepared prepare(const Batch& batch, const Place& place, std::vector<UnreadCheck>& checks);
  // One attempt at a step, with as many samples at once as there may be.
  StepResult attempt(std::span<const Batch> window, const Place& place);
  void clip(const std::vector<NamedTensor>& moved, double norm) const;
  // Throws DivergenceError where a loss or a gradient is not finite; under float16, whose scaler has such steps
  // skipped, only where the data is not, where it is the third loss in a row, or where the scale is the smallest.
  void check_finite(const StepResult& result, const std::vector<Prepared>& window, const Place& place);
  // Says why, and where in the data or the model, by running it again: with the draws of a place, or in evaluation.
  [[noreturn]] void explain_divergence(const std::vector<Prepared>& window, const std::optional<Place>& place,
                                       const std::string& what);
  // All that the model gives, the output itself first.
  std::vector<NamedTensor> forward(const at::Tensor& inputs);
  // The same in evaluation, in as small pieces as memory makes them.
  std::vector<NamedTensor> evaluated(const at::Tensor& inputs);
  // [N, ...] for these inputs.
  std::vector<int64_t> output_sizes(const at::Tensor& inputs);
  // While it lives, the layer of that option runs outside autocast.
  std::optional<nn::Float32Guard> float32_layer();
  // The seed of what the model draws in the piece of this number.
  uint64_t draws_of(const Place& place, uint64_t number) const;
  // Of a batch in evaluation mode: the same in each validation.
  uint64_t draws_of_validation(int64_t first_sample) const;
  std::vector<NamedTensor> parameters() const;
  const at::Tensor& first_parameter() const;
  optim::Average& average();

  std::shared_ptr<nn::Module> model_;
  Objective objective_;
  std::unique_ptr<optim::Optimizer> optimizer_;
  EngineOptions options_;
  Preparation preparation_;
  OutputShape output_shape_;
  MicroBatch micro_batch_;
  std::optional<optim::Average> average_;
  std::optional<GradScaler> scaler_;
  int64_t losses_beyond_ = 0;  // steps in a row whose loss was not finite; only float16 passes over any
  bool is_torn_ = false;       // until a state is loaded
};

}  // namespace tsml::training
