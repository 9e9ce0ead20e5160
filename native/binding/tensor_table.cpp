#include "binding/tensor_table.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "binding/errors.h"

namespace tsml::binding {

namespace {

const c10::StorageImpl* storage_of(const at::Tensor& tensor) {
  return tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
}

}  // namespace

TensorTable::TensorTable() {
  // Of 256 environments made one after another each has its own number.
  static std::atomic<uint64_t> made{0};
  environment_ = made++ & ((1u << kEnvironmentBits) - 1);
}

Handle TensorTable::insert(at::Tensor tensor, ScopeId scope) {
  uint32_t index;
  if (free_slots_.empty()) {
    index = static_cast<uint32_t>(slots_.size());
    if (index >> kSlotBits)
      throw ArgumentError("more than 16,777,216 tensors are alive in this thread", "ERR_OUT_OF_MEMORY");
    slots_.emplace_back().handle = kNextGeneration | environment_ << kSlotBits | index;
  } else {
    index = free_slots_.back();
    free_slots_.pop_back();
  }
  Slot& slot = slots_[index];
  slot.tensor = std::move(tensor);
  slot.live = true;
  hold_storage(slot);
  statistics_.tensors++;
  if (is_open(scope)) link(index, slot_of(scope));
  return slot.handle;
}

const at::Tensor* TensorTable::find(Handle handle) const {
  uint32_t index = slot_of(handle);
  if (index >= slots_.size()) return nullptr;
  const Slot& slot = slots_[index];
  return slot.live && slot.handle == handle ? &slot.tensor : nullptr;
}

bool TensorTable::release(Handle handle) {
  if (!find(handle)) return false;
  uint32_t index = slot_of(handle);
  unlink(index);
  Slot& slot = slots_[index];
  // Out of the table first: letting the tensor go may free a long graph, and the table must be whole by then.
  at::Tensor tensor = std::move(slot.tensor);
  slot.tensor.reset();
  slot.live = false;
  statistics_.tensors--;
  drop_storage(slot.storage);
  if (slot.handle + kNextGeneration < kLastHandle) {
    slot.handle += kNextGeneration;
    free_slots_.push_back(index);
  }
  return true;
}

void TensorTable::remeasure(Handle handle) {
  if (!find(handle)) return;
  Slot& slot = slots_[slot_of(handle)];
  auto entry = storages_.find(slot.storage);
  if (storage_of(slot.tensor) == slot.storage && entry != storages_.end()) {
    statistics_.bytes += slot.storage->nbytes() - entry->second.bytes;
    statistics_.peak_bytes = std::max(statistics_.peak_bytes, statistics_.bytes);
    entry->second.bytes = slot.storage->nbytes();
  } else {
    drop_storage(slot.storage);
    hold_storage(slot);
  }
}

TensorTable::ScopeId TensorTable::open_scope(ScopeId parent) {
  uint32_t index;
  if (free_scopes_.empty()) {
    index = static_cast<uint32_t>(scopes_.size());
    scopes_.emplace_back().id = index;
  } else {
    index = free_scopes_.back();
    free_scopes_.pop_back();
  }
  Scope& scope = scopes_[index];
  scope = Scope{scope.id + kNextScope, is_open(parent) ? parent : kNoScope, kNone, true};
  return scope.id;
}

void TensorTable::keep(Handle handle, ScopeId scope) {
  if (!find(handle) || !is_open(scope)) return;
  uint32_t index = slot_of(handle);
  if (slots_[index].scope != slot_of(scope)) return;
  unlink(index);
  // An asynchronous scope may outlive its parent; what it keeps then belongs to no scope.
  ScopeId parent = scopes_[slot_of(scope)].parent;
  if (is_open(parent)) link(index, slot_of(parent));
}

void TensorTable::close_scope(ScopeId scope) {
  if (!is_open(scope)) return;
  uint32_t index = slot_of(scope);
  while (scopes_[index].first != kNone) release(slots_[scopes_[index].first].handle);
  scopes_[index].open = false;
  // As with handles, an index that used up its numbers is retired: JavaScript's numbers end at 2^53.
  if (scopes_[index].id + kNextScope < kLastHandle) free_scopes_.push_back(index);
}

bool TensorTable::is_open(ScopeId scope) const {
  uint32_t index = slot_of(scope);
  return index < scopes_.size() && scopes_[index].open && scopes_[index].id == scope;
}

void TensorTable::link(uint32_t index, uint32_t scope) {
  Slot& slot = slots_[index];
  slot.scope = scope;
  slot.previous = kNone;
  slot.next = scopes_[scope].first;
  if (slot.next != kNone) slots_[slot.next].previous = index;
  scopes_[scope].first = index;
}

void TensorTable::unlink(uint32_t index) {
  Slot& slot = slots_[index];
  if (slot.scope == 0) return;
  if (slot.previous == kNone) {
    scopes_[slot.scope].first = slot.next;
  } else {
    slots_[slot.previous].next = slot.next;
  }
  if (slot.next != kNone) slots_[slot.next].previous = slot.previous;
  slot.scope = 0;
  slot.previous = slot.next = kNone;
}

void TensorTable::hold_storage(Slot& slot) {
  slot.storage = storage_of(slot.tensor);
  if (!slot.storage) return;
  StorageUse& use = storages_[slot.storage];
  if (use.tensors++ > 0) return;
  use.bytes = slot.storage->nbytes();
  statistics_.bytes += use.bytes;
  statistics_.peak_bytes = std::max(statistics_.peak_bytes, statistics_.bytes);
  statistics_.storages = storages_.size();
}

void TensorTable::drop_storage(const c10::StorageImpl* storage) {
  auto entry = storages_.find(storage);
  if (entry == storages_.end() || --entry->second.tensors > 0) return;
  statistics_.bytes -= entry->second.bytes;
  storages_.erase(entry);
  statistics_.storages = storages_.size();
}

}  // namespace tsml::binding
