// The stub addon, tsml.node. It is linked to nothing but the C library, so it always loads; it then brings the
// right libtorch into the process before tsml_core, which needs libtorch's symbols, is opened.
#include <node_api.h>

#include <cstdlib>
#include <string>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace {

// Opens one shared library for the life of the process. RTLD_LOCAL: dependents find it by soname, while its cblas,
// protobuf and uv symbols stay hidden from Node and from other addons. Returns an empty string, or what went wrong.
std::string open_library(const std::string& path) {
#ifdef _WIN32
  int length = MultiByteToWideChar(CP_UTF8, 0, path.c_str(), -1, nullptr, 0);
  std::wstring wide(static_cast<size_t>(length), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, path.c_str(), -1, wide.data(), length);
  if (LoadLibraryExW(wide.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH)) return {};
  return "LoadLibraryEx failed with error " + std::to_string(GetLastError());
#else
  if (dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) return {};
  const char* message = dlerror();
  return message ? message : "dlopen failed";
#endif
}

napi_value throw_error(napi_env env, const std::string& message) {
  napi_throw_error(env, "ERR_LIBTORCH_LOAD", message.c_str());
  return nullptr;
}

// preload(path: string): void. Throws the system loader's own words.
napi_value preload(napi_env env, napi_callback_info info) {
  size_t argc = 1;
  napi_value argument;
  napi_get_cb_info(env, info, &argc, &argument, nullptr, nullptr);
  size_t length = 0;
  if (argc < 1 || napi_get_value_string_utf8(env, argument, nullptr, 0, &length) != napi_ok)
    return throw_error(env, "preload: expected the path of a shared library");
  std::string path(length, '\0');
  napi_get_value_string_utf8(env, argument, path.data(), length + 1, &length);
  std::string problem = open_library(path);
  return problem.empty() ? nullptr : throw_error(env, problem);
}

// setEnvironment(name: string, value: string): void. Sets a variable of the *process*: `process.env` of a worker
// thread is a copy, which libraries do not see.
napi_value set_environment(napi_env env, napi_callback_info info) {
  size_t argc = 2;
  napi_value arguments[2];
  napi_get_cb_info(env, info, &argc, arguments, nullptr, nullptr);
  char name[64], value[64];
  size_t length;
  if (argc < 2 || napi_get_value_string_utf8(env, arguments[0], name, sizeof name, &length) != napi_ok ||
      napi_get_value_string_utf8(env, arguments[1], value, sizeof value, &length) != napi_ok)
    return throw_error(env, "setEnvironment: expected a name and a value");
#ifdef _WIN32
  _putenv_s(name, value);
#else
  setenv(name, value, 1);
#endif
  return nullptr;
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_value function;
  napi_create_function(env, "preload", NAPI_AUTO_LENGTH, preload, nullptr, &function);
  napi_set_named_property(env, exports, "preload", function);
  napi_create_function(env, "setEnvironment", NAPI_AUTO_LENGTH, set_environment, nullptr, &function);
  napi_set_named_property(env, exports, "setEnvironment", function);
  napi_value version;
  napi_create_string_utf8(env, TSML_LIBTORCH_VERSION, NAPI_AUTO_LENGTH, &version);
  napi_set_named_property(env, exports, "builtForLibtorch", version);
  return exports;
}
