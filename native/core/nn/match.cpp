#include "core/nn/match.h"

#include <unordered_map>

#include "core/errors.h"

namespace tsml::nn {

std::vector<at::Tensor> match(const std::vector<NamedTensor>& own, const std::vector<NamedTensor>& given,
                              const char* what) {
  std::unordered_map<std::string, at::Tensor> by_name;
  for (const NamedTensor& entry : given) by_name.emplace(entry.name, entry.tensor);
  std::vector<at::Tensor> matched;
  for (const NamedTensor& entry : own) {
    const auto found = by_name.find(entry.name);
    if (found == by_name.end()) refuse("Expected ", entry.name, " of ", what, ", which is missing");
    const at::Tensor& tensor = found->second;
    if (tensor.sizes() != entry.tensor.sizes() || tensor.scalar_type() != entry.tensor.scalar_type())
      refuse("Expected ", entry.name, " of ", what, " as ", describe(entry.tensor), " but received ", describe(tensor));
    matched.push_back(tensor);
  }
  if (given.size() == own.size()) return matched;
  for (const NamedTensor& entry : own) by_name.erase(entry.name);
  refuse("Expected ", own.size(), " tensors of ", what, " but received ", given.size(),
         by_name.empty() ? "" : ", among them " + by_name.begin()->first);
}

}  // namespace tsml::nn
