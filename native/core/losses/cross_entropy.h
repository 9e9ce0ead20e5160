// Calibrated cross-entropy: class weights, label smoothing and a temperature.
#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace tsml::losses {

enum class Reduction { none, mean, sum };

struct CrossEntropyOptions {
  std::optional<at::Tensor> weight{};  // [C], of the logits' dtype and device
  double label_smoothing = 0;          // 0 <= e <= 1: the target is (1 - e) one-hot + e / C
  double temperature = 1;              // > 0; the logits are divided by it
  Reduction reduction = Reduction::mean;
};

// logits [N, C] floating point, targets [N] int64 in 0..C-1. Returns [N] for `none`, else a scalar.
// `mean` with class weights divides by the sum of the targets' weights, as PyTorch does. There is no ignored
// target. Throws std::invalid_argument for wrong shapes, dtypes, devices or options, and on the CPU for a
// target out of range. On other devices check targets beforehand (check_targets): there a wrong one fails the
// whole device.
at::Tensor cross_entropy(const at::Tensor& logits, const at::Tensor& targets, const CrossEntropyOptions& options = {});

// Throws std::invalid_argument unless targets is [samples] int64 with every value in 0..classes-1. Reads the
// device.
void check_targets(const at::Tensor& targets, int64_t samples, int64_t classes);

}  // namespace tsml::losses
