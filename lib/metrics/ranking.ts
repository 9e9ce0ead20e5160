/**
 * How well scores put positives before negatives. Numbers are scikit-learn's, with one exception: where there are no
 * positives, or for ROC-AUC no negatives, the value is null.
 */
import { TsmlError } from '../errors.js';

/**
 * The area under the ROC curve: the share of pairs of a positive and a negative in which the positive has the larger score,
 * equal scores counted as a half. scikit-learn's `roc_auc_score`.
 *
 * @param labels 0 or 1. @param scores finite; only their order matters.
 * @returns 0 to 1, or null without positives or without negatives
 * @throws TsmlError `ERR_VALUE` for other labels or scores
 */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  return rocAucOfSorted(...sortedByLabel(labels, scores));
}

/**
 * The mean of the precision over the positives, step-wise and without interpolation: what is meant by PR-AUC.
 * scikit-learn's `average_precision_score`.
 *
 * @param labels 0 or 1. @param scores finite; only their order matters.
 * @returns > 0 and ≤ 1, or null without positives
 * @throws TsmlError `ERR_VALUE` for other labels or scores
 */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  return averagePrecisionOfSorted(...sortedByLabel(labels, scores));
}

/** As `rocAuc`, of the scores of both kinds, ascending. */
export function rocAucOfSorted(positives: Float64Array, negatives: Float64Array): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  let [below, notAbove, pairs] = [0, 0, 0];
  for (const score of positives) {
    while (below < negatives.length && at(negatives, below) < score) below++;
    notAbove = Math.max(notAbove, below);
    while (notAbove < negatives.length && at(negatives, notAbove) === score) notAbove++;
    pairs += (below + notAbove) / 2;
  }
  return pairs / positives.length / negatives.length;
}

/** As `averagePrecision`, of the scores of both kinds, ascending. */
export function averagePrecisionOfSorted(positives: Float64Array, negatives: Float64Array): number | null {
  if (positives.length === 0) return null;
  let total = 0;
  let [positive, negative] = [positives.length, negatives.length];
  while (positive > 0) {
    const score = at(positives, positive - 1);
    const before = positive;
    while (positive > 0 && at(positives, positive - 1) === score) positive--;
    while (negative > 0 && at(negatives, negative - 1) >= score) negative--;
    const found = positives.length - positive;
    total += (before - positive) * (found / (found + negatives.length - negative));
  }
  return total / positives.length;
}

/** Scores, collected one by one. */
export class Scores {
  private room = new Float64Array(64);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(score: number): void {
    if (this.used === this.room.length) {
      const larger = new Float64Array(2 * this.used);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.used++] = score;
  }

  /** A view. */
  values(): Float64Array {
    return this.room.subarray(0, this.used);
  }
}

/** Half a millisecond's worth of sorting or so. */
const RUN = 2 ** 13;

/** All of them, ascending, in one new array. Lets the event loop in between, so that others hardly wait. */
export async function sortScores(scores: Float64Array): Promise<Float64Array> {
  const breathe = breather();
  const runs: Float64Array[] = [];
  for (let begin = 0; begin < scores.length; begin += RUN) {
    // Without a function to compare by it is the engine's native sort of numbers.
    runs.push(scores.slice(begin, begin + RUN).sort());
    await breathe();
  }
  return mergeScores(runs);
}

/** Ascending arrays as one, as `sortScores`. */
export async function mergeScores(sorted: readonly Float64Array[]): Promise<Float64Array> {
  const breathe = breather();
  let runs: readonly Float64Array[] = sorted;
  while (runs.length > 1) {
    const merged: Float64Array[] = [];
    for (let index = 0; index < runs.length; index += 2)
      merged.push(await mergePair(runs[index], runs[index + 1], breathe));
    runs = merged;
  }
  return runs[0] ?? new Float64Array();
}

async function mergePair(
  a: Float64Array = new Float64Array(),
  b: Float64Array = new Float64Array(),
  breathe: () => Promise<void>,
): Promise<Float64Array> {
  const merged = new Float64Array(a.length + b.length);
  let [i, j] = [0, 0];
  while (i + j < merged.length) {
    const end = Math.min(merged.length, i + j + RUN);
    for (let k = i + j; k < end; k++) {
      const takesA = j >= b.length || (i < a.length && at(a, i) <= at(b, j));
      merged[k] = takesA ? at(a, i++) : at(b, j++);
    }
    await breathe();
  }
  return merged;
}

/** Lets the event loop run where the last time is some milliseconds ago. */
function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 4) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}

function sortedByLabel(labels: ArrayLike<number>, scores: ArrayLike<number>): [Float64Array, Float64Array] {
  if (labels.length !== scores.length)
    throw new TsmlError(
      'ERR_VALUE',
      `expected as many scores as labels, received ${scores.length} and ${labels.length}`,
    );
  const [positives, negatives] = [new Scores(), new Scores()];
  for (let row = 0; row < labels.length; row++) {
    const [label, score] = [labels[row], scores[row] ?? Number.NaN];
    if (!Number.isFinite(score))
      throw new TsmlError('ERR_VALUE', `expected finite scores, received ${score} in row ${row}`);
    if (label !== 0 && label !== 1)
      throw new TsmlError('ERR_VALUE', `expected labels 0 and 1, received ${label} in row ${row}`);
    (label === 1 ? positives : negatives).push(score);
  }
  return [positives.values().sort(), negatives.values().sort()];
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
