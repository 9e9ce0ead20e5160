#include "core/nn/module.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <unordered_map>
#include <unordered_set>

#include "core/errors.h"

namespace tsml::nn {

namespace {

// The first few, for an error: a wrong checkpoint can miss hundreds.
std::string join(const std::vector<std::string>& words) {
  constexpr size_t kShown = 8;
  std::string joined;
  for (size_t i = 0; i < words.size() && i < kShown; i++) joined += (i == 0 ? "" : ", ") + words[i];
  if (words.size() > kShown) joined += " and " + std::to_string(words.size() - kShown) + " more";
  return joined;
}

}  // namespace

ForwardError::ForwardError(std::string path, std::string reason)
    : std::invalid_argument(path + ": " + reason), path_(std::move(path)), reason_(std::move(reason)) {}

template <typename Visit>
void Module::visit(const std::string& prefix, const Visit& visit_module) const {
  visit_module(prefix, *this);
  for (const Child& child : children_) child.module->visit(prefix + child.name + ".", visit_module);
}

std::vector<StateEntry> Module::state() const {
  std::vector<StateEntry> entries;
  visit("", [&](const std::string& prefix, const Module& module) {
    for (const NamedTensor& own : module.parameters_) entries.push_back({prefix + own.name, own.tensor, false});
    for (const NamedTensor& own : module.buffers_) entries.push_back({prefix + own.name, own.tensor, true});
  });
  return entries;
}

std::vector<NamedTensor> Module::named_parameters() const {
  std::vector<NamedTensor> parameters;
  for (StateEntry& entry : state())
    if (!entry.is_buffer) parameters.push_back({std::move(entry.name), std::move(entry.tensor)});
  return parameters;
}

const std::shared_ptr<Module>& Module::child(std::string_view name) const {
  for (const Child& child : children_)
    if (child.name == name) return child.module;
  std::vector<std::string> names;
  for (const Child& child : children_) names.push_back(child.name);
  refuse(kind(), " has no child '", name, "'; it has: ", join(names));
}

void Module::load_state(const std::vector<NamedTensor>& entries) {
  std::unordered_map<std::string, at::Tensor> own;
  for (const StateEntry& entry : state()) own.emplace(entry.name, entry.tensor);

  std::vector<std::string> missing, unexpected, misshapen;
  std::unordered_set<std::string> given;
  for (const NamedTensor& entry : entries) {
    auto target = own.find(entry.name);
    if (target == own.end() || !given.insert(entry.name).second) {
      unexpected.push_back(entry.name);
    } else if (target->second.sizes() != entry.tensor.sizes()) {
      misshapen.push_back(entry.name + " (expected " + describe(target->second) + ", received " +
                          describe(entry.tensor) + ")");
    }
  }
  for (const StateEntry& entry : state())
    if (!given.contains(entry.name)) missing.push_back(entry.name);

  std::string faults;
  if (!missing.empty()) faults += "; missing: " + join(missing);
  if (!unexpected.empty()) faults += "; unexpected or given twice: " + join(unexpected);
  if (!misshapen.empty()) faults += "; wrong shape: " + join(misshapen);
  if (!faults.empty()) refuse("The state does not fit this ", kind(), faults);

  c10::NoGradGuard no_grad;
  for (const NamedTensor& entry : entries) own.at(entry.name).copy_(entry.tensor);
}

void Module::train(bool on) {
  training_ = on;
  for (const Child& child : children_) child.module->train(on);
}

void Module::to(at::Device device, std::optional<at::ScalarType> dtype) {
  if (dtype && !at::isFloatingType(*dtype))
    refuse("Expected a floating-point dtype for a model but received ", dtype_name(*dtype));
  c10::NoGradGuard no_grad;
  for (StateEntry& entry : state()) {
    at::Tensor& tensor = entry.tensor;
    tensor.mutable_grad().reset();
    tensor.set_data(
        tensor.to(device, tensor.is_floating_point() ? dtype.value_or(tensor.scalar_type()) : tensor.scalar_type()));
  }
}

void Module::to(at::MemoryFormat format) {
  c10::NoGradGuard no_grad;
  for (NamedTensor& parameter : named_parameters())
    if (parameter.tensor.dim() == 4) parameter.tensor.set_data(parameter.tensor.contiguous(format));
}

void Module::register_parameter(std::string name, at::Tensor value) {
  value.set_requires_grad(true);
  parameters_.push_back({std::move(name), std::move(value)});
}

void Module::register_buffer(std::string name, at::Tensor value) {
  buffers_.push_back({std::move(name), std::move(value)});
}

void Module::register_child(std::string name, std::shared_ptr<Module> module) {
  children_.push_back({std::move(name), std::move(module)});
}

at::Tensor Module::call(std::string_view child_name, const at::Tensor& input) {
  for (const Child& child : children_)
    if (child.name == child_name) return call(child, input);
  child(child_name);  // throws
  return {};
}

at::Tensor Module::call(const Child& child, const at::Tensor& input) {
  try {
    return child.module->forward(input);
  } catch (const ForwardError& error) {
    throw ForwardError(child.name + "." + error.path(), error.reason());
  } catch (const c10::OutOfMemoryError&) {
    throw;  // not the caller's mistake
  } catch (const c10::Error& error) {
    throw ForwardError(child.name + " (" + child.module->kind() + ")",
                       "does not take an input of " + describe(input) + ". " + error.what_without_backtrace());
  }
}

}  // namespace tsml::nn
