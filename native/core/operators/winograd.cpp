#include "core/operators/winograd.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "core/operators/processor.h"

#ifdef TSML_HAS_KERNELS

#include <algorithm>
#include <array>

#include "core/operators/avx512_products.h"
#include "core/operators/convolution.h"
#include "core/operators/install.h"
#include "core/threads/in_parallel.h"
#include "core/vectorized.h"

namespace tsml::operators {

namespace {

using avx512::kWidth;

// Of a patch d of 4×4 pixels and a filter g, the 2×2 outputs are Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A, where ⊙ multiplies number by
// number at each of 16 places and sums over channels: sixteen products of matrices, [patches, C] by [C, K].
//        1  0 −1  0          1   0   0
//  Bᵀ =  0  1  1  0     G =  ½   ½   ½     Aᵀ = 1  1  1  0
//        0 −1  1  0          ½  −½   ½          0  1 −1 −1
//        0  1  0 −1          0   0   1
constexpr int64_t kPlaces = 16;
constexpr int64_t kPatches = 28;  // so many that a core's cache holds them

// Images in channels_last.
struct Shape {
  int64_t images, height, width, channels;
};

struct Problem {
  Shape input, output;
  int64_t padding_y, padding_x;

  int64_t down() const { return (output.height + 1) / 2; }
  int64_t across() const { return (output.width + 1) / 2; }
  int64_t patches() const { return input.images * down() * across(); }
};

// Filters as they lie: numbers from one output channel to the next, from one input channel to the next, and from one
// of nine places to the next; backwards where they are turned by half a turn.
struct Filters {
  const float* numbers;
  int64_t outputs, inputs;
  int64_t output_pitch, input_pitch, place_pitch;
};

TSML_AVX512 TSML_INTO_CALLER void transform_filter(const __m512 (&g)[9], float* to, int64_t pitch) {
  const __m512 half = _mm512_set1_ps(0.5f);
  __m512 rows[4][3];
  for (int j = 0; j < 3; j++) {
    rows[0][j] = g[j];
    rows[1][j] = half * (g[j] + g[3 + j] + g[6 + j]);
    rows[2][j] = half * (g[j] - g[3 + j] + g[6 + j]);
    rows[3][j] = g[6 + j];
  }
  for (int i = 0; i < 4; i++) {
    const __m512* row = rows[i];
    _mm512_storeu_ps(to + (4 * i) * pitch, row[0]);
    _mm512_storeu_ps(to + (4 * i + 1) * pitch, half * (row[0] + row[1] + row[2]));
    _mm512_storeu_ps(to + (4 * i + 2) * pitch, half * (row[0] - row[1] + row[2]));
    _mm512_storeu_ps(to + (4 * i + 3) * pitch, row[2]);
  }
}

// To [16 places, K / 16, C, 16], for some of the K / 16.
TSML_AVX512 void transform_filters(const Filters& filters, int64_t begin, int64_t end, float* to) {
  for (int64_t block = begin; block < end; block++)
    for (int64_t input = 0; input < filters.inputs; input++) {
      const float* from = filters.numbers + block * kWidth * filters.output_pitch + input * filters.input_pitch;
      alignas(64) float lanes[9][kWidth];
      for (int64_t k = 0; k < kWidth; k++)
        for (int64_t place = 0; place < 9; place++)
          lanes[place][k] = from[k * filters.output_pitch + place * filters.place_pitch];
      __m512 g[9];
      for (int place = 0; place < 9; place++) g[place] = _mm512_load_ps(lanes[place]);
      transform_filter(g, to + (block * filters.inputs + input) * kWidth, filters.outputs * filters.inputs);
    }
}

// Where a patch lies, and where its outputs do.
struct Place {
  int64_t image, y, x;
};

Place place_of(const Problem& problem, int64_t patch) {
  const int64_t across = problem.across(), row = patch / across;
  return {row / problem.down(), row % problem.down() * 2, patch % across * 2};
}

// Bᵀ d B of a patch, to [16 places, patches, C].
TSML_AVX512 void transform_patch(const Problem& problem, const float* images, int64_t patch, float* to, int64_t pitch) {
  alignas(64) static constexpr float kZeros[kWidth] = {};
  const Shape& shape = problem.input;
  const Place place = place_of(problem, patch);
  const float* from[4][4];
  int64_t steps[4][4];
  for (int64_t i = 0; i < 4; i++)
    for (int64_t j = 0; j < 4; j++) {
      const int64_t y = place.y + i - problem.padding_y, x = place.x + j - problem.padding_x;
      const bool is_inside = y >= 0 && y < shape.height && x >= 0 && x < shape.width;
      from[i][j] = is_inside ? images + ((place.image * shape.height + y) * shape.width + x) * shape.channels : kZeros;
      steps[i][j] = is_inside ? 1 : 0;
    }
  for (int64_t c = 0; c < shape.channels; c += kWidth) {
    __m512 rows[4][4];
#pragma GCC unroll 4
    for (int j = 0; j < 4; j++) {
      const __m512 d0 = _mm512_loadu_ps(from[0][j] + c * steps[0][j]),
                   d1 = _mm512_loadu_ps(from[1][j] + c * steps[1][j]);
      const __m512 d2 = _mm512_loadu_ps(from[2][j] + c * steps[2][j]),
                   d3 = _mm512_loadu_ps(from[3][j] + c * steps[3][j]);
      rows[0][j] = d0 - d2;
      rows[1][j] = d1 + d2;
      rows[2][j] = d2 - d1;
      rows[3][j] = d1 - d3;
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
      const __m512* row = rows[i];
      _mm512_storeu_ps(to + (4 * i) * pitch + c, row[0] - row[2]);
      _mm512_storeu_ps(to + (4 * i + 1) * pitch + c, row[1] + row[2]);
      _mm512_storeu_ps(to + (4 * i + 2) * pitch + c, row[2] - row[1]);
      _mm512_storeu_ps(to + (4 * i + 3) * pitch + c, row[1] - row[3]);
    }
  }
}

// Aᵀ m A of a patch's products [16 places, patches, K], and bias: the outputs that there are.
TSML_AVX512 void transform_back(const Problem& problem, const float* products, int64_t pitch, const float* bias,
                                int64_t patch, float* output) {
  const Shape& shape = problem.output;
  const Place place = place_of(problem, patch);
  float* to = output + ((place.image * shape.height + place.y) * shape.width + place.x) * shape.channels;
  const int64_t right = shape.channels, below = shape.width * shape.channels;
  const bool has_right = place.x + 1 < shape.width, has_below = place.y + 1 < shape.height;
  for (int64_t k = 0; k < shape.channels; k += kWidth) {
    const __m512 added = bias ? _mm512_loadu_ps(bias + k) : _mm512_setzero_ps();
    __m512 rows[2][4];
#pragma GCC unroll 4
    for (int j = 0; j < 4; j++) {
      const __m512 m0 = _mm512_loadu_ps(products + j * pitch + k), m1 = _mm512_loadu_ps(products + (4 + j) * pitch + k);
      const __m512 m2 = _mm512_loadu_ps(products + (8 + j) * pitch + k);
      const __m512 m3 = _mm512_loadu_ps(products + (12 + j) * pitch + k);
      rows[0][j] = m0 + m1 + m2;
      rows[1][j] = m1 - m2 - m3;
    }
    _mm512_storeu_ps(to + k, rows[0][0] + rows[0][1] + rows[0][2] + added);
    if (has_right) _mm512_storeu_ps(to + right + k, rows[0][1] - rows[0][2] - rows[0][3] + added);
    if (has_below) _mm512_storeu_ps(to + below + k, rows[1][0] + rows[1][1] + rows[1][2] + added);
    if (has_right && has_below) _mm512_storeu_ps(to + below + right + k, rows[1][1] - rows[1][2] - rows[1][3] + added);
  }
}

// Some of the blocks of kPatches patches.
void compute(const Problem& problem, const float* images, const float* filters, const float* bias, int64_t begin,
             int64_t end, float* workspace, float* output) {
  const int64_t inputs = problem.input.channels, outputs = problem.output.channels;
  float *patches = workspace, *products = workspace + kPlaces * kPatches * inputs;
  for (int64_t block = begin; block < end; block++) {
    const int64_t first = block * kPatches, count = std::min(kPatches, problem.patches() - first);
    for (int64_t i = 0; i < count; i++)
      transform_patch(problem, images, first + i, patches + i * inputs, kPatches * inputs);
    for (int64_t place = 0; place < kPlaces; place++)
      avx512::multiply({patches + place * kPatches * inputs, count, inputs},
                       {filters + place * outputs * inputs, outputs / kWidth, inputs},
                       products + place * kPatches * outputs, outputs);
    for (int64_t i = 0; i < count; i++)
      transform_back(problem, products + i * outputs, kPatches * outputs, bias, first + i, output);
  }
}

at::Tensor convolve(const Problem& problem, const at::Tensor& images, const Filters& filters, const at::Tensor& bias) {
  const Shape& shape = problem.output;
  const int64_t inputs = problem.input.channels, outputs = shape.channels;
  const auto floats = images.options();
  const at::Tensor transformed = at::empty({kPlaces * inputs * outputs}, floats);
  auto* panels = transformed.mutable_data_ptr<float>();
  threads::in_parallel(outputs / kWidth,
                       [&](int64_t begin, int64_t end) { transform_filters(filters, begin, end, panels); });
  const int64_t blocks = (problem.patches() + kPatches - 1) / kPatches;
  const int64_t pieces = std::min<int64_t>(at::get_num_threads(), blocks),
                room = kPlaces * kPatches * (inputs + outputs);
  const at::Tensor workspace = at::empty({pieces * room}, floats);
  at::Tensor output =
      at::empty({shape.images, outputs, shape.height, shape.width}, floats, at::MemoryFormat::ChannelsLast);
  const auto* from = images.const_data_ptr<float>();
  const auto* added = bias.defined() ? bias.const_data_ptr<float>() : nullptr;
  auto *own = workspace.mutable_data_ptr<float>(), *to = output.mutable_data_ptr<float>();
  threads::in_parallel(pieces, [&](int64_t begin, int64_t end) {
    for (int64_t piece = begin; piece < end; piece++)
      compute(problem, from, panels, added, blocks * piece / pieces, blocks * (piece + 1) / pieces, own + piece * room,
              to);
  });
  return output;
}

}  // namespace

bool takes_winograd(const at::Tensor& images, const at::Tensor& filters, const at::Tensor& bias) {
  const auto is_taken = [](const at::Tensor& tensor, at::MemoryFormat format) {
    return tensor.scalar_type() == at::kFloat && tensor.is_contiguous(format);
  };
  return has_avx512() && images.dim() == 4 && filters.dim() == 4 && is_taken(images, at::MemoryFormat::ChannelsLast) &&
         filters.scalar_type() == at::kFloat && filters.size(2) == 3 && filters.size(3) == 3 &&
         filters.size(0) % kWidth == 0 && filters.size(1) % kWidth == 0 &&
         (!bias.defined() || (is_taken(bias, at::MemoryFormat::Contiguous) && bias.numel() == filters.size(0))) &&
         multiplications(images, filters) >= kWorthwhile;
}

at::Tensor winograd(const at::Tensor& images, const at::Tensor& filters, const at::Tensor& bias, Size2d padding) {
  const at::Tensor weight = filters.contiguous(at::MemoryFormat::ChannelsLast);
  const int64_t outputs = weight.size(0), inputs = weight.size(1);
  const Shape shape{images.size(0), images.size(2), images.size(3), inputs};
  return convolve({shape,
                   {shape.images, shape.height + 2 * padding.height - 2, shape.width + 2 * padding.width - 2, outputs},
                   padding.height,
                   padding.width},
                  images, {weight.const_data_ptr<float>(), outputs, inputs, 9 * inputs, 1, inputs}, bias);
}

at::Tensor winograd_input_gradient(const at::Tensor& gradient, const at::Tensor& filters, Size2d padding, Size2d size) {
  const at::Tensor weight = filters.contiguous(at::MemoryFormat::ChannelsLast);
  const int64_t outputs = weight.size(0), inputs = weight.size(1);
  // The convolution of the gradient with the filters turned by half a turn, from their last place to the first.
  return convolve({{gradient.size(0), gradient.size(2), gradient.size(3), outputs},
                   {gradient.size(0), size.height, size.width, inputs},
                   2 - padding.height,
                   2 - padding.width},
                  gradient, {weight.const_data_ptr<float>() + 8 * inputs, inputs, outputs, 1, 9 * inputs, -inputs}, {});
}

}  // namespace tsml::operators

#else

namespace tsml::operators {

bool takes_winograd(const at::Tensor&, const at::Tensor&, const at::Tensor&) {
  return false;
}

at::Tensor winograd(const at::Tensor&, const at::Tensor&, const at::Tensor&, Size2d) {
  TORCH_CHECK(false, "this build has no kernels for AVX-512");
}

at::Tensor winograd_input_gradient(const at::Tensor&, const at::Tensor&, Size2d, Size2d) {
  TORCH_CHECK(false, "this build has no kernels for AVX-512");
}

}  // namespace tsml::operators

#endif
