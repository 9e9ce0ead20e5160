// Attention in bfloat16 on processors with AMX: libtorch's kernels multiply in blocks of 64 tokens by a call of oneDNN
// each, and reach 40 GFLOP/s in the backward pass.
//
// Dao et al., "FlashAttention", 2022, arXiv:2205.14135: the scores are computed again in the backward pass from the
// queries, the keys and the logarithm of each row's sum, so that none of their matrices outlives a block of 32 tokens.
#pragma once

namespace tsml::operators {

// Whether this machine has it: AMX.
bool has_faster_attention();

// Has aten::scaled_dot_product_attention and its gradients go there, all over the process, where there is enough work
// to be worth it, neither a mask nor dropout, and heads of a multiple of 32 numbers; nothing where there is no AMX.
void install_attention();

}  // namespace tsml::operators
