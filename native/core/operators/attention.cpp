#include "core/operators/attention.h"

#include "core/operators/attention_bfloat16.h"
#include "core/operators/attention_float32.h"

#ifdef TSML_HAS_KERNELS

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_backward_cpu_dispatch.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_cpu_dispatch.h>
#include <ATen/record_function.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>
#include <vector>

#include "core/operators/install.h"
#include "core/threads/in_parallel.h"

namespace tsml::operators {

namespace {

struct InBFloat16 {
  using Number = amx::Number;
  using Forward = amx::AttentionForward;
  using Backward = amx::AttentionBackward;
  static constexpr at::ScalarType kType = at::kBFloat16;
  static constexpr int64_t kSizes = amx::kDepth;  // heads' sizes are multiples of it

  static bool is_available() { return amx::is_available(); }
};

struct InFloat32 {
  using Number = float;
  using Forward = avx512::AttentionForward;
  using Backward = avx512::AttentionBackward;
  static constexpr at::ScalarType kType = at::kFloat;
  static constexpr int64_t kSizes = avx512::kWidth;

  static bool is_available() { return has_avx512(); }
};

template <typename Number>
HeadTokens<const Number> tokens_of(const at::Tensor& tensor, int64_t sample, int64_t head) {
  return {static_cast<const Number*>(tensor.const_data_ptr()) + sample * tensor.stride(0) + head * tensor.stride(1),
          tensor.size(2), tensor.stride(2)};
}

template <typename Number>
HeadTokens<Number> results_of(const at::Tensor& tensor, int64_t sample, int64_t head) {
  return {static_cast<Number*>(tensor.mutable_data_ptr()) + sample * tensor.stride(0) + head * tensor.stride(1),
          tensor.size(2), tensor.stride(2)};
}

AttentionSizes sizes_of(const at::Tensor& queries, const at::Tensor& keys, std::optional<double> scale) {
  const int64_t size = queries.size(3);
  return {queries.size(0),
          queries.size(1),
          queries.size(2),
          keys.size(2),
          size,
          static_cast<float>(scale.value_or(1 / std::sqrt(static_cast<double>(size))))};
}

// [samples, heads, tokens, size] whose numbers lie as those of a linear layer's output: token by token.
at::Tensor empty_by_token(const at::Tensor& like) {
  return at::empty({like.size(0), like.size(2), like.size(1), like.size(3)}, like.options()).transpose(1, 2);
}

// Has threads take heads one by one, each with a worker of its own.
template <typename Worker, typename Compute>
void for_heads(const AttentionSizes& sizes, const Compute& compute) {
  const int64_t heads = sizes.samples * sizes.heads, count = std::min<int64_t>(at::get_num_threads(), heads);
  std::vector<Worker> workers;
  for (int64_t i = 0; i < count; i++) workers.emplace_back(sizes);
  threads::in_parallel(count, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++)
      for (int64_t head = heads * i / count; head < heads * (i + 1) / count; head++)
        compute(workers[i], head / sizes.heads, head % sizes.heads);
  });
}

bool is_taken(const at::Tensor& tensor, at::ScalarType type) {
  return tensor.scalar_type() == type && tensor.layout() == at::kStrided && tensor.dim() == 4 && tensor.stride(3) == 1;
}

template <typename In>
bool are_taken(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, double dropout,
               bool is_causal, const std::optional<at::Tensor>& mask) {
  return In::is_available() && dropout == 0 && !is_causal && !(mask && mask->defined()) &&
         is_taken(queries, In::kType) && is_taken(keys, In::kType) && is_taken(values, In::kType) &&
         queries.size(3) % In::kSizes == 0 && queries.size(0) == keys.size(0) && queries.size(1) == keys.size(1) &&
         queries.size(3) == keys.size(3) && keys.sizes() == values.sizes() &&
         queries.numel() * keys.size(2) >= kWorthwhile;
}

using ForwardResult = std::tuple<at::Tensor, at::Tensor>;
using BackwardResult = std::tuple<at::Tensor, at::Tensor, at::Tensor>;

template <typename In>
ForwardResult attend_in(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                        std::optional<double> scale) {
  RECORD_FUNCTION("tsml::attention", std::vector<c10::IValue>({queries, keys, values}));
  using Number = typename In::Number;
  const AttentionSizes sizes = sizes_of(queries, keys, scale);
  const at::Tensor output = empty_by_token(queries);
  const at::Tensor logarithms =
      at::empty({sizes.samples, sizes.heads, sizes.queries}, queries.options().dtype(at::kFloat));
  auto* of_heads = logarithms.mutable_data_ptr<float>();
  for_heads<typename In::Forward>(sizes, [&](typename In::Forward& worker, int64_t sample, int64_t head) {
    worker.compute(tokens_of<Number>(queries, sample, head), tokens_of<Number>(keys, sample, head),
                   tokens_of<Number>(values, sample, head), results_of<Number>(output, sample, head),
                   of_heads + (sample * sizes.heads + head) * sizes.queries);
  });
  return {output, logarithms};
}

ForwardResult attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, double dropout,
                     bool is_causal, const std::optional<at::Tensor>& mask, std::optional<double> scale) {
  if (are_taken<InBFloat16>(queries, keys, values, dropout, is_causal, mask))
    return attend_in<InBFloat16>(queries, keys, values, scale);
  if (are_taken<InFloat32>(queries, keys, values, dropout, is_causal, mask))
    return attend_in<InFloat32>(queries, keys, values, scale);
  return at::cpu::_scaled_dot_product_flash_attention_for_cpu(queries, keys, values, dropout, is_causal, mask, scale);
}

// Whether what a backward pass is given fits its attention. What does not, libtorch refuses.
bool fit(const at::Tensor& queries, const at::Tensor& gradient, const at::Tensor& output,
         const at::Tensor& logarithms) {
  return gradient.scalar_type() == queries.scalar_type() && gradient.sizes() == queries.sizes() &&
         is_taken(output, queries.scalar_type()) && output.sizes() == queries.sizes() &&
         logarithms.scalar_type() == at::kFloat && logarithms.sizes() == queries.sizes().slice(0, 3);
}

template <typename In>
BackwardResult differentiate_in(const at::Tensor& gradient, const at::Tensor& queries, const at::Tensor& keys,
                                const at::Tensor& values, const at::Tensor& output, const at::Tensor& logarithms,
                                std::optional<double> scale) {
  RECORD_FUNCTION("tsml::attention_gradients", std::vector<c10::IValue>({gradient, queries, keys, values}));
  using Number = typename In::Number;
  const AttentionSizes sizes = sizes_of(queries, keys, scale);
  const at::Tensor given = is_taken(gradient, In::kType) ? gradient : gradient.contiguous();
  const at::Tensor by_head = logarithms.contiguous();
  const at::Tensor by_queries = empty_by_token(queries), by_keys = empty_by_token(keys),
                   by_values = empty_by_token(keys);
  const auto* of_heads = by_head.const_data_ptr<float>();
  for_heads<typename In::Backward>(sizes, [&](typename In::Backward& worker, int64_t sample, int64_t head) {
    worker.compute({tokens_of<Number>(queries, sample, head), tokens_of<Number>(keys, sample, head),
                    tokens_of<Number>(values, sample, head), tokens_of<Number>(output, sample, head),
                    tokens_of<Number>(given, sample, head), of_heads + (sample * sizes.heads + head) * sizes.queries},
                   {results_of<Number>(by_queries, sample, head), results_of<Number>(by_keys, sample, head),
                    results_of<Number>(by_values, sample, head)});
  });
  return {by_queries, by_keys, by_values};
}

BackwardResult attend_backward(const at::Tensor& gradient, const at::Tensor& queries, const at::Tensor& keys,
                               const at::Tensor& values, const at::Tensor& output, const at::Tensor& logarithms,
                               double dropout, bool is_causal, const std::optional<at::Tensor>& mask,
                               std::optional<double> scale) {
  if (fit(queries, gradient, output, logarithms)) {
    if (are_taken<InBFloat16>(queries, keys, values, dropout, is_causal, mask))
      return differentiate_in<InBFloat16>(gradient, queries, keys, values, output, logarithms, scale);
    if (are_taken<InFloat32>(queries, keys, values, dropout, is_causal, mask))
      return differentiate_in<InFloat32>(gradient, queries, keys, values, output, logarithms, scale);
  }
  return at::cpu::_scaled_dot_product_flash_attention_for_cpu_backward(gradient, queries, keys, values, output,
                                                                       logarithms, dropout, is_causal, mask, scale);
}

}  // namespace

void install_attention() {
  if (!has_avx512()) return;
  static std::once_flag once;
  install(once, [](torch::Library& library) {
    library.impl("_scaled_dot_product_flash_attention_for_cpu", &attend);
    library.impl("_scaled_dot_product_flash_attention_for_cpu_backward", &attend_backward);
  });
}

}  // namespace tsml::operators

#else

namespace tsml::operators {

void install_attention() {}

}  // namespace tsml::operators

#endif
