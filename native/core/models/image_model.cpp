#include "core/models/image_model.h"

#include <ATen/ATen.h>

#include "core/errors.h"

namespace tsml::models {

std::pair<at::Tensor, at::Tensor> ImageModel::intermediate(const at::Tensor& output, const at::Tensor&, bool norm,
                                                           bool as_tokens) {
  if (norm) refuse(kind(), " has no norm for the outputs of all stages");
  if (as_tokens) refuse(kind(), " has maps [N, C, H, W], and no tokens");
  return {output, {}};
}

void ImageModel::set_image_size(int64_t, int64_t) {
  refuse(kind(), " takes images of any size as it is: nothing is to be set");
}

CommonOptions common_options(const Options& options) {
  CommonOptions common{option<int64_t>(options, "inChannels"), option<int64_t>(options, "numClasses"),
                       option<double>(options, "dropRate"),
                       options.contains("dropPath") ? option<double>(options, "dropPath") : 0,
                       option<std::string>(options, "globalPool")};
  if (common.global_pool.empty() && common.num_classes > 0)
    refuse("Expected numClasses 0 without a globalPool but received ", common.num_classes,
           ": a classifier needs pooled features");
  return common;
}

std::vector<double> rising(double last, int64_t blocks) {
  const at::Tensor rates = at::linspace(0, last, blocks, at::TensorOptions(at::kFloat).device(at::kCPU));
  const float* values = rates.const_data_ptr<float>();
  return {values, values + blocks};
}

}  // namespace tsml::models
