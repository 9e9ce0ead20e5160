import { TsmlError } from '../../errors.js';
import type { Optimizer } from '../optimizer.js';
import { LRScheduler, perGroup, type SchedulerKind } from './scheduler.js';

/** What the base rate is multiplied by after `step` steps; 0 is the first call. */
export type Factor = (step: number) => number;

const KIND: SchedulerKind<object> = { name: 'LambdaLR', options: {} };

/** The base rate times what a function says; `torch.optim.lr_scheduler.LambdaLR`. The functions are not saved. */
export class LambdaLR extends LRScheduler {
  private readonly factors: readonly Factor[];

  /** @param factor for all groups, or a list of one for each. */
  constructor(optimizer: Optimizer, factor: Factor | readonly Factor[]) {
    super(KIND, optimizer, {});
    this.factors = perGroup(this.where, 'the functions', factor, optimizer);
    for (const each of this.factors) {
      if (typeof each !== 'function')
        throw new TsmlError('ERR_ARGUMENT', `${this.where}: expected a function, received ${String(each)}`);
    }
    this.start();
  }

  protected override rates(): number[] {
    return this.baseLrs.map((base, i) => base * (this.factors[i]?.(this.lastEpoch) ?? 1));
  }

  protected override packOwn(): Record<string, unknown> {
    return { lr_lambdas: this.factors.map(() => null) };
  }
}
