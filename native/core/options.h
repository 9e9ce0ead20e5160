// Named settings of models, layers, losses and optimizers, as they cross to and from TypeScript: names in camelCase.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace tsml {

using OptionValue = std::variant<bool, int64_t, double, std::string, std::vector<int64_t>, std::vector<double>>;
using Options = std::map<std::string, OptionValue>;

// The value's kind in words, e.g. "integer".
const char* type_name(const OptionValue& value);

// The value as messages write it, e.g. "'same'" or "[1, 0.5]".
std::string show(const OptionValue& value);

// A value as `like` has it, where JavaScript's one kind of number allows: a whole double for an integer, an integer
// for a double, and the same of lists. Any other value comes back as it is.
OptionValue convert(const OptionValue& value, const OptionValue& like);

// The option of this name and type. Throws std::invalid_argument naming it where it is missing or of another type.
template <typename T>
T option(const Options& options, const std::string& name);

}  // namespace tsml
