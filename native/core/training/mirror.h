// The first with the last, the second with the last but one: what mixup mixes.
#pragma once

#include <ATen/core/Tensor.h>

namespace tsml::training {

// values[i] of `values` [N, ...] becomes ratio * values[i] + (1 - ratio) * values[N-1-i], rounded as timm rounds. With
// an odd number the one in the middle, its own mirror, stays. Written over where nobody else holds them (nn::is_free),
// else new.
at::Tensor mix_with_mirror(at::Tensor values, double ratio);

}  // namespace tsml::training
