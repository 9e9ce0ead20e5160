#include "core/training/culprit.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace tsml::training {

bool is_finite(const at::Tensor& tensor) {
  return !tensor.is_floating_point() || at::isfinite(tensor).all().item<bool>();
}

namespace {

// Looks at what the modules below one give.
class Culprit final : public nn::Observer {
 public:
  explicit Culprit(nn::Module& root) { watch(root, ""); }
  ~Culprit() override {
    for (size_t i = watched_.size(); i-- > 0;) watched_[i].module->observe(watched_[i].before);
  }

  std::vector<at::Tensor> before(const nn::Module&, at::TensorList inputs) override { return inputs.vec(); }

  at::Tensor after(const nn::Module& module, at::TensorList inputs, const at::Tensor& output) override {
    if (found_.empty() && !is_finite(output) && std::all_of(inputs.begin(), inputs.end(), is_finite)) {
      const auto is_this = [&](const Watched& watched) { return watched.module == &module; };
      const auto place = std::find_if(watched_.begin(), watched_.end(), is_this);
      found_ = place->path + " (" + module.kind() + ")";
      for (const NamedTensor& parameter : module.own_parameters())
        if (!is_finite(parameter.tensor)) found_ += ", whose " + parameter.name + " is not finite";
    }
    return output;
  }

  // Its path and kind; empty where none was.
  const std::string& found() const { return found_; }

 private:
  struct Watched {
    nn::Module* module;
    std::string path;
    nn::Observer* before;
  };

  void watch(nn::Module& module, const std::string& prefix) {
    for (const nn::Module::Child& child : module.named_children()) {
      const std::string path = prefix + child.name;
      watched_.push_back({child.module.get(), path, child.module->observe(this)});
      watch(*child.module, path + ".");
    }
  }

  std::vector<Watched> watched_;
  std::string found_;
};

}  // namespace

Search find_culprit(nn::Module& model, const at::Tensor& input) {
  if (auto* searching = dynamic_cast<SearchesItself*>(&model)) return searching->search(input);
  const Culprit culprit(model);
  const bool all = is_finite(model.forward(input));
  return {all, culprit.found()};
}

}  // namespace tsml::training
