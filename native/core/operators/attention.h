// Attention in bfloat16 on processors with AMX, where libtorch's kernels multiply in blocks of 64 tokens by a call of
// oneDNN each; and in float32 on those with AVX-512, where they multiply in blocks of 32 and 512 by a call of MKL each.
//
// Dao et al., "FlashAttention", 2022, arXiv:2205.14135: the scores are computed again in the backward pass from the
// queries, the keys and the logarithm of each row's sum, so that none of their matrices outlives a block of tokens.
#pragma once

namespace tsml::operators {

// Has aten::_scaled_dot_product_flash_attention_for_cpu and its gradients, which scaled_dot_product_attention takes, go
// there all over the process, for the tensors that `are_taken`; nothing where there is no AVX-512.
void install_attention();

}  // namespace tsml::operators
