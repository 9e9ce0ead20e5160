#include "core/nn/capture.h"

#include <ATen/ATen.h>

#include <algorithm>

#include "core/errors.h"

namespace tsml::nn {

namespace {

// Goes through the modules that run, and no handler of errors takes it for one.
struct Stop {};

class Recorder final : public Observer {
 public:
  Recorder(Module& root, const std::vector<std::string>& paths, bool copies, bool stop_early)
      : copies_(copies), stop_early_(stop_early) {
    for (const std::string& path : paths) {
      places_.push_back({&root.descendant(path), nullptr, {}});
      if (path.empty()) refuse("Expected the path of a module below ", root.kind(), " but received an empty one");
    }
    for (Place& place : places_) place.before = place.module->observe(this);
  }
  // Each puts back whom it found, last first: a module may be asked for twice.
  ~Recorder() override {
    for (size_t i = places_.size(); i-- > 0;) places_[i].module->observe(places_[i].before);
  }

  std::vector<at::Tensor> before(const Module& module, at::TensorList inputs) override {
    Observer* other = beneath(module);
    return other ? other->before(module, inputs) : inputs.vec();
  }

  at::Tensor after(const Module& module, at::TensorList inputs, const at::Tensor& output) override {
    Observer* other = beneath(module);
    at::Tensor given = other ? other->after(module, inputs, output) : output;
    for (Place& place : places_)
      if (place.module == &module) place.output = copies_ ? given.clone() : given;
    if (stop_early_ && is_complete()) throw Stop();
    return given;
  }

  bool is_complete() const {
    return std::all_of(places_.begin(), places_.end(), [](const Place& place) { return place.output.defined(); });
  }

  std::vector<at::Tensor> outputs(const std::vector<std::string>& paths) const {
    std::vector<at::Tensor> outputs;
    for (size_t i = 0; i < places_.size(); i++) {
      if (!places_[i].output.defined()) refuse("Expected ", paths[i], " to run, but it did not");
      outputs.push_back(places_[i].output);
    }
    return outputs;
  }

 private:
  struct Place {
    Module* module;
    Observer* before;
    at::Tensor output;
  };

  // Who watched the module before.
  Observer* beneath(const Module& module) const {
    for (const Place& place : places_)
      if (place.module == &module) return place.before;
    return nullptr;
  }

  std::vector<Place> places_;
  bool copies_, stop_early_;
};

}  // namespace

Captured capture(Module& root, const std::vector<std::string>& paths, bool copies, bool stop_early,
                 const std::function<at::Tensor(const std::function<bool()>&)>& body) {
  Recorder recorder(root, paths, copies, stop_early);
  at::Tensor result;
  try {
    result = body([&] { return recorder.is_complete(); });
  } catch (const Stop&) {
  }
  return {recorder.outputs(paths), result};
}

}  // namespace tsml::nn
