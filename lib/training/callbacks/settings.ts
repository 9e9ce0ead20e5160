/** What callbacks check alike: their options, the metric that they watch, and what a checkpoint kept for them. */
import { type OptionTable, readOptions } from '../../config/option-table.js';
import { checkOptions } from '../../config/options.js';
import { valueHint } from '../../config/other-names.js';
import { TsmlError } from '../../errors.js';
import type { Json } from '../../io/json.js';
import { largerIsBetter } from '../../metrics/named.js';
import type { Plateau, PlateauState } from '../../optim/optim.js';
import { describeArguments } from '../../torch/errors.js';
import type { ValidationEvent } from '../events.js';
import type { RunControl } from './callback.js';

export type Mode = 'min' | 'max';

/** What tells a callback from others of its kind in the same run. */
export interface CallbackName {
  /** That of its kind unless given, as `earlyStopping`. */
  readonly name?: string;
}

/**
 * The options of a callback without its name, and that. @param known all options that there are @param ofItsKind its name
 * unless given
 *
 * @throws TsmlError `ERR_OPTION` for an option that there is not, and for what is no name
 */
export function readName<O extends CallbackName>(
  where: string,
  options: O,
  known: readonly string[],
  ofItsKind: string,
): { readonly name: string; readonly given: Omit<O, 'name'> } {
  checkOptions(where, options, known);
  const { name = ofItsKind, ...given } = options;
  if (typeof name === 'string' && name !== '') return { name, given };
  throw new TsmlError('ERR_OPTION', `${where}: name: expected a text, received ${describeArguments([name])}`);
}

/** A metric of validations. */
export interface WatchedMetric {
  /** `loss`, or one of a validation's metrics, as `balancedAccuracy` or `rocAuc/melanoma`. */
  readonly metric: string;
  /** Whether it is to become small or large; needed for a metric that lib/metrics does not know. */
  readonly mode?: Mode;
}

/** Of callbacks and of rules for checkpoints. @throws TsmlError `ERR_OPTION` for what is no name of a metric */
export function requireMetricName(where: string, metric: unknown): void {
  if (typeof metric === 'string') return;
  throw new TsmlError(
    'ERR_OPTION',
    `${where}: metric: expected a name, as 'loss', received ${describeArguments([metric])}`,
  );
}

/**
 * @throws TsmlError `ERR_OPTION` for what is no name; `ERR_METRIC` where the mode is neither said nor known; `ERR_VALUE` for
 *   another word
 */
export function modeOf(where: string, { metric, mode }: WatchedMetric): Mode {
  requireMetricName(where, metric);
  if (mode === undefined) return largerIsBetter(metric) ? 'max' : 'min';
  if (mode === 'min' || mode === 'max') return mode;
  throw new TsmlError(
    'ERR_VALUE',
    `${where}: mode: expected 'min' or 'max', received ${describeArguments([mode])}`,
  );
}

/**
 * The options of what watches a metric. @param table of the others
 *
 * @throws TsmlError as `modeOf`, and as `readOptions` for the others
 */
export function readWatching<O extends object>(
  where: string,
  options: WatchedMetric,
  table: OptionTable<O>,
): { readonly metric: string; readonly mode: Mode; readonly limits: O } {
  checkOptions(where, options, ['metric', 'mode', ...Object.keys(table)]);
  const { metric, mode: _, ...given } = options;
  return { metric, limits: readOptions(where, given, table), mode: modeOf(where, options) };
}

/**
 * The same of a callback. @param ofItsKind its name unless given
 *
 * @throws TsmlError as `readWatching`, and as `readName`
 */
export function readWatcher<O extends object>(
  where: string,
  options: WatchedMetric & CallbackName,
  ofItsKind: string,
  table: OptionTable<O>,
): ReturnType<typeof readWatching<O>> & Required<CallbackName> {
  const known = ['metric', 'mode', 'name', ...Object.keys(table)];
  const { name, given } = readName(where, options, known, ofItsKind);
  return { ...readWatching(where, given, table), name };
}

/** @throws TsmlError `ERR_OPTION` for a training that never has the metric */
export function requireValidations(where: string, run: RunControl, metric: string): void {
  if (run.validates) return;
  throw new TsmlError(
    'ERR_OPTION',
    `${where}: ${metric} is that of validations, and this training has nothing to validate on`,
    { remedy: `Give fit a second set of data, fit(train, select), or leave ${where} out.` },
  );
}

/**
 * The metric's value in a validation; NaN where it has none.
 *
 * @throws TsmlError `ERR_METRIC` where the validation has no such metric
 */
export function valueIn(where: string, { loss, metrics }: ValidationEvent, metric: string): number {
  if (metric === 'loss') return loss;
  const value = metrics[metric];
  if (value !== undefined) return value ?? Number.NaN;
  const names = ['loss', ...Object.keys(metrics)];
  throw new TsmlError(
    'ERR_METRIC',
    `${where}: this training has no metric "${metric}"${valueHint(metric, names)}`,
    { remedy: `It has ${inFew(names).join(', ')}.` },
  );
}

/** Metrics of classes by the first of each kind: there may be thousands. */
function inFew(names: readonly string[]): string[] {
  const kinds = new Map(names.toReversed().map((name) => [name.replace(/\/.*/, '/'), name]));
  return names.filter((name) => !name.includes('/') || kinds.get(name.replace(/\/.*/, '/')) === name);
}

/** What a callback saved in a checkpoint, read by the names of its parts. */
export class SavedState {
  constructor(
    private readonly callback: string,
    private readonly state: Json,
  ) {}

  /** @throws TsmlError `ERR_STATE` where it is no whole number ≥ 0 */
  count(name: string): number {
    const value = this.part(name);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    throw this.invalid(name, 'a whole number ≥ 0', value);
  }

  /** @throws TsmlError `ERR_STATE` where it is neither */
  numberOrNull(name: string): number | null {
    const value = this.part(name);
    if (typeof value === 'number' || value === null) return value;
    throw this.invalid(name, 'a number or null', value);
  }

  /** @throws TsmlError `ERR_STATE` where it is no list of them */
  strings(name: string): readonly string[] {
    const value = this.part(name);
    const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    if (Array.isArray(value) && texts.length === value.length) return texts;
    throw this.invalid(name, 'a list of strings', value);
  }

  private part(name: string): unknown {
    return typeof this.state === 'object' && this.state !== null ? Reflect.get(this.state, name) : undefined;
  }

  private invalid(name: string, expected: string, value: unknown): TsmlError {
    const received = value === undefined ? 'nothing' : JSON.stringify(value);
    return new TsmlError(
      'ERR_STATE',
      `callback "${this.callback}": the checkpoint: ${name}: expected ${expected}, received ${received}`,
      { remedy: 'Resume with the callbacks that the run had.' },
    );
  }
}

/** For a checkpoint: `best` is null before the first metric, for JSON has no infinities. */
export function packPlateau({ best, bad, cooldownLeft }: Plateau) {
  return { best: Number.isFinite(best) ? best : null, bad, cooldownLeft };
}

export function unpackPlateau(mode: Mode, saved: SavedState): PlateauState {
  const worst = mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return {
    best: saved.numberOrNull('best') ?? worst,
    bad: saved.count('bad'),
    cooldownLeft: saved.count('cooldownLeft'),
  };
}
