/** What callbacks check alike: their options, and the metric that they watch. */
import { type OptionTable, readOptions } from '../../config/option-table.js';
import { checkOptions } from '../../config/options.js';
import { valueHint } from '../../config/other-names.js';
import { TsmlError } from '../../errors.js';
import { largerIsBetter } from '../../metrics/named.js';
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
  if (mode === undefined) return largerIsBetter(`${where}: metric`, metric) ? 'max' : 'min';
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
