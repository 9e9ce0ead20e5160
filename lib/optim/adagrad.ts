import { flag, number } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface AdagradOptions {
  /** The learning rate, ≥ 0; 1e-2 unless given. */
  lr: number;
  /** How much the rate falls with each step: lr / (1 + step · lrDecay); ≥ 0. */
  lrDecay: number;
  /** L2 penalty, added to the gradient; ≥ 0. */
  weightDecay: number;
  /** What the sums of squares begin with, ≥ 0. */
  initialAccumulatorValue: number;
  /** Added to the denominator; 1e-10 unless given. */
  eps: number;
  /** Climbs instead. */
  maximize: boolean;
}

/** @internal */
export const ADAGRAD_KIND: OptimizerKind<AdagradOptions> = {
  name: 'Adagrad',
  options: {
    lr: number(1e-2, { min: 0 }),
    lrDecay: number(0, { min: 0 }),
    weightDecay: number(0, { min: 0 }),
    initialAccumulatorValue: number(0, { min: 0 }),
    eps: number(1e-10, { min: 0 }),
    maximize: flag(false),
  },
  fixed: { foreach: null, differentiable: false, fused: null },
};

/** Adagrad (Duchi, Hazan and Singer 2011); `torch.optim.Adagrad`. */
export class Adagrad extends CoreOptimizer<AdagradOptions> {
  constructor(params: ParamsInput<AdagradOptions>, options: Partial<AdagradOptions> = {}) {
    super(ADAGRAD_KIND, params, options);
  }
}
