#include "core/memory/machine.h"

#include <algorithm>
#include <cstdint>
#include <fstream>

#ifdef _WIN32
#define NOMINMAX
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

}  // namespace

size_t physical_memory() {
  static const size_t bytes = std::min(machine_memory(), control_group_limit());
  return bytes;
}

}  // namespace tsml::memory
