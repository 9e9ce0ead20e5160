// The engine's state: what a checkpoint holds of a training, by name.
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/errors.h"
#include "core/nn/match.h"
#include "core/training/engine.h"

namespace tsml::training {

namespace {

// What the names of each part begin with; TypeScript has them in lib/training/checkpoint-names.ts.
constexpr char kModel[] = "model.", kOptimizer[] = "optimizer.", kAverage[] = "average.", kScaler[] = "scaler.";

void add(std::vector<NamedTensor>& all, const std::string& prefix, const std::vector<NamedTensor>& part) {
  for (const NamedTensor& entry : part) all.push_back({prefix + entry.name, entry.tensor});
}

// A part, by the names that `add` was given.
std::vector<NamedTensor> part_of(const std::vector<NamedTensor>& state, const std::string& prefix) {
  std::vector<NamedTensor> part;
  for (const NamedTensor& entry : state)
    if (entry.name.starts_with(prefix)) part.push_back({entry.name.substr(prefix.size()), entry.tensor});
  return part;
}

void require_known(const std::vector<NamedTensor>& state) {
  for (const auto& [name, tensor] : state)
    if (!name.starts_with(kModel) && !name.starts_with(kOptimizer) && !name.starts_with(kAverage) &&
        !name.starts_with(kScaler))
      refuse("Expected what begins with ", kModel, ", ", kOptimizer, ", ", kAverage, " or ", kScaler, " but received ",
             name);
}

// The scale, the steps since it last moved, those passed over in all, and those in a row whose loss was not finite,
// which an older tsml did not keep.
constexpr int64_t kScalerNumbers = 4;

bool is_scaler_state(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kDouble && (tensor.numel() == kScalerNumbers || tensor.numel() == 3);
}

}  // namespace

std::vector<NamedTensor> Engine::state() const {
  std::vector<NamedTensor> all;
  for (const nn::StateEntry& entry : model_->state()) all.push_back({kModel + entry.name, entry.tensor});
  add(all, kOptimizer, optimizer_->state());
  if (average_) add(all, kAverage, average_->state());
  if (scaler_) {
    const GradScalerState scaler = scaler_->state();
    const std::vector<double> numbers{scaler.scale, static_cast<double>(scaler.growth_tracker),
                                      static_cast<double>(scaler.skipped), static_cast<double>(losses_beyond_)};
    all.push_back({std::string(kScaler) + "state", at::tensor(numbers, at::kDouble)});
  }
  return all;
}

void Engine::load_state(const std::vector<NamedTensor>& state) {
  require_known(state);
  const std::vector<NamedTensor> average = part_of(state, kAverage), scaler = part_of(state, kScaler);
  std::vector<NamedTensor> own;
  for (const nn::StateEntry& entry : model_->state()) own.push_back({entry.name, entry.tensor});
  const std::vector<at::Tensor> given = nn::match(own, part_of(state, kModel), "the model");
  if (average_.has_value() == average.empty() || scaler_.has_value() == scaler.empty() ||
      (scaler_ && !is_scaler_state(scaler.front().tensor)))
    refuse("Expected the state of a trainer with the same average and precision");
  if (average_) average_->check_state(average);
  std::optional<GradScalerState> scale;
  int64_t beyond = 0;
  if (scaler_) {
    const double* numbers = scaler.front().tensor.const_data_ptr<double>();
    scale = {numbers[0], static_cast<int64_t>(numbers[1]), static_cast<int64_t>(numbers[2])};
    if (scaler.front().tensor.numel() == kScalerNumbers) beyond = static_cast<int64_t>(numbers[3]);
    GradScaler::check_state(*scale);
  }
  // It checks all before it changes anything, and is the last that may refuse.
  optimizer_->load_state(part_of(state, kOptimizer));
  if (average_) average_->load_state(average);
  if (scale) scaler_->load_state(*scale);
  c10::NoGradGuard no_grad;
  for (size_t i = 0; i < own.size(); i++) own[i].tensor.copy_(given[i]);
  losses_beyond_ = beyond;
  is_torn_ = false;
}

}  // namespace tsml::training
