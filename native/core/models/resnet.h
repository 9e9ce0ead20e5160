// ResNet (He et al. 2015, arXiv:1512.03385) as timm and torchvision build it: stride in the 3x3 convolution of a
// bottleneck ("v1.5"). Parameter names and their order are both libraries', the start of the weights timm's.
// Input [N, inChannels, H, W], H and W at least 32 in training mode; output logits [N, numClasses].
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> resnet();

}  // namespace tsml::models
