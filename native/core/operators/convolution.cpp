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

// Whether oneDNN has kernels for AMX for them.
bool are_for_amx(const at::Tensor& images, const at::Tensor& filters) {
  return amx::is_available() && images.scalar_type() == at::kBFloat16 && filters.scalar_type() == at::kBFloat16 &&
         images.dim() >= 3 && filters.dim() == images.dim();
}

// Whether those kernels end the process for some sizes: in three dimensions (oneDNN of libtorch 2.13.0).
bool are_fatal(const at::Tensor& images, const at::Tensor& filters) {
  return are_for_amx(images, filters) && images.dim() == 5;
}

// Whether those kernels are wrong about a convolution of `images`, by 100% and without a word: some of few channels, as
// of patches of four, and such strides to a width of 1. Both rules are wider than what was seen to be wrong (oneDNN of
// libtorch 2.13.0, 10,000 shapes by chance; float32 and float16 are right, and gradients are).
bool are_wrong(const Steps& steps, const at::Tensor& images, const at::Tensor& filters) {
  if (!are_for_amx(images, filters)) return false;
  const int64_t channels = filters.size(1), width = filters.size(-1), together = channels * width;
  if (channels % 2 == 0 && channels < 32 && together >= 64 && together % 32 == 0) return true;
  const int64_t reach = (width - 1) * steps.dilation.back() + 1, stride = steps.stride.back();
  return stride > 1 && images.size(-1) + 2 * steps.padding.back() - reach < stride;
}

std::optional<at::Tensor> in_float32(const std::optional<at::Tensor>& tensor) {
  return tensor && tensor->defined() ? std::optional(tensor->to(at::kFloat)) : std::nullopt;
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
  if ((!transposed && are_wrong(steps, input, filters)) || are_fatal(input, filters))
    return at::compositeexplicitautograd::convolution(input.to(at::kFloat), filters.to(at::kFloat), in_float32(bias),
                                                      stride, padding, dilation, transposed, output_padding, groups)
        .to(at::kBFloat16);
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
  if (!left[0] && !left[1] && !left[2]) return {of_input, of_filters, of_bias};
  const auto compute = [&](const at::Tensor& by_output, const at::Tensor& images, const at::Tensor& weights,
                           const std::array<bool, 3>& which) {
    return at::compositeexplicitautograd::convolution_backward(by_output, images, weights, bias_sizes, stride, padding,
                                                               dilation, transposed, output_padding, groups, which);
  };
  const auto take = [&](const std::tuple<at::Tensor, at::Tensor, at::Tensor>& results,
                        const std::array<bool, 3>& which) {
    // What has its type already is not asked for it: profiles would count that.
    const auto in_type_of = [](const at::Tensor& like, const at::Tensor& result) {
      return result.scalar_type() == like.scalar_type() ? result : result.to(like.scalar_type());
    };
    if (which[0]) of_input = in_type_of(input, std::get<0>(results));
    if (which[1]) of_filters = in_type_of(filters, std::get<1>(results));
    if (which[2]) of_bias = in_type_of(gradient, std::get<2>(results));
  };
  // The gradient by a transposed convolution's input is a convolution of the output's.
  const bool all = are_fatal(gradient, filters), one = transposed && are_wrong(steps, gradient, filters);
  const std::array<bool, 3> in_float{left[0] && (all || one), left[1] && all, left[2] && all};
  const std::array<bool, 3> rest{left[0] && !in_float[0], left[1] && !in_float[1], left[2] && !in_float[2]};
  if (in_float[0] || in_float[1] || in_float[2])
    take(compute(gradient.to(at::kFloat), input.to(at::kFloat), filters.to(at::kFloat), in_float), in_float);
  if (rest[0] || rest[1] || rest[2]) take(compute(gradient, input, filters, rest), rest);
  return {of_input, of_filters, of_bias};
}

}  // namespace

Convolutions convolutions() {
  if (amx::is_available()) return Convolutions::amx;
  return has_avx512() ? Convolutions::winograd : Convolutions::libtorch;
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
