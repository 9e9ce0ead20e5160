import {
  integer,
  number,
  type OptionTable,
  oneOf,
  packOptions,
  readOptions,
  unpackOptions,
} from '../../config/option-table.js';
import { TsmlError } from '../../errors.js';
import { describeArguments } from '../../torch/errors.js';
import type { Tensor } from '../../torch/tensor.js';
import type { Optimizer } from '../optimizer.js';
import { numberOf, recordOf } from '../state-dict.js';
import { Plateau, type PlateauOptions, worst } from './plateau.js';
import { perGroup, ratesOf, requireOptimizer, type SchedulerStateDict } from './scheduler.js';

interface Settings extends PlateauOptions {
  /** What the rate is multiplied by, ≥ 0 and < 1; 0.1 unless given. */
  factor: number;
  /** Smaller changes of the rate are not made; 1e-8 unless given. */
  eps: number;
}

export interface ReduceLROnPlateauOptions extends Settings {
  /** The least rate, ≥ 0, for all groups or of each; 0 unless given. */
  minLr: number | readonly number[];
}

const TABLE: OptionTable<Settings> = {
  mode: oneOf('min', ['min', 'max']),
  factor: number(0.1, { min: 0, below: 1 }),
  patience: integer(10, { min: 0 }),
  threshold: number(1e-4, { min: 0 }),
  thresholdMode: oneOf('rel', ['rel', 'abs']),
  cooldown: integer(0, { min: 0 }),
  eps: number(1e-8, { min: 0 }),
};

const WHERE = 'optim.ReduceLROnPlateau';

/** Lowers the rate when a metric stops getting better; `torch.optim.lr_scheduler.ReduceLROnPlateau`. */
export class ReduceLROnPlateau {
  readonly optimizer: Optimizer;
  private settings: Settings;
  private minLrs: readonly number[];
  private defaultMinLr: number | null;
  private readonly plateau: Plateau;
  private lastEpoch = 0;
  private lastLr: readonly number[];

  constructor(optimizer: Optimizer, options: Partial<ReduceLROnPlateauOptions> = {}) {
    const { minLr = 0, ...settings } = options;
    this.optimizer = requireOptimizer(WHERE, optimizer);
    this.settings = readOptions(WHERE, settings, TABLE);
    this.minLrs = perGroup(WHERE, 'minLr', minLr, optimizer);
    const wrong = this.minLrs.find((least) => !(least >= 0));
    if (wrong !== undefined)
      throw new TsmlError('ERR_VALUE', `${WHERE}: minLr: expected a number ≥ 0, received ${wrong}`);
    this.defaultMinLr = typeof minLr === 'number' ? minLr : null;
    this.plateau = new Plateau(this.settings);
    this.lastLr = this.present();
  }

  /** @param metric a number, or a tensor of one element. NaN is no improvement. */
  step(metric: number | Tensor): void {
    const value = numberIn(metric);
    this.lastEpoch++;
    if (this.plateau.step(value)) this.reduce();
    this.lastLr = this.present();
  }

  /** The rates of the groups, as they were after the last step. */
  getLastLr(): number[] {
    return [...this.lastLr];
  }

  stateDict(): SchedulerStateDict {
    return {
      ...packOptions(this.settings, TABLE),
      default_min_lr: this.defaultMinLr,
      min_lrs: [...this.minLrs],
      mode_worse: worst(this.settings.mode),
      best: this.plateau.best,
      num_bad_epochs: this.plateau.bad,
      cooldown_counter: this.plateau.cooldownLeft,
      last_epoch: this.lastEpoch,
      _last_lr: [...this.lastLr],
    };
  }

  /** @throws TsmlError `ERR_STATE_DICT`, `ERR_VALUE`; then nothing has changed. */
  loadStateDict(saved: SchedulerStateDict): void {
    const state = recordOf(WHERE, 'the state dict', saved);
    const settings = unpackOptions(WHERE, state, TABLE, this.settings);
    const least = state.default_min_lr;
    const defaultMinLr =
      least === null || least === undefined ? null : numberOf(WHERE, 'default_min_lr', least);
    const minLrs = ratesOf(WHERE, 'min_lrs', state.min_lrs, this.minLrs.length);
    const lastLr = ratesOf(WHERE, '_last_lr', state._last_lr, this.lastLr.length);
    const best = numberOf(WHERE, 'best', state.best);
    const bad = numberOf(WHERE, 'num_bad_epochs', state.num_bad_epochs);
    const cooldownLeft = numberOf(WHERE, 'cooldown_counter', state.cooldown_counter);
    const lastEpoch = numberOf(WHERE, 'last_epoch', state.last_epoch);
    this.settings = settings;
    this.plateau.load(settings, { best, bad, cooldownLeft });
    this.defaultMinLr = defaultMinLr;
    this.minLrs = minLrs;
    this.lastLr = lastLr;
    this.lastEpoch = lastEpoch;
  }

  private reduce(): void {
    const { factor, eps } = this.settings;
    this.optimizer.paramGroups.forEach((group, i) => {
      // Groups that were added later have the least rate that was given for all.
      const least = this.minLrs[i] ?? this.defaultMinLr ?? 0;
      const lower = Math.max(group.lr * factor, least);
      if (group.lr - lower > eps) group.lr = lower;
    });
  }

  private present(): number[] {
    return this.optimizer.paramGroups.map((group) => group.lr);
  }
}

function numberIn(metric: unknown): number {
  if (typeof metric === 'number') return metric;
  if (metric === undefined)
    throw new TsmlError('ERR_ARGUMENT', `${WHERE}: step: expected the metric, received nothing`);
  try {
    return numberOf(WHERE, 'step: the metric', metric);
  } catch (cause) {
    const received = describeArguments([metric]);
    throw new TsmlError('ERR_ARGUMENT', `${WHERE}: step: expected a number, received ${received}`, { cause });
  }
}
