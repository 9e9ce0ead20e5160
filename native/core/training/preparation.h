// From a batch as it is given to what the model is given: rows in the epoch's order, images changed at random and laid
// out.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/training/augment.h"
#include "core/training/batch.h"
#include "core/training/batch_augmentation.h"

namespace tsml::training {

struct Prepared {
  at::Tensor inputs;
  losses::Targets targets;
  std::vector<int64_t> samples;         // their numbers in the data
  std::optional<at::Tensor> classes{};  // [N] int64, where what is right can be counted
};

class Preparation {
 public:
  // Throws std::invalid_argument for an augmentation out of its range.
  Preparation(uint64_t seed, const Augmentation& augmentation, const BatchAugmentation& batch_augmentation,
              bool channels_last);

  // Throws std::invalid_argument for a batch whose parts do not belong together, or whose inputs a model with such a
  // parameter does not take.
  void check(const Batch& batch, const at::Tensor& parameter) const;

  // The samples that a batch is about.
  Prepared gather(const Batch& batch, uint32_t epoch);

  // Makes of gathered samples what the model trains on. `output` is the shape of what it puts out for one of them. The
  // draws follow from the seed, the epoch, and the samples or the step.
  void augment(Prepared& batch, at::IntArrayRef output, uint32_t epoch, uint64_t step) const;

  // In the layout that the model's weights have.
  at::Tensor laid_out(const at::Tensor& inputs) const;

 private:
  const std::vector<int64_t>& order(int64_t samples, uint32_t epoch);

  uint64_t seed_;
  Augmentation augmentation_;
  BatchAugmentation batch_augmentation_;
  bool channels_last_;
  // Of the epoch whose batches are asked for.
  std::vector<int64_t> order_;
  std::pair<int64_t, uint32_t> order_of_{-1, 0};
};

// Says which dtype the model takes instead.
[[noreturn]] void refuse_dtype(at::ScalarType given, at::ScalarType expected);

}  // namespace tsml::training
