#include "core/losses/loss.h"

#include <ATen/ATen.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include "core/errors.h"
#include "core/losses/losses.h"
#include "core/losses/parts.h"
#include "core/threads/one_thread.h"

namespace tsml::losses {

namespace {

// What every computation of a loss stands under.
class Surroundings {
 public:
  Surroundings(const char* loss, bool is_small, const at::Tensor& output, const Targets& targets)
      : no_autocast_(c10::autocast_dispatch_keyset), one_thread_(is_small) {
    if (!output.is_floating_point())
      refuse("Expected a floating-point output for ", loss, " but received ", describe(output));
    for (const at::Tensor& tensor :
         {targets.values, targets.sample_weights.value_or(at::Tensor()), targets.mask.value_or(at::Tensor()),
          targets.teacher.value_or(at::Tensor()), targets.adversarial.value_or(at::Tensor())})
      if (tensor.defined() && tensor.device() != output.device())
        refuse("Expected all of ", loss, "'s tensors on ", output.device(), " with the output but received ",
               describe(tensor));
  }

 private:
  c10::impl::ExcludeDispatchKeyGuard no_autocast_;
  threads::OneThread one_thread_;
};

}  // namespace

bool Loss::is_small(const at::Tensor& output) const {
  return output.is_cpu() && output.numel() <= threads::kSmall;
}

at::Tensor Loss::elements(const at::Tensor& output, const Targets& targets) const {
  const Surroundings surroundings(name_, is_small(output), output, targets);
  return compute_elements(raised(output), targets);
}

at::Tensor Loss::sum(const at::Tensor& output, const Targets& targets) const {
  const Surroundings surroundings(name_, is_small(output), output, targets);
  return compute_sum(raised(output), targets);
}

at::Tensor Loss::compute_sum(const at::Tensor& output, const Targets& targets) const {
  return compute_elements(output, targets).sum();
}

at::Tensor Loss::reduce(const at::Tensor& output, const Targets& targets, Reduction reduction) const {
  if (reduction == Reduction::none) return elements(output, targets);
  at::Tensor total = sum(output, targets);
  if (reduction == Reduction::sum) return total;
  return total / or_one(weight(targets)).to(total.scalar_type());
}

std::unique_ptr<Loss> make_loss(const std::string& name, const Options& options) {
  using Make = std::unique_ptr<Loss> (*)(const Options&);
  static const std::vector<std::pair<const char*, Make>> kLosses{
      {"crossEntropy", [](const Options& given) -> std::unique_ptr<Loss> { return make_cross_entropy(given); }},
      {"focal", make_focal},
      {"binaryCrossEntropy", make_binary_cross_entropy},
      {"asymmetric", make_asymmetric},
      {"gaussianNll", make_gaussian_nll},
      {"selective", make_selective},
      {"trades", make_trades},
      {"tradesTerm", make_trades_term},
      {"distillation", make_distillation}};
  std::string known;
  for (const auto& [each, make] : kLosses) {
    if (name == each) return make(options);
    known += (known.empty() ? "'" : ", '") + std::string(each) + "'";
  }
  refuse("Expected a loss (", known, ") but received '", name, "'");
}

}  // namespace tsml::losses
