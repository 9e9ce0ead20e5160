// JavaScript values to C++ values and back, with messages that say what was expected and what came.
#pragma once

#include <ATen/core/ivalue.h>

#include <optional>
#include <string>
#include <vector>

#include "binding/environment.h"

namespace tsml::binding {

// What a value is, for messages: `number 1.5`, `string "abc"`, `an array of 3`, `undefined`.
std::string describe(napi_env env, napi_value value);

bool is_missing(napi_env env, napi_value value);  // undefined or null
std::string to_string(napi_env env, napi_value value, const char* what);
int64_t to_integer(napi_env env, napi_value value, const char* what);
uint64_t to_seed(napi_env env, napi_value value, const char* what);
int to_thread_count(napi_env env, napi_value value, const char* what);
std::vector<double> to_doubles(napi_env env, napi_value value, const char* what);  // of a Float64Array
Napi::Object to_object(const Napi::Value& value, const char* what);
double to_double(napi_env env, napi_value value, const char* what);
bool to_boolean(napi_env env, napi_value value, const char* what);
Handle to_handle(napi_env env, napi_value value, const char* what);
// Of a Float64Array, where it is one: a fifth of the time that an array takes.
struct HandleList {
  double* numbers = nullptr;
  size_t size = 0;
  Handle operator[](size_t index) const { return static_cast<Handle>(numbers[index]); }
};
std::optional<HandleList> maybe_handles(napi_env env, napi_value value);
HandleList to_handles(napi_env env, napi_value value, const char* what);
at::Scalar to_scalar(napi_env env, napi_value value, const char* what);
std::vector<int64_t> to_integers(napi_env env, napi_value value, const char* what);

napi_value from_string(napi_env env, const std::string& text);
napi_value from_double(napi_env env, double value);
napi_value from_handle(napi_env env, Handle handle);
napi_value from_boolean(napi_env env, bool value);
// A number where it is exact, else a bigint.
napi_value from_integer(napi_env env, int64_t value);
napi_value from_integers(napi_env env, at::IntArrayRef values);
// Handles that `own` must follow; 0 for a tensor that is not defined.
napi_value from_tensors(napi_env env, at::TensorList tensors);
// A number, bigint (int64 always), boolean or {re, im}.
napi_value from_scalar(napi_env env, const at::Scalar& value);

// One operator argument. `what` names the operator in messages.
c10::IValue to_argument(const Environment& environment, napi_value value, const ArgumentPlan& plan,
                        const OperatorPlan& plan_of);
// The same where none was given: its default, or None.
c10::IValue missing_argument(const ArgumentPlan& plan, const OperatorPlan& plan_of);
// One operator result; a tensor becomes a handle that has no owner yet (0 for an undefined tensor).
napi_value from_result(Environment& environment, const c10::IValue& value, const ReturnPlan& plan);

}  // namespace tsml::binding
