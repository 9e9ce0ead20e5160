import { betas, flag, number, type OptionTable } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

export interface AdamOptions {
  /** The learning rate, ≥ 0; 1e-3 unless given. */
  lr: number;
  /** Of the running averages of the gradient and of its square, each ≥ 0 and < 1; [0.9, 0.999] unless given. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 unless given. */
  eps: number;
  /** ≥ 0. Adam adds it to the gradient (0 unless given), AdamW takes it off the parameter (0.01 unless given). */
  weightDecay: number;
  /** Divides by the largest average of squares so far (Reddi et al. 2018). */
  amsgrad: boolean;
  /** Climbs instead. */
  maximize: boolean;
  /** Takes the weight decay off the parameter, as AdamW always does. */
  decoupledWeightDecay: boolean;
}

/** @internal */
export const ADAM_OPTIONS: OptionTable<AdamOptions> = {
  lr: number(1e-3, { min: 0 }),
  betas: betas(0.9, 0.999),
  eps: number(1e-8, { min: 0 }),
  weightDecay: number(0, { min: 0 }),
  amsgrad: flag(false),
  maximize: flag(false),
  decoupledWeightDecay: flag(false),
};

/** @internal */
export const ADAM_KIND: OptimizerKind<AdamOptions> = {
  name: 'Adam',
  options: ADAM_OPTIONS,
  fixed: { foreach: null, capturable: false, differentiable: false, fused: null },
};

/** Adam (Kingma and Ba 2015); `torch.optim.Adam`. */
export class Adam extends CoreOptimizer<AdamOptions> {
  constructor(
    params: ParamsInput<AdamOptions>,
    options: Partial<AdamOptions> = {},
    kind: OptimizerKind<AdamOptions> = ADAM_KIND,
  ) {
    super(kind, params, options);
  }
}
