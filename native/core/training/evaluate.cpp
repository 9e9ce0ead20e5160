#include "core/training/evaluate.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/errors.h"
#include "core/nn/mode_guard.h"
#include "core/profile/span.h"
#include "core/training/pieces.h"

namespace tsml::training {

namespace {

void check_inputs(const nn::Module& model, const at::Tensor& inputs) {
  if (inputs.dim() < 2 || inputs.size(0) < 1)
    refuse("Expected inputs [N, ...] with at least one sample but received shape ", inputs.sizes());
  const std::vector<NamedTensor> parameters = model.named_parameters();
  if (parameters.empty()) return;
  const at::Tensor& weight = parameters.front().tensor;
  if (inputs.is_floating_point() && inputs.scalar_type() != weight.scalar_type())
    refuse("Expected inputs of the model's dtype, ", dtype_name(weight.scalar_type()), ", but received ",
           dtype_name(inputs.scalar_type()));
  if (inputs.device() != weight.device())
    refuse("Expected inputs on the model's device, ", weight.device(), ", but they are on ", inputs.device());
}

}  // namespace

std::optional<at::Tensor> evaluate(const std::shared_ptr<nn::Module>& model, const at::Tensor& inputs,
                                   int64_t batch_size, ProgressSink& sink) {
  check_inputs(*model, inputs);
  if (batch_size < 1) refuse("Expected a batch size of at least 1 but received ", batch_size);
  const std::vector<Piece> pieces = pieces_of(inputs.size(0), batch_size);
  c10::NoGradGuard no_grad;
  nn::ModeGuard evaluation(model, false);
  std::vector<at::Tensor> outputs;
  for (size_t i = 0; i < pieces.size(); i++) {
    if (sink.cancelled()) return std::nullopt;
    const auto [begin, size] = pieces[i];
    const profile::ModuleRun run(model->kind());
    outputs.push_back(model->forward(inputs.narrow(0, begin, size)));
    sink.on_batch(static_cast<int64_t>(i) + 1, static_cast<int64_t>(pieces.size()), begin + size);
  }
  return at::cat(outputs).to(at::kCPU, at::kFloat);
}

}  // namespace tsml::training
