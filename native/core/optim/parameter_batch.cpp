#include "core/optim/parameter_batch.h"

#include <ATen/ATen.h>

#include <algorithm>

#include "core/errors.h"
#include "core/optim/optimizer.h"

namespace tsml::optim {

namespace {

// Complex numbers as pairs of real ones, in the same memory.
at::Tensor as_real(const at::Tensor& tensor) {
  return tensor.is_complex() ? at::view_as_real(tensor) : tensor;
}

size_t place_of(const std::vector<Slot>& slots, std::string_view name) {
  for (size_t i = 0; i < slots.size(); i++)
    if (slots[i].name == name) return i;
  refuse("Expected a slot of the optimizer but received '", name, "'");
}

at::Tensor new_number(double initial, at::Device device) {
  return at::full({}, initial, at::TensorOptions(at::kFloat).device(device));
}

double initial_of(const Slot& slot, const Options& options) {
  return slot.initial_option.empty() ? slot.initial : option<double>(options, slot.initial_option);
}

bool is_needed(const Slot& slot, const Options& options) {
  if (slot.needed_for.empty()) return true;
  const OptionValue& value = options.at(slot.needed_for);
  const bool* flag = std::get_if<bool>(&value);
  return flag ? *flag : option<double>(options, slot.needed_for) != 0;
}

// By hand: an operator for each takes longer than the whole step of small parameters.
void add_one(const at::Tensor& number) {
  *number.mutable_data_ptr<float>() += 1;
}

// Whether each step to the next element is the same; of dimensions of one element the stride means nothing.
bool step_alike(const at::Tensor& a, const at::Tensor& b) {
  for (int64_t dim = 0; dim < a.dim(); dim++)
    if (a.size(dim) != 1 && a.stride(dim) != b.stride(dim)) return false;
  return true;
}

// The same numbers, of the same sizes, in the layout, dtype and device of `layout`, which has no gaps; the tensor
// itself where it lies so already.
at::Tensor laid_out_as(const at::Tensor& layout, const at::Tensor& tensor) {
  if (tensor.scalar_type() == layout.scalar_type() && tensor.device() == layout.device() && !tensor.is_conj() &&
      !tensor.is_neg()) {
    if (tensor.strides() == layout.strides()) return tensor;
    if (step_alike(layout, tensor)) return tensor.as_strided(layout.sizes(), layout.strides());
  }
  return at::empty_like(layout).copy_(tensor);
}

const char* layout_name(at::Layout layout) {
  switch (layout) {
    case at::kSparse:
      return "sparse_coo";
    case at::kSparseCsr:
      return "sparse_csr";
    case at::kSparseCsc:
      return "sparse_csc";
    case at::kSparseBsr:
      return "sparse_bsr";
    case at::kSparseBsc:
      return "sparse_bsc";
    default:
      return "not dense";
  }
}

void check_gradient(const std::string& where, const NamedTensor& parameter, const at::Tensor& gradient) {
  std::ostringstream text;
  if (gradient.layout() != at::kStrided) {
    text << where << ": expected dense gradients, that of parameter " << parameter.name << " is "
         << layout_name(gradient.layout());
    throw SparseGradientError(
        text.str(),
        "Make it dense before step(): p.grad = p.grad.toDense(); an embedding makes dense ones unless it is sparse.");
  }
  if (gradient.sizes() != parameter.tensor.sizes()) {
    text << where << ": the gradient of parameter " << parameter.name << ": expected " << parameter.tensor.sizes()
         << " as its parameter, received " << gradient.sizes();
    throw ParameterError(text.str(), "Clear gradients with zeroGrad() after a parameter or a gradient was resized.");
  }
}

// Sees to it that what is remembered lies in memory as the parameter does.
void fit(const std::string& where, const std::vector<Slot>& slots, const at::Tensor& layout, Memory& memory) {
  memory.slots.resize(slots.size());
  for (size_t i = 0; i < slots.size(); i++) {
    at::Tensor& kept = memory.slots[i];
    if (!kept.defined() || slots[i].is_number) continue;
    if (kept.scalar_type() != layout.scalar_type() || kept.device() != layout.device() ||
        kept.sizes() != layout.sizes()) {
      std::ostringstream text;
      text << where << ": " << slots[i].name << " is " << describe(kept) << ", its parameter " << describe(layout);
      throw ParameterError(
          text.str(),
          "Convert and move parameters before the optimizer is made, or load its state dict into a new one.");
    }
    if (kept.strides() != layout.strides()) kept = laid_out_as(layout, kept);
  }
}

enum class Which { with_gradient, all };

std::vector<ParameterBatch> gather(const std::string& where, const std::vector<Slot>& slots,
                                   const std::vector<NamedTensor>& parameters, std::vector<Memory>& memories,
                                   Which which) {
  std::vector<ParameterBatch> batches;
  for (size_t i = 0; i < parameters.size(); i++) {
    const at::Tensor& parameter = parameters[i].tensor;
    at::Tensor gradient;
    if (which == Which::with_gradient) {
      gradient = parameter.grad();
      if (!gradient.defined()) continue;
      check_gradient(where, parameters[i], gradient);
    }
    const at::Tensor layout =
        parameter.is_non_overlapping_and_dense() ? parameter : at::empty_like(parameter).copy_(parameter);
    fit(where, slots, layout, memories[i]);
    auto batch = std::ranges::find_if(batches, [&](const ParameterBatch& made) {
      return made.dtype() == parameter.scalar_type() && made.device() == parameter.device();
    });
    ParameterBatch& its =
        batch == batches.end() ? batches.emplace_back(slots, parameter.scalar_type(), parameter.device()) : *batch;
    its.add(parameter, layout, gradient, memories[i]);
  }
  return batches;
}

}  // namespace

void ParameterBatch::add(const at::Tensor& parameter, const at::Tensor& layout, const at::Tensor& gradient,
                         Memory& memory) {
  owners_.push_back(parameter);
  layouts_.push_back(layout);
  memories_.push_back(&memory);
  parameters.push_back(as_real(layout));
  if (gradient.defined()) gradients.push_back(as_real(laid_out_as(layout, gradient)));
}

void ParameterBatch::write_back() const {
  for (size_t i = 0; i < owners_.size(); i++)
    if (!owners_[i].is_same(layouts_[i])) owners_[i].copy_(layouts_[i]);
}

ParameterBatch ParameterBatch::part(const std::vector<size_t>& places) const {
  ParameterBatch part(slots_, dtype_, device_);
  for (size_t i : places) {
    part.owners_.push_back(owners_[i]);
    part.layouts_.push_back(layouts_[i]);
    part.memories_.push_back(memories_[i]);
    part.parameters.push_back(parameters[i]);
    part.gradients.push_back(gradients[i]);
  }
  return part;
}

void ParameterBatch::reserve(const Options& options) {
  for (size_t place = 0; place < slots_.size(); place++) {
    const Slot& slot = slots_[place];
    if (!is_needed(slot, options)) continue;
    const double initial = initial_of(slot, options);
    const at::Device device = slot.is_on_device ? device_ : at::Device(at::kCPU);
    for (size_t i = 0; i < size(); i++) {
      at::Tensor& kept = memories_[i]->slots[place];
      if (kept.defined()) {
        // Numbers of a loaded state are on the CPU.
        if (slot.is_number && kept.device() != device) kept = kept.to(device);
        continue;
      }
      kept = slot.is_number ? new_number(initial, device) : at::zeros_like(layouts_[i]);
      made_.push_back(&kept);
      if (!slot.is_number && initial != 0) as_real(kept).fill_(initial);
    }
  }
}

void ParameterBatch::unreserve() {
  for (at::Tensor* made : made_) made->reset();
  made_.clear();
}

bool ParameterBatch::is_new(std::string_view slot, size_t index) const {
  return std::ranges::find(made_, &memories_[index]->slots[place_of(slots_, slot)]) != made_.end();
}

std::vector<at::Tensor> ParameterBatch::slot(std::string_view name) const {
  const size_t place = place_of(slots_, name);
  std::vector<at::Tensor> kept;
  kept.reserve(size());
  for (const Memory* memory : memories_) kept.push_back(as_real(memory->slots[place]));
  return kept;
}

std::vector<at::Tensor> ParameterBatch::numbers(std::string_view slot) const {
  const size_t place = place_of(slots_, slot);
  std::vector<at::Tensor> kept;
  kept.reserve(size());
  for (const Memory* memory : memories_) kept.push_back(memory->slots[place]);
  return kept;
}

std::vector<at::Tensor> ParameterBatch::advance() const {
  std::vector<at::Tensor> steps = numbers("step");
  if (steps.front().is_cpu())
    for (const at::Tensor& step : steps) add_one(step);
  else
    at::_foreach_add_(steps, 1);
  return steps;
}

void reserve_counter(const std::vector<Slot>& slots, Memory& memory) {
  memory.slots.resize(slots.size());
  at::Tensor& counter = memory.slots[place_of(slots, "step")];
  if (!counter.defined()) counter = new_number(0, at::kCPU);
}

void advance(const std::vector<Slot>& slots, Memory& memory) {
  add_one(memory.slots[place_of(slots, "step")]);
}

std::vector<double> values_of(const std::vector<at::Tensor>& numbers) {
  std::vector<double> values;
  values.reserve(numbers.size());
  for (const at::Tensor& number : numbers) values.push_back(*number.const_data_ptr<float>());
  return values;
}

std::vector<ParameterBatch> gather(const std::string& where, const std::vector<Slot>& slots,
                                   const std::vector<NamedTensor>& parameters, std::vector<Memory>& memories) {
  return gather(where, slots, parameters, memories, Which::with_gradient);
}

std::vector<ParameterBatch> gather_all(const std::string& where, const std::vector<Slot>& slots,
                                       const std::vector<NamedTensor>& parameters, std::vector<Memory>& memories) {
  return gather(where, slots, parameters, memories, Which::all);
}

}  // namespace tsml::optim
