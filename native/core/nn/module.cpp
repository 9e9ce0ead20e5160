#include "core/nn/module.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <unordered_map>
#include <unordered_set>

#include "core/errors.h"
#include "core/nn/autocast_guard.h"
#include "core/nn/checkpoint.h"
#include "core/nn/layers.h"
#include "core/profile/span.h"

namespace tsml::nn {

namespace {

std::string names_of(const std::vector<Module::Child>& children) {
  std::string names;
  for (const Module::Child& child : children) names += (names.empty() ? "" : ", ") + child.name;
  return names;
}

// What autocast made narrower.
std::vector<at::Tensor> in_float32(at::TensorList inputs) {
  std::vector<at::Tensor> wide;
  for (const at::Tensor& input : inputs)
    wide.push_back(input.scalar_type() == at::kHalf || input.scalar_type() == at::kBFloat16 ? input.to(at::kFloat)
                                                                                            : input);
  return wide;
}

}  // namespace

bool is_free(const at::Tensor& tensor) {
  if (at::GradMode::is_enabled() || !tensor.defined() || tensor.use_count() != 1 || !tensor.has_storage()) return false;
  if (tensor.is_view() && tensor._base().use_count() != 1) return false;
  return tensor.storage().use_count() == (tensor.is_view() ? 2 : 1) && tensor.is_non_overlapping_and_dense();
}

bool is_kept(const at::Tensor& tensor) {
  if (tensor.use_count() > 1) return true;
  return tensor.has_storage() && tensor.storage().use_count() > (tensor.is_view() ? 2 : 1);
}

at::Tensor add_shortcut(at::Tensor values, const at::Tensor& shortcut) {
  if (is_kept(values)) return values.add(shortcut).to(values.scalar_type());
  return values.add_(shortcut);
}

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

std::vector<at::Tensor> Module::tensors() const {
  std::vector<at::Tensor> tensors;
  const std::function<void(const Module&)> add = [&](const Module& module) {
    for (const auto* owned : {&module.parameters_, &module.buffers_})
      for (const NamedTensor& own : *owned) tensors.push_back(own.tensor);
    for (const Child& child : module.children_) add(*child.module);
  };
  add(*this);
  return tensors;
}

std::vector<NamedTensor> Module::named_parameters() const {
  std::vector<NamedTensor> parameters;
  std::unordered_set<const c10::TensorImpl*> seen;
  for (StateEntry& entry : state())
    if (!entry.is_buffer && seen.insert(entry.tensor.unsafeGetTensorImpl()).second)
      parameters.push_back({std::move(entry.name), std::move(entry.tensor)});
  return parameters;
}

const std::shared_ptr<Module>& Module::child(std::string_view name) const {
  for (const Child& child : children_)
    if (child.name == name) return child.module;
  refuse(kind(), " has no child '", name, "'; it has: ", names_of(children_));
}

Module& Module::descendant(std::string_view path) {
  if (path.empty()) return *this;
  const size_t dot = path.find('.');
  Module& next = *child(path.substr(0, dot));
  return dot == std::string_view::npos ? next : next.descendant(path.substr(dot + 1));
}

void Module::replace_child(std::string_view name, std::shared_ptr<Module> module) {
  child(name);  // throws where there is none
  for (Child& child : children_)
    if (child.name == name) child.module = std::move(module);
}

void Module::share_state(const std::vector<NamedTensor>& entries) {
  std::unordered_map<std::string, at::Tensor> given;
  for (const NamedTensor& entry : entries) given.emplace(entry.name, entry.tensor);
  if (given.size() != parameters_.size() + buffers_.size())
    refuse("Expected ", parameters_.size() + buffers_.size(), " tensors for ", kind(), " but received ", given.size());
  for (std::vector<NamedTensor>* own : {&parameters_, &buffers_})
    for (const NamedTensor& place : *own) {
      auto found = given.find(place.name);
      if (found == given.end()) refuse("Expected a tensor '", place.name, "' for ", kind(), " but received none");
      if (found->second.sizes() != place.tensor.sizes())
        refuse("Expected ", kind(), ".", place.name, " of shape ", place.tensor.sizes(), " but received ",
               found->second.sizes());
    }
  for (std::vector<NamedTensor>* own : {&parameters_, &buffers_})
    for (NamedTensor& place : *own) place.tensor = given.at(place.name);
}

void Module::to(at::MemoryFormat format) {
  c10::NoGradGuard no_grad;
  for (NamedTensor& parameter : named_parameters())
    if (parameter.tensor.dim() == 4)
      parameter.tensor.set_data(parameter.tensor.to(parameter.tensor.options(), false, false, format));
}

void Module::register_parameter(std::string name, at::Tensor value) {
  value.set_requires_grad(true);
  parameters_.push_back({std::move(name), std::move(value)});
}

void Module::replace_parameter(size_t index, at::Tensor value) {
  at::Tensor& place = parameters_[index].tensor;
  value.set_requires_grad(place.requires_grad());
  place = std::move(value);
}

void Module::register_buffer(std::string name, at::Tensor value) {
  buffers_.push_back({std::move(name), std::move(value)});
}

void Module::register_child(std::string name, std::shared_ptr<Module> module) {
  children_.push_back({std::move(name), std::move(module)});
}

at::Tensor Module::forward(const at::Tensor& input) {
  refuse(kind(), " takes several tensors, but received one");
}

at::Tensor Module::forward_all(at::TensorList inputs) {
  if (inputs.size() != 1) refuse(kind(), " takes one tensor, but received ", inputs.size());
  return forward(inputs[0]);
}

at::Tensor Module::call(std::string_view child_name, at::TensorList inputs) {
  for (const Child& child : children_)
    if (child.name == child_name) return call(child, inputs);
  child(child_name);  // throws
  return {};
}

at::Tensor Module::call(std::string_view child_name, at::Tensor&& input) {
  for (const Child& child : children_)
    if (child.name == child_name) return call(child, std::move(input));
  child(child_name);  // throws
  return {};
}

bool Module::is_observed() const {
  return observer_ || std::any_of(children_.begin(), children_.end(),
                                  [](const Child& child) { return child.module->is_observed(); });
}

at::Tensor Module::call(const Child& child, at::Tensor&& input) {
  at::Tensor given = std::move(input);
  if (child.module->observer_ || child.module->in_float32_ || !is_free(given))
    return call(child, at::TensorList(given));
  // By the time of an error it may be gone.
  const at::DimVector sizes(given.sizes());
  const at::ScalarType dtype = given.scalar_type();
  const at::Device device = given.device();
  return explained(
      child, [&] { return describe(dtype, sizes, device); }, [&] { return child.module->forward_over(given); });
}

at::Tensor Module::call_norm_relu(std::string_view norm_name, std::string_view relu_name, at::Tensor&& input,
                                  const at::Tensor& shortcut) {
  const auto is_plain = [](const Module& module) {
    return !module.observer_ && !module.checkpointed_ && !module.in_float32_;
  };
  const std::shared_ptr<Module>&norm = child(norm_name), &relu = child(relu_name);
  auto* batch_norm = dynamic_cast<BatchNorm2d*>(norm.get());
  const AfterNorm after{.relu = true, .shortcut = shortcut};
  // A kind that does more than BatchNorm2d is left to itself.
  if (batch_norm && std::string_view(norm->kind()) == "BatchNorm2d" && dynamic_cast<const ReLU*>(relu.get()) &&
      is_plain(*norm) && is_plain(*relu) && batch_norm->takes(input, after)) {
    return explained(
        Child{std::string(norm_name), norm}, [&] { return describe(input); },
        [&] { return batch_norm->forward_and(input, after); });
  }
  if (!shortcut.defined()) return call(relu_name, call(norm_name, std::move(input)));
  return call(relu_name, add_shortcut(call(norm_name, std::move(input)), shortcut));
}

at::Tensor Module::call(const Child& child, at::TensorList inputs) {
  const auto describe_inputs = [&] {
    std::string text;
    for (const at::Tensor& input : inputs) text += (text.empty() ? "" : " and ") + describe(input);
    return text;
  };
  return explained(child, describe_inputs, [&] {
    Module& module = *child.module;
    const auto run_as_is = [&](at::TensorList given) {
      return module.checkpointed_ && at::GradMode::is_enabled() ? checkpoint(child.module, given)
                                                                : module.forward_all(given);
    };
    const auto run = [&](at::TensorList given) {
      const at::DeviceType device = given.empty() ? at::kCPU : given[0].device().type();
      if (!module.in_float32_ || !at::autocast::is_autocast_enabled(device)) return run_as_is(given);
      AutocastGuard off(Autocast(device, std::nullopt));
      return run_as_is(in_float32(given));
    };
    Observer* observer = module.observer_;
    if (!observer) return run(inputs);
    const std::vector<at::Tensor> given = observer->before(module, inputs);
    return observer->after(module, given, run(given));
  });
}

template <typename Describe, typename Run>
at::Tensor Module::explained(const Child& child, const Describe& describe_inputs, const Run& run) {
  try {
    const profile::ModuleRun recorded(child.name);
    return run();
  } catch (const ForwardError& error) {
    throw ForwardError(child.name + "." + error.path(), error.reason());
  } catch (const std::invalid_argument& error) {
    throw ForwardError(child.name + " (" + child.module->kind() + ")", error.what());
  } catch (const c10::OutOfMemoryError&) {
    throw;  // not the caller's mistake
  } catch (const c10::Error& error) {
    throw ForwardError(child.name + " (" + child.module->kind() + ")",
                       "does not take an input of " + describe_inputs() + ". " + error.what_without_backtrace());
  }
}

}  // namespace tsml::nn
