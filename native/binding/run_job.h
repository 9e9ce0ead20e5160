// Jobs that may run on the native thread or on this one, the only one that models and losses written in TypeScript run
// on.
#pragma once

#include "binding/job_thread.h"

namespace tsml::binding {

// A job's threads; 0, where nothing is said, for as many as operators may use.
int to_job_threads(const Napi::Value& value);

// Runs a job on the JS thread and gives its result. Nobody can ask for its end, or listen, before it is over.
Napi::Value run_here(std::unique_ptr<Job> job, const Napi::Value& threads);

// Runs a job here, or begins it on the native thread and gives the promise of its result.
Napi::Value run_job(std::unique_ptr<Job> job, const Napi::Value& threads, const Napi::Value& here);

}  // namespace tsml::binding
