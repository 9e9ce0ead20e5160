// SimpleCifarNet: a small plain convolutional network for images of 32x32, that also serves the 8x8 digits.
//
//   stage1   [conv 3x3 (width)     BN ReLU] x 2   max-pool /2
//   stage2   [conv 3x3 (2 width)   BN ReLU] x 2   max-pool /2
//   stage3   [conv 3x3 (4 width)   BN ReLU] x 2   mean over the image
//   fc       linear to numClasses
//
// Input [N, inChannels, H, W], H and W at least 4; output logits [N, numClasses]. With width 32 it has
// 288,746 parameters and 39 million multiply-adds a 32x32 image. Convolutions start from N(0, 2 / fan_out)
// and carry no bias (BatchNorm has one); fc starts as PyTorch's default.
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> simple_cifar_net();

}  // namespace tsml::models
