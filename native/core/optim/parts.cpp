#include "core/optim/parts.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <algorithm>

#include "core/threads/in_parallel.h"
#include "core/threads/one_thread.h"

namespace tsml::optim {

namespace {

// Where a thread's stretch may end, counted in elements from a tensor's first: no kernel's vector reaches across, so
// that each element is computed as it would be without the division.
constexpr int64_t kBoundary = 64;

// What one thread does: `[begin, end)` of all elements, whichever tensors those are in.
struct Share {
  std::vector<TensorVector> lists;
  TensorVector counters;
};

// As a vector where it is not contiguous: of such gradients fused kernels make a copy that they do not read.
at::Tensor slice(const at::Tensor& tensor, int64_t begin, int64_t end) {
  if (begin == 0 && end == tensor.numel() && tensor.is_contiguous()) return tensor;
  return tensor.as_strided({end - begin}, {1}, tensor.storage_offset() + begin);
}

Share share_of(const std::vector<TensorVector>& lists, const TensorVector& counters, int64_t begin, int64_t end) {
  Share share;
  share.lists.resize(lists.size());
  int64_t first = 0;
  for (size_t i = 0; i < lists[0].size(); i++) {
    const int64_t count = lists[0][i].numel();
    const auto within = [&](int64_t place) {
      return place >= first + count ? count : std::max<int64_t>(place - first, 0) / kBoundary * kBoundary;
    };
    const int64_t from = within(begin), to = within(end);
    first += count;
    if (from == to) continue;
    for (size_t k = 0; k < lists.size(); k++)
      if (!lists[k].empty()) share.lists[k].push_back(slice(lists[k][i], from, to));
    if (!counters.empty()) share.counters.push_back(counters[i]);
  }
  return share;
}

}  // namespace

std::pair<double, double> betas_of(const Options& options) {
  const auto betas = option<std::vector<double>>(options, "betas");
  return {betas.at(0), betas.at(1)};
}

TensorVector decayed_gradients(const Options& options, double lr, bool is_decoupled, const ParameterBatch& batch) {
  const auto weight_decay = option<double>(options, "weightDecay");
  TensorVector gradients = option<bool>(options, "maximize") ? at::_foreach_neg(batch.gradients) : batch.gradients;
  if (weight_decay == 0) return gradients;
  if (!is_decoupled) return at::_foreach_add(gradients, batch.parameters, weight_decay);
  at::_foreach_mul_(batch.parameters, 1 - lr * weight_decay);
  return gradients;
}

void move_averages(std::pair<double, double> betas, const TensorVector& gradients, const TensorVector& means,
                   const TensorVector& squares) {
  at::_foreach_lerp_(means, gradients, 1 - betas.first);
  at::_foreach_mul_(squares, betas.second);
  at::_foreach_addcmul_(squares, gradients, gradients, 1 - betas.second);
}

void be_cautious(const TensorVector& updates, const TensorVector& gradients) {
  TensorVector masks = at::_foreach_mul(updates, gradients);
  TensorVector shares;
  for (at::Tensor& mask : masks) {
    mask = mask.gt(0).to(mask.scalar_type());
    shares.push_back(mask.mean().clamp_min(1e-3));
  }
  at::_foreach_div_(masks, shares);
  at::_foreach_mul_(updates, masks);
}

std::vector<at::Scalar> for_each_of(const std::vector<double>& values, const std::function<double(double)>& of) {
  std::vector<at::Scalar> results;
  results.reserve(values.size());
  for (double value : values) results.emplace_back(of(value));
  return results;
}

void share_out(const std::vector<TensorVector>& lists, const TensorVector& counters, const ListKernel& kernel) {
  // Fused kernels do not say that they write: a graph would take what it kept of a parameter for what it was.
  for (const at::Tensor& written : lists[0])
    if (!written.is_inference()) written.unsafeGetTensorImpl()->bump_version();
  int64_t elements = 0;
  for (const at::Tensor& tensor : lists[0]) elements += tensor.numel();
  if (!lists[0].front().is_cpu() || at::in_parallel_region()) {
    kernel(lists, counters);
    return;
  }
  const int64_t threads = std::min<int64_t>(at::get_num_threads(), elements / at::internal::GRAIN_SIZE);
  if (threads <= 1) {
    const threads::OneThread here(true);
    const Share all = share_of(lists, counters, 0, elements);
    if (elements > 0) kernel(all.lists, all.counters);
    return;
  }
  std::vector<Share> shares;
  for (int64_t i = 0; i < threads; i++)
    shares.push_back(share_of(lists, counters, elements * i / threads, elements * (i + 1) / threads));
  threads::in_parallel(threads, [&](int64_t begin, int64_t end) {
    c10::NoGradGuard no_grad;  // each thread has a mode of its own
    for (int64_t i = begin; i < end; i++)
      if (!shares[i].lists[0].empty()) kernel(shares[i].lists, shares[i].counters);
  });
}

}  // namespace tsml::optim
