// The tensors that one JavaScript environment holds.
//
// A JavaScript tensor carries a *handle*, a plain number of 53 bits: generation (21), environment (8), slot (24). A
// handle of a released tensor, or of another environment, does not match its slot's and is refused, never followed. A
// number costs a third of a wrapped object per call.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/flat_hash_map.h>

#include <cstdint>
#include <vector>

namespace tsml::binding {

using Handle = uint64_t;

struct TableStatistics {
  size_t tensors = 0;   // live handles
  size_t storages = 0;  // distinct storages behind them
  size_t bytes = 0;     // bytes of those storages; a view costs nothing
  size_t peak_bytes = 0;
};

class TensorTable {
 public:
  // A scope's number is never given out again: code that outlives its scope must not put tensors into another.
  using ScopeId = uint64_t;
  static constexpr ScopeId kNoScope = 0;
  // Handles are smaller: a slot that used up its generations is retired, not reused.
  static constexpr Handle kLastHandle = uint64_t{1} << 53;

  TensorTable();

  // Takes a tensor in and binds it to a scope, or to none where that one is closed.
  Handle insert(at::Tensor tensor, ScopeId scope);

  // The tensor behind a handle, or nullptr where it was released or never existed. Valid until the next insert.
  const at::Tensor* find(Handle handle) const;

  // Lets a tensor go. False where the handle was released before: disposing twice is harmless.
  bool release(Handle handle);

  // Measures a tensor again after an operator that may have resized its storage or given it another.
  void remeasure(Handle handle);

  // Scopes. Closing one releases what is still bound to it; `keep` moves a handle to its parent first.
  ScopeId open_scope(ScopeId parent);
  void keep(Handle handle, ScopeId scope);
  void close_scope(ScopeId scope);
  bool is_open(ScopeId scope) const;

  const TableStatistics& statistics() const { return statistics_; }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr int kSlotBits = 24, kEnvironmentBits = 8;
  static constexpr uint64_t kNextGeneration = uint64_t{1} << (kSlotBits + kEnvironmentBits);
  static constexpr ScopeId kNextScope = uint64_t{1} << kSlotBits;

  static uint32_t slot_of(uint64_t id) { return static_cast<uint32_t>(id & (kNextScope - 1)); }

  struct Slot {
    at::Tensor tensor;
    const c10::StorageImpl* storage = nullptr;  // the one it is counted under
    Handle handle = 0;                          // that of its tensor now, or of the next
    uint32_t scope = 0;                         // its index
    uint32_t previous = kNone, next = kNone;    // neighbours in the scope's list
    bool live = false;
  };
  struct Scope {
    ScopeId id = kNoScope;
    ScopeId parent = kNoScope;
    uint32_t first = kNone;
    bool open = false;
  };
  struct StorageUse {
    uint32_t tensors = 0;
    size_t bytes = 0;
  };

  // Storages that were allocated together stay together in the table, so that collecting thousands of small tensors
  // walks through it instead of jumping about in it: a tenth of a small operator's time.
  struct ByAddress {
    using hash_policy = ska::power_of_two_hash_policy;
    size_t operator()(const c10::StorageImpl* storage) const { return reinterpret_cast<uintptr_t>(storage) >> 6; }
  };

  void link(uint32_t index, uint32_t scope);
  void unlink(uint32_t index);
  void hold_storage(Slot& slot);
  void drop_storage(const c10::StorageImpl* storage);

  uint64_t environment_;
  std::vector<Slot> slots_;
  std::vector<uint32_t> free_slots_;
  std::vector<Scope> scopes_{Scope{}};  // scope 0 is "no scope"
  std::vector<uint32_t> free_scopes_;
  ska::flat_hash_map<const c10::StorageImpl*, StorageUse, ByAddress> storages_;
  TableStatistics statistics_;
};

}  // namespace tsml::binding
