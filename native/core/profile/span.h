// Stretches of work with a name, for a recording (recorder.h) to show. While none is under way, one costs a look at a
// flag.
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

namespace tsml::profile {

extern std::atomic<bool> is_recording;

// Of an open span: which recording it belongs to, and how deep it lies on its thread. 0: it is not recorded.
using Token = uint64_t;

Token enter_phase(std::string_view name);
// The path begins with the name of what is run as a whole, such as "ResNet.layer1".
Token enter_module(std::string_view path);
// The same for a child of the module that is open on this thread.
Token enter_child(std::string_view name);
// On the thread that entered. Spans within that were not left, for an error came between, end here too.
void leave(Token token);

// A part of a training step, such as "forward". They may lie in each other.
class Phase {
 public:
  explicit Phase(std::string_view name) {
    if (is_recording.load(std::memory_order_relaxed)) token_ = enter_phase(name);
  }
  ~Phase() {
    if (token_) leave(token_);
  }
  Phase(const Phase&) = delete;
  Phase& operator=(const Phase&) = delete;

 private:
  Token token_ = 0;
};

// The forward pass of a module: of a child by its name in its parent, or of a whole model by its kind.
class ModuleRun {
 public:
  explicit ModuleRun(std::string_view name) {
    if (is_recording.load(std::memory_order_relaxed)) token_ = enter_child(name);
  }
  ~ModuleRun() {
    if (token_) leave(token_);
  }
  ModuleRun(const ModuleRun&) = delete;
  ModuleRun& operator=(const ModuleRun&) = delete;

 private:
  Token token_ = 0;
};

}  // namespace tsml::profile
