// Randomness by key instead of by order: the number drawn for (seed, epoch, sample, operation) is a pure
// function of those, so it does not depend on the thread, the batch or what was drawn before, and is the same
// on every machine.
//
// The function is Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3",
// SC 2011).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tsml::training {

// One block of Philox4x32-10: 128 random bits for a 128-bit counter and a 64-bit key.
std::array<uint32_t, 4> philox4x32(const std::array<uint32_t, 4>& counter, const std::array<uint32_t, 2>& key);

// What a random number is for. Values are part of the numbers drawn: append, never renumber.
enum class RandomOperation : uint16_t {
  permutation = 0,
  shift = 1,
  rotation = 2,
  scale = 3,
  model = 4,
  mixing = 5,         // whether, and how, a batch is mixed
  mixing_ratio = 6,   // of two images
  mixing_center = 7,  // of the rectangle that is exchanged
  erasing = 8,        // of an image: whether, and where
  erasing_noise = 9,  // of one row of what is erased
  validation = 10,    // what a model draws in evaluation mode
};

struct RandomKey {
  uint64_t seed;
  uint32_t epoch;
  uint64_t sample;
  RandomOperation operation;
};

// The numbers of one key, in order. At most 131,072 numbers, or twice as many of fill_normal; throws std::length_error
// beyond.
class RandomStream {
 public:
  explicit RandomStream(const RandomKey& key) : key_(key) {}

  uint64_t bits();                          // 64 random bits
  double uniform();                         // [0, 1), 53 random bits
  double uniform(double low, double high);  // [low, high)
  uint64_t below(uint64_t bound);           // 0..bound-1, each equally likely; bound >= 1
  double normal();                          // of mean 0 and variance 1
  double beta(double a, double b);          // of Beta(a, b), a and b > 0, in [0, 1]

  // Standard normal ones of 32 random bits each, within 2e-4 of the exact quantile. For noise: a tenth of normal()'s
  // time.
  void fill_normal(std::span<float> values);

 private:
  void next_block();
  double inside();                 // (0, 1), 52 random bits
  double log_gamma(double shape);  // the logarithm of a variable of Gamma(shape, 1)

  RandomKey key_;
  uint32_t block_ = 0;
  std::array<uint32_t, 4> words_{};
  uint32_t used_ = 4;
};

// The order in which an epoch visits its samples: a permutation of 0..size-1 (Fisher-Yates).
std::vector<int64_t> epoch_permutation(int64_t size, uint64_t seed, uint32_t epoch);

}  // namespace tsml::training
