#include "core/operators/convolution.h"

#include <ATen/ATen.h>
#include <ATen/ops/convolution_backward_compositeexplicitautograd_dispatch.h>
#include <ATen/ops/convolution_compositeexplicitautograd_dispatch.h>

#include <algorithm>
#include <mutex>

#include "core/operators/amx_tiles.h"
#include "core/operators/filter_gradients.h"
#include "core/operators/install.h"
#include "core/operators/winograd.h"

namespace tsml::operators {

namespace {

// How a convolution goes over images.
struct Steps {
  at::IntArrayRef stride, padding, dilation;
  bool transposed;
  int64_t groups;

  // Of images of two dimensions, one group, and neither turned round nor dilated.
  bool are_plain() const {
    const auto is_one = [](int64_t step) { return step == 1; };
    return stride.size() == 2 && padding.size() == 2 && !transposed && groups == 1 &&
           std::all_of(dilation.begin(), dilation.end(), is_one);
  }

  bool are_of_winograd() const {
    return are_plain() && stride[0] == 1 && stride[1] == 1 && padding[0] <= 2 && padding[1] <= 2;
  }
};

Size2d size_of(at::IntArrayRef pair) {
  return {pair[0], pair[1]};
}

at::Tensor convolution(const at::Tensor& input, const at::Tensor& filters, const std::optional<at::Tensor>& bias,
                       at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed,
                       at::IntArrayRef output_padding, int64_t groups) {
  const Steps steps{stride, padding, dilation, transposed, groups};
  // What libtorch would refuse is left to it.
  const auto fits = [&] {
    return input.size(1) == filters.size(1) && input.size(2) + 2 * padding[0] > 2 && input.size(3) + 2 * padding[1] > 2;
  };
  if (steps.are_of_winograd() && takes_winograd(input, filters, bias.value_or(at::Tensor())) && fits())
    return winograd(input, filters, bias.value_or(at::Tensor()), size_of(padding));
  return at::compositeexplicitautograd::convolution(input, filters, bias, stride, padding, dilation, transposed,
                                                    output_padding, groups);
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolution_backward(
    const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& filters, at::OptionalIntArrayRef bias_sizes,
    at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed,
    at::IntArrayRef output_padding, int64_t groups, std::array<bool, 3> wanted) {
  const Steps steps{stride, padding, dilation, transposed, groups};
  at::Tensor of_input, of_filters, of_bias;
  if (wanted[0] && steps.are_of_winograd() && takes_winograd(gradient, filters, {}))
    of_input = winograd_input_gradient(gradient, filters, size_of(padding), {input.size(2), input.size(3)});
  if (wanted[1] && steps.are_plain() && takes_filter_gradients(gradient, input, filters)) {
    of_filters = filter_gradients(gradient, input, filters, size_of(stride), size_of(padding));
    if (wanted[2]) of_bias = gradient.sum({0, 2, 3});
  }
  const std::array<bool, 3> left{wanted[0] && !of_input.defined(), wanted[1] && !of_filters.defined(),
                                 wanted[2] && !of_bias.defined()};
  if (left[0] || left[1] || left[2]) {
    auto [input_too, filters_too, bias_too] = at::compositeexplicitautograd::convolution_backward(
        gradient, input, filters, bias_sizes, stride, padding, dilation, transposed, output_padding, groups, left);
    if (left[0]) of_input = std::move(input_too);
    if (left[1]) of_filters = std::move(filters_too);
    if (left[2]) of_bias = std::move(bias_too);
  }
  return {of_input, of_filters, of_bias};
}

}  // namespace

Convolutions convolutions() {
  if (amx::is_available()) return Convolutions::amx;
  return has_winograd() ? Convolutions::winograd : Convolutions::libtorch;
}

void install_convolutions() {
  if (convolutions() == Convolutions::libtorch) return;
  static std::once_flag once;
  install(once, [](torch::Library& library) {
    library.impl("convolution", &convolution);
    library.impl("convolution_backward", &convolution_backward);
  });
}

}  // namespace tsml::operators
