// ResNet (He et al. 2015, arXiv:1512.03385) as torchvision builds it: stride in the 3x3 convolution of a
// bottleneck
// ("v1.5"), the same parameter names in the same order, the same initialisation.
// Input [N, inChannels, H, W], H and W at least 32 in training mode; output logits [N, numClasses].
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

ModelSpec resnet18();
ModelSpec resnet34();
ModelSpec resnet50();
ModelSpec resnet101();

}  // namespace tsml::models
