// What layers make their parameters and buffers with. They are not filled: `reset_parameters` does that.
#pragma once

#include <ATen/core/Tensor.h>

namespace tsml::nn {

// On the CPU, or on the device of the innermost guard.
at::Tensor empty(at::IntArrayRef sizes, at::ScalarType dtype = at::kFloat);

// On the `meta` device layers have shapes, but no memory.
class FactoryDeviceGuard {
 public:
  explicit FactoryDeviceGuard(at::Device device);
  ~FactoryDeviceGuard();
  FactoryDeviceGuard(const FactoryDeviceGuard&) = delete;
  FactoryDeviceGuard& operator=(const FactoryDeviceGuard&) = delete;

 private:
  at::Device before_;
};

}  // namespace tsml::nn
