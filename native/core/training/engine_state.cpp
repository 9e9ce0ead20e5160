// The engine's state: what a checkpoint holds of a training, by name.
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/errors.h"
#include "core/nn/match.h"
#include "core/training/engine.h"

namespace tsml::training {

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
  std::optional<GradScalerState> scale;
  if (scaler_) {
    const double* numbers = scaler.front().tensor.const_data_ptr<double>();
    scale = {numbers[0], static_cast<int64_t>(numbers[1]), static_cast<int64_t>(numbers[2])};
    GradScaler::check_state(*scale);
  }
  // It checks all before it changes anything, and is the last that may refuse.
  optimizer_->load_state(optimizer);
  if (average_) average_->load_state(average);
  if (scale) scaler_->load_state(*scale);
  c10::NoGradGuard no_grad;
  for (size_t i = 0; i < own.size(); i++) own[i].tensor.copy_(given[i]);
}

}  // namespace tsml::training
