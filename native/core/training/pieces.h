// How many samples are cut into parts.
#pragma once

#include <cstdint>
#include <vector>

namespace tsml::training {

struct Piece {
  int64_t begin, size;
};

// ceil(samples / at_most) pieces of nearly equal size (they differ by one sample at most), so that no small rest has a
// pass of its own.
inline std::vector<Piece> pieces_of(int64_t samples, int64_t at_most) {
  const int64_t count = samples / at_most + (samples % at_most != 0);
  std::vector<Piece> pieces;
  for (int64_t i = 0; i < count; i++) {
    const int64_t begin = samples * i / count;
    pieces.push_back({begin, samples * (i + 1) / count - begin});
  }
  return pieces;
}

}  // namespace tsml::training
