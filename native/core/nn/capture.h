// What modules below a root put out while it runs.
#pragma once

#include <functional>

#include "core/nn/module.h"

namespace tsml::nn {

struct Captured {
  // In the order of the paths; the last output of a module that runs several times.
  std::vector<at::Tensor> outputs;
  // What `body` gave; undefined where it was ended early.
  at::Tensor result;
};

// Runs `body`, which is to run `root`, and keeps the outputs of the modules at `paths` below it.
//
// `copies`: whether each is copied, for what follows may write over it; stages of models are safe as they are.
// `stop_early`: ends the run once each module has run. Throws std::invalid_argument for a path that there is not, or
// whose module did not run.
// `body` is given whether they all have.
Captured capture(Module& root, const std::vector<std::string>& paths, bool copies, bool stop_early,
                 const std::function<at::Tensor(const std::function<bool()>&)>& body);

}  // namespace tsml::nn
