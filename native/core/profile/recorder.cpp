#include "core/profile/recorder.h"

#include <ATen/SequenceNumber.h>
#include <ATen/record_function.h>
#include <c10/util/thread_name.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/errors.h"
#include "core/memory/host_allocator.h"
#include "core/profile/shapes.h"
#include "core/profile/span.h"

namespace tsml::profile {

std::atomic<bool> is_recording = false;

namespace {

// How deep spans may lie in each other for a token to tell.
constexpr int kDepthBits = 20;

// The engine's own wrapping of each node, which says nothing that the node does not.
constexpr std::string_view kWrapping = "autograd::engine::evaluate_function: ";

// How many places of the forward pass are remembered for backward passes to come.
constexpr size_t kMostOwners = size_t{1} << 20;

int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

class Names {
 public:
  uint32_t number_of(std::string_view name) {
    const auto found = numbers_.find(name);
    if (found != numbers_.end()) return found->second;
    const auto number = static_cast<uint32_t>(names_.size());
    names_.push_back(std::make_unique<std::string>(name));
    numbers_.emplace(*names_.back(), number);
    return number;
  }
  const std::string& at(uint32_t number) const { return *names_[number]; }
  std::vector<std::string> all() const {
    std::vector<std::string> all;
    for (const auto& name : names_) all.push_back(*name);
    return all;
  }

 private:
  std::vector<std::unique_ptr<std::string>> names_;
  std::unordered_map<std::string_view, uint32_t> numbers_;  // the keys lie in names_
};

// Sums by name, in the order in which the names first came.
template <typename Totals>
using Table = std::map<uint32_t, Totals>;

template <typename Totals>
std::vector<Totals> rows_of(Table<Totals>& table, const Names& names, std::string Totals::*name) {
  std::vector<Totals> rows;
  for (auto& [number, totals] : table) {
    totals.*name = names.at(number);
    rows.push_back(std::move(totals));
  }
  return rows;
}

// Spans of a family lie in each other, and their own time is what those inside leave.
enum Family : uint8_t { phases, modules, functions };

Family family_of(SpanKind kind) {
  return kind == SpanKind::phase ? phases : kind == SpanKind::module ? modules : functions;
}

struct Frame {
  SpanKind kind;
  uint32_t name, detail;
  uint32_t module;  // the path of the one that runs, or whose gradients are computed; kNone for none
  const at::RecordFunction* function = nullptr;  // of an operator or a gradient
  int outer = -1;                                // of the same family, among the thread's frames; -1 for none
  int64_t start = 0, inside = 0;                 // nanoseconds; inside: in those of the same family
  int64_t live = 0, peak = 0;                    // bytes: at the start, and at most
  int64_t allocated = 0, allocated_inside = 0;
};

struct Thread {
  uint16_t number;
  std::vector<Frame> frames;
  std::array<int, 3> innermost{-1, -1, -1};  // of each family
  int gradients = 0;                         // how many are open
  // From each sequence number on, the module that the nodes of the graph belong to. libtorch numbers a thread's nodes
  // as they are made, and a backward pass knows the numbers and the thread.
  struct Owner {
    uint64_t from;
    uint32_t module;
  };
  std::vector<Owner> owners;

  uint32_t module() const { return frames.empty() ? kNone : frames.back().module; }

  void own_from_here(uint32_t module) {
    if (owners.size() >= kMostOwners) owners.erase(owners.begin(), owners.begin() + kMostOwners / 2);
    owners.push_back({at::sequence_number::peek(), module});
  }
  uint32_t owner_of(int64_t sequence_number) const {
    if (sequence_number < 0) return kNone;
    const auto behind = std::upper_bound(owners.begin(), owners.end(), static_cast<uint64_t>(sequence_number),
                                         [](uint64_t number, const Owner& owner) { return number < owner.from; });
    return behind == owners.begin() ? kNone : std::prev(behind)->module;
  }
};

class Recorder {
 public:
  Recorder(const RecordingOptions& options, uint64_t generation)
      : generation_(generation), options_(options), begin_(now()) {
    const memory::RecentMemory memory = memory::recent_host_memory();
    result_.live_at_start = result_.peak = memory.live;
    take_sample(0, memory.live);
  }

  uint64_t generation() const { return generation_; }

  Thread& thread() {
    thread_local std::pair<uint64_t, Thread*> known{0, nullptr};
    if (known.first != generation_) {
      std::unique_ptr<Thread>& thread = threads_[at::RecordFunction::currentThreadId()];
      thread = std::make_unique<Thread>();
      thread->number = static_cast<uint16_t>(result_.threads.size());
      result_.threads.push_back(c10::getThreadName());
      known = {generation_, thread.get()};
    }
    return *known.second;
  }

  Token enter_phase(std::string_view name) {
    Thread& thread = this->thread();
    return enter(thread,
                 {.kind = SpanKind::phase, .name = names_.number_of(name), .detail = kNone, .module = thread.module()});
  }

  Token enter_child(std::string_view name) {
    const uint32_t outer = thread().module();
    if (outer == kNone) return enter_module(name);
    path_.assign(names_.at(outer)).append(".").append(name);
    return enter_module(path_);
  }

  Token enter_module(std::string_view path_text) {
    Thread& thread = this->thread();
    const uint32_t path = names_.number_of(path_text);
    thread.own_from_here(path);
    return enter(thread, {.kind = SpanKind::module, .name = path, .detail = kNone, .module = path});
  }

  void enter_function(const at::RecordFunction& function) {
    const std::string_view name = function.name();
    if (name.starts_with(kWrapping)) return;
    Thread& thread = this->thread();
    Frame frame{.kind = SpanKind::op,
                .name = names_.number_of(name),
                .detail = kNone,
                .module = thread.module(),
                .function = &function};
    if (function.scope() == at::RecordScope::BACKWARD_FUNCTION) {
      frame.kind = SpanKind::gradient;
      const auto forward = threads_.find(function.forwardThreadId());
      frame.module = frame.detail = forward == threads_.end() ? kNone : forward->second->owner_of(function.seqNr());
      thread.gradients++;
    } else if (options_.shapes) {
      frame.detail = shapes_.number_of(function.inputs());
    }
    enter(thread, frame);
  }

  void leave(Token token, int64_t time) {
    if (token >> kDepthBits == generation_) leave_to(thread(), token & ((1 << kDepthBits) - 1), time);
  }

  void leave_function(const at::RecordFunction& function, int64_t time) {
    Thread& thread = this->thread();
    // It may have begun before the recording did, or be the engine's wrapping.
    for (size_t i = thread.frames.size(); i > 0; i--)
      if (thread.frames[i - 1].function == &function) return leave_to(thread, i, time);
  }

  Recording result() {
    result_.duration = now() - begin_;
    result_.phases = rows_of(phases_, names_, &PhaseTotals::name);
    result_.operators = rows_of(operators_, names_, &OperatorTotals::name);
    result_.modules = rows_of(modules_, names_, &ModuleTotals::path);
    result_.names = names_.all();
    result_.shapes = shapes_.texts();
    return std::move(result_);
  }

 private:
  Token enter(Thread& thread, Frame frame) {
    int& innermost = thread.innermost[family_of(frame.kind)];
    frame.outer = std::exchange(innermost, static_cast<int>(thread.frames.size()));
    const memory::RecentMemory memory = look_at_memory();
    frame.live = frame.peak = memory.live;
    frame.allocated = static_cast<int64_t>(memory::allocated_by_thread());
    frame.start = now() - begin_;
    take_sample(frame.start, memory.live);
    thread.frames.push_back(frame);
    return generation_ << kDepthBits | thread.frames.size();
  }

  // Ends the spans from this depth on, which is counted from 1.
  void leave_to(Thread& thread, size_t depth, int64_t time) {
    if (thread.frames.size() < depth) return;
    const memory::RecentMemory memory = look_at_memory();
    take_sample(time - begin_, memory.live);
    while (thread.frames.size() >= depth) leave_innermost(thread, time - begin_, memory.live);
  }

  void leave_innermost(Thread& thread, int64_t time, int64_t live) {
    const Frame frame = thread.frames.back();
    thread.frames.pop_back();
    thread.innermost[family_of(frame.kind)] = frame.outer;
    const int64_t duration = time - frame.start, self = duration - frame.inside;
    const int64_t allocated = static_cast<int64_t>(memory::allocated_by_thread()) - frame.allocated;
    bool is_repeated = false;
    for (int outer = frame.outer; outer >= 0; outer = thread.frames[outer].outer)
      is_repeated |= thread.frames[outer].name == frame.name && thread.frames[outer].kind == frame.kind;
    if (frame.outer >= 0) {
      thread.frames[frame.outer].inside += duration;
      thread.frames[frame.outer].allocated_inside += allocated;
    }
    if (!thread.frames.empty()) thread.frames.back().peak = std::max(thread.frames.back().peak, frame.peak);

    switch (frame.kind) {
      case SpanKind::phase: {
        PhaseTotals& totals = phases_[frame.name];
        totals.calls++;
        totals.total += is_repeated ? 0 : duration;
        totals.self += self;
        totals.peak = std::max(totals.peak, frame.peak);
        break;
      }
      case SpanKind::module: {
        thread.own_from_here(thread.module());
        if (thread.gradients > 0) break;  // run again by checkpointing
        ModuleTotals& totals = modules_[frame.name];
        totals.calls++;
        totals.total += is_repeated ? 0 : duration;
        totals.self += self;
        totals.kept = std::max(totals.kept, live - frame.live);
        totals.peak = std::max(totals.peak, frame.peak - frame.live);
        break;
      }
      case SpanKind::gradient:
        thread.gradients--;
        add_backward(thread, frame, duration);
        [[fallthrough]];
      case SpanKind::op: {
        OperatorTotals& totals = operators_[frame.name];
        totals.is_gradient = frame.kind == SpanKind::gradient;
        totals.calls++;
        totals.total += is_repeated ? 0 : duration;
        totals.self += self;
        totals.allocated += allocated - frame.allocated_inside;
        break;
      }
    }
    if (result_.events.size() >= options_.most_events) {
      result_.dropped++;
      return;
    }
    result_.events.push_back(
        {frame.kind, thread.number, frame.name, frame.detail, frame.start, duration, frame.peak - frame.live});
  }

  // A node may run others: a checkpointed block's runs those of its second forward pass.
  void add_backward(const Thread& thread, const Frame& frame, int64_t duration) {
    if (frame.module != kNone) modules_[frame.module].backward += duration;
    for (int outer = frame.outer; outer >= 0; outer = thread.frames[outer].outer) {
      if (thread.frames[outer].kind != SpanKind::gradient) continue;
      if (thread.frames[outer].module != kNone) modules_[thread.frames[outer].module].backward -= duration;
      return;
    }
  }

  // The most since the last look may belong to whatever is open on any thread: memory is the process's.
  memory::RecentMemory look_at_memory() {
    const memory::RecentMemory memory = memory::recent_host_memory();
    result_.peak = std::max(result_.peak, memory.peak);
    for (const auto& [id, thread] : threads_)
      if (!thread->frames.empty()) thread->frames.back().peak = std::max(thread->frames.back().peak, memory.peak);
    return memory;
  }

  void take_sample(int64_t time, int64_t live) {
    std::vector<Recording::Sample>& samples = result_.samples;
    if (samples.size() < options_.most_events && (samples.empty() || samples.back().live != live))
      samples.push_back({time, live});
  }

  const uint64_t generation_;
  const RecordingOptions options_;
  const int64_t begin_;
  Names names_;
  Shapes shapes_;
  std::string path_;
  std::unordered_map<uint64_t, std::unique_ptr<Thread>> threads_;  // by libtorch's numbers
  Table<PhaseTotals> phases_;
  Table<OperatorTotals> operators_;
  Table<ModuleTotals> modules_;
  Recording result_;
};

// All threads write to one recorder, one at a time: few do, and an operator takes a microsecond where this takes a
// tenth.
struct State {
  std::mutex mutex;
  std::unique_ptr<Recorder> recorder;
  uint64_t generation = 0;
  at::CallbackHandle callback = at::INVALID_CALLBACK_HANDLE;
};

// It lives for ever: other threads may end later than static objects.
State& state() {
  static State& state = *new State;
  return state;
}

// Runs `body` on the recorder, where there is one still.
template <typename Body>
auto with_recorder(const Body& body) -> decltype(body(std::declval<Recorder&>())) {
  std::lock_guard lock(state().mutex);
  if (state().recorder) return body(*state().recorder);
  return decltype(body(std::declval<Recorder&>()))();
}

std::unique_ptr<at::ObserverContext> on_start(const at::RecordFunction& function) {
  with_recorder([&](Recorder& recorder) { recorder.enter_function(function); });
  return nullptr;
}

void on_end(const at::RecordFunction& function, at::ObserverContext*) {
  const int64_t time = now();
  with_recorder([&](Recorder& recorder) { recorder.leave_function(function, time); });
}

}  // namespace

Token enter_phase(std::string_view name) {
  return with_recorder([&](Recorder& recorder) { return recorder.enter_phase(name); });
}

Token enter_module(std::string_view path) {
  return with_recorder([&](Recorder& recorder) { return recorder.enter_module(path); });
}

Token enter_child(std::string_view name) {
  return with_recorder([&](Recorder& recorder) { return recorder.enter_child(name); });
}

void leave(Token token) {
  const int64_t time = now();
  with_recorder([&](Recorder& recorder) { recorder.leave(token, time); });
}

void start(const RecordingOptions& options) {
  std::lock_guard lock(state().mutex);
  if (state().recorder) refuse("A profile is being recorded already, and there is one at a time in a process");
  state().recorder = std::make_unique<Recorder>(options, ++state().generation);
  state().callback =
      at::addGlobalCallback(at::RecordFunctionCallback(on_start, on_end)
                                .needsInputs(options.shapes)
                                .scopes({at::RecordScope::FUNCTION, at::RecordScope::BACKWARD_FUNCTION}));
  is_recording = true;
}

Recording stop() {
  std::lock_guard lock(state().mutex);
  if (!state().recorder) refuse("No profile is being recorded");
  is_recording = false;
  at::removeCallback(state().callback);
  return std::exchange(state().recorder, nullptr)->result();
}

}  // namespace tsml::profile
