#include "core/losses/element_loss.h"

#include <ATen/ATen.h>

#include "core/errors.h"

namespace tsml::losses {

namespace {

// What to do about targets [N] where they should be [N, K].
const char* advice_on(const at::Tensor& values, at::IntArrayRef shape) {
  if (!values.defined() || values.dim() != 1 || values.size(0) != shape[0]) return "";
  if (shape[1] == 1) return ": write targets.unsqueeze(1)";
  return values.scalar_type() == at::kLong ? ": classes that exclude one another are for crossEntropy" : "";
}

}  // namespace

void ElementLoss::check(at::IntArrayRef output, const Targets& targets) const {
  check_matrix(*this, output);
  const std::vector<int64_t> shape = targets_shape(output);
  if (!targets.values.defined() || targets.values.sizes() != at::IntArrayRef(shape))
    refuse("Expected targets ", at::IntArrayRef(shape), " for ", name(), " with an output ", output, " but received ",
           targets.values.defined() ? describe(targets.values) : "none", advice_on(targets.values, shape));
  check_mask(targets, shape);
  check_sample_weights(targets, output[0]);
  check_values(targets.values, kept(targets));
}

std::vector<int64_t> ElementLoss::targets_shape(at::IntArrayRef output) const {
  return output.vec();
}

at::Tensor ElementLoss::values(const Targets& targets, at::ScalarType dtype) const {
  const at::Tensor values = targets.values.to(dtype);
  const auto keep = kept(targets);
  return keep ? values.masked_fill(keep->logical_not(), 0) : values;
}

at::Tensor ElementLoss::weighted(const at::Tensor& losses, const Targets& targets) const {
  at::Tensor result = losses;
  if (const auto keep = kept(targets)) result = result.masked_fill(keep->logical_not(), 0);
  if (targets.sample_weights) result = result * targets.sample_weights->to(result.scalar_type()).unsqueeze(1);
  return result;
}

at::Tensor ElementLoss::weight(const Targets& targets) const {
  const at::TensorOptions options = weight_options(targets.values.device());
  if (!targets.sample_weights && !kept(targets)) return at::full({}, targets.values.numel(), options);
  return ElementLoss::weighted(at::ones(targets.values.sizes(), options), targets).sum();
}

LabelLoss::LabelLoss(const char* name, const Options& options)
    : ElementLoss(name),
      class_weights_(options, "classWeights"),
      ignore_index_(optional_integer(options, "ignoreIndex")) {}

void LabelLoss::check(at::IntArrayRef output, const Targets& targets) const {
  check_matrix(*this, output);
  class_weights_.check(output[1]);
  ElementLoss::check(output, targets);
}

void LabelLoss::check_values(const at::Tensor& values, const std::optional<at::Tensor>& kept) const {
  if (values.is_complex()) refuse("Expected targets from 0 to 1 for ", name(), " but received ", describe(values));
  // Also NaN is out of range.
  at::Tensor wrong = (values >= 0).logical_and(values <= 1).logical_not();
  if (kept) wrong = wrong.logical_and(*kept);
  refuse_marked(wrong, values, "targets", "from 0 to 1");
}

std::optional<at::Tensor> LabelLoss::kept(const Targets& targets) const {
  if (!ignore_index_) return targets.mask;
  return both(targets.values != *ignore_index_, targets.mask);
}

at::Tensor LabelLoss::weighted(const at::Tensor& losses, const Targets& targets) const {
  const at::Tensor result = ElementLoss::weighted(losses, targets);
  return class_weights_.empty() ? result : result * class_weights_.to(result.options());
}

}  // namespace tsml::losses
