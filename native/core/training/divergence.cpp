#include "core/training/divergence.h"

#include <ATen/ATen.h>

#include "core/errors.h"
#include "core/training/culprit.h"

namespace tsml::training {

namespace {

[[noreturn]] void refuse_because(const std::string& what, const std::string& cause, const char* advice) {
  refuse<DivergenceError>(what, ": ", cause, ". ", advice);
}

constexpr const char* kLessSteep = "Lower the learning rate, warm up longer, or clip gradients.";
constexpr const char* kUnmoved =
    "No step has moved the weights yet: look at those that the model began with, and for very large values in the "
    "data.";

}  // namespace

void refuse_data_not_finite(const Prepared& batch, const std::string& what) {
  const auto look_at = [&](const char* name, const at::Tensor& tensor) {
    if (is_finite(tensor)) return;
    const at::Tensor bad = at::isfinite(tensor).flatten(1).all(1).logical_not().nonzero();
    const int64_t sample = batch.samples.at(bad.flatten()[0].item<int64_t>());
    refuse_because(what,
                   "the " + std::string(name) + " of sample " + std::to_string(sample) + " of the data are not finite",
                   "Look for NaN and very large values in the data.");
  };
  look_at("inputs", batch.inputs);
  if (batch.targets.values.defined() && batch.targets.values.dim() > 1) look_at("targets", batch.targets.values);
  if (batch.targets.teacher) look_at("teacher's logits", *batch.targets.teacher);
}

void refuse_output_not_finite(nn::Module& model, const at::Tensor& inputs, bool has_moved, const std::string& what) {
  const char* advice = has_moved ? kLessSteep : kUnmoved;
  const auto [is_output_finite, culprit] = find_culprit(model, inputs);
  if (!culprit.empty()) refuse_because(what, "the first module that gave what is not finite is " + culprit, advice);
  if (!is_output_finite)
    refuse_because(what, std::string("its inputs are finite, what the model (") + model.kind() + ") gives is not",
                   advice);
}

void refuse_not_finite(const std::string& what) {
  refuse_because(what, "what the model gives is finite",
                 "Look at the loss, and at the targets and weights that it is given, or lower the learning rate.");
}

void refuse_gradients_not_finite(std::span<const NamedTensor> parameters, const std::string& where) {
  for (const NamedTensor& parameter : parameters)
    if (parameter.tensor.grad().defined() && !is_finite(parameter.tensor.grad()))
      refuse<DivergenceError>("The gradient of ", parameter.name, " became NaN or infinite in ", where,
                              ", though the loss did not. Lower the learning rate, or clip less steep losses.");
}

void refuse_weights_not_finite(std::span<const NamedTensor> parameters, uint64_t update) {
  for (const NamedTensor& parameter : parameters)
    if (!is_finite(parameter.tensor))
      refuse_because("Weights became NaN or infinite by update " + std::to_string(update),
                     parameter.name + " is not finite", kLessSteep);
}

}  // namespace tsml::training
