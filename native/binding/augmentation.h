#pragma once

#include "binding/node.h"
#include "core/training/batch_augmentation.h"

namespace tsml::binding {

// Of an object with every property of BatchAugmentationOptions (lib/training/batch-augmentation.ts). Throws
// std::invalid_argument for one out of its range.
training::BatchAugmentation to_batch_augmentation(const Napi::Value& value);

}  // namespace tsml::binding
