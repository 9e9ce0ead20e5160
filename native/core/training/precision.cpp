#include "core/training/precision.h"

#include <ATen/ATen.h>
#include <ATen/DeviceAccelerator.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/errors.h"
#include "core/nn/autocast_guard.h"
#include "core/nn/init.h"
#include "core/threads/one_thread.h"

namespace tsml::training {

namespace {

constexpr double kFirstScale = 65536, kGrowthFactor = 2, kBackoffFactor = 0.5;
// So many good steps in a row until the scale grows.
constexpr int64_t kGrowthInterval = 2000;
constexpr double kSmallestScale = 0x1p-14;

}  // namespace

GradScaler::GradScaler(at::Device device)
    : scale_(at::full({}, kFirstScale, at::dtype(at::kFloat).device(device))),
      growth_tracker_(at::zeros({}, at::dtype(at::kInt).device(device))),
      found_inf_(at::zeros({}, scale_.options())) {}

at::Tensor GradScaler::scaled(const at::Tensor& loss) const {
  return loss * scale_;
}

at::Tensor GradScaler::unscale(at::TensorList gradients) {
  c10::NoGradGuard no_grad;
  // In float64, as torch.amp.GradScaler does: a division in float32 is not exact on every device.
  const at::Tensor inverse = scale_.to(at::kDouble).reciprocal().to(at::kFloat);
  std::map<at::ScalarType, std::vector<at::Tensor>> alike;
  for (const at::Tensor& gradient : gradients) {
    if (gradient.scalar_type() == at::kHalf)
      refuse("A gradient is float16, too narrow to be unscaled: keep the parameters in float32");
    alike[gradient.scalar_type()].push_back(gradient.is_sparse() ? gradient._values() : gradient);
  }
  found_inf_.zero_();
  for (auto& [dtype, list] : alike) at::_amp_foreach_non_finite_check_and_unscale_(list, found_inf_, inverse);
  return found_inf_;
}

void GradScaler::update(bool found_infinite) {
  if (found_infinite) skipped_++;
  at::_amp_update_scale_(scale_, growth_tracker_, found_inf_, kGrowthFactor, kBackoffFactor, kGrowthInterval);
}

bool GradScaler::is_smallest(double scale) {
  return scale * kBackoffFactor < kSmallestScale;
}

GradScalerState GradScaler::state() const {
  return {scale_.item<float>(), growth_tracker_.item<int32_t>(), skipped_};
}

void GradScaler::check_state(const GradScalerState& state) {
  if (!(std::isfinite(state.scale) && state.scale > 0))
    refuse("Expected a finite scale > 0 but received ", state.scale);
  if (state.growth_tracker < 0 || state.growth_tracker > INT32_MAX || state.skipped < 0)
    refuse("Expected counts from 0 of good and of skipped steps but received ", state.growth_tracker, " and ",
           state.skipped);
}

void GradScaler::load_state(const GradScalerState& state) {
  check_state(state);
  scale_.fill_(state.scale);
  growth_tracker_.fill_(state.growth_tracker);
  skipped_ = state.skipped;
}

namespace {

// Seconds on a device's clock: of the CPU this thread's own, which stands still while others have the processor.
double now(at::Device device) {
#if defined(CLOCK_THREAD_CPUTIME_ID)
  if (device.is_cpu()) {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }
#endif
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// What training mostly does, forward and backward, in numbers that a device is busy with.
class Work {
 public:
  // `size`: images and rows.
  Work(at::Device device, int64_t size) : device_(device) {
    at::Generator generator = nn::seeded_generator(0);
    const auto noise = [&](at::IntArrayRef shape) {
      return at::randn(shape, generator, at::dtype(at::kFloat)).to(device);
    };
    images_ = noise({size, kChannels, 14, 14}).contiguous(at::MemoryFormat::ChannelsLast);
    filters_ = noise({kChannels, kChannels, 3, 3}).contiguous(at::MemoryFormat::ChannelsLast);
    rows_ = noise({32 * size, kFeatures});
    weights_ = noise({kFeatures, kFeatures});
    for (at::Tensor* tensor : {&images_, &filters_, &rows_, &weights_}) tensor->set_requires_grad(true);
  }

  double seconds(std::optional<at::ScalarType> dtype) const {
    at::AutoGradMode with_gradients(true);
    wait();
    const double start = now(device_);
    at::Tensor sum;
    {
      nn::AutocastGuard autocast(nn::Autocast(device_.type(), dtype));
      sum = at::conv2d(images_, filters_, {}, 1, 1).sum() + at::linear(rows_, weights_).sum();
    }
    torch::autograd::grad({sum}, {images_, filters_, rows_, weights_});
    wait();
    return now(device_) - start;
  }

 private:
  static constexpr int64_t kChannels = 64, kFeatures = 256;

  void wait() const {
    if (!device_.is_cpu()) at::accelerator::synchronizeDevice(device_.index());
  }

  at::Device device_;
  at::Tensor images_, filters_, rows_, weights_;
};

PrecisionTimes measure(at::Device device) {
  constexpr int kRuns = 5;
  // With less to do, what surrounds the arithmetic is all that is seen: half of a millisecond's work is casts.
  constexpr double kBusy = 1e-2;
  constexpr int64_t kLargest = 4096;
  int64_t size = 2;
  // What a processor can, one thread shows; several would wait for each other wherever others have the processor.
  const threads::OneThread one_thread(device.is_cpu());
  Work work(device, size);
  const auto warm_seconds = [&](std::optional<at::ScalarType> dtype) {
    work.seconds(dtype);  // kernels are chosen and compiled
    return work.seconds(dtype);
  };
  double float32 = warm_seconds(std::nullopt);
  while (float32 < kBusy && size < kLargest) {
    size *= 4;
    work = Work(device, size);
    float32 = warm_seconds(std::nullopt);
  }
  constexpr double kCannot = std::numeric_limits<double>::quiet_NaN();
  // The least of several runs, as what disturbs one makes it longer; in turn with float32, as what disturbs goes on for
  // a while. What takes three times as long is not asked again.
  const auto measured = [&](at::ScalarType dtype) {
    try {
      double least = warm_seconds(dtype);
      for (int run = 0; run < kRuns && least <= 3 * float32; run++) {
        float32 = std::min(float32, work.seconds(std::nullopt));
        least = std::min(least, work.seconds(dtype));
      }
      return least;
    } catch (const c10::OutOfMemoryError&) {
      throw;
    } catch (const c10::Error&) {  // an old device has no such kernels
      return kCannot;
    }
  };
  const double bfloat16 = measured(at::kBFloat16);
  const double float16 = device.is_cpu() ? kCannot : measured(at::kHalf);
  return {float32, bfloat16, float16};
}

}  // namespace

PrecisionTimes measure_precision(at::Device device) {
  if (!device.is_cpu() && !device.is_cuda())
    refuse("Expected a CPU or a CUDA device to measure precisions on but received ", device);
  if (device.is_cuda() && !device.has_index()) device.set_index(0);
  static std::mutex mutex;
  static std::map<std::string, PrecisionTimes> measured;
  std::lock_guard lock(mutex);  // nor do two disturb each other
  const auto known = measured.find(device.str());
  return known != measured.end() ? known->second : measured.emplace(device.str(), measure(device)).first->second;
}

}  // namespace tsml::training
