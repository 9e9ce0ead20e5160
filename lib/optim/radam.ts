import { betas, flag, number } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface RAdamOptions {
  /** The learning rate, ≥ 0; 1e-3 unless given. */
  lr: number;
  /** Of the running averages of the gradient and of its square, each ≥ 0 and < 1; [0.9, 0.999] unless given. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 unless given. */
  eps: number;
  /** ≥ 0; added to the gradient unless it is decoupled. */
  weightDecay: number;
  /** Takes the weight decay off the parameter instead, as AdamW does. */
  decoupledWeightDecay: boolean;
  /** Climbs instead. */
  maximize: boolean;
}

/** @internal */
export const RADAM_KIND: OptimizerKind<RAdamOptions> = {
  name: 'RAdam',
  options: {
    lr: number(1e-3, { min: 0 }),
    betas: betas(0.9, 0.999),
    eps: number(1e-8, { min: 0 }),
    weightDecay: number(0, { min: 0 }),
    decoupledWeightDecay: flag(false),
    maximize: flag(false),
  },
  fixed: { foreach: null, capturable: false, differentiable: false },
};

/** Adam with a rectified variance at the start (Liu et al. 2020); `torch.optim.RAdam`. */
export class RAdam extends CoreOptimizer<RAdamOptions> {
  constructor(params: ParamsInput<RAdamOptions>, options: Partial<RAdamOptions> = {}) {
    super(RADAM_KIND, params, options);
  }
}
