#include "core/threads/in_parallel.h"

#include <ATen/ATen.h>
#include <ATen/TensorIterator.h>

namespace tsml::threads {

void in_parallel(int64_t count, const std::function<void(int64_t begin, int64_t end)>& work) {
  // libtorch's own loop over a tensor is compiled there. It has as many elements as there are pieces of work, and none
  // is read.
  const at::Tensor pieces = at::empty({count}, at::TensorOptions(at::kCPU).dtype(at::kByte));
  const char* first = static_cast<const char*>(pieces.const_data_ptr());
  at::TensorIterator loop = at::TensorIteratorConfig()
                                .add_output(pieces)
                                .check_all_same_dtype(false)
                                .resize_outputs(false)
                                .declare_static_shape(pieces.sizes())
                                .build();
  loop.for_each(
      [&](char** data, const int64_t* strides, int64_t size, int64_t rows) {
        const int64_t begin = data[0] - first;
        work(begin, begin + size * rows);
      },
      /*grain_size=*/1);
}

}  // namespace tsml::threads
