// ConvNeXt (Liu et al. 2022, arXiv:2201.03545) as timm builds it. Parameter names, their order and the start of the
// weights are timm's. Input [N, inChannels, H, W], H and W at least 32; output logits [N, numClasses].
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> convnext();

}  // namespace tsml::models
