#include "binding/js_loss.h"

#include <ATen/ATen.h>

#include "binding/values.h"
#include "core/errors.h"

namespace tsml::binding {

at::Tensor JsLoss::compute_sum(const at::Tensor& output, const losses::Targets& targets) const {
  const at::Tensor mean = loss_.call(
      [&](napi_env env) {
        Environment& environment = Environment::of(env);
        std::vector<napi_value> arguments{from_string(env, grad_mode_name()),
                                          from_handle(env, environment.hold(output)),
                                          from_handle(env, environment.hold(targets.values))};
        for (const std::optional<at::Tensor>& tensor : {targets.sample_weights, targets.mask, targets.teacher})
          arguments.push_back(from_handle(env, tensor ? environment.hold(*tensor) : 0));
        return arguments;
      },
      [&](napi_value result) {
        napi_env env = Environment::current()->env();
        return Environment::of(env).tensor(to_handle(env, result, "loss"), "loss: its result");
      });
  if (mean.numel() != 1)
    refuse("Expected one number from the loss, the mean over the batch, but received ", tsml::describe(mean));
  return mean.reshape({}) * targets.values.size(0);
}

at::Tensor JsLoss::compute_elements(const at::Tensor&, const losses::Targets&) const {
  refuse("A loss written in TypeScript is one of the whole batch");
}

at::Tensor JsLoss::weight(const losses::Targets& targets) const {
  return at::full({}, static_cast<double>(targets.values.size(0)), at::kDouble);
}

}  // namespace tsml::binding
