import { checkOptions, requireNumber } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import type { Json } from '../../io/json.js';
import { describeArguments } from '../../torch/errors.js';
import type { TrainingEvent } from '../events.js';
import type { Callback, RunControl } from './callback.js';
import { SavedState } from './saved-state.js';

export interface UnfreezeStage {
  /** With which it begins to train, ≥ 1. */
  readonly epoch: number;
  /** As `nn.freeze` takes them. */
  readonly patterns: readonly (string | RegExp)[];
}

const WHERE = 'UnfreezeStages';

/** Freezes parts of the model at the start and lets each train from its epoch on (Howard and Ruder 2018). */
export class UnfreezeStages implements Callback {
  readonly name = 'unfreezeStages';
  /** By epoch, ascending. */
  private readonly stages: readonly UnfreezeStage[];
  private done = 0;

  constructor(stages: readonly UnfreezeStage[]) {
    if (!Array.isArray(stages))
      throw new TsmlError(
        'ERR_OPTION',
        `${WHERE}: expected a list of { epoch, patterns }, received ${describeArguments([stages])}`,
      );
    for (const [index, stage] of stages.entries()) {
      const where = `${WHERE}: stage ${index + 1}`;
      checkOptions(where, stage, ['epoch', 'patterns']);
      requireNumber(where, 'epoch', stage.epoch, { min: 1, whole: true });
      if (!Array.isArray(stage.patterns))
        throw new TsmlError(
          'ERR_OPTION',
          `${where}: patterns: expected a list, received ${describeArguments([stage.patterns])}`,
          typeof stage.patterns === 'string' ? { remedy: `Write ['${stage.patterns}'].` } : {},
        );
    }
    this.stages = [...stages].sort((a, b) => a.epoch - b.epoch);
  }

  onStart(run: RunControl): void {
    // A later stage may name what an earlier one lets train, so all are frozen before any trains.
    for (const { patterns } of this.stages) run.freeze(...patterns);
    for (const { patterns } of this.stages.slice(0, this.done)) run.unfreeze(...patterns);
    this.unfreezeUpTo(1, run);
    const { epochs = Number.POSITIVE_INFINITY } = run.position;
    for (const { epoch, patterns } of this.stages)
      if (epoch > epochs)
        run.warn(
          'NEVER_UNFROZEN',
          `${WHERE}: ${patterns.join(', ')} would train from epoch ${epoch} on, and the training has ${epochs}: it stays frozen`,
          'Give the stage an earlier epoch, or the training more of them.',
        );
  }

  onEvent(event: TrainingEvent, run: RunControl): void {
    if (event.type === 'epoch') this.unfreezeUpTo(event.epoch + 1, run);
  }

  state(): Json {
    return { done: this.done };
  }

  loadState(saved: Json): void {
    const done = new SavedState(this.name, saved).count('done');
    if (done > this.stages.length)
      throw new TsmlError(
        'ERR_STATE',
        `callback "${this.name}": the checkpoint was taken after ${done} stages, this run has ${this.stages.length}`,
        { remedy: 'Resume with the callbacks that the run had.' },
      );
    this.done = done;
  }

  private unfreezeUpTo(epoch: number, run: RunControl): void {
    for (; ; this.done++) {
      const stage = this.stages[this.done];
      if (stage === undefined || stage.epoch > epoch) return;
      run.unfreeze(...stage.patterns);
    }
  }
}
