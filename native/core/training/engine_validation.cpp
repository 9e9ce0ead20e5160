// The engine's validation: outputs and losses in evaluation mode.
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/errors.h"
#include "core/losses/parts.h"
#include "core/nn/autocast_guard.h"
#include "core/nn/draws.h"
#include "core/nn/mode_guard.h"
#include "core/training/culprit.h"
#include "core/training/engine.h"
#include "core/training/reading.h"

namespace tsml::training {

Validation Engine::validate(const Batch& batch) {
  check_parameters();
  preparation_.check(batch, first_parameter());
  c10::NoGradGuard no_grad;
  nn::ModeGuard evaluation(model_, false);
  const std::optional<nn::Float32Guard> outside_autocast = float32_layer();
  const Prepared gathered = preparation_.gather(batch, /*epoch=*/0);
  const nn::DrawsGuard own_draws(draws_of_validation(gathered.samples.front()));
  losses::Targets targets = gathered.targets;
  objective_.check(output_sizes(gathered.inputs), targets, gathered.samples);
  targets.inputs = gathered.inputs;
  targets.outputs = evaluated(gathered.inputs);
  const at::Tensor& output = targets.outputs.front().tensor;
  if (!is_finite(output))
    explain_divergence({gathered}, std::nullopt, "What the model gives in a validation is not finite");
  std::vector<at::Tensor> unread;
  for (const Term& term : objective_.terms()) {
    unread.push_back(term.loss->sum(output, targets));
    unread.push_back(term.loss->weight(targets));
  }
  const std::vector<double> numbers = read(unread);
  Validation result;
  for (size_t i = 0; i < numbers.size(); i += 2) {
    result.sums.push_back(numbers[i]);
    result.weights.push_back(numbers[i + 1]);
  }
  result.outputs = output.to(at::kCPU);
  result.targets = targets.values.to(at::kCPU);
  if (targets.mask) result.mask = targets.mask->to(at::kCPU);
  return result;
}

std::vector<NamedTensor> Engine::evaluated(const at::Tensor& inputs) {
  const nn::AutocastGuard autocast(nn::Autocast(inputs.device().type(), options_.autocast));
  for (int64_t at_once = micro_batch_.of(std::max<int64_t>(inputs.size(0), 1));;) {
    try {
      std::vector<NamedTensor> outputs;
      std::vector<std::vector<at::Tensor>> pieces;  // of each output
      for (const Piece& piece : pieces_of(inputs.size(0), at_once)) {
        outputs = forward(inputs.narrow(0, piece.begin, piece.size));
        if (pieces.empty()) pieces.resize(outputs.size());
        if (pieces.size() != outputs.size())
          refuse("Expected as many outputs from the model for each part of a batch, ", pieces.size(), ", but received ",
                 outputs.size());
        for (size_t i = 0; i < outputs.size(); i++) pieces[i].push_back(losses::raised(outputs[i].tensor));
      }
      for (size_t i = 0; i < outputs.size(); i++)
        outputs[i].tensor = pieces[i].size() == 1 ? pieces[i].front() : at::cat(pieces[i]);
      return outputs;
    } catch (const c10::OutOfMemoryError&) {
      // In evaluation mode samples do not know of each other: in smaller pieces the outputs are the same. How small is
      // not remembered: what a validation comes to must not depend on what ran out before it, which a resumed run has
      // not seen.
      if (at_once == 1) throw;
      at_once = (at_once + 1) / 2;
    }
  }
}

}  // namespace tsml::training
