// What the losses share: how they read options, check targets and weigh.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/TensorOptions.h>

#include <optional>
#include <string>
#include <vector>

#include "core/losses/loss.h"
#include "core/options.h"

namespace tsml::losses {

// One option, in its range; std::invalid_argument otherwise, or where it is missing.
double fraction(const Options& options, const char* name);      // 0 to 1
double non_negative(const Options& options, const char* name);  // finite
double positive(const Options& options, const char* name);      // finite
// Nothing where it is not given.
std::optional<int64_t> optional_integer(const Options& options, const char* name);

// An option with a number for each class, or an empty list for none.
class ClassNumbers {
 public:
  // Throws std::invalid_argument where one of them is negative or not finite, or all are 0.
  ClassNumbers(const Options& options, const char* name);
  ClassNumbers(const char* name, std::vector<double> numbers);

  bool empty() const { return numbers_.empty(); }

  // Throws std::invalid_argument where there are numbers, and not one for each class.
  void check(int64_t classes) const;

  // [C] of this dtype and on this device.
  at::Tensor to(const at::TensorOptions& options) const;

 private:
  const char* name_;
  std::vector<double> numbers_;
  mutable at::Tensor on_device_;  // in full precision; a loss is one training's, and used by one thread
};

// Half precision becomes float32, recorded.
at::Tensor raised(const at::Tensor& tensor);

// Of weights, as Loss::weight promises them.
at::TensorOptions weight_options(at::Device device);

// The weight, and 1 for a weight of 0: what it divides is 0 then.
at::Tensor or_one(const at::Tensor& weight);

// Throws std::invalid_argument, as in "Expected targets from 0 to 9 but received 12 (targets[3])", for the first of
// `values` that is marked; `advise` says what to do about it, where that is known. Reads the device, unless that is
// deferred (deferred_check.h).
using Advise = const char* (*)(double received);
void refuse_marked(const at::Tensor& wrong, const at::Tensor& values, const char* what, const std::string& expected,
                   Advise advise = nullptr);

// Throw std::invalid_argument where what is there does not fit. `check_sample_weights` reads the device.
void check_matrix(const Loss& loss, at::IntArrayRef output);
void check_sample_weights(const Targets& targets, int64_t samples);
void check_mask(const Targets& targets, at::IntArrayRef shape);
void check_logits(const Loss& loss, const char* what, const std::optional<at::Tensor>& logits, at::IntArrayRef output);

// What both say to keep; nothing stands for all.
std::optional<at::Tensor> both(std::optional<at::Tensor> kept, std::optional<at::Tensor> also);

// log softmax's Kullback-Leibler divergence KL(p || q) for logits [N, C], in nats: [N].
at::Tensor kl_divergence(const at::Tensor& p_logits, const at::Tensor& q_logits);

// The sigmoid of logits, whose derivative p (1 - p) does not cancel where p is near 1, as that of at::sigmoid does.
at::Tensor probability(const at::Tensor& logits);

// The focal factor rest^gamma, rest from 0 to 1 and gamma >= 0. At a rest of 0 the slope has no end where gamma < 1: it
// is taken as 0.
at::Tensor focus(const at::Tensor& rest, double gamma);
at::Tensor focus(const at::Tensor& rest, const at::Tensor& gamma);

}  // namespace tsml::losses
