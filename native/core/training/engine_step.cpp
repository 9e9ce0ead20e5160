// The engine's step: batches are prepared, run forward and backward piece by piece, and weights moved.
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/errors.h"
#include "core/nn/autocast_guard.h"
#include "core/nn/draws.h"
#include "core/nn/mode_guard.h"
#include "core/optim/gradients.h"
#include "core/profile/span.h"
#include "core/training/determinism.h"
#include "core/training/divergence.h"
#include "core/training/engine.h"
#include "core/training/reading.h"
#include "core/training/snapshot.h"

namespace tsml::training {

namespace {

// In a row: with those that do not blow up between them, a training goes on.
constexpr int64_t kMostLossesBeyond = 3;

bool has_gradient(const NamedTensor& parameter) {
  return parameter.tensor.grad().defined();
}

[[noreturn]] void refuse_without_gradient(const std::vector<NamedTensor>& parameters) {
  const auto trains = [](const NamedTensor& parameter) { return parameter.tensor.requires_grad(); };
  if (std::none_of(parameters.begin(), parameters.end(), trains))
    refuse("Expected parameters to train but all ", parameters.size(),
           " of the model are frozen: let some train, as nn.unfreeze(model, '", parameters.back().name, "')");
  refuse("The loss has no gradient for the model's parameters: compute it from the output of the model, ",
         "without detach(), item() or torch.noGrad() on the way");
}

}  // namespace

StepResult Engine::step(std::span<const Batch> window, const Place& place, bool may_halve) {
  const auto start = std::chrono::steady_clock::now();
  if (window.empty()) refuse("Expected at least one batch but received none");
  if (!(place.factor >= 0 && std::isfinite(place.factor)))
    refuse("Expected a finite factor of the learning rates of at least 0 but received ", place.factor);
  check_parameters();
  int64_t largest = 0;
  for (const Batch& batch : window) {
    preparation_.check(batch, first_parameter());
    largest = std::max(largest, batch.size());
  }
  std::optional<DeterministicGuard> deterministic;
  if (options_.deterministic) deterministic.emplace(window.front().inputs.device());
  c10::AutoGradMode with_gradients(true);
  nn::ModeGuard training(model_, true);
  const std::optional<nn::Float32Guard> outside_autocast = float32_layer();
  const Snapshot before(*model_);
  const auto undo = [&] {
    before.restore();
    optimizer_->zero_grad();
  };
  StepResult result{};
  int64_t halvings = 0;
  try {
    halvings = micro_batch_.fit(
        largest, may_halve, [&] { result = attempt(window, place); }, undo);
  } catch (const optim::TornUpdateError&) {
    is_torn_ = true;
    throw;
  }
  // The scaler passes over gradients that are too large; what a loss that is not finite made of the statistics stays.
  if (result.skipped && !std::isfinite(result.loss)) undo();
  result.halvings = halvings;
  result.micro_batch = micro_batch_.of(largest);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

Prepared Engine::prepare(const Batch& batch, const Place& place, std::vector<UnreadCheck>& checks) {
  Prepared prepared;
  {
    const profile::Phase phase("gather");
    prepared = preparation_.gather(batch, place.epoch);
  }
  const std::vector<int64_t> output = output_sizes(prepared.inputs);
  checks.push_back(objective_.check_unread(output, prepared.targets));
  const profile::Phase phase("augment");
  preparation_.augment(prepared, at::IntArrayRef(output).slice(1), place.epoch, place.step);
  return prepared;
}

StepResult Engine::attempt(std::span<const Batch> window, const Place& place) {
  std::vector<Prepared> prepared;
  std::vector<UnreadCheck> checks;
  for (const Batch& batch : window) prepared.push_back(prepare(batch, place, checks));
  StepResult result{};
  const at::DeviceType device = window.front().inputs.device().type();
  optimizer_->zero_grad();

  WindowLoss losses(objective_, prepared);
  at::Tensor correct;
  uint64_t number = 0;
  {
    const nn::AutocastGuard autocast(nn::Autocast(device, options_.autocast));
    for (const Prepared& batch : prepared) {
      for (const Piece& piece : pieces_of(batch.inputs.size(0), micro_batch_.size())) {
        const nn::DrawsGuard own_draws(draws_of(place, number++));
        losses::Targets targets = narrowed(batch.targets, piece);
        targets.inputs = batch.inputs.narrow(0, piece.begin, piece.size);
        targets.outputs = forward(targets.inputs);
        at::Tensor output = targets.outputs.front().tensor;
        at::Tensor loss;
        {
          const profile::Phase phase("loss");
          loss = losses.add(output, targets);
        }
        if (batch.classes) {
          const at::Tensor right =
              output.detach().argmax(1).eq(batch.classes->narrow(0, piece.begin, piece.size)).sum();
          correct = correct.defined() ? correct + right : right;
        }
        output.reset();
        targets = {};
        if (!loss.requires_grad()) refuse_without_gradient(parameters());
        const profile::Phase phase("backward");
        const nn::AutocastGuard outside(nn::Autocast(device, std::nullopt));
        (scaler_ ? scaler_->scaled(loss) : loss).backward();
      }
      result.samples += batch.inputs.size(0);
    }
  }

  const std::vector<NamedTensor> moved = parameters();
  std::vector<at::Tensor> gradients;
  for (const NamedTensor& parameter : moved)
    if (has_gradient(parameter)) gradients.push_back(parameter.tensor.grad());
  if (gradients.empty()) refuse_without_gradient(moved);

  // All that is to be known of the step is read here, together (reading.h). Nothing else in a step reads the device,
  // but for gaussianNll, which looks whether a model's deviations are any.
  std::vector<at::Tensor> unread;
  if (scaler_) {
    unread.push_back(scaler_->scale());
    unread.push_back(scaler_->unscale(gradients));
  }
  {
    const profile::Phase phase("clip");
    unread.push_back(optim::global_norm(moved));
  }
  for (const auto* scalars : {&losses.means(), &losses.weights()})
    unread.insert(unread.end(), scalars->begin(), scalars->end());
  if (correct.defined()) unread.push_back(correct);
  for (const UnreadCheck& check : checks)
    if (check.verdict.defined()) unread.push_back(check.verdict);
  const std::vector<double> numbers = read(unread);
  auto next = numbers.begin();

  result.scale = scaler_ ? *next++ : 1;
  result.skipped = scaler_ && *next++ != 0;
  result.gradient_norm = *next++;
  for (size_t i = 0; i < losses.means().size(); i++) result.terms.push_back(*next++);
  for (size_t i = 0; i < losses.weights().size(); i++) result.weights.push_back(*next++);
  for (size_t i = 0; i < result.terms.size(); i++) result.loss += objective_.terms()[i].weight * result.terms[i];
  result.correct = correct.defined() ? static_cast<int64_t>(*next++) : -1;
  for (size_t i = 0; i < checks.size(); i++)
    if (checks[i].verdict.defined() && *next++ != 0)
      objective_.check(checks[i].output, checks[i].targets, prepared[i].samples);
  check_finite(result, prepared, place);

  if (!result.skipped) {
    clip(moved, result.gradient_norm);
    {
      const profile::Phase phase("optimizer");
      optimizer_->step(place.factor);
    }
    // From here on the step is not begun anew.
    if (average_ && options_.average->kind == optim::AverageOptions::Kind::exponential) {
      const profile::Phase phase("average");
      try {
        average_->update(*model_);
      } catch (const c10::OutOfMemoryError& error) {
        throw optim::TornUpdateError(error);
      }
    }
  }
  optimizer_->zero_grad();
  if (scaler_) scaler_->update(result.skipped);
  return result;
}

void Engine::clip(const std::vector<NamedTensor>& moved, double norm) const {
  if (options_.clipping == Clipping::none) return;
  const profile::Phase phase("clip");
  if (options_.clipping == Clipping::norm) optim::clip_by_norm(moved, options_.clip_at, norm);
  if (options_.clipping == Clipping::value) optim::clip_by_value(moved, options_.clip_at);
  if (options_.clipping == Clipping::adaptive) optim::clip_adaptively(moved, options_.clip_at);
}

void Engine::check_finite(const StepResult& result, const std::vector<Prepared>& window, const Place& place) {
  const std::string where = "epoch " + std::to_string(place.epoch + 1) + ", step " + std::to_string(place.step + 1);
  const std::string what =
      std::string("The loss became ") + (std::isnan(result.loss) ? "NaN" : "infinite") + " in " + where;
  const bool is_loss_finite = std::isfinite(result.loss);
  losses_beyond_ = is_loss_finite ? 0 : losses_beyond_ + 1;
  if (scaler_) {
    // Data that is not finite no scale makes so.
    if (!is_loss_finite)
      for (const Prepared& batch : window) refuse_data_not_finite(batch, what);
    // What is beyond float16 in one batch, the next may not have; but the scale does nothing for a loss.
    if (losses_beyond_ < kMostLossesBeyond && !(result.skipped && GradScaler::is_smallest(result.scale))) return;
  }
  if (!is_loss_finite) explain_divergence(window, place, what);
  if (result.skipped || !std::isfinite(result.gradient_norm)) refuse_gradients_not_finite(parameters(), where);
}

}  // namespace tsml::training
