// JavaScript values to C++ values and back, with messages that say what was expected and what came.
#pragma once

#include <ATen/core/ivalue.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "binding/environment.h"

namespace tsml::binding {

// What a value is for, as messages name it. It is put into words only where one is needed: that takes longer than to
// decode a number.
class What {
 public:
  What(const char* words) : words_(words) {}
  What(const OperatorPlan& plan, const ArgumentPlan& argument) : plan_(&plan), argument_(&argument) {}
  std::string text() const {
    return plan_ ? plan_->name + ": argument '" + argument_->name + "'" : std::string(words_);
  }

 private:
  const char* words_ = nullptr;
  const OperatorPlan* plan_ = nullptr;
  const ArgumentPlan* argument_ = nullptr;
};

// What a value is, for messages: `number 1.5`, `string "abc"`, `an array of 3`, `undefined`.
std::string describe(napi_env env, napi_value value);

[[noreturn]] void mismatch(napi_env env, napi_value value, const What& what, const std::string& expected);

napi_valuetype type_of(napi_env env, napi_value value);
bool is_missing(napi_env env, napi_value value);  // undefined or null
bool is_array(napi_env env, napi_value value);
uint32_t length_of(napi_env env, napi_value array);
napi_value element(napi_env env, napi_value array, uint32_t index);

std::string to_string(napi_env env, napi_value value, const What& what);
int64_t to_integer(napi_env env, napi_value value, const What& what);
uint64_t to_seed(napi_env env, napi_value value, const What& what);
// What a word stands for, by a table of the words that there are.
template <typename T, size_t N>
T to_choice(napi_env env, napi_value value, const What& what, const std::pair<const char*, T> (&choices)[N]) {
  const std::string given = to_string(env, value, what);
  std::string expected;
  for (size_t i = 0; i < N; i++) {
    const auto& [word, choice] = choices[i];
    if (given == word) return choice;
    expected += std::string(i == 0 ? "" : i + 1 < N ? ", " : " or ") + "'" + word + "'";
  }
  mismatch(env, value, what, expected);
}
int to_thread_count(napi_env env, napi_value value, const What& what);
std::vector<double> to_doubles(napi_env env, napi_value value, const What& what);  // of a Float64Array
Napi::Object to_object(const Napi::Value& value, const What& what);
double to_double(napi_env env, napi_value value, const What& what);
bool to_boolean(napi_env env, napi_value value, const What& what);
Handle to_handle(napi_env env, napi_value value, const What& what);
// Of a Float64Array, where it is one: a fifth of the time that an array takes.
struct HandleList {
  double* numbers = nullptr;
  size_t size = 0;
  Handle operator[](size_t index) const { return static_cast<Handle>(numbers[index]); }
};
std::optional<HandleList> maybe_handles(napi_env env, napi_value value);
HandleList to_handles(napi_env env, napi_value value, const What& what);
at::Scalar to_scalar(napi_env env, napi_value value, const What& what);
std::vector<int64_t> to_integers(napi_env env, napi_value value, const What& what);

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

}  // namespace tsml::binding
