#include "core/losses/class_loss.h"

#include <ATen/ATen.h>

#include "core/errors.h"

namespace tsml::losses {

namespace {

constexpr const char* kForLabels =
    "labels that do not exclude one another are for binaryCrossEntropy, or focal with multiLabel";

// How targets that are neither classes nor probabilities become one of them; empty where that is not clear.
const char* advice_on(const at::Tensor& values, at::IntArrayRef output) {
  const bool are_whole = values.scalar_type() == at::kLong;
  if (values.dim() == 1) return "write targets.to('int64')";
  if (values.dim() == 2 && values.size(1) == 1)
    return are_whole ? "write targets.squeeze(1)" : "write targets.squeeze(1).to('int64')";
  if (values.sizes() != output || values.is_complex()) return "";
  if (!values.sum(1).eq(1).all().item<bool>()) return kForLabels;
  return are_whole ? "write targets.argmax(1)" : "write targets.to('int64').argmax(1)";
}

[[noreturn]] void refuse_targets(const Loss& loss, const at::Tensor& values, at::IntArrayRef output) {
  const std::string advice = values.defined() ? advice_on(values, output) : "";
  refuse("Expected targets of ", loss.name(), " as classes int64 [", output[0], "] or floating-point probabilities ",
         output, " but received ", values.defined() ? describe(values) : "none", advice.empty() ? "" : ": ", advice);
}

}  // namespace

at::Tensor SampleLoss::weighted(const at::Tensor& losses, const Targets& targets) const {
  at::Tensor result = losses;
  if (const auto keep = kept(targets)) result = result.masked_fill(keep->logical_not(), 0);
  if (targets.sample_weights) result = result * targets.sample_weights->to(result.scalar_type());
  return result;
}

at::Tensor SampleLoss::sample_weights(const at::TensorOptions& options, const Targets& targets) const {
  return weighted(at::ones({rows(targets).size(0)}, options), targets);
}

at::Tensor SampleLoss::weight(const Targets& targets) const {
  const at::Tensor& values = rows(targets);
  const at::TensorOptions options = weight_options(values.device());
  if (!targets.sample_weights && !kept(targets)) return at::full({}, values.size(0), options);
  return sample_weights(options, targets).sum();
}

ClassLoss::ClassLoss(const char* name, const Options& options)
    : SampleLoss(name),
      class_weights_(options, "classWeights"),
      ignore_index_(optional_integer(options, "ignoreIndex")) {}

void ClassLoss::check(at::IntArrayRef output, const Targets& targets) const {
  check_matrix(*this, output);
  // The one class is always right: the loss is 0, and has no gradient.
  if (output[1] < 2)
    refuse("Expected an output of at least 2 classes for ", name(), " but received ", output,
           ": for one output use binaryCrossEntropy, for numbers a loss of your own");
  class_weights_.check(output[1]);
  const at::Tensor& values = targets.values;
  const bool are_classes = values.defined() && values.dim() == 1 && values.scalar_type() == at::kLong;
  const bool are_probabilities = values.defined() && values.dim() == 2 && values.is_floating_point();
  if (!are_classes && (!are_probabilities || values.sizes() != output)) refuse_targets(*this, values, output);
  check_mask(targets, output.slice(0, 1));
  check_sample_weights(targets, output[0]);
  if (are_classes) return check_classes(values, output[0], output[1], kept(targets));
  // Also NaN is out of range.
  at::Tensor wrong = (values >= 0).logical_and(values <= 1).logical_not();
  if (targets.mask) wrong = wrong.logical_and(targets.mask->unsqueeze(1));
  refuse_marked(wrong, values, "targets", "from 0 to 1");
  const at::Tensor sums = values.sum(1);
  at::Tensor labels = values.eq(values.round()).all(1).logical_and(sums != 1);
  if (targets.mask) labels = labels.logical_and(*targets.mask);
  refuse_marked(labels, sums, "targets", "whose rows sum to 1", [](double) { return kForLabels; });
}

void check_classes(const at::Tensor& targets, int64_t samples, int64_t classes, const std::optional<at::Tensor>& kept) {
  if (targets.dim() != 1 || targets.scalar_type() != at::kLong || targets.size(0) != samples)
    refuse("Expected int64 targets [", samples, "] but received ", describe(targets));
  at::Tensor wrong = (targets < 0).logical_or(targets >= classes);
  if (kept) wrong = wrong.logical_and(*kept);
  refuse_marked(wrong, targets, "targets", "from 0 to " + std::to_string(classes - 1), [](double received) {
    return received < 0 ? "give the loss ignoreIndex where it marks samples to leave out" : "classes count from 0";
  });
}

std::optional<at::Tensor> ClassLoss::kept(const Targets& targets) const {
  if (!ignore_index_ || !has_classes(targets)) return targets.mask;
  return both(targets.values != *ignore_index_, targets.mask);
}

at::Tensor ClassLoss::classes(const Targets& targets, int64_t stand_in) const {
  const auto keep = kept(targets);
  return keep ? targets.values.masked_fill(keep->logical_not(), stand_in) : targets.values;
}

at::Tensor ClassLoss::row_weights(const at::TensorOptions& options, const Targets& targets) const {
  if (class_weights_.empty() || !has_classes(targets)) return sample_weights(options, targets);
  return weighted(class_weights_.to(options).index_select(0, classes(targets, 0)), targets);
}

at::Tensor ClassLoss::weight(const Targets& targets) const {
  if (class_weights_.empty() || !has_classes(targets)) return SampleLoss::weight(targets);
  return row_weights(weight_options(targets.values.device()), targets).sum();
}

}  // namespace tsml::losses
