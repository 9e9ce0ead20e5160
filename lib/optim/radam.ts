import type { Batch } from './batch.js';
import { foreach, foreachInPlace } from './foreach.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { betas, flag, number } from './options.js';
import { counts, decay, movingAverages, uphill } from './parts.js';

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

const KIND: OptimizerKind<RAdamOptions> = {
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
  slots: ['exp_avg', 'exp_avg_sq'],
};

/** Adam with a rectified variance at the start (Liu et al. 2020); `torch.optim.RAdam`. */
export class RAdam extends Optimizer<RAdamOptions> {
  constructor(params: ParamsInput<RAdamOptions>, options: Partial<RAdamOptions> = {}) {
    super(KIND, params, options);
  }

  protected override updateBatch(group: ParamGroup<RAdamOptions>, batch: Batch): void {
    const { lr, eps } = group;
    const [beta1, beta2] = group.betas;
    const steps = counts(this.advance(batch));
    const grads = decay(group, batch.params, uphill(group, batch.grads));
    const means = this.slots(batch, 'exp_avg');
    const squares = this.slots(batch, 'exp_avg_sq');
    movingAverages(group, grads, means, squares);
    const sizes = steps.map((step) => {
      const correction2 = 1 - beta2 ** step;
      const rectified = rectification(step, beta2, correction2);
      const rate = lr / (1 - beta1 ** step);
      // Until the variance can be told, a step by the mean alone.
      if (rectified === undefined) return { adaptive: 0, plain: -rate };
      return { adaptive: -rate * Math.sqrt(correction2) * rectified, plain: 0 };
    });
    const factors = foreach('sqrt', squares);
    foreachInPlace('add', factors, eps);
    foreachInPlace('reciprocal', factors);
    foreachInPlace(
      'mul',
      factors,
      sizes.map(({ adaptive }) => adaptive),
    );
    foreachInPlace(
      'add',
      factors,
      sizes.map(({ plain }) => plain),
    );
    foreachInPlace('addcmul', batch.params, means, factors);
  }
}

/** How much smaller the step is made for the little that is known of the variance; undefined where it is too little. */
function rectification(step: number, beta2: number, correction2: number): number | undefined {
  const longest = 2 / (1 - beta2) - 1;
  const length = longest - (2 * step * beta2 ** step) / correction2;
  if (length <= 5) return undefined;
  return Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length));
}
