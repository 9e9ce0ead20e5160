// The same numbers each time: libtorch's deterministic algorithms, and how float32 is computed with. Both are the
// process's, not a thread's.
#pragma once

#include <c10/core/Device.h>

namespace tsml::training {

// While one lives, operators that have a deterministic algorithm take it, and those that have none throw (c10::Error).
// All threads' do: what runs beside such a training is deterministic as well. The last one to go puts back what was
// before the first.
class DeterministicGuard {
 public:
  // Throws std::invalid_argument for CUDA where CUBLAS_WORKSPACE_CONFIG is neither ":4096:8" nor ":16:8": cuBLAS is
  // deterministic with those alone, and reads them once.
  explicit DeterministicGuard(at::Device device);
  ~DeterministicGuard();
  DeterministicGuard(const DeterministicGuard&) = delete;
  DeterministicGuard& operator=(const DeterministicGuard&) = delete;
};

// The same for code that is no training: on until it is switched off.
void use_deterministic_algorithms(bool on);
bool are_deterministic_algorithms_enabled();

// How float32 computes on CUDA: with 23 bits of mantissa, or with TF32's ten, several times as fast where the device
// has it. `standard` is how libtorch begins: matrix products in full, convolutions with TF32. The CPU computes in full.
enum class Float32Policy { highest, standard, high };

// Of the process, from the next operator on.
void set_float32_policy(Float32Policy policy);
Float32Policy float32_policy();

}  // namespace tsml::training
