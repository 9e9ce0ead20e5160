// Attention of one head after the other, in bfloat16 with AMX.
#pragma once

#include "core/operators/attention_tiles.h"

#ifdef TSML_HAS_AMX_KERNELS

#include <ATen/core/Tensor.h>

#include <vector>

namespace tsml::operators::amx {

struct AttentionSizes {
  int64_t samples, heads, queries, keys, size;  // of a head: its numbers of a token, a multiple of 32
  float scale;
};

// Memory for tiles and sums: blocks of libtorch's, which are counted and kept.
class AttentionWorkspace {
 public:
  explicit AttentionWorkspace(int64_t size) : size_(size) {}

  RowTiles rows(int64_t tokens);
  PairedTiles paired(int64_t tokens);
  Number* tiles(int64_t count);
  float* numbers(int64_t count);

 private:
  int64_t size_;
  std::vector<at::Tensor> blocks_;
};

class AttentionForward {
 public:
  explicit AttentionForward(const AttentionSizes& sizes);

  // `logarithms`: of each query's sum of exponentials.
  void compute(const Rows& queries, const Rows& keys, const Rows& values, const Results& output, float* logarithms);

 private:
  AttentionSizes sizes_;
  AttentionWorkspace workspace_;
  RowTiles queries_, turned_queries_, keys_;
  PairedTiles values_;
  Sums scores_;             // of a block of queries with all keys
  Number* weights_;         // of those: rows of 32 queries
  Number* turned_weights_;  // [half of the queries, block of keys]
};

class AttentionBackward {
 public:
  struct Given {
    Rows queries, keys, values, output, gradient;
    const float* logarithms;
  };

  struct Gradients {
    Results queries, keys, values;
  };

  explicit AttentionBackward(const AttentionSizes& sizes);

  void compute(const Given& given, const Gradients& gradients);

 private:
  void prepare(const Given& given);
  void differentiate_scores(int64_t key);
  void multiply_columns(const Number* rows, const PairedTiles& columns, int64_t key, const Results& results);

  AttentionSizes sizes_;
  AttentionWorkspace workspace_;
  RowTiles rows_;  // of the queries, and then of the gradient
  RowTiles turned_queries_, turned_gradient_, keys_, values_;
  PairedTiles paired_queries_, paired_gradient_, paired_keys_;
  Number* weights_;          // of a block of keys with all queries: [half of the keys, block of queries]
  Number* score_gradients_;  // likewise
  Sums query_gradients_;     // [block of queries, two columns]
  float* logarithms_;        // of queries, see Known
  float* means_;
};

}  // namespace tsml::operators::amx

#endif
