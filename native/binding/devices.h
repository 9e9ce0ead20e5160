// Which devices this machine has.
#pragma once

#include <c10/core/Device.h>

#include <string>
#include <vector>

namespace tsml::binding {

// The accelerators that libtorch sees, in order; empty on a machine with a CPU alone.
std::vector<at::Device> accelerators();

// The device of a word such as "cpu", "cuda" or "cuda:1". Throws ArgumentError where the word is none, or the machine
// has no such device, with those that it has; `what` names the argument.
at::Device device_from_name(const std::string& name, const std::string& what);

}  // namespace tsml::binding
