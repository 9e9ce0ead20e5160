// Where random numbers are drawn from: the device's default generator, as in PyTorch, unless this thread has draws of
// its own for as long as a guard lives. A training step has: what it draws follows from its seed alone, whatever other
// threads draw meanwhile, and they do not notice it.
//
// Every operator that this thread runs and that is given no generator draws from the own ones: the core's layers, and
// modules written in TypeScript that the core calls. Left out are kernels of CUDA that take no generator, which are
// those of attention with dropout and of cuDNN's recurrent layers with dropout.
#pragma once

#include <ATen/core/Generator.h>
#include <c10/core/Device.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace tsml::nn {

// Streams that follow from a seed, one for each device that is drawn on.
class Draws {
 public:
  explicit Draws(uint64_t seed) : seed_(seed) {}

  // This device's, made at the first call: its numbers are those that manualSeed(seed) begins on the default generator.
  at::Generator& on(at::Device device);

  // Streams of the same numbers from here on.
  Draws clone() const;

 private:
  uint64_t seed_;
  std::vector<at::Generator> streams_;
};

class DrawsGuard {
 public:
  explicit DrawsGuard(uint64_t seed) : DrawsGuard(Draws(seed)) {}
  // Nothing stands for the default generators.
  explicit DrawsGuard(std::optional<Draws> draws);
  ~DrawsGuard();
  DrawsGuard(const DrawsGuard&) = delete;
  DrawsGuard& operator=(const DrawsGuard&) = delete;

 private:
  std::optional<Draws> before_;
  c10::impl::IncludeDispatchKeyGuard in_force_;
};

// This thread's; nullptr where the default generators are drawn from.
Draws* own_draws();

}  // namespace tsml::nn
