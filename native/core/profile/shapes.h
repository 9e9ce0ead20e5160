// What operators were given, remembered once for each kind of call.
#pragma once

#include <ATen/core/ivalue.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tsml::profile {

class Shapes {
 public:
  // The number of these inputs' dtypes and shapes; kNone where no tensor is among them.
  uint32_t number_of(c10::ArrayRef<const c10::IValue> inputs);

  // In the order of the numbers: "float32 [64, 3, 7, 7], float32 [64]".
  std::vector<std::string> texts() const;

 private:
  void add(const at::Tensor& tensor);

  std::vector<int64_t> key_;  // being made
  std::map<std::vector<int64_t>, uint32_t> numbers_;
};

}  // namespace tsml::profile
