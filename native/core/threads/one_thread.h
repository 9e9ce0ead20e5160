// Small work on one thread.
#pragma once

#include <cstdint>

namespace tsml::threads {

// While it lives, libtorch computes on this thread alone what this thread asks for. Some of its kernels wake all
// threads however little there is to do (MKL's products of matrices, softmax, losses), and each time that costs as much
// as thousands of multiplications.
class OneThread {
 public:
  explicit OneThread(bool is_needed);
  ~OneThread();
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  int before_ = 0;  // 0: nothing is to be put back
  int before_in_mkl_ = 0;
};

// As many elements are small: going through them takes a thread less time than waking another. A product of two
// matrices that are small, and whose result is, takes at most kSmall^1.5 = kSmallProduct multiplications.
constexpr int64_t kSmall = 1 << 12;
constexpr int64_t kSmallProduct = 1 << 18;

}  // namespace tsml::threads
