import { betas, flag, number, type OptionTable } from '../config/option-table.js';
import { CoreOptimizer } from './core-optimizer.js';
import type { ParamsInput } from './groups.js';
import type { OptimizerKind } from './optimizer.js';

/** What Adam, NAdam and RAdam have in common. */
export interface MomentOptions {
  /** The learning rate, ≥ 0; 1e-3 unless given, of NAdam 2e-3. */
  lr: number;
  /** Of the running averages of the gradient and of its square, each ≥ 0 and < 1; [0.9, 0.999] unless given. */
  betas: readonly [number, number];
  /** Added to the denominator; 1e-8 unless given. */
  eps: number;
  /** ≥ 0; added to the gradient unless it is decoupled. 0 unless given, of AdamW 0.01. */
  weightDecay: number;
  /** Takes the weight decay off the parameter instead, as AdamW always does. */
  decoupledWeightDecay: boolean;
  /** Climbs instead. */
  maximize: boolean;
}

export interface AdamOptions extends MomentOptions {
  /** Divides by the largest average of squares so far (Reddi et al. 2018). */
  amsgrad: boolean;
}

/** @internal */
export const MOMENT_OPTIONS: OptionTable<MomentOptions> = {
  lr: number(1e-3, { min: 0 }),
  betas: betas(0.9, 0.999),
  eps: number(1e-8, { min: 0 }),
  weightDecay: number(0, { min: 0 }),
  decoupledWeightDecay: flag(false),
  maximize: flag(false),
};

/** @internal */
export const ADAM_KIND: OptimizerKind<AdamOptions> = {
  name: 'Adam',
  options: { ...MOMENT_OPTIONS, amsgrad: flag(false) },
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
