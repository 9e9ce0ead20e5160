#include "binding/js_module.h"

#include "binding/errors.h"
#include "binding/exports.h"
#include "binding/model.h"
#include "binding/values.h"

namespace tsml::binding {

JsModule::JsModule(std::string kind, std::vector<NamedTensor> parameters, std::vector<NamedTensor> buffers,
                   std::unique_ptr<JsCallback> forward, std::unique_ptr<JsCallback> search,
                   std::unique_ptr<JsCallback> undo)
    : kind_(std::move(kind)), forward_(std::move(forward)), search_(std::move(search)), undo_(std::move(undo)) {
  for (NamedTensor& entry : parameters) {
    const bool is_trained = entry.tensor.requires_grad();
    register_parameter(std::move(entry.name), entry.tensor);
    entry.tensor.set_requires_grad(is_trained);
  }
  for (NamedTensor& entry : buffers) register_buffer(std::move(entry.name), std::move(entry.tensor));
}

std::vector<napi_value> JsModule::arguments(napi_env env, const at::Tensor& input) const {
  // A copy: the module may write into what it is given, and the rows may be those of the user's data.
  return {from_string(env, grad_mode_name()), from_boolean(env, is_training()),
          from_handle(env, Environment::of(env).hold(input.clone()))};
}

std::vector<NamedTensor> JsModule::outputs(const at::Tensor& input) {
  return forward_->call([&](napi_env env) { return arguments(env, input); },
                        [&](napi_value result) {
                          napi_env env = Environment::current()->env();
                          const auto part = [&](uint32_t index) {
                            return Napi::Value(env, element(env, result, index));
                          };
                          return to_named_tensors(part(0), part(1), "forward: its result", Environment::Use::read);
                        });
}

training::Search JsModule::search(const at::Tensor& input) {
  return search_->call([&](napi_env env) { return arguments(env, input); },
                       [&](napi_value result) {
                         napi_env env = Environment::current()->env();
                         return training::Search{to_boolean(env, element(env, result, 0), "search: isFinite"),
                                                 to_string(env, element(env, result, 1), "search: culprit")};
                       });
}

void JsModule::undo() {
  undo_->call([](napi_env) { return std::vector<napi_value>{}; }, [](napi_value) {});
}

namespace {

// createJsModule(kind, names, handles, bufferNames, bufferHandles, forward, search, undo): module
Napi::Value create_js_module(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const auto callback = [&](napi_value function) {
    return std::make_unique<JsCallback>(Environment::of(env).references(), function);
  };
  std::shared_ptr<nn::Module> module = std::make_shared<JsModule>(
      to_string(env, info[0], "createJsModule"), to_named_tensors(info[1], info[2], "createJsModule"),
      to_named_tensors(info[3], info[4], "createJsModule"), callback(info[5]), callback(info[6]), callback(info[7]));
  return wrap_native(env, std::move(module), 0);
}

}  // namespace

void export_js_module(Napi::Object exports) {
  add<create_js_module>(exports, "createJsModule");
}

}  // namespace tsml::binding
