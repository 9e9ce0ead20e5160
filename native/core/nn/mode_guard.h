// The training modes of a module and all below it, for as long as the guard lives; then each is what it was: parts of a
// model may be frozen in evaluation mode.
#pragma once

#include <utility>

#include "core/nn/module.h"

namespace tsml::nn {

class ModeGuard {
 public:
  ModeGuard(const std::shared_ptr<Module>& module, bool training) {
    visit(module, [&] { return training; });
  }
  // `modes` has one for each module, depth first.
  ModeGuard(const std::shared_ptr<Module>& module, const std::vector<bool>& modes) {
    visit(module, [&, place = size_t{0}]() mutable { return modes.at(place++); });
  }
  ~ModeGuard() {
    for (const auto& [module, mode] : before_) module->set_training(mode);
  }
  ModeGuard(const ModeGuard&) = delete;
  ModeGuard& operator=(const ModeGuard&) = delete;

 private:
  template <typename Mode>
  void visit(const std::shared_ptr<Module>& module, Mode&& mode) {
    before_.emplace_back(module, module->is_training());
    module->set_training(mode());
    for (const Module::Child& child : module->named_children()) visit(child.module, mode);
  }

  // Shared, for a child may be exchanged meanwhile.
  std::vector<std::pair<std::shared_ptr<Module>, bool>> before_;
};

}  // namespace tsml::nn
