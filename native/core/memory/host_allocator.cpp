#include "core/memory/host_allocator.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <algorithm>
#include <fstream>
#include <mutex>

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

class GuardedAllocator final : public c10::Allocator {
 public:
  explicit GuardedAllocator(c10::Allocator* inner) : inner_(inner) {}

  c10::DataPtr allocate(size_t bytes) override {
    static const size_t limit = physical_memory();
    TORCH_CHECK_WITH(OutOfMemoryError, bytes <= limit, "out of memory: a tensor of ", bytes,
                     " bytes was asked for, and this machine has ", limit, " bytes in all");
    return inner_->allocate(bytes);
  }
  c10::DeleterFnPtr raw_deleter() const override { return inner_->raw_deleter(); }
  void copy_data(void* destination, const void* source, std::size_t count) const override {
    default_copy_data(destination, source, count);
  }

 private:
  c10::Allocator* inner_;
};

}  // namespace

size_t physical_memory() {
  static const size_t bytes = std::min(machine_memory(), control_group_limit());
  return bytes;
}

void install_host_allocator() {
  static std::once_flag once;
  std::call_once(once, [] {
    static GuardedAllocator allocator(c10::GetCPUAllocator());
    c10::SetCPUAllocator(&allocator, /*priority=*/1);
  });
}

}  // namespace tsml::memory
