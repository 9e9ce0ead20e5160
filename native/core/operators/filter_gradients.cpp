#include "core/operators/filter_gradients.h"

#include "core/operators/amx_tiles.h"

#ifdef TSML_HAS_KERNELS

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <vector>

#include "core/operators/convolution.h"
#include "core/operators/install.h"
#include "core/threads/in_parallel.h"
#include "core/vectorized.h"

namespace tsml::operators {

namespace {

// The gradient of the filters' row i is a product of two matrices, [K, pixels] of the output's gradients and
// [pixels, w·C] of the input's pixels around those: in channels_last, the w·C numbers that a row of a filter meets lie
// one after the other. So:
// - a chunk is 32 pixels of a row of the output; of narrow images several lie side by side in it;
// - of each chunk the gradients are turned over into tiles of 16 channels by 32 pixels, and the input's pixels are
//   paired into tiles of 32 pixels by 16 columns, of the w·C;
// - a slab is as many rows of chunks as a core's cache holds the tiles of;
// - threads share the pixels, and each has sums of its own; where there are too many sums for that they share the
//   columns.

using namespace amx;

// A tile is 1 KiB. Of a core's second cache, 2 MiB where there is AMX, a slab's gradients take a quarter at most, and
// where all sums would take more than half of it threads share the columns instead of the pixels. (512×512 filters of
// 3×3 on 16 images of 7×7: 10 ms with the pixels shared, 7.5 with the columns; Granite Rapids, two threads.)
constexpr int64_t kSlabTiles = 512;
constexpr int64_t kSlabChunks = 128;
constexpr int64_t kManySums = 1024;

int64_t tiles_for(int64_t count) {
  return (count + kSide - 1) / kSide;
}

int64_t chunks_for(int64_t pixels) {
  return (pixels + kDepth - 1) / kDepth;
}

struct Sizes {
  Images gradient, input;
  int64_t kernel_height, kernel_width, stride_y, stride_x, padding_y, padding_x;

  // Numbers of an input's row that a filter's row meets.
  int64_t columns() const { return kernel_width * input.channels; }
};

// Chunks side by side in a row, and images side by side in a chunk.
struct Layout {
  int64_t across, together;

  explicit Layout(const Images& gradient)
      : across(chunks_for(gradient.width)), together(std::max<int64_t>(1, kDepth / gradient.width)) {}
};

// Rows of one group of images side by side that lie in a slab.
struct Strip {
  int64_t image, images;          // the first, and how many there are of those side by side
  int64_t row, rows;              // of the output
  int64_t input_row, input_rows;  // that filters meet from there, of those that the input has
  int64_t chunk, input_chunk;     // where its chunks begin in the slab
};

struct Slab {
  std::vector<Strip> strips;
  int64_t chunks = 0, input_chunks = 0;
};

// Of the rows from `begin` to `end`, of all groups of images side by side.
std::vector<Slab> slabs_of(const Sizes& sizes, const Layout& layout, int64_t begin, int64_t end) {
  const Images &gradient = sizes.gradient, &input = sizes.input;
  const int64_t most = std::max(int64_t{1}, std::min(kSlabChunks, kSlabTiles / tiles_for(gradient.channels)));
  std::vector<Slab> slabs;
  while (begin < end) {
    if (slabs.empty() || slabs.back().chunks + layout.across > most) slabs.emplace_back();
    Slab& slab = slabs.back();
    const int64_t image = begin / gradient.height * layout.together, row = begin % gradient.height;
    const int64_t rows =
        std::clamp<int64_t>((most - slab.chunks) / layout.across, 1, std::min(gradient.height - row, end - begin));
    const int64_t first = row * sizes.stride_y - sizes.padding_y;
    const int64_t input_begin = std::clamp<int64_t>(first, 0, input.height);
    const int64_t input_end =
        std::clamp<int64_t>(first + (rows - 1) * sizes.stride_y + sizes.kernel_height, input_begin, input.height);
    slab.strips.push_back({image, std::min(layout.together, gradient.images - image), row, rows, input_begin,
                           input_end - input_begin, slab.chunks, slab.input_chunks});
    slab.chunks += rows * layout.across;
    slab.input_chunks += (input_end - input_begin) * layout.across;
    begin += rows;
  }
  return slabs;
}

// What a thread has to do: rows of all groups of images, and tiles of columns.
struct Share {
  int64_t row_begin, row_end, column_begin, column_end;
};

// One share of a convolution's gradients.
class Worker {
 public:
  Worker(const Sizes& sizes, const Share& share)
      : sizes_(sizes),
        layout_(sizes.gradient),
        channel_tiles_(tiles_for(sizes.gradient.channels)),
        by_threes_(sizes.kernel_height == 3 && sizes.stride_y == 1),
        share_(share),
        slabs_(slabs_of(sizes, layout_, share.row_begin, share.row_end)) {
    int64_t chunks = 0, input_chunks = 0;
    for (const Slab& slab : slabs_) {
      chunks = std::max(chunks, slab.chunks);
      input_chunks = std::max(input_chunks, slab.input_chunks);
    }
    const int64_t tiles = channel_tiles_ * chunks, columns = share.column_end - share.column_begin;
    workspaces_ = {at::empty({tiles + 2 * input_chunks, kTile}, at::kBFloat16),
                   at::empty({sizes.kernel_height * channel_tiles_ * columns, kSums}, at::kFloat)};
    gradient_tiles_ = static_cast<Number*>(workspaces_[0].mutable_data_ptr());
    input_tiles_ = gradient_tiles_ + tiles * kTile;
    sums_ = workspaces_[1].mutable_data_ptr<float>();
  }

  const Share& share() const { return share_; }

  // [16, 16] of a row of the filters, a tile of channels and one of columns.
  float* sums(int64_t row, int64_t channels, int64_t columns) const {
    const int64_t count = share_.column_end - share_.column_begin;
    return sums_ + ((row * channel_tiles_ + channels) * count + columns - share_.column_begin) * kSums;
  }

  void compute() const {
    const UnitInUse unit;
    for (const Slab& slab : slabs_) {
      turn_over_gradients(slab);
      for (int64_t column = share_.column_begin; column < share_.column_end; column += 2) {
        const Columns columns{column, std::min<int64_t>(2, share_.column_end - column)};
        pair_up_input(slab, columns);
        by_threes_ ? multiply_by_threes(slab, columns) : multiply_two_by_two(slab, columns);
      }
    }
  }

 private:
  // Tiles of columns.
  struct Columns {
    int64_t first, count;
  };

  Number* gradient_tile(const Slab& slab, int64_t channels, const Strip& strip, int64_t place) const {
    return gradient_tiles_ + (channels * slab.chunks + strip.chunk + place * strip.rows) * kTile;
  }

  // `column`: 0 or 1, of those that are multiplied together.
  Number* input_tile(const Slab& slab, int64_t column, const Strip& strip, int64_t place) const {
    return input_tiles_ + (column * slab.input_chunks + strip.input_chunk + place * strip.input_rows) * kTile;
  }

  // Chunk by chunk, as they lie in memory.
  void turn_over_gradients(const Slab& slab) const {
    std::vector<Lanes> lanes(channel_tiles_);
    for (int64_t place = 0; place < layout_.across; place++) {
      int64_t images = 0;
      for (const Strip& strip : slab.strips) {
        if (strip.images != images)
          for (int64_t i = 0; i < channel_tiles_; i++)
            lanes[i] = lanes_of(sizes_.gradient, {sizes_.gradient.width, place, strip.images}, 1, 0, i * kSide);
        images = strip.images;
        for (int64_t row = 0; row < strip.rows; row++)
          for (int64_t i = 0; i < channel_tiles_; i++)
            make_turned_tile(sizes_.gradient.row(strip.image, strip.row + row), lanes[i],
                             gradient_tile(slab, i, strip, place) + row * kTile);
      }
    }
  }

  void pair_up_input(const Slab& slab, const Columns& columns) const {
    std::array<Lanes, 2> lanes;
    for (int64_t place = 0; place < layout_.across; place++) {
      int64_t images = 0;
      for (const Strip& strip : slab.strips) {
        if (strip.images != images)
          for (int64_t i = 0; i < columns.count; i++)
            lanes[i] = lanes_of(sizes_.input, {sizes_.gradient.width, place, strip.images}, sizes_.stride_x,
                                sizes_.padding_x, (columns.first + i) * kSide);
        images = strip.images;
        for (int64_t row = 0; row < strip.input_rows; row++)
          for (int64_t i = 0; i < columns.count; i++)
            make_paired_tile(sizes_.input.row(strip.image, strip.input_row + row), lanes[i],
                             input_tile(slab, i, strip, place) + row * kTile);
      }
    }
  }

  void multiply_by_threes(const Slab& slab, const Columns& columns) const {
    for (int64_t i = 0; i < channel_tiles_; i++)
      for (int64_t column = 0; column < columns.count; column++) {
        const int64_t all = columns.first + column;
        const std::array<float*, 3> tiles{sums(0, i, all), sums(1, i, all), sums(2, i, all)};
        begin_sums(tiles, is_first(slab));
        for (const Strip& strip : slab.strips)
          for (int64_t place = 0; place < layout_.across; place++)
            sweep_three({gradient_tile(slab, i, strip, place), strip.rows},
                        {input_tile(slab, column, strip, place), strip.input_rows},
                        strip.input_row + sizes_.padding_y - strip.row);
        end_sums(tiles);
      }
  }

  void multiply_two_by_two(const Slab& slab, const Columns& columns) const {
    // Where there is no second tile the first is taken again, and its sums go where nobody reads.
    alignas(64) float nowhere[kSums];
    const bool is_pair = columns.count == 2;
    const int64_t stride = sizes_.stride_y;
    for (int64_t i = 0; i < channel_tiles_; i += 2)
      for (int64_t row = 0; row < sizes_.kernel_height; row++) {
        const bool are_two = i + 1 < channel_tiles_;
        const std::array<float*, 4> tiles{sums(row, i, columns.first),
                                          is_pair ? sums(row, i, columns.first + 1) : nowhere,
                                          are_two ? sums(row, i + 1, columns.first) : nowhere,
                                          is_pair && are_two ? sums(row, i + 1, columns.first + 1) : nowhere};
        begin_sums(tiles, is_first(slab));
        for (const Strip& strip : slab.strips) {
          // Of the strip's rows those that meet one of the input's: stride · row + distance.
          const int64_t distance = strip.row * stride + row - sizes_.padding_y - strip.input_row;
          const int64_t begin = distance < 0 ? (stride - 1 - distance) / stride : 0;
          const int64_t end = std::min(strip.rows, (strip.input_rows - distance + stride - 1) / stride);
          for (int64_t place = 0; place < layout_.across; place++)
            sweep_two_by_two(
                {gradient_tile(slab, i, strip, place) + begin * kTile, are_two ? slab.chunks * kTile : 0, kTile},
                {input_tile(slab, 0, strip, place) + (begin * stride + distance) * kTile,
                 is_pair ? slab.input_chunks * kTile : 0, stride * kTile},
                end - begin);
        }
        end_sums(tiles);
      }
  }

  bool is_first(const Slab& slab) const { return &slab == &slabs_.front(); }

  const Sizes& sizes_;
  Layout layout_;
  int64_t channel_tiles_;
  bool by_threes_;
  Share share_;
  std::vector<Slab> slabs_;
  std::array<at::Tensor, 2> workspaces_;  // libtorch's blocks, which are counted and kept: of tiles, and of sums
  Number* gradient_tiles_;                // of a slab, by tile of channels and chunk
  Number* input_tiles_;                   // of a slab, by one or two tiles of columns and chunk
  float* sums_;                           // by the filters' row, tile of channels and tile of columns
};

std::vector<Worker> workers_for(const Sizes& sizes) {
  const int64_t threads = at::get_num_threads(), columns = tiles_for(sizes.columns());
  const int64_t groups =
      (sizes.gradient.images + Layout(sizes.gradient).together - 1) / Layout(sizes.gradient).together;
  const int64_t rows = groups * sizes.gradient.height;
  const bool share_columns = sizes.kernel_height * tiles_for(sizes.gradient.channels) * columns > kManySums;
  const int64_t count = std::min(threads, share_columns ? columns : rows);
  std::vector<Worker> workers;
  for (int64_t i = 0; i < count; i++)
    workers.emplace_back(sizes, share_columns ? Share{0, rows, columns * i / count, columns * (i + 1) / count}
                                              : Share{rows * i / count, rows * (i + 1) / count, 0, columns});
  return workers;
}

TSML_BY_PROCESSOR void add(const float* __restrict numbers, float* __restrict sums) {
  for (int64_t k = 0; k < kSums; k++) sums[k] += numbers[k];
}

// To rows of `pitch` numbers, of which each gets `columns`.
TSML_BY_PROCESSOR void round_rows(const float* __restrict sums, int64_t rows, int64_t columns,
                                  c10::BFloat16* __restrict result, int64_t pitch) {
  for (int64_t row = 0; row < rows; row++)
    for (int64_t k = 0; k < columns; k++) narrow(sums[row * kSide + k], result[row * pitch + k]);
}

// Adds up what the workers have of some tiles of channels' filters, and rounds.
void collect(const Sizes& sizes, const std::vector<Worker>& workers, int64_t begin, int64_t end,
             c10::BFloat16* result) {
  const int64_t columns = sizes.columns(), pitch = sizes.kernel_height * columns;
  for (int64_t tile = begin; tile < end; tile++)
    for (int64_t row = 0; row < sizes.kernel_height; row++)
      for (int64_t column = 0; column < tiles_for(columns); column++) {
        float total[kSums] = {};
        for (const Worker& worker : workers) {
          if (column < worker.share().column_begin || column >= worker.share().column_end) continue;
          add(worker.sums(row, tile, column), total);
        }
        const int64_t channel = tile * kSide, first = column * kSide;
        round_rows(total, std::min(kSide, sizes.gradient.channels - channel), std::min(kSide, columns - first),
                   result + channel * pitch + row * columns + first, pitch);
      }
}

Images images_of(const at::Tensor& tensor) {
  const int64_t channels = tensor.size(1), height = tensor.size(2), width = tensor.size(3);
  return {static_cast<const Number*>(tensor.const_data_ptr()),
          tensor.size(0),
          height,
          width,
          channels,
          height * width * channels,
          width * channels};
}

// The same pixels as rows of a length that fills chunks well.
void lay_out_in_rows(Images& images) {
  constexpr int64_t kLongest = 2048;
  const int64_t pixels = images.images * images.height * images.width;
  int64_t best = 1;
  const auto waste = [](int64_t width) {
    return static_cast<double>(chunks_for(width) * kDepth) / static_cast<double>(width);
  };
  for (int64_t width = kDepth; width <= std::min(pixels, kLongest); width++)
    if (pixels % width == 0 && waste(width) < waste(best)) best = width;
  if (best == 1) return;
  images = {images.numbers, 1, pixels / best, best, images.channels, pixels * images.channels, best * images.channels};
}

Sizes sizes_of(const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& filters, Size2d stride,
               Size2d padding) {
  Sizes sizes{images_of(gradient), images_of(input), filters.size(2), filters.size(3),
              stride.height,       stride.width,     padding.height,  padding.width};
  if (sizes.kernel_height == 1 && sizes.padding_y == 0) {
    sizes.input.height = sizes.gradient.height;
    sizes.input.row_pitch *= sizes.stride_y;
    sizes.stride_y = 1;
    if (sizes.kernel_width == 1 && sizes.padding_x == 0 && sizes.stride_x == 1 && stride.height == 1) {
      lay_out_in_rows(sizes.gradient);
      lay_out_in_rows(sizes.input);
    }
  }
  return sizes;
}

bool lie_in_channels_last(const at::Tensor& gradient, const at::Tensor& images) {
  return gradient.is_contiguous(at::MemoryFormat::ChannelsLast) && images.is_contiguous(at::MemoryFormat::ChannelsLast);
}

// Whether filters of several pixels meet each pixel once at most, as in the patch embedding of a transformer.
bool go_patch_by_patch(const at::Tensor& filters, Size2d stride, Size2d padding) {
  return filters.size(2) == stride.height && filters.size(3) == stride.width && padding.height == 0 &&
         padding.width == 0 && stride.height * stride.width > 1;
}

// The product of two matrices, whose rows are patches: in rows of pixels oneDNN's convolution takes five times as long.
at::Tensor patches_gradient(const at::Tensor& gradient, const at::Tensor& images, const at::Tensor& filters) {
  const int64_t height = filters.size(2), width = filters.size(3);
  const at::Tensor patches = images.unfold(2, height, height).unfold(3, width, width).permute({0, 2, 3, 1, 4, 5});
  const at::Tensor by_pixel = gradient.permute({0, 2, 3, 1}).reshape({-1, filters.size(0)});
  return at::mm(by_pixel.t(), patches.reshape({-1, filters.numel() / filters.size(0)})).view(filters.sizes());
}

at::Tensor in_order_of(const at::Tensor& filters, const at::Tensor& result) {
  return result.contiguous(filters.suggest_memory_format());
}

}  // namespace

bool takes_filter_gradients(const at::Tensor& gradient, const at::Tensor& images, const at::Tensor& filters,
                            Size2d stride, Size2d padding) {
  const auto is_taken = [](const at::Tensor& tensor) { return tensor.scalar_type() == at::kBFloat16; };
  return is_available() && is_taken(gradient) && is_taken(images) && is_taken(filters) &&
         (lie_in_channels_last(gradient, images) || go_patch_by_patch(filters, stride, padding)) &&
         multiplications(gradient, filters) >= kWorthwhile;
}

at::Tensor filter_gradients(const at::Tensor& gradient, const at::Tensor& images, const at::Tensor& filters,
                            Size2d stride, Size2d padding) {
  if (!lie_in_channels_last(gradient, images)) return in_order_of(filters, patches_gradient(gradient, images, filters));
  const Sizes sizes = sizes_of(gradient, images, filters, stride, padding);
  at::Tensor result = at::empty(filters.sizes(), filters.options(), at::MemoryFormat::ChannelsLast);
  const std::vector<Worker> workers = workers_for(sizes);
  threads::in_parallel(static_cast<int64_t>(workers.size()), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++) workers[i].compute();
  });
  auto* numbers = result.mutable_data_ptr<c10::BFloat16>();
  threads::in_parallel(tiles_for(filters.size(0)),
                       [&](int64_t begin, int64_t end) { collect(sizes, workers, begin, end, numbers); });
  return in_order_of(filters, result);
}

}  // namespace tsml::operators

#else

namespace tsml::operators {

bool takes_filter_gradients(const at::Tensor&, const at::Tensor&, const at::Tensor&, Size2d, Size2d) {
  return false;
}

at::Tensor filter_gradients(const at::Tensor&, const at::Tensor&, const at::Tensor&, Size2d, Size2d) {
  TORCH_CHECK(false, "this build has no kernels for AMX");
}

}  // namespace tsml::operators

#endif
