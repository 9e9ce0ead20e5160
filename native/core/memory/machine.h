// What this machine has.
#pragma once

#include <cstddef>

namespace tsml::memory {

// Physical memory of this machine, or of its control group where that is less, in bytes.
size_t physical_memory();

}  // namespace tsml::memory
