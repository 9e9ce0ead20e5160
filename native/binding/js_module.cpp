#include "binding/js_module.h"

#include "binding/values.h"

namespace tsml::binding {

JsModule::JsModule(std::string kind, std::vector<nn::NamedTensor> parameters, std::vector<nn::NamedTensor> buffers,
                   std::unique_ptr<JsCallback> forward)
    : kind_(std::move(kind)), forward_(std::move(forward)) {
  for (nn::NamedTensor& entry : parameters) {
    const bool is_trained = entry.tensor.requires_grad();
    register_parameter(std::move(entry.name), entry.tensor);
    entry.tensor.set_requires_grad(is_trained);
  }
  for (nn::NamedTensor& entry : buffers) register_buffer(std::move(entry.name), std::move(entry.tensor));
}

at::Tensor JsModule::forward(const at::Tensor& input) {
  return forward_->call(
      [&](napi_env env) {
        return std::vector<napi_value>{from_string(env, grad_mode_name()), from_boolean(env, is_training()),
                                       from_handle(env, Environment::of(env).hold(input))};
      },
      [&](napi_value result) {
        napi_env env = Environment::current()->env();
        return Environment::of(env).tensor(to_handle(env, result, "forward"), "forward: its result");
      });
}

}  // namespace tsml::binding
