#include "core/operators/matrix_product.h"

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/addmm_cpu_dispatch.h>
#include <ATen/ops/mm_cpu_dispatch.h>

#include <mutex>
#include <optional>

#include "core/operators/install.h"

namespace tsml::operators {

namespace {

// Below, bringing a matrix into oneDNN's order costs what its kernels win.
constexpr int64_t kSmallestSide = 64;
constexpr int64_t kFewestMultiplications = int64_t{1} << 24;

bool is_row_major(const at::Tensor& matrix) {
  return matrix.stride(1) == 1 && matrix.stride(0) == matrix.size(1);
}

bool is_column_major(const at::Tensor& matrix) {
  return matrix.stride(0) == 1 && matrix.stride(1) == matrix.size(0);
}

bool is_plain(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided && !tensor.is_conj() && !tensor.is_neg();
}

bool fit(const at::Tensor& left, const at::Tensor& right) {
  if (left.dim() != 2 || right.dim() != 2 || left.size(1) != right.size(0)) return false;
  const int64_t rows = left.size(0), inner = left.size(1), columns = right.size(1);
  return rows >= kSmallestSide && inner >= kSmallestSide && columns >= kSmallestSide &&
         rows * columns >= kFewestMultiplications / inner && is_plain(left) && is_plain(right) &&
         at::globalContext().userEnabledMkldnn();
}

// Rows of a matrix as the pixels of one image, in channels_last: [1, columns, 1, rows].
at::Tensor as_image(const at::Tensor& matrix) {
  return matrix.unsqueeze(0).unsqueeze(0).permute({0, 3, 1, 2});
}

// As filters of 1×1: [rows, columns, 1, 1].
at::Tensor as_filters(const at::Tensor& matrix) {
  return matrix.unsqueeze(2).unsqueeze(3);
}

at::Tensor as_matrix(const at::Tensor& image) {
  return image.permute({0, 2, 3, 1}).view({image.size(3), image.size(1)});
}

// Of an argument whose sizes alone are read.
at::Tensor without_data(at::IntArrayRef sizes, const at::TensorOptions& options) {
  return at::from_blob(nullptr, sizes, options);
}

at::Tensor convolution_backward(const at::Tensor& gradient, const at::Tensor& image, const at::Tensor& filters,
                                bool of_image) {
  // On one thread libtorch takes oneDNN for the dilated alone. To filters of 1×1 it makes no difference, but on several
  // threads the gradient of the filters is slower with it.
  const int64_t dilation = at::get_num_threads() > 1 ? 1 : 2;
  const auto [to_image, to_filters, to_bias] = at::convolution_backward(
      gradient, image, filters, std::nullopt, {1, 1}, {0, 0}, {dilation, dilation}, /*transposed=*/false, {0, 0},
      /*groups=*/1, {of_image, !of_image, false});
  return of_image ? to_image : to_filters;
}

// The product, with `bias` [columns] on each row; undefined where oneDNN has no kernel for how they lie in memory.
at::Tensor product(const at::Tensor& left, const at::Tensor& right, const std::optional<at::Tensor>& bias) {
  const int64_t rows = left.size(0), columns = right.size(1);
  if (is_row_major(left) && is_column_major(right))
    return as_matrix(
        at::mkldnn_convolution(as_image(left), as_filters(right.t()), bias, {0, 0}, {1, 1}, {1, 1}, /*groups=*/1));
  if (bias) return {};
  if (is_row_major(left) && is_row_major(right)) {
    const at::Tensor image = as_image(without_data({rows, columns}, left.options()));
    return as_matrix(convolution_backward(as_image(left), image, as_filters(right), /*of_image=*/true));
  }
  if (is_column_major(left) && is_row_major(right)) {
    const at::Tensor filters = as_filters(without_data({rows, columns}, left.options()));
    return convolution_backward(as_image(left.t()), as_image(right), filters, /*of_image=*/false).view({rows, columns});
  }
  return {};
}

at::Tensor mm(const at::Tensor& left, const at::Tensor& right) {
  if (fit(left, right))
    if (const at::Tensor result = product(left, right, std::nullopt); result.defined()) return result;
  return at::cpu::mm(left, right);
}

at::Tensor addmm(const at::Tensor& added, const at::Tensor& left, const at::Tensor& right, const at::Scalar& beta,
                 const at::Scalar& alpha) {
  if (fit(left, right) && is_plain(added) && added.dim() == 1 && added.size(0) == right.size(1) &&
      added.is_contiguous() && beta.equal(1) && alpha.equal(1))
    if (const at::Tensor result = product(left, right, added); result.defined()) return result;
  return at::cpu::addmm(added, left, right, beta, alpha);
}

}  // namespace

bool has_faster_matrix_products() {
#if defined(__x86_64__) && defined(__GNUC__)
  __builtin_cpu_init();
  return __builtin_cpu_is("amd") && __builtin_cpu_supports("avx512f") && at::hasMKL() && at::hasMKLDNN();
#else
  return false;
#endif
}

void install_matrix_products() {
  if (!has_faster_matrix_products()) return;
  static std::once_flag once;
  install(once, [](torch::Library& library) {
    library.impl("mm", &mm);
    library.impl("addmm", &addmm);
  });
}

}  // namespace tsml::operators
