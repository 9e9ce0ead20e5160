// Checks of targets whose verdict is read later.
#pragma once

#include <ATen/core/Tensor.h>

#include <utility>
#include <vector>

namespace tsml::losses {

// While one lives, `Loss::check` on this thread refuses what it sees without reading the device: what it would have to
// read for is kept here. A device that is read waits until all is computed that was asked of it.
class DeferredCheck {
 public:
  DeferredCheck();
  ~DeferredCheck();
  DeferredCheck(const DeferredCheck&) = delete;
  DeferredCheck& operator=(const DeferredCheck&) = delete;

  // A scalar on the targets' device, not 0 where a check would have thrown; undefined where nothing was in doubt.
  at::Tensor verdict() const;

  // `values`, with 0 for classes that are in doubt: an index out of range would end all use of a device.
  at::Tensor within_range(at::Tensor values) const;

  // Whether there is one on this thread; it then keeps what is marked of `values`.
  static bool keeps(const at::Tensor& wrong, const at::Tensor& values);

 private:
  DeferredCheck* before_;
  std::vector<std::pair<at::Tensor, at::Tensor>> doubts_;
};

}  // namespace tsml::losses
