/** The metrics of every classifier, by the names under which results are saved. lib/metrics computes them. */
export const METRIC_NAMES = ['accuracy', 'balancedAccuracy', 'negativeLogLikelihood'] as const;

export type MetricName = (typeof METRIC_NAMES)[number];
