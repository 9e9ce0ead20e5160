import { integer, number, oneOf } from '../../config/option-table.js';
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

export interface ReduceLROnPlateauOptions extends WatchedMetric, CallbackName {
  /** What the rates are multiplied by, > 0 and < 1; 0.1 unless given. */
  readonly factor?: number;
  /** Validations without a better metric that are waited for, ≥ 0; 10 unless given. */
  readonly patience?: number;
  /** How much better is better, ≥ 0; 1e-4 unless given. */
  readonly threshold?: number;
  /** Whether that is a share of the best metric; `rel` unless given. */
  readonly thresholdMode?: 'rel' | 'abs';
  /** Validations after a reduction that are not counted, ≥ 0; 0 unless given. */
  readonly cooldown?: number;
  /** The least that the optimizer's own rate becomes, ≥ 0; 0 unless given. */
  readonly minLr?: number;
  /** Smaller changes of the rate are not made, ≥ 0; 1e-8 unless given. */
  readonly eps?: number;
}

/** What they are where they are not given, and which values they take. */
export const REDUCE_LR_ON_PLATEAU = {
  factor: number(0.1, { above: 0, below: 1 }),
  patience: integer(10, { min: 0 }),
  threshold: number(1e-4, { min: 0 }),
  thresholdMode: oneOf('rel', ['rel', 'abs']),
  cooldown: integer(0, { min: 0 }),
  minLr: number(0, { min: 0 }),
  eps: number(1e-8, { min: 0 }),
};

const WHERE = 'ReduceLROnPlateau';

/**
 * Lowers the learning rates, on top of the schedule, when a metric of the validations stops getting better; counts as
 * `torch.optim.lr_scheduler.ReduceLROnPlateau`. The sanity validation does not count.
 */
export class ReduceLROnPlateau implements Callback {
  readonly name: string;
  private readonly metric: string;
  private readonly settings: PlateauOptions;
  private readonly plateau: Plateau;
  private readonly factor: number;
  private readonly minLr: number;
  private readonly eps: number;

  constructor(options: ReduceLROnPlateauOptions) {
    const { name, metric, mode, limits } = readWatcher(
      WHERE,
      options,
      'reduceLROnPlateau',
      REDUCE_LR_ON_PLATEAU,
    );
    this.name = name;
    const { factor, minLr, eps, ...counting } = limits;
    this.metric = metric;
    this.settings = { mode, ...counting };
    this.factor = factor;
    this.minLr = minLr;
    this.eps = eps;
    this.plateau = new Plateau(this.settings);
  }

  onStart(run: RunControl): void {
    requireValidations(WHERE, run, this.metric);
  }

  onEvent(event: TrainingEvent, run: RunControl): void {
    if (event.type !== 'validation' || event.epoch === 0) return;
    if (!this.plateau.step(valueIn(WHERE, event, this.metric))) return;
    const { learningRate } = run;
    const lower = Math.max(learningRate * this.factor, this.minLr);
    if (learningRate - lower > this.eps)
      run.scaleLearningRate(lower === this.minLr ? lower / learningRate : this.factor);
  }

  state(): Json {
    return packPlateau(this.plateau);
  }

  loadState(saved: Json): void {
    const state = new SavedState(this.name, saved);
    this.plateau.load(this.settings, unpackPlateau(this.settings.mode, state));
  }
}
