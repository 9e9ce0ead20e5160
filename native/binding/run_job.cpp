#include "binding/run_job.h"

#include <ATen/Parallel.h>

#include "binding/environment.h"
#include "binding/js_callback.h"
#include "binding/values.h"

namespace tsml::binding {

namespace {

// As many threads on this one as a job is to have, beside another job too: sums depend on how many there are.
class ThreadsGuard {
 public:
  explicit ThreadsGuard(int threads) : before_(at::get_num_threads()) { at::set_num_threads(threads); }
  ~ThreadsGuard() { at::set_num_threads(before_); }
  ThreadsGuard(const ThreadsGuard&) = delete;
  ThreadsGuard& operator=(const ThreadsGuard&) = delete;

 private:
  int before_;
};

}  // namespace

int to_job_threads(const Napi::Value& value) {
  return is_missing(value.Env(), value) ? 0 : to_thread_count(value.Env(), value, "threads");
}

Napi::Value run_here(std::unique_ptr<Job> job, const Napi::Value& threads) {
  class Unheard final : public JobControl {
   public:
    bool cancelled() override { return false; }
    void report(std::vector<double>) override {}
  } control;
  {
    const OnThisThread guard(true);
    const int given = to_job_threads(threads);
    const ThreadsGuard as_many(given > 0 ? given : Environment::of(threads.Env()).threads());
    job->run(control);
  }
  return {threads.Env(), job->result(Environment::of(threads.Env()))};
}

Napi::Value run_job(std::unique_ptr<Job> job, const Napi::Value& threads, const Napi::Value& here) {
  if (to_boolean(threads.Env(), here, "here")) return run_here(std::move(job), threads);
  return Environment::of(threads.Env()).jobs().start(std::move(job), to_job_threads(threads));
}

}  // namespace tsml::binding
