// Shapes of what libtorch itself computes shapes of in Python alone, so that models run on the `meta` device.
#include <ATen/ATen.h>
#include <torch/library.h>

namespace {

at::Tensor convolution(const at::Tensor& input, const at::Tensor& weight, const std::optional<at::Tensor>&,
                       at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed,
                       at::IntArrayRef output_padding, int64_t) {
  TORCH_CHECK(!transposed, "transposed convolutions do not run on the meta device");
  std::vector<int64_t> sizes{input.size(0), weight.size(0)};
  for (int64_t i = 0; i < static_cast<int64_t>(stride.size()); i++)
    sizes.push_back((input.size(2 + i) + 2 * padding[i] - dilation[i] * (weight.size(2 + i) - 1) - 1) / stride[i] + 1);
  return at::empty(sizes, input.options());
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> batch_norm(const at::Tensor& input, const std::optional<at::Tensor>&,
                                                          const std::optional<at::Tensor>&,
                                                          const std::optional<at::Tensor>&,
                                                          const std::optional<at::Tensor>&, bool training, double,
                                                          double) {
  const at::Tensor statistics = at::empty({training ? input.size(1) : 0}, input.options());
  return {at::empty_like(input), statistics, statistics};
}

// Of attention.
at::Tensor safe_softmax(const at::Tensor& input, int64_t, std::optional<at::ScalarType> dtype) {
  return at::empty_like(input, dtype.value_or(input.scalar_type()));
}

}  // namespace

TORCH_LIBRARY_IMPL(aten, Meta, library) {
  library.impl("convolution_overrideable", &convolution);
  library.impl("native_batch_norm", &batch_norm);
  library.impl("_safe_softmax", &safe_softmax);
}
