// Attention of one head after the other, in bfloat16 with AMX.
#pragma once

#include "core/operators/attention_tiles.h"

#ifdef TSML_HAS_KERNELS

#include <ATen/core/Tensor.h>

#include <vector>

namespace tsml::operators::amx {

// Memory for tiles and sums: blocks of libtorch's, which are counted and kept.
class AttentionWorkspace {
 public:
  explicit AttentionWorkspace(int64_t size) : size_(size) {}

  TokenTiles tokens(int64_t count);
  PairedTiles paired(int64_t tokens);
  Number* tiles(int64_t count);
  float* numbers(int64_t count);

 private:
  int64_t size_;
  std::vector<at::Tensor> blocks_;
};

// Heads' sizes are multiples of kDepth.
class AttentionForward {
 public:
  explicit AttentionForward(const AttentionSizes& sizes);

  // `logarithms`: see AttentionTraces.
  void compute(const Rows& queries, const Rows& keys, const Rows& values, const Results& output, float* logarithms);

 private:
  AttentionSizes sizes_;
  AttentionWorkspace workspace_;
  TokenTiles queries_as_first_, queries_as_second_, keys_;
  PairedTiles values_;
  Sums products_;             // of a block of queries with all keys
  Number* weights_;           // of those: rows of 32 queries
  Number* weights_as_first_;  // [half of the queries, block of keys]
};

class AttentionBackward {
 public:
  explicit AttentionBackward(const AttentionSizes& sizes);

  void compute(const AttentionTraces<Number>& traces, const AttentionGradients<Number>& gradients);

 private:
  void prepare(const AttentionTraces<Number>& traces);
  void differentiate_scores(int64_t key);
  void multiply_columns(const Number* rows, const PairedTiles& columns, int64_t key, const Results& results);

  AttentionSizes sizes_;
  AttentionWorkspace workspace_;
  TokenTiles as_first_;  // of the queries, and then of the gradient
  TokenTiles queries_as_second_, gradient_as_second_, keys_, values_;
  PairedTiles paired_queries_, paired_gradient_, paired_keys_;
  Number* weights_;    // of a block of keys with all queries: [half of the keys, block of queries]
  Number* by_scores_;  // likewise
  Sums by_queries_;    // [block of queries, two columns]
  float* logarithms_;  // of queries, see QueryFacts
  float* means_;
};

}  // namespace tsml::operators::amx

#endif
