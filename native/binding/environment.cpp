#include "binding/environment.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/functions/accumulate_grad.h>

#include <algorithm>
#include <cstdlib>

#include "binding/errors.h"
#include "binding/graph.h"
#include "binding/job_thread.h"
#include "binding/js_callback.h"
#include "core/memory/host_allocator.h"

namespace tsml::binding {

namespace {

// A tensor is 40 bytes to V8 and a kilobyte or more to libtorch, so V8 would let tens of thousands of dead ones pile up
// before it looks, by which time their memory has long left the processor's cache. A young collection takes some 50 µs;
// asked for each time that so many tensors, or so many bytes, came on top of those alive, it makes small operators a
// third faster and keeps a loop of large ones within bounds.
constexpr size_t kTensorsPerCollection = 2048;
constexpr size_t kBytesPerCollection = size_t{64} << 20;
// Where less is left than that, before it is used up.
constexpr size_t kLeastBytesPerCollection = size_t{1} << 20;
// Looking through the living tensors costs some 20 ns each: the more there are, the more must be allocated in between.
constexpr size_t kBytesPerLivingTensor = 2048;

// A tensor that survives two young collections, as in a queue, can be freed by a full one alone, of some milliseconds.
constexpr size_t kBytesPerFullCollection = size_t{128} << 20;

// What young collections cannot free (tensors that lived long enough to become old), V8 must want to collect itself: it
// is told a part of the bytes. All of them would make it collect too often: 27 µs per MiB.
constexpr int64_t kBytesPerReportedByte = 8;
// It is told in steps, for telling it costs more than a small operator does.
constexpr int64_t kReportStep = int64_t{8} << 20;

thread_local Environment* on_this_thread = nullptr;

}  // namespace

Environment::Environment(napi_env env)
    : env_(env),
      references_(std::make_shared<ReferenceBin>(env)),
      collect_at_tensors_(kTensorsPerCollection),
      collect_at_bytes_(kBytesPerCollection),
      collect_at_allocated_(memory::allocated_by_thread() + kBytesPerCollection),
      collect_fully_at_bytes_(kBytesPerFullCollection) {
  on_this_thread = this;
}

Environment::~Environment() {
  on_this_thread = nullptr;
  jobs_.reset();  // cancels and joins
  references_->close();
  for (const std::vector<Watched>* list : {&watched_, &dead_})
    for (const Watched& watched : *list) napi_delete_reference(env_, watched.reference);
  for (const Kept& kept : kept_) napi_delete_reference(env_, kept.reference);
  if (cells_reference_) napi_delete_reference(env_, cells_reference_);
}

Environment& Environment::of(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return *static_cast<Environment*>(data);
}

Environment* Environment::current() {
  return on_this_thread;
}

bool Environment::has_callbacks() const {
  return references_.use_count() > 1;
}

void Environment::set_inference_mode(bool on) {
  if (on != inference_mode_.has_value()) on ? void(inference_mode_.emplace(true)) : inference_mode_.reset();
}

JobThread& Environment::jobs() {
  if (!jobs_) jobs_ = std::make_unique<JobThread>(*this);
  return *jobs_;
}

void Environment::stop_jobs() {
  if (jobs_) jobs_->shut_down();
}

int Environment::threads() const {
  return jobs_ && jobs_->is_busy() ? jobs_->threads_when_idle() : at::get_num_threads();
}

void Environment::set_threads(int count) {
  if (jobs_ && jobs_->is_busy()) {
    jobs_->set_threads_when_idle(count);
  } else {
    at::set_num_threads(count);
  }
}

Handle Environment::adopt(napi_value object, at::Tensor tensor) {
  Handle handle = tensors.insert(std::move(tensor), scope());
  own(object, handle);
  return handle;
}

void Environment::own(napi_value object, Handle handle) {
  if (!dead_.empty()) let_go_of_last();
  try {
    watched_.push_back({handle, weak_reference(object, "a tensor needs a JavaScript object to own it")});
  } catch (...) {
    tensors.release(handle);
    throw;
  }
  report_memory();
}

void Environment::keep(napi_value object, std::shared_ptr<void> kept, size_t bytes) {
  kept_.push_back({std::move(kept), bytes, weak_reference(object, "a native object")});
  kept_bytes_ += bytes;
  report_memory();
}

napi_ref Environment::weak_reference(napi_value object, const char* what) {
  napi_ref reference;
  check(env_, napi_create_reference(env_, object, 0, &reference), what);
  return reference;
}

void Environment::report_memory() {
  int64_t bytes = static_cast<int64_t>(held_bytes());
  if (std::abs(bytes - reported_bytes_) >= kReportStep) {
    int64_t total;
    napi_adjust_external_memory(env_, (bytes - reported_bytes_) / kBytesPerReportedByte, &total);
    reported_bytes_ = bytes;
  }
  if (cells_ && (watched_.size() > collect_at_tensors_ || held_bytes() > collect_at_bytes_ ||
                 memory::allocated_by_thread() > collect_at_allocated_))
    cells_[1] = 1;
}

bool Environment::collected(bool fully) {
  cells_[1] = 0;
  let_go_of_dead();
  // Where bytes are what made it due, they are wanted now.
  sweep(!fully && held_bytes() <= collect_at_bytes_ && memory::allocated_by_thread() <= collect_at_allocated_);
  sweep_kept();
  references_->empty();
  // Half as much again on top of what is alive: a program that holds many tensors is not asked all the time. Nor may
  // what is dead fill the memory that there is.
  size_t alive = watched_.size(), bytes = held_bytes();
  const size_t room = std::max(kLeastBytesPerCollection, memory::host_headroom() / 2);
  collect_at_tensors_ = alive + std::max(kTensorsPerCollection, alive / 2);
  collect_at_bytes_ = bytes + std::min(room, std::max(kBytesPerCollection, bytes / 2));
  collect_at_allocated_ = memory::allocated_by_thread() +
                          std::min(room, std::max(kBytesPerCollection, watched_.size() * kBytesPerLivingTensor));
  if (fully) collect_fully_at_bytes_ = bytes + std::max(kBytesPerFullCollection, bytes / 2);
  return bytes > collect_fully_at_bytes_;
}

void Environment::let_go_of_last() {
  const Watched watched = dead_.back();
  dead_.pop_back();
  tensors.release(watched.handle);
  napi_delete_reference(env_, watched.reference);
}

void Environment::let_go_of_dead() {
  while (!dead_.empty()) let_go_of_last();
}

void Environment::sweep(bool lazily) {
  // A handle that V8 gives for a living object lasts until its scope ends; one scope for each would cost as much again.
  constexpr size_t kHandlesPerScope = 1024;
  size_t kept = 0;
  for (size_t begin = 0; begin < watched_.size(); begin += kHandlesPerScope) {
    Napi::HandleScope handles(env_);
    const size_t end = std::min(watched_.size(), begin + kHandlesPerScope);
    for (size_t i = begin; i < end; i++) {
      const Watched watched = watched_[i];
      napi_value object = nullptr;
      napi_get_reference_value(env_, watched.reference, &object);
      if (object && tensors.find(watched.handle)) {
        watched_[kept++] = watched;
      } else {
        dead_.push_back(watched);
      }
    }
  }
  watched_.resize(kept);
  if (!lazily) let_go_of_dead();
}

void Environment::sweep_kept() {
  Napi::HandleScope handles(env_);
  std::erase_if(kept_, [this](const Kept& kept) {
    napi_value object = nullptr;
    napi_get_reference_value(env_, kept.reference, &object);
    if (object) return false;
    napi_delete_reference(env_, kept.reference);
    kept_bytes_ -= kept.bytes;
    return true;
  });
}

const at::Tensor& Environment::tensor(Handle handle, const char* what, Use use) const {
  const at::Tensor& tensor = tensor_for_job(handle, what);
  require_idle(tensor, what, use);
  return tensor;
}

const at::Tensor& Environment::tensor_for_job(Handle handle, const char* what) const {
  const at::Tensor* tensor = tensors.find(handle);
  if (!tensor)
    throw ArgumentError(std::string(what) +
                            ": expected a live tensor, received one that was disposed (by dispose(), "
                            "`using`, or the end of a torch.scope that did not return it)",
                        "ERR_DISPOSED");
  return *tensor;
}

void Environment::require_idle(const at::Tensor& tensor, const char* what, Use use) const {
  if (is_leased(tensor, use))
    throw ArgumentError(std::string(what) +
                            ": this tensor is in use by a job that runs in the background; await the "
                            "job first, or read a copy made before it started",
                        "ERR_LEASED");
}

void Environment::require_idle_leaves(const at::Tensor& root) const {
  if (leased_.empty()) return;
  walk_graph({root}, [this](const torch::autograd::Node& node) {
    if (auto* leaf = dynamic_cast<const torch::autograd::AccumulateGrad*>(&node))
      require_idle(leaf->variable, "backward: a tensor of its graph");
    return true;
  });
}

bool Environment::is_leased(const at::Tensor& tensor, Use use) const {
  if ((leased_.empty() && lent_.empty()) || !tensor.has_storage()) return false;
  const c10::StorageImpl* storage = tensor.storage().unsafeGetStorageImpl();
  return leased_.contains(storage) || (use == Use::write && lent_.contains(storage));
}

void Environment::lease(const std::vector<at::Tensor>& written, const std::vector<at::Tensor>& read) {
  const auto add = [](Storages& storages, const std::vector<at::Tensor>& tensors) {
    for (const at::Tensor& tensor : tensors)
      if (tensor.has_storage()) storages.insert(tensor.storage().unsafeGetStorageImpl());
  };
  add(leased_, written);
  add(lent_, read);
}

void Environment::end_lease(const std::vector<at::Tensor>& written, const std::vector<at::Tensor>& read) {
  const auto remove = [](Storages& storages, const std::vector<at::Tensor>& tensors) {
    for (const at::Tensor& tensor : tensors) {
      if (!tensor.has_storage()) continue;
      const auto entry = storages.find(tensor.storage().unsafeGetStorageImpl());
      if (entry != storages.end()) storages.erase(entry);
    }
  };
  remove(leased_, written);
  remove(lent_, read);
}

void Environment::share_cells(napi_value float64_array) {
  void* data = nullptr;
  size_t length = 0;
  check(env_, napi_get_typedarray_info(env_, float64_array, nullptr, &length, &data, nullptr, nullptr),
        "the shared cells must be a Float64Array");
  if (length < 2) throw ArgumentError("the shared cells must be two numbers");
  check(env_, napi_create_reference(env_, float64_array, 1, &cells_reference_), "the shared cells");
  cells_ = static_cast<double*>(data);
}

}  // namespace tsml::binding
