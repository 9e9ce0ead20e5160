#include "core/nn/norm_relu.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/threads/in_parallel.h"
#include "core/threads/one_thread.h"
#include "core/vectorized.h"

namespace tsml::nn {

namespace {

// So many rows are summed up in float32 before the sum goes into one in float64.
constexpr int64_t kRows = 32;

// Pixels by channels, one after the other.
struct Rows {
  int64_t count, channels;
};

Rows rows_of(const at::Tensor& images) {
  return {images.numel() / images.size(1), images.size(1)};
}

// The kernels read and write float32 or bfloat16 and compute in float32. Their sums take kLanes channels at a time, and
// those that are left one by one.

template <int64_t kWidth, typename Scalar>
TSML_INTO_CALLER void sum_moments_of(const Scalar* __restrict x, int64_t count, int64_t channels,
                                     const float* __restrict shift, float* __restrict sums, float* __restrict squares) {
  float sum[kWidth] = {}, square[kWidth] = {};
  for (int64_t row = 0; row < count; row++) TSML_IN_LANES for (int64_t k = 0; k < kWidth; k++) {
      const float distance = x[row * channels + k] - shift[k];
      sum[k] += distance;
      square[k] += distance * distance;
    }
  for (int64_t k = 0; k < kWidth; k++) {
    sums[k] = sum[k];
    squares[k] = square[k];
  }
}

// Of each channel's values less `shift`, and of their squares.
template <typename Scalar>
TSML_BY_PROCESSOR void sum_moments(const Scalar* __restrict x, int64_t count, int64_t channels,
                                   const float* __restrict shift, float* __restrict sums, float* __restrict squares) {
  int64_t c = 0;
  for (; c + kLanes <= channels; c += kLanes)
    sum_moments_of<kLanes>(x + c, count, channels, shift + c, sums + c, squares + c);
  for (; c < channels; c++) sum_moments_of<1>(x + c, count, channels, shift + c, sums + c, squares + c);
}

template <typename Scalar>
TSML_BY_PROCESSOR void scale_and_clamp(const Scalar* __restrict x, Scalar* __restrict y, int64_t count,
                                       int64_t channels, const float* __restrict scale,
                                       const float* __restrict offset) {
  for (int64_t row = 0; row < count; row++, x += channels, y += channels)
    for (int64_t c = 0; c < channels; c++) {
      const float value = x[c] * scale[c] + offset[c];
      // NaN stays NaN, as in libtorch's.
      narrow(value < 0 ? 0.0f : value, y[c]);
    }
}

template <typename Scalar>
TSML_BY_PROCESSOR void scale_add_and_clamp(const Scalar* __restrict x, const Scalar* __restrict shortcut,
                                           Scalar* __restrict y, int64_t count, int64_t channels,
                                           const float* __restrict scale, const float* __restrict offset) {
  for (int64_t row = 0; row < count; row++, x += channels, shortcut += channels, y += channels)
    for (int64_t c = 0; c < channels; c++) {
      const float value = x[c] * scale[c] + offset[c] + shortcut[c];
      narrow(value < 0 ? 0.0f : value, y[c]);
    }
}

template <int64_t kWidth, typename Scalar>
TSML_INTO_CALLER void sum_products_of(const Scalar* __restrict x, const Scalar* __restrict gradient, int64_t count,
                                      int64_t channels, const float* __restrict scale, const float* __restrict offset,
                                      const float* __restrict mean, float* __restrict sums,
                                      float* __restrict products) {
  float sum[kWidth] = {}, product[kWidth] = {};
  for (int64_t row = 0; row < count; row++) TSML_IN_LANES for (int64_t k = 0; k < kWidth; k++) {
      const float value = x[row * channels + k], given = gradient[row * channels + k];
      const float passed = value * scale[k] + offset[k] <= 0 ? 0.0f : given;
      sum[k] += passed;
      product[k] += passed * (value - mean[k]);
    }
  for (int64_t k = 0; k < kWidth; k++) {
    sums[k] = sum[k];
    products[k] = product[k];
  }
}

// Of the gradients that pass the clamp, and of their products with the values less the mean.
template <typename Scalar>
TSML_BY_PROCESSOR void sum_products(const Scalar* __restrict x, const Scalar* __restrict gradient, int64_t count,
                                    int64_t channels, const float* __restrict scale, const float* __restrict offset,
                                    const float* __restrict mean, float* __restrict sums, float* __restrict products) {
  int64_t c = 0;
  for (; c + kLanes <= channels; c += kLanes)
    sum_products_of<kLanes>(x + c, gradient + c, count, channels, scale + c, offset + c, mean + c, sums + c,
                            products + c);
  for (; c < channels; c++)
    sum_products_of<1>(x + c, gradient + c, count, channels, scale + c, offset + c, mean + c, sums + c, products + c);
}

template <int64_t kWidth, typename Scalar>
TSML_INTO_CALLER void pass_and_sum_products_of(const Scalar* __restrict x, const Scalar* __restrict gradient,
                                               const Scalar* __restrict y, Scalar* __restrict passed, int64_t count,
                                               int64_t channels, const float* __restrict mean, float* __restrict sums,
                                               float* __restrict products) {
  float sum[kWidth] = {}, product[kWidth] = {};
  for (int64_t row = 0; row < count; row++) TSML_IN_LANES for (int64_t k = 0; k < kWidth; k++) {
      const int64_t place = row * channels + k;
      const float given = gradient[place], through = y[place] <= 0 ? 0.0f : given;
      narrow(through, passed[place]);
      sum[k] += through;
      product[k] += through * (x[place] - mean[k]);
    }
  for (int64_t k = 0; k < kWidth; k++) {
    sums[k] = sum[k];
    products[k] = product[k];
  }
}

// The same where the output says what passes; what does is written.
template <typename Scalar>
TSML_BY_PROCESSOR void pass_and_sum_products(const Scalar* __restrict x, const Scalar* __restrict gradient,
                                             const Scalar* __restrict y, Scalar* __restrict passed, int64_t count,
                                             int64_t channels, const float* __restrict mean, float* __restrict sums,
                                             float* __restrict products) {
  int64_t c = 0;
  for (; c + kLanes <= channels; c += kLanes)
    pass_and_sum_products_of<kLanes>(x + c, gradient + c, y + c, passed + c, count, channels, mean + c, sums + c,
                                     products + c);
  for (; c < channels; c++)
    pass_and_sum_products_of<1>(x + c, gradient + c, y + c, passed + c, count, channels, mean + c, sums + c,
                                products + c);
}

// scale · passed − along · (x − mean) − common. The result may lie where the gradient does.
template <typename Scalar>
TSML_BY_PROCESSOR void spread(const Scalar* x, const Scalar* gradient, Scalar* result, int64_t count, int64_t channels,
                              const float* __restrict scale, const float* __restrict offset,
                              const float* __restrict mean, const float* __restrict along,
                              const float* __restrict common) {
  for (int64_t row = 0; row < count; row++, x += channels, gradient += channels, result += channels) TSML_ELEMENTWISE
  for (int64_t c = 0; c < channels; c++) {
    const float value = x[c] * scale[c] + offset[c], given = gradient[c];
    const float passed = value <= 0 ? 0.0f : given;
    narrow(scale[c] * passed - along[c] * (x[c] - mean[c]) - common[c], result[c]);
  }
}

// The same of what passed already.
template <typename Scalar>
TSML_BY_PROCESSOR void spread_passed(const Scalar* __restrict x, const Scalar* __restrict passed,
                                     Scalar* __restrict result, int64_t count, int64_t channels,
                                     const float* __restrict scale, const float* __restrict mean,
                                     const float* __restrict along, const float* __restrict common) {
  for (int64_t row = 0; row < count; row++, x += channels, passed += channels, result += channels)
    for (int64_t c = 0; c < channels; c++)
      narrow(scale[c] * passed[c] - along[c] * (x[c] - mean[c]) - common[c], result[c]);
}

int64_t pieces_for(const Rows& rows) {
  return rows.count * rows.channels <= threads::kSmall ? 1 : std::min<int64_t>(at::get_num_threads(), rows.count);
}

// Calls `work(piece, first row, rows)` for as many pieces as there are threads to work.
template <typename Work>
void over(const Rows& rows, int64_t pieces, const Work& work) {
  const auto run = [&](int64_t begin, int64_t end) {
    for (int64_t piece = begin; piece < end; piece++) {
      const int64_t first = rows.count * piece / pieces;
      work(piece, first, rows.count * (piece + 1) / pieces - first);
    }
  };
  pieces == 1 ? run(0, 1) : threads::in_parallel(pieces, run);
}

struct Sums {
  std::vector<double> first, second;
};

// Of two values for each channel, which `add(row, rows, first, second)` sums up over some rows.
template <typename Add>
Sums sum_over(const Rows& rows, const Add& add) {
  const int64_t pieces = pieces_for(rows), channels = rows.channels;
  std::vector<double> all(2 * pieces * channels);
  over(rows, pieces, [&](int64_t piece, int64_t begin, int64_t count) {
    std::vector<float> some(2 * channels);
    double* sums = all.data() + 2 * piece * channels;
    for (int64_t row = 0; row < count; row += kRows) {
      add(begin + row, std::min(kRows, count - row), some.data(), some.data() + channels);
      for (int64_t i = 0; i < 2 * channels; i++) sums[i] += some[i];
    }
  });
  Sums total{std::vector<double>(channels), std::vector<double>(channels)};
  for (int64_t piece = 0; piece < pieces; piece++)
    for (int64_t c = 0; c < channels; c++) {
      total.first[c] += all[2 * piece * channels + c];
      total.second[c] += all[(2 * piece + 1) * channels + c];
    }
  return total;
}

// A number near each channel's mean, so that squares of the distances from it are hardly more than the variance: the
// mean of some rows. By the golden ratio they are spread evenly and follow no pattern of the images, such as their
// corners.
template <typename Scalar>
std::vector<float> near_means(const Scalar* x, const Rows& rows) {
  constexpr int kSome = 64;
  constexpr double kGoldenRatio = 0.6180339887498949;
  std::vector<double> sums(rows.channels);
  for (int i = 0; i < kSome; i++) {
    const double turns = (i + 0.5) * kGoldenRatio;
    const auto row = static_cast<int64_t>((turns - std::floor(turns)) * static_cast<double>(rows.count));
    for (int64_t c = 0; c < rows.channels; c++) sums[c] += x[row * rows.channels + c];
  }
  std::vector<float> means(rows.channels);
  for (int64_t c = 0; c < rows.channels; c++) means[c] = static_cast<float>(sums[c] / kSome);
  return means;
}

// What a channel is computed with. Mean and inverse deviation are kept for the backward pass, as libtorch keeps them;
// the others follow from them, each time to the same bit.
struct Lines {
  std::vector<float> scale, offset;

  Lines(const at::Tensor& moments, const at::Tensor& weight, const at::Tensor& bias)
      : scale(moments.size(1)), offset(moments.size(1)) {
    const float *mean = moments.const_data_ptr<float>(), *inverse = mean + moments.size(1);
    for (size_t c = 0; c < scale.size(); c++) {
      scale[c] = static_cast<float>(static_cast<double>(weight.const_data_ptr<float>()[c]) * inverse[c]);
      offset[c] = static_cast<float>(bias.const_data_ptr<float>()[c] - static_cast<double>(mean[c]) * scale[c]);
    }
  }
};

void move(const at::Tensor& running, int64_t channel, double momentum, double value) {
  float& number = running.mutable_data_ptr<float>()[channel];
  number = static_cast<float>((1 - momentum) * number + momentum * value);
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Both undefined where they are not to move. Not among the tensors that the graph is about.
struct Running {
  at::Tensor mean, variance;
};

class NormRelu : public torch::autograd::Function<NormRelu> {
 public:
  static at::Tensor forward(AutogradContext* ctx, const at::Tensor& input, const at::Tensor& weight,
                            const at::Tensor& bias, const std::optional<at::Tensor>& shortcut, const Running& running,
                            double momentum, double eps) {
    const Rows rows = rows_of(input);
    const int64_t channels = rows.channels;
    std::vector<float> shift;
    const Sums sums = in_type_of(input, [&]<typename Scalar>(Scalar) {
      const auto* x = input.const_data_ptr<Scalar>();
      shift = near_means(x, rows);
      return sum_over(rows, [&](int64_t row, int64_t count, float* first, float* second) {
        sum_moments(x + row * channels, count, channels, shift.data(), first, second);
      });
    });
    const at::Tensor moments = at::empty({2, channels}, weight.options());
    auto* numbers = moments.mutable_data_ptr<float>();
    const auto count = static_cast<double>(rows.count);
    for (int64_t c = 0; c < channels; c++) {
      const double distance = sums.first[c] / count;
      const double mean = distance + shift[c];
      const double variance = std::max(0.0, sums.second[c] / count - distance * distance);
      numbers[c] = static_cast<float>(mean);
      numbers[channels + c] = static_cast<float>(1 / std::sqrt(variance + eps));
      if (running.mean.defined()) move(running.mean, c, momentum, mean);
      if (running.variance.defined()) move(running.variance, c, momentum, variance * count / (count - 1));
    }
    for (const at::Tensor& moved : {running.mean, running.variance})
      if (moved.defined() && !moved.is_inference()) moved.unsafeGetTensorImpl()->bump_version();
    const Lines lines(moments, weight, bias);
    at::Tensor output = at::empty_like(input);
    const float *scale = lines.scale.data(), *offset = lines.offset.data();
    in_type_of(input, [&]<typename Scalar>(Scalar) {
      const auto* x = input.const_data_ptr<Scalar>();
      const auto* added = shortcut ? shortcut->const_data_ptr<Scalar>() : nullptr;
      auto* y = output.mutable_data_ptr<Scalar>();
      over(rows, pieces_for(rows), [&](int64_t, int64_t begin, int64_t some) {
        const int64_t place = begin * channels;
        if (added)
          scale_add_and_clamp(x + place, added + place, y + place, some, channels, scale, offset);
        else
          scale_and_clamp(x + place, y + place, some, channels, scale, offset);
      });
    });
    ctx->save_for_backward({input, weight, bias, moments, shortcut ? output : at::Tensor()});
    ctx->saved_data["eps"] = eps;
    return output;
  }

  static variable_list backward(AutogradContext* ctx, variable_list gradients) {
    const variable_list saved = ctx->get_saved_variables();
    const at::Tensor &input = saved[0], &weight = saved[1], &bias = saved[2], &moments = saved[3];
    const at::Tensor& output = saved[4];
    // Gradients of gradients are libtorch's matter.
    if (at::GradMode::is_enabled()) return recorded(ctx, saved, gradients);
    const at::Tensor gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
    const Rows rows = rows_of(input);
    const int64_t channels = rows.channels;
    const Lines lines(moments, weight, bias);
    const float *mean = moments.const_data_ptr<float>(), *inverse = mean + channels, *scale = lines.scale.data(),
                *offset = lines.offset.data();
    const at::Tensor of_shortcut = output.defined() ? at::empty_like(input) : at::Tensor();
    const Sums sums = in_type_of(input, [&]<typename Scalar>(Scalar) {
      const auto *x = input.const_data_ptr<Scalar>(), *given = gradient.const_data_ptr<Scalar>();
      const auto* y = output.defined() ? output.const_data_ptr<Scalar>() : nullptr;
      auto* passed = output.defined() ? of_shortcut.mutable_data_ptr<Scalar>() : nullptr;
      return sum_over(rows, [&](int64_t row, int64_t count, float* first, float* second) {
        const int64_t place = row * channels;
        if (passed)
          return pass_and_sum_products(x + place, given + place, y + place, passed + place, count, channels, mean,
                                       first, second);
        sum_products(x + place, given + place, count, channels, scale, offset, mean, first, second);
      });
    });
    const at::Tensor of_weight = at::empty_like(weight), of_bias = at::empty_like(bias);
    std::vector<float> along(channels), common(channels);
    for (int64_t c = 0; c < channels; c++) {
      of_weight.mutable_data_ptr<float>()[c] = static_cast<float>(sums.second[c] * inverse[c]);
      of_bias.mutable_data_ptr<float>()[c] = static_cast<float>(sums.first[c]);
      const double share = static_cast<double>(scale[c]) / static_cast<double>(rows.count);
      along[c] = static_cast<float>(share * sums.second[c] * inverse[c] * inverse[c]);
      common[c] = static_cast<float>(share * sums.first[c]);
    }
    at::Tensor of_input;
    if (ctx->needs_input_grad(0)) {
      // A copy that was made here is nobody else's.
      of_input = gradient.is_same(gradients[0]) ? at::empty_like(input) : gradient;
      in_type_of(input, [&]<typename Scalar>(Scalar) {
        const auto *x = input.const_data_ptr<Scalar>(), *given = gradient.const_data_ptr<Scalar>();
        const auto* passed = output.defined() ? of_shortcut.const_data_ptr<Scalar>() : nullptr;
        auto* result = of_input.mutable_data_ptr<Scalar>();
        over(rows, pieces_for(rows), [&](int64_t, int64_t begin, int64_t count) {
          const int64_t place = begin * channels;
          if (passed)
            return spread_passed(x + place, passed + place, result + place, count, channels, scale, mean, along.data(),
                                 common.data());
          spread(x + place, given + place, result + place, count, channels, scale, offset, mean, along.data(),
                 common.data());
        });
      });
    }
    return {of_input, of_weight, of_bias, of_shortcut, {}, {}, {}};
  }

 private:
  // The gradients with a graph of their own.
  static variable_list recorded(AutogradContext* ctx, const variable_list& saved, const variable_list& gradients) {
    const at::Tensor &input = saved[0], &weight = saved[1], &bias = saved[2];
    const at::Tensor normed = at::batch_norm(input, weight, bias, {}, {}, /*training=*/true, /*momentum=*/0,
                                             ctx->saved_data["eps"].toDouble(), /*cudnn_enabled=*/false);
    variable_list result(7);
    at::Tensor given = gradients[0];
    at::Tensor again = normed;
    if (saved[4].defined()) {
      // Where the output is above 0 the shortcut's gradient is what was given.
      given = at::where(saved[4].detach() <= 0, at::zeros_like(given), given);
      result[3] = given;
    } else {
      again = at::relu(normed);
    }
    variable_list wanted;
    for (size_t i = 0; i < 3; i++)
      if (ctx->needs_input_grad(i)) wanted.push_back(saved[i]);
    if (wanted.empty()) return result;
    variable_list found = torch::autograd::grad({again}, wanted, {given}, std::nullopt, /*create_graph=*/true);
    for (size_t i = 0, next = 0; i < 3; i++)
      if (ctx->needs_input_grad(i)) result[i] = std::move(found[next++]);
    return result;
  }
};

}  // namespace

bool takes_norm_relu(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& shortcut) {
  const auto is_taken = [](const at::Tensor& images) {
    return images.is_cpu() && images.dim() == 4 && is_vectorized(images) &&
           images.is_contiguous(at::MemoryFormat::ChannelsLast);
  };
  return is_taken(input) && weight.scalar_type() == at::kFloat && input.size(1) == weight.size(0) &&
         input.numel() > 0 &&
         (!shortcut.defined() ||
          (is_taken(shortcut) && shortcut.scalar_type() == input.scalar_type() && shortcut.sizes() == input.sizes()));
}

at::Tensor norm_relu(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias,
                     const at::Tensor& shortcut, const at::Tensor& running_mean, const at::Tensor& running_var,
                     double momentum, double eps) {
  // Functions of autograd take no undefined tensors.
  const std::optional<at::Tensor> added = shortcut.defined() ? std::optional(shortcut) : std::nullopt;
  return NormRelu::apply(input, weight, bias, added, Running{running_mean, running_var}, momentum, eps);
}

}  // namespace tsml::nn
