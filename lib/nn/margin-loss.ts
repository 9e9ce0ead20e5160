/** Losses of distances and rankings. */
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { Loss, type LossOptions } from './loss.js';

export interface MarginOptions extends LossOptions {
  /** Default 0; of HingeEmbeddingLoss and TripletMarginLoss 1. */
  readonly margin?: number;
}

/** 1 − cos(x₁, x₂) for target 1, max(0, cos(x₁, x₂) − margin) for target −1; [N, D], [N, D], [N]. */
export class CosineEmbeddingLoss extends Loss {
  readonly margin: number;

  constructor(options: MarginOptions = {}) {
    super(options, ['margin']);
    this.margin = options.margin ?? 0;
  }

  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    return torch.cosineEmbeddingLoss(input1, input2, target, this.margin, this.code);
  }
}

/** max(0, −target · (x₁ − x₂) + margin): the target is 1 where x₁ should be above x₂, else −1. */
export class MarginRankingLoss extends Loss {
  readonly margin: number;

  constructor(options: MarginOptions = {}) {
    super(options, ['margin']);
    this.margin = options.margin ?? 0;
  }

  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    return torch.marginRankingLoss(input1, input2, target, this.margin, this.code);
  }
}

/** x for target 1, max(0, margin − x) for target −1. */
export class HingeEmbeddingLoss extends Loss {
  readonly margin: number;

  constructor(options: MarginOptions = {}) {
    super(options, ['margin']);
    this.margin = options.margin ?? 1;
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return torch.hingeEmbeddingLoss(input, target, this.margin, this.code);
  }
}

/** log(1 + exp(−target · x)), targets 1 and −1. */
export class SoftMarginLoss extends Loss {
  constructor(options: LossOptions = {}) {
    super(options);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return torch.softMarginLoss(input, target, this.code);
  }
}

export interface TripletMarginOptions extends MarginOptions {
  /** Of the distance's norm. Default 2. */
  readonly p?: number;
  /** Added to differences. Default 1e-6. */
  readonly eps?: number;
  /** Whether the positive takes the anchor's place where it is nearer to the negative. Default false. */
  readonly swap?: boolean;
}

/** max(0, d(anchor, positive) − d(anchor, negative) + margin), each [N, D]. */
export class TripletMarginLoss extends Loss {
  readonly margin: number;
  readonly p: number;
  readonly eps: number;
  readonly swap: boolean;

  constructor(options: TripletMarginOptions = {}) {
    super(options, ['margin', 'p', 'eps', 'swap']);
    this.margin = options.margin ?? 1;
    this.p = options.p ?? 2;
    this.eps = options.eps ?? 1e-6;
    this.swap = options.swap ?? false;
  }

  forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const { margin, p, eps, swap, code } = this;
    return torch.tripletMarginLoss(anchor, positive, negative, margin, p, eps, swap, code);
  }
}
