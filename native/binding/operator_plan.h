// A libtorch operator with its schema parsed once: how JavaScript values become its arguments, and its results
// JavaScript values. One boxed call then reaches every operator the dispatcher knows.
#pragma once

#include <ATen/core/dispatch/Dispatcher.h>

#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace tsml::binding {

enum class Kind {
  tensor,
  scalar,
  integer,
  floating,
  boolean,
  string,
  scalar_type,
  layout,
  device,
  memory_format,
  generator,
  // No JavaScript value stands for it; such an argument can only be left out.
  none,
};

struct ArgumentPlan {
  std::string name;
  std::string type;  // libtorch's own words, for messages
  Kind kind = Kind::none;
  bool list = false;
  bool optional = false;        // the argument, or the whole list, may be None
  bool optional_items = false;  // Tensor?[]
  int32_t size = -1;            // int[2]: a single number stands for all
  bool keyword_only = false;
  bool written = false;
  bool has_default = false;
  c10::IValue default_value;
  bool wrapped = false;  // a scalar that goes to the operator as a tensor without dimensions
};

struct ReturnPlan {
  std::string name;
  Kind kind = Kind::none;
  bool list = false;
};

// Kernels that wake all of libtorch's threads, however little there is to do: what their work is measured by.
enum class Spread {
  no,
  elements,  // those of the first argument
  product,   // the multiplications of two matrices, `left` and the argument after it
};

struct OperatorPlan {
  c10::OperatorHandle handle;
  std::string name, overload, schema;
  std::vector<ArgumentPlan> arguments;
  std::vector<ReturnPlan> returns;
  // For each result, the argument that it is (in-place and out= forms), else -1.
  std::vector<int> returned_argument;
  // Why JavaScript cannot call it; empty where it can.
  std::string unreachable;
  Spread spread = Spread::no;
  uint32_t left = 0;
};

// Every operator name libtorch's dispatcher knows, `aten::add`, with its overloads in alphabetical order.
const std::map<std::string, std::vector<c10::OperatorName>>& operator_names();

class OperatorPlans {
 public:
  // The overloads of one operator, `aten::add`, as indices for `at`. Empty where libtorch has none of that name.
  const std::vector<uint32_t>& overloads(const std::string& name);
  const OperatorPlan& at(uint32_t index) const;
  bool contains(uint32_t index) const { return index < plans_.size(); }

 private:
  std::deque<OperatorPlan> plans_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_name_;
};

// The dtype of a word such as "float32". Throws ArgumentError with the words that there are.
at::ScalarType dtype_from_name(const std::string& name);

}  // namespace tsml::binding
