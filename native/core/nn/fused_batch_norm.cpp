#include "core/nn/fused_batch_norm.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
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

// The kernels read and write float32 or bfloat16 and compute in float32. They take row after row, as memory lies: the
// sums, of all channels, stay in the nearest cache meanwhile.

// Adds each channel's values less `shift`, and the squares of those.
template <typename Scalar>
TSML_BY_PROCESSOR void sum_moments(const Scalar* __restrict x, int64_t count, int64_t channels,
                                   const float* __restrict shift, float* __restrict sums, float* __restrict squares) {
  for (int64_t row = 0; row < count; row++, x += channels)
    for (int64_t c = 0; c < channels; c++) {
      const float distance = x[c] - shift[c];
      sums[c] += distance;
      squares[c] += distance * distance;
    }
}

// NaN stays NaN, as in libtorch's.
template <bool kRelu>
TSML_INTO_CALLER float clamped(float value) {
  return kRelu && value < 0 ? 0.0f : value;
}

// The gradient of that, by what was clamped or by what came of it.
template <bool kRelu>
TSML_INTO_CALLER float passed(float value, float gradient) {
  return kRelu && value <= 0 ? 0.0f : gradient;
}

template <bool kRelu, typename Scalar>
TSML_BY_PROCESSOR void normalise(const Scalar* __restrict x, Scalar* __restrict y, int64_t count, int64_t channels,
                                 const float* __restrict scale, const float* __restrict offset) {
  for (int64_t row = 0; row < count; row++, x += channels, y += channels)
    for (int64_t c = 0; c < channels; c++) narrow(clamped<kRelu>(x[c] * scale[c] + offset[c]), y[c]);
}

template <typename Scalar>
TSML_BY_PROCESSOR void normalise_and_add(const Scalar* __restrict x, const Scalar* __restrict shortcut,
                                         Scalar* __restrict y, int64_t count, int64_t channels,
                                         const float* __restrict scale, const float* __restrict offset) {
  for (int64_t row = 0; row < count; row++, x += channels, shortcut += channels, y += channels)
    for (int64_t c = 0; c < channels; c++) narrow(clamped<true>(x[c] * scale[c] + offset[c] + shortcut[c]), y[c]);
}

// Adds the gradients that pass, and their products with the values less the mean.
template <bool kRelu, typename Scalar>
TSML_BY_PROCESSOR void sum_products(const Scalar* __restrict x, const Scalar* __restrict gradient, int64_t count,
                                    int64_t channels, const float* __restrict scale, const float* __restrict offset,
                                    const float* __restrict mean, float* __restrict sums, float* __restrict products) {
  for (int64_t row = 0; row < count; row++, x += channels, gradient += channels)
    for (int64_t c = 0; c < channels; c++) {
      const float through = passed<kRelu>(x[c] * scale[c] + offset[c], gradient[c]);
      sums[c] += through;
      products[c] += through * (x[c] - mean[c]);
    }
}

// The same where the output says what passes; that is written.
template <typename Scalar>
TSML_BY_PROCESSOR void pass_and_sum_products(const Scalar* __restrict x, const Scalar* __restrict gradient,
                                             const Scalar* __restrict y, Scalar* __restrict result, int64_t count,
                                             int64_t channels, const float* __restrict mean, float* __restrict sums,
                                             float* __restrict products) {
  for (int64_t row = 0; row < count; row++, x += channels, gradient += channels, y += channels, result += channels)
    for (int64_t c = 0; c < channels; c++) {
      const float through = passed<true>(y[c], gradient[c]);
      narrow(through, result[c]);
      sums[c] += through;
      products[c] += through * (x[c] - mean[c]);
    }
}

// scale · what passes − along · (x − mean) − common. The result may lie where the gradient does.
template <bool kRelu, typename Scalar>
TSML_BY_PROCESSOR void spread(const Scalar* x, const Scalar* gradient, Scalar* result, int64_t count, int64_t channels,
                              const float* __restrict scale, const float* __restrict offset,
                              const float* __restrict mean, const float* __restrict along,
                              const float* __restrict common) {
  for (int64_t row = 0; row < count; row++, x += channels, gradient += channels, result += channels) TSML_ELEMENTWISE
  for (int64_t c = 0; c < channels; c++) {
    const float through = passed<kRelu>(x[c] * scale[c] + offset[c], gradient[c]);
    narrow(scale[c] * through - along[c] * (x[c] - mean[c]) - common[c], result[c]);
  }
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

// Adds `some` to `sums` and clears them.
TSML_BY_PROCESSOR void move_into(double* __restrict sums, float* __restrict some, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    sums[i] += some[i];
    some[i] = 0;
  }
}

struct Sums {
  std::vector<double> first, second;
};

// Of two values for each channel, which `add(row, rows, first, second)` adds up over some rows.
template <typename Add>
Sums sum_over(const Rows& rows, const Add& add) {
  const int64_t pieces = pieces_for(rows), channels = rows.channels;
  std::vector<double> all(2 * pieces * channels);
  over(rows, pieces, [&](int64_t piece, int64_t begin, int64_t count) {
    std::vector<float> some(2 * channels);
    double* sums = all.data() + 2 * piece * channels;
    for (int64_t row = 0; row < count; row += kRows) {
      add(begin + row, std::min(kRows, count - row), some.data(), some.data() + channels);
      move_into(sums, some.data(), 2 * channels);
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
    const float *weights = weight.const_data_ptr<float>(), *biases = bias.const_data_ptr<float>();
    for (size_t c = 0; c < scale.size(); c++) {
      scale[c] = static_cast<float>(static_cast<double>(weights[c]) * inverse[c]);
      offset[c] = static_cast<float>(biases[c] - static_cast<double>(mean[c]) * scale[c]);
    }
  }
};

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Both undefined where they are not to move. Not among the tensors that the graph is about.
struct Running {
  at::Tensor mean, variance;

  static void move(const at::Tensor& running, double momentum, const std::vector<double>& values) {
    if (!running.defined()) return;
    auto* numbers = running.mutable_data_ptr<float>();
    for (size_t c = 0; c < values.size(); c++)
      numbers[c] = static_cast<float>((1 - momentum) * numbers[c] + momentum * values[c]);
    if (!running.is_inference()) running.unsafeGetTensorImpl()->bump_version();
  }
};

// What `compute` gives for whether a ReLU follows.
template <typename Compute>
auto by_relu(bool relu, const Compute& compute) {
  return relu ? compute(std::true_type()) : compute(std::false_type());
}

// What the backward pass of a norm goes through its rows for.
class BatchNormGradients {
 public:
  // What a row's gradient gives up for its channel's: that along the values, and what all rows have in common.
  struct Shares {
    std::vector<float> along, common;
  };

  BatchNormGradients(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias,
                     const at::Tensor& moments)
      : input_(input),
        weight_(weight),
        bias_(bias),
        rows_(rows_of(input)),
        lines_(moments, weight, bias),
        mean_(moments.const_data_ptr<float>()),
        inverse_(mean_ + rows_.channels) {}

  // Of each channel: of its gradients, and of their products with the distances of its values from the mean. Behind a
  // ReLU those count that it let through.
  Sums sum(const at::Tensor& gradient, bool relu) const {
    return in_type_of(input_, [&]<typename Scalar>(Scalar) {
      const auto *x = input_.const_data_ptr<Scalar>(), *given = gradient.const_data_ptr<Scalar>();
      return sum_over(rows_, [&](int64_t row, int64_t count, float* first, float* second) {
        const int64_t place = row * rows_.channels;
        by_relu(relu, [&]<bool kRelu>(std::bool_constant<kRelu>) {
          sum_products<kRelu>(x + place, given + place, count, rows_.channels, lines_.scale.data(),
                              lines_.offset.data(), mean_, first, second);
        });
      });
    });
  }

  // The same behind a shortcut and a ReLU, and what that let through: where the output is above 0.
  std::pair<at::Tensor, Sums> pass_and_sum(const at::Tensor& gradient, const at::Tensor& output) const {
    const at::Tensor passed = at::empty_like(input_);
    Sums sums = in_type_of(input_, [&]<typename Scalar>(Scalar) {
      const auto *x = input_.const_data_ptr<Scalar>(), *given = gradient.const_data_ptr<Scalar>(),
                 *y = output.const_data_ptr<Scalar>();
      auto* through = passed.mutable_data_ptr<Scalar>();
      return sum_over(rows_, [&](int64_t row, int64_t count, float* first, float* second) {
        const int64_t place = row * rows_.channels;
        pass_and_sum_products(x + place, given + place, y + place, through + place, count, rows_.channels, mean_, first,
                              second);
      });
    });
    return {passed, std::move(sums)};
  }

  // The gradients of weight and bias, and what of them the input's takes.
  std::tuple<at::Tensor, at::Tensor, Shares> of_channels(const Sums& sums) const {
    const auto channels = static_cast<size_t>(rows_.channels);
    const at::Tensor of_weight = at::empty_like(weight_), of_bias = at::empty_like(bias_);
    auto *by_weight = of_weight.mutable_data_ptr<float>(), *by_bias = of_bias.mutable_data_ptr<float>();
    Shares shares{std::vector<float>(channels), std::vector<float>(channels)};
    for (size_t c = 0; c < channels; c++) {
      by_weight[c] = static_cast<float>(sums.second[c] * inverse_[c]);
      by_bias[c] = static_cast<float>(sums.first[c]);
      const double share = static_cast<double>(lines_.scale[c]) / static_cast<double>(rows_.count);
      shares.along[c] = static_cast<float>(share * sums.second[c] * inverse_[c] * inverse_[c]);
      shares.common[c] = static_cast<float>(share * sums.first[c]);
    }
    return {of_weight, of_bias, std::move(shares)};
  }

  // The gradient of the input, in `result`, which may be `gradient` itself.
  at::Tensor of_input(const at::Tensor& gradient, const Shares& shares, bool relu, at::Tensor result) const {
    in_type_of(input_, [&]<typename Scalar>(Scalar) {
      const auto *x = input_.const_data_ptr<Scalar>(), *given = gradient.const_data_ptr<Scalar>();
      auto* written = result.mutable_data_ptr<Scalar>();
      over(rows_, pieces_for(rows_), [&](int64_t, int64_t begin, int64_t count) {
        const int64_t place = begin * rows_.channels;
        by_relu(relu, [&]<bool kRelu>(std::bool_constant<kRelu>) {
          spread<kRelu>(x + place, given + place, written + place, count, rows_.channels, lines_.scale.data(),
                        lines_.offset.data(), mean_, shares.along.data(), shares.common.data());
        });
      });
    });
    return result;
  }

 private:
  const at::Tensor &input_, &weight_, &bias_;
  Rows rows_;
  Lines lines_;
  const float *mean_, *inverse_;
};

class FusedBatchNorm : public torch::autograd::Function<FusedBatchNorm> {
 public:
  static at::Tensor forward(AutogradContext* ctx, const at::Tensor& input, const at::Tensor& weight,
                            const at::Tensor& bias, const std::optional<at::Tensor>& shortcut, bool relu,
                            const Running& running, double momentum, double eps) {
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
    std::vector<double> means(channels), variances(channels);
    for (int64_t c = 0; c < channels; c++) {
      const double distance = sums.first[c] / count;
      // NaN comes first, and stays.
      const double variance = std::max(sums.second[c] / count - distance * distance, 0.0);
      means[c] = distance + shift[c];
      variances[c] = variance * count / (count - 1);
      numbers[c] = static_cast<float>(means[c]);
      numbers[channels + c] = static_cast<float>(1 / std::sqrt(variance + eps));
    }
    Running::move(running.mean, momentum, means);
    Running::move(running.variance, momentum, variances);
    const Lines lines(moments, weight, bias);
    at::Tensor output = at::empty_like(input);
    const float *scale = lines.scale.data(), *offset = lines.offset.data();
    in_type_of(input, [&]<typename Scalar>(Scalar) {
      const auto* x = input.const_data_ptr<Scalar>();
      const auto* added = shortcut ? shortcut->const_data_ptr<Scalar>() : nullptr;
      auto* y = output.mutable_data_ptr<Scalar>();
      over(rows, pieces_for(rows), [&](int64_t, int64_t begin, int64_t some) {
        const int64_t place = begin * channels;
        if (added) return normalise_and_add(x + place, added + place, y + place, some, channels, scale, offset);
        by_relu(relu, [&]<bool kRelu>(std::bool_constant<kRelu>) {
          normalise<kRelu>(x + place, y + place, some, channels, scale, offset);
        });
      });
    });
    ctx->save_for_backward({input, weight, bias, moments, shortcut ? output : at::Tensor()});
    ctx->saved_data["relu"] = relu;
    ctx->saved_data["eps"] = eps;
    return output;
  }

  static variable_list backward(AutogradContext* ctx, variable_list gradients) {
    const variable_list saved = ctx->get_saved_variables();
    // Gradients of gradients are libtorch's matter.
    if (at::GradMode::is_enabled()) return recorded(ctx, saved, gradients);
    const BatchNormGradients norm(saved[0], saved[1], saved[2], saved[3]);
    const at::Tensor& output = saved[4];  // of one with a shortcut
    const bool wants_input = ctx->needs_input_grad(0);
    const at::Tensor gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
    if (output.defined()) {
      const auto [of_shortcut, sums] = norm.pass_and_sum(gradient, output);
      const auto [of_weight, of_bias, shares] = norm.of_channels(sums);
      // What was let through is the gradient of the sum, and so of both its parts: of the shortcut, and of a norm by
      // itself.
      const at::Tensor of_input =
          wants_input ? norm.of_input(of_shortcut, shares, /*relu=*/false, at::empty_like(saved[0])) : at::Tensor();
      return {of_input, of_weight, of_bias, of_shortcut, {}, {}, {}, {}};
    }
    const bool relu = ctx->saved_data["relu"].toBool();
    const auto [of_weight, of_bias, shares] = norm.of_channels(norm.sum(gradient, relu));
    // A copy that was made here is nobody else's.
    const bool is_own = !gradient.is_same(gradients[0]);
    const at::Tensor of_input =
        wants_input ? norm.of_input(gradient, shares, relu, is_own ? gradient : at::empty_like(saved[0]))
                    : at::Tensor();
    return {of_input, of_weight, of_bias, {}, {}, {}, {}, {}};
  }

 private:
  // The gradients with a graph of their own.
  static variable_list recorded(AutogradContext* ctx, const variable_list& saved, const variable_list& gradients) {
    const at::Tensor &input = saved[0], &weight = saved[1], &bias = saved[2];
    const at::Tensor normed = at::batch_norm(input, weight, bias, {}, {}, /*training=*/true, /*momentum=*/0,
                                             ctx->saved_data["eps"].toDouble(), /*cudnn_enabled=*/false);
    variable_list result(8);
    at::Tensor given = gradients[0];
    at::Tensor again = normed;
    if (saved[4].defined()) {
      // Where the output is above 0 the shortcut's gradient is what was given.
      given = at::where(saved[4].detach() <= 0, at::zeros_like(given), given);
      result[3] = given;
    } else if (ctx->saved_data["relu"].toBool()) {
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

bool takes_fused_batch_norm(const at::Tensor& input, const at::Tensor& weight, const AfterNorm& after) {
  const auto is_taken = [](const at::Tensor& images) {
    return images.is_cpu() && images.dim() == 4 && is_vectorized(images) &&
           images.is_contiguous(at::MemoryFormat::ChannelsLast);
  };
  const at::Tensor& shortcut = after.shortcut;
  return is_taken(input) && weight.scalar_type() == at::kFloat && input.size(1) == weight.size(0) &&
         input.numel() > 0 &&
         (!shortcut.defined() ||
          (is_taken(shortcut) && shortcut.scalar_type() == input.scalar_type() && shortcut.sizes() == input.sizes()));
}

at::Tensor fused_batch_norm(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias,
                            const AfterNorm& after, const at::Tensor& running_mean, const at::Tensor& running_var,
                            double momentum, double eps) {
  // Behind a shortcut the kernels clamp, and know by the output what they let through: there is none without a ReLU.
  TORCH_INTERNAL_ASSERT(after.relu || !after.shortcut.defined());
  // Functions of autograd take no undefined tensors.
  const std::optional<at::Tensor> added = after.shortcut.defined() ? std::optional(after.shortcut) : std::nullopt;
  return FusedBatchNorm::apply(input, weight, bias, added, after.relu, Running{running_mean, running_var}, momentum,
                               eps);
}

}  // namespace tsml::nn
