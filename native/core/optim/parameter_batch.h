// Parameters and their gradients as kernels over lists of tensors take them. libtorch's fused kernels walk over the
// memory of all tensors of a parameter side by side, and check neither shapes nor strides: here it is made sure that
// they agree.
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/nn/module.h"
#include "core/options.h"

namespace tsml::optim {

// A name of something that is remembered of each parameter, in its shape and dtype; or a number, a float32 scalar
// whatever the parameter's dtype.
struct Slot {
  std::string name;
  bool is_number = false;
  bool is_on_device = false;     // a number that is kept on the parameter's device, not on the CPU
  double initial = 0;            // what it begins with
  std::string initial_option{};  // or the option that says so
  std::string needed_for{};      // an option: where it is false or 0 nothing is remembered
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

  // Makes all that is to be remembered under these options and is not there yet. A step does so before it moves
  // anything, for memory may run out here.
  void reserve(const Options& options);
  // Forgets what `reserve` made.
  void unreserve();
  // Whether `reserve` made it.
  bool is_new(std::string_view slot, size_t index) const;

  // The memory of each parameter under a slot, and its number under one of numbers.
  std::vector<at::Tensor> slot(std::string_view name) const;
  std::vector<at::Tensor> numbers(std::string_view slot) const;

  // Counts each parameter's steps in the slot `step`: one more.
  std::vector<at::Tensor> advance() const;

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
  std::vector<at::Tensor*> made_;  // by `reserve`
};

// The counter of a parameter's steps on the CPU, which is made where there is none; and one step more.
void reserve_counter(const std::vector<Slot>& slots, Memory& memory);
void advance(const std::vector<Slot>& slots, Memory& memory);

// Of numbers on the CPU.
std::vector<double> values_of(const std::vector<at::Tensor>& numbers);

// The parameters that have a gradient, by dtype and device. `where` names the optimizer in messages. Throws
// ParameterError.
std::vector<ParameterBatch> gather(const std::string& where, const std::vector<Slot>& slots,
                                   const std::vector<NamedTensor>& parameters, std::vector<Memory>& memories);

// All of them, without gradients.
std::vector<ParameterBatch> gather_all(const std::string& where, const std::vector<Slot>& slots,
                                       const std::vector<NamedTensor>& parameters, std::vector<Memory>& memories);

}  // namespace tsml::optim
