#include "core/optim/optimizer.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

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

void check_parameters(const Rule& rule, const std::vector<ParameterGroup>& groups, const ParameterGroup& added) {
  std::unordered_set<const c10::TensorImpl*> taken;
  std::unordered_set<std::string> names;
  for (const ParameterGroup& group : groups)
    for (const nn::NamedTensor& parameter : group.parameters) {
      taken.insert(parameter.tensor.unsafeGetTensorImpl());
      names.insert(parameter.name);
    }
  for (const nn::NamedTensor& parameter : added.parameters) {
    const std::string what = where(rule) + ": parameter " + parameter.name + ": ";
    if (!taken.insert(parameter.tensor.unsafeGetTensorImpl()).second)
      throw ParameterError(what + "this tensor is here already, and would move twice",
                           "Give each parameter once; a shared one belongs to one group.");
    if (!names.insert(parameter.name).second)
      throw ParameterError(what + "another one has this name", "Give each parameter a name of its own.");
    const std::string reason = rule.refuse ? rule.refuse(parameter.tensor) : "";
    if (!reason.empty()) throw ParameterError(what + reason, "");
  }
}

}  // namespace

Optimizer::Optimizer(const Rule& rule, std::vector<ParameterGroup> groups) : rule_(rule) {
  if (groups.empty()) refuse(where(rule), ": expected at least one group of parameters, received none");
  for (ParameterGroup& group : groups) add_group(std::move(group));
}

Optimizer::~Optimizer() = default;

void Optimizer::add_group(ParameterGroup group) {
  if (group.parameters.empty()) refuse(where(rule_), ": expected a group of parameters, received an empty one");
  check_options(rule_, group.options);
  check_parameters(rule_, groups_, group);
  std::vector<Memory> memories(group.parameters.size());
  if (rule_.prepare) {
    c10::NoGradGuard no_grad;
    for (Batch& batch : gather_all(where(rule_), rule_.slots, group.parameters, memories))
      rule_.prepare(group.options, batch);
  }
  memories_.push_back(std::move(memories));
  groups_.push_back(std::move(group));
}

void Optimizer::replace_parameter(size_t group, size_t index, at::Tensor tensor) {
  groups_.at(group).parameters.at(index).tensor = std::move(tensor);
}

void Optimizer::step(double factor) {
  if (!(factor >= 0 && std::isfinite(factor)))
    refuse(where(rule_), ": expected a finite factor of the learning rates of at least 0, received ", factor);
  c10::NoGradGuard no_grad;
  const c10::impl::ExcludeDispatchKeyGuard no_autocast(c10::autocast_dispatch_keyset);
  std::vector<Batch> batches;
  std::vector<size_t> group_of;
  for (size_t g = 0; g < groups_.size(); g++)
    for (Batch& batch : gather(where(rule_), rule_.slots, groups_[g].parameters, memories_[g])) {
      batches.push_back(std::move(batch));
      group_of.push_back(g);
    }
  if (rule_.counts_by_group)
    for (std::vector<Memory>& memories : memories_)
      for (Memory& memory : memories) advance(rule_.slots, memory);
  if (rule_.begin && !batches.empty()) rule_.begin(groups_.front().options, batches);
  for (size_t i = 0; i < batches.size(); i++) {
    const Options& options = groups_[group_of[i]].options;
    rule_.update(options, option<double>(options, "lr") * factor, batches[i]);
    batches[i].write_back();
  }
}

void Optimizer::zero_grad() {
  for (ParameterGroup& group : groups_)
    for (nn::NamedTensor& parameter : group.parameters) parameter.tensor.mutable_grad().reset();
}

std::vector<nn::NamedTensor> Optimizer::state() const {
  std::vector<nn::NamedTensor> state;
  for (size_t g = 0; g < groups_.size(); g++)
    for (size_t i = 0; i < memories_[g].size(); i++) {
      const std::vector<at::Tensor>& slots = memories_[g][i].slots;
      for (size_t k = 0; k < slots.size(); k++)
        if (slots[k].defined()) state.push_back({groups_[g].parameters[i].name + "." + rule_.slots[k].name, slots[k]});
    }
  return state;
}

void Optimizer::load_state(const std::vector<nn::NamedTensor>& state) {
  struct Place {
    const at::Tensor& parameter;
    Memory& memory;
  };
  c10::NoGradGuard no_grad;
  std::vector<std::vector<Memory>> read;
  std::unordered_map<std::string, Place> places;
  for (const ParameterGroup& group : groups_) {
    std::vector<Memory>& memories = read.emplace_back(group.parameters.size());
    for (size_t i = 0; i < memories.size(); i++)
      places.emplace(group.parameters[i].name, Place{group.parameters[i].tensor, memories[i]});
  }
  for (const nn::NamedTensor& entry : state) {
    const size_t dot = entry.name.rfind('.');
    const auto place = places.find(entry.name.substr(0, dot));
    if (dot == std::string::npos || place == places.end())
      refuse(where(rule_), ": expected '<parameter>.<slot>', received '", entry.name, "'");
    auto& [parameter, memory] = place->second;
    memory.slots.resize(rule_.slots.size());
    const std::string name = entry.name.substr(dot + 1);
    size_t k = 0;
    while (k < rule_.slots.size() && rule_.slots[k].name != name) k++;
    if (k == rule_.slots.size()) refuse(where(rule_), ": ", entry.name, ": there is no slot of this name here");
    const bool is_number = rule_.slots[k].is_number;
    const at::ScalarType dtype = is_number ? at::kFloat : parameter.scalar_type();
    const at::IntArrayRef sizes = is_number ? at::IntArrayRef() : parameter.sizes();
    if (entry.tensor.scalar_type() != dtype || entry.tensor.sizes() != sizes || entry.tensor.layout() != at::kStrided)
      refuse(where(rule_), ": ", entry.name, ": expected ", describe(dtype, sizes, parameter.device()), ", received ",
             describe(entry.tensor));
    memory.slots[k] = is_number ? entry.tensor.to(at::kCPU, /*non_blocking=*/false, /*copy=*/true)
                                : at::empty_like(parameter).copy_(entry.tensor);
  }
  memories_ = std::move(read);
}

std::unique_ptr<Optimizer> make_optimizer(const std::string& name, std::vector<ParameterGroup> groups) {
  return std::make_unique<Optimizer>(find_rule(name), std::move(groups));
}

}  // namespace tsml::optim
