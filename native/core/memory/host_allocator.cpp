#include "core/memory/host_allocator.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <mutex>

#include "core/memory/block_cache.h"
#include "core/memory/machine.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace tsml::memory {

namespace {

// Blocks of three kinds, told apart by the bytes that were asked for. Small ones come from a list per thread: an
// operator on a few numbers spends a tenth of its time in the C library's aligned allocation, and as much again when
// thousands of such blocks are merged after a garbage collection. Large ones come from a cache, for the system clears
// what it gives. What is between them the C library does well.
constexpr size_t kLargestSmall = 128;
constexpr size_t kSmallestLarge = size_t{64} << 10;

constexpr size_t kKeptBlocks = 65536;  // small ones, per thread: 12 MiB

// How far a thread's small blocks may be ahead of the process's count.
constexpr int64_t kCountedAtOnce = int64_t{64} << 10;

// In front of each block: libtorch frees by the address alone.
struct alignas(BlockCache::kHeader) Header {
  size_t bytes;  // as asked for
  Header* next;  // in a thread's list

  void* data() { return this + 1; }
  static Header* of(void* data) { return static_cast<Header*>(data) - 1; }
};

static_assert(sizeof(Header) == BlockCache::kHeader);

// Half of the memory, for blocks in use and idle ones together: what is in use may go beyond, and nothing idle is kept
// then. It lives for ever: tensors of static objects are freed after all else.
BlockCache& cache() {
  static BlockCache& cache = *new BlockCache(physical_memory() / 2);
  return cache;
}

alignas(64) std::atomic<int64_t> live = 0;
std::atomic<int64_t> peak_live = 0, recent_peak = 0;

void raise(std::atomic<int64_t>& peak, int64_t now) {
  int64_t known = peak.load(std::memory_order_relaxed);
  while (now > known && !peak.compare_exchange_weak(known, now, std::memory_order_relaxed)) {
  }
}

void count_live(int64_t bytes) {
  const int64_t now = live.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  raise(peak_live, now);
  raise(recent_peak, now);
}

struct ThreadMemory {
  Header* first = nullptr;
  size_t count = 0;
  size_t asked_for = 0;
  int64_t uncounted = 0;
  int64_t counted_at = kCountedAtOnce;

  void count_small(int64_t bytes) {
    uncounted += bytes;
    if (std::abs(uncounted) >= counted_at) count_all(0);
  }
  void count_all(int64_t bytes) {
    count_live(uncounted + bytes);
    uncounted = 0;
  }

  ~ThreadMemory() {
    while (first) {
      Header* next = first->next;
      c10::free_cpu(first);
      first = next;
    }
    // The thread is ending: what it frees from now on goes back, and is counted, at once.
    count = kKeptBlocks;
    counted_at = 0;
    count_all(0);
  }
};

thread_local ThreadMemory of_thread;

Header* from_library(size_t bytes) {
  try {
    return static_cast<Header*>(c10::alloc_cpu(sizeof(Header) + bytes));
  } catch (const c10::Error&) {
    if (cache().empty() == 0) throw;
    return static_cast<Header*>(c10::alloc_cpu(sizeof(Header) + bytes));
  }
}

void free_small(void* data) {
  Header* header = Header::of(data);
  ThreadMemory& memory = of_thread;
  memory.count_small(-static_cast<int64_t>(header->bytes));
  if (memory.count >= kKeptBlocks) return c10::free_cpu(header);
  header->next = memory.first;
  memory.first = header;
  memory.count++;
}

void free_block(void* data) {
  if (!data) return;
  Header* header = Header::of(data);
  if (header->bytes <= kLargestSmall) return free_small(data);
  c10::profiledCPUMemoryReporter().Delete(data);
  of_thread.count_all(-static_cast<int64_t>(header->bytes));
  header->bytes < kSmallestLarge ? c10::free_cpu(header) : cache().give(header, header->bytes);
}

Header* take_small(ThreadMemory& memory) {
  Header* header = memory.first;
  if (!header) return from_library(kLargestSmall);
  memory.first = header->next;
  memory.count--;
  return header;
}

Header* take_large(size_t bytes) {
  void* block = cache().take(bytes);
  TORCH_CHECK_WITH(OutOfMemoryError, block, "out of memory: a tensor of ", bytes,
                   " bytes was asked for, and the system has no room for it");
  return static_cast<Header*>(block);
}

class HostAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) override {
    static const size_t limit = physical_memory();
    TORCH_CHECK_WITH(OutOfMemoryError, bytes <= limit, "out of memory: a tensor of ", bytes,
                     " bytes was asked for, and this machine has ", limit, " bytes in all");
    const at::Device cpu(at::kCPU);
    if (bytes == 0) return {nullptr, nullptr, free_block, cpu};
    ThreadMemory& memory = of_thread;
    if (bytes <= kLargestSmall) {
      Header* header = take_small(memory);
      header->bytes = bytes;
      memory.asked_for += bytes;
      memory.count_small(static_cast<int64_t>(bytes));
      return {header->data(), header->data(), free_small, cpu};
    }
    Header* header = bytes < kSmallestLarge ? from_library(bytes) : take_large(bytes);
    header->bytes = bytes;
    memory.asked_for += bytes;
    memory.count_all(static_cast<int64_t>(bytes));
    c10::profiledCPUMemoryReporter().New(header->data(), bytes);
    return {header->data(), header->data(), free_block, cpu};
  }
  c10::DeleterFnPtr raw_deleter() const override { return free_block; }
  void copy_data(void* destination, const void* source, std::size_t count) const override {
    default_copy_data(destination, source, count);
  }
};

}  // namespace

size_t allocated_by_thread() {
  return of_thread.asked_for;
}

HostMemory host_memory() {
  of_thread.count_all(0);
  // Another thread may have freed what this one counts: for a moment there is less than nothing.
  const auto bytes = [](int64_t count) { return static_cast<size_t>(std::max<int64_t>(0, count)); };
  return {bytes(live.load()), bytes(peak_live.load()), cache().idle_bytes()};
}

void reset_peak_host_memory() {
  of_thread.count_all(0);
  peak_live.store(live.load());
}

RecentMemory recent_host_memory() {
  of_thread.count_all(0);
  const int64_t now = live.load(std::memory_order_relaxed);
  return {now, std::max(now, recent_peak.exchange(now, std::memory_order_relaxed))};
}

void empty_host_cache() {
  cache().empty();
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void install_host_allocator() {
  static std::once_flag once;
  std::call_once(once, [] {
#ifdef __GLIBC__
    // Tensors die by the thousand, after a collection. glibc keeps a few freed blocks of each size at hand and merges
    // the rest with their neighbours, to cut them apart again at once; up to 160 bytes, the most it takes, it is told
    // to keep them all. A tenth of a small operator's time.
    mallopt(M_MXFAST, 160);
#endif
    static HostAllocator allocator;
    c10::SetCPUAllocator(&allocator, /*priority=*/1);
  });
}

}  // namespace tsml::memory
