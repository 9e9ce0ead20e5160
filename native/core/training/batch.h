// Some samples to learn from, and how samples among them are taken.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>

#include "core/losses/loss.h"
#include "core/training/pieces.h"

namespace tsml::training {

struct Batch {
  // Which of the data set that `inputs` and `targets` are the whole of: `size` from `begin` on, in the epoch's order or
  // in the data's own.
  struct Slice {
    int64_t begin, size;
    bool shuffled;
  };

  at::Tensor inputs;  // [N, ...]
  losses::Targets targets;
  std::optional<Slice> slice{};  // all of them unless given
  int64_t first = 0;             // where no slice is given: the first one's number in the epoch

  int64_t size() const { return slice ? slice->size : inputs.size(0); }
};

// The targets of a stretch of samples, in the same memory. Inputs and outputs are not taken along: they are those of
// the piece that runs.
losses::Targets narrowed(const losses::Targets& targets, const Piece& piece);

// Those of the samples that `rows` [n] int64 names.
losses::Targets selected(const losses::Targets& targets, const at::Tensor& rows);

}  // namespace tsml::training
