#include "binding/js_loss.h"

#include "binding/model.h"
#include "binding/values.h"

namespace tsml::binding {

at::Tensor JsLoss::mean(const losses::Targets& targets) const {
  return loss_.call(
      [&](napi_env env) {
        Environment& environment = Environment::of(env);
        std::vector<napi_value> arguments{from_string(env, grad_mode_name()), from_named_tensors(env, targets.outputs),
                                          from_handle(env, environment.hold(targets.inputs)),
                                          from_handle(env, environment.hold(targets.values))};
        for (const std::optional<at::Tensor>& tensor : {targets.sample_weights, targets.mask, targets.teacher})
          arguments.push_back(from_handle(env, tensor ? environment.hold(*tensor) : 0));
        return arguments;
      },
      [&](napi_value result) {
        Environment& environment = *Environment::current();
        return environment.tensor(to_handle(environment.env(), result, "loss"), "loss: its result",
                                  Environment::Use::read);
      });
}

}  // namespace tsml::binding
