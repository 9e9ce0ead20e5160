// Why a loss or a gradient became NaN or infinite.
#pragma once

#include <span>
#include <stdexcept>
#include <string>

#include "core/nn/module.h"
#include "core/training/preparation.h"

namespace tsml::training {

// Weights, statistics and gradients are those before the step.
class DivergenceError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Throws where these samples' inputs or targets are at fault, naming the first.
void refuse_data_not_finite(const Prepared& batch, const std::string& what);

// Runs the model once, and throws where what it gives is not finite: names the first module that is at fault. What to
// do depends on whether a step has moved the weights.
void refuse_output_not_finite(nn::Module& model, const at::Tensor& inputs, bool has_moved, const std::string& what);

// Throws, where neither data nor model are at fault.
[[noreturn]] void refuse_not_finite(const std::string& what);

// Throws for the first parameter whose gradient is not finite; `where` is the place in the run.
void refuse_gradients_not_finite(std::span<const NamedTensor> parameters, const std::string& where);

// Throws for the first parameter that is not finite, by this update of the run.
void refuse_weights_not_finite(std::span<const NamedTensor> parameters, uint64_t update);

}  // namespace tsml::training
