#include "core/training/determinism.h"

#include <ATen/Context.h>
#include <c10/util/env.h>

#include <mutex>
#include <optional>
#include <string>

#include "core/errors.h"

namespace tsml::training {

namespace {

// What libtorch's context has for all.
struct Settings {
  bool algorithms, warn_only, fill, cudnn, mkldnn, benchmark;

  static Settings now() {
    const at::Context& context = at::globalContext();
    return {context.deterministicAlgorithms(),
            context.deterministicAlgorithmsWarnOnly(),
            context.deterministicFillUninitializedMemory(),
            context.deterministicCuDNN(),
            context.deterministicMkldnn(),
            context.benchmarkCuDNN()};
  }

  void apply() const {
    at::Context& context = at::globalContext();
    context.setDeterministicAlgorithms(algorithms, warn_only);
    context.setDeterministicFillUninitializedMemory(fill);
    context.setDeterministicCuDNN(cudnn);
    context.setDeterministicMkldnn(mkldnn);
    context.setBenchmarkCuDNN(benchmark);
  }
};

std::mutex mutex;
size_t guards = 0;
Settings before;

void require_deterministic_cublas() {
  const std::string config = c10::utils::get_env("CUBLAS_WORKSPACE_CONFIG").value_or("");
  if (config == ":4096:8" || config == ":16:8") return;
  refuse(
      "Deterministic training on CUDA needs CUBLAS_WORKSPACE_CONFIG=:4096:8 (or :16:8) in the environment, where it "
      "is ",
      config.empty() ? "missing" : "'" + config + "'", ": set it before the process starts");
}

}  // namespace

DeterministicGuard::DeterministicGuard(at::Device device) {
  if (device.is_cuda()) require_deterministic_cublas();
  std::lock_guard lock(mutex);
  if (guards++ > 0) return;
  before = Settings::now();
  // Memory that nobody wrote to is not filled: nothing of ours reads it, and each tensor would be written twice.
  Settings{.algorithms = true, .warn_only = false, .fill = false, .cudnn = true, .mkldnn = true, .benchmark = false}
      .apply();
}

DeterministicGuard::~DeterministicGuard() {
  std::lock_guard lock(mutex);
  if (--guards == 0) before.apply();
}

void use_deterministic_algorithms(bool on) {
  static std::mutex wish_mutex;
  static std::optional<DeterministicGuard> wish;
  std::lock_guard lock(wish_mutex);
  if (on == wish.has_value()) return;
  on ? void(wish.emplace(at::kCPU)) : wish.reset();
}

bool are_deterministic_algorithms_enabled() {
  return at::globalContext().deterministicAlgorithms();
}

void set_float32_policy(Float32Policy policy) {
  at::Context& context = at::globalContext();
  context.setAllowTF32CuBLAS(policy == Float32Policy::high);
  context.setAllowTF32CuDNN(policy != Float32Policy::highest);
}

Float32Policy float32_policy() {
  const at::Context& context = at::globalContext();
  if (!context.allowTF32CuDNN()) return Float32Policy::highest;
  return context.allowTF32CuBLAS() ? Float32Policy::high : Float32Policy::standard;
}

}  // namespace tsml::training
