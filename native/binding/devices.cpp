#include "binding/devices.h"

#include <ATen/DeviceAccelerator.h>

#include <algorithm>
#include <optional>

#include "binding/errors.h"

namespace tsml::binding {

namespace {

std::optional<at::Device> parse(const std::string& name) {
  try {
    return at::Device(name);
  } catch (const c10::Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::vector<at::Device> accelerators() {
  std::vector<at::Device> devices;
  if (auto type = at::getAccelerator(false))
    for (int index = 0; index < at::accelerator::deviceCount(); index++)
      devices.emplace_back(*type, static_cast<at::DeviceIndex>(index));
  return devices;
}

at::Device device_from_name(const std::string& name, const std::string& what) {
  std::optional<at::Device> device = parse(name);
  if (device && (device->is_cpu() || device->is_meta())) return *device;
  const std::vector<at::Device> present = accelerators();
  const bool is_present = device && std::any_of(present.begin(), present.end(), [&](const at::Device& each) {
                            return each.type() == device->type() && (!device->has_index() || each == *device);
                          });
  if (is_present) return *device;
  std::string known = "cpu";
  for (const at::Device& each : present) known += ", " + each.str();
  throw ArgumentError(what + ": expected a device of this machine (" + known + "), received '" + name + "'",
                      "ERR_DEVICE");
}

}  // namespace tsml::binding
