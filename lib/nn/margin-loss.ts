/** Losses of distances and rankings. */
import type { Tensor } from '../torch/tensor.js';
import { PairwiseDistance } from './distance.js';
import { functional as F } from './functional/functional.js';
import { Loss, type LossOptions } from './loss.js';

export interface MarginOptions extends LossOptions {
  /** Default 0; of HingeEmbeddingLoss and the triplet losses 1. */
  readonly margin?: number;
}

/** What the losses with a margin share. */
abstract class MarginLoss extends Loss {
  readonly margin: number;

  constructor(options: MarginOptions, margin: 0 | 1, known: readonly string[] = []) {
    super(options, ['margin', ...known]);
    this.margin = options.margin ?? margin;
  }
}

/** 1 − cos(x₁, x₂) for target 1, max(0, cos(x₁, x₂) − margin) for target −1; [N, D], [N, D], [N]. */
export class CosineEmbeddingLoss extends MarginLoss {
  constructor(options: MarginOptions = {}) {
    super(options, 0);
  }

  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this;
    return F.cosineEmbeddingLoss(input1, input2, target, { margin, reduction });
  }
}

/** max(0, −target · (x₁ − x₂) + margin): the target is 1 where x₁ should be above x₂, else −1. */
export class MarginRankingLoss extends MarginLoss {
  constructor(options: MarginOptions = {}) {
    super(options, 0);
  }

  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this;
    return F.marginRankingLoss(input1, input2, target, { margin, reduction });
  }
}

/** x for target 1, max(0, margin − x) for target −1. */
export class HingeEmbeddingLoss extends MarginLoss {
  constructor(options: MarginOptions = {}) {
    super(options, 1);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this;
    return F.hingeEmbeddingLoss(input, target, { margin, reduction });
  }
}

/** log(1 + exp(−target · x)), targets 1 and −1. */
export class SoftMarginLoss extends Loss {
  constructor(options: LossOptions = {}) {
    super(options);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return F.softMarginLoss(input, target, { reduction: this.reduction });
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
export class TripletMarginLoss extends MarginLoss {
  readonly p: number;
  readonly eps: number;
  readonly swap: boolean;

  constructor(options: TripletMarginOptions = {}) {
    super(options, 1, ['p', 'eps', 'swap']);
    this.p = options.p ?? 2;
    this.eps = options.eps ?? 1e-6;
    this.swap = options.swap ?? false;
  }

  forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const { margin, p, eps, swap, reduction } = this;
    return F.tripletMarginLoss(anchor, positive, negative, { margin, p, eps, swap, reduction });
  }
}

export interface TripletMarginWithDistanceOptions extends MarginOptions {
  /** The distance of two tensors, for each sample. Default: `PairwiseDistance`. */
  readonly distanceFunction?: ((a: Tensor, b: Tensor) => Tensor) | null;
  /** Whether the positive takes the anchor's place where it is nearer to the negative. Default false. */
  readonly swap?: boolean;
}

/** `TripletMarginLoss` with a distance of one's own. */
export class TripletMarginWithDistanceLoss extends MarginLoss {
  readonly distanceFunction: (a: Tensor, b: Tensor) => Tensor;
  readonly swap: boolean;

  constructor(options: TripletMarginWithDistanceOptions = {}) {
    super(options, 1, ['distanceFunction', 'swap']);
    this.distanceFunction = options.distanceFunction ?? new PairwiseDistance();
    this.swap = options.swap ?? false;
  }

  forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const { distanceFunction, margin, swap, reduction } = this;
    const settings = { distanceFunction, margin, swap, reduction };
    return F.tripletMarginWithDistanceLoss(anchor, positive, negative, settings);
  }

  protected override stateKey(field: string): string {
    return field === 'distanceFunction' ? 'distance_function' : super.stateKey(field);
  }
}
