// What TypeScript says of a training (lib/training/engine.ts), as the core's engine takes it. ArgumentError names what
// does not fit.
#pragma once

#include "binding/node.h"
#include "core/training/engine.h"

namespace tsml::binding {

std::vector<training::Term> to_terms(const Napi::Value& value);

// Groups name their parameters: an optimizer's tensors are the model's.
std::vector<optim::ParameterGroup> to_groups(const Napi::Value& value, const nn::Module& model);

training::Clipping to_clipping(const Napi::Value& value, const char* what);

training::EngineOptions to_engine_options(const Napi::Value& value);

// Tensors are those that a job may be given.
training::Batch to_batch(const Napi::Value& value);
std::vector<training::Batch> to_batches(const Napi::Value& value);

}  // namespace tsml::binding
