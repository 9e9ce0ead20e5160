// Mixed precision on this thread for as long as a guard lives.
#pragma once

#include <ATen/autocast_mode.h>

#include <optional>

namespace tsml::nn {

// What autocast does on this thread for a kind of device.
class Autocast {
 public:
  // As it stands.
  explicit Autocast(at::DeviceType device)
      : device_(device),
        enabled_(at::autocast::is_autocast_enabled(device)),
        dtype_(at::autocast::get_autocast_dtype(device)),
        cache_(at::autocast::is_autocast_cache_enabled()) {}
  // On, with kBFloat16 or kHalf; off without a dtype.
  Autocast(at::DeviceType device, std::optional<at::ScalarType> dtype) : Autocast(device) {
    enabled_ = dtype.has_value();
    dtype_ = dtype.value_or(dtype_);
    cache_ = true;
  }

  // libtorch keeps each weight that it cast until the outermost guard ends, for whoever casts it again. What is run
  // once more for its gradients must not find what was cast without a graph, nor leave any.
  Autocast without_cache() const {
    Autocast other = *this;
    other.cache_ = false;
    return other;
  }

  at::DeviceType device() const { return device_; }

  void apply() const {
    at::autocast::set_autocast_enabled(device_, enabled_);
    at::autocast::set_autocast_dtype(device_, dtype_);
    at::autocast::set_autocast_cache_enabled(cache_);
  }

 private:
  at::DeviceType device_;
  bool enabled_;
  at::ScalarType dtype_;
  bool cache_;
};

// The weights that were cast are forgotten with the outermost guard: an optimizer changes them, so its step belongs
// outside; backward may be outside as well.
class AutocastGuard {
 public:
  explicit AutocastGuard(const Autocast& wanted) : before_(wanted.device()) {
    at::autocast::increment_nesting();
    wanted.apply();
  }
  ~AutocastGuard() {
    if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
    before_.apply();
  }
  AutocastGuard(const AutocastGuard&) = delete;
  AutocastGuard& operator=(const AutocastGuard&) = delete;

 private:
  Autocast before_;
};

}  // namespace tsml::nn
