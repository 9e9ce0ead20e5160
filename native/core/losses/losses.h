// The losses, each in a file of its name. Options by the names and with the meaning of lib/config/losses.ts; all throw
// std::invalid_argument where one is missing or out of range.
#pragma once

#include "core/losses/class_loss.h"

namespace tsml::losses {

// Output logits [N, C]; targets classes [N] int64 or probabilities [N, C]; a loss for each sample.
std::unique_ptr<ClassLoss> make_cross_entropy(const Options& options);
// The same, or with multiLabel as make_binary_cross_entropy's.
std::unique_ptr<Loss> make_focal(const Options& options);

// Output logits [N, K], targets of the same shape from 0 to 1; a loss for each element.
std::unique_ptr<Loss> make_binary_cross_entropy(const Options& options);
std::unique_ptr<Loss> make_asymmetric(const Options& options);

// Output [N, 2K], K means and then K deviations or variances; targets [N, K]; a loss for each element.
std::unique_ptr<Loss> make_gaussian_nll(const Options& options);

// Output [N, 2C + 1], as the model MultiHead gives it; targets as for cross-entropy; one loss for the batch.
std::unique_ptr<Loss> make_selective(const Options& options);

// Output logits [N, C] of the samples as they are, Targets::adversarial under attack; targets as for cross-entropy,
// none for the term alone; a loss for each sample.
std::unique_ptr<Loss> make_trades(const Options& options);
std::unique_ptr<Loss> make_trades_term(const Options& options);

// Output logits [N, C], Targets::teacher of the same shape; no values; a loss for each sample.
std::unique_ptr<Loss> make_distillation(const Options& options);

// What positives count beside negatives to weigh as much: N-/N+ of each class [K] in float64, and 1 where a class has
// not both. `values` [N, K] from 0 to 1, of which `mask` (bool, the same shape) leaves out where it is false.
at::Tensor balancing_pos_weight(const at::Tensor& values, const std::optional<at::Tensor>& mask);

}  // namespace tsml::losses
