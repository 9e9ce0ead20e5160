#include "core/optim/average.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "core/errors.h"
#include "core/nn/match.h"
#include "core/optim/parts.h"

namespace tsml::optim {

namespace {

// Each tensor under the first of its names: one that stands in several places moves once.
std::vector<nn::StateEntry> distinct_state(const nn::Module& model) {
  std::vector<nn::StateEntry> entries = model.state();
  std::unordered_set<const c10::TensorImpl*> seen;
  std::erase_if(entries,
                [&](const nn::StateEntry& entry) { return !seen.insert(entry.tensor.unsafeGetTensorImpl()).second; });
  return entries;
}

at::ScalarType dtype_of_average(const at::Tensor& tensor) {
  return tensor.is_floating_point() ? at::promote_types(tensor.scalar_type(), at::kFloat) : tensor.scalar_type();
}

}  // namespace

Average::Average(const nn::Module& model, const AverageOptions& options)
    : options_(options), updates_(at::zeros({}, at::kLong)) {
  if (!(options.decay >= 0 && options.decay <= 1))
    refuse("Expected a decay of the average from 0 to 1 but received ", options.decay);
  c10::NoGradGuard no_grad;
  for (const nn::StateEntry& entry : distinct_state(model))
    averages_.push_back({entry.name, at::empty_like(entry.tensor, dtype_of_average(entry.tensor)).copy_(entry.tensor)});
}

void Average::update(const nn::Module& model) {
  require_own_place("updated");
  c10::NoGradGuard no_grad;
  const double weight = weight_of_next();
  const std::vector<nn::StateEntry> entries = entries_of(model);
  // By dtype and device, as kernels over lists take them.
  std::vector<std::vector<TensorVector>> batches;
  for (size_t i = 0; i < entries.size(); i++) {
    at::Tensor& average = averages_[i].tensor;
    const at::Tensor& tensor = entries[i].tensor;
    if (!average.is_floating_point()) {
      average.copy_(tensor);
      continue;
    }
    const at::Tensor present = tensor.to(average.scalar_type());
    if (!present.is_non_overlapping_and_dense() || present.strides() != average.strides()) {
      average.lerp_(present, weight);
      continue;
    }
    auto batch = std::ranges::find_if(batches, [&](const std::vector<TensorVector>& lists) {
      return lists[0][0].scalar_type() == average.scalar_type() && lists[0][0].device() == average.device();
    });
    std::vector<TensorVector>& lists = batch == batches.end() ? batches.emplace_back(2) : *batch;
    lists[0].push_back(average);
    lists[1].push_back(present);
  }
  for (const std::vector<TensorVector>& lists : batches)
    share_out(lists, {}, [&](const std::vector<TensorVector>& part, const TensorVector&) {
      at::_foreach_lerp_(part[0], part[1], weight);
    });
  updates_.add_(1);
}

void Average::swap(const nn::Module& model) {
  c10::NoGradGuard no_grad;
  const std::vector<nn::StateEntry> entries = entries_of(model);
  if (aside_.empty()) aside_.resize(entries.size());
  for (size_t i = 0; i < entries.size(); i++) {
    at::Tensor average = averages_[i].tensor, tensor = entries[i].tensor;
    if (average.scalar_type() == tensor.scalar_type()) {
      const at::Tensor before = tensor.clone();
      tensor.copy_(average);
      average.copy_(before);
    } else if (is_swapped_) {
      tensor.copy_(aside_[i]);
      aside_[i].reset();
    } else {
      aside_[i] = tensor.clone();
      tensor.copy_(average);
    }
  }
  is_swapped_ = !is_swapped_;
}

std::vector<NamedTensor> Average::state() const {
  require_own_place("saved");
  std::vector<NamedTensor> state = averages_;
  state.push_back({"updates", updates_});
  return state;
}

void Average::check_state(const std::vector<NamedTensor>& state) const {
  require_own_place("loaded");
  nn::match(this->state(), state, "an average");
}

void Average::load_state(const std::vector<NamedTensor>& state) {
  require_own_place("loaded");
  const std::vector<NamedTensor> own = this->state();
  const std::vector<at::Tensor> given = nn::match(own, state, "an average");
  for (size_t i = 0; i < own.size(); i++) own[i].tensor.copy_(given[i]);
}

std::vector<nn::StateEntry> Average::entries_of(const nn::Module& model) const {
  std::vector<nn::StateEntry> entries = distinct_state(model);
  const auto is_own = [](const nn::StateEntry& entry, const NamedTensor& average) {
    return entry.name == average.name && entry.tensor.sizes() == average.tensor.sizes() &&
           entry.tensor.device() == average.tensor.device() &&
           dtype_of_average(entry.tensor) == average.tensor.scalar_type();
  };
  if (!std::ranges::equal(entries, averages_, is_own))
    refuse("Expected the model that is averaged, with the same parameters and buffers as at first");
  return entries;
}

void Average::require_own_place(const char* what) const {
  if (is_swapped_) refuse("An average cannot be ", what, " while it stands in the model's place: swap it back first");
}

double Average::weight_of_next() const {
  const auto before = static_cast<double>(*updates_.const_data_ptr<int64_t>());
  if (options_.kind == AverageOptions::Kind::mean) return 1 / (before + 1);
  const double kept = options_.warm_up ? std::min(options_.decay, 1 - std::pow(1 + before, -2.0 / 3)) : options_.decay;
  return 1 - kept;
}

}  // namespace tsml::optim
