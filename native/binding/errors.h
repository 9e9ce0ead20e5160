// From C++ exceptions to JavaScript errors: a code for programs, a message for people, never a C++ backtrace.
#pragma once

#include <stdexcept>
#include <string>

#include "binding/node.h"

namespace tsml::binding {

// A call that does not fit: wrong type, count, range, or a tensor that may not be used.
class ArgumentError : public std::runtime_error {
 public:
  explicit ArgumentError(const std::string& message, const char* code = "ERR_ARGUMENT")
      : std::runtime_error(message), code_(code) {}
  const char* code() const { return code_; }

 private:
  const char* code_;
};

// Throws the exception in flight as a JavaScript error. To be called inside a catch block.
void throw_to_javascript(napi_env env);

// The same exception as a value, for rejecting a promise.
struct ErrorText {
  std::string code, message;
};
ErrorText describe_current_exception();

// libtorch names a node of a graph that is ours by its C++ type: as "NormReluBackward" here.
std::string with_plain_node_names(std::string text);
napi_value make_error(napi_env env, const ErrorText& error);

// Throws ArgumentError when a Node-API call failed with no JavaScript exception pending.
void check(napi_env env, napi_status status, const char* what);

// Runs `body`, whose result is a napi_value, and lets no C++ exception out.
template <typename Body>
napi_value guarded(napi_env env, Body&& body) {
  try {
    return body();
  } catch (...) {
    throw_to_javascript(env);
    return nullptr;
  }
}

}  // namespace tsml::binding
