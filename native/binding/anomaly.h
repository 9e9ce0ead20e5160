// Which line of JavaScript made the operator whose gradient went wrong.
#pragma once

#include <string>

namespace tsml::binding::anomaly {

// From now on, once per process: while libtorch's anomaly mode is on, each operator that is recorded keeps the
// JavaScript stack that it was called on.
void record_forward_stacks();

// Of the node that failed last on this thread: "\n" and the stack of its forward call; empty where there was none.
std::string take_trace();
void forget_trace();

}  // namespace tsml::binding::anomaly
