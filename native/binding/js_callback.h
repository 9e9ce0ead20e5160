// A JavaScript function that C++ holds on to, for longer than a call: a hook, or the backward of a custom function.
#pragma once

#include <c10/util/Exception.h>

#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "binding/node.h"

namespace tsml::binding {

// References that may be dropped on any thread, as graphs are, but deleted on the JS thread alone.
class ReferenceBin {
 public:
  explicit ReferenceBin(napi_env env) : env_(env) {}

  void drop(napi_ref reference);
  // On the JS thread.
  void empty();
  // From now on what is dropped is left to the environment's end.
  void close();

  napi_env env() const { return env_; }
  bool is_on_js_thread() const { return std::this_thread::get_id() == thread_; }

 private:
  napi_env env_;
  std::thread::id thread_ = std::this_thread::get_id();
  std::mutex mutex_;
  bool closed_ = false;
  std::vector<napi_ref> dropped_;
};

// JavaScript is being ended on this thread (Ctrl-C at the prompt, worker.terminate()): nothing can be said to it any
// more, and the exception is V8's own, which goes on by itself once C++ has returned.
class Terminated : public std::exception {
 public:
  const char* what() const noexcept override { return "JavaScript was ended"; }
};

// Memory was refused to an operator in JavaScript: to the core an error like its own, to JavaScript the one it threw.
class JavaScriptOutOfMemory final : public c10::OutOfMemoryError {
 public:
  explicit JavaScriptOutOfMemory(Napi::Error error)
      : OutOfMemoryError({__func__, __FILE__, __LINE__}, error.Message()), error_(std::move(error)) {}
  const Napi::Error& error() const { return error_; }

 private:
  Napi::Error error_;
};

// Calls a JavaScript function. What it throws comes out as Napi::Error, as JavaScriptOutOfMemory, or as Terminated.
napi_value call_javascript(napi_env env, napi_value function, const std::vector<napi_value>& arguments);

// What libtorch records on this thread: "enabled", "disabled" or "inference". A callback is told, for libtorch sets it
// without JavaScript's knowledge.
const char* grad_mode_name();

class JsCallback {
 public:
  JsCallback(std::shared_ptr<ReferenceBin> bin, napi_value function);
  ~JsCallback();
  JsCallback(const JsCallback&) = delete;
  JsCallback& operator=(const JsCallback&) = delete;

  // Calls it with arguments made by `arguments(env)`, hands the result to `read(result)` and returns what that returns.
  // What JavaScript throws comes out as Napi::Error. Throws ArgumentError on any other thread than JavaScript's.
  template <typename Arguments, typename Read>
  auto call(Arguments&& arguments, Read&& read) const {
    require_js_thread();
    napi_env env = bin_->env();
    Napi::HandleScope handles(env);
    return read(invoke(arguments(env)));
  }

 private:
  void require_js_thread() const;
  napi_value invoke(const std::vector<napi_value>& arguments) const;

  std::shared_ptr<ReferenceBin> bin_;
  napi_ref reference_ = nullptr;
};

// Graphs with JavaScript in them run on this thread whole: devices' nodes too, which would have threads of their own.
class OnThisThread {
 public:
  explicit OnThisThread(bool is_needed);
  ~OnThisThread();
  OnThisThread(const OnThisThread&) = delete;
  OnThisThread& operator=(const OnThisThread&) = delete;

 private:
  bool before_;
};

}  // namespace tsml::binding
