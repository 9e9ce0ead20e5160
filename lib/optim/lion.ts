import { betas, flag, number } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface LionOptions {
  /** The learning rate, ≥ 0; 1e-4 unless given. Every weight moves by just so much, so it is smaller than Adam's. */
  lr: number;
  /** Of the mix that gives the sign, and of the running average; each ≥ 0 and < 1; [0.9, 0.99] unless given. */
  betas: readonly [number, number];
  /** Taken off the parameter, as in AdamW; ≥ 0. */
  weightDecay: number;
  /** Leaves out what the gradient does not agree with (Liang et al. 2024). */
  caution: boolean;
  /** Climbs instead. */
  maximize: boolean;
}

/** @internal */
export const LION_KIND: OptimizerKind<LionOptions> = {
  name: 'Lion',
  options: {
    lr: number(1e-4, { min: 0 }),
    betas: betas(0.9, 0.99),
    weightDecay: number(0, { min: 0 }),
    caution: flag(false),
    maximize: flag(false),
  },
  fixed: { foreach: null, corrected_weight_decay: false },
};

/** Steps by the sign of a momentum (Chen et al. 2023); names and state are timm's. */
export class Lion extends CoreOptimizer<LionOptions> {
  constructor(params: ParamsInput<LionOptions>, options: Partial<LionOptions> = {}) {
    super(LION_KIND, params, options);
  }
}
