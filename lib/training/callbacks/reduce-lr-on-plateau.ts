import { checkOptions, requireNumber } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import type { Json } from '../../io/json.js';
import { Plateau, type PlateauOptions } from '../../optim/optim.js';
import type { TrainingEvent } from '../events.js';
import type { Callback, RunControl } from './callback.js';
import {
  modeOf,
  packPlateau,
  requireValidations,
  SavedState,
  unpackPlateau,
  valueIn,
  type WatchedMetric,
} from './settings.js';

export interface ReduceLROnPlateauOptions extends WatchedMetric {
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

const WHERE = 'ReduceLROnPlateau';
const OPTIONS = [
  'metric',
  'mode',
  'factor',
  'patience',
  'threshold',
  'thresholdMode',
  'cooldown',
  'minLr',
  'eps',
] as const satisfies readonly (keyof ReduceLROnPlateauOptions)[];

/**
 * Lowers the learning rates, on top of the schedule, when a metric of the validations stops getting better; counts as
 * `torch.optim.lr_scheduler.ReduceLROnPlateau`. The sanity validation does not count.
 */
export class ReduceLROnPlateau implements Callback {
  readonly name = 'reduceLROnPlateau';
  private readonly metric: string;
  private readonly settings: PlateauOptions;
  private readonly plateau: Plateau;
  private readonly factor: number;
  private readonly minLr: number;
  private readonly eps: number;

  constructor(options: ReduceLROnPlateauOptions) {
    checkOptions(WHERE, options, OPTIONS);
    const {
      metric,
      factor = 0.1,
      patience = 10,
      threshold = 1e-4,
      cooldown = 0,
      minLr = 0,
      eps = 1e-8,
    } = options;
    this.metric = metric;
    this.settings = {
      mode: modeOf(WHERE, options),
      patience: requireNumber(WHERE, 'patience', patience, { min: 0, whole: true }),
      threshold: requireNumber(WHERE, 'threshold', threshold, { min: 0 }),
      thresholdMode: thresholdModeOf(options),
      cooldown: requireNumber(WHERE, 'cooldown', cooldown, { min: 0, whole: true }),
    };
    this.factor = requireNumber(WHERE, 'factor', factor, { min: Number.MIN_VALUE, below: 1 });
    this.minLr = requireNumber(WHERE, 'minLr', minLr, { min: 0 });
    this.eps = requireNumber(WHERE, 'eps', eps, { min: 0 });
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

function thresholdModeOf({ thresholdMode = 'rel' }: ReduceLROnPlateauOptions): 'rel' | 'abs' {
  if (thresholdMode === 'rel' || thresholdMode === 'abs') return thresholdMode;
  throw new TsmlError(
    'ERR_VALUE',
    `${WHERE}: thresholdMode: expected 'rel' or 'abs', received ${String(thresholdMode)}`,
  );
}
