// The shape of what a model puts out, found before it trains.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <vector>

#include "core/nn/module.h"

namespace tsml::training {

class OutputShape {
 public:
  using Forward = std::function<std::vector<NamedTensor>(const at::Tensor&)>;

  OutputShape(std::shared_ptr<nn::Module> model, Forward forward);

  // Of the output itself, without the dimension of the samples. One of them runs in evaluation mode, where they are
  // other than the last ones were, or all of them in a model that takes no single one; nothing has changed afterwards.
  // Throws what the model throws, and std::invalid_argument where their dtype alone is what it does not take, for
  // `dtype`, its parameters', would do.
  const std::vector<int64_t>& of(const at::Tensor& inputs, at::ScalarType dtype);

 private:
  // Throws `of_one` where the model does not take them either.
  at::Tensor output_of_many(const at::Tensor& inputs, const std::exception_ptr& of_one);
  std::vector<NamedTensor> outputs_of(const at::Tensor& one, at::ScalarType dtype);

  std::shared_ptr<nn::Module> model_;
  Forward forward_;
  std::vector<int64_t> input_;
  std::optional<std::vector<int64_t>> output_;  // for inputs like those
  at::ScalarType input_dtype_ = at::kFloat;
};

}  // namespace tsml::training
