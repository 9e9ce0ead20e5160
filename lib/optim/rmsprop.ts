import { flag, number } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface RMSpropOptions {
  /** The learning rate, ≥ 0; 1e-2 unless given. */
  lr: number;
  /** Of the running average of squares, ≥ 0; 0.99 unless given. */
  alpha: number;
  /** Added to the denominator; 1e-8 unless given. */
  eps: number;
  /** L2 penalty, added to the gradient; ≥ 0. */
  weightDecay: number;
  /** How much of the last step goes on, ≥ 0. */
  momentum: number;
  /** Divides by the estimated standard deviation, not by the root of the mean square. */
  centered: boolean;
  /** Climbs instead. */
  maximize: boolean;
}

/** @internal */
export const RMSPROP_KIND: OptimizerKind<RMSpropOptions> = {
  name: 'RMSprop',
  options: {
    lr: number(1e-2, { min: 0 }),
    alpha: number(0.99, { min: 0 }),
    eps: number(1e-8, { min: 0 }),
    weightDecay: number(0, { min: 0 }),
    momentum: number(0, { min: 0 }),
    centered: flag(false),
    maximize: flag(false),
  },
  fixed: { foreach: null, capturable: false, differentiable: false },
};

/** RMSprop (Hinton 2012), centred as in Graves 2013; `torch.optim.RMSprop`. */
export class RMSprop extends CoreOptimizer<RMSpropOptions> {
  constructor(params: ParamsInput<RMSpropOptions>, options: Partial<RMSpropOptions> = {}) {
    super(RMSPROP_KIND, params, options);
  }
}
