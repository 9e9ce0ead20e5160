// VisionTransformer (Dosovitskiy et al. 2020, arXiv:2010.11929) as timm builds it, and DINOv2's, with registers or
// without (Oquab et al. 2023, arXiv:2304.07193). Parameter names, their order and the start of the weights are timm's.
// Input [N, inChannels, imgSize, imgSize]; output logits [N, numClasses].
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> vision_transformer();

}  // namespace tsml::models
