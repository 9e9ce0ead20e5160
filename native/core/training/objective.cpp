#include "core/training/objective.h"

#include <ATen/ATen.h>

#include <cmath>

#include "core/errors.h"
#include "core/losses/deferred_check.h"

namespace tsml::training {

Objective::Objective(std::vector<Term> terms) : terms_(std::move(terms)) {
  if (terms_.empty()) refuse("Expected at least one loss but received none");
  for (const Term& term : terms_)
    if (!std::isfinite(term.weight)) refuse("Expected a finite weight of ", term.name, " but received ", term.weight);
}

void Objective::check(at::IntArrayRef output, const losses::Targets& targets, std::span<const int64_t> samples) const {
  const auto check_all = [&](at::IntArrayRef shape, const losses::Targets& some) {
    for (const Term& term : terms_) term.loss->check(shape, some);
  };
  try {
    check_all(output, targets);
  } catch (const std::invalid_argument& error) {
    // Which of the data, where it is one sample's fault: its place in a shuffled batch tells nobody.
    std::vector<int64_t> one = output.vec();
    one.front() = 1;
    std::vector<size_t> wrong;
    for (size_t i = 0; i < samples.size(); i++) {
      try {
        check_all(one, narrowed(targets, {static_cast<int64_t>(i), 1}));
      } catch (const std::invalid_argument&) {
        wrong.push_back(i);
      }
    }
    if (wrong.empty() || wrong.size() == samples.size()) throw;
    refuse(error.what(), " (row ", wrong.front(), " of the batch is sample ", samples[wrong.front()], " of the data)");
  }
}

UnreadCheck Objective::check_unread(at::IntArrayRef output, losses::Targets& targets) const {
  UnreadCheck unread{output.vec(), targets, {}};
  losses::DeferredCheck deferred;
  for (const Term& term : terms_) term.loss->check(output, targets);
  unread.verdict = deferred.verdict();
  targets.values = deferred.within_range(targets.values);
  return unread;
}

WindowLoss::WindowLoss(const Objective& objective, std::span<const Prepared> window)
    : objective_(objective), means_(objective.terms().size()) {
  for (const Term& term : objective.terms()) {
    at::Tensor total;
    for (const Prepared& batch : window) {
      at::Tensor weight = term.loss->weight(batch.targets);
      total = total.defined() ? total + weight : weight;
    }
    weights_.push_back(total);
    // Where all is left out the sum is 0, and so shall be the mean.
    divisors_.push_back(at::where(total == 0, at::ones_like(total), total));
  }
}

at::Tensor WindowLoss::add(const at::Tensor& output, const losses::Targets& targets) {
  at::Tensor loss;
  for (size_t i = 0; i < means_.size(); i++) {
    const Term& term = objective_.terms()[i];
    const at::Tensor sum = term.loss->sum(output, targets);
    const at::Tensor mean = sum / divisors_[i].to(sum.options());
    const at::Tensor share = term.weight == 1 ? mean : mean * term.weight;
    loss = loss.defined() ? loss + share : share;
    means_[i] = means_[i].defined() ? means_[i] + mean.detach() : mean.detach();
  }
  return loss;
}

}  // namespace tsml::training
