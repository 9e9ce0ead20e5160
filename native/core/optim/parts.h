// Pieces that several optimizers share; each over lists that go together, in place where nothing is returned.
#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <utility>
#include <vector>

#include "core/optim/parameter_batch.h"
#include "core/options.h"

namespace tsml::optim {

using TensorVector = std::vector<at::Tensor>;

// The two numbers of the option `betas`.
std::pair<double, double> betas_of(const Options& options);

// Applies the options `maximize` and `weightDecay`: gives the gradients of what is to become small, with the decay
// added; where it is decoupled it is taken off the parameters instead.
TensorVector decayed_gradients(const Options& options, double lr, bool is_decoupled, const ParameterBatch& batch);

// The running averages of the gradients and of their squares.
void move_averages(std::pair<double, double> betas, const TensorVector& gradients, const TensorVector& means,
                   const TensorVector& squares);

// "Cautious" updates (Liang et al. 2024): of an update only that share stays which the gradient agrees with, scaled by
// how much was left out.
void be_cautious(const TensorVector& updates, const TensorVector& gradients);

// One number for each of some others.
std::vector<at::Scalar> for_each_of(const std::vector<double>& values, const std::function<double(double)>& of);

// Runs a kernel that goes through lists element by element. Tensors that go together lie alike in memory, without gaps;
// the first list is written. `counters` has a number for each place of the lists, or is empty. libtorch's kernels of
// the CPU divide each tensor among all threads, some of them however small it is, and have the threads wait for each
// other each time: 62 times for a ResNet-18. Here each thread has one stretch of all elements, and few elements are no
// thread's work but this one's. The numbers are the same, bit for bit.
using ListKernel = std::function<void(const std::vector<TensorVector>& lists, const TensorVector& counters)>;
void share_out(const std::vector<TensorVector>& lists, const TensorVector& counters, const ListKernel& kernel);

}  // namespace tsml::optim
