#include "binding/environment.h"

#include <cstdlib>
#include <string_view>

#include "binding/errors.h"
#include "binding/job_thread.h"

namespace tsml::binding {

namespace {

// V8 is told an eighth of the bytes: enough that it collects in time, a fifth of the cost of telling it all.
constexpr int64_t kBytesPerReportedByte = 4;
// It is told in steps, for telling it costs more than a small operator does.
constexpr int64_t kReportStep = int64_t{8} << 20;

constexpr size_t kSweepBytes = size_t{64} << 20;
constexpr size_t kSweepTensors = 4096;

}  // namespace

Finalizers finalizers() {
  static const Finalizers mode = [] {
    const char* value = std::getenv("TSML_FINALIZERS");
    return value && std::string_view(value) == "collection" ? Finalizers::collection : Finalizers::sweep;
  }();
  return mode;
}

Environment::Environment(napi_env env)
    : env_(env), anchor_(new Anchor{this}), sweep_at_bytes_(kSweepBytes), sweep_at_tensors_(kSweepTensors) {}

Environment::~Environment() {
  jobs_.reset();  // cancels and joins
  tensors.clear();
  anchor_->environment = nullptr;
  if (anchor_->finalizers == 0) delete anchor_;
}

Environment& Environment::of(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return *static_cast<Environment*>(data);
}

JobThread& Environment::jobs() {
  if (!jobs_) jobs_ = std::make_unique<JobThread>(*this);
  return *jobs_;
}

void Environment::finalize(napi_env, void* handle, void* hint) {
  Anchor* anchor = static_cast<Anchor*>(hint);
  anchor->finalizers--;
  if (anchor->environment) {
    anchor->environment->tensors.release(reinterpret_cast<uintptr_t>(handle));
  } else if (anchor->finalizers == 0) {
    delete anchor;
  }
}

Handle Environment::adopt(napi_value object, at::Tensor tensor) {
  Handle handle = tensors.insert(std::move(tensor), scope());
  own(object, handle);
  return handle;
}

void Environment::own(napi_value object, Handle handle) {
  static_assert(sizeof(void*) == sizeof(Handle), "handles travel as pointers");
  napi_status status;
  if (finalizers() == Finalizers::collection) {
    status = napi_add_finalizer(env_, object, reinterpret_cast<void*>(handle), finalize, anchor_, nullptr);
    if (status == napi_ok) anchor_->finalizers++;
  } else {
    napi_ref reference;
    status = napi_create_reference(env_, object, 0, &reference);
    if (status == napi_ok) watched_.push_back({handle, reference});
  }
  if (status != napi_ok) {
    tensors.release(handle);
    check(env_, status, "a tensor needs a JavaScript object to own it");
  }
  report_memory();
}

void Environment::report_memory() {
  int64_t bytes = static_cast<int64_t>(tensors.statistics().bytes);
  if (std::abs(bytes - reported_bytes_) >= kReportStep) {
    int64_t total;
    napi_adjust_external_memory(env_, (bytes - reported_bytes_) / kBytesPerReportedByte, &total);
    reported_bytes_ = bytes;
  }
  if (finalizers() == Finalizers::sweep &&
      (tensors.statistics().bytes > sweep_at_bytes_ || watched_.size() > sweep_at_tensors_))
    sweep();
}

void Environment::sweep() {
  size_t kept = 0;
  for (const Watched& watched : watched_) {
    napi_handle_scope handles;
    napi_open_handle_scope(env_, &handles);
    napi_value object = nullptr;
    napi_get_reference_value(env_, watched.reference, &object);
    napi_close_handle_scope(env_, handles);
    if (object && tensors.find(watched.handle)) {
      watched_[kept++] = watched;
    } else {
      tensors.release(watched.handle);
      napi_delete_reference(env_, watched.reference);
    }
  }
  watched_.resize(kept);
  sweep_at_bytes_ = tensors.statistics().bytes + kSweepBytes;
  sweep_at_tensors_ = std::max(kSweepTensors, kept * 2);
}

const at::Tensor& Environment::tensor(Handle handle, const char* what) const {
  const at::Tensor* tensor = tensors.find(handle);
  if (!tensor)
    throw ArgumentError(std::string(what) + ": expected a live tensor, received one that was disposed (by dispose(), "
                        "`using`, or the end of a torch.scope that did not return it)", "ERR_DISPOSED");
  require_idle(*tensor, what);
  return *tensor;
}

void Environment::require_idle(const at::Tensor& tensor, const char* what) const {
  if (!leased_.empty() && is_leased(tensor))
    throw ArgumentError(std::string(what) + ": this tensor is in use by a job that runs in the background; await the "
                        "job first, or read a copy made before it started", "ERR_LEASED");
}

bool Environment::is_leased(const at::Tensor& tensor) const {
  return tensor.has_storage() && leased_.count(tensor.storage().unsafeGetStorageImpl()) > 0;
}

void Environment::lease(const std::vector<at::Tensor>& leased) {
  for (const at::Tensor& tensor : leased)
    if (tensor.has_storage()) leased_.insert(tensor.storage().unsafeGetStorageImpl());
}

void Environment::end_lease(const std::vector<at::Tensor>& leased) {
  for (const at::Tensor& tensor : leased) {
    if (!tensor.has_storage()) continue;
    auto entry = leased_.find(tensor.storage().unsafeGetStorageImpl());
    if (entry != leased_.end()) leased_.erase(entry);
  }
}

void Environment::share_scope_cell(napi_value float64_array) {
  void* data = nullptr;
  check(env_, napi_get_typedarray_info(env_, float64_array, nullptr, nullptr, &data, nullptr, nullptr),
        "the scope cell must be a Float64Array");
  check(env_, napi_create_reference(env_, float64_array, 1, &scope_reference_), "the scope cell");
  scope_ = static_cast<double*>(data);
}

}  // namespace tsml::binding
