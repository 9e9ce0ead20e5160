#include "core/training/random.h"

#include <numeric>
#include <stdexcept>
#include <utility>

namespace tsml::training {

std::array<uint32_t, 4> philox4x32(const std::array<uint32_t, 4>& counter, const std::array<uint32_t, 2>& key) {
  std::array<uint32_t, 4> c = counter;
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = uint64_t{0xD2511F53} * c[0];
    uint64_t p1 = uint64_t{0xCD9E8D57} * c[2];
    c = {static_cast<uint32_t>(p1 >> 32) ^ c[1] ^ k0, static_cast<uint32_t>(p1),
         static_cast<uint32_t>(p0 >> 32) ^ c[3] ^ k1, static_cast<uint32_t>(p0)};
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
  return c;
}

uint64_t RandomStream::bits() {
  if (used_ == words_.size()) {
    if (block_ > UINT16_MAX) throw std::length_error("A random stream was drawn from beyond its 131,072 numbers");
    words_ = philox4x32({static_cast<uint32_t>(key_.sample), static_cast<uint32_t>(key_.sample >> 32), key_.epoch,
                         static_cast<uint32_t>(key_.operation) << 16 | block_},
                        {static_cast<uint32_t>(key_.seed), static_cast<uint32_t>(key_.seed >> 32)});
    block_++;
    used_ = 0;
  }
  uint64_t low = words_[used_], high = words_[used_ + 1];
  used_ += 2;
  return high << 32 | low;
}

double RandomStream::uniform() {
  return static_cast<double>(bits() >> 11) * 0x1p-53;
}

double RandomStream::uniform(double low, double high) {
  return low + (high - low) * uniform();
}

uint64_t RandomStream::below(uint64_t bound) {
  // 2^64 modulo the bound: numbers under it are drawn again, so that each remainder is equally likely.
  uint64_t surplus = (0 - bound) % bound;
  uint64_t number = bits();
  while (number < surplus) number = bits();
  return number % bound;
}

std::vector<int64_t> epoch_permutation(int64_t size, uint64_t seed, uint32_t epoch) {
  std::vector<int64_t> order(static_cast<size_t>(size));
  std::iota(order.begin(), order.end(), 0);
  for (size_t last = order.size(); last > 1; last--) {
    RandomStream random({seed, epoch, last - 1, RandomOperation::permutation});
    std::swap(order[last - 1], order[random.below(last)]);
  }
  return order;
}

}  // namespace tsml::training
