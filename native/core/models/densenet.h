// DenseNet (Huang et al. 2016, arXiv:1608.06993) as timm builds it. Parameter names, their order and the start of the
// weights are timm's.
// Input [N, inChannels, H, W], H and W at least 32; output logits [N, numClasses].
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> densenet();

}  // namespace tsml::models
