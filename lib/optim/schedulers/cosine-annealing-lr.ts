import { integer, number } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface CosineAnnealingLROptions {
  /** Steps of half a period, ≥ 1. */
  tMax: number;
  /** The least rate, ≥ 0; 0 unless given. */
  etaMin: number;
}

const KIND: SchedulerKind<CosineAnnealingLROptions> = {
  name: 'CosineAnnealingLR',
  options: { tMax: integer(1, { min: 1 }), etaMin: number(0, { min: 0 }) },
};

/**
 * Lets the rate fall along half a cosine in `tMax` steps, and rise again in as many (Loshchilov and Hutter 2017,
 * without restarts); `torch.optim.lr_scheduler.CosineAnnealingLR`.
 */
export class CosineAnnealingLR extends LRScheduler<CosineAnnealingLROptions> {
  constructor(
    optimizer: Optimizer,
    options: Partial<CosineAnnealingLROptions> & Pick<CosineAnnealingLROptions, 'tMax'>,
  ) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(isInitial: boolean): number[] {
    const { tMax, etaMin } = this.settings;
    const { lastEpoch } = this;
    if (isInitial) return this.present;
    if ((lastEpoch - 1 - tMax) % (2 * tMax) === 0) {
      // The last rate was the least: a ratio to it would mean nothing.
      const rise = 1 - Math.cos(Math.PI / tMax);
      return this.present.map((lr, i) => lr + (((this.baseLrs[i] ?? lr) - etaMin) * rise) / 2);
    }
    const fall =
      (1 + Math.cos((Math.PI * lastEpoch) / tMax)) / (1 + Math.cos((Math.PI * (lastEpoch - 1)) / tMax));
    return this.present.map((lr) => fall * (lr - etaMin) + etaMin);
  }

  protected override closedForm(): number[] {
    const { tMax, etaMin } = this.settings;
    const share = 1 + Math.cos((Math.PI * this.lastEpoch) / tMax);
    return this.baseLrs.map((base) => etaMin + ((base - etaMin) * share) / 2);
  }
}
