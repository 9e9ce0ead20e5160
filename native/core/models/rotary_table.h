// Rotary position embedding of patches as DINOv3 has it (Siméoni et al. 2025, arXiv:2508.10104, section 3.2): axial, of
// coordinates between -1 and 1 whatever the size of the image.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <mutex>
#include <vector>

namespace tsml::models {

class RotaryTable {
 public:
  // `channels` of a head, a multiple of 4.
  RotaryTable(int64_t channels, double temperature) : channels_(channels), temperature_(temperature) {}

  // Sines and cosines [H W, 2 channels] for the patches of a grid, row by row; on the device of `like` and in its
  // dtype, or in float32 where that has less precision. Kept for the next calls with the same device and dtype.
  at::Tensor of(std::array<int64_t, 2> grid, const at::Tensor& like);

 private:
  struct Entry {
    std::array<int64_t, 2> grid;
    at::Tensor table;
  };

  at::Tensor make(std::array<int64_t, 2> grid, at::TensorOptions options) const;

  int64_t channels_;
  double temperature_;
  std::mutex mutex_;  // a model may run on several threads
  std::vector<Entry> kept_;
};

// Turns queries or keys [N, heads, T, channels] by such a table, but for the first `prefix` tokens.
at::Tensor rotate(const at::Tensor& heads, const at::Tensor& table, int64_t prefix);

}  // namespace tsml::models
