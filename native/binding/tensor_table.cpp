#include "binding/tensor_table.h"

#include <utility>

namespace tsml::binding {

namespace {

Handle make_handle(uint32_t generation, uint32_t slot) {
  return (static_cast<Handle>(generation) << 32) | slot;
}

const c10::StorageImpl* storage_of(const at::Tensor& tensor) {
  return tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
}

}  // namespace

Handle TensorTable::insert(at::Tensor tensor, ScopeId scope) {
  uint32_t index;
  if (free_slots_.empty()) {
    index = static_cast<uint32_t>(slots_.size());
    slots_.emplace_back();
  } else {
    index = free_slots_.back();
    free_slots_.pop_back();
  }
  hold_storage(tensor);
  Slot& slot = slots_[index];
  slot.tensor = std::move(tensor);
  slot.live = true;
  statistics_.tensors++;
  if (scope != kNoScope) link(index, scope);
  return make_handle(slot.generation, index);
}

const at::Tensor* TensorTable::find(Handle handle) const {
  uint32_t index = static_cast<uint32_t>(handle);
  if (index >= slots_.size()) return nullptr;
  const Slot& slot = slots_[index];
  return slot.live && slot.generation == handle >> 32 ? &slot.tensor : nullptr;
}

bool TensorTable::release(Handle handle) {
  if (!find(handle)) return false;
  uint32_t index = static_cast<uint32_t>(handle);
  unlink(index);
  Slot& slot = slots_[index];
  // Out of the table first: letting the tensor go may free a long graph, and the table must be whole by then.
  at::Tensor tensor = std::move(slot.tensor);
  slot.tensor.reset();
  slot.live = false;
  statistics_.tensors--;
  if (slot.generation < kLastGeneration) {
    slot.generation++;
    free_slots_.push_back(index);
  }
  drop_storage(tensor);
  return true;
}

void TensorTable::remeasure(const at::Tensor& tensor) {
  auto entry = storages_.find(storage_of(tensor));
  if (entry == storages_.end()) return;
  size_t bytes = tensor.storage().nbytes();
  statistics_.bytes += bytes - entry->second.bytes;
  statistics_.peak_bytes = std::max(statistics_.peak_bytes, statistics_.bytes);
  entry->second.bytes = bytes;
}

TensorTable::ScopeId TensorTable::open_scope(ScopeId parent) {
  ScopeId id;
  if (free_scopes_.empty()) {
    id = static_cast<ScopeId>(scopes_.size());
    scopes_.emplace_back();
  } else {
    id = free_scopes_.back();
    free_scopes_.pop_back();
  }
  scopes_[id] = Scope{is_open(parent) ? parent : kNoScope, kNone, true};
  return id;
}

void TensorTable::keep(Handle handle, ScopeId scope) {
  if (!find(handle) || !is_open(scope)) return;
  uint32_t index = static_cast<uint32_t>(handle);
  if (slots_[index].scope != scope) return;
  unlink(index);
  // An asynchronous scope may outlive its parent; what it keeps then belongs to no scope.
  if (is_open(scopes_[scope].parent)) link(index, scopes_[scope].parent);
}

void TensorTable::close_scope(ScopeId scope) {
  if (!is_open(scope)) return;
  while (scopes_[scope].first != kNone) {
    uint32_t index = scopes_[scope].first;
    release(make_handle(slots_[index].generation, index));
  }
  scopes_[scope].open = false;
  free_scopes_.push_back(scope);
}

bool TensorTable::is_open(ScopeId scope) const {
  return scope < scopes_.size() && scopes_[scope].open;
}

void TensorTable::clear() {
  for (Handle handle : handles()) release(handle);
}

std::vector<Handle> TensorTable::handles() const {
  std::vector<Handle> live;
  live.reserve(statistics_.tensors);
  for (uint32_t index = 0; index < slots_.size(); index++)
    if (slots_[index].live) live.push_back(make_handle(slots_[index].generation, index));
  return live;
}

void TensorTable::link(uint32_t index, ScopeId scope) {
  Slot& slot = slots_[index];
  slot.scope = scope;
  slot.previous = kNone;
  slot.next = scopes_[scope].first;
  if (slot.next != kNone) slots_[slot.next].previous = index;
  scopes_[scope].first = index;
}

void TensorTable::unlink(uint32_t index) {
  Slot& slot = slots_[index];
  if (slot.scope == kNoScope) return;
  if (slot.previous == kNone) {
    scopes_[slot.scope].first = slot.next;
  } else {
    slots_[slot.previous].next = slot.next;
  }
  if (slot.next != kNone) slots_[slot.next].previous = slot.previous;
  slot.scope = kNoScope;
  slot.previous = slot.next = kNone;
}

void TensorTable::hold_storage(const at::Tensor& tensor) {
  const c10::StorageImpl* storage = storage_of(tensor);
  if (!storage) return;
  StorageUse& use = storages_[storage];
  if (use.tensors++ > 0) return;
  use.bytes = storage->nbytes();
  statistics_.bytes += use.bytes;
  statistics_.peak_bytes = std::max(statistics_.peak_bytes, statistics_.bytes);
  statistics_.storages = storages_.size();
}

void TensorTable::drop_storage(const at::Tensor& tensor) {
  auto entry = storages_.find(storage_of(tensor));
  if (entry == storages_.end() || --entry->second.tensors > 0) return;
  statistics_.bytes -= entry->second.bytes;
  storages_.erase(entry);
  statistics_.storages = storages_.size();
}

}  // namespace tsml::binding
