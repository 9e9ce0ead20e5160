#include "core/memory/block_cache.h"

#include <c10/core/impl/alloc_cpu.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <bit>
#include <new>

#ifndef _WIN32
#include <sys/mman.h>
#endif

namespace tsml::memory {

namespace {

// From here on blocks come from the system itself: what the C library is given back it may keep.
constexpr size_t kMapped = size_t{1} << 20;

// "Lately" is this stretch of turns and the one before. A training step of the largest models takes some thousands.
constexpr size_t kTurns = 1 << 14;

// So much may be held whatever was in use: what a loop of operators leaves to one garbage collection.
constexpr size_t kAlwaysAllowed = size_t{64} << 20;

struct SizeClass {
  size_t index, bytes;
};

// The sizes go up by a part of a power of two, with the header on top: tensors often have a power of two.
template <size_t kParts>
SizeClass size_class(size_t bytes) {
  const auto exponent = static_cast<size_t>(std::bit_width(bytes - 1)) - 1;
  const size_t step = (size_t{1} << exponent) / kParts;
  const size_t steps = (bytes + step - 1) / step;  // kParts + 1 to 2 kParts
  return {exponent * kParts + steps - kParts - 1, BlockCache::kHeader + steps * step};
}

void* from_system(size_t bytes) {
#ifndef _WIN32
  if (bytes >= kMapped) {
    void* address = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return address == MAP_FAILED ? nullptr : address;
  }
#endif
  try {
    return c10::alloc_cpu(bytes);
  } catch (const c10::Error&) {
    return nullptr;
  }
}

void to_system(void* address, size_t bytes) {
#ifndef _WIN32
  if (bytes >= kMapped) {
    munmap(address, bytes);
    return;
  }
#endif
  c10::free_cpu(address);
}

}  // namespace

void BlockCache::Link::put_behind(Link& link) {
  before = &link;
  after = link.after;
  before->after = after->before = this;
}

void BlockCache::Link::take_out() {
  before->after = after;
  after->before = before;
}

size_t& BlockCache::bytes_of(void* block) {
  return *reinterpret_cast<size_t*>(static_cast<char*>(block) + kHeader - sizeof(size_t));
}

void BlockCache::take_out(Idle& idle) {
  idle.SizeLink::take_out();
  idle.AgeLink::take_out();
  idle_bytes_ -= bytes_of(&idle);
}

size_t BlockCache::allowance() {
  if (++turns_ == kTurns) {
    turns_ = 0;
    most_before_ = most_in_use_;
    most_in_use_ = 0;
  }
  most_in_use_ = std::max(most_in_use_, held_bytes_ - idle_bytes_);
  return std::min(limit_, 3 * std::max(most_in_use_, most_before_) + kAlwaysAllowed);
}

void BlockCache::let_go(size_t held_bytes, AgeLink& given_back) {
  while (held_bytes_ > held_bytes && idle_bytes_ > 0) {
    Idle& oldest = static_cast<Idle&>(static_cast<AgeLink&>(*by_age_.before));
    take_out(oldest);
    held_bytes_ -= bytes_of(&oldest);
    oldest.AgeLink::put_behind(given_back);
  }
}

void BlockCache::to_system(AgeLink& given_back) {
  while (!given_back.is_alone()) {
    Idle& idle = static_cast<Idle&>(static_cast<AgeLink&>(*given_back.after));
    idle.AgeLink::take_out();
    memory::to_system(&idle, bytes_of(&idle));
  }
}

void* BlockCache::reuse(size_t bytes) {
  const size_t smallest = size_class<kClasses>(bytes).index;
  const size_t end = std::min(smallest + kClasses + 1, by_size_.size());
  std::lock_guard lock(mutex_);
  for (size_t i = smallest; i < end; i++) {
    if (by_size_[i].is_alone()) continue;
    Idle& idle = static_cast<Idle&>(static_cast<SizeLink&>(*by_size_[i].after));
    take_out(idle);
    allowance();
    return &idle;
  }
  return nullptr;
}

void* BlockCache::make(size_t bytes) {
  const size_t whole = size_class<kClasses>(bytes).bytes;
  AgeLink given_back;
  {
    std::lock_guard lock(mutex_);
    held_bytes_ += whole;
    let_go(allowance(), given_back);
  }
  // The system takes its time: others need not wait.
  to_system(given_back);
  void* block = from_system(whole);
  if (!block && empty() > 0) block = from_system(whole);
  if (block) {
    bytes_of(block) = whole;
    return block;
  }
  std::lock_guard lock(mutex_);
  held_bytes_ -= whole;
  return nullptr;
}

void BlockCache::give(void* block) {
  const size_t whole = bytes_of(block);
  auto* idle = new (block) Idle;
  AgeLink given_back;
  {
    std::lock_guard lock(mutex_);
    const size_t allowed = allowance();
    idle->SizeLink::put_behind(by_size_[size_class<kClasses>(whole - kHeader).index]);
    idle->AgeLink::put_behind(by_age_);
    idle_bytes_ += whole;
    let_go(allowed, given_back);
  }
  to_system(given_back);
}

size_t BlockCache::shrink(size_t idle_bytes) {
  if (this->idle_bytes() <= idle_bytes) return 0;
  AgeLink given_back;
  size_t bytes;
  {
    std::lock_guard lock(mutex_);
    const size_t before = idle_bytes_;
    if (before > idle_bytes) let_go(held_bytes_ - before + idle_bytes, given_back);
    bytes = before - idle_bytes_;
  }
  to_system(given_back);
  return bytes;
}

}  // namespace tsml::memory
