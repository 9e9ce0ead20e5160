#include "core/training/augment.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <numbers>

#include "core/errors.h"
#include "core/training/random.h"

namespace tsml::training {

namespace {

// affine_grid_generator wants, for each place of the new image, the place in the old one, both in units of
// half the image's width and height: the inverse of the change.
void write_inverse(double* theta, double width, double height, double shift_x, double shift_y, double radians,
                   double log_scale) {
  double shrink = std::exp(-log_scale);
  double cosine = std::cos(radians) * shrink, sine = std::sin(radians) * shrink;
  theta[0] = cosine;
  theta[1] = sine * height / width;
  theta[2] = (-cosine * shift_x - sine * shift_y) * 2 / width;
  theta[3] = -sine * width / height;
  theta[4] = cosine;
  theta[5] = (sine * shift_x - cosine * shift_y) * 2 / height;
}

}  // namespace

at::Tensor augment(const at::Tensor& images, std::span<const int64_t> samples, uint64_t seed, uint32_t epoch,
                   const Augmentation& augmentation) {
  auto count = static_cast<int64_t>(samples.size());
  if (images.dim() != 4 || images.size(0) != count || !images.is_floating_point())
    refuse("Expected floating-point images [", count, ", C, H, W] for the augmentation but received ",
           describe(images));
  if (augmentation.is_identity()) return images;

  c10::NoGradGuard no_grad;
  auto draw = [&](int64_t sample, RandomOperation operation) {
    return RandomStream({seed, epoch, static_cast<uint64_t>(sample), operation});
  };
  at::Tensor theta = at::empty({count, 2, 3}, at::kDouble);
  double* rows = theta.data_ptr<double>();
  for (int64_t i = 0; i < count; i++) {
    RandomStream shift = draw(samples[i], RandomOperation::shift);
    double shift_x = shift.uniform(-augmentation.shift, augmentation.shift);
    double shift_y = shift.uniform(-augmentation.shift, augmentation.shift);
    double degrees =
        draw(samples[i], RandomOperation::rotation).uniform(-augmentation.rotate_degrees, augmentation.rotate_degrees);
    double log_scale = draw(samples[i], RandomOperation::scale).uniform(-augmentation.scale, augmentation.scale);
    write_inverse(rows + i * 6, static_cast<double>(images.size(3)), static_cast<double>(images.size(2)), shift_x,
                  shift_y, degrees * std::numbers::pi / 180, log_scale);
  }
  at::Tensor grid = at::affine_grid_generator(theta.to(images.options()), images.sizes(), /*align_corners=*/false);
  constexpr int64_t kBilinear = 0, kZeros = 0;
  return at::grid_sampler(images, grid, kBilinear, kZeros, /*align_corners=*/false);
}

}  // namespace tsml::training
