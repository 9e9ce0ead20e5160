#include "core/training/trainer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "core/errors.h"
#include "core/losses/losses.h"
#include "core/nn/generator_guard.h"
#include "core/nn/mode_guard.h"
#include "core/training/random.h"

namespace tsml::training {

namespace {

// How many steps a device other than the CPU runs ahead before the loss is read, for a read waits for the
// device.
constexpr size_t kStepsAhead = 16;

struct Batch {
  int64_t begin, size;
};

Batch batch_at(int64_t step, int64_t steps, int64_t samples) {
  int64_t begin = samples * step / steps;
  return {begin, samples * (step + 1) / steps - begin};
}

void check_inputs(const nn::Module& model, const at::Tensor& inputs) {
  if (inputs.dim() < 2 || inputs.size(0) < 1)
    refuse("Expected inputs [N, ...] with at least one sample but received shape ", inputs.sizes());
  const std::vector<nn::NamedTensor> parameters = model.named_parameters();
  if (parameters.empty()) return;
  const at::Tensor& weight = parameters.front().tensor;
  if (inputs.scalar_type() != weight.scalar_type())
    refuse("Expected inputs of the model's dtype, ", dtype_name(weight.scalar_type()), ", but received ",
           dtype_name(inputs.scalar_type()));
  if (inputs.device() != weight.device())
    refuse("Expected inputs on the model's device, ", weight.device(), ", but they are on ", inputs.device());
}

// Losses of past steps, read from the device together; adds them up and refuses those that are not finite.
class LossLog {
 public:
  LossLog(uint32_t epoch, std::span<const double> learning_rates) : epoch_(epoch), learning_rates_(learning_rates) {}

  void add(const at::Tensor& loss, int64_t samples) {
    waiting_.push_back(loss.detach());
    sizes_.push_back(samples);
    if (loss.is_cpu() || waiting_.size() >= kStepsAhead) read();
  }

  void read() {
    if (waiting_.empty()) return;
    at::Tensor losses = at::stack(waiting_).to(at::kCPU, at::kDouble);
    const double* values = losses.const_data_ptr<double>();
    for (size_t i = 0; i < waiting_.size(); i++, steps_read_++) {
      if (!std::isfinite(values[i]))
        refuse<DivergenceError>("The loss became ", std::isnan(values[i]) ? "NaN" : "infinite", " in epoch ",
                                epoch_ + 1, ", step ", steps_read_ + 1, " of ", learning_rates_.size(),
                                ", at learning rate ", learning_rates_[steps_read_],
                                ". Lower the learning rate, or look for NaN and very large values in the data.");
      recent_ = values[i];
      sum_ += values[i] * static_cast<double>(sizes_[i]);
    }
    waiting_.clear();
    sizes_.clear();
  }

  double recent() const { return recent_; }
  double sum() const { return sum_; }

 private:
  uint32_t epoch_;
  std::span<const double> learning_rates_;
  std::vector<at::Tensor> waiting_;
  std::vector<int64_t> sizes_;
  size_t steps_read_ = 0;
  double recent_ = std::numeric_limits<double>::quiet_NaN();
  double sum_ = 0;
};

void check_non_negative(const char* name, double value) {
  if (!(value >= 0 && std::isfinite(value))) refuse("Expected a finite ", name, " of at least 0 but received ", value);
}

}  // namespace

int64_t steps_per_epoch(int64_t samples, int64_t batch_size) {
  if (samples < 1 || batch_size < 1)
    refuse("Expected at least 1 sample and a batch size of at least 1 but received ", samples, " and ", batch_size);
  return (samples - 1) / batch_size + 1;
}

Trainer::Trainer(std::shared_ptr<nn::Module> model, std::unique_ptr<Optimizer> optimizer, const TrainerOptions& options)
    : model_(std::move(model)), optimizer_(std::move(optimizer)), options_(options) {
  if (options.batch_size < 1) refuse("Expected batchSize of at least 1 but received ", options.batch_size);
  if (!(options.label_smoothing >= 0 && options.label_smoothing <= 1))
    refuse("Expected labelSmoothing from 0 to 1 but received ", options.label_smoothing);
  check_non_negative("augmentation.shift", options.augmentation.shift);
  check_non_negative("augmentation.rotateDegrees", options.augmentation.rotate_degrees);
  check_non_negative("augmentation.scale", options.augmentation.scale);
  if (model_->named_parameters().empty())
    refuse("Expected a model with parameters but this ", model_->kind(), " has none");
  if (options.channels_last) model_->to(at::MemoryFormat::ChannelsLast);
}

EpochResult Trainer::train_epoch(const at::Tensor& inputs, const at::Tensor& targets, uint32_t epoch,
                                 std::span<const double> learning_rates, ProgressSink& sink) {
  check_inputs(*model_, inputs);
  check_parameters();
  const int64_t samples = inputs.size(0), steps = steps_per_epoch(samples, options_.batch_size);
  if (static_cast<int64_t>(learning_rates.size()) != steps)
    refuse("Expected ", steps, " learning rates (", samples, " samples in batches of ", options_.batch_size,
           ") but received ", learning_rates.size());
  for (double rate : learning_rates) check_non_negative("learning rate", rate);
  if (!options_.augmentation.is_identity() && inputs.dim() != 4)
    refuse("Expected images [N, C, H, W] for the augmentation but received ", inputs.sizes());
  if (targets.device() != inputs.device())
    refuse("Expected targets on ", inputs.device(), " with the inputs but they are on ", targets.device());
  losses::check_classes(targets, samples, count_classes(inputs));

  auto start = std::chrono::steady_clock::now();
  c10::AutoGradMode with_gradients(true);
  nn::ModeGuard training(model_, true);
  // What the model draws itself, as dropout does.
  nn::GeneratorGuard draws(inputs.device());
  draws.seed(RandomStream({options_.seed, epoch, 0, RandomOperation::model}).bits());
  const std::vector<int64_t> order = epoch_permutation(samples, options_.seed, epoch);
  const at::Tensor order_on_device = at::tensor(order, at::kLong).to(inputs.device());
  LossLog log(epoch, learning_rates);
  const std::unique_ptr<losses::Loss> cross_entropy = losses::make_cross_entropy(
      {{"classWeights", std::vector<double>{}}, {"labelSmoothing", options_.label_smoothing}, {"temperature", 1.0}});
  at::Tensor correct = at::zeros({}, targets.options());
  EpochResult result{};

  while (result.steps < steps && !sink.cancelled()) {
    const double rate = learning_rates[result.steps];
    const Batch batch = batch_at(result.steps, steps, samples);
    const at::Tensor chosen = order_on_device.narrow(0, batch.begin, batch.size);
    const at::Tensor batch_targets = targets.index_select(0, chosen);
    at::Tensor images = inputs.index_select(0, chosen);
    if (!options_.augmentation.is_identity())
      images = augment(images, std::span(order).subspan(batch.begin, batch.size), options_.seed, epoch,
                       options_.augmentation);

    optimizer_->zero_grad();
    const at::Tensor logits = model_->forward(lay_out(images));
    const at::Tensor loss = cross_entropy->reduce(logits, {.values = batch_targets}, losses::Reduction::mean);
    log.add(loss, batch.size);
    loss.backward();
    optimizer_->step(rate);
    correct.add_(logits.detach().argmax(1).eq(batch_targets).sum());

    result.steps++;
    result.samples += batch.size;
    sink.on_step({result.steps, steps, result.samples, log.recent(), rate});
  }

  optimizer_->zero_grad();
  log.read();
  result.cancelled = result.steps < steps;
  result.loss = log.sum() / static_cast<double>(result.samples);
  result.accuracy = correct.item<double>() / static_cast<double>(result.samples);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

std::optional<at::Tensor> evaluate(const std::shared_ptr<nn::Module>& model, const at::Tensor& inputs,
                                   int64_t batch_size, ProgressSink& sink) {
  check_inputs(*model, inputs);
  const int64_t samples = inputs.size(0), steps = steps_per_epoch(samples, batch_size);
  c10::NoGradGuard no_grad;
  nn::ModeGuard evaluation(model, false);
  std::vector<at::Tensor> logits;
  for (int64_t step = 0; step < steps; step++) {
    if (sink.cancelled()) return std::nullopt;
    const Batch batch = batch_at(step, steps, samples);
    logits.push_back(model->forward(inputs.narrow(0, batch.begin, batch.size)));
    sink.on_step({step + 1, steps, batch.begin + batch.size, std::numeric_limits<double>::quiet_NaN(), 0});
  }
  return at::cat(logits).to(at::kCPU, at::kFloat);
}

void Trainer::check_parameters() const {
  const std::vector<nn::NamedTensor> now = model_->named_parameters();
  const std::vector<nn::NamedTensor>& held = optimizer_->parameters();
  for (size_t i = 0; i < std::max(now.size(), held.size()); i++)
    if (i >= now.size() || i >= held.size() || !now[i].tensor.is_same(held[i].tensor))
      refuse("The model has other parameters than when its trainer was made, from ",
             i < now.size() ? now[i].name : held[i].name, " on: make a new trainer");
}

int64_t Trainer::count_classes(const at::Tensor& inputs) {
  c10::NoGradGuard no_grad;
  nn::ModeGuard evaluation(model_, false);
  const at::Tensor logits = model_->forward(lay_out(inputs.narrow(0, 0, 1)));
  if (logits.dim() != 2) refuse("Expected logits [N, C] from the model but received ", logits.sizes());
  return logits.size(1);
}

at::Tensor Trainer::lay_out(const at::Tensor& inputs) const {
  return options_.channels_last && inputs.dim() == 4 ? inputs.contiguous(at::MemoryFormat::ChannelsLast) : inputs;
}

}  // namespace tsml::training
