import { integer, number } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface StepLROptions {
  /** Steps between two falls, ≥ 1. */
  stepSize: number;
  /** What the rate is multiplied by; 0.1 unless given. */
  gamma: number;
}

const KIND: SchedulerKind<StepLROptions> = {
  name: 'StepLR',
  options: { stepSize: integer(1, { min: 1 }), gamma: number(0.1, { min: 0 }) },
};

/** Multiplies the rate by `gamma` every `stepSize` steps; `torch.optim.lr_scheduler.StepLR`. */
export class StepLR extends LRScheduler<StepLROptions> {
  constructor(optimizer: Optimizer, options: Partial<StepLROptions> & Pick<StepLROptions, 'stepSize'>) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(): number[] {
    const { stepSize, gamma } = this.settings;
    if (this.lastEpoch === 0 || this.lastEpoch % stepSize !== 0) return this.present;
    return this.present.map((lr) => lr * gamma);
  }

  protected override closedForm(): number[] {
    const { stepSize, gamma } = this.settings;
    return this.baseLrs.map((base) => base * gamma ** Math.floor(this.lastEpoch / stepSize));
  }
}
