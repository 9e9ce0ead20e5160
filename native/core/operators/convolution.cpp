#include "core/operators/convolution.h"

#include <ATen/ATen.h>
#include <ATen/ops/convolution_backward_compositeexplicitautograd_dispatch.h>
#include <ATen/ops/convolution_compositeexplicitautograd_dispatch.h>
#include <ATen/record_function.h>

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

  // In two dimensions, in one group, and neither turned round nor dilated.
  bool are_plain() const {
    const auto all = [](at::IntArrayRef pair, int64_t least, int64_t most) {
      return pair.size() == 2 &&
             std::all_of(pair.begin(), pair.end(), [=](int64_t step) { return step >= least && step <= most; });
    };
    return !transposed && groups == 1 && all(stride, 1, INT32_MAX) && all(padding, 0, INT32_MAX) && all(dilation, 1, 1);
  }

  bool are_of_winograd() const {
    return are_plain() && stride[0] == 1 && stride[1] == 1 && padding[0] <= 2 && padding[1] <= 2;
  }

  // Rows (0) or columns (1) of the output; 0 where the filters are larger than the images.
  int64_t output_size(const at::Tensor& images, const at::Tensor& filters, int64_t of) const {
    const int64_t room = images.size(2 + of) + 2 * padding[of] - filters.size(2 + of);
    return room < 0 ? 0 : room / stride[of] + 1;
  }
};

// Whether the tensors are those of one convolution. What is not, libtorch refuses.
bool fit(const Steps& steps, const at::Tensor& images, const at::Tensor& filters) {
  return images.dim() == 4 && filters.dim() == 4 && images.size(1) == filters.size(1) &&
         steps.output_size(images, filters, 0) > 0 && steps.output_size(images, filters, 1) > 0;
}

bool fit(const Steps& steps, const at::Tensor& images, const at::Tensor& filters, const at::Tensor& gradient) {
  return fit(steps, images, filters) && gradient.dim() == 4 && gradient.size(0) == images.size(0) &&
         gradient.size(1) == filters.size(0) && gradient.size(2) == steps.output_size(images, filters, 0) &&
         gradient.size(3) == steps.output_size(images, filters, 1);
}

Size2d size_of(at::IntArrayRef pair) {
  return {pair[0], pair[1]};
}

at::Tensor convolution(const at::Tensor& input, const at::Tensor& filters, const std::optional<at::Tensor>& bias,
                       at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed,
                       at::IntArrayRef output_padding, int64_t groups) {
  const Steps steps{stride, padding, dilation, transposed, groups};
  if (steps.are_of_winograd() && fit(steps, input, filters) &&
      takes_winograd(input, filters, bias.value_or(at::Tensor()))) {
    RECORD_FUNCTION("tsml::winograd", std::vector<c10::IValue>({input, filters}));
    return winograd(input, filters, bias.value_or(at::Tensor()), size_of(padding));
  }
  return at::compositeexplicitautograd::convolution(input, filters, bias, stride, padding, dilation, transposed,
                                                    output_padding, groups);
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolution_backward(
    const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& filters, at::OptionalIntArrayRef bias_sizes,
    at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed,
    at::IntArrayRef output_padding, int64_t groups, std::array<bool, 3> wanted) {
  const Steps steps{stride, padding, dilation, transposed, groups};
  at::Tensor of_input, of_filters, of_bias;
  const bool is_plain = steps.are_plain() && fit(steps, input, filters, gradient);
  if (wanted[0] && is_plain && steps.are_of_winograd() && takes_winograd(gradient, filters, {})) {
    RECORD_FUNCTION("tsml::winograd_input_gradient", std::vector<c10::IValue>({gradient, filters}));
    of_input = winograd_input_gradient(gradient, filters, size_of(padding), {input.size(2), input.size(3)});
  }
  if (wanted[1] && is_plain && takes_filter_gradients(gradient, input, filters, size_of(stride), size_of(padding))) {
    RECORD_FUNCTION("tsml::filter_gradients", std::vector<c10::IValue>({gradient, input, filters}));
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
