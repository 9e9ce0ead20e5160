#pragma once

#include <array>
#include <cstdint>

namespace tsml::nn {

// Height and width; one number stands for both.
struct Size2d {
  int64_t height, width;
  Size2d(int64_t both) : height(both), width(both) {}
  Size2d(int64_t height, int64_t width) : height(height), width(width) {}
  std::array<int64_t, 2> pair() const { return {height, width}; }
};

}  // namespace tsml::nn
