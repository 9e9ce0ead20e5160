// Where a sound comes from, and how sure that is: a ConvNeXt over spectrograms with two heads.
// Input [N, inChannels, mels, frames], e.g. [N, 3, 128, 32], both at least 32; output [N, 4]: x, y, σx, σy, in the
// units of the targets.
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> localization_net();

}  // namespace tsml::models
