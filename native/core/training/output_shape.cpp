#include "core/training/output_shape.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "core/errors.h"
#include "core/nn/draws.h"
#include "core/nn/mode_guard.h"
#include "core/training/preparation.h"
#include "core/training/snapshot.h"

namespace tsml::training {

OutputShape::OutputShape(std::shared_ptr<nn::Module> model, Forward forward)
    : model_(std::move(model)), forward_(std::move(forward)) {}

const std::vector<int64_t>& OutputShape::of(const at::Tensor& inputs, at::ScalarType dtype) {
  const at::IntArrayRef sample = inputs.sizes().slice(1);
  if (output_ && sample == at::IntArrayRef(input_) && inputs.scalar_type() == input_dtype_) return *output_;
  c10::NoGradGuard no_grad;
  nn::ModeGuard evaluation(model_, false);
  std::vector<int64_t> sizes{1};
  sizes.insert(sizes.end(), sample.begin(), sample.end());
  const at::Tensor one = inputs.size(0) > 0 ? inputs.narrow(0, 0, 1) : at::zeros(sizes, inputs.options());
  const nn::DrawsGuard own_draws(uint64_t{0});
  const Snapshot before(*model_);
  at::Tensor output;
  try {
    output = outputs_of(one, dtype).front().tensor;
  } catch (const c10::OutOfMemoryError&) {
    before.restore();
    throw;
  } catch (...) {
    before.restore();
    if (inputs.size(0) <= 1) throw;
    output = output_of_many(inputs, std::current_exception());
  }
  before.restore();
  input_ = sample.vec();
  input_dtype_ = inputs.scalar_type();
  return output_.emplace(output.sizes().slice(1).vec());
}

at::Tensor OutputShape::output_of_many(const at::Tensor& inputs, const std::exception_ptr& of_one) {
  const Snapshot before(*model_);
  try {
    return forward_(inputs).front().tensor;
  } catch (...) {
    before.restore();
    std::rethrow_exception(of_one);
  }
}

std::vector<NamedTensor> OutputShape::outputs_of(const at::Tensor& one, at::ScalarType dtype) {
  try {
    return forward_(one);
  } catch (const c10::OutOfMemoryError&) {
    throw;
  } catch (...) {
    // Whole numbers are right where they are looked up. Where the same numbers as the model's dtype are, they are not.
    if (one.is_floating_point()) throw;
    const bool is_dtype_the_fault = [&] {
      try {
        forward_(one.to(dtype));
        return true;
      } catch (...) {
        return false;
      }
    }();
    if (!is_dtype_the_fault) throw;
    refuse_dtype(one.scalar_type(), dtype);
  }
}

}  // namespace tsml::training
