#include "core/nn/checkpoint.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/custom_class.h>

#include "core/errors.h"
#include "core/nn/autocast_guard.h"
#include "core/nn/draws.h"
#include "core/nn/generator_guard.h"
#include "core/nn/mode_guard.h"

namespace tsml::nn {

namespace {

thread_local bool replaying = false;

class ReplayGuard {
 public:
  ReplayGuard() : before_(std::exchange(replaying, true)) {}
  ~ReplayGuard() { replaying = before_; }
  ReplayGuard(const ReplayGuard&) = delete;
  ReplayGuard& operator=(const ReplayGuard&) = delete;

 private:
  bool before_;
};

void collect(const Module& module, std::vector<bool>& modes, bool below) {
  if (below && module.observer())
    refuse("Gradient checkpointing runs ", module.kind(),
           " again in the backward pass, where nobody can watch it: remove its hooks, ask for features of whole "
           "blocks, or turn "
           "checkpointing off");
  modes.push_back(module.is_training());
  for (const Module::Child& child : module.named_children()) collect(*child.module, modes, true);
}

std::vector<at::Tensor> parameters_of(const Module& module) {
  std::vector<at::Tensor> tensors;
  for (NamedTensor& parameter : module.named_parameters()) tensors.push_back(std::move(parameter.tensor));
  return tensors;
}

// Own draws stay this thread's; the default generator, which others draw from as well, is set back only where there are
// none.
std::optional<Draws> copy(const Draws* draws) {
  return draws ? std::optional(draws->clone()) : std::nullopt;
}

// What is needed to run a module again as it was run first.
struct FirstRun : torch::CustomClassHolder {
  FirstRun(std::shared_ptr<Module> module, std::vector<bool> modes, at::Device device)
      : module(std::move(module)),
        modes(std::move(modes)),
        device(device),
        draws(copy(own_draws())),
        default_draws(draws ? at::Tensor() : GeneratorGuard::state(device)),
        autocast(Autocast(device.type()).without_cache()) {}

  at::Tensor run_again(const std::vector<at::Tensor>& inputs) const {
    at::AutoGradMode with_gradients(true);
    DrawsGuard draws_guard(copy(draws ? &*draws : nullptr));
    std::optional<GeneratorGuard> defaults;
    if (!draws) defaults.emplace(device).set_state(default_draws);
    AutocastGuard autocast_guard(autocast);
    ModeGuard mode_guard(module, modes);
    ReplayGuard replay;
    return module->forward_all(inputs);
  }

  std::shared_ptr<Module> module;
  std::vector<bool> modes, wants_gradient;  // of the modules, of the inputs
  at::Device device;
  std::optional<Draws> draws;  // where they stood; without, those of the default generator
  at::Tensor default_draws;
  Autocast autocast;
};

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class Checkpoint : public torch::autograd::Function<Checkpoint> {
 public:
  static at::Tensor forward(AutogradContext* ctx, const c10::intrusive_ptr<FirstRun>& run, at::TensorList inputs,
                            at::TensorList parameters) {
    variable_list saved(inputs.begin(), inputs.end());
    saved.insert(saved.end(), parameters.begin(), parameters.end());
    ctx->save_for_backward(std::move(saved));
    ctx->saved_data["run"] = c10::IValue::make_capsule(run);
    AutocastGuard autocast(run->autocast);
    return run->module->forward_all(inputs);
  }

  // Gradients of the inputs and of the parameters, after one for the first argument of forward, which is no tensor.
  static variable_list backward(AutogradContext* ctx, variable_list gradients) {
    if (at::GradMode::is_enabled())
      refuse(
          "Gradient checkpointing gives no gradients of gradients: leave createGraph out, or turn checkpointing off");
    const auto capsule = ctx->saved_data["run"].toCapsule();
    const auto& run = static_cast<const FirstRun&>(*capsule);
    const variable_list saved = ctx->get_saved_variables();  // throws where one was written to since
    const size_t inputs = run.wants_gradient.size();
    std::vector<at::Tensor> leaves, wanted;
    for (size_t i = 0; i < inputs; i++) leaves.push_back(saved[i].detach().set_requires_grad(run.wants_gradient[i]));
    check_unchanged(run, at::TensorList(saved).slice(inputs));
    for (size_t i = 0; i < saved.size(); i++)
      if (ctx->needs_input_grad(i)) wanted.push_back(i < inputs ? leaves[i] : saved[i]);

    variable_list found = torch::autograd::grad({run.run_again(leaves)}, wanted, gradients, std::nullopt,
                                                /*create_graph=*/false, /*allow_unused=*/true);
    variable_list result(1 + saved.size());
    for (size_t i = 0, next = 0; i < saved.size(); i++)
      if (ctx->needs_input_grad(i)) result[1 + i] = std::move(found[next++]);
    return result;
  }

 private:
  static void check_unchanged(const FirstRun& run, at::TensorList first) {
    const std::vector<at::Tensor> now = parameters_of(*run.module);
    std::vector<bool> modes;
    collect(*run.module, modes, /*below=*/false);
    if (modes.size() != run.modes.size() ||
        !std::equal(now.begin(), now.end(), first.begin(), first.end(),
                    [](const at::Tensor& x, const at::Tensor& y) { return x.is_same(y); }))
      refuse("A checkpointed ", run.module->kind(),
             " was given other modules or parameters between its forward and its backward pass: run forward again");
  }
};

}  // namespace

at::Tensor checkpoint(const std::shared_ptr<Module>& module, at::TensorList inputs) {
  std::vector<bool> modes;
  collect(*module, modes, /*below=*/false);
  auto run = c10::make_intrusive<FirstRun>(module, std::move(modes), inputs[0].device());
  for (const at::Tensor& input : inputs) run->wants_gradient.push_back(input.requires_grad());
  return Checkpoint::apply(run, inputs, at::TensorList(parameters_of(*module)));
}

bool is_replaying() {
  return replaying;
}

}  // namespace tsml::nn
