import { integer, number } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface PolynomialLROptions {
  /** Steps until the rate is 0, ≥ 1; 5 unless given. */
  totalIters: number;
  /** ≥ 0; 1, a straight line, unless given. */
  power: number;
}

const KIND: SchedulerKind<PolynomialLROptions> = {
  name: 'PolynomialLR',
  options: { totalIters: integer(5, { min: 1 }), power: number(1, { min: 0 }) },
};

/** Lets the rate fall as (1 − step / totalIters) ** power; `torch.optim.lr_scheduler.PolynomialLR`. */
export class PolynomialLR extends LRScheduler<PolynomialLROptions> {
  constructor(optimizer: Optimizer, options: Partial<PolynomialLROptions> = {}) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(isInitial: boolean): number[] {
    const { totalIters, power } = this.settings;
    const { lastEpoch } = this;
    if (isInitial || lastEpoch > totalIters) return this.present;
    const decay = ((1 - lastEpoch / totalIters) / (1 - (lastEpoch - 1) / totalIters)) ** power;
    return this.present.map((lr) => lr * decay);
  }

  protected override closedForm(): number[] {
    const { totalIters, power } = this.settings;
    const left = 1 - Math.min(totalIters, this.lastEpoch) / totalIters;
    return this.baseLrs.map((base) => base * left ** power);
  }
}
