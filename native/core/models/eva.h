// Eva (Fang et al. 2023, arXiv:2303.11331) as DINOv3 uses it (Siméoni et al. 2025, arXiv:2508.10104): a vision
// transformer with four registers, whose attention turns queries and keys by the place of their patch. Parameter names,
// their order and the start of the weights are timm's. Input [N, inChannels, H, W], multiples of 16; output features
// [N, width], or logits.
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> eva();

}  // namespace tsml::models
