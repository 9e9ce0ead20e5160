// Where time and memory go: every operator that runs in the process, on whatever thread, the phases and modules that it
// ran in (span.h), and the bytes that tensors of the CPU held meanwhile.
//
// Times are those of the thread that called: an accelerator works on behind them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tsml::profile {

struct RecordingOptions {
  bool shapes = true;              // of the operators' tensors
  size_t most_events = 1'000'000;  // kept one by one; sums go on beyond
};

enum class SpanKind : uint8_t { phase, module, op, gradient };  // gradient: a node of the graph, in a backward pass

struct Event {
  SpanKind kind;
  uint16_t thread;
  uint32_t name;            // in Recording::names; of a module its path
  uint32_t detail;          // of an operator its shapes, in Recording::shapes; of a gradient the path of its module
  int64_t start, duration;  // nanoseconds; from the beginning of the recording
  int64_t peak;             // bytes: the most that was live meanwhile, above what was live at the start
};

constexpr uint32_t kNone = UINT32_MAX;

struct PhaseTotals {
  std::string name;
  int64_t calls = 0;
  int64_t total = 0, self = 0;  // nanoseconds; self: without phases inside
  int64_t peak = 0;             // bytes live
};

struct OperatorTotals {
  std::string name;  // "aten::add", or a node's, "AddBackward0"
  bool is_gradient = false;
  int64_t calls = 0;
  int64_t total = 0,
          self = 0;       // nanoseconds; total counts an operator inside itself once, self is without those inside
  int64_t allocated = 0;  // bytes that were asked for, without those of operators inside
};

struct ModuleTotals {
  std::string path;             // "ResNet.layer1.0.conv1"
  int64_t calls = 0;            // forward passes; those that checkpointing repeats are in `backward`
  int64_t total = 0, self = 0;  // nanoseconds of them; self: without modules inside
  int64_t backward = 0;         // nanoseconds in nodes of its own graph, without those of modules inside
  int64_t kept = 0,
          peak = 0;  // bytes, most of a call: live at its end, and at most meanwhile, above what was at its start
};

struct Recording {
  int64_t duration = 0;                 // nanoseconds
  int64_t live_at_start = 0, peak = 0;  // bytes
  std::vector<PhaseTotals> phases;      // in the order in which each first began
  std::vector<OperatorTotals> operators;
  std::vector<ModuleTotals> modules;
  std::vector<std::string> threads, names, shapes;
  std::vector<Event> events;  // in the order in which they ended
  int64_t dropped = 0;        // events beyond most_events
  struct Sample {
    int64_t time, live;  // nanoseconds, bytes
  };
  std::vector<Sample> samples;
};

// Throws std::invalid_argument where a recording is under way: there is one at a time in a process.
void start(const RecordingOptions& options);

// What is still open on a thread is left out. Throws std::invalid_argument where none is under way.
Recording stop();

}  // namespace tsml::profile
