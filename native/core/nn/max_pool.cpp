#include "core/nn/max_pool.h"

#include <ATen/ATen.h>
#include <ATen/native/Pool.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <vector>

#include "core/threads/in_parallel.h"
#include "core/threads/one_thread.h"
#include "core/vectorized.h"

namespace tsml::nn {

namespace {

// The places of a window are numbered row by row, each by a byte.
constexpr int64_t kMostPlaces = 256;

// One dimension of the windows.
struct Axis {
  int64_t input, output, kernel, stride, padding;

  Axis(int64_t input, int64_t kernel, int64_t stride, int64_t padding, bool ceil_mode)
      : input(input),
        output(at::native::pooling_output_shape<int64_t>(input, kernel, padding, stride, /*dilation=*/1, ceil_mode)),
        kernel(kernel),
        stride(stride),
        padding(padding) {}

  int64_t start(int64_t window) const { return window * stride - padding; }
  // Of a window, what lies inside of the image.
  int64_t first_place(int64_t window) const { return std::max<int64_t>(0, -start(window)); }
  int64_t end_place(int64_t window) const { return std::min(kernel, input - start(window)); }
  // The windows that a position lies in.
  int64_t first_window(int64_t position) const {
    const int64_t before = position + padding - kernel;
    return before < 0 ? 0 : before / stride + 1;
  }
  int64_t end_window(int64_t position) const { return std::min(output, (position + padding) / stride + 1); }
};

struct Shape {
  int64_t images, channels;
  Axis rows, columns;

  Shape(at::IntArrayRef sizes, const Windows& windows)
      : images(sizes[0]),
        channels(sizes[1]),
        rows(sizes[2], windows.kernel_size.height, windows.stride.height, windows.padding.height, windows.ceil_mode),
        columns(sizes[3], windows.kernel_size.width, windows.stride.width, windows.padding.width, windows.ceil_mode) {}

  std::vector<int64_t> output() const { return {images, channels, rows.output, columns.output}; }
};

// One row of outputs. Of equals the first stays, and NaN is larger than all.
template <typename Scalar>
TSML_BY_PROCESSOR void find_largest(const Shape& shape, int64_t image, int64_t row, const Scalar* __restrict input,
                                    Scalar* __restrict output, uint8_t* __restrict kept) {
  const Axis &rows = shape.rows, &columns = shape.columns;
  const int64_t channels = shape.channels, in_lanes = channels - channels % kLanes;
  const int64_t first_row = rows.first_place(row), end_row = rows.end_place(row);
  const int64_t next_row = columns.input * channels;
  input += (image * rows.input + rows.start(row)) * next_row;
  output += (image * rows.output + row) * columns.output * channels;
  kept += (image * rows.output + row) * columns.output * channels;
  for (int64_t column = 0; column < columns.output; column++, output += channels, kept += channels) {
    const int64_t first_column = columns.first_place(column), end_column = columns.end_place(column);
    const Scalar* window = input + columns.start(column) * channels;
    const int64_t first = first_row * next_row + first_column * channels;
    const auto first_place = static_cast<int32_t>(first_row * columns.kernel + first_column);
    for (int64_t c = 0; c < in_lanes; c += kLanes) {
      float largest[kLanes];
      int32_t places[kLanes];
      TSML_IN_LANES for (int64_t k = 0; k < kLanes; k++) largest[k] = window[first + c + k];
      TSML_IN_LANES for (int64_t k = 0; k < kLanes; k++) places[k] = first_place;
      for (int64_t i = first_row; i < end_row; i++)
        for (int64_t j = first_column; j < end_column; j++) {
          const Scalar* x = window + i * next_row + j * channels + c;
          const auto place = static_cast<int32_t>(i * columns.kernel + j);
          TSML_IN_LANES for (int64_t k = 0; k < kLanes; k++) {
            const float value = x[k];
            const bool is_larger = (value > largest[k]) | (value != value);
            places[k] = is_larger ? place : places[k];
            largest[k] = is_larger ? value : largest[k];
          }
        }
      TSML_IN_LANES for (int64_t k = 0; k < kLanes; k++) narrow(largest[k], output[c + k]);
      TSML_IN_LANES for (int64_t k = 0; k < kLanes; k++) kept[c + k] = static_cast<uint8_t>(places[k]);
    }
    for (int64_t c = in_lanes; c < channels; c++) {
      float largest = window[first + c];
      int32_t largest_place = first_place;
      for (int64_t i = first_row; i < end_row; i++)
        for (int64_t j = first_column; j < end_column; j++) {
          const float x = window[i * next_row + j * channels + c];
          if (!(x > largest || x != x)) continue;
          largest = x;
          largest_place = static_cast<int32_t>(i * columns.kernel + j);
        }
      narrow(largest, output[c]);
      kept[c] = static_cast<uint8_t>(largest_place);
    }
  }
}

// One row of the inputs' gradients: a position receives from each window that it is the largest of. `sums` has room for
// the channels.
template <typename Scalar>
TSML_BY_PROCESSOR void send_back(const Shape& shape, int64_t image, int64_t row, const Scalar* __restrict gradient,
                                 const uint8_t* __restrict kept, Scalar* __restrict result, float* __restrict sums) {
  const Axis &rows = shape.rows, &columns = shape.columns;
  const int64_t channels = shape.channels;
  result += (image * rows.input + row) * columns.input * channels;
  for (int64_t column = 0; column < columns.input; column++, result += channels) {
    bool is_first = true;
    // In libtorch's order, so that the sums are the same.
    for (int64_t i = rows.first_window(row); i < rows.end_window(row); i++)
      for (int64_t j = columns.first_window(column); j < columns.end_window(column); j++) {
        const int64_t window = ((image * rows.output + i) * columns.output + j) * channels;
        const auto place = static_cast<uint8_t>((row - rows.start(i)) * columns.kernel + column - columns.start(j));
        const Scalar* __restrict from = gradient + window;
        const uint8_t* __restrict largest = kept + window;
        for (int64_t c = 0; c < channels; c++) {
          const float given = from[c], before = is_first ? 0.0f : sums[c];
          sums[c] = before + (largest[c] == place ? given : 0.0f);
        }
        is_first = false;
      }
    if (is_first) std::fill_n(sums, channels, 0.0f);
    for (int64_t c = 0; c < channels; c++) narrow(sums[c], result[c]);
  }
}

// Calls `work(image, row)` for all rows of all images.
template <typename Work>
void over_rows(const Shape& shape, int64_t rows, const Work& work) {
  const auto run = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++) work(i / rows, i % rows);
  };
  const int64_t elements = shape.images * shape.rows.input * shape.columns.input * shape.channels;
  elements <= threads::kSmall ? run(0, shape.images * rows) : threads::in_parallel(shape.images * rows, run);
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class MaxPool : public torch::autograd::Function<MaxPool> {
 public:
  static at::Tensor forward(AutogradContext* ctx, const at::Tensor& input, const Windows& windows) {
    const Shape shape(input.sizes(), windows);
    const auto options = input.options().memory_format(at::MemoryFormat::ChannelsLast);
    at::Tensor output = at::empty(shape.output(), options);
    const at::Tensor kept = at::empty(shape.output(), options.dtype(at::kByte));
    auto* places = kept.mutable_data_ptr<uint8_t>();
    in_type_of(input, [&]<typename Scalar>(Scalar) {
      const auto* x = input.const_data_ptr<Scalar>();
      auto* y = output.mutable_data_ptr<Scalar>();
      over_rows(shape, shape.rows.output,
                [&](int64_t image, int64_t row) { find_largest(shape, image, row, x, y, places); });
    });
    ctx->save_for_backward({kept});
    ctx->saved_data["sizes"] = input.sizes();
    ctx->saved_data["windows"] =
        std::vector<int64_t>{windows.kernel_size.height, windows.kernel_size.width, windows.stride.height,
                             windows.stride.width,       windows.padding.height,    windows.padding.width};
    ctx->saved_data["ceil_mode"] = windows.ceil_mode;
    return output;
  }

  static variable_list backward(AutogradContext* ctx, variable_list gradients) {
    const at::Tensor kept = ctx->get_saved_variables()[0];
    const std::vector<int64_t> sizes = ctx->saved_data["sizes"].toIntVector();
    const std::vector<int64_t> n = ctx->saved_data["windows"].toIntVector();
    const Shape shape(sizes, {{n[0], n[1]}, {n[2], n[3]}, {n[4], n[5]}, ctx->saved_data["ceil_mode"].toBool()});
    // Gradients of gradients are libtorch's matter.
    if (at::GradMode::is_enabled()) return {scattered(shape, sizes, kept, gradients[0]), {}};
    const at::Tensor gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
    at::Tensor result = at::empty(sizes, gradient.options().memory_format(at::MemoryFormat::ChannelsLast));
    const auto* places = kept.const_data_ptr<uint8_t>();
    in_type_of(gradient, [&]<typename Scalar>(Scalar) {
      const auto* given = gradient.const_data_ptr<Scalar>();
      auto* to = result.mutable_data_ptr<Scalar>();
      over_rows(shape, shape.rows.input, [&](int64_t image, int64_t row) {
        std::vector<float> sums(shape.channels);
        send_back(shape, image, row, given, places, to, sums.data());
      });
    });
    return {result, {}};
  }

 private:
  static at::Tensor scattered(const Shape& shape, at::IntArrayRef sizes, const at::Tensor& kept,
                              const at::Tensor& gradient) {
    const auto starts = [&](const Axis& axis) {
      return at::arange(axis.output, at::kLong).mul(axis.stride).sub(axis.padding);
    };
    const at::Tensor places = kept.to(at::kLong);
    const at::Tensor row = starts(shape.rows).unsqueeze(1) + places.floor_divide(shape.columns.kernel);
    const at::Tensor column = starts(shape.columns) + places.remainder(shape.columns.kernel);
    const at::Tensor position = (row * shape.columns.input + column).flatten(2);
    return at::zeros({shape.images, shape.channels, shape.rows.input * shape.columns.input}, gradient.options())
        .scatter_add(2, position, gradient.flatten(2))
        .view(sizes);
  }
};

}  // namespace

bool takes_max_pool(const at::Tensor& input, const Windows& windows) {
  const Size2d &kernel = windows.kernel_size, &stride = windows.stride, &padding = windows.padding;
  if (!(at::GradMode::is_enabled() && input.requires_grad() && input.is_cpu() && input.dim() == 4 &&
        is_vectorized(input) && input.numel() > 0 && input.has_storage() &&
        input.is_contiguous(at::MemoryFormat::ChannelsLast)))
    return false;
  // What is wrong, at::max_pool2d says.
  if (kernel.height < 1 || kernel.width < 1 || kernel.height * kernel.width > kMostPlaces || stride.height < 1 ||
      stride.width < 1 || padding.height < 0 || padding.width < 0 || 2 * padding.height > kernel.height ||
      2 * padding.width > kernel.width)
    return false;
  return input.size(2) + 2 * padding.height >= kernel.height && input.size(3) + 2 * padding.width >= kernel.width;
}

at::Tensor max_pool(const at::Tensor& input, const Windows& windows) {
  return MaxPool::apply(input, windows);
}

}  // namespace tsml::nn
