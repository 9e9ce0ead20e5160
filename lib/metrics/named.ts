import type { MetricName } from '../config/metrics.js';
import { valueHint } from '../config/other-names.js';
import { TsmlError } from '../errors.js';
import {
  accuracy,
  balancedAccuracy,
  confusionMatrix,
  type Logits,
  negativeLogLikelihood,
  predictedClasses,
} from './classification.js';

export type NamedMetrics = Readonly<Record<MetricName, number>>;

/**
 * Metrics by name; null where one has no value, as the recall of a class without samples. That of one class is called
 * `name/class`, as `sensitivity/melanoma`.
 */
export type MetricValues = Readonly<Record<string, number | null>>;

/** Every metric that one may choose by. The predicted positive rate is none: neither way of it is better. */
const LARGER_IS_BETTER = {
  loss: false,
  accuracy: true,
  balancedAccuracy: true,
  negativeLogLikelihood: false,
  sensitivity: true,
  specificity: true,
  rocAuc: true,
  averagePrecision: true,
  microRocAuc: true,
  microAveragePrecision: true,
  rmse: false,
  mae: false,
} as const satisfies Readonly<Record<MetricName, boolean>> & Readonly<Record<string, boolean>>;

const DIRECTIONS = new Map<string, boolean>(Object.entries(LARGER_IS_BETTER));

/** All named metrics of logits, row-major [samples, classes]. */
export function namedMetrics(labels: Int32Array, logits: Logits, classes: number): NamedMetrics {
  const predictions = predictedClasses(logits, classes);
  return {
    accuracy: accuracy(labels, predictions),
    balancedAccuracy: balancedAccuracy(confusionMatrix(labels, predictions, classes)),
    negativeLogLikelihood: negativeLogLikelihood(labels, logits, classes),
  };
}

/**
 * Whether a larger value of a metric is better. @param metric its name, with or without `/class`
 *
 * @throws TsmlError `ERR_METRIC` for one that is not known.
 */
export function largerIsBetter(metric: string): boolean {
  const [name = ''] = metric.split('/');
  const found = DIRECTIONS.get(name);
  if (found !== undefined) return found;
  const hint = valueHint(name, [...DIRECTIONS.keys()]);
  throw new TsmlError('ERR_METRIC', `it is not known whether more or less "${metric}" is better${hint}`, {
    remedy: `Say so with mode: 'max' or 'min'. Known are ${[...DIRECTIONS.keys()].join(', ')}.`,
  });
}
