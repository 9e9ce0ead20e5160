import { integer, number } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface LinearLROptions {
  /** What the rate is multiplied by at first, > 0 and ≤ 1; ⅓ unless given. */
  startFactor: number;
  /** And at the end, 0 to 1; 1 unless given. */
  endFactor: number;
  /** Steps from one to the other, ≥ 1; 5 unless given. */
  totalIters: number;
}

const KIND: SchedulerKind<LinearLROptions> = {
  name: 'LinearLR',
  options: {
    startFactor: number(1 / 3, { above: 0, max: 1 }),
    endFactor: number(1, { min: 0, max: 1 }),
    totalIters: integer(5, { min: 1 }),
  },
};

/** Moves a factor of the rate along a straight line, as for warming up; `torch.optim.lr_scheduler.LinearLR`. */
export class LinearLR extends LRScheduler<LinearLROptions> {
  constructor(optimizer: Optimizer, options: Partial<LinearLROptions> = {}) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(isInitial: boolean): number[] {
    const { startFactor, endFactor, totalIters } = this.settings;
    const { lastEpoch } = this;
    if (lastEpoch === 0) return this.present.map((lr) => lr * startFactor);
    if (isInitial || lastEpoch > totalIters) return this.present;
    const rise = endFactor - startFactor;
    const growth = 1 + rise / (totalIters * startFactor + (lastEpoch - 1) * rise);
    return this.present.map((lr) => lr * growth);
  }

  protected override closedForm(): number[] {
    const { startFactor, endFactor, totalIters } = this.settings;
    const rise = (endFactor - startFactor) * Math.min(totalIters, this.lastEpoch);
    return this.baseLrs.map((base) => base * (startFactor + rise / totalIters));
  }
}
