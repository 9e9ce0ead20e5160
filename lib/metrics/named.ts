import { valueHint } from '../config/other-names.js';
import { TsmlError } from '../errors.js';

/**
 * Every metric that there is, and the loss: whether a larger value is better; null where neither way is. What each means is in
 * docs/trainer-options.md.
 */
const LARGER_IS_BETTER = {
  loss: false,
  accuracy: true,
  balancedAccuracy: true,
  negativeLogLikelihood: false,
  sensitivity: true,
  specificity: true,
  predictedPositiveRate: null,
  rocAuc: true,
  averagePrecision: true,
  microRocAuc: true,
  microAveragePrecision: true,
  rmse: false,
  mae: false,
} as const;

export type MetricName = keyof typeof LARGER_IS_BETTER;

/** Those of every classifier, by the names under which a pipeline saves its results. */
export const RESULT_METRICS = [
  'accuracy',
  'balancedAccuracy',
  'negativeLogLikelihood',
] as const satisfies readonly MetricName[];

export type ResultMetrics = Readonly<Record<(typeof RESULT_METRICS)[number], number>>;

/**
 * Metrics by name; null where one has no value, as the recall of a class without samples. That of one class is called
 * `name/class`, as `sensitivity/melanoma`.
 */
export type MetricValues = Readonly<Record<string, number | null>>;

/** Whether it is one of these, with or without `/class`. */
export function isMetricName(metric: string): boolean {
  return Object.hasOwn(LARGER_IS_BETTER, metric.replace(/\/.*/, ''));
}

/** Of those that one may choose by. */
const DIRECTIONS = new Map(
  Object.entries(LARGER_IS_BETTER).flatMap(([name, isLarger]): [string, boolean][] =>
    isLarger === null ? [] : [[name, isLarger]],
  ),
);

/** The results among the metrics of a classifier; NaN for one that has no value. */
export function resultMetrics(metrics: MetricValues): ResultMetrics {
  const value = (name: keyof ResultMetrics): number => metrics[name] ?? Number.NaN;
  return {
    accuracy: value('accuracy'),
    balancedAccuracy: value('balancedAccuracy'),
    negativeLogLikelihood: value('negativeLogLikelihood'),
  };
}

/**
 * Whether a larger value of a metric is better. @param where names the option in messages. @param metric its name, with or
 * without `/class`
 *
 * @throws TsmlError `ERR_METRIC` for one that is not known.
 */
export function largerIsBetter(where: string, metric: string): boolean {
  const [name = ''] = metric.split('/');
  const found = DIRECTIONS.get(name);
  if (found !== undefined) return found;
  const hint = valueHint(name, [...DIRECTIONS.keys()]);
  throw new TsmlError(
    'ERR_METRIC',
    `${where}: it is not known whether more or less "${metric}" is better${hint}`,
    { remedy: `Say so with mode: 'max' or 'min'. Known are ${[...DIRECTIONS.keys()].join(', ')}.` },
  );
}
