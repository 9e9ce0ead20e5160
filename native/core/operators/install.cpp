#include "core/operators/install.h"

#include <c10/util/Exception.h>

namespace tsml::operators {

namespace {

// That a kernel of libtorch's is replaced is what is wanted here, and nothing to warn of.
struct Silence : c10::WarningHandler {
  void process(const c10::Warning&) override {}
};

}  // namespace

void install(std::once_flag& once, const std::function<void(torch::Library&)>& add) {
  std::call_once(once, [&] {
    Silence silence;
    c10::WarningUtils::WarningHandlerGuard guard(&silence);
    // Never deleted: taking kernels back while the process ends helps nobody.
    add(*new torch::Library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__,
                            static_cast<uint32_t>(__LINE__)));
  });
}

}  // namespace tsml::operators
