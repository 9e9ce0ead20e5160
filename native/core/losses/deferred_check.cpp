#include "core/losses/deferred_check.h"

#include <ATen/ATen.h>

namespace tsml::losses {

namespace {

thread_local DeferredCheck* current = nullptr;

}  // namespace

DeferredCheck::DeferredCheck() : before_(std::exchange(current, this)) {}

DeferredCheck::~DeferredCheck() {
  current = before_;
}

at::Tensor DeferredCheck::verdict() const {
  at::Tensor found;
  for (const auto& [wrong, values] : doubts_) {
    const at::Tensor any = wrong.any();
    found = found.defined() ? found.logical_or(any) : any;
  }
  return found;
}

at::Tensor DeferredCheck::within_range(at::Tensor values) const {
  const at::Tensor given = values;
  if (given.defined() && given.scalar_type() == at::kLong)
    for (const auto& [wrong, of] : doubts_)
      if (of.is_same(given)) values = values.masked_fill(wrong, 0);
  return values;
}

bool DeferredCheck::keeps(const at::Tensor& wrong, const at::Tensor& values) {
  if (!current) return false;
  current->doubts_.emplace_back(wrong, values);
  return true;
}

}  // namespace tsml::losses
