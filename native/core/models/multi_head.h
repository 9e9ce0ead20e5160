// Classification with a reject option: SelectiveNet (Geifman & El-Yaniv 2019, arXiv:1901.09192) over any model of the
// zoo. Three heads share its pooled features. Output [N, numClasses + 1 + auxiliaryClasses], in this order: logits f(x)
// of the classes, the gate's logit (the sample is answered where its sigmoid g(x) is at least the threshold), logits
// h(x) of the auxiliary task, which has the backbone see all samples. In training mode the batch must have more than
// one sample: the gate has a BatchNorm.
#pragma once

#include "core/models/registry.h"

namespace tsml::models {

std::vector<ModelSpec> multi_head();

}  // namespace tsml::models
