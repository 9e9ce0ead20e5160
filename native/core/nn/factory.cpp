#include "core/nn/factory.h"

#include <ATen/ATen.h>

namespace tsml::nn {

namespace {

thread_local at::Device factory_device = at::kCPU;

}  // namespace

at::Tensor empty(at::IntArrayRef sizes, at::ScalarType dtype) {
  return at::empty(sizes, at::TensorOptions(dtype).device(factory_device));
}

FactoryDeviceGuard::FactoryDeviceGuard(at::Device device) : before_(std::exchange(factory_device, device)) {}

FactoryDeviceGuard::~FactoryDeviceGuard() {
  factory_device = before_;
}

}  // namespace tsml::nn
