// How the core words its errors: what was expected, what came, in the names that TypeScript uses.
#pragma once

#include <ATen/core/Tensor.h>

#include <sstream>
#include <stdexcept>
#include <string>

namespace tsml {

// The dtype as TypeScript writes it, e.g. "float32".
std::string dtype_name(at::ScalarType dtype);

// Dtype, shape and device, e.g. "float32 [2, 3, 8, 8] on cpu".
std::string describe(const at::Tensor& tensor);
std::string describe(at::ScalarType dtype, at::IntArrayRef sizes, at::Device device);

// Throws Error with all parts written one after another.
template <typename Error = std::invalid_argument, typename... Parts>
[[noreturn]] void refuse(const Parts&... parts) {
  std::ostringstream text;
  (text << ... << parts);
  throw Error(text.str());
}

}  // namespace tsml
