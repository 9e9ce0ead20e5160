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
      : copies_(copies), can_stop_(stop_early) {
    for (const std::string& path : paths) {
      if (path.empty()) refuse("Expected the path of a module below ", root.kind(), " but received an empty one");
      Module& module = root.descendant(path);
      watched_.push_back({&module});
      // A layer without parameters may run several times, in its parent.
      if (!copies || !module.named_parameters().empty()) continue;
      const size_t dot = path.rfind('.');
      if (dot == std::string::npos)
        can_stop_ = false;
      else
        parents_.push_back({&root.descendant(path.substr(0, dot))});
    }
    for (std::vector<Place>* places : {&watched_, &parents_})
      for (Place& place : *places) place.before = place.module->observe(this);
  }
  // Each puts back whom it found, last first: a module may be asked for twice.
  ~Recorder() override {
    for (std::vector<Place>* places : {&parents_, &watched_})
      for (size_t i = places->size(); i-- > 0;) (*places)[i].module->observe((*places)[i].before);
  }

  std::vector<at::Tensor> before(const Module& module, at::TensorList inputs) override {
    Observer* other = beneath(module);
    return other ? other->before(module, inputs) : inputs.vec();
  }

  at::Tensor after(const Module& module, at::TensorList inputs, const at::Tensor& output) override {
    Observer* other = beneath(module);
    at::Tensor given = other ? other->after(module, inputs, output) : output;
    for (Place& place : watched_)
      if (place.module == &module) place.output = copies_ ? given.clone() : given;
    for (Place& place : parents_)
      if (place.module == &module) place.output = given;
    if (can_stop_ && is_complete()) throw Stop();
    return given;
  }

  bool is_complete() const {
    const auto has_run = [](const Place& place) { return place.output.defined(); };
    return std::all_of(watched_.begin(), watched_.end(), has_run) &&
           std::all_of(parents_.begin(), parents_.end(), has_run);
  }

  std::vector<at::Tensor> outputs(const std::vector<std::string>& paths) const {
    std::vector<at::Tensor> outputs;
    for (size_t i = 0; i < watched_.size(); i++) {
      if (!watched_[i].output.defined())
        refuse("Expected ", paths[i], " to run, but the model did not run it as a module");
      outputs.push_back(watched_[i].output);
    }
    return outputs;
  }

 private:
  struct Place {
    Module* module;
    Observer* before = nullptr;
    at::Tensor output{};
  };

  // Who watched the module before.
  Observer* beneath(const Module& module) const {
    for (const std::vector<Place>* places : {&watched_, &parents_})
      for (const Place& place : *places)
        if (place.module == &module && place.before != this) return place.before;
    return nullptr;
  }

  std::vector<Place> watched_, parents_;
  bool copies_, can_stop_;
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
