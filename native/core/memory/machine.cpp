#include "core/memory/machine.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>

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

// The least of what a file of this name says in a folder and in those above it, up to `root`. "max" does not parse: no
// limit.
size_t least(const std::string& root, std::string folder, const char* file) {
  size_t least = SIZE_MAX;
  for (;;) {
    std::ifstream in(root + folder + "/" + file);
    if (size_t bytes; in >> bytes) least = std::min(least, bytes);
    if (folder.empty() || folder == "/") return least;
    folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/'));
  }
}

// A line of /proc/self/cgroup is "0::/folder" with the second version, "4:memory:/folder" with the first. A container
// may see its own folder as the root: those of the path that are missing say nothing.
size_t control_group_limit() {
  size_t limit = SIZE_MAX;
  std::ifstream groups("/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {
    const size_t first = line.find(':'), second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    const std::string folder = line.substr(second + 1);
    if (controllers == ",,") limit = std::min(limit, least("/sys/fs/cgroup", folder, "memory.max"));
    if (controllers.find(",memory,") != std::string::npos)
      limit = std::min(limit, least("/sys/fs/cgroup/memory", folder, "memory.limit_in_bytes"));
  }
  return limit;
}

}  // namespace

size_t physical_memory() {
  static const size_t bytes = std::min(machine_memory(), control_group_limit());
  return bytes;
}

size_t resident_memory() {
#ifdef __linux__
  // In pages: the size of the address space, what is resident, and what of it stands for files.
  std::ifstream file("/proc/self/statm");
  size_t size, resident, files;
  if (file >> size >> resident >> files) return (resident - files) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
#endif
  return 0;
}

}  // namespace tsml::memory
