// tsml_core's entry: called once per environment that loads it.
#include "binding/environment.h"
#include "binding/exports.h"
#include "core/memory/host_allocator.h"
#include "core/operators/attention.h"
#include "core/operators/convolution.h"
#include "core/operators/matrix_product.h"

namespace tsml::binding {

namespace {

napi_value initialise(napi_env env, napi_value exports) {
  return guarded(env, [&]() -> napi_value {
    memory::install_host_allocator();
    operators::install_matrix_products();
    operators::install_convolutions();
    operators::install_attention();
    auto* environment = new Environment(env);
    check(env,
          napi_set_instance_data(
              env, environment, [](napi_env, void* data, void*) { delete static_cast<Environment*>(data); }, nullptr),
          "instance data");
    Napi::Object object(env, exports);
    export_operators(object);
    export_tensors(object);
    export_autograd(object);
    export_random(object);
    export_storages(object);
    export_runtime(object);
    export_models(object);
    export_losses(object);
    export_optim(object);
    export_engine(object);
    export_evaluate(object);
    export_js_module(object);
    export_precision(object);
    export_augmentation(object);
    export_profile(object);
    return exports;
  });
}

}  // namespace

}  // namespace tsml::binding

extern "C" NAPI_MODULE_EXPORT napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  return tsml::binding::initialise(env, exports);
}

extern "C" NAPI_MODULE_EXPORT int32_t node_api_module_get_api_version_v1() {
  return NAPI_VERSION;
}
