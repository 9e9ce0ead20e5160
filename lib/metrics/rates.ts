/** What a yes-or-no prediction gets right, and one class against all others. */
import type { ConfusionMatrix } from './classification.js';

export interface BinaryCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Each 0 to 1, or null where there is nothing to divide by. */
export interface BinaryRates {
  /** Right among those that are positive: the recall. */
  readonly sensitivity: number | null;
  /** Right among those that are negative. */
  readonly specificity: number | null;
  /** Predicted as positive among all: 0 or 1 shows a constant prediction. */
  readonly predictedPositiveRate: number | null;
}

/** Each of them, in the order in which metrics of classes are told. */
export const RATES = [
  'sensitivity',
  'specificity',
  'predictedPositiveRate',
] as const satisfies readonly (keyof BinaryRates)[];

export function binaryRates(counts: BinaryCounts): BinaryRates {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const [positives, negatives] = [truePositives + falseNegatives, falsePositives + trueNegatives];
  return {
    sensitivity: share(truePositives, positives),
    specificity: share(trueNegatives, negatives),
    predictedPositiveRate: share(truePositives + falsePositives, positives + negatives),
  };
}

/** Of each class. */
export type RatesByClass = Readonly<Record<(typeof RATES)[number], (number | null)[]>>;

/** @param classes what is known of each. @param ratesOf says its rates */
export function ratesByClass<T>(
  classes: readonly T[],
  ratesOf: (known: T, index: number) => BinaryRates,
): RatesByClass {
  const rates: RatesByClass = { sensitivity: [], specificity: [], predictedPositiveRate: [] };
  for (const [index, known] of classes.entries()) {
    const own = ratesOf(known, index);
    for (const rate of RATES) rates[rate].push(own[rate]);
  }
  return rates;
}

/** Of each class against all others. */
export function classRates(matrix: ConfusionMatrix): RatesByClass {
  // Plain loops: a matrix of a thousand classes has a million counts.
  const labelled = new Float64Array(matrix.length);
  const predicted = new Float64Array(matrix.length);
  for (const [label, row] of matrix.entries())
    for (let prediction = 0; prediction < row.length; prediction++) {
      const count = row[prediction] ?? 0;
      labelled[label] = (labelled[label] ?? 0) + count;
      predicted[prediction] = (predicted[prediction] ?? 0) + count;
    }
  const samples = labelled.reduce((total, count) => total + count, 0);
  return ratesByClass(matrix, (row, index) => {
    const truePositives = row[index] ?? 0;
    const falseNegatives = (labelled[index] ?? 0) - truePositives;
    const falsePositives = (predicted[index] ?? 0) - truePositives;
    const trueNegatives = samples - truePositives - falseNegatives - falsePositives;
    return binaryRates({ truePositives, falsePositives, falseNegatives, trueNegatives });
  });
}

/** The mean of those that have a value; null where none has. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0) / known.length;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
