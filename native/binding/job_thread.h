// Long work off the JS thread: one native thread per environment, with a queue.
//
// No V8 value is touched on it. Progress and results come back through a thread-safe function that keeps the process
// alive only while work is under way. Only the newest progress is kept: a slow reader never delays the work.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "binding/environment.h"
#include "binding/errors.h"

namespace tsml::binding {

// What a running job sees of the world.
class JobControl {
 public:
  virtual ~JobControl() = default;
  // To be asked between two steps.
  virtual bool cancelled() = 0;
  virtual void report(std::vector<double> progress) = 0;
};

class Job {
 public:
  virtual ~Job() = default;
  // On the native thread. Returns early once control.cancelled().
  virtual void run(JobControl& control) = 0;
  // On the JS thread, after run. By plain Node-API: see job_thread.cpp.
  virtual napi_value result(Environment& environment) = 0;
  // The tensors it writes, which the JS thread may not touch meanwhile, and those that it only reads.
  virtual std::vector<at::Tensor> tensors() const { return {}; }
  virtual std::vector<at::Tensor> inputs() const { return {}; }
};

class JobThread {
 public:
  explicit JobThread(Environment& environment);
  ~JobThread();

  // Queues a job that computes with `threads` threads (0: as many as operators on the JS thread may use). The promise
  // rejects with the job's error.
  Napi::Value start(std::unique_ptr<Job> job, int threads);
  // {promise, cancel()}: one that stopped because it was cancelled resolves with what it has. `on_progress` is a
  // function of an array of numbers, or undefined.
  Napi::Value start_cancellable(std::unique_ptr<Job> job, int threads, Napi::Value on_progress);

  bool is_busy() const { return pending_ > 0; }
  // What operators on the JS thread may use once no job is left; until then they use one thread.
  int threads_when_idle() const { return threads_when_idle_; }
  void set_threads_when_idle(int threads) { threads_when_idle_ = threads; }

  // Cancels what runs, drops what waits, and joins the thread. No promise is settled any more.
  void shut_down();

 private:
  struct Running;
  enum class News { progress, done };
  struct Event {
    std::shared_ptr<Running> running;
    News news;
  };

  void work();
  Napi::Value queue(std::shared_ptr<Running> running, int threads);
  void post(Event event);
  void deliver();
  void tell(Running& running, const std::vector<double>& progress);
  void settle(Running& running);
  static void on_event(napi_env env, napi_value, void* context, void*);
  static void on_cleanup(void* self);

  Environment& environment_;
  napi_threadsafe_function to_javascript_ = nullptr;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Running>> queue_;
  std::deque<Event> events_;
  std::shared_ptr<Running> current_;
  bool stopping_ = false;
  size_t pending_ = 0;  // JS thread only
  int threads_when_idle_ = 1;
  std::thread thread_;
};

}  // namespace tsml::binding
