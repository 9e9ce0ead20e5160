// The default generator of a device, which layers such as Dropout draw from where nobody has draws of their own
// (draws.h). While the guard lives it may be set to
// other draws; then it goes on as if nothing had been drawn. Other threads that draw from it meanwhile change what both
// get.
#pragma once

#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include <mutex>

namespace tsml::nn {

class GeneratorGuard {
 public:
  explicit GeneratorGuard(at::Device device)
      : generator_(at::globalContext().defaultGenerator(device)), before_(state_of(generator_)) {}
  ~GeneratorGuard() { set_state(before_); }
  GeneratorGuard(const GeneratorGuard&) = delete;
  GeneratorGuard& operator=(const GeneratorGuard&) = delete;

  void set_state(const at::Tensor& state) {
    std::lock_guard lock(generator_.mutex());
    generator_.set_state(state);
  }

  // Where the draws of a device stand.
  static at::Tensor state(at::Device device) { return state_of(at::globalContext().defaultGenerator(device)); }

 private:
  static at::Tensor state_of(at::Generator generator) {
    std::lock_guard lock(generator.mutex());
    return generator.get_state();
  }

  at::Generator generator_;
  at::Tensor before_;
};

}  // namespace tsml::nn
