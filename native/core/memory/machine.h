// What this machine has.
#pragma once

#include <cstddef>

namespace tsml::memory {

// Physical memory of this machine, or of its control group where that is less, in bytes.
size_t physical_memory();

// What of it this process holds, in bytes, but for files that it has mapped: the system may drop those. 0 where that is
// not known (elsewhere than on Linux). Takes some ten microseconds.
size_t resident_memory();

}  // namespace tsml::memory
