#include "core/training/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/training/portable_math.h"

namespace tsml::training {

namespace {

// Normal numbers of 32 bits: the first of them say which of 4,096 equally likely pieces of the distribution, the others
// where in it. A piece is taken for a straight line, but for the outermost, where it is not.
class NormalTable {
 public:
  static const NormalTable& get() {
    static const NormalTable table;
    return table;
  }

  float at(uint32_t word) const {
    const uint32_t piece = word >> kRestBits;
    if (piece - kExact >= kPieces - 2 * kExact) return static_cast<float>(normal_quantile((word + 0.5) * 0x1p-32));
    const float rest = static_cast<float>(word & ((1u << kRestBits) - 1)) * (1.0f / (1u << kRestBits));
    return ends_[piece] + rest * (ends_[piece + 1] - ends_[piece]);
  }

 private:
  static constexpr uint32_t kPieces = 4096, kRestBits = 20, kExact = 16;

  NormalTable() {
    for (uint32_t i = kExact; i <= kPieces - kExact; i++)
      ends_[i] = static_cast<float>(normal_quantile(static_cast<double>(i) / kPieces));
  }

  std::array<float, kPieces> ends_{};
};

}  // namespace

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

void RandomStream::next_block() {
  if (block_ > UINT16_MAX) throw std::length_error("A random stream was drawn from beyond its 131,072 numbers");
  words_ = philox4x32({static_cast<uint32_t>(key_.sample), static_cast<uint32_t>(key_.sample >> 32), key_.epoch,
                       static_cast<uint32_t>(key_.operation) << 16 | block_},
                      {static_cast<uint32_t>(key_.seed), static_cast<uint32_t>(key_.seed >> 32)});
  block_++;
  used_ = 0;
}

uint64_t RandomStream::bits() {
  if (used_ == words_.size()) next_block();
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

double RandomStream::inside() {
  return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52;
}

double RandomStream::normal() {
  return normal_quantile(inside());
}

void RandomStream::fill_normal(std::span<float> values) {
  const NormalTable& table = NormalTable::get();
  for (size_t i = 0; i < values.size(); i += words_.size()) {
    next_block();
    const size_t count = std::min(words_.size(), values.size() - i);
    for (size_t j = 0; j < count; j++) values[i + j] = table.at(words_[j]);
  }
  used_ = static_cast<uint32_t>(words_.size());
}

// Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). The logarithm, for small
// shapes' own numbers are often below what a double holds.
double RandomStream::log_gamma(double shape) {
  if (shape < 1) {
    const double above = log_gamma(shape + 1);
    return above + portable_log(inside()) / shape;
  }
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = normal(), root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (portable_log(inside()) < x * x / 2 + d - d * v + d * portable_log(v)) return portable_log(d * v);
  }
}

// X / (X + Y) with X of Gamma(a, 1) and Y of Gamma(b, 1).
double RandomStream::beta(double a, double b) {
  const double log_x = log_gamma(a), log_y = log_gamma(b);
  return 1 / (1 + portable_exp(log_y - log_x));
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
