#include "core/threads/end_team.h"

#ifdef __linux__
// Of libtorch's own libgomp.
extern "C" __attribute__((weak)) int omp_pause_resource_all(int kind);
#endif

namespace tsml::threads {

void end_team() {
#ifdef __linux__
  constexpr int kSoft = 1;  // omp_pause_soft: what was set stays
  if (omp_pause_resource_all) omp_pause_resource_all(kSoft);
#endif
}

}  // namespace tsml::threads
