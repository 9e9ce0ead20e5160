// The CPU's memory for tensors: libtorch's allocator with a guard, a cache of blocks and statistics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tsml::memory {

// Puts the allocator in place. Once per process; later calls do nothing. Each block begins at a multiple of 64 bytes. A
// request beyond the limit is refused with c10::OutOfMemoryError, whose message has the sizes and what to do: Linux
// would grant it and kill the process at the first touch.
void install_host_allocator();

// What live blocks and cached ones may come to together, in bytes: the cache makes room before a request is refused.
// Nothing stands for what this machine, or the process's control group, has, less what the process holds beside tensors
// (at least a sixteenth of it all, for the system needs some too), measured while tensors have more than half.
void set_host_limit(std::optional<size_t> bytes);

// What may be asked for until the limit is met, as far as that is known without measuring.
size_t host_headroom();

// Bytes that this thread has asked for since it began, freed or not: what is held where no tensor of JavaScript's shows
// it, as in graphs and sparse tensors, is in it.
size_t allocated_by_thread();

// In bytes, of the whole process. Live ones are counted as they were asked for, without what the allocator adds.
struct HostMemory {
  size_t live, peak_live;
  size_t cached;  // freed, and kept for the next block of that size
  size_t limit;   // of both together
};

// Blocks of at most 128 bytes reach the count in steps: of each other thread up to 64 KiB may be missing, and the peak
// is that of all larger blocks exactly.
HostMemory host_memory();

// The peak begins anew from what is live.
void reset_peak_host_memory();

// What is live, and the most that was since the last call: for the one recorder (core/profile), which looks often.
struct RecentMemory {
  int64_t live, peak;
};
RecentMemory recent_host_memory();

// Gives what is cached back to the system.
void empty_host_cache();

}  // namespace tsml::memory
