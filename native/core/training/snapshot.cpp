#include "core/training/snapshot.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace tsml::training {

Snapshot::Snapshot(nn::Module& model) : model_(model) {
  for (nn::StateEntry& entry : model.state())
    if (entry.is_buffer) buffers_.emplace_back(entry.tensor, entry.tensor.clone());
}

void Snapshot::restore() const {
  c10::NoGradGuard no_grad;
  for (const auto& [buffer, before] : buffers_) buffer.copy_(before);
  model_.undo();
}

}  // namespace tsml::training
