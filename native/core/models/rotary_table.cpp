#include "core/models/rotary_table.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include <numbers>

namespace tsml::models {

namespace {

// Training at several crop sizes needs a few; more are not worth their memory.
constexpr size_t kMostKept = 8;

// The middles of that many parts of [0, 1].
at::Tensor middles(int64_t parts) {
  return at::arange(0.5, parts, at::kFloat) / static_cast<double>(parts);
}

at::Tensor twice(const at::Tensor& values) {
  return at::cat({values, values}, -1);
}

}  // namespace

at::Tensor RotaryTable::make(std::array<int64_t, 2> grid, at::TensorOptions options) const {
  // Whoever asks first, the table must serve those that record a graph.
  c10::InferenceMode no_inference(false);
  c10::NoGradGuard no_grad;
  // In float32 on the CPU, as timm has it, until the angles.
  const int64_t periods_each = channels_ / 4;
  at::Tensor exponents = 2.0 * at::arange(periods_each, at::kFloat) / (channels_ / 2);
  at::Tensor periods = at::pow(temperature_, exponents).to(options);
  at::Tensor coordinates = at::stack(at::meshgrid({middles(grid[0]), middles(grid[1])}, "ij"), -1).flatten(0, 1);
  coordinates = (2.0 * coordinates - 1.0).unsqueeze(2).to(options);
  const at::Tensor angles = (2 * std::numbers::pi * coordinates / periods).flatten(1);
  return at::cat({twice(angles.sin()), twice(angles.cos())}, -1);
}

at::Tensor RotaryTable::of(std::array<int64_t, 2> grid, const at::Tensor& like) {
  const at::ScalarType dtype = like.element_size() < 4 ? at::kFloat : like.scalar_type();
  std::lock_guard lock(mutex_);
  // After a move nobody asks for the others again.
  std::erase_if(kept_, [&](const Entry& entry) {
    return entry.table.device() != like.device() || entry.table.scalar_type() != dtype;
  });
  for (const Entry& entry : kept_)
    if (entry.grid == grid) return entry.table;
  if (kept_.size() == kMostKept) kept_.erase(kept_.begin());
  kept_.push_back({grid, make(grid, at::TensorOptions(dtype).device(like.device()))});
  return kept_.back().table;
}

at::Tensor rotate(const at::Tensor& heads, const at::Tensor& table, int64_t prefix) {
  const std::vector<at::Tensor> angles = table.chunk(2, -1);  // sines, cosines
  const at::Tensor patches = heads.slice(2, prefix);
  at::Tensor turned = patches * angles[1];
  {
    const std::vector<at::Tensor> halves = patches.chunk(2, -1);
    at::Tensor quarter = at::cat({-halves[1], halves[0]}, -1);
    // In place where that is the same: autograd keeps neither. Under autocast heads have less precision than the table.
    turned.add_(quarter.scalar_type() == table.scalar_type() ? quarter.mul_(angles[0]) : quarter * angles[0]);
  }
  return at::cat({heads.slice(2, 0, prefix), turned.to(heads.scalar_type())}, 2);
}

}  // namespace tsml::models
