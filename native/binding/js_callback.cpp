#include "binding/js_callback.h"

#include <c10/core/AutogradState.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include "binding/errors.h"
#include "binding/values.h"

namespace tsml::binding {

void ReferenceBin::drop(napi_ref reference) {
  std::lock_guard lock(mutex_);
  if (!closed_) dropped_.push_back(reference);
}

void ReferenceBin::empty() {
  std::vector<napi_ref> dropped;
  {
    std::lock_guard lock(mutex_);
    dropped.swap(dropped_);
  }
  for (napi_ref reference : dropped) napi_delete_reference(env_, reference);
}

void ReferenceBin::close() {
  empty();
  std::lock_guard lock(mutex_);
  closed_ = true;
}

const char* grad_mode_name() {
  if (c10::InferenceMode::is_enabled()) return "inference";
  return c10::GradMode::is_enabled() ? "enabled" : "disabled";
}

JsCallback::JsCallback(std::shared_ptr<ReferenceBin> bin, napi_value function) : bin_(std::move(bin)) {
  check(bin_->env(), napi_create_reference(bin_->env(), function, 1, &reference_), "expected a function");
}

JsCallback::~JsCallback() {
  bin_->drop(reference_);
}

void JsCallback::require_js_thread() const {
  if (!bin_->is_on_js_thread())
    throw ArgumentError(
        "this graph runs JavaScript (a hook or a custom function), which no background job can: remove the hook, or "
        "call backward() on the JavaScript thread",
        "ERR_JAVASCRIPT_GRAPH");
}

napi_value JsCallback::invoke(const std::vector<napi_value>& arguments) const {
  napi_value function = nullptr;
  napi_get_reference_value(bin_->env(), reference_, &function);
  return call_javascript(bin_->env(), function, arguments);
}

namespace {

bool says_out_of_memory(napi_env env, napi_value thrown) {
  bool is_error = false;
  napi_value code = nullptr;
  napi_valuetype type = napi_undefined;
  if (napi_is_error(env, thrown, &is_error) != napi_ok || !is_error) return false;
  if (napi_get_named_property(env, thrown, "code", &code) != napi_ok || napi_typeof(env, code, &type) != napi_ok) {
    napi_get_and_clear_last_exception(env, &code);  // of a getter
    return false;
  }
  return type == napi_string && to_string(env, code, "code") == "ERR_OUT_OF_MEMORY";
}

}  // namespace

napi_value call_javascript(napi_env env, napi_value function, const std::vector<napi_value>& arguments) {
  napi_value undefined = nullptr, result = nullptr;
  napi_get_undefined(env, &undefined);
  napi_status status = napi_call_function(env, undefined, function, arguments.size(), arguments.data(), &result);
  if (status == napi_ok) return result;
  // Napi::Error ends the process where JavaScript cannot run any more, for it makes objects: whether they can be made
  // is tried first.
  napi_value thrown = nullptr, holder = nullptr;
  if (napi_get_and_clear_last_exception(env, &thrown) != napi_ok || !thrown ||
      napi_create_object(env, &holder) != napi_ok || napi_set_named_property(env, holder, "thrown", thrown) != napi_ok)
    throw Terminated();
  if (status != napi_pending_exception) check(env, status, "a call from libtorch into JavaScript");
  if (says_out_of_memory(env, thrown)) throw JavaScriptOutOfMemory(Napi::Error(env, thrown));
  throw Napi::Error(env, thrown);
}

OnThisThread::OnThisThread(bool is_needed) : before_(c10::AutogradState::get_tls_state().get_multithreading_enabled()) {
  if (is_needed) c10::AutogradState::get_tls_state().set_multithreading_enabled(false);
}

OnThisThread::~OnThisThread() {
  c10::AutogradState::get_tls_state().set_multithreading_enabled(before_);
}

}  // namespace tsml::binding
