#include "core/training/batch.h"

#include <ATen/ATen.h>

namespace tsml::training {

namespace {

// The same rows of all that there is.
template <typename Rows>
losses::Targets rows_of(const losses::Targets& targets, const Rows& rows) {
  const auto maybe = [&](const std::optional<at::Tensor>& tensor) -> std::optional<at::Tensor> {
    if (!tensor) return std::nullopt;
    return rows(*tensor);
  };
  losses::Targets chosen;
  if (targets.values.defined()) chosen.values = rows(targets.values);
  chosen.sample_weights = maybe(targets.sample_weights);
  chosen.mask = maybe(targets.mask);
  chosen.teacher = maybe(targets.teacher);
  return chosen;
}

}  // namespace

losses::Targets narrowed(const losses::Targets& targets, const Piece& piece) {
  return rows_of(targets, [&](const at::Tensor& tensor) { return tensor.narrow(0, piece.begin, piece.size); });
}

losses::Targets selected(const losses::Targets& targets, const at::Tensor& rows) {
  return rows_of(targets, [&](const at::Tensor& tensor) { return tensor.index_select(0, rows); });
}

}  // namespace tsml::training
