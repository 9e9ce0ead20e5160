// Everything that belongs to one JavaScript environment (the main thread, or one worker): its tensors, operator
// plans, leases and native thread. It is the addon's instance data; nothing here is a global.
#pragma once

#include <c10/core/InferenceMode.h>

#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

#include "binding/node.h"
#include "binding/operator_plan.h"
#include "binding/tensor_table.h"

namespace tsml::binding {

class JobThread;
class ReferenceBin;

// How dead tensors are freed. On the stable Node-API a finalizer runs only once the JS stack has unwound, so a
// synchronous loop would free nothing, and it costs a tenth of a small operator. Each tensor's object is watched
// through a weak reference instead: when enough tensors or bytes were made, JavaScript is asked for a young collection
// (see `collected`), after which the references of dead objects are empty and their tensors are let go.
class Environment {
 public:
  explicit Environment(napi_env env);
  ~Environment();

  // The environment behind a napi_env that has loaded the addon.
  static Environment& of(napi_env env);

  // That of the running thread; nullptr on a thread of libtorch's or a job's.
  static Environment* current();

  napi_env env() const { return env_; }

  // Takes `tensor` in, makes the JS object its owner (released when the object is collected) and returns the handle.
  // Must run on the JS thread.
  Handle adopt(napi_value object, at::Tensor tensor);
  // Takes a tensor in without an owner yet; `own` must follow, or it lives until its scope or the environment ends.
  Handle hold(at::Tensor tensor) { return tensors.insert(std::move(tensor), scope()); }
  void own(napi_value object, Handle handle);

  // Lets go of all tensors that are known to be dead: what is counted next is what is alive.
  void let_go_of_dead();

  // Keeps what is no tensor, a model or a trainer, for as long as the JS object lives.
  void keep(napi_value object, std::shared_ptr<void> kept, size_t bytes);

  // What is to become of a tensor: what a job reads may be read beside it.
  enum class Use { write, read };

  // The tensor behind a handle. Throws ArgumentError naming `what` where it was disposed, or while a job holds it.
  const at::Tensor& tensor(Handle handle, const char* what, Use use = Use::write) const;

  // The same for a job to be queued, which may have what an earlier one holds: they run one after another.
  const at::Tensor& tensor_for_job(Handle handle, const char* what) const;

  // Throws the same where a job holds it.
  void require_idle(const at::Tensor& tensor, const char* what, Use use = Use::write) const;
  // The same without a message: nullptr where the handle is dead or a job holds the tensor.
  const at::Tensor* idle_tensor(Handle handle, Use use = Use::write) const {
    const at::Tensor* tensor = tensors.find(handle);
    return tensor && ((leased_.empty() && lent_.empty()) || !is_leased(*tensor, use)) ? tensor : nullptr;
  }

  // A running job's tensors, by storage. Until it ends the JS thread may not touch those that it writes, and not write
  // to those that it reads.
  void lease(const std::vector<at::Tensor>& written, const std::vector<at::Tensor>& read);
  void end_lease(const std::vector<at::Tensor>& written, const std::vector<at::Tensor>& read);

  // Two numbers that JavaScript and the addon both see without a call (lib/torch/context.ts): the scope that new
  // tensors are bound to, which JavaScript writes; and whether a young collection is due, which the addon writes.
  void share_cells(napi_value float64_array);
  TensorTable::ScopeId scope() const { return cells_ ? static_cast<TensorTable::ScopeId>(cells_[0]) : 0; }

  // To be called after a collection: the young one that the addon asked for, or a full one. True where a full one
  // should follow.
  bool collected(bool fully);

  // For JavaScript functions that graphs hold.
  const std::shared_ptr<ReferenceBin>& references() { return references_; }
  bool has_callbacks() const;

  // Holds while on; when it ends, the grad mode is what it was before.
  void set_inference_mode(bool on);

  JobThread& jobs();
  void stop_jobs();

  // How many threads an operator on the JS thread may use while no job runs.
  int threads() const;
  void set_threads(int count);

  // Throws where `backward` from this tensor would accumulate into a tensor that a job holds.
  void require_idle_leaves(const at::Tensor& root) const;

  TensorTable tensors;
  OperatorPlans operators;

 private:
  bool is_leased(const at::Tensor& tensor, Use use) const;
  napi_ref weak_reference(napi_value object, const char* what);
  // Finds the tensors whose objects are dead. `lazily`: each is let go when another is made, so that what it was made
  // of, still in the processor's cache, serves the next one: the C library keeps few blocks of a size at hand.
  void sweep(bool lazily);
  void let_go_of_last();
  void sweep_kept();
  // What the JS objects hold on to: tensors, models and trainers.
  size_t held_bytes() const { return tensors.statistics().bytes + kept_bytes_; }
  void report_memory();

  napi_env env_;
  double* cells_ = nullptr;
  napi_ref cells_reference_ = nullptr;
  std::shared_ptr<ReferenceBin> references_;
  std::optional<c10::InferenceMode> inference_mode_;
  std::unique_ptr<JobThread> jobs_;
  using Storages = std::unordered_multiset<const c10::StorageImpl*>;
  Storages leased_, lent_;
  int64_t reported_bytes_ = 0;
  size_t collect_at_tensors_, collect_at_bytes_, collect_at_allocated_, collect_fully_at_bytes_;

  struct Watched {
    Handle handle;
    napi_ref reference;
  };
  std::vector<Watched> watched_, dead_;

  struct Kept {
    std::shared_ptr<void> object;
    size_t bytes;
    napi_ref reference;
  };
  std::vector<Kept> kept_;
  size_t kept_bytes_ = 0;
};

}  // namespace tsml::binding
