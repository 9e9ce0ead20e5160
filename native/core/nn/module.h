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
#include <vector>

namespace tsml::nn {

struct NamedTensor {
  std::string name;  // dotted path, e.g. "layer1.0.conv1.weight"
  at::Tensor tensor;
};

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

  // Shapes are those of the layer; libtorch's errors come out as ForwardError once they pass a parent's
  // `call`.
  virtual at::Tensor forward(const at::Tensor& input) = 0;

  // Fills this module's own parameters and buffers (not its children's) with PyTorch's defaults for this
  // kind.
  virtual void reset_parameters(at::Generator generator) {}

  // Parameters first, then buffers, then children, depth first: the order of PyTorch's state_dict.
  std::vector<StateEntry> state() const;
  std::vector<NamedTensor> named_parameters() const;

  // Direct children, and one of them by name (throws std::invalid_argument with the names that there are).
  const std::vector<Child>& named_children() const { return children_; }
  const std::shared_ptr<Module>& child(std::string_view name) const;

  // Copies values into every parameter and buffer, in place, converting dtype and device. `entries` must hold
  // exactly this module's names with their shapes; otherwise nothing is changed and std::invalid_argument
  // lists the missing, unexpected and misshapen ones.
  void load_state(const std::vector<NamedTensor>& entries);

  // Training mode of this module and all below. New modules are in training mode, as in PyTorch.
  void train(bool on = true);
  bool is_training() const { return training_; }

  // Moves parameters and buffers, in place: the tensors keep their identity (an optimizer goes on), their
  // gradients are dropped. Floating-point tensors take on `dtype`, where given.
  void to(at::Device device, std::optional<at::ScalarType> dtype);

  // Lays out 4-d parameters, e.g. at::MemoryFormat::ChannelsLast. Values and names stay.
  void to(at::MemoryFormat format);

 protected:
  // In registration order. Parameters must be floating point; they are set to require gradients.
  void register_parameter(std::string name, at::Tensor value);
  void register_buffer(std::string name, at::Tensor value);
  void register_child(std::string name, std::shared_ptr<Module> module);

  // The i-th registered parameter or buffer of this module itself.
  const at::Tensor& parameter(size_t index) const { return parameters_[index].tensor; }
  const at::Tensor& buffer(size_t index) const { return buffers_[index].tensor; }

  // Runs a child. Everything that composes modules goes through here.
  at::Tensor call(std::string_view child_name, const at::Tensor& input);
  at::Tensor call(const Child& child, const at::Tensor& input);

 private:
  template <typename Visit>
  void visit(const std::string& prefix, const Visit& visit_module) const;

  std::vector<NamedTensor> parameters_, buffers_;
  std::vector<Child> children_;
  bool training_ = true;
};

}  // namespace tsml::nn
