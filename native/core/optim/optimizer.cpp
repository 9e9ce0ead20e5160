#include "core/optim/optimizer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "core/errors.h"
#include "core/optim/rule.h"

namespace tsml::optim {

namespace {

std::string where(const Rule& rule) {
  return "optim." + rule.name;
}

// All groups of one rule.
struct Part {
  const Rule& rule;
  std::vector<ParameterBatch> batches;
  std::vector<size_t> groups;  // of each batch
};

Part& part_of(std::vector<Part>& parts, const Rule& rule) {
  const auto found = std::ranges::find_if(parts, [&](const Part& part) { return &part.rule == &rule; });
  return found == parts.end() ? parts.emplace_back(Part{rule, {}, {}}) : *found;
}

void check_parameters(const std::vector<ParameterGroup>& groups, const ParameterGroup& added) {
  std::unordered_set<const c10::TensorImpl*> taken;
  std::unordered_set<std::string> names;
  for (const ParameterGroup& group : groups)
    for (const NamedTensor& parameter : group.parameters) {
      taken.insert(parameter.tensor.unsafeGetTensorImpl());
      names.insert(parameter.name);
    }
  for (const NamedTensor& parameter : added.parameters) {
    const std::string what = where(added.rule) + ": parameter " + parameter.name + ": ";
    if (!taken.insert(parameter.tensor.unsafeGetTensorImpl()).second)
      throw ParameterError(what + "this tensor is here already, and would move twice",
                           "Give each parameter once; a shared one belongs to one group.");
    if (!names.insert(parameter.name).second)
      throw ParameterError(what + "another one has this name", "Give each parameter a name of its own.");
    if (added.rule.check_parameter) added.rule.check_parameter(what, parameter.tensor);
  }
}

// All that a step needs to have, and to know, before it moves anything. Where memory runs out nothing is kept of it.
void reserve(std::vector<Part>& parts, const std::vector<ParameterGroup>& groups,
             std::vector<std::vector<Memory>>& memories) {
  try {
    for (Part& part : parts)
      for (size_t i = 0; i < part.batches.size(); i++) part.batches[i].reserve(groups[part.groups[i]].options);
    // At 0 a counter says no more than none would.
    for (size_t g = 0; g < groups.size(); g++)
      if (groups[g].rule.counts_by_group)
        for (Memory& memory : memories[g]) reserve_counter(groups[g].rule.slots, memory);
    for (Part& part : parts)
      if (!part.batches.empty() && part.rule.begin) part.rule.begin(groups[part.groups.front()].options, part.batches);
  } catch (...) {
    for (Part& part : parts)
      for (ParameterBatch& batch : part.batches) batch.unreserve();
    throw;
  }
}

}  // namespace

TornUpdateError::TornUpdateError(const c10::OutOfMemoryError& cause)
    : OutOfMemoryError({__func__, __FILE__, __LINE__},
                       std::string("memory ran out while weights were moved, some of them have: go on from the last "
                                   "checkpoint, with more memory (") +
                           cause.what_without_backtrace() + ")") {}

Optimizer::Optimizer(std::vector<ParameterGroup> groups) {
  if (groups.empty()) refuse("An optimizer: expected at least one group of parameters, received none");
  for (ParameterGroup& group : groups) add_group(std::move(group));
}

Optimizer::~Optimizer() = default;

void Optimizer::add_group(ParameterGroup group) {
  const Rule& rule = group.rule;
  if (group.parameters.empty()) refuse(where(rule), ": expected a group of parameters, received an empty one");
  check_options(rule, group.options);
  check_parameters(groups_, group);
  std::vector<Memory> memories(group.parameters.size());
  if (rule.remembers_from_start) {
    c10::NoGradGuard no_grad;
    for (ParameterBatch& batch : gather_all(where(rule), rule.slots, group.parameters, memories))
      batch.reserve(group.options);
  }
  memories_.push_back(std::move(memories));
  groups_.push_back(std::move(group));
}

void Optimizer::replace_parameter(size_t group, size_t index, at::Tensor tensor) {
  groups_.at(group).parameters.at(index).tensor = std::move(tensor);
}

void Optimizer::step(double factor) {
  if (!(factor >= 0 && std::isfinite(factor)))
    refuse(where(groups_.front().rule), ": expected a finite factor of the learning rates of at least 0, received ",
           factor);
  c10::NoGradGuard no_grad;
  const c10::impl::ExcludeDispatchKeyGuard no_autocast(c10::autocast_dispatch_keyset);
  std::vector<Part> parts;
  for (size_t g = 0; g < groups_.size(); g++) {
    const Rule& rule = groups_[g].rule;
    Part& part = part_of(parts, rule);
    for (ParameterBatch& batch : gather(where(rule), rule.slots, groups_[g].parameters, memories_[g])) {
      part.batches.push_back(std::move(batch));
      part.groups.push_back(g);
    }
  }
  reserve(parts, groups_, memories_);
  try {
    for (size_t g = 0; g < groups_.size(); g++)
      if (groups_[g].rule.counts_by_group)
        for (Memory& memory : memories_[g]) advance(groups_[g].rule.slots, memory);
    for (Part& part : parts)
      for (size_t i = 0; i < part.batches.size(); i++) {
        const Options& options = groups_[part.groups[i]].options;
        part.rule.update(options, option<double>(options, "lr") * factor, part.batches[i]);
        part.batches[i].write_back();
      }
  } catch (const c10::OutOfMemoryError& error) {
    throw TornUpdateError(error);
  }
}

void Optimizer::zero_grad() {
  for (ParameterGroup& group : groups_)
    for (NamedTensor& parameter : group.parameters) parameter.tensor.mutable_grad().reset();
}

std::vector<NamedTensor> Optimizer::state() const {
  std::vector<NamedTensor> state;
  for (size_t g = 0; g < groups_.size(); g++)
    for (size_t i = 0; i < memories_[g].size(); i++) {
      const std::vector<at::Tensor>& slots = memories_[g][i].slots;
      for (size_t k = 0; k < slots.size(); k++)
        if (slots[k].defined())
          state.push_back({groups_[g].parameters[i].name + "." + groups_[g].rule.slots[k].name, slots[k]});
    }
  return state;
}

void Optimizer::load_state(const std::vector<NamedTensor>& state) {
  struct Place {
    const Rule& rule;
    const at::Tensor& parameter;
    Memory& memory;
  };
  c10::NoGradGuard no_grad;
  std::vector<std::vector<Memory>> read;
  std::unordered_map<std::string, Place> places;
  for (const ParameterGroup& group : groups_) {
    std::vector<Memory>& memories = read.emplace_back(group.parameters.size());
    for (size_t i = 0; i < memories.size(); i++)
      places.emplace(group.parameters[i].name, Place{group.rule, group.parameters[i].tensor, memories[i]});
  }
  for (const NamedTensor& entry : state) {
    const size_t dot = entry.name.rfind('.');
    const auto place = places.find(entry.name.substr(0, dot));
    if (dot == std::string::npos || place == places.end())
      refuse(where(groups_.front().rule), ": expected '<parameter>.<slot>', received '", entry.name, "'");
    auto& [rule, parameter, memory] = place->second;
    memory.slots.resize(rule.slots.size());
    const std::string name = entry.name.substr(dot + 1);
    size_t k = 0;
    while (k < rule.slots.size() && rule.slots[k].name != name) k++;
    if (k == rule.slots.size()) refuse(where(rule), ": ", entry.name, ": there is no slot of this name here");
    const bool is_number = rule.slots[k].is_number;
    const at::ScalarType dtype = is_number ? at::kFloat : parameter.scalar_type();
    const at::IntArrayRef sizes = is_number ? at::IntArrayRef() : parameter.sizes();
    if (entry.tensor.scalar_type() != dtype || entry.tensor.sizes() != sizes || entry.tensor.layout() != at::kStrided)
      refuse(where(rule), ": ", entry.name, ": expected ", describe(dtype, sizes, parameter.device()), ", received ",
             describe(entry.tensor));
    memory.slots[k] = is_number ? entry.tensor.to(at::kCPU, /*non_blocking=*/false, /*copy=*/true)
                                : at::empty_like(parameter).copy_(entry.tensor);
  }
  memories_ = std::move(read);
}

}  // namespace tsml::optim
