import type { MetricName } from '../config/metrics.js';
import {
  accuracy,
  balancedAccuracy,
  confusionMatrix,
  type Logits,
  negativeLogLikelihood,
  predictedClasses,
} from './classification.js';

export type NamedMetrics = Readonly<Record<MetricName, number>>;

const LARGER_IS_BETTER: Readonly<Record<MetricName, boolean>> = {
  accuracy: true,
  balancedAccuracy: true,
  negativeLogLikelihood: false,
};

/** All named metrics of logits, row-major [samples, classes]. */
export function namedMetrics(labels: Int32Array, logits: Logits, classes: number): NamedMetrics {
  const predictions = predictedClasses(logits, classes);
  return {
    accuracy: accuracy(labels, predictions),
    balancedAccuracy: balancedAccuracy(confusionMatrix(labels, predictions, classes)),
    negativeLogLikelihood: negativeLogLikelihood(labels, logits, classes),
  };
}

/** Whether a value of a metric is better than another; equal ones are not. */
export function isBetter(metric: MetricName, value: number, than: number): boolean {
  return LARGER_IS_BETTER[metric] ? value > than : value < than;
}
