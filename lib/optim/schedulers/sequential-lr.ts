import { TsmlError } from '../../errors.js';
import type { Optimizer } from '../optimizer.js';
import { listOf, numberOf, recordOf } from '../state-dict.js';
import {
  LRScheduler,
  ratesOf,
  requireOneOptimizer,
  type SchedulerStateDict,
  type Steppable,
  setRates,
} from './scheduler.js';

const WHERE = 'optim.SequentialLR';

/** Schedulers in turn, each from its milestone on; `torch.optim.lr_scheduler.SequentialLR`. */
export class SequentialLR implements Steppable {
  readonly optimizer: Optimizer;
  private readonly schedulers: readonly LRScheduler[];
  private milestones: readonly number[];
  private lastEpoch = 0;
  private lastLr: readonly number[];

  /**
   * @param schedulers all of one optimizer. @param milestones the steps at which the second, third, … begin: ascending,
   *   one fewer than schedulers.
   */
  constructor(schedulers: readonly LRScheduler[], milestones: readonly number[]) {
    for (const scheduler of schedulers) {
      if (!(scheduler instanceof LRScheduler))
        throw new TsmlError(
          'ERR_ARGUMENT',
          `${WHERE}: expected schedulers that know their rates by the step`,
          {
            remedy:
              'ReduceLROnPlateau needs a metric at each step, and schedulers of schedulers do not nest.',
          },
        );
    }
    const isAscending = milestones.every(
      (step, i) => Number.isSafeInteger(step) && step > (milestones[i - 1] ?? 0),
    );
    if (milestones.length !== schedulers.length - 1 || !isAscending)
      throw new TsmlError(
        'ERR_VALUE',
        `${WHERE}: milestones: expected ${schedulers.length - 1} ascending integers ≥ 1, received [${milestones.join(', ')}]`,
      );
    this.optimizer = requireOneOptimizer(WHERE, schedulers);
    this.schedulers = [...schedulers];
    this.milestones = [...milestones];
    // Each scheduler set its own first rate when it was made: only the first one's may stay.
    setRates(
      this.optimizer,
      this.optimizer.paramGroups.map((group) => group.initialLr ?? group.lr),
    );
    for (const scheduler of this.schedulers) scheduler.undo();
    this.schedulers[0]?.start();
    this.lastLr = this.schedulers[0]?.getLastLr() ?? [];
  }

  step(): void {
    this.lastEpoch++;
    const index = this.milestones.filter((milestone) => milestone <= this.lastEpoch).length;
    const scheduler = this.schedulers[index];
    if (scheduler === undefined) return;
    if (index > 0 && this.milestones[index - 1] === this.lastEpoch) scheduler.update(0);
    else scheduler.step();
    this.lastLr = scheduler.getLastLr();
  }

  getLastLr(): number[] {
    return [...this.lastLr];
  }

  stateDict(): SchedulerStateDict {
    return {
      _milestones: [...this.milestones],
      last_epoch: this.lastEpoch,
      _last_lr: [...this.lastLr],
      _schedulers: this.schedulers.map((scheduler) => scheduler.stateDict()),
    };
  }

  /** @throws TsmlError `ERR_STATE_DICT`, `ERR_VALUE`. */
  loadStateDict(saved: SchedulerStateDict): void {
    const state = recordOf(WHERE, 'the state dict', saved);
    const lastEpoch = numberOf(WHERE, 'last_epoch', state.last_epoch);
    const milestones = ratesOf(WHERE, '_milestones', state._milestones, this.milestones.length);
    const lastLr = ratesOf(WHERE, '_last_lr', state._last_lr, this.lastLr.length);
    const list = listOf(WHERE, '_schedulers', state._schedulers);
    this.schedulers.forEach((scheduler, i) => {
      scheduler.loadStateDict(recordOf(WHERE, `_schedulers[${i}]`, list[i]));
    });
    this.lastEpoch = lastEpoch;
    this.milestones = milestones;
    this.lastLr = lastLr;
  }
}
