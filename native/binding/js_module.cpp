#include "binding/js_module.h"

#include "binding/errors.h"
#include "binding/values.h"

namespace tsml::binding {

JsModule::JsModule(std::string kind, std::vector<nn::NamedTensor> parameters, std::vector<nn::NamedTensor> buffers,
                   std::unique_ptr<JsCallback> forward, std::unique_ptr<JsCallback> search)
    : kind_(std::move(kind)), forward_(std::move(forward)), search_(std::move(search)) {
  for (nn::NamedTensor& entry : parameters) {
    const bool is_trained = entry.tensor.requires_grad();
    register_parameter(std::move(entry.name), entry.tensor);
    entry.tensor.set_requires_grad(is_trained);
  }
  for (nn::NamedTensor& entry : buffers) register_buffer(std::move(entry.name), std::move(entry.tensor));
}

std::vector<napi_value> JsModule::arguments(napi_env env, const at::Tensor& input) const {
  return {from_string(env, grad_mode_name()), from_boolean(env, is_training()),
          from_handle(env, Environment::of(env).hold(input))};
}

at::Tensor JsModule::forward(const at::Tensor& input) {
  return forward_->call([&](napi_env env) { return arguments(env, input); },
                        [&](napi_value result) {
                          napi_env env = Environment::current()->env();
                          return Environment::of(env).tensor(to_handle(env, result, "forward"), "forward: its result");
                        });
}

training::Search JsModule::search(const at::Tensor& input) {
  return search_->call([&](napi_env env) { return arguments(env, input); },
                       [&](napi_value result) {
                         napi_env env = Environment::current()->env();
                         napi_value output = nullptr, culprit = nullptr;
                         check(env, napi_get_element(env, result, 0, &output), "search: output");
                         check(env, napi_get_element(env, result, 1, &culprit), "search: culprit");
                         return training::Search{
                             Environment::of(env).tensor(to_handle(env, output, "forward"), "forward: its result"),
                             to_string(env, culprit, "search: culprit")};
                       });
}

}  // namespace tsml::binding
