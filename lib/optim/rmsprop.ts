import type { Batch } from './batch.js';
import { foreach, foreachInPlace } from './foreach.js';
import type { ParamGroup, ParamsInput } from './groups.js';
import { Optimizer, type OptimizerKind } from './optimizer.js';
import { flag, number } from './options.js';
import { decay, uphill } from './parts.js';

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

const KIND: OptimizerKind<RMSpropOptions> = {
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
  slots: ['square_avg', 'momentum_buffer', 'grad_avg'],
};

/** RMSprop (Hinton 2012), centred as in Graves 2013; `torch.optim.RMSprop`. */
export class RMSprop extends Optimizer<RMSpropOptions> {
  constructor(params: ParamsInput<RMSpropOptions>, options: Partial<RMSpropOptions> = {}) {
    super(KIND, params, options);
  }

  protected override updateBatch(group: ParamGroup<RMSpropOptions>, batch: Batch): void {
    const { lr, alpha, eps, momentum, centered } = group;
    this.advance(batch);
    const grads = decay(group, batch.params, uphill(group, batch.grads));
    const squares = this.slots(batch, 'square_avg');
    foreachInPlace('mul', squares, alpha);
    foreachInPlace('addcmul', squares, grads, grads, 1 - alpha);
    let variances = squares;
    if (centered) {
      const means = this.slots(batch, 'grad_avg');
      foreachInPlace('lerp', means, grads, 1 - alpha);
      variances = foreach('addcmul', squares, means, means, -1);
    }
    const denominators = foreach('sqrt', variances);
    foreachInPlace('add', denominators, eps);
    if (momentum === 0) {
      foreachInPlace('addcdiv', batch.params, grads, denominators, -lr);
      return;
    }
    const momenta = this.slots(batch, 'momentum_buffer');
    foreachInPlace('mul', momenta, momentum);
    foreachInPlace('addcdiv', momenta, grads, denominators, 1);
    foreachInPlace('add', batch.params, momenta, { alpha: -lr });
  }
}
