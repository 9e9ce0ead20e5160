import { number, type Option } from '../../config/option-table.js';
import type { Optimizer } from '../optimizer.js';
import { numberOf, recordOf } from '../state-dict.js';
import { LRScheduler, type SchedulerKind } from './scheduler.js';

export interface MultiStepLROptions {
  /** The steps after which the rate falls; one that is there twice counts twice. */
  milestones: readonly number[];
  /** What the rate is multiplied by; 0.1 unless given. */
  gamma: number;
}

const STEPS: Option<readonly number[]> = {
  initial: [],
  expected: 'a list of integers ≥ 0',
  read: (value) => {
    const list: unknown[] | undefined = Array.isArray(value) ? value : undefined;
    const steps = list?.filter((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0);
    return steps?.length === list?.length ? steps?.map(Number) : undefined;
  },
};

const KIND: SchedulerKind<MultiStepLROptions> = {
  name: 'MultiStepLR',
  options: { milestones: STEPS, gamma: number(0.1, { min: 0 }) },
};

/** Multiplies the rate by `gamma` at each milestone; `torch.optim.lr_scheduler.MultiStepLR`. */
export class MultiStepLR extends LRScheduler<MultiStepLROptions> {
  constructor(
    optimizer: Optimizer,
    options: Partial<MultiStepLROptions> & Pick<MultiStepLROptions, 'milestones'>,
  ) {
    super(KIND, optimizer, options);
    this.start();
  }

  protected override rates(): number[] {
    const { milestones, gamma } = this.settings;
    const times = milestones.filter((milestone) => milestone === this.lastEpoch).length;
    return times === 0 ? this.present : this.present.map((lr) => lr * gamma ** times);
  }

  protected override closedForm(): number[] {
    const { milestones, gamma } = this.settings;
    const times = milestones.filter((milestone) => milestone <= this.lastEpoch).length;
    return this.baseLrs.map((base) => base * gamma ** times);
  }

  /** PyTorch saves how often each milestone is there. */
  protected override packOwn(): Record<string, unknown> {
    const milestones: Record<number, number> = {};
    for (const milestone of this.settings.milestones)
      milestones[milestone] = (milestones[milestone] ?? 0) + 1;
    return { ...super.packOwn(), milestones };
  }

  protected override unpackOwn(state: Readonly<Record<string, unknown>>): void {
    const counts = recordOf(this.where, 'milestones', state.milestones);
    const milestones = Object.entries(counts).flatMap(([milestone, times]) =>
      Array.from({ length: numberOf(this.where, 'milestones', times) }, () => Number(milestone)),
    );
    super.unpackOwn({ ...state, milestones });
  }
}
