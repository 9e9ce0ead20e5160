/** What callbacks check alike: their options, the metric that they watch, and what a checkpoint kept for them. */
import { z } from 'zod';
import { didYouMean } from '../../config/suggest.js';
import { TsmlError } from '../../errors.js';
import type { Json } from '../../io/json.js';
import { largerIsBetter } from '../../metrics/named.js';
import type { Plateau, PlateauState } from '../../optim/optim.js';
import type { ValidationEvent } from '../events.js';

export type Mode = 'min' | 'max';

/** A metric of validations. */
export interface WatchedMetric {
  /** `loss`, or one of a validation's metrics, as `balancedAccuracy` or `rocAuc/melanoma`. */
  readonly metric: string;
  /** Whether it is to become small or large; needed for a metric that lib/metrics does not know. */
  readonly mode?: Mode;
}

/** @throws TsmlError `ERR_METRIC` where it is neither said nor known; `ERR_VALUE` for another word */
export function modeOf(where: string, { metric, mode }: WatchedMetric): Mode {
  if (mode === undefined) return largerIsBetter(metric) ? 'max' : 'min';
  if (mode === 'min' || mode === 'max') return mode;
  throw new TsmlError('ERR_VALUE', `${where}: mode: expected 'min' or 'max', received ${String(mode)}`);
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
    `${where}: this training has no metric "${metric}"${didYouMean(metric, names)}`,
    { remedy: `It has ${names.join(', ')}.` },
  );
}

/** What a callback saved. @throws TsmlError `ERR_STATE` where it is not that */
export function readState<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  state: Json,
): z.output<Schema> {
  const result = schema.safeParse(state);
  if (result.success) return result.data;
  throw new TsmlError(
    'ERR_STATE',
    `callback "${name}": the checkpoint does not hold what it saves:\n${z.prettifyError(result.error)}`,
    { remedy: 'Resume with the callbacks that the run had.' },
  );
}

/** A plateau's state in a checkpoint: `best` is null before the first metric, for JSON has no infinities. */
export const plateauSchema = z.strictObject({
  best: z.number().nullable(),
  bad: z.int().min(0),
  cooldownLeft: z.int().min(0),
});

export function packPlateau({ best, bad, cooldownLeft }: Plateau): z.output<typeof plateauSchema> {
  return { best: Number.isFinite(best) ? best : null, bad, cooldownLeft };
}

export function unpackPlateau(mode: Mode, state: z.output<typeof plateauSchema>): PlateauState {
  const worst = mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return { ...state, best: state.best ?? worst };
}
