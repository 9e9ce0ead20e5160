import { integer } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface WarmupLROptions {
  /** Steps until the full rate, which the last of them has; ≥ 1. */
  totalIters: number;
}

const KIND: SchedulerKind<WarmupLROptions> = {
  name: 'WarmupLR',
  options: { totalIters: integer(1, { min: 1 }) },
};

/**
 * Rises linearly: step k of `totalIters` has k / totalIters of the base rate, and what follows all of it, as in
 * pipelines. PyTorch has none; its LinearLR begins from a fraction of one's choice.
 */
export class WarmupLR extends LRScheduler<WarmupLROptions> {
  constructor(optimizer: Optimizer, options: WarmupLROptions) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(): number[] {
    const { totalIters } = this.settings;
    return this.baseLrs.map((base) => (base * Math.min(this.lastEpoch + 1, totalIters)) / totalIters);
  }
}
