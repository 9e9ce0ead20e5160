// Mixed precision in training: scaling of losses, and which precision this device is fast in.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace tsml::training {

struct GradScalerState {
  double scale;
  int64_t growth_tracker;  // good steps in a row
  int64_t skipped;         // steps that were not done, since the beginning
};

// Keeps gradients in float16's range: losses are scaled, gradients unscaled; a step whose gradients are infinite or NaN
// is to be skipped, and makes the scale smaller. The numbers and the defaults are those of torch.amp.GradScaler, but
// for the smallest scale: there no halving helps any more, for at 2^-14 float16 has room for gradients of 10^9.
class GradScaler {
 public:
  explicit GradScaler(at::Device device);

  // The loss in float32 or float64, times the scale.
  at::Tensor scaled(const at::Tensor& loss) const;

  // Divides the gradients by the scale, in place. Gives a scalar on the device, not 0 where any is infinite or NaN:
  // leave the step out then. Once between two updates. Throws std::invalid_argument for gradients in float16, which are
  // too narrow.
  at::Tensor unscale(at::TensorList gradients);

  // By what `unscale` found, which the caller has read meanwhile.
  void update(bool found_infinite);
  // Whether a scale that gradients are infinite or NaN under is not to be halved any more.
  static bool is_smallest(double scale);

  // The present scale, a scalar on the device.
  const at::Tensor& scale() const { return scale_; }

  // To go on from later, byte for byte. To be asked for after `update`. Reads the device.
  GradScalerState state() const;
  // Throws std::invalid_argument, and changes nothing, for what is no state.
  void load_state(const GradScalerState& state);
  // Throws what `load_state` would.
  static void check_state(const GradScalerState& state);

 private:
  at::Tensor scale_, growth_tracker_, found_inf_;
  int64_t skipped_ = 0;
};

// How long a convolution and a matrix product take forward and backward, in seconds, on the threads and under the
// float32 policy that are in force. NaN where the device cannot.
struct PrecisionTimes {
  double float32, bfloat16, float16;
};

// Takes some tens of milliseconds, once per process: one training is not to choose otherwise than the one before.
// Float16 is not measured on the CPU. Throws std::invalid_argument for a device that is neither CPU nor CUDA.
PrecisionTimes measure_precision(at::Device device);

}  // namespace tsml::training
