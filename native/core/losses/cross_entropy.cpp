#include "core/losses/cross_entropy.h"

#include <ATen/ATen.h>

#include <limits>

#include "core/errors.h"

namespace tsml::losses {

namespace {

void check_arguments(const at::Tensor& logits, const at::Tensor& targets, const CrossEntropyOptions& options) {
  if (logits.dim() != 2 || !logits.is_floating_point() || logits.size(0) == 0 || logits.size(1) == 0)
    refuse("Expected floating-point logits [N, C] for cross_entropy but received ", describe(logits));
  if (targets.dim() != 1 || targets.scalar_type() != at::kLong || targets.size(0) != logits.size(0))
    refuse("Expected int64 targets [", logits.size(0), "] for cross_entropy but received ", describe(targets));
  if (targets.device() != logits.device())
    refuse("Expected targets on ", logits.device(), " with the logits but they are on ", targets.device());
  if (options.weight) {
    const at::Tensor& weight = *options.weight;
    if (weight.dim() != 1 || weight.size(0) != logits.size(1) || weight.scalar_type() != logits.scalar_type() ||
        weight.device() != logits.device())
      refuse("Expected class weights ", dtype_name(logits.scalar_type()), " [", logits.size(1), "] on ",
             logits.device(), " but received ", describe(weight));
  }
  if (!(options.label_smoothing >= 0 && options.label_smoothing <= 1))
    refuse("Expected a label smoothing from 0 to 1 but received ", options.label_smoothing);
  if (!(options.temperature > 0 && options.temperature < std::numeric_limits<double>::infinity()))
    refuse("Expected a finite temperature above 0 but received ", options.temperature);
}

at::Reduction::Reduction to_aten(Reduction reduction) {
  switch (reduction) {
    case Reduction::none:
      return at::Reduction::None;
    case Reduction::mean:
      return at::Reduction::Mean;
    case Reduction::sum:
      return at::Reduction::Sum;
  }
  refuse("Unknown reduction ", static_cast<int>(reduction));
}

// PyTorch leaves targets of -100 out of the loss. Here such a target is a mistake like any other, so the mark
// is set to a value that check_targets and libtorch refuse.
constexpr int64_t kNoIgnoredTarget = std::numeric_limits<int64_t>::min();

}  // namespace

at::Tensor cross_entropy(const at::Tensor& logits, const at::Tensor& targets, const CrossEntropyOptions& options) {
  check_arguments(logits, targets, options);
  at::Tensor scaled = options.temperature == 1 ? logits : logits / options.temperature;
  if (targets.is_cpu()) check_targets(targets, logits.size(0), logits.size(1));
  return at::cross_entropy_loss(scaled, targets, options.weight, to_aten(options.reduction), kNoIgnoredTarget,
                                options.label_smoothing);
}

void check_targets(const at::Tensor& targets, int64_t samples, int64_t classes) {
  if (targets.dim() != 1 || targets.scalar_type() != at::kLong || targets.size(0) != samples)
    refuse("Expected int64 targets [", samples, "] but received ", describe(targets));
  if (samples == 0) return;
  auto [low, high] = at::aminmax(targets);
  int64_t lowest = low.item<int64_t>(), highest = high.item<int64_t>();
  if (lowest < 0 || highest >= classes)
    refuse("Expected targets from 0 to ", classes - 1, " but received ", lowest < 0 ? lowest : highest);
}

}  // namespace tsml::losses
