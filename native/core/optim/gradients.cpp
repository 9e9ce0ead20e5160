#include "core/optim/gradients.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/errors.h"

namespace tsml::optim {

namespace {

// Of what kernels over lists take together.
struct Gradients {
  at::ScalarType dtype;
  at::Device device;
  std::vector<at::Tensor> tensors;
};

std::vector<Gradients> gradients_of(const std::vector<nn::NamedTensor>& parameters) {
  std::vector<Gradients> lists;
  for (const nn::NamedTensor& parameter : parameters) {
    const at::Tensor& gradient = parameter.tensor.grad();
    if (!gradient.defined()) continue;
    if (gradient.layout() != at::kStrided)
      refuse("Expected dense gradients but that of ", parameter.name, " is ", gradient.layout());
    auto list = std::ranges::find_if(lists, [&](const Gradients& made) {
      return made.dtype == gradient.scalar_type() && made.device == gradient.device();
    });
    if (list == lists.end()) list = lists.insert(list, {gradient.scalar_type(), gradient.device(), {}});
    list->tensors.push_back(gradient);
  }
  return lists;
}

void check_positive(const char* what, double value) {
  if (!(value > 0)) refuse("Expected ", what, " above 0 but received ", value);
}

// Over all dimensions but the first; of a vector or a number, over all.
at::Tensor unit_norm(const at::Tensor& tensor) {
  if (tensor.dim() <= 1) return at::linalg_vector_norm(tensor);
  std::vector<int64_t> dims(tensor.dim() - 1);
  std::iota(dims.begin(), dims.end(), 1);
  return at::linalg_vector_norm(tensor, 2, dims, /*keepdim=*/true);
}

}  // namespace

double global_norm(const std::vector<nn::NamedTensor>& parameters) {
  c10::NoGradGuard no_grad;
  double squares = 0;
  for (const Gradients& list : gradients_of(parameters)) {
    const double norm = at::linalg_vector_norm(at::stack(at::_foreach_norm(list.tensors))).item<double>();
    squares += norm * norm;
  }
  return std::sqrt(squares);
}

double clip_by_norm(const std::vector<nn::NamedTensor>& parameters, double max, std::optional<double> norm) {
  check_positive("a gradient norm to clip at", max);
  c10::NoGradGuard no_grad;
  const double before = norm ? *norm : global_norm(parameters);
  const double scale = max / (before + 1e-6);
  // NaN is less than nothing: gradients that are not finite become NaN, as in PyTorch.
  if (scale >= 1) return before;
  for (const Gradients& list : gradients_of(parameters)) at::_foreach_mul_(list.tensors, scale);
  return before;
}

void clip_by_value(const std::vector<nn::NamedTensor>& parameters, double max) {
  check_positive("a gradient value to clip at", max);
  c10::NoGradGuard no_grad;
  for (const Gradients& list : gradients_of(parameters)) {
    at::_foreach_clamp_min_(list.tensors, -max);
    at::_foreach_clamp_max_(list.tensors, max);
  }
}

void clip_adaptively(const std::vector<nn::NamedTensor>& parameters, double clipping, double eps) {
  check_positive("a share of the weights' norm to clip at", clipping);
  check_positive("eps", eps);
  c10::NoGradGuard no_grad;
  for (const nn::NamedTensor& parameter : parameters) {
    const at::Tensor& gradient = parameter.tensor.grad();
    if (!gradient.defined()) continue;
    const at::Tensor largest = unit_norm(parameter.tensor).clamp_min(eps).mul(clipping), norm = unit_norm(gradient);
    gradient.mul_(at::where(norm.lt(largest), at::ones_like(norm), largest.div(norm.clamp_min(1e-6))));
  }
}

}  // namespace tsml::optim
