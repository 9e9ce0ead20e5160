#include "binding/errors.h"

#include <c10/util/Exception.h>

#include <new>
#include <string>
#include <utility>

#include "binding/js_callback.h"
#include "core/optim/optimizer.h"
#include "core/training/divergence.h"

namespace tsml::binding {

namespace {

// What libtorch adds to its reason: the file of its source that says so, another error's backtrace, which it quotes
// whole, and a word to its own developers.
std::string without_additions(std::string message) {
  const size_t place = message.find(": ");
  if (message.starts_with('/') && message.substr(0, place).find(".cpp:") != std::string::npos)
    message.erase(0, place + 2);
  for (const char* addition : {"\nException raised from ", "  (Could this error message be improved?"}) {
    size_t start = message.find(addition);
    if (start != std::string::npos) message.resize(start);
  }
  return message;
}

ErrorText describe() {
  try {
    throw;
  } catch (const ArgumentError& error) {
    return {error.code(), error.what()};
  } catch (const c10::OutOfMemoryError& error) {
    return {"ERR_OUT_OF_MEMORY", error.what_without_backtrace()};
  } catch (const c10::IndexError& error) {
    return {"ERR_INDEX", error.what_without_backtrace()};
  } catch (const c10::TypeError& error) {
    return {"ERR_TYPE", error.what_without_backtrace()};
  } catch (const c10::ValueError& error) {
    return {"ERR_VALUE", error.what_without_backtrace()};
  } catch (const c10::NotImplementedError& error) {
    return {"ERR_NOT_IMPLEMENTED", error.what_without_backtrace()};
  } catch (const c10::Error& error) {
    return {"ERR_LIBTORCH", error.what_without_backtrace()};
  } catch (const std::bad_alloc&) {
    return {"ERR_OUT_OF_MEMORY", "out of memory"};
  } catch (const training::DivergenceError& error) {
    return {"ERR_DIVERGED", error.what()};
  } catch (const optim::ParameterError& error) {
    return {"ERR_PARAMETER", error.what() + (". " + error.remedy())};
  } catch (const std::invalid_argument& error) {
    return {"ERR_ARGUMENT", error.what()};
  } catch (const std::length_error&) {
    return {"ERR_OUT_OF_MEMORY", "more elements were asked for than any memory holds"};
  } catch (const std::exception& error) {  // a number that its dtype cannot hold, oneDNN's refusals, …
    return {"ERR_LIBTORCH", error.what()};
  } catch (...) {
    return {"ERR_NATIVE", "an unknown native error"};
  }
}

}  // namespace

std::string with_plain_node_names(std::string text) {
  static const std::string kBegin = "torch::autograd::CppNode<";
  for (size_t begin = 0; (begin = text.find(kBegin, begin)) != std::string::npos;) {
    const size_t name = begin + kBegin.size(), end = text.find('>', name);
    if (end == std::string::npos) break;
    const size_t scope = text.rfind("::", end), first = scope == std::string::npos || scope < name ? name : scope + 2;
    const std::string plain = text.substr(first, end - first) + "Backward";
    text.replace(begin, end + 1 - begin, plain);
    begin += plain.size();
  }
  return text;
}

ErrorText describe_current_exception() {
  ErrorText error = describe();
  error.message = with_plain_node_names(without_additions(std::move(error.message)));
  return error;
}

napi_value make_error(napi_env env, const ErrorText& error) {
  napi_value code = nullptr, message = nullptr, value = nullptr;
  napi_create_string_utf8(env, error.code.c_str(), error.code.size(), &code);
  napi_create_string_utf8(env, error.message.c_str(), error.message.size(), &message);
  napi_create_error(env, code, message, &value);
  return value;
}

void throw_to_javascript(napi_env env) {
  try {
    throw;
  } catch (const Napi::Error& error) {
    // Not by Napi::Error's own way, which throws once more where JavaScript cannot run any more.
    napi_throw(env, error.Value());
  } catch (const JavaScriptOutOfMemory& error) {
    napi_throw(env, error.error().Value());
  } catch (const Terminated&) {
    // V8's own exception goes on.
  } catch (...) {
    bool pending = false;
    napi_is_exception_pending(env, &pending);
    if (!pending) napi_throw(env, make_error(env, describe_current_exception()));
  }
}

void check(napi_env env, napi_status status, const char* what) {
  if (status == napi_ok) return;
  const napi_extended_error_info* info = nullptr;
  napi_get_last_error_info(env, &info);
  throw ArgumentError(std::string(what) + ": " + (info && info->error_message ? info->error_message : "failed"));
}

}  // namespace tsml::binding
