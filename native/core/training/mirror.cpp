#include "core/training/mirror.h"

#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
#include <ATen/TensorIterator.h>

#include <algorithm>
#include <array>

#include "core/nn/module.h"

namespace tsml::training {

namespace {

// So many elements are read before any is written: the compiler need not know that what is written is what was read.
constexpr int64_t kBlock = 256;

template <typename T>
struct Weights {
  T keep, take;
};

template <typename T>
void mix_pair(const T* first, const T* second, T* first_mixed, T* second_mixed, int64_t size, Weights<T> weights) {
  std::array<T, kBlock> x, y;
  for (int64_t begin = 0; begin < size; begin += kBlock) {
    const int64_t count = std::min(kBlock, size - begin);
    std::copy_n(first + begin, count, x.data());
    std::copy_n(second + begin, count, y.data());
    for (int64_t i = 0; i < count; i++) first_mixed[begin + i] = x[i] * weights.keep + y[i] * weights.take;
    for (int64_t i = 0; i < count; i++) second_mixed[begin + i] = y[i] * weights.keep + x[i] * weights.take;
  }
}

// Each pair is read and written once, where libtorch's operators would go through memory four times.
void mix_pairs(const at::Tensor& from, const at::Tensor& to, double ratio) {
  const int64_t count = from.size(0), size = from.stride(0);
  AT_DISPATCH_FLOATING_TYPES(from.scalar_type(), "mix_with_mirror", [&] {
    const Weights<scalar_t> weights{static_cast<scalar_t>(ratio), static_cast<scalar_t>(1 - ratio)};
    const scalar_t* source = from.const_data_ptr<scalar_t>();
    scalar_t* mixed = to.mutable_data_ptr<scalar_t>();
    // The iterator cuts the first half, one row, into a stretch for each of libtorch's threads.
    at::Tensor first_half = to.as_strided({count / 2 * size}, {1});
    at::TensorIterator::nullary_op(first_half).for_each([&](char** data, const int64_t*, int64_t left, int64_t) {
      int64_t place = reinterpret_cast<scalar_t*>(data[0]) - mixed;
      while (left > 0) {
        const int64_t image = place / size, within = place % size, length = std::min(left, size - within);
        const int64_t mirror = (count - 1 - image) * size + within;
        mix_pair(source + place, source + mirror, mixed + place, mixed + mirror, length, weights);
        place += length;
        left -= length;
      }
    });
  });
}

// Whether each values[i] is one stretch of memory.
bool is_row_by_row(const at::Tensor& values) {
  return values.is_cpu() && (values.scalar_type() == at::kFloat || values.scalar_type() == at::kDouble) &&
         values.is_non_overlapping_and_dense() && values.stride(0) == values.numel() / values.size(0);
}

}  // namespace

at::Tensor mix_with_mirror(at::Tensor values, double ratio) {
  const int64_t middle = values.size(0) % 2 == 1 ? values.size(0) / 2 : -1;
  const bool is_own = nn::is_free(values);
  if (values.numel() > 0 && is_row_by_row(values)) {
    at::Tensor mixed = is_own ? values : at::empty_like(values);
    mix_pairs(values, mixed, ratio);
    if (!is_own && middle >= 0) mixed.select(0, middle).copy_(values.select(0, middle));
    return mixed;
  }
  const at::Tensor mirrored = values.flip(0), rest = mirrored.mul(1 - ratio);
  at::Tensor mixed = is_own ? values : values.clone();
  mixed.mul_(ratio).add_(rest);
  if (middle >= 0) mixed.select(0, middle).copy_(mirrored.select(0, middle));
  return mixed;
}

}  // namespace tsml::training
