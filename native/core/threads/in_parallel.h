// Work for several threads.
#pragma once

#include <cstdint>
#include <functional>

namespace tsml::threads {

// Calls `work` for stretches of 0 to `count`, on libtorch's threads, and waits for all. at::parallel_for would run all
// of it on this thread: it is a template over OpenMP, which this library is compiled without, so that it has libtorch's
// threads and not a second team of its own.
void in_parallel(int64_t count, const std::function<void(int64_t begin, int64_t end)>& work);

}  // namespace tsml::threads
