#include "core/nn/draws.h"

#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/library.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/nn/init.h"

namespace tsml::nn {

namespace {

// libtorch has this key for libraries beside it (torchdistx, which is no part of this process) and does nothing with
// it: operators meet it before autograd, on threads that say so.
constexpr c10::DispatchKey kOwnDraws = c10::DispatchKey::DeferredInit;

thread_local std::optional<Draws> own;

bool takes_generator(const c10::Argument& argument) {
  const auto optional = argument.type()->cast<c10::OptionalType>();
  return optional && optional->getElementType()->kind() == c10::TypeKind::GeneratorType;
}

// Where an operator with these arguments draws.
std::optional<at::Device> device_of(c10::ArrayRef<c10::IValue> arguments) {
  for (const c10::IValue& argument : arguments) {
    if (argument.isTensor() && argument.toTensor().defined()) return argument.toTensor().device();
    if (argument.isDevice()) return argument.toDevice();
  }
  return std::nullopt;
}

void draw(const c10::OperatorHandle& op, c10::DispatchKeySet keys, torch::jit::Stack* stack) {
  if (own) {
    const auto& parameters = op.schema().arguments();
    const size_t first = stack->size() - parameters.size();
    const at::Device device = device_of(c10::ArrayRef(*stack).slice(first)).value_or(at::kCPU);
    for (size_t i = 0; i < parameters.size(); i++) {
      c10::IValue& given = (*stack)[first + i];
      if (takes_generator(parameters[i]) && given.isNone() && !device.is_meta()) given = own->on(device);
    }
  }
  op.redispatchBoxed(keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kOwnDraws), stack);
}

// The kernel of CUDA's dropout takes no generator, but another of the same kind does.
std::tuple<at::Tensor, at::Tensor> native_dropout(c10::DispatchKeySet keys, const at::Tensor& input, double p,
                                                  std::optional<bool> train) {
  if (own && input.is_cuda() && train.value_or(true) && p > 0 && p < 1 && input.numel() > 0)
    return at::_fused_dropout(input, 1 - p, own->on(input.device()));
  return at::_ops::native_dropout::redispatch(keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kOwnDraws),
                                              input, p, train);
}

// While the addon is being loaded, before any other thread runs operators.
TORCH_LIBRARY_IMPL(_, DeferredInit, library) {
  library.fallback(torch::CppFunction::makeFallthrough());
}

TORCH_LIBRARY_IMPL(aten, DeferredInit, library) {
  library.impl("native_dropout", native_dropout);
  for (const c10::OperatorName& name : c10::Dispatcher::singleton().getAllOpNames()) {
    const auto op = c10::Dispatcher::singleton().findSchema(name);
    if (!op || name.getNamespace() != "aten") continue;
    if (std::ranges::any_of(op->schema().arguments(), takes_generator))
      library.impl(c10::toString(name).c_str(), torch::CppFunction::makeFromBoxedFunction<draw>());
  }
}

}  // namespace

at::Generator& Draws::on(at::Device device) {
  if (!device.is_cpu() && !device.has_index()) device = at::globalContext().defaultGenerator(device).device();
  for (at::Generator& stream : streams_)
    if (stream.device() == device) return stream;
  return streams_.emplace_back(seeded_generator(seed_, device));
}

Draws Draws::clone() const {
  Draws copy(seed_);
  for (const at::Generator& stream : streams_) copy.streams_.push_back(stream.clone());
  return copy;
}

DrawsGuard::DrawsGuard(std::optional<Draws> draws)
    : before_(std::exchange(own, std::move(draws))), in_force_(kOwnDraws) {}

DrawsGuard::~DrawsGuard() {
  own = std::move(before_);
}

Draws* own_draws() {
  return own ? &*own : nullptr;
}

}  // namespace tsml::nn
