import type { NativeStep, NativeTerm } from '../native/training.js';

/** Sums over the epoch so far. */
export type Tally = {
  /** Of each loss times its weights, and of the weights. */
  readonly sums: readonly number[];
  readonly weights: readonly number[];
  readonly samples: number;
  /** Of those whose class is known to be right or wrong. */
  readonly correct: number;
  readonly counted: number;
  readonly seconds: number;
};

export const NO_TALLY: Tally = { sums: [], weights: [], samples: 0, correct: 0, counted: 0, seconds: 0 };

/** With a step more. One that was skipped for a loss that is not finite taught nothing, and counts for nothing. */
export function added(tally: Tally, { terms, weights, samples, correct, seconds, loss }: NativeStep): Tally {
  if (!Number.isFinite(loss)) return { ...tally, seconds: tally.seconds + seconds };
  return {
    sums: terms.map((mean, i) => (tally.sums[i] ?? 0) + mean * (weights[i] ?? 0)),
    weights: weights.map((weight, i) => (tally.weights[i] ?? 0) + weight),
    samples: tally.samples + samples,
    correct: tally.correct + Math.max(correct, 0),
    counted: tally.counted + (correct < 0 ? 0 : samples),
    seconds: tally.seconds + seconds,
  };
}

/** What an epoch event says of it: NaN where no step counts. */
export function summary(tally: Tally, terms: readonly NativeTerm[]) {
  const means = terms.map((_, i) =>
    tally.samples === 0 ? Number.NaN : (tally.sums[i] ?? 0) / (tally.weights[i] || 1),
  );
  return {
    loss: terms.reduce((sum, { weight }, i) => sum + weight * (means[i] ?? 0), 0),
    losses: Object.fromEntries(terms.map(({ name }, i) => [name, means[i] ?? Number.NaN])),
    ...(tally.counted > 0 && { accuracy: tally.correct / tally.counted }),
    samples: tally.samples,
    seconds: tally.seconds,
    samplesPerSecond: tally.samples / tally.seconds,
  };
}
