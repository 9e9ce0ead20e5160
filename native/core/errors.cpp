#include "core/errors.h"

namespace tsml {

std::string dtype_name(at::ScalarType dtype) {
  switch (dtype) {
    case at::kFloat:
      return "float32";
    case at::kDouble:
      return "float64";
    case at::kHalf:
      return "float16";
    case at::kBFloat16:
      return "bfloat16";
    case at::kByte:
      return "uint8";
    case at::kChar:
      return "int8";
    case at::kShort:
      return "int16";
    case at::kInt:
      return "int32";
    case at::kLong:
      return "int64";
    case at::kBool:
      return "bool";
    case at::kComplexFloat:
      return "complex64";
    case at::kComplexDouble:
      return "complex128";
    default:
      return at::toString(dtype);
  }
}

std::string describe(const at::Tensor& tensor) {
  return describe(tensor.scalar_type(), tensor.sizes(), tensor.device());
}

std::string describe(at::ScalarType dtype, at::IntArrayRef sizes, at::Device device) {
  std::ostringstream text;
  text << dtype_name(dtype) << " " << sizes << " on " << device;
  return text.str();
}

}  // namespace tsml
