import type { Optimizer } from '../optimizer.js';
import { listOf, recordOf } from '../state-dict.js';
import { ratesOf, requireOneOptimizer, type SchedulerStateDict, type Steppable } from './scheduler.js';

const WHERE = 'optim.ChainedScheduler';

/** Several schedulers at once, each going on from the other's rate; `torch.optim.lr_scheduler.ChainedScheduler`. */
export class ChainedScheduler implements Steppable {
  readonly optimizer: Optimizer;
  private readonly schedulers: readonly Steppable[];
  private lastLr: readonly number[];

  /** @param schedulers all of one optimizer, in the order in which they step. */
  constructor(schedulers: readonly Steppable[]) {
    this.optimizer = requireOneOptimizer(WHERE, schedulers);
    this.schedulers = [...schedulers];
    this.lastLr = this.present();
  }

  step(): void {
    for (const scheduler of this.schedulers) scheduler.step();
    this.lastLr = this.present();
  }

  getLastLr(): number[] {
    return [...this.lastLr];
  }

  stateDict(): SchedulerStateDict {
    return {
      _last_lr: [...this.lastLr],
      _schedulers: this.schedulers.map((scheduler) => scheduler.stateDict()),
    };
  }

  /** @throws TsmlError `ERR_STATE_DICT`, `ERR_VALUE`. */
  loadStateDict(saved: SchedulerStateDict): void {
    const state = recordOf(WHERE, 'the state dict', saved);
    const lastLr = ratesOf(WHERE, '_last_lr', state._last_lr, this.lastLr.length);
    const list = listOf(WHERE, '_schedulers', state._schedulers);
    this.schedulers.forEach((scheduler, i) => {
      scheduler.loadStateDict(recordOf(WHERE, `_schedulers[${i}]`, list[i]));
    });
    this.lastLr = lastLr;
  }

  private present(): number[] {
    return this.optimizer.paramGroups.map((group) => group.lr);
  }
}
