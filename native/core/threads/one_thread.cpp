#include "core/threads/one_thread.h"

#include <ATen/Parallel.h>

#ifdef __linux__
// libtorch's own: of libgomp, and of the MKL inside libtorch_cpu, which that for ARM lacks. Both hold for the calling
// thread alone; MKL's gives what was set before, 0 for nothing. at::set_num_threads would set the process's number.
extern "C" {
__attribute__((weak)) void omp_set_num_threads(int);
__attribute__((weak)) int MKL_Set_Num_Threads_Local(int);
}
#endif

namespace tsml::threads {

#ifdef __linux__

OneThread::OneThread(bool is_needed) {
  if (!is_needed || !omp_set_num_threads) return;
  // It also gives a thread that asks for the first time its number, which would undo ours later.
  const int before = at::get_num_threads();
  if (before == 1) return;
  before_ = before;
  omp_set_num_threads(1);
  if (MKL_Set_Num_Threads_Local) before_in_mkl_ = MKL_Set_Num_Threads_Local(1);
}

OneThread::~OneThread() {
  if (before_ == 0) return;
  omp_set_num_threads(before_);
  if (MKL_Set_Num_Threads_Local) MKL_Set_Num_Threads_Local(before_in_mkl_);
}

#else

// Elsewhere libtorch's threads are reached in other ways.
OneThread::OneThread(bool) {}
OneThread::~OneThread() = default;

#endif

}  // namespace tsml::threads
