// Recordings of where time and memory go.
#include <atomic>

#include "binding/exports.h"
#include "binding/values.h"
#include "core/profile/recorder.h"
#include "core/profile/span.h"

namespace tsml::binding {

namespace {

double milliseconds(int64_t nanoseconds) {
  return static_cast<double>(nanoseconds) / 1e6;
}

void set(Napi::Object& object, const char* name, int64_t number) {
  object.Set(name, static_cast<double>(number));
}

template <typename Totals, typename Write>
Napi::Array rows(Napi::Env env, const std::vector<Totals>& all, const Write& write) {
  Napi::Array rows = Napi::Array::New(env, all.size());
  for (uint32_t i = 0; i < all.size(); i++) {
    Napi::HandleScope handles(env);
    Napi::Object row = Napi::Object::New(env);
    write(row, all[i]);
    rows[i] = row;
  }
  return rows;
}

Napi::Array strings(Napi::Env env, const std::vector<std::string>& all) {
  Napi::Array list = Napi::Array::New(env, all.size());
  for (uint32_t i = 0; i < all.size(); i++) {
    Napi::HandleScope handles(env);
    list[i] = Napi::String::New(env, all[i]);
  }
  return list;
}

// A typed array of what `get` gives of each.
template <typename Typed, typename Item, typename Get>
Napi::Value column(Napi::Env env, const std::vector<Item>& all, const Get& get) {
  auto column = Typed::New(env, all.size());
  for (size_t i = 0; i < all.size(); i++) column[i] = get(all[i]);
  return column;
}

Napi::Object events(Napi::Env env, const profile::Recording& recording) {
  using profile::Event;
  const std::vector<Event>& all = recording.events;
  Napi::Object events = Napi::Object::New(env);
  events.Set("kinds", column<Napi::Uint8Array>(env, all, [](const Event& e) { return static_cast<uint8_t>(e.kind); }));
  events.Set("threads", column<Napi::Uint16Array>(env, all, [](const Event& e) { return e.thread; }));
  events.Set("names", column<Napi::Uint32Array>(env, all, [](const Event& e) { return e.name; }));
  events.Set("details",
             column<Napi::Int32Array>(env, all, [](const Event& e) { return static_cast<int32_t>(e.detail); }));
  events.Set("starts", column<Napi::Float64Array>(env, all, [](const Event& e) { return e.start / 1e3; }));
  events.Set("durations", column<Napi::Float64Array>(env, all, [](const Event& e) { return e.duration / 1e3; }));
  events.Set("peaks", column<Napi::Float64Array>(env, all, [](const Event& e) { return static_cast<double>(e.peak); }));
  return events;
}

// Whose profile is being recorded. A worker that is terminated leaves a recording behind, which nobody else could end.
std::atomic<napi_env> recording_for = nullptr;

void on_cleanup(void* env) {
  napi_env ending = static_cast<napi_env>(env);
  if (recording_for.compare_exchange_strong(ending, nullptr)) profile::stop();
}

// startProfile(shapes, mostEvents)
Napi::Value start_profile(const Napi::CallbackInfo& info) {
  const int64_t most_events = to_integer(info.Env(), info[1], "profile: mostEvents");
  if (most_events < 0)
    throw ArgumentError("profile: expected mostEvents from 0, received " + std::to_string(most_events));
  profile::start(
      {.shapes = to_boolean(info.Env(), info[0], "profile: shapes"), .most_events = static_cast<size_t>(most_events)});
  recording_for = info.Env();
  napi_add_env_cleanup_hook(info.Env(), on_cleanup, static_cast<napi_env>(info.Env()));
  return info.Env().Undefined();
}

// stopProfile(): NativeRecording (lib/native.ts)
Napi::Value stop_profile(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const profile::Recording recording = profile::stop();
  recording_for = nullptr;
  napi_remove_env_cleanup_hook(env, on_cleanup, static_cast<napi_env>(env));
  Napi::Object result = Napi::Object::New(env);
  result.Set("milliseconds", milliseconds(recording.duration));
  set(result, "liveBytesAtStart", recording.live_at_start);
  set(result, "peakBytes", recording.peak);
  set(result, "droppedEvents", recording.dropped);
  result.Set("phases", rows(env, recording.phases, [](Napi::Object& row, const profile::PhaseTotals& totals) {
               row.Set("name", totals.name);
               set(row, "calls", totals.calls);
               row.Set("totalMs", milliseconds(totals.total));
               row.Set("selfMs", milliseconds(totals.self));
               set(row, "peakBytes", totals.peak);
             }));
  result.Set("operators", rows(env, recording.operators, [](Napi::Object& row, const profile::OperatorTotals& totals) {
               row.Set("name", totals.name);
               row.Set("isGradient", totals.is_gradient);
               set(row, "calls", totals.calls);
               row.Set("totalMs", milliseconds(totals.total));
               row.Set("selfMs", milliseconds(totals.self));
               set(row, "allocatedBytes", totals.allocated);
             }));
  result.Set("modules", rows(env, recording.modules, [](Napi::Object& row, const profile::ModuleTotals& totals) {
               row.Set("path", totals.path);
               set(row, "calls", totals.calls);
               row.Set("forwardMs", milliseconds(totals.total));
               row.Set("forwardSelfMs", milliseconds(totals.self));
               row.Set("backwardSelfMs", milliseconds(totals.backward));
               set(row, "keptBytes", totals.kept);
               set(row, "peakBytes", totals.peak);
             }));
  result.Set("threadNames", strings(env, recording.threads));
  result.Set("names", strings(env, recording.names));
  result.Set("shapes", strings(env, recording.shapes));
  result.Set("events", events(env, recording));
  using Sample = profile::Recording::Sample;
  result.Set("sampleTimes", column<Napi::Float64Array>(env, recording.samples,
                                                       [](const Sample& sample) { return sample.time / 1e3; }));
  result.Set("sampleBytes", column<Napi::Float64Array>(env, recording.samples, [](const Sample& sample) {
               return static_cast<double>(sample.live);
             }));
  return result;
}

Napi::Value from_token(Napi::Env env, profile::Token token) {
  return Napi::Number::New(env, static_cast<double>(token));
}

// enterPhase(name): token; 0 where nothing is recorded
Napi::Value enter_phase(const Napi::CallbackInfo& info) {
  return from_token(info.Env(), profile::enter_phase(to_string(info.Env(), info[0], "phase: name")));
}

// enterModule(name): token
Napi::Value enter_module(const Napi::CallbackInfo& info) {
  return from_token(info.Env(), profile::enter_module(to_string(info.Env(), info[0], "enterModule: name")));
}

// leaveSpan(token)
Napi::Value leave_span(const Napi::CallbackInfo& info) {
  profile::leave(static_cast<profile::Token>(to_integer(info.Env(), info[0], "leaveSpan: token")));
  return info.Env().Undefined();
}

}  // namespace

void export_profile(Napi::Object exports) {
  add<start_profile>(exports, "startProfile");
  add<stop_profile>(exports, "stopProfile");
  add<enter_phase>(exports, "enterPhase");
  add<enter_module>(exports, "enterModule");
  add<leave_span>(exports, "leaveSpan");
}

}  // namespace tsml::binding
