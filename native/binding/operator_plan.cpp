#include "binding/operator_plan.h"

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

#include "binding/errors.h"

namespace tsml::binding {

namespace {

constexpr std::array<std::pair<const char*, at::ScalarType>, 12> kDtypes{{
    {"float32", at::kFloat},
    {"float64", at::kDouble},
    {"float16", at::kHalf},
    {"bfloat16", at::kBFloat16},
    {"int8", at::kChar},
    {"int16", at::kShort},
    {"int32", at::kInt},
    {"int64", at::kLong},
    {"uint8", at::kByte},
    {"bool", at::kBool},
    {"complex64", at::kComplexFloat},
    {"complex128", at::kComplexDouble},
}};

Kind kind_of(const c10::Type& type) {
  switch (type.kind()) {
    case c10::TypeKind::TensorType:
      return Kind::tensor;
    case c10::TypeKind::NumberType:
      return Kind::scalar;
    case c10::TypeKind::IntType:
    case c10::TypeKind::SymIntType:
      return Kind::integer;
    case c10::TypeKind::FloatType:
      return Kind::floating;
    case c10::TypeKind::BoolType:
      return Kind::boolean;
    case c10::TypeKind::StringType:
      return Kind::string;
    case c10::TypeKind::ScalarTypeType:
      return Kind::scalar_type;
    case c10::TypeKind::LayoutType:
      return Kind::layout;
    case c10::TypeKind::DeviceObjType:
      return Kind::device;
    case c10::TypeKind::MemoryFormatType:
      return Kind::memory_format;
    case c10::TypeKind::GeneratorType:
      return Kind::generator;
    default:
      return Kind::none;
  }
}

// Peels Optional and List off a type.
struct Peeled {
  Kind kind;
  bool optional = false, list = false, optional_items = false;
};

Peeled peel(c10::TypePtr type) {
  Peeled peeled{};
  if (auto optional = type->cast<c10::OptionalType>()) {
    peeled.optional = true;
    type = optional->getElementType();
  }
  if (auto list = type->cast<c10::ListType>()) {
    peeled.list = true;
    type = list->getElementType();
    if (auto optional = type->cast<c10::OptionalType>()) {
      peeled.optional_items = true;
      type = optional->getElementType();
    }
  }
  peeled.kind = kind_of(*type);
  return peeled;
}

ArgumentPlan plan_argument(const c10::Argument& argument) {
  Peeled peeled = peel(argument.real_type());
  ArgumentPlan plan;
  plan.name = argument.name();
  plan.type = argument.real_type()->str();
  plan.kind = peeled.kind;
  plan.list = peeled.list;
  plan.optional = peeled.optional;
  plan.optional_items = peeled.optional_items;
  plan.size = argument.N().value_or(-1);
  plan.keyword_only = argument.kwarg_only();
  plan.written = argument.alias_info() && argument.alias_info()->isWrite();
  if (argument.default_value()) {
    plan.has_default = true;
    plan.default_value = *argument.default_value();
  }
  return plan;
}

// x + 1 goes to add.Tensor, as in Python, whose PyTorch hides these overloads for scalars: what a graph names is then
// the same (AddBackward0), and so is every number.
void redirect_scalar(OperatorPlan& plan) {
  static const std::regex hidden("aten::(add|sub|mul|div)_?");
  const bool is_plain = plan.overload == "Scalar", has_mode = plan.overload == "Scalar_mode";
  if ((!is_plain && !has_mode) || !std::regex_match(plan.name, hidden)) return;
  auto tensors = c10::Dispatcher::singleton().findSchema({plan.name, has_mode ? "Tensor_mode" : "Tensor"});
  if (!tensors) return;
  plan.handle = *tensors;
  plan.arguments[1].wrapped = true;
}

void plan_spread(OperatorPlan& plan) {
  static const std::regex products("aten::(mm|bmm|matmul|linear|addmm|baddbmm)");
  static const std::regex walks("aten::_?(log_)?softmax|aten::(nll_loss|nll_loss_nd|cross_entropy_loss|layer_norm)");
  if (std::regex_match(plan.name, walks)) plan.spread = Spread::elements;
  if (!std::regex_match(plan.name, products)) return;
  plan.spread = Spread::product;
  plan.left = plan.name.ends_with("addmm") || plan.name.ends_with("addbmm") ? 1 : 0;
}

OperatorPlan make_plan(const c10::OperatorHandle& handle) {
  const c10::FunctionSchema& schema = handle.schema();
  OperatorPlan plan{handle, schema.name(), schema.overload_name(), c10::toString(schema), {}, {}, {}, {}};
  for (const c10::Argument& argument : schema.arguments()) plan.arguments.push_back(plan_argument(argument));
  for (const c10::Argument& result : schema.returns()) {
    Peeled peeled = peel(result.real_type());
    plan.returns.push_back({result.name(), peeled.kind, peeled.list});
  }

  // An in-place or out= operator returns the argument it wrote: the same alias set, marked as written, on both sides.
  plan.returned_argument.assign(plan.returns.size(), -1);
  for (size_t r = 0; r < plan.returns.size(); r++) {
    const c10::AliasInfo* result = schema.returns()[r].alias_info();
    if (!result || !result->isWrite() || plan.returns[r].list) continue;
    for (size_t a = 0; a < plan.arguments.size(); a++) {
      const c10::AliasInfo* argument = schema.arguments()[a].alias_info();
      if (argument && argument->isWrite() && argument->beforeSets() == result->beforeSets())
        plan.returned_argument[r] = static_cast<int>(a);
    }
  }

  for (const ArgumentPlan& argument : plan.arguments)
    if (argument.kind == Kind::none && !argument.optional && !argument.has_default)
      plan.unreachable =
          "argument '" + argument.name + "' is a " + argument.type + ", which JavaScript has no value for";
  for (size_t r = 0; r < plan.returns.size(); r++)
    if (plan.returns[r].kind == Kind::none)
      plan.unreachable =
          "it returns a " + schema.returns()[r].real_type()->str() + ", which JavaScript has no value for";
  redirect_scalar(plan);
  plan_spread(plan);
  return plan;
}

}  // namespace

const std::map<std::string, std::vector<c10::OperatorName>>& operator_names() {
  static const auto names = [] {
    std::map<std::string, std::vector<c10::OperatorName>> by_name;
    for (const c10::OperatorName& name : c10::Dispatcher::singleton().getAllOpNames())
      by_name[name.name].push_back(name);
    for (auto& [name, overloads] : by_name)
      std::sort(overloads.begin(), overloads.end(),
                [](const auto& a, const auto& b) { return a.overload_name < b.overload_name; });
    return by_name;
  }();
  return names;
}

const std::vector<uint32_t>& OperatorPlans::overloads(const std::string& name) {
  auto known = by_name_.find(name);
  if (known != by_name_.end()) return known->second;
  std::vector<uint32_t> indices;
  auto names = operator_names().find(name);
  if (names != operator_names().end())
    for (const c10::OperatorName& overload : names->second)
      if (auto handle = c10::Dispatcher::singleton().findSchema(overload)) {
        indices.push_back(static_cast<uint32_t>(plans_.size()));
        plans_.push_back(make_plan(*handle));
      }
  return by_name_.emplace(name, std::move(indices)).first->second;
}

const OperatorPlan& OperatorPlans::at(uint32_t index) const {
  return plans_.at(index);
}

at::ScalarType dtype_from_name(const std::string& name) {
  std::string known;
  for (const auto& [word, value] : kDtypes) {
    if (name == word) return value;
    known += known.empty() ? word : std::string(", ") + word;
  }
  throw ArgumentError("expected a dtype (one of " + known + "), received '" + name + "'");
}

}  // namespace tsml::binding
