// EfficientNet (Tan & Le 2019, arXiv:1905.11946) as timm builds it: symmetric padding, BatchNorm eps 1e-5. Parameter
// names, their order and the start of the weights are timm's. Input [N, inChannels, H, W], H and W at least 33 in
// training mode at batch 1; output logits [N, numClasses].
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> efficientnet();

}  // namespace tsml::models
