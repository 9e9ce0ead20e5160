// Where layers draw random numbers from (dropout, stochastic depth): the device's default generator, as in PyTorch, unless
// this thread has a generator of its own for as long as a guard lives. A training step has: its draws follow from its
// seed alone, whatever other threads draw meanwhile.
#pragma once

#include <ATen/core/Generator.h>

#include <cstdint>
#include <optional>

namespace tsml::nn {

class DrawsGuard {
 public:
  DrawsGuard(at::Device device, uint64_t seed);
  ~DrawsGuard();
  DrawsGuard(const DrawsGuard&) = delete;
  DrawsGuard& operator=(const DrawsGuard&) = delete;

 private:
  std::optional<at::Generator> before_;
};

// This thread's own; nothing where the device's default is to be taken.
const std::optional<at::Generator>& own_draws();

}  // namespace tsml::nn
