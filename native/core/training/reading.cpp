#include "core/training/reading.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/losses/parts.h"

namespace tsml::training {

std::vector<double> read(const std::vector<at::Tensor>& scalars) {
  if (scalars.empty()) return {};
  c10::NoGradGuard no_grad;
  const at::TensorOptions options = losses::weight_options(scalars.front().device());
  std::vector<at::Tensor> alike;
  for (const at::Tensor& scalar : scalars) alike.push_back(scalar.reshape({}).to(options));
  const at::Tensor all = at::stack(alike).to(at::TensorOptions(at::kCPU).dtype(at::kDouble));
  const double* numbers = all.const_data_ptr<double>();
  return {numbers, numbers + all.numel()};
}

}  // namespace tsml::training
