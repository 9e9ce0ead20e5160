// Numbers that a device has computed, read at once.
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace tsml::training {

// Scalars of any real dtypes, in their order; integers are exact up to 2^53 (2^24 on a device without float64).
//
// A reading waits until the device has done all that it was asked for, and nothing new is asked of it meanwhile: what a
// step has to know it therefore reads together.
std::vector<double> read(const std::vector<at::Tensor>& scalars);

}  // namespace tsml::training
