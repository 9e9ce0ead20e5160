// How many samples run at once, as memory admits: where it runs out what was begun is begun anew with half as many.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>

namespace tsml::training {

class MicroBatch {
 public:
  // All samples that there are, until it is set or made smaller.
  int64_t size() const { return size_; }

  // Throws std::invalid_argument for less than one.
  void set(int64_t size);

  // As many of so many samples.
  int64_t of(int64_t samples) const { return std::min(size_, samples); }

  // Runs an attempt at a step whose largest batch has so many samples, and, where it may be halved, again with half as
  // many at once, for as long as memory runs out, but not after a TornUpdateError (optim/optimizer.h). `restore` takes
  // back what a failed attempt did; after the last one too, before its error goes on. Gives how often the size was
  // halved: it stays so.
  int64_t fit(int64_t samples, bool may_halve, const std::function<void()>& attempt,
              const std::function<void()>& restore);

 private:
  int64_t size_ = std::numeric_limits<int64_t>::max();
};

}  // namespace tsml::training
