// What optimizers ask of all their tensors at once. Asked one by one, it takes longer than the arithmetic of a step of
// small tensors.
#include "binding/environment.h"
#include "binding/exports.h"
#include "binding/values.h"

namespace tsml::binding {

namespace {

// gradientsOf(tensors: Float64Array, into: Float64Array): the gradients' handles, 0 where there is none. They have no
// owner: they live until the scope that is open ends.
Napi::Value gradients_of(const Napi::CallbackInfo& info) {
  Environment& environment = Environment::of(info.Env());
  const HandleList tensors = to_handles(info.Env(), info[0], "grad");
  const HandleList into = to_handles(info.Env(), info[1], "grad: into");
  if (into.size != tensors.size) throw ArgumentError("grad: expected as many places as tensors");
  for (size_t i = 0; i < tensors.size; i++) {
    const at::Tensor& gradient = environment.tensor(tensors[i], "grad").grad();
    into.numbers[i] = gradient.defined() ? static_cast<double>(environment.hold(gradient)) : 0;
  }
  return info.Env().Undefined();
}

// lieAlike(lists: Float64Array[]): whether kernels may walk over the memory of the i-th tensors of all lists side by
// side, and take the lists whole: real numbers without gaps, and everything of one dtype and on one device.
Napi::Value lie_alike(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  const Napi::Array given(env, info[0]);
  std::vector<HandleList> lists(given.Length());
  for (uint32_t k = 0; k < lists.size(); k++) lists[k] = to_handles(env, given[k], "lieAlike");
  const auto alike = [&] {
    const at::Tensor* first = nullptr;
    for (size_t i = 0; i < lists.at(0).size; i++) {
      const at::Tensor& model = environment.tensor(lists[0][i], "lieAlike");
      if (!first) first = &model;
      if (model.layout() != at::kStrided || model.is_nested() || model.is_complex() ||
          !model.is_non_overlapping_and_dense() || model.scalar_type() != first->scalar_type() ||
          model.device() != first->device())
        return false;
      for (size_t k = 1; k < lists.size(); k++) {
        if (lists[k].size != lists[0].size) return false;
        const at::Tensor& other = environment.tensor(lists[k][i], "lieAlike");
        if (other.layout() != at::kStrided || other.is_nested() || other.scalar_type() != model.scalar_type() ||
            other.device() != model.device() || other.sizes() != model.sizes() || other.strides() != model.strides())
          return false;
      }
    }
    return true;
  };
  return Napi::Boolean::New(env, alike());
}

}  // namespace

void export_lists(Napi::Object exports) {
  add<gradients_of>(exports, "gradientsOf");
  add<lie_alike>(exports, "lieAlike");
}

}  // namespace tsml::binding
