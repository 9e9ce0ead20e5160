#include "core/losses/function_loss.h"

#include <ATen/ATen.h>

#include "core/errors.h"
#include "core/losses/parts.h"

namespace tsml::losses {

at::Tensor FunctionLoss::weight(const Targets& targets) const {
  return at::full({}, static_cast<double>(targets.values.size(0)), weight_options(targets.values.device()));
}

at::Tensor FunctionLoss::compute_elements(const at::Tensor&, const Targets&) const {
  refuse("A loss that is a function is one of the whole batch");
}

at::Tensor FunctionLoss::compute_sum(const at::Tensor& output, const Targets& targets) const {
  Targets raised_targets = targets;
  std::vector<NamedTensor>& outputs = raised_targets.outputs;
  outputs.front().tensor = output;
  for (size_t i = 1; i < outputs.size(); i++) outputs[i].tensor = raised(outputs[i].tensor);
  const at::Tensor mean = this->mean(raised_targets);
  if (mean.numel() != 1)
    refuse("Expected one number from the loss, the mean over the batch, but received ", describe(mean));
  return mean.reshape({}) * targets.values.size(0);
}

}  // namespace tsml::losses
