import { EARLY_STOPPING } from '../../config/training.js';
import type { Json } from '../../io/json.js';
import { Plateau, type PlateauOptions } from '../../optim/optim.js';
import type { TrainingEvent } from '../events.js';
import type { Callback, RunControl } from './callback.js';
import { packPlateau, SavedState, unpackPlateau } from './saved-state.js';
import {
  type CallbackName,
  readWatcher,
  requireValidations,
  valueIn,
  type WatchedMetric,
} from './settings.js';

export interface EarlyStoppingOptions extends WatchedMetric, CallbackName {
  /** Validations in a row without a better value after which the training ends, ≥ 1; 10 unless given. */
  readonly patience?: number;
  /** By how much a value must be better to count, ≥ 0; 0 unless given. */
  readonly minDelta?: number;
}

const WHERE = 'EarlyStopping';

/** Ends a training whose metric no longer gets better. The sanity validation does not count. */
export class EarlyStopping implements Callback {
  readonly name: string;
  private readonly metric: string;
  private readonly settings: PlateauOptions;
  private readonly plateau: Plateau;
  private bestEpoch = 0;

  constructor(options: EarlyStoppingOptions) {
    const { name, metric, mode, limits } = readWatcher(WHERE, options, 'earlyStopping', EARLY_STOPPING);
    this.name = name;
    this.metric = metric;
    this.settings = {
      mode,
      // A plateau is one validation longer than its patience.
      patience: limits.patience - 1,
      threshold: limits.minDelta,
      thresholdMode: 'abs',
      cooldown: 0,
    };
    this.plateau = new Plateau(this.settings);
  }

  onStart(run: RunControl): void {
    requireValidations(WHERE, run, this.metric);
  }

  onEvent(event: TrainingEvent, run: RunControl): void {
    if (event.type !== 'validation' || event.epoch === 0) return;
    const ends = this.plateau.step(valueIn(WHERE, event, this.metric));
    const { best } = this.plateau;
    if (this.plateau.bad === 0 && !ends) this.bestEpoch = event.epoch;
    if (!ends) return;
    const was =
      this.bestEpoch === 0
        ? 'it never had a value'
        : `the best was ${Number(best.toPrecision(5))} in epoch ${this.bestEpoch}`;
    run.stop(`no better ${this.metric} for ${this.settings.patience + 1} validations: ${was}`);
  }

  state(): Json {
    return { ...packPlateau(this.plateau), bestEpoch: this.bestEpoch };
  }

  loadState(saved: Json): void {
    const state = new SavedState(this.name, saved);
    this.bestEpoch = state.count('bestEpoch');
    this.plateau.load(this.settings, unpackPlateau(this.settings.mode, state));
  }
}
