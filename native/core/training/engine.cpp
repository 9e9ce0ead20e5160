#include "core/training/engine.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <unordered_set>

#include "core/errors.h"
#include "core/nn/autocast_guard.h"
#include "core/nn/draws.h"
#include "core/optim/gradients.h"
#include "core/profile/span.h"
#include "core/training/divergence.h"
#include "core/training/random.h"

namespace tsml::training {

namespace {

double norm_of(const std::vector<NamedTensor>& parameters) {
  std::vector<at::Tensor> weights;
  for (const NamedTensor& parameter : parameters) weights.push_back(parameter.tensor);
  return optim::norm_of(weights);
}

}  // namespace

Engine::Engine(std::shared_ptr<nn::Module> model, std::vector<Term> objective,
               std::unique_ptr<optim::Optimizer> optimizer, const EngineOptions& options)
    : model_(std::move(model)),
      objective_(std::move(objective)),
      optimizer_(std::move(optimizer)),
      options_(options),
      preparation_(options.seed, options.augmentation, options.batch_augmentation, options.channels_last),
      output_shape_(model_, [this](const at::Tensor& inputs) { return forward(inputs); }) {
  if (options.clipping != Clipping::none && !(options.clip_at > 0 && std::isfinite(options.clip_at)))
    refuse("Expected gradients to be clipped at a finite number above 0 but received ", options.clip_at);
  check_parameters();
  if (options.channels_last) model_->to(at::MemoryFormat::ChannelsLast);
  if (options.average) average_.emplace(*model_, *options.average);
  if (options.autocast == at::kHalf) scaler_.emplace(first_parameter().device());
}

void Engine::check_parameters() const {
  std::unordered_set<const c10::TensorImpl*> own;
  for (const at::Tensor& tensor : model_->tensors()) own.insert(tensor.unsafeGetTensorImpl());
  for (const NamedTensor& held : parameters())
    if (!own.contains(held.tensor.unsafeGetTensorImpl()))
      refuse("The model has other parameters than when its trainer was made, from ", held.name,
             " on: make a new trainer");
}

std::vector<NamedTensor> Engine::parameters() const {
  std::vector<NamedTensor> all;
  for (const optim::ParameterGroup& group : optimizer_->groups())
    all.insert(all.end(), group.parameters.begin(), group.parameters.end());
  return all;
}

const at::Tensor& Engine::first_parameter() const {
  return optimizer_->groups().front().parameters.front().tensor;
}

std::vector<NamedTensor> Engine::forward(const at::Tensor& inputs) {
  const profile::Phase phase("forward");
  const profile::ModuleRun run(model_->kind());
  return model_->outputs(preparation_.laid_out(inputs));
}

std::vector<int64_t> Engine::output_sizes(const at::Tensor& inputs) {
  const std::vector<int64_t>& one = output_shape_.of(inputs, first_parameter().scalar_type());
  std::vector<int64_t> sizes{inputs.size(0)};
  sizes.insert(sizes.end(), one.begin(), one.end());
  return sizes;
}

std::optional<nn::Float32Guard> Engine::float32_layer() {
  if (options_.float32_layer.empty()) return std::nullopt;
  return std::make_optional<nn::Float32Guard>(model_->descendant(options_.float32_layer));
}

uint64_t Engine::draws_of(const Place& place, uint64_t number) const {
  return RandomStream({options_.seed, place.epoch, (place.step << 16) + number, RandomOperation::model}).bits();
}

uint64_t Engine::draws_of_validation(int64_t first_sample) const {
  return RandomStream({options_.seed, 0, static_cast<uint64_t>(first_sample), RandomOperation::validation}).bits();
}

void Engine::explain_divergence(const std::vector<Prepared>& window, const std::optional<Place>& place,
                                const std::string& what) {
  c10::NoGradGuard no_grad;
  for (const Prepared& batch : window) refuse_data_not_finite(batch, what);
  const bool has_moved = !place || place->step > 0;
  uint64_t number = 0;
  for (const Prepared& batch : window) {
    for (const Piece& piece : pieces_of(batch.inputs.size(0), micro_batch_.size())) {
      std::optional<nn::DrawsGuard> own_draws;
      if (place) own_draws.emplace(draws_of(*place, number++));
      const nn::AutocastGuard autocast(nn::Autocast(batch.inputs.device().type(), options_.autocast));
      const at::Tensor inputs = preparation_.laid_out(batch.inputs.narrow(0, piece.begin, piece.size));
      refuse_output_not_finite(*model_, inputs, has_moved, what);
    }
  }
  refuse_not_finite(what);
}

double Engine::weight_norm() const {
  return norm_of(parameters());
}

optim::Average& Engine::average() {
  if (!average_) refuse("Expected a trainer that averages weights");
  return *average_;
}

void Engine::update_average() {
  average().update(*model_);
}

void Engine::swap_average() {
  try {
    average().swap(*model_);
  } catch (const c10::OutOfMemoryError&) {
    is_torn_ = true;
    throw;
  }
}

void Engine::check_weights(uint64_t update) const {
  if (is_torn_) refuse("Expected weights of whole updates: memory ran out when some of them had moved. Load a state");
  c10::NoGradGuard no_grad;
  std::vector<NamedTensor> trained = parameters();
  std::erase_if(trained, [](const NamedTensor& parameter) { return !parameter.tensor.requires_grad(); });
  // One pass over memory; only where it comes to infinity, as it may by its own sums, each weight is looked at.
  if (!std::isfinite(norm_of(trained))) refuse_weights_not_finite(trained, update);
}

}  // namespace tsml::training
