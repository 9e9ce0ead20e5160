// What the process computes with: versions, threads, devices, seeds.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/version.h>

#include "binding/devices.h"
#include "binding/environment.h"
#include "binding/exports.h"
#include "binding/values.h"
#include "core/memory/host_allocator.h"
#include "core/operators/convolution.h"
#include "core/operators/matrix_product.h"

namespace tsml::binding {

namespace {

// versions(): {tsml, libtorch}: what the addon was built as and for
Napi::Value versions(const Napi::CallbackInfo& info) {
  Napi::Object result = Napi::Object::New(info.Env());
  result.Set("tsml", TSML_VERSION);
  result.Set("libtorch", TORCH_VERSION);
  return result;
}

// cpuCapability(): 'AVX512', 'AVX2', 'DEFAULT', …: the kernels libtorch chose
Napi::Value cpu_capability(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), at::get_cpu_capability());
}

// matrixProducts(): 'libtorch' or 'oneDNN', see core/operators/matrix_product.h
Napi::Value matrix_products(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), operators::has_faster_matrix_products() ? "oneDNN" : "libtorch");
}

// convolutions(): 'libtorch', 'Winograd' or 'AMX', see core/operators/convolution.h
Napi::Value convolutions(const Napi::CallbackInfo& info) {
  const auto name = [] {
    switch (operators::convolutions()) {
      case operators::Convolutions::amx:
        return "AMX";
      case operators::Convolutions::winograd:
        return "Winograd";
      default:
        return "libtorch";
    }
  };
  return Napi::String::New(info.Env(), name());
}

Napi::Value threads(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), Environment::of(info.Env()).threads());
}

// threadsNow(): what the next operator on this thread computes with: one thread while a job runs
Napi::Value threads_now(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), at::get_num_threads());
}

Napi::Value set_threads(const Napi::CallbackInfo& info) {
  Environment::of(info.Env()).set_threads(to_thread_count(info.Env(), info[0], "setThreads"));
  return info.Env().Undefined();
}

// acceleratorDevices(): string[], such as ['cuda:0']
Napi::Value accelerator_devices(const Napi::CallbackInfo& info) {
  Napi::Array devices = Napi::Array::New(info.Env());
  for (const at::Device& device : accelerators()) devices.Set(devices.Length(), device.str());
  return devices;
}

// hostMemory(): CpuMemoryStatistics (lib/native.ts)
Napi::Value host_memory(const Napi::CallbackInfo& info) {
  // What is known to be dead is let go of first, as in torch.memory().
  Environment::of(info.Env()).let_go_of_dead();
  const memory::HostMemory memory = memory::host_memory();
  Napi::Object result = Napi::Object::New(info.Env());
  result.Set("allocatedBytes", static_cast<double>(memory.live));
  result.Set("peakAllocatedBytes", static_cast<double>(memory.peak_live));
  result.Set("cachedBytes", static_cast<double>(memory.cached));
  result.Set("limitBytes", static_cast<double>(memory.limit));
  return result;
}

// setHostLimit(bytes | undefined)
Napi::Value set_host_limit(const Napi::CallbackInfo& info) {
  std::optional<size_t> bytes;
  if (!is_missing(info.Env(), info[0])) bytes = static_cast<size_t>(to_integer(info.Env(), info[0], "setMemoryLimit"));
  memory::set_host_limit(bytes);
  return info.Env().Undefined();
}

Napi::Value reset_peak_host_memory(const Napi::CallbackInfo& info) {
  Environment::of(info.Env()).let_go_of_dead();
  memory::reset_peak_host_memory();
  return info.Env().Undefined();
}

Napi::Value empty_host_cache(const Napi::CallbackInfo& info) {
  Environment::of(info.Env()).let_go_of_dead();
  memory::empty_host_cache();
  return info.Env().Undefined();
}

// stopJobs(): see JobThread::shut_down
Napi::Value stop_jobs(const Napi::CallbackInfo& info) {
  Environment::of(info.Env()).stop_jobs();
  return info.Env().Undefined();
}

}  // namespace

void export_runtime(Napi::Object exports) {
  add<versions>(exports, "versions");
  add<cpu_capability>(exports, "cpuCapability");
  add<matrix_products>(exports, "matrixProducts");
  add<convolutions>(exports, "convolutions");
  add<threads>(exports, "threads");
  add<threads_now>(exports, "threadsNow");
  add<set_threads>(exports, "setThreads");
  add<accelerator_devices>(exports, "acceleratorDevices");
  add<host_memory>(exports, "hostMemory");
  add<reset_peak_host_memory>(exports, "resetPeakHostMemory");
  add<empty_host_cache>(exports, "emptyHostCache");
  add<set_host_limit>(exports, "setHostLimit");
  add<stop_jobs>(exports, "stopJobs");
}

}  // namespace tsml::binding
