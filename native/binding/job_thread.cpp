#include "binding/job_thread.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <c10/util/thread_name.h>

#include <utility>

#include "binding/values.h"
#include "core/threads/end_team.h"

namespace tsml::binding {

struct JobThread::Running final : JobControl {
  Running(JobThread& thread, std::unique_ptr<Job> work) : owner(thread), job(std::move(work)) {}

  bool cancelled() override { return cancel; }

  void report(std::vector<double> values) override {
    bool is_posted;
    {
      std::lock_guard lock(progress_mutex);
      progress = std::move(values);
      is_posted = std::exchange(progress_posted, true);
    }
    if (wants_progress && !is_posted) owner.post({self.lock(), News::progress});
  }

  JobThread& owner;
  std::unique_ptr<Job> job;
  napi_deferred deferred = nullptr;
  Napi::FunctionReference on_progress;  // let go of on the JS thread, whoever drops the last reference to this
  std::weak_ptr<Running> self;
  std::vector<at::Tensor> leased, lent;
  int threads = 1;
  bool wants_progress = false;
  bool grad_enabled = true;
  bool callback_threw = false;  // JS thread only
  std::atomic<bool> cancel{false};
  std::mutex progress_mutex;  // of both below
  bool progress_posted = false;
  std::vector<double> progress;
  std::optional<ErrorText> error;
};

JobThread::JobThread(Environment& environment) : environment_(environment) {
  napi_env env = environment.env();
  check(env,
        napi_create_threadsafe_function(env, nullptr, nullptr, from_string(env, "tsml jobs"), 0, 1, nullptr, nullptr,
                                        this, on_event, &to_javascript_),
        "the native thread's way back");
  napi_unref_threadsafe_function(env, to_javascript_);
  // Hooks run in reverse: this one before the thread-safe function's own, which would close it under the thread.
  napi_add_env_cleanup_hook(env, on_cleanup, this);
}

JobThread::~JobThread() {
  shut_down();
}

void JobThread::on_cleanup(void* self) {
  static_cast<JobThread*>(self)->shut_down();
}

void JobThread::shut_down() {
  {
    std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
    if (current_) current_->cancel = true;
    queue_.clear();
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  current_.reset();
  events_.clear();
  napi_release_threadsafe_function(to_javascript_, napi_tsfn_abort);
}

Napi::Value JobThread::start(std::unique_ptr<Job> job, int threads) {
  return queue(std::make_shared<Running>(*this, std::move(job)), threads);
}

Napi::Value JobThread::start_cancellable(std::unique_ptr<Job> job, int threads, Napi::Value on_progress) {
  Napi::Env env(environment_.env());
  auto running = std::make_shared<Running>(*this, std::move(job));
  if (on_progress.IsFunction()) {
    running->on_progress = Napi::Persistent(on_progress.As<Napi::Function>());
    running->wants_progress = true;
  }
  Napi::Object handle = Napi::Object::New(env);
  handle.Set("promise", queue(running, threads));
  handle.Set("cancel", Napi::Function::New(env, [weak = std::weak_ptr<Running>(running)](const Napi::CallbackInfo&) {
               if (auto alive = weak.lock()) alive->cancel = true;
             }));
  return handle;
}

Napi::Value JobThread::queue(std::shared_ptr<Running> running, int threads) {
  Napi::Env env(environment_.env());
  {
    std::lock_guard lock(mutex_);
    if (stopping_) throw ArgumentError("no job can begin: this thread is ending");
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  napi_value promise;
  check(env, napi_create_promise(env, &running->deferred, &promise), "promise");
  running->self = running;
  running->grad_enabled = c10::GradMode::is_enabled();
  running->leased = running->job->tensors();
  running->lent = running->job->inputs();
  environment_.lease(running->leased, running->lent);
  if (pending_++ == 0) {
    napi_ref_threadsafe_function(env, to_javascript_);
    // Two teams of threads would fight for the cores: while a job runs, the JS thread computes alone.
    threads_when_idle_ = at::get_num_threads();
    at::set_num_threads(1);
    threads::end_team();
  }
  running->threads = threads > 0 ? threads : threads_when_idle_;
  {
    std::lock_guard lock(mutex_);
    queue_.push_back(std::move(running));
  }
  wake_.notify_one();
  return {env, promise};
}

void JobThread::work() {
  c10::setThreadName("tsml jobs");  // for profiles, debuggers and `top -H`
  for (;;) {
    std::shared_ptr<Running> running;
    {
      std::unique_lock lock(mutex_);
      // What never settled is dropped by shut_down, on the JS thread: it holds a JS reference.
      if (!stopping_) current_.reset();
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      running = current_ = std::move(queue_.front());
      queue_.pop_front();
    }
    if (at::get_num_threads() != running->threads) at::set_num_threads(running->threads);
    c10::GradMode::set_enabled(running->grad_enabled);
    try {
      running->job->run(*running);
    } catch (...) {
      running->error = describe_current_exception();
    }
    post({std::move(running), News::done});
  }
}

void JobThread::post(Event event) {
  {
    std::lock_guard lock(mutex_);
    if (stopping_) return;
    events_.push_back(std::move(event));
  }
  napi_call_threadsafe_function(to_javascript_, nullptr, napi_tsfn_nonblocking);
}

void JobThread::on_event(napi_env env, napi_value, void* context, void*) {
  if (env) static_cast<JobThread*>(context)->deliver();
}

// One event a call, and a call for each: what awaits a job goes on before a later job is heard of.
void JobThread::deliver() {
  Napi::HandleScope scope{Napi::Env(environment_.env())};
  Event event;
  {
    std::lock_guard lock(mutex_);
    if (events_.empty()) return;
    event = std::move(events_.front());
    events_.pop_front();
  }
  Running& running = *event.running;
  if (event.news == News::done) return settle(running);
  std::vector<double> progress;
  {
    // At once: each report is told of once or, where a newer one has come, never.
    std::lock_guard lock(running.progress_mutex);
    running.progress_posted = false;
    progress = running.progress;
  }
  if (!running.callback_threw) tell(running, progress);
}

// Plain Node-API from here on: when a worker is being terminated every call may fail, and the C++ wrapper ends the
// process over an error that it cannot make an object of.
void JobThread::tell(Running& running, const std::vector<double>& progress) {
  napi_env env = environment_.env();
  napi_value values, undefined;
  if (napi_create_array_with_length(env, progress.size(), &values) != napi_ok) return;
  for (size_t i = 0; i < progress.size(); i++) {
    napi_value number;
    if (napi_create_double(env, progress[i], &number) != napi_ok) return;
    napi_set_element(env, values, static_cast<uint32_t>(i), number);
  }
  napi_get_undefined(env, &undefined);
  if (napi_call_function(env, undefined, running.on_progress.Value(), 1, &values, nullptr) == napi_ok) return;
  // A progress callback that throws ends its job. The error itself is kept where it was thrown:
  // lib/training/trainer.ts.
  napi_value error;
  napi_get_and_clear_last_exception(env, &error);
  running.callback_threw = true;
  running.cancel = true;
}

void JobThread::settle(Running& running) {
  napi_env env = environment_.env();
  environment_.end_lease(running.leased, running.lent);
  running.on_progress.Reset();
  if (--pending_ == 0) {
    napi_unref_threadsafe_function(env, to_javascript_);
    at::set_num_threads(threads_when_idle_);
  }
  if (running.callback_threw && !running.error)
    running.error = ErrorText{"ERR_PROGRESS_CALLBACK", "the progress callback threw an error"};
  if (!running.error) {
    try {
      napi_resolve_deferred(env, running.deferred, running.job->result(environment_));
      return;
    } catch (...) {
      running.error = describe_current_exception();
    }
  }
  napi_reject_deferred(env, running.deferred, make_error(env, *running.error));
}

}  // namespace tsml::binding
