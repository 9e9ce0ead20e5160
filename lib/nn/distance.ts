import { checkOptions } from '../config/options.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';

/** x₁ · x₂ / max(‖x₁‖ · ‖x₂‖, eps), along a dimension. */
export class CosineSimilarity extends Module {
  readonly dim: number;
  readonly eps: number;

  /** @param options `dim`: default 1. `eps`: default 1e-8. */
  constructor(options: { readonly dim?: number; readonly eps?: number } = {}) {
    super();
    checkOptions('nn.CosineSimilarity', options, ['dim', 'eps']);
    this.dim = options.dim ?? 1;
    this.eps = options.eps ?? 1e-8;
  }

  forward(input1: Tensor, input2: Tensor): Tensor {
    return F.cosineSimilarity(input1, input2, this.dim, this.eps);
  }
}

/** ‖x₁ − x₂ + eps‖ₚ, along the last dimension. */
export class PairwiseDistance extends Module {
  readonly p: number;
  readonly eps: number;
  readonly keepdim: boolean;

  /** @param options `p`: default 2. `eps`: default 1e-6. `keepdim`: default false. */
  constructor(options: { readonly p?: number; readonly eps?: number; readonly keepdim?: boolean } = {}) {
    super();
    checkOptions('nn.PairwiseDistance', options, ['p', 'eps', 'keepdim']);
    this.p = options.p ?? 2;
    this.eps = options.eps ?? 1e-6;
    this.keepdim = options.keepdim ?? false;
  }

  forward(input1: Tensor, input2: Tensor): Tensor {
    return F.pairwiseDistance(input1, input2, this.p, this.eps, this.keepdim);
  }
}
