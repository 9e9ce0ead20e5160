// The base of every layer and model: named parameters, buffers and children, in the order they were
// registered.
//
// A module is composed by its named children alone (never by C++ members beside them), so that a child can be
// listed, exchanged or observed from outside by the dotted name that torchvision or timm gives it.
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/named_tensor.h"
#include "core/options.h"

namespace tsml::nn {

struct StateEntry {
  std::string name;
  at::Tensor tensor;
  bool is_buffer;  // false: a parameter
};

// A forward pass that libtorch refused: says which module (dotted path and kind), what it was given, and why.
class ForwardError : public std::invalid_argument {
 public:
  ForwardError(std::string path, std::string reason);
  const std::string& path() const { return path_; }
  const std::string& reason() const { return reason_; }

 private:
  std::string path_, reason_;
};

// Whether nobody but this reference holds the tensor or its memory, and no graph may come to need its values.
bool is_free(const at::Tensor& tensor);

// Whether anybody but this reference holds the tensor or its memory: an observer that keeps it, or a graph that needs
// its values. They are not written over then.
bool is_kept(const at::Tensor& tensor);

// values + shortcut in the dtype of `values`; in its memory unless that is kept.
at::Tensor add_shortcut(at::Tensor values, const at::Tensor& shortcut);

class Module;

// Is asked before and after the forward pass of a child that it was set on.
class Observer {
 public:
  virtual ~Observer() = default;
  // What the module is given instead of `inputs`.
  virtual std::vector<at::Tensor> before(const Module& module, at::TensorList inputs) = 0;
  // What its parent is given instead of `output`. `inputs` is what the module was given.
  virtual at::Tensor after(const Module& module, at::TensorList inputs, const at::Tensor& output) = 0;
};

class Module {
 public:
  struct Child {
    std::string name;
    std::shared_ptr<Module> module;
  };

  Module() = default;
  virtual ~Module() = default;
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;

  // The class as PyTorch names it, e.g. "Conv2d".
  virtual const char* kind() const = 0;

  // What a layer was made with, by the names of its class in TypeScript; `make_layer` takes the same.
  virtual Options settings() const { return {}; }

  // Shapes are those of the layer; libtorch's errors come out as ForwardError once they pass a parent's
  // `call`. A kind overrides the first of these, or the second where it takes several tensors.
  virtual at::Tensor forward(const at::Tensor& input);
  virtual at::Tensor forward_all(at::TensorList inputs);

  // All that a model gives, the output itself first: of one that is written in TypeScript several tensors, by name.
  virtual std::vector<NamedTensor> outputs(const at::Tensor& input) { return {{"", forward(input)}}; }

  // `forward` of a tensor that nobody else holds and no graph needs (is_free): a kind that can computes in its memory.
  virtual at::Tensor forward_over(at::Tensor& input) { return forward_all(at::TensorList(input)); }

  // Fills this module's own parameters and buffers (not its children's) with PyTorch's defaults for this
  // kind.
  virtual void reset_parameters(at::Generator generator) {}

  // Drops what forward passes left beside the values of its tensors: they are not to count.
  virtual void undo() {}

  // Parameters first, then buffers, then children, depth first: the order of PyTorch's state_dict.
  std::vector<StateEntry> state() const;
  // The same without names, which take longer than all else about it.
  std::vector<at::Tensor> tensors() const;
  // Each parameter once, under the first of its names: a module may stand in several places.
  std::vector<NamedTensor> named_parameters() const;

  // Of this module itself.
  const std::vector<NamedTensor>& own_parameters() const { return parameters_; }
  const std::vector<NamedTensor>& own_buffers() const { return buffers_; }

  // The module at a dotted path below this one; itself for an empty path. Throws as `child` does.
  Module& descendant(std::string_view path);

  // Takes these tensors, not copies, for its own parameters and buffers. Throws std::invalid_argument where they are
  // not exactly those, by name and shape.
  void share_state(const std::vector<NamedTensor>& entries);

  // Direct children, and one of them by name (throws std::invalid_argument with the names that there are).
  const std::vector<Child>& named_children() const { return children_; }
  const std::shared_ptr<Module>& child(std::string_view name) const;

  // Puts a module in the place of a direct child. Throws as `child` does.
  void replace_child(std::string_view name, std::shared_ptr<Module> module);

  // Whose `before` and `after` run around this module where a parent calls it; nullptr for nobody. Gives the one
  // before.
  Observer* observe(Observer* observer) { return std::exchange(observer_, observer); }

  Observer* observer() const { return observer_; }
  // Whether anybody looks at this module or at one below it.
  bool is_observed() const;

  // Whether this module, alone, is in training mode, as new ones are; ModeGuard sets all below it. A frozen one stays
  // in evaluation mode.
  void set_training(bool on) { training_ = on && !frozen_; }
  bool is_training() const { return training_; }
  void set_frozen(bool on) { frozen_ = on; }
  bool is_frozen() const { return frozen_; }

  // Whether a parent that calls it keeps nothing of its graph: backward runs it again (checkpoint.h).
  void set_checkpointed(bool on) { checkpointed_ = on; }
  bool is_checkpointed() const { return checkpointed_; }

  // Whether a parent that calls it under autocast runs it outside, with its inputs in float32: the last layer of a
  // model, say, whose logits then have all their digits.
  void set_in_float32(bool on) { in_float32_ = on; }

  // Lays out 4-d parameters, e.g. at::MemoryFormat::ChannelsLast. Values and names stay.
  void to(at::MemoryFormat format);

 protected:
  // In registration order. Parameters must be floating point; they are set to require gradients.
  void register_parameter(std::string name, at::Tensor value);
  void register_buffer(std::string name, at::Tensor value);
  void register_child(std::string name, std::shared_ptr<Module> module);

  // Puts another parameter, of any shape, in the place of the i-th; whether gradients are required stays.
  void replace_parameter(size_t index, at::Tensor value);

  // The i-th registered parameter or buffer of this module itself.
  const at::Tensor& parameter(size_t index) const { return parameters_[index].tensor; }
  const at::Tensor& buffer(size_t index) const { return buffers_[index].tensor; }

  // Runs a child. Everything that composes modules goes through here.
  at::Tensor call(std::string_view child_name, at::TensorList inputs);
  at::Tensor call(const Child& child, at::TensorList inputs);
  at::Tensor call(std::string_view child_name, const at::Tensor& input) {
    return call(child_name, at::TensorList(input));
  }
  at::Tensor call(const Child& child, const at::Tensor& input) { return call(child, at::TensorList(input)); }
  // A tensor that the caller has no more use for, as in `values = call("act", std::move(values))`: it is freed as soon
  // as the child has run, or used for the result.
  at::Tensor call(std::string_view child_name, at::Tensor&& input);
  at::Tensor call(const Child& child, at::Tensor&& input);
  // A batch norm and the ReLU behind it, at once where they can (fused_batch_norm.h) and nobody observes them. What is
  // added between them may be left undefined.
  at::Tensor call_norm_relu(std::string_view norm_name, std::string_view relu_name, at::Tensor&& input,
                            const at::Tensor& shortcut = {});

 private:
  // Runs a child; an error says which one and what it was given.
  template <typename Describe, typename Run>
  static at::Tensor explained(const Child& child, const Describe& describe_inputs, const Run& run);

  template <typename Visit>
  void visit(const std::string& prefix, const Visit& visit_module) const;

  std::vector<NamedTensor> parameters_, buffers_;
  std::vector<Child> children_;
  Observer* observer_ = nullptr;
  bool training_ = true, frozen_ = false, checkpointed_ = false, in_float32_ = false;
};

}  // namespace tsml::nn
