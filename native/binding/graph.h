// Going through the operators that led to tensors, as `backward` will.
#pragma once

#include <torch/csrc/autograd/function.h>

#include <unordered_set>
#include <vector>

namespace tsml::binding {

// Visits each recorded operator once, for as long as `visit` gives true. Whether it always did.
template <typename Visit>
bool walk_graph(const std::vector<at::Tensor>& roots, Visit&& visit) {
  std::vector<const torch::autograd::Node*> open;
  std::unordered_set<const torch::autograd::Node*> seen;
  const auto meet = [&](const torch::autograd::Node* node) {
    if (node && seen.insert(node).second) open.push_back(node);
  };
  for (const at::Tensor& root : roots) meet(root.grad_fn().get());
  while (!open.empty()) {
    const torch::autograd::Node* node = open.back();
    open.pop_back();
    if (!visit(*node)) return false;
    for (const torch::autograd::Edge& edge : node->next_edges()) meet(edge.function.get());
  }
  return true;
}

}  // namespace tsml::binding
