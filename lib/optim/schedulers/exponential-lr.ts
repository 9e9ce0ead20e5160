import { number } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface ExponentialLROptions {
  /** What the rate is multiplied by at each step, ≥ 0. */
  gamma: number;
}

const KIND: SchedulerKind<ExponentialLROptions> = {
  name: 'ExponentialLR',
  options: { gamma: number(1, { min: 0 }) },
};

/** Multiplies the rate by `gamma` at each step; `torch.optim.lr_scheduler.ExponentialLR`. */
export class ExponentialLR extends LRScheduler<ExponentialLROptions> {
  constructor(optimizer: Optimizer, options: ExponentialLROptions) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(isInitial: boolean): number[] {
    return isInitial ? this.present : this.present.map((lr) => lr * this.settings.gamma);
  }

  protected override closedForm(): number[] {
    return this.baseLrs.map((base) => base * this.settings.gamma ** this.lastEpoch);
  }
}
