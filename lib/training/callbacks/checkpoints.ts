import { z } from 'zod';
import { checkOptions, requireNumber } from '../../config/options.js';
import type { Json } from '../../io/json.js';
import type { BestRule } from '../checkpoint-rules.js';
import type { TrainingEvent, ValidationEvent } from '../events.js';
import type { Callback, RunControl } from './callback.js';
import { type Mode, modeOf, readState, valueIn } from './settings.js';

export interface CheckpointsOptions {
  /** After each so many optimizer updates, ≥ 1. */
  readonly everyUpdates?: number;
  /** After each so many minutes of training, ≥ 0. */
  readonly everyMinutes?: number;
  /** After each validation that is among the best. */
  readonly best?: BestRule;
}

const WHERE = 'Checkpoints';
const stateSchema = z.strictObject({ best: z.array(z.number()) });

/** Asks for checkpoints: at the end of each epoch, and where its options say. */
export class Checkpoints implements Callback {
  readonly name = 'checkpoints';
  private readonly mode: Mode;
  /** The best values of the metric, the best first. */
  private best: readonly number[] = [];
  /** Of the run, at the last interval or epoch. */
  private savedAt = 0;

  constructor(private readonly options: CheckpointsOptions = {}) {
    checkOptions(WHERE, options, ['everyUpdates', 'everyMinutes', 'best']);
    const { everyUpdates = 1, everyMinutes = 0, best } = options;
    requireNumber(WHERE, 'everyUpdates', everyUpdates, { min: 1, whole: true });
    requireNumber(WHERE, 'everyMinutes', everyMinutes, { min: 0 });
    if (best !== undefined) checkOptions(`${WHERE}: best`, best, ['metric', 'mode', 'count']);
    this.mode = best === undefined ? 'min' : modeOf(`${WHERE}: best`, best);
    requireNumber(`${WHERE}: best`, 'count', best?.count ?? 1, { min: 1, whole: true });
  }

  onStart(run: RunControl): void {
    this.savedAt = run.position.seconds;
  }

  onEvent(event: TrainingEvent, run: RunControl): void {
    const { seconds } = run.position;
    if (event.type === 'epoch') {
      run.saveCheckpoint('last');
      this.savedAt = seconds;
    } else if (event.type === 'validation' && event.epoch > 0) {
      this.afterValidation(event, run);
    } else if (event.type === 'step' && !event.skipped) {
      const { everyUpdates, everyMinutes } = this.options;
      const isDue = everyMinutes !== undefined && seconds - this.savedAt >= 60 * everyMinutes;
      if (!isDue && (everyUpdates === undefined || event.update % everyUpdates !== 0)) return;
      run.saveCheckpoint('interval');
      this.savedAt = seconds;
    }
  }

  state(): Json {
    return { best: this.best };
  }

  loadState(saved: Json): void {
    this.best = readState(this.name, stateSchema, saved).best;
  }

  private afterValidation(event: ValidationEvent, run: RunControl): void {
    const { best } = this.options;
    if (best === undefined) return;
    const value = valueIn(WHERE, event, best.metric);
    if (!Number.isFinite(value)) return;
    // Sorting is stable: of equal values the earlier stays, as the store has it.
    const sign = this.mode === 'max' ? -1 : 1;
    const values = [...this.best, value].sort((a, b) => sign * (a - b)).slice(0, best.count);
    if (values.length === this.best.length && values.every((each, i) => each === this.best[i])) return;
    this.best = values;
    run.saveCheckpoint('best', { name: best.metric, value });
  }
}
