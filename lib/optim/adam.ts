import { torch } from '../torch/torch.js';
import type { Batch } from './batch.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { betas, flag, number, type OptionTable } from './options.js';

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

const KIND: OptimizerKind<AdamOptions> = {
  name: 'Adam',
  options: ADAM_OPTIONS,
  fixed: { foreach: null, capturable: false, differentiable: false, fused: null },
  slots: ['exp_avg', 'exp_avg_sq', 'max_exp_avg_sq'],
};

/** Adam (Kingma and Ba 2015); `torch.optim.Adam`. */
export class Adam extends Optimizer<AdamOptions> {
  constructor(
    params: ParamsInput<AdamOptions>,
    options: Partial<AdamOptions> = {},
    kind: Partial<typeof KIND> = {},
  ) {
    super({ ...KIND, ...kind }, params, options);
  }

  protected override updateBatch(group: ParamGroup<AdamOptions>, batch: Batch): void {
    const { lr, weightDecay, eps, amsgrad, maximize } = group;
    const [beta1, beta2] = group.betas;
    torch.callUnchecked(
      group.decoupledWeightDecay ? 'aten::_fused_adamw_' : 'aten::_fused_adam_',
      batch.params,
      batch.grads,
      this.slots(batch, 'exp_avg'),
      this.slots(batch, 'exp_avg_sq'),
      amsgrad ? this.slots(batch, 'max_exp_avg_sq') : [],
      this.advance(batch, batch.params[0]?.device),
      { lr, beta1, beta2, weightDecay, eps, amsgrad, maximize },
    );
  }
}
