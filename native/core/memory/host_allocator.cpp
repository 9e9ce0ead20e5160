#include "core/memory/host_allocator.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <utility>

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

void note_peak(int64_t now) {
  raise(peak_live, now);
  raise(recent_peak, now);
}

// What tensors may have that nobody set.
class DefaultLimit {
 public:
  // From half of the memory on it is asked what the process holds beside tensors, and again each time that they have
  // grown by a sixty-fourth.
  DefaultLimit()
      : memory_(static_cast<int64_t>(std::min<size_t>(physical_memory(), INT64_MAX / 2))),
        known_(memory_ - memory_ / 16),
        unasked_(memory_ / 2) {}

  bool allows(int64_t held) const { return held <= unasked_.load(std::memory_order_relaxed); }
  int64_t known() const { return known_.load(std::memory_order_relaxed); }
  int64_t memory() const { return memory_; }

  // `held` by tensors and the cache, as far as the system knows: what was never touched is not resident.
  int64_t measure(int64_t held) {
    const int64_t beside = static_cast<int64_t>(resident_memory()) - held;
    const int64_t limit = memory_ - std::max(beside, memory_ / 16);
    known_.store(limit, std::memory_order_relaxed);
    unasked_.store(std::min(limit, std::max(memory_ / 2, held + memory_ / 64)), std::memory_order_relaxed);
    return limit;
  }

 private:
  const int64_t memory_;
  std::atomic<int64_t> known_, unasked_;
};

DefaultLimit& default_limit() {
  static DefaultLimit& limit = *new DefaultLimit;
  return limit;
}

constexpr int64_t kDefault = -1;
std::atomic<int64_t> chosen_limit = kDefault;

[[noreturn]] void refuse_beyond(int64_t limit, size_t bytes, int64_t live_before) {
  const bool is_default = chosen_limit.load() == kDefault;
  cache().empty();
  TORCH_CHECK_WITH(
      OutOfMemoryError, false, "out of memory: a tensor of ", bytes, " bytes was asked for while tensors have ",
      std::max<int64_t>(0, live_before), " bytes, and ", std::max<int64_t>(0, limit), " are all that they may have",
      is_default ? c10::str(" (of the ", default_limit().memory(), " of this machine or its control group)") : "",
      ". Take smaller batches, dispose of tensors that are not needed any more, or raise the limit: memoryLimit of a "
      "training, torch.cpu.setMemoryLimit elsewhere");
}

// How many bytes may be idle once `bytes` are live on top of those that are. Throws where the limit is met already.
size_t room_for_idle(size_t bytes, int64_t live_before) {
  const auto idle = static_cast<int64_t>(cache().idle_bytes());
  const int64_t live_then = live_before + static_cast<int64_t>(bytes);
  int64_t limit = chosen_limit.load(std::memory_order_relaxed);
  if (limit == kDefault) {
    if (default_limit().allows(live_then + idle)) return SIZE_MAX;
    limit = default_limit().measure(live_before + idle);
  }
  if (live_then > limit) refuse_beyond(limit, bytes, live_before);
  return static_cast<size_t>(limit - live_then);
}

struct ThreadMemory {
  Header* first = nullptr;
  size_t count = 0;
  size_t asked_for = 0;
  int64_t uncounted = 0;
  int64_t counted_at = kCountedAtOnce;

  void count_small(int64_t bytes) {
    uncounted += bytes;
    if (std::abs(uncounted) >= counted_at) note_peak(count_all(0));
  }
  // Also the small ones. What is live then.
  int64_t count_all(int64_t bytes) {
    bytes += std::exchange(uncounted, 0);
    return live.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  }
  // Counts them where the limit allows it, else throws: of two threads that ask for what is left, one gets it. How many
  // bytes may be idle beside them.
  size_t count_allowed(size_t bytes) {
    int64_t before = uncounted == 0 ? live.load(std::memory_order_relaxed) : count_all(0);
    for (;;) {
      const size_t room = room_for_idle(bytes, before);
      const int64_t then = before + static_cast<int64_t>(bytes);
      if (!live.compare_exchange_weak(before, then, std::memory_order_relaxed)) continue;
      note_peak(then);
      return room;
    }
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
    note_peak(count_all(0));
  }
};

thread_local ThreadMemory of_thread;

[[noreturn]] void refuse_by_system(size_t bytes) {
  TORCH_CHECK_WITH(OutOfMemoryError, false, "out of memory: a tensor of ", bytes,
                   " bytes was asked for, and the system has no room for it");
}

Header* from_library(size_t bytes, size_t room) {
  cache().shrink(room);
  for (;;) {
    try {
      return static_cast<Header*>(c10::alloc_cpu(sizeof(Header) + bytes));
    } catch (const c10::Error&) {
      if (cache().empty() == 0) refuse_by_system(bytes);
    }
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
  header->bytes < kSmallestLarge ? c10::free_cpu(header) : cache().give(header);
}

Header* take_small(ThreadMemory& memory) {
  Header* header = memory.first;
  if (!header) return from_library(kLargestSmall, room_for_idle(kLargestSmall, live.load(std::memory_order_relaxed)));
  memory.first = header->next;
  memory.count--;
  return header;
}

Header* take_large(size_t bytes, size_t room) {
  void* block = cache().reuse(bytes);
  if (!block) {
    cache().shrink(room);
    block = cache().make(bytes);
  }
  if (!block) refuse_by_system(bytes);
  return static_cast<Header*>(block);
}

class HostAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) override {
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
    if (bytes > INT64_MAX / 2) refuse_beyond(default_limit().known(), bytes, live.load());
    const size_t room = memory.count_allowed(bytes);
    Header* header;
    try {
      header = bytes < kSmallestLarge ? from_library(bytes, room) : take_large(bytes, room);
    } catch (...) {
      memory.count_all(-static_cast<int64_t>(bytes));
      throw;
    }
    header->bytes = bytes;
    memory.asked_for += bytes;
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

void set_host_limit(std::optional<size_t> bytes) {
  const int64_t limit = bytes ? static_cast<int64_t>(std::min<size_t>(*bytes, INT64_MAX)) : kDefault;
  chosen_limit.store(limit);
  if (bytes) cache().shrink(static_cast<size_t>(std::max<int64_t>(0, limit - of_thread.count_all(0))));
}

size_t host_headroom() {
  const int64_t chosen = chosen_limit.load(std::memory_order_relaxed);
  const int64_t limit = chosen == kDefault ? default_limit().known() : chosen;
  return static_cast<size_t>(std::max<int64_t>(0, limit - live.load(std::memory_order_relaxed)));
}

HostMemory host_memory() {
  note_peak(of_thread.count_all(0));
  // Another thread may have freed what this one counts: for a moment there is less than nothing.
  const auto bytes = [](int64_t count) { return static_cast<size_t>(std::max<int64_t>(0, count)); };
  const size_t idle = cache().idle_bytes();
  const int64_t chosen = chosen_limit.load();
  const int64_t limit = chosen == kDefault ? default_limit().measure(live.load() + static_cast<int64_t>(idle)) : chosen;
  return {bytes(live.load()), bytes(peak_live.load()), idle, bytes(limit)};
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
