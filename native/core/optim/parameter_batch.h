// Parameters and their gradients as kernels over lists of tensors take them. libtorch's fused kernels walk over the
// memory of all tensors of a parameter side by side, and check neither shapes nor strides: here it is made sure that
// they agree.
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/nn/module.h"

namespace tsml::optim {

// A name of something that is remembered of each parameter, in its shape and dtype; or a number, a float32 scalar
// whatever the parameter's dtype.
struct Slot {
  std::string name;
  bool is_number = false;
};

// What is remembered of a parameter, slot by slot; undefined where there is nothing yet.
struct Memory {
  std::vector<at::Tensor> slots;
};

// Parameters of one group, dtype and device, which are moved together. The lists go together; none is empty. All
// tensors are real (complex numbers as pairs), without gaps in memory, and equal in sizes and strides where they belong
// to one parameter.
class ParameterBatch {
 public:
  ParameterBatch(const std::vector<Slot>& slots, at::ScalarType dtype, at::Device device)
      : slots_(slots), dtype_(dtype), device_(device) {}

  std::vector<at::Tensor> parameters, gradients;

  at::ScalarType dtype() const { return dtype_; }
  at::Device device() const { return device_; }
  size_t size() const { return parameters.size(); }

  // The memory of each parameter under a slot, filled with `initial` where there was none.
  std::vector<at::Tensor> slot(std::string_view name, double initial = 0);
  bool has(std::string_view slot, size_t index) const;

  // The number of each parameter under a slot; it is kept where the kernels want it.
  std::vector<at::Tensor> numbers(std::string_view slot, at::Device device, double initial = 0);

  // Counts each parameter's steps in the slot `step`: one more, as tensors on the device or as plain numbers.
  std::vector<at::Tensor> advance(at::Device device);
  std::vector<double> advance();

  // The parameters at these places.
  ParameterBatch part(const std::vector<size_t>& places) const;

  // `layout` has the parameter's dtype and lies in memory as all of its tensors shall.
  void add(const at::Tensor& parameter, const at::Tensor& layout, const at::Tensor& gradient, Memory& memory);
  // Copies parameters that are laid out otherwise back.
  void write_back() const;

 private:
  const std::vector<Slot>& slots_;
  at::ScalarType dtype_;
  at::Device device_;
  std::vector<at::Tensor> owners_, layouts_;
  std::vector<Memory*> memories_;
};

// The steps that a parameter's counter has seen, one more; on the CPU.
void advance(const std::vector<Slot>& slots, Memory& memory);

// Of numbers on the CPU.
std::vector<double> values_of(const std::vector<at::Tensor>& numbers);

// The parameters that have a gradient, by dtype and device. `where` names the optimizer in messages. Throws
// ParameterError.
std::vector<ParameterBatch> gather(const std::string& where, const std::vector<Slot>& slots,
                                   const std::vector<nn::NamedTensor>& parameters, std::vector<Memory>& memories);

// All of them, without gradients.
std::vector<ParameterBatch> gather_all(const std::string& where, const std::vector<Slot>& slots,
                                       const std::vector<nn::NamedTensor>& parameters, std::vector<Memory>& memories);

}  // namespace tsml::optim
