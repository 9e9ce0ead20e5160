// Kernels of tsml's own in the place of libtorch's.
#pragma once

#include <torch/library.h>

#include <functional>
#include <mutex>

namespace tsml::operators {

// Has `add` name kernels of aten's operators on the CPU, the first time that it is asked with this flag: all over the
// process, and for as long as it lives.
void install(std::once_flag& once, const std::function<void(torch::Library&)>& add);

// A kernel leaves products of fewer multiplications to libtorch: setting up takes longer than what is won.
constexpr int64_t kWorthwhile = 1 << 22;

}  // namespace tsml::operators
