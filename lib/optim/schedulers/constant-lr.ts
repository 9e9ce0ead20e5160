import { integer, number } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface ConstantLROptions {
  /** What the rate is multiplied by at first, 0 to 1; ⅓ unless given. */
  factor: number;
  /** Steps after which it is itself again, ≥ 0; 5 unless given. */
  totalIters: number;
}

const KIND: SchedulerKind<ConstantLROptions> = {
  name: 'ConstantLR',
  options: { factor: number(1 / 3, { min: 0, max: 1 }), totalIters: integer(5, { min: 0 }) },
};

/** A fraction of the rate for the first steps; `torch.optim.lr_scheduler.ConstantLR`. */
export class ConstantLR extends LRScheduler<ConstantLROptions> {
  constructor(optimizer: Optimizer, options: Partial<ConstantLROptions> = {}) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(): number[] {
    const { factor, totalIters } = this.settings;
    if (this.lastEpoch === 0) return this.present.map((lr) => lr * factor);
    return this.lastEpoch === totalIters ? this.present.map((lr) => lr * (1 / factor)) : this.present;
  }

  protected override closedForm(): number[] {
    const { factor, totalIters } = this.settings;
    const share = factor + (this.lastEpoch >= totalIters ? 1 : 0) * (1 - factor);
    return this.baseLrs.map((base) => base * share);
  }
}
