import { betas, flag, number } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface NAdamOptions {
  /** The learning rate, ≥ 0; 2e-3 unless given. */
  lr: number;
  /** Of the running averages of the gradient and of its square, each ≥ 0 and < 1; [0.9, 0.999] unless given. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 unless given. */
  eps: number;
  /** ≥ 0; added to the gradient unless it is decoupled. */
  weightDecay: number;
  /** How fast the momentum nears its full size, ≥ 0; 4e-3 unless given. */
  momentumDecay: number;
  /** Takes the weight decay off the parameter instead, as AdamW does. */
  decoupledWeightDecay: boolean;
  /** Climbs instead. */
  maximize: boolean;
}

/** @internal */
export const NADAM_KIND: OptimizerKind<NAdamOptions> = {
  name: 'NAdam',
  options: {
    lr: number(2e-3, { min: 0 }),
    betas: betas(0.9, 0.999),
    eps: number(1e-8, { min: 0 }),
    weightDecay: number(0, { min: 0 }),
    momentumDecay: number(4e-3, { min: 0 }),
    decoupledWeightDecay: flag(false),
    maximize: flag(false),
  },
  fixed: { foreach: null, capturable: false, differentiable: false },
};

/** Adam with Nesterov's momentum (Dozat 2016); `torch.optim.NAdam`. */
export class NAdam extends CoreOptimizer<NAdamOptions> {
  constructor(params: ParamsInput<NAdamOptions>, options: Partial<NAdamOptions> = {}) {
    super(NADAM_KIND, params, options);
  }
}
