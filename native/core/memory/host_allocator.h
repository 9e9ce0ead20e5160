// libtorch's CPU allocator, with a guard: a request that this machine cannot hold is refused with the sizes
// in its message. Linux would grant it and kill the process at the first touch.
#pragma once

#include <cstddef>

namespace tsml::memory {

// Puts the guarded allocator in place. Once per process; later calls do nothing.
void install_host_allocator();

// Bytes that this thread has asked for since it began, freed or not: what is held where no tensor of JavaScript's shows
// it, as in graphs and sparse tensors, is in it.
size_t allocated_by_thread();

// Physical memory of this machine, or of its control group where that is less, in bytes.
size_t physical_memory();

}  // namespace tsml::memory
