// Large blocks of memory, kept when they are freed for whoever asks for as much again.
//
// The C library gives large blocks back to the system, which clears each page anew at its next first touch: a training
// step asks for the same gigabytes at every turn, and a tenth to a third of its time goes there.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace tsml::memory {

class BlockCache {
 public:
  // In front of what is asked for, each block has so many bytes for its user's own use, but the last eight.
  static constexpr size_t kHeader = 64;

  // `limit`: blocks are kept only while those in use and those kept are at most so many bytes together. Nor are they
  // more than three times what was in use at a time lately, which is what a forward pass of an EfficientNet comes to: a
  // program whose sizes vary would collect one of each.
  explicit BlockCache(size_t limit) : limit_(limit) {}
  BlockCache(const BlockCache&) = delete;
  BlockCache& operator=(const BlockCache&) = delete;

  // Blocks are for at least `bytes`, 64 KiB or more, and begin at a multiple of 64.
  // The smallest that was kept, of at most twice as many; nullptr where there is none.
  void* reuse(size_t bytes);
  // A new one, of at most an eighth more. nullptr where the system has none, even with all that was kept given back.
  void* make(size_t bytes);
  void give(void* block);

  // Gives back to the system what has been kept longest, until at most so many bytes are. How many bytes that were.
  size_t shrink(size_t idle_bytes);
  size_t empty() { return shrink(0); }

  // What is kept, in bytes.
  size_t idle_bytes() const { return idle_bytes_.load(std::memory_order_relaxed); }

 private:
  // A ring. Idle blocks are chained by what lies in themselves: nothing is allocated to free one.
  struct Link {
    Link *before = this, *after = this;
    bool is_alone() const { return after == this; }
    void put_behind(Link& link);
    void take_out();
  };
  struct SizeLink : Link {};
  struct AgeLink : Link {};
  struct Idle : SizeLink, AgeLink {};
  static_assert(sizeof(Idle) <= kHeader - sizeof(size_t));

  // Of the whole block, in use or idle.
  static size_t& bytes_of(void* block);

  static constexpr size_t kClasses = 8;

  void take_out(Idle& idle);
  // To be called at each turn of reuse, make and give: how much may be held.
  size_t allowance();
  // Moves the oldest blocks out of the books, into a ring of those to give back, until so many bytes are held.
  void let_go(size_t held_bytes, AgeLink& given_back);
  static void to_system(AgeLink& given_back);

  const size_t limit_;
  std::mutex mutex_;
  size_t turns_ = 0;                          // of this stretch of time
  size_t most_in_use_ = 0, most_before_ = 0;  // in this stretch and the one before
  size_t held_bytes_ = 0;                     // in use and idle
  std::atomic<size_t> idle_bytes_ = 0;        // written under the lock
  AgeLink by_age_;                            // the youngest first
  // By size, kClasses to each doubling. Of equal ones that which was used last is first: it may be in the processor's
  // cache still.
  std::array<SizeLink, 64 * kClasses> by_size_;
};

}  // namespace tsml::memory
