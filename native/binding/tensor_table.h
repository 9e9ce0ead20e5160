// The tensors that one JavaScript environment holds.
//
// A JavaScript tensor carries a *handle*, a plain number: generation * 2^32 + slot. A handle of a released tensor, or
// of another environment, has the wrong generation and is refused, never followed. A number costs a third of a
// wrapped object per call.
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
  using ScopeId = uint32_t;
  static constexpr ScopeId kNoScope = 0;

  // Takes a tensor in and binds it to a scope, which must be open or kNoScope.
  Handle insert(at::Tensor tensor, ScopeId scope);

  // The tensor behind a handle, or nullptr where it was released or never existed. Valid until the next insert.
  const at::Tensor* find(Handle handle) const;

  // Lets a tensor go. False where the handle was released before: disposing twice is harmless.
  bool release(Handle handle);

  // Measures a storage again after an operator that may have resized it.
  void remeasure(const at::Tensor& tensor);

  // Scopes. Closing one releases what is still bound to it; `keep` moves a handle to its parent first.
  ScopeId open_scope(ScopeId parent);
  void keep(Handle handle, ScopeId scope);
  void close_scope(ScopeId scope);
  bool is_open(ScopeId scope) const;

  void clear();

  const TableStatistics& statistics() const { return statistics_; }

  // All live handles, for the sweep and for leak reports.
  std::vector<Handle> handles() const;

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  // A JS number holds 53 bits: a slot that used up its 21 bits of generations is retired, not reused.
  static constexpr uint32_t kLastGeneration = (1u << 21) - 1;

  struct Slot {
    at::Tensor tensor;
    uint32_t generation = 1;
    ScopeId scope = kNoScope;
    uint32_t previous = kNone, next = kNone;  // neighbours in the scope's list
    bool live = false;
  };
  struct Scope {
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

  void link(uint32_t index, ScopeId scope);
  void unlink(uint32_t index);
  void hold_storage(const at::Tensor& tensor);
  void drop_storage(const at::Tensor& tensor);

  std::vector<Slot> slots_;
  std::vector<uint32_t> free_slots_;
  std::vector<Scope> scopes_{Scope{}};  // scope 0 is "no scope"
  std::vector<ScopeId> free_scopes_;
  ska::flat_hash_map<const c10::StorageImpl*, StorageUse, ByAddress> storages_;
  TableStatistics statistics_;
};

}  // namespace tsml::binding
