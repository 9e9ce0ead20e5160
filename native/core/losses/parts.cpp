#include "core/losses/parts.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "core/errors.h"
#include "core/losses/deferred_check.h"

namespace tsml::losses {

namespace {

// Its powers with exponents from -1 to 1 are normal float32s.
constexpr double kLeastRest = 1e-30;

}  // namespace

double fraction(const Options& options, const char* name) {
  const double value = option<double>(options, name);
  if (!(value >= 0 && value <= 1)) refuse("Expected ", name, " from 0 to 1 but received ", value);
  return value;
}

double non_negative(const Options& options, const char* name) {
  const double value = option<double>(options, name);
  if (!(value >= 0 && std::isfinite(value))) refuse("Expected a finite ", name, " of at least 0 but received ", value);
  return value;
}

double positive(const Options& options, const char* name) {
  const double value = option<double>(options, name);
  if (!(value > 0 && std::isfinite(value))) refuse("Expected a finite ", name, " above 0 but received ", value);
  return value;
}

std::optional<int64_t> optional_integer(const Options& options, const char* name) {
  if (!options.contains(name)) return std::nullopt;
  return option<int64_t>(options, name);
}

ClassNumbers::ClassNumbers(const Options& options, const char* name)
    : ClassNumbers(name, option<std::vector<double>>(options, name)) {}

ClassNumbers::ClassNumbers(const char* name, std::vector<double> numbers) : name_(name), numbers_(std::move(numbers)) {
  for (size_t i = 0; i < numbers_.size(); i++)
    if (!(numbers_[i] >= 0 && std::isfinite(numbers_[i])))
      refuse("Expected ", name, " that are finite and at least 0 but received ", numbers_[i], " (", name, "[", i, "])");
  if (!empty() && std::all_of(numbers_.begin(), numbers_.end(), [](double each) { return each == 0; }))
    refuse("Expected ", name, " of which at least one is above 0 but received zeros alone");
}

void ClassNumbers::check(int64_t classes) const {
  if (!empty() && static_cast<int64_t>(numbers_.size()) != classes)
    refuse("Expected ", name_, " for ", classes, " classes but received ", numbers_.size());
}

at::Tensor ClassNumbers::to(const at::TensorOptions& options) const {
  if (!on_device_.defined() || on_device_.device() != options.device())
    on_device_ = at::tensor(numbers_, weight_options(options.device()).device(at::kCPU)).to(options.device());
  return on_device_.to(options.dtype());
}

at::Tensor raised(const at::Tensor& tensor) {
  const at::ScalarType dtype = tensor.scalar_type();
  return dtype == at::kHalf || dtype == at::kBFloat16 ? tensor.to(at::kFloat) : tensor;
}

at::TensorOptions weight_options(at::Device device) {
  return at::TensorOptions(device).dtype(device.is_mps() ? at::kFloat : at::kDouble);
}

at::Tensor or_one(const at::Tensor& weight) {
  return weight.masked_fill(weight == 0, 1);
}

void refuse_marked(const at::Tensor& wrong, const at::Tensor& values, const char* what, const std::string& expected,
                   Advise advise) {
  if (DeferredCheck::keeps(wrong, values) || !wrong.any().item<bool>()) return;
  const at::Tensor first = wrong.nonzero()[0].to(at::kCPU);
  std::vector<at::indexing::TensorIndex> place;
  for (int64_t dim = 0; dim < first.size(0); dim++) place.emplace_back(first[dim].item<int64_t>());
  std::ostringstream where;
  for (size_t dim = 0; dim < place.size(); dim++) where << (dim == 0 ? "" : ", ") << place[dim];
  const at::Scalar value = values.index(place).item();
  std::ostringstream received;
  if (value.isIntegral(true))
    received << value.to<int64_t>();
  else
    received << value.to<double>();
  refuse("Expected ", what, " ", expected, " but received ", received.str(), " (", what, "[", where.str(), "])",
         advise ? ": " : "", advise ? advise(value.to<double>()) : "");
}

void check_matrix(const Loss& loss, at::IntArrayRef output) {
  if (output.size() != 2 || output[1] == 0)
    refuse("Expected an output [N, C] for ", loss.name(), " but received one of shape ", output);
}

void check_sample_weights(const Targets& targets, int64_t samples) {
  if (!targets.sample_weights) return;
  const at::Tensor& weights = *targets.sample_weights;
  if (weights.dim() != 1 || weights.size(0) != samples || !weights.is_floating_point())
    refuse("Expected floating-point sampleWeights [", samples, "] but received ", describe(weights));
  refuse_marked(at::isfinite(weights).logical_and(weights >= 0).logical_not(), weights, "sampleWeights",
                "that are finite and at least 0");
}

void check_mask(const Targets& targets, at::IntArrayRef shape) {
  if (targets.mask && (targets.mask->scalar_type() != at::kBool || targets.mask->sizes() != shape))
    refuse("Expected a mask bool ", shape, " but received ", describe(*targets.mask));
}

void check_logits(const Loss& loss, const char* what, const std::optional<at::Tensor>& logits, at::IntArrayRef output) {
  if (!logits) refuse("Expected ", what, " logits for ", loss.name(), " but received none");
  if (!logits->is_floating_point() || logits->sizes() != output)
    refuse("Expected floating-point ", what, " logits ", output, ", the output's shape, for ", loss.name(),
           " but received ", describe(*logits));
}

std::optional<at::Tensor> both(std::optional<at::Tensor> kept, std::optional<at::Tensor> also) {
  if (!kept) return also;
  if (!also) return kept;
  return kept->logical_and(*also);
}

at::Tensor kl_divergence(const at::Tensor& p_logits, const at::Tensor& q_logits) {
  const at::Tensor log_p = at::log_softmax(p_logits, 1), log_q = at::log_softmax(q_logits, 1);
  return (log_p.exp() * (log_p - log_q)).sum(1);
}

at::Tensor probability(const at::Tensor& logits) {
  return at::where(logits < 0, at::sigmoid(logits), 1 - at::sigmoid(-logits));
}

at::Tensor focus(const at::Tensor& rest, double gamma) {
  return rest.clamp_min(kLeastRest).pow(gamma);
}

at::Tensor focus(const at::Tensor& rest, const at::Tensor& gamma) {
  return rest.clamp_min(kLeastRest).pow(gamma);
}

}  // namespace tsml::losses
