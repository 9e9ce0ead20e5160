#include "core/optim/gradients.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/errors.h"
#include "core/threads/in_parallel.h"
#include "core/vectorized.h"

namespace tsml::optim {

namespace {

// Of what kernels over lists take together.
struct Alike {
  at::ScalarType dtype;
  at::Device device;
  std::vector<at::Tensor> tensors;
};

std::vector<Alike> alike(const std::vector<at::Tensor>& tensors) {
  std::vector<Alike> lists;
  for (const at::Tensor& tensor : tensors) {
    auto list = std::ranges::find_if(
        lists, [&](const Alike& made) { return made.dtype == tensor.scalar_type() && made.device == tensor.device(); });
    if (list == lists.end()) list = lists.insert(list, {tensor.scalar_type(), tensor.device(), {}});
    list->tensors.push_back(tensor);
  }
  return lists;
}

std::vector<at::Tensor> gradients_of(const std::vector<NamedTensor>& parameters) {
  std::vector<at::Tensor> gradients;
  for (const NamedTensor& parameter : parameters) {
    const at::Tensor& gradient = parameter.tensor.grad();
    if (!gradient.defined()) continue;
    if (gradient.layout() != at::kStrided)
      refuse("Expected dense gradients but that of ", parameter.name, " is ", gradient.layout());
    gradients.push_back(gradient);
  }
  return gradients;
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

TSML_BY_PROCESSOR double sum_squares(const float* __restrict numbers, int64_t count) {
  double sums[kLanes] = {}, sum = 0;
  int64_t i = 0;
  for (; i + kLanes <= count; i += kLanes) TSML_IN_LANES for (int64_t k = 0; k < kLanes; k++) {
      const double number = numbers[i + k];
      sums[k] += number * number;
    }
  for (; i < count; i++) sum += static_cast<double>(numbers[i]) * numbers[i];
  for (int64_t k = 0; k < kLanes; k++) sum += sums[k];
  return sum;
}

bool takes_sum_squares(const at::Tensor& tensor) {
  return tensor.is_cpu() && tensor.scalar_type() == at::kFloat && tensor.is_non_overlapping_and_dense();
}

// Of float32 in memory, whatever their shapes: in pieces of one size, so that the sum does not depend on the threads.
double sum_squares(const std::vector<at::Tensor>& tensors) {
  constexpr int64_t kPiece = 1 << 15;
  struct Piece {
    const float* numbers;
    int64_t count;
  };
  std::vector<Piece> pieces;
  for (const at::Tensor& tensor : tensors)
    for (int64_t begin = 0; begin < tensor.numel(); begin += kPiece)
      pieces.push_back({tensor.const_data_ptr<float>() + begin, std::min(kPiece, tensor.numel() - begin)});
  std::vector<double> sums(pieces.size());
  const auto add_up = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++) sums[i] = sum_squares(pieces[i].numbers, pieces[i].count);
  };
  const auto count = static_cast<int64_t>(pieces.size());
  count <= 1 ? add_up(0, count) : threads::in_parallel(count, add_up);
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

at::Tensor unread_norm_of(const std::vector<at::Tensor>& tensors) {
  c10::NoGradGuard no_grad;
  double in_memory = 0;
  at::Tensor on_device;
  for (const Alike& list : alike(tensors)) {
    if (std::ranges::all_of(list.tensors, takes_sum_squares)) {
      in_memory += sum_squares(list.tensors);
      continue;
    }
    const at::Tensor norm = at::linalg_vector_norm(at::stack(at::_foreach_norm(list.tensors)));
    const at::Tensor squares = norm.to(list.device.is_mps() ? at::kFloat : at::kDouble).square();
    on_device = on_device.defined() ? on_device + squares.to(on_device.device()) : squares;
  }
  return on_device.defined() ? (on_device + in_memory).sqrt() : at::scalar_tensor(std::sqrt(in_memory), at::kDouble);
}

}  // namespace

double norm_of(const std::vector<at::Tensor>& tensors) {
  return unread_norm_of(tensors).item<double>();
}

at::Tensor global_norm(const std::vector<NamedTensor>& parameters) {
  return unread_norm_of(gradients_of(parameters));
}

double clip_by_norm(const std::vector<NamedTensor>& parameters, double max, std::optional<double> norm) {
  check_positive("a gradient norm to clip at", max);
  c10::NoGradGuard no_grad;
  const double before = norm ? *norm : global_norm(parameters).item<double>();
  const double scale = max / (before + 1e-6);
  // NaN is less than nothing: gradients that are not finite become NaN, as in PyTorch.
  if (scale >= 1) return before;
  for (const Alike& list : alike(gradients_of(parameters))) at::_foreach_mul_(list.tensors, scale);
  return before;
}

void clip_by_value(const std::vector<NamedTensor>& parameters, double max) {
  check_positive("a gradient value to clip at", max);
  c10::NoGradGuard no_grad;
  for (const Alike& list : alike(gradients_of(parameters))) {
    at::_foreach_clamp_min_(list.tensors, -max);
    at::_foreach_clamp_max_(list.tensors, max);
  }
}

void clip_adaptively(const std::vector<NamedTensor>& parameters, double clipping, double eps) {
  check_positive("a share of the weights' norm to clip at", clipping);
  check_positive("eps", eps);
  c10::NoGradGuard no_grad;
  for (const NamedTensor& parameter : parameters) {
    const at::Tensor& gradient = parameter.tensor.grad();
    if (!gradient.defined()) continue;
    const at::Tensor largest = unit_norm(parameter.tensor).clamp_min(eps).mul(clipping), norm = unit_norm(gradient);
    gradient.mul_(at::where(norm.lt(largest), at::ones_like(norm), largest.div(norm.clamp_min(1e-6))));
  }
}

}  // namespace tsml::optim
