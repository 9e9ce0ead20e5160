#include "core/training/engine.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_set>

#include "core/errors.h"
#include "core/nn/autocast_guard.h"
#include "core/nn/draws.h"
#include "core/nn/match.h"
#include "core/nn/mode_guard.h"
#include "core/optim/gradients.h"
#include "core/profile/span.h"
#include "core/training/batches.h"
#include "core/training/culprit.h"
#include "core/training/determinism.h"
#include "core/training/random.h"

namespace tsml::training {

namespace {

// The same rows of all that there is.
template <typename Rows>
losses::Targets rows_of(const losses::Targets& targets, const Rows& rows) {
  const auto maybe = [&](const std::optional<at::Tensor>& tensor) -> std::optional<at::Tensor> {
    if (!tensor) return std::nullopt;
    return rows(*tensor);
  };
  losses::Targets chosen;
  if (targets.values.defined()) chosen.values = rows(targets.values);
  chosen.sample_weights = maybe(targets.sample_weights);
  chosen.mask = maybe(targets.mask);
  chosen.teacher = maybe(targets.teacher);
  return chosen;
}

losses::Targets narrowed(const losses::Targets& targets, const Piece& piece) {
  return rows_of(targets, [&](const at::Tensor& tensor) { return tensor.narrow(0, piece.begin, piece.size); });
}

void check_length(const char* name, const std::optional<at::Tensor>& tensor, int64_t samples) {
  if (tensor && (tensor->dim() < 1 || tensor->size(0) != samples))
    refuse("Expected ", name, " for ", samples, " samples, as there are inputs, but received ", describe(*tensor));
}

[[noreturn]] void refuse_dtype(at::ScalarType given, at::ScalarType expected) {
  const char* scaled = given == at::kByte ? ".div(255), which makes pixels 0 to 1" : "";
  refuse("Expected inputs of the model's dtype, ", dtype_name(expected), ", but received ", dtype_name(given),
         ": write inputs.to('", dtype_name(expected), "')", scaled);
}

[[noreturn]] void refuse_without_gradient(const std::vector<nn::NamedTensor>& parameters) {
  const auto trains = [](const nn::NamedTensor& parameter) { return parameter.tensor.requires_grad(); };
  if (std::none_of(parameters.begin(), parameters.end(), trains))
    refuse("Expected parameters to train but all ", parameters.size(),
           " of the model are frozen: let some train, as nn.unfreeze(model, '", parameters.back().name, "')");
  refuse("The loss has no gradient for the model's parameters: compute it from the output of the model, ",
         "without detach(), item() or torch.noGrad() on the way");
}

void check_non_negative(const char* name, double value) {
  if (!(value >= 0 && std::isfinite(value))) refuse("Expected a finite ", name, " of at least 0 but received ", value);
}

}  // namespace

// The model as it was before a step that failed: running statistics move with each forward pass, gradients with each
// backward pass. Weights move last of all.
class Engine::Untouched {
 public:
  Untouched(const nn::Module& model, optim::Optimizer& optimizer) : optimizer_(optimizer) {
    for (nn::StateEntry& entry : model.state())
      if (entry.is_buffer) buffers_.emplace_back(entry.tensor, entry.tensor.clone());
  }

  void restore() const {
    c10::NoGradGuard no_grad;
    for (const auto& [buffer, before] : buffers_) buffer.copy_(before);
    optimizer_.zero_grad();
  }

 private:
  optim::Optimizer& optimizer_;
  std::vector<std::pair<at::Tensor, at::Tensor>> buffers_;
};

Engine::Engine(std::shared_ptr<nn::Module> model, std::vector<Term> objective,
               std::unique_ptr<optim::Optimizer> optimizer, const EngineOptions& options)
    : model_(std::move(model)),
      objective_(std::move(objective)),
      optimizer_(std::move(optimizer)),
      options_(options),
      micro_batch_(std::numeric_limits<int64_t>::max()) {
  if (objective_.empty()) refuse("Expected at least one loss but received none");
  for (const Term& term : objective_)
    if (!std::isfinite(term.weight)) refuse("Expected a finite weight of ", term.name, " but received ", term.weight);
  if (options.clipping != Clipping::none && !(options.clip_at > 0 && std::isfinite(options.clip_at)))
    refuse("Expected gradients to be clipped at a finite number above 0 but received ", options.clip_at);
  check_non_negative("augmentation.shift", options.augmentation.shift);
  check_non_negative("augmentation.rotateDegrees", options.augmentation.rotate_degrees);
  check_non_negative("augmentation.scale", options.augmentation.scale);
  check_parameters();
  if (options.channels_last) model_->to(at::MemoryFormat::ChannelsLast);
  if (options.average) average_.emplace(*model_, *options.average);
  if (!options.float32_layer.empty()) model_->descendant(options.float32_layer).set_in_float32(true);
  if (options.autocast == at::kHalf) scaler_.emplace(parameters().front().tensor.device());
}

Engine::~Engine() {
  if (!options_.float32_layer.empty()) model_->descendant(options_.float32_layer).set_in_float32(false);
}

void Engine::set_micro_batch(int64_t size) {
  if (size < 1) refuse("Expected a micro-batch of at least 1 sample but received ", size);
  micro_batch_ = size;
}

StepResult Engine::step(std::span<const Batch> window, const Place& place) {
  const auto start = std::chrono::steady_clock::now();
  if (window.empty()) refuse("Expected at least one batch but received none");
  check_non_negative("factor of the learning rates", place.factor);
  check_parameters();
  int64_t largest = 0;
  for (const Batch& batch : window) {
    check_batch(batch);
    largest = std::max(largest, batch.size());
  }
  std::optional<DeterministicGuard> deterministic;
  if (options_.deterministic) deterministic.emplace(window.front().inputs.device());
  c10::AutoGradMode with_gradients(true);
  nn::ModeGuard training(model_, true);
  const Untouched before(*model_, *optimizer_);
  int64_t halvings = 0;
  is_moving_ = false;
  for (;;) {
    try {
      std::vector<Prepared> prepared;
      for (const Batch& batch : window) prepared.push_back(prepare(batch, place));
      StepResult result = attempt(prepared, place);
      result.halvings = halvings;
      result.micro_batch = std::min(micro_batch_, largest);
      result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      return result;
    } catch (const c10::OutOfMemoryError& error) {
      before.restore();
      if (std::exchange(is_moving_, false))
        TORCH_CHECK_WITH(
            OutOfMemoryError, false,
            "memory ran out while weights were moved, some of them have: go on from the last checkpoint, with "
            "more memory (",
            error.what_without_backtrace(), ")");
      const int64_t tried = std::min(micro_batch_, largest);
      if (tried <= 1) throw;
      micro_batch_ = (tried + 1) / 2;
      halvings++;
    } catch (const std::invalid_argument& error) {
      before.restore();
      if (halvings == 0) throw;
      refuse("With ", micro_batch_, " samples at once, which is all that memory allows, a step fails: ", error.what());
    } catch (...) {
      before.restore();
      throw;
    }
  }
}

StepResult Engine::attempt(const std::vector<Prepared>& window, const Place& place) {
  StepResult result{};
  const at::Device device = window.front().inputs.device();
  optimizer_->zero_grad();

  // The mean is over all samples of the window: what each batch is divided by is known before the first one runs.
  std::vector<at::Tensor> weights, totals;
  for (const Term& term : objective_) {
    at::Tensor total;
    for (const Prepared& batch : window) {
      at::Tensor weight = term.loss->weight(batch.targets);
      total = total.defined() ? total + weight : weight;
    }
    weights.push_back(total);
    // Where all is left out the sum is 0, and so shall be the mean.
    totals.push_back(at::where(total == 0, at::ones_like(total), total));
  }

  std::vector<at::Tensor> sums(objective_.size());
  at::Tensor correct;
  uint64_t number = 0;
  {
    const nn::AutocastGuard autocast(nn::Autocast(device.type(), options_.autocast));
    for (const Prepared& batch : window) {
      for (const Piece& piece : pieces_of(batch.inputs.size(0), micro_batch_)) {
        const nn::DrawsGuard own_draws(draws_of(place, number++));
        at::Tensor output = forward(batch.inputs.narrow(0, piece.begin, piece.size));
        const losses::Targets targets = narrowed(batch.targets, piece);
        at::Tensor loss;
        {
          const profile::Phase phase("loss");
          for (size_t i = 0; i < objective_.size(); i++) {
            const at::Tensor sum = objective_[i].loss->sum(output, targets);
            const at::Tensor mean = sum / totals[i].to(sum.options());
            const at::Tensor share = objective_[i].weight == 1 ? mean : mean * objective_[i].weight;
            loss = loss.defined() ? loss + share : share;
            sums[i] = sums[i].defined() ? sums[i] + mean.detach() : mean.detach();
          }
        }
        if (batch.classes) {
          const at::Tensor right =
              output.detach().argmax(1).eq(batch.classes->narrow(0, piece.begin, piece.size)).sum();
          correct = correct.defined() ? correct + right : right;
        }
        output.reset();
        if (!loss.requires_grad()) refuse_without_gradient(parameters());
        const profile::Phase phase("backward");
        const nn::AutocastGuard outside(nn::Autocast(device.type(), std::nullopt));
        (scaler_ ? scaler_->scale(loss) : loss).backward();
      }
      result.samples += batch.inputs.size(0);
    }
  }

  const std::vector<nn::NamedTensor> moved = parameters();
  const auto has_gradient = [](const nn::NamedTensor& parameter) { return parameter.tensor.grad().defined(); };
  if (std::none_of(moved.begin(), moved.end(), has_gradient)) refuse_without_gradient(moved);
  bool found_infinite = false;
  if (scaler_) {
    std::vector<at::Tensor> gradients;
    for (const nn::NamedTensor& parameter : moved)
      if (parameter.tensor.grad().defined()) gradients.push_back(parameter.tensor.grad());
    found_infinite = !scaler_->unscale(gradients);
  }
  {
    const profile::Phase phase("clip");
    result.gradient_norm = optim::global_norm(moved);
  }
  for (size_t i = 0; i < objective_.size(); i++) {
    result.terms.push_back(sums[i].item<double>());
    result.weights.push_back(weights[i].item<double>());
  }
  for (size_t i = 0; i < objective_.size(); i++) result.loss += objective_[i].weight * result.terms[i];
  result.correct = correct.defined() ? correct.item<int64_t>() : -1;
  result.scale = scaler_ ? scaler_->state().scale : 1;
  if (!scaler_ && !std::isfinite(result.loss))
    explain_divergence(window, place,
                       std::string("The loss became ") + (std::isnan(result.loss) ? "NaN" : "infinite") + " in epoch " +
                           std::to_string(place.epoch + 1) + ", step " + std::to_string(place.step + 1));
  if (!scaler_ && !std::isfinite(result.gradient_norm)) {
    for (const nn::NamedTensor& parameter : moved)
      if (parameter.tensor.grad().defined() && !is_finite(parameter.tensor.grad()))
        refuse<DivergenceError>("The gradient of ", parameter.name, " became NaN or infinite in epoch ",
                                place.epoch + 1, ", step ", place.step + 1,
                                ", though the loss did not. Lower the learning rate, or clip less steep losses.");
  }
  result.skipped = found_infinite;
  if (!found_infinite) {
    if (options_.clipping != Clipping::none) {
      const profile::Phase phase("clip");
      if (options_.clipping == Clipping::norm) optim::clip_by_norm(moved, options_.clip_at, result.gradient_norm);
      if (options_.clipping == Clipping::value) optim::clip_by_value(moved, options_.clip_at);
      if (options_.clipping == Clipping::adaptive) optim::clip_adaptively(moved, options_.clip_at);
    }
    const profile::Phase phase("optimizer");
    is_moving_ = true;
    optimizer_->step(place.factor);
    is_moving_ = false;
  }
  optimizer_->zero_grad();
  if (scaler_) scaler_->update();
  if (average_ && options_.average->kind == optim::AverageOptions::Kind::exponential && !found_infinite) {
    const profile::Phase phase("average");
    average_->update(*model_);
  }
  return result;
}

at::Tensor Engine::forward(const at::Tensor& inputs) {
  const profile::Phase phase("forward");
  const profile::ModuleRun run(model_->kind());
  return model_->forward(laid_out(inputs));
}

at::Tensor Engine::laid_out(const at::Tensor& inputs) const {
  return options_.channels_last && inputs.dim() == 4 ? inputs.contiguous(at::MemoryFormat::ChannelsLast) : inputs;
}

Validation Engine::validate(const Batch& batch) {
  check_parameters();
  check_batch(batch);
  c10::NoGradGuard no_grad;
  nn::ModeGuard evaluation(model_, false);
  at::Tensor inputs = batch.inputs;
  losses::Targets targets = batch.targets;
  if (batch.slice) {
    const Piece piece{batch.slice->begin, batch.slice->size};
    inputs = inputs.narrow(0, piece.begin, piece.size);
    targets = narrowed(targets, piece);
  }
  std::vector<int64_t> samples(inputs.size(0));
  std::iota(samples.begin(), samples.end(), batch.slice ? batch.slice->begin : batch.first);
  check_targets(inputs, targets, samples);
  const at::Tensor output = evaluated(inputs);
  if (!is_finite(output))
    explain_divergence({{inputs, targets, std::nullopt, samples}}, std::nullopt,
                       "What the model gives in a validation is not finite");
  Validation result;
  for (const Term& term : objective_) {
    result.sums.push_back(term.loss->sum(output, targets).item<double>());
    result.weights.push_back(term.loss->weight(targets).item<double>());
  }
  result.outputs = output.to(at::kCPU);
  result.targets = targets.values.to(at::kCPU);
  if (targets.mask) result.mask = targets.mask->to(at::kCPU);
  return result;
}

at::Tensor Engine::evaluated(const at::Tensor& inputs) {
  const nn::AutocastGuard autocast(nn::Autocast(inputs.device().type(), options_.autocast));
  for (int64_t at_once = std::min(micro_batch_, std::max<int64_t>(inputs.size(0), 1));;) {
    try {
      std::vector<at::Tensor> outputs;
      for (const Piece& piece : pieces_of(inputs.size(0), at_once)) {
        const at::Tensor output = forward(inputs.narrow(0, piece.begin, piece.size));
        outputs.push_back(output.scalar_type() == at::kDouble ? output : output.to(at::kFloat));
      }
      return outputs.size() == 1 ? outputs.front() : at::cat(outputs);
    } catch (const c10::OutOfMemoryError&) {
      // In evaluation mode samples do not know of each other: in smaller pieces the outputs are the same.
      if (at_once == 1) throw;
      at_once = (at_once + 1) / 2;
    }
  }
}

Engine::Prepared Engine::prepare(const Batch& batch, const Place& place) {
  c10::NoGradGuard no_grad;
  at::Tensor inputs = batch.inputs;
  losses::Targets targets = batch.targets;
  std::vector<int64_t> samples;
  {
    const profile::Phase phase("gather");
    if (batch.slice) {
      const auto [begin, size, shuffled] = *batch.slice;
      const std::vector<int64_t>& all = order(inputs.size(0), place.epoch);
      for (int64_t i = begin; i < begin + size; i++) samples.push_back(shuffled ? all[i] : i);
      if (shuffled) {
        const at::Tensor rows = at::tensor(samples, at::kLong).to(inputs.device());
        inputs = inputs.index_select(0, rows);
        targets = rows_of(targets, [&](const at::Tensor& tensor) { return tensor.index_select(0, rows); });
      } else {
        const Piece piece{begin, size};
        inputs = inputs.narrow(0, begin, size);
        targets = narrowed(targets, piece);
      }
    } else {
      for (int64_t i = 0; i < inputs.size(0); i++) samples.push_back(batch.first + i);
    }
  }
  check_targets(inputs, targets, samples);
  const std::vector<int64_t>& shape = output_shape(inputs);

  const profile::Phase phase("augment");
  if (!options_.augmentation.is_identity())
    inputs = augment(inputs, samples, options_.seed, place.epoch, options_.augmentation);
  if (options_.batch_augmentation.mixes() || options_.batch_augmentation.erases()) {
    if (options_.batch_augmentation.mixes() && (targets.mask || targets.teacher))
      refuse("Expected no mask and no teacher where images are mixed: they belong to the images as they were");
    const int64_t classes = shape.empty() ? 0 : shape.front();
    AugmentedBatch augmented =
        augment_batch(std::move(inputs), targets.values, targets.sample_weights, classes, samples, options_.seed,
                      place.epoch, place.step, options_.batch_augmentation);
    inputs = std::move(augmented.images);
    targets.values = std::move(augmented.targets);
    targets.sample_weights = std::move(augmented.sample_weights);
  }
  // Laid out here, so that no second copy of them lives on through the step.
  inputs = laid_out(inputs);
  Prepared prepared{std::move(inputs), std::move(targets), std::nullopt, std::move(samples)};
  // Of mixed images no class is right.
  const at::Tensor& values = prepared.targets.values;
  if (shape.size() == 1 && values.dim() == 1 && values.scalar_type() == at::kLong) prepared.classes = values;
  return prepared;
}

void Engine::check_targets(const at::Tensor& inputs, const losses::Targets& targets, std::span<const int64_t> samples) {
  const std::vector<int64_t>& shape = output_shape(inputs);
  std::vector<int64_t> output{inputs.size(0)};
  output.insert(output.end(), shape.begin(), shape.end());
  const auto check = [&](const losses::Targets& some) {
    for (const Term& term : objective_) term.loss->check(output, some);
  };
  try {
    check(targets);
  } catch (const std::invalid_argument& error) {
    // Which of the data, where it is one sample's fault: its place in a shuffled batch tells nobody.
    output.front() = 1;
    std::vector<size_t> wrong;
    for (size_t i = 0; i < samples.size(); i++) {
      try {
        check(narrowed(targets, {static_cast<int64_t>(i), 1}));
      } catch (const std::invalid_argument&) {
        wrong.push_back(i);
      }
    }
    if (wrong.empty() || wrong.size() == samples.size()) throw;
    refuse(error.what(), " (row ", wrong.front(), " of the batch is sample ", samples[wrong.front()], " of the data)");
  }
}

const std::vector<int64_t>& Engine::output_shape(const at::Tensor& inputs) {
  const at::IntArrayRef sample = inputs.sizes().slice(1);
  if (!output_shape_.empty() && sample == at::IntArrayRef(input_shape_) && inputs.scalar_type() == input_dtype_)
    return output_shape_;
  // One pass in evaluation mode changes nothing, and finds inputs that the model does not take before it trains.
  c10::NoGradGuard no_grad;
  nn::ModeGuard evaluation(model_, false);
  const at::Tensor one = inputs.size(0) > 0 ? inputs.narrow(0, 0, 1) : at::zeros({1}, inputs.options()).expand(sample);
  const at::Tensor output = first_output(one);
  if (output.dim() < 1 || output.size(0) != 1)
    refuse("Expected an output [N, ...] for N inputs from the model but received ", output.sizes(), " for one");
  input_shape_ = sample.vec();
  input_dtype_ = inputs.scalar_type();
  output_shape_ = output.sizes().slice(1).vec();
  return output_shape_;
}

at::Tensor Engine::first_output(const at::Tensor& one) {
  try {
    return forward(one);
  } catch (const c10::OutOfMemoryError&) {
    throw;
  } catch (...) {
    // Whole numbers are right where they are looked up. Where the same numbers as the model's dtype are, they are not.
    if (one.is_floating_point()) throw;
    const at::ScalarType dtype = optimizer_->groups().front().parameters.front().tensor.scalar_type();
    const bool is_dtype_the_fault = [&] {
      try {
        forward(one.to(dtype));
        return true;
      } catch (...) {
        return false;
      }
    }();
    if (!is_dtype_the_fault) throw;
    refuse_dtype(one.scalar_type(), dtype);
  }
}

const std::vector<int64_t>& Engine::order(int64_t samples, uint32_t epoch) {
  if (order_of_ != std::pair{samples, epoch}) {
    order_ = epoch_permutation(samples, options_.seed, epoch);
    order_of_ = {samples, epoch};
  }
  return order_;
}

void Engine::explain_divergence(const std::vector<Prepared>& window, const std::optional<Place>& place,
                                const std::string& what) {
  const auto refuse_because = [&](const std::string& cause, const std::string& advice) {
    refuse<DivergenceError>(what, ": ", cause, ". ", advice);
  };
  c10::NoGradGuard no_grad;
  for (const Prepared& batch : window) {
    const auto look_at = [&](const char* name, const at::Tensor& tensor) {
      if (is_finite(tensor)) return;
      const at::Tensor bad = at::isfinite(tensor).flatten(1).all(1).logical_not().nonzero();
      refuse_because("the " + std::string(name) + " of sample " +
                         std::to_string(batch.samples.at(bad.flatten()[0].item<int64_t>())) +
                         " of the data are not finite",
                     "Look for NaN and very large values in the data.");
    };
    look_at("inputs", batch.inputs);
    if (batch.targets.values.defined() && batch.targets.values.dim() > 1) look_at("targets", batch.targets.values);
  }
  uint64_t number = 0;
  const at::Device device = window.front().inputs.device();
  for (const Prepared& batch : window) {
    for (const Piece& piece : pieces_of(batch.inputs.size(0), micro_batch_)) {
      std::optional<nn::DrawsGuard> own_draws;
      if (place) own_draws.emplace(draws_of(*place, number++));
      const nn::AutocastGuard autocast(nn::Autocast(device.type(), options_.autocast));
      const auto [output, culprit] = find_culprit(*model_, laid_out(batch.inputs.narrow(0, piece.begin, piece.size)));
      if (!culprit.empty())
        refuse_because("the first module that gave what is not finite is " + culprit,
                       "Lower the learning rate, warm up longer, or clip gradients.");
      if (!is_finite(output))
        refuse_because(std::string("its inputs are finite, what the model (") + model_->kind() + ") gives is not",
                       "Lower the learning rate, warm up longer, or clip gradients.");
    }
  }
  refuse_because("what the model gives is finite", "Lower the learning rate, or look at the targets and weights.");
  refuse("unreachable");
}

uint64_t Engine::draws_of(const Place& place, uint64_t number) const {
  return RandomStream({options_.seed, place.epoch, (place.step << 16) + number, RandomOperation::model}).bits();
}

void Engine::check_batch(const Batch& batch) const {
  const at::Tensor& inputs = batch.inputs;
  if (inputs.dim() < 2) refuse("Expected inputs [N, ...] but received shape ", inputs.sizes());
  const nn::NamedTensor first = optimizer_->groups().front().parameters.front();
  if (inputs.is_floating_point() && inputs.scalar_type() != first.tensor.scalar_type())
    refuse_dtype(inputs.scalar_type(), first.tensor.scalar_type());
  if (inputs.device() != first.tensor.device())
    refuse("Expected inputs on the model's device, ", first.tensor.device(), ", but they are on ", inputs.device());
  const int64_t samples = inputs.size(0);
  if (batch.targets.values.defined()) check_length("targets", batch.targets.values, samples);
  check_length("sample weights", batch.targets.sample_weights, samples);
  check_length("a mask", batch.targets.mask, samples);
  check_length("a teacher's logits", batch.targets.teacher, samples);
  if (batch.targets.values.defined() && batch.targets.values.device() != inputs.device())
    refuse("Expected targets on ", inputs.device(), " with the inputs but they are on ", batch.targets.values.device());
  if (batch.slice &&
      (batch.slice->begin < 0 || batch.slice->size < 1 || batch.slice->begin + batch.slice->size > samples))
    refuse("Expected samples from 0 to ", samples - 1, " but received ", batch.slice->size, " from ",
           batch.slice->begin);
  if (!options_.augmentation.is_identity() && inputs.dim() != 4)
    refuse("Expected images [N, C, H, W] for the augmentation but received ", inputs.sizes());
}

void Engine::check_parameters() const {
  std::unordered_set<const c10::TensorImpl*> own;
  for (const at::Tensor& tensor : model_->tensors()) own.insert(tensor.unsafeGetTensorImpl());
  for (const nn::NamedTensor& held : parameters())
    if (!own.contains(held.tensor.unsafeGetTensorImpl()))
      refuse("The model has other parameters than when its trainer was made, from ", held.name,
             " on: make a new trainer");
}

std::vector<nn::NamedTensor> Engine::parameters() const {
  std::vector<nn::NamedTensor> all;
  for (const optim::ParameterGroup& group : optimizer_->groups())
    all.insert(all.end(), group.parameters.begin(), group.parameters.end());
  return all;
}

optim::Average& Engine::average() {
  if (!average_) refuse("Expected a trainer that averages weights");
  return *average_;
}

double Engine::weight_norm() const {
  std::vector<at::Tensor> weights;
  for (const nn::NamedTensor& parameter : parameters()) weights.push_back(parameter.tensor);
  return optim::norm_of(weights);
}

void Engine::update_average() {
  average().update(*model_);
}

void Engine::swap_average() {
  average().swap(*model_);
}

namespace {

void add(std::vector<nn::NamedTensor>& all, const std::string& prefix, const std::vector<nn::NamedTensor>& part) {
  for (const nn::NamedTensor& entry : part) all.push_back({prefix + entry.name, entry.tensor});
}

}  // namespace

std::vector<nn::NamedTensor> Engine::state() const {
  std::vector<nn::NamedTensor> all;
  for (const nn::StateEntry& entry : model_->state()) all.push_back({"model." + entry.name, entry.tensor});
  add(all, "optimizer.", optimizer_->state());
  if (average_) add(all, "average.", average_->state());
  if (scaler_) {
    const GradScalerState scaler = scaler_->state();
    const std::vector<double> numbers{scaler.scale, static_cast<double>(scaler.growth_tracker),
                                      static_cast<double>(scaler.skipped)};
    all.push_back({"scaler.state", at::tensor(numbers, at::kDouble)});
  }
  return all;
}

void Engine::load_state(const std::vector<nn::NamedTensor>& state) {
  std::vector<nn::NamedTensor> model, optimizer, average, scaler;
  for (const nn::NamedTensor& entry : state) {
    const size_t dot = entry.name.find('.');
    const std::string part = entry.name.substr(0, dot);
    const nn::NamedTensor rest{dot == std::string::npos ? "" : entry.name.substr(dot + 1), entry.tensor};
    if (part == "model")
      model.push_back(rest);
    else if (part == "optimizer")
      optimizer.push_back(rest);
    else if (part == "average")
      average.push_back(rest);
    else if (part == "scaler")
      scaler.push_back(rest);
    else
      refuse("Expected what begins with model, optimizer, average or scaler but received ", entry.name);
  }
  std::vector<nn::NamedTensor> own;
  for (const nn::StateEntry& entry : model_->state()) own.push_back({entry.name, entry.tensor});
  const std::vector<at::Tensor> given = nn::match(own, model, "the model");
  if (average_.has_value() == average.empty() || scaler_.has_value() == scaler.empty() ||
      (scaler_ && (scaler.front().tensor.scalar_type() != at::kDouble || scaler.front().tensor.numel() != 3)))
    refuse("Expected the state of a trainer with the same average and precision");
  if (average_) average_->check_state(average);
  // It checks all before it changes anything, and is the last that may refuse.
  optimizer_->load_state(optimizer);
  if (average_) average_->load_state(average);
  if (scaler_) {
    const double* numbers = scaler.front().tensor.const_data_ptr<double>();
    scaler_->load_state({numbers[0], static_cast<int64_t>(numbers[1]), static_cast<int64_t>(numbers[2])});
  }
  c10::NoGradGuard no_grad;
  for (size_t i = 0; i < own.size(); i++) own[i].tensor.copy_(given[i]);
}

}  // namespace tsml::training
