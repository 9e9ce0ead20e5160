#include "core/memory/host_allocator.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#include <algorithm>
#include <fstream>
#include <mutex>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef _WIN32
#include <windows.h>
#else
#include <unistd.h>
#endif

namespace tsml::memory {

namespace {

size_t machine_memory() {
#ifdef _WIN32
  MEMORYSTATUSEX status{};
  status.dwLength = sizeof status;
  return GlobalMemoryStatusEx(&status) ? static_cast<size_t>(status.ullTotalPhys) : SIZE_MAX;
#else
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  return pages > 0 && size > 0 ? static_cast<size_t>(pages) * static_cast<size_t>(size) : SIZE_MAX;
#endif
}

size_t control_group_limit() {
  std::ifstream file("/sys/fs/cgroup/memory.max");
  size_t bytes;
  return file >> bytes ? bytes : SIZE_MAX;  // "max" does not parse: no limit
}

// Small blocks come from a list per thread. An operator on a few numbers spends a tenth of its time in the C library's
// aligned allocation, and as much again when thousands of such blocks are merged after a garbage collection.
constexpr size_t kSmallBlock = 128;
constexpr size_t kKeptBlocks = 65536;  // per thread: 8 MiB

struct BlockList {
  struct Block {
    Block* next;
  };
  Block* first = nullptr;
  size_t count = 0;

  ~BlockList() {
    while (first) {
      Block* next = first->next;
      c10::free_cpu(first);
      first = next;
    }
    count = kKeptBlocks;  // the thread is ending: what it frees from now on goes back at once
  }
};

thread_local BlockList small_blocks;
thread_local size_t allocated = 0;

void* take_small_block() {
  BlockList& list = small_blocks;
  if (!list.first) return c10::alloc_cpu(kSmallBlock);
  BlockList::Block* block = list.first;
  list.first = block->next;
  list.count--;
  return block;
}

void give_small_block(void* pointer) {
  BlockList& list = small_blocks;
  if (list.count >= kKeptBlocks) return c10::free_cpu(pointer);
  auto* block = static_cast<BlockList::Block*>(pointer);
  block->next = list.first;
  list.first = block;
  list.count++;
}

class GuardedAllocator final : public c10::Allocator {
 public:
  explicit GuardedAllocator(c10::Allocator* inner) : inner_(inner) {}

  c10::DataPtr allocate(size_t bytes) override {
    static const size_t limit = physical_memory();
    TORCH_CHECK_WITH(OutOfMemoryError, bytes <= limit, "out of memory: a tensor of ", bytes,
                     " bytes was asked for, and this machine has ", limit, " bytes in all");
    allocated += bytes;
    if (bytes > 0 && bytes <= kSmallBlock) {
      void* block = take_small_block();
      if (block) return {block, block, give_small_block, at::Device(at::kCPU)};
    }
    return inner_->allocate(bytes);
  }
  // For raw_allocate's callers (oneDNN): both kinds of block come from libtorch's alloc_cpu, so one deleter frees both.
  c10::DeleterFnPtr raw_deleter() const override { return inner_->raw_deleter(); }
  void copy_data(void* destination, const void* source, std::size_t count) const override {
    default_copy_data(destination, source, count);
  }

 private:
  c10::Allocator* inner_;
};

}  // namespace

size_t allocated_by_thread() {
  return allocated;
}

size_t physical_memory() {
  static const size_t bytes = std::min(machine_memory(), control_group_limit());
  return bytes;
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
    static GuardedAllocator allocator(c10::GetCPUAllocator());
    c10::SetCPUAllocator(&allocator, /*priority=*/1);
  });
}

}  // namespace tsml::memory
