// What a training makes small: the mean of each loss over all samples of a window, by their weights, and the weighted
// sum of these means.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/losses/loss.h"
#include "core/training/preparation.h"

namespace tsml::training {

// A loss among several.
struct Term {
  std::string name;
  double weight = 1;
  std::unique_ptr<losses::Loss> loss;
};

// A check of targets that a device has computed and nobody has read.
struct UnreadCheck {
  std::vector<int64_t> output;
  losses::Targets targets;
  at::Tensor verdict;  // a scalar: anything but 0 stands for an error; undefined where none can be
};

class Objective {
 public:
  // Throws std::invalid_argument for none, and for weights that are not finite.
  explicit Objective(std::vector<Term> terms);

  const std::vector<Term>& terms() const { return terms_; }

  // Throws std::invalid_argument where a loss does not take the targets for an output of this shape [N, ...]. `samples`
  // are their numbers in the data, to name the one that is at fault.
  void check(at::IntArrayRef output, const losses::Targets& targets, std::span<const int64_t> samples) const;

  // The same without reading the device: where the verdict is read to be an error, `check` throws it. Classes out of
  // range become 0 in `targets`, for as an index they would end all use of a device.
  UnreadCheck check_unread(at::IntArrayRef output, losses::Targets& targets) const;

 private:
  std::vector<Term> terms_;
};

// The objective of one window, piece by piece.
class WindowLoss {
 public:
  // What sums are divided by follows from the targets of all batches, before the first one runs.
  WindowLoss(const Objective& objective, std::span<const Prepared> window);

  // A piece's share of the objective, recorded.
  at::Tensor add(const at::Tensor& output, const losses::Targets& targets);

  // Scalars for each term, on the device: its mean over what was added, and the weight of the whole window.
  const std::vector<at::Tensor>& means() const { return means_; }
  const std::vector<at::Tensor>& weights() const { return weights_; }

 private:
  const Objective& objective_;
  std::vector<at::Tensor> weights_, divisors_, means_;
};

}  // namespace tsml::training
