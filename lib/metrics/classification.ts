import { TsmlError } from '../errors.js';

/**
 * What a classifier's logits and its confusion matrix come to, on plain numbers; its metrics are `ClassificationMeter`'s.
 * Definitions and names are scikit-learn's, with one exception: what has no value (the recall of a class without samples) is
 * null, never 0 or 1.
 */

/** counts[label][prediction] */
export type ConfusionMatrix = readonly (readonly number[])[];

/** Logits, row-major [samples, classes]. */
export type Logits = Float64Array;

export interface ClassMetrics {
  /** Right among those predicted as this class; null where none was. */
  readonly precision: number | null;
  /** Right among those that are of this class; null where none is. */
  readonly recall: number | null;
  /** Samples of this class. */
  readonly support: number;
}

/** Probabilities of each row of logits, row-major [samples, classes]. Stable at any finite logits. */
export function softmax(logits: Logits, classes: number): Float64Array {
  const rows = rowsIn(logits, classes);
  const result = new Float64Array(logits.length);
  for (let row = 0; row < rows; row++) {
    const values = logits.subarray(row * classes, (row + 1) * classes);
    const largest = maximum(values);
    const logSum = logSumAbove(values, 0, classes, largest);
    for (const [index, value] of values.entries())
      result[row * classes + index] = Math.exp(value - largest - logSum);
  }
  return result;
}

/** The class with the largest logit of each row; the first of equal ones. */
export function predictedClasses(logits: Logits, classes: number): Int32Array {
  const rows = rowsIn(logits, classes);
  return Int32Array.from({ length: rows }, (_, row) => {
    const values = logits.subarray(row * classes, (row + 1) * classes);
    return values.indexOf(maximum(values));
  });
}

/** Makes a confusion matrix of one prediction after the other. */
export class ConfusionCounter {
  /** Of the labels that came up. */
  #rows = new Map<number, number[]>();
  /** Whether a matrix has these rows: they are copied before they change. */
  #areShared = false;
  readonly #classes: number;

  constructor(classes: number) {
    this.#classes = classes;
  }

  /** @param row for the message of the error. @throws TsmlError `ERR_VALUE` for a class that there is not */
  add(label: number, prediction: number, row: number): void {
    if (!this.#isClass(label) || !this.#isClass(prediction))
      throw new TsmlError(
        'ERR_VALUE',
        `expected classes from 0 to ${this.#classes - 1}, received label ${label} and prediction ${prediction} in row ${row}`,
      );
    if (this.#areShared) this.#rows = new Map(Array.from(this.#rows, ([of, counts]) => [of, counts.slice()]));
    this.#areShared = false;
    const counts = this.#rows.get(label) ?? new Array<number>(this.#classes).fill(0);
    this.#rows.set(label, counts);
    counts[prediction] = (counts[prediction] ?? 0) + 1;
  }

  /**
   * That of all so far; it stays as it is. Labels that never came up share a row: of a thousand classes a small set has a few.
   */
  matrix(): ConfusionMatrix {
    this.#areShared = true;
    const none = new Array<number>(this.#classes).fill(0);
    return Array.from({ length: this.#classes }, (_, label) => this.#rows.get(label) ?? none);
  }

  #isClass(index: number): boolean {
    return Number.isInteger(index) && index >= 0 && index < this.#classes;
  }
}

/** Precision, recall and support of each class. */
export function classMetrics(matrix: ConfusionMatrix): ClassMetrics[] {
  return matrix.map((row, index) => {
    const right = row[index] ?? 0;
    const support = sum(row);
    const predicted = sum(matrix.map((other) => other[index] ?? 0));
    return {
      precision: predicted === 0 ? null : right / predicted,
      recall: support === 0 ? null : right / support,
      support,
    };
  });
}

/** ln Σ exp(value − largest) of the values from `begin` to `end`. */
export function logSumAbove(values: ArrayLike<number>, begin: number, end: number, largest: number): number {
  let total = 0;
  for (let index = begin; index < end; index++) total += Math.exp((values[index] ?? 0) - largest);
  return Math.log(total);
}

function rowsIn(logits: Logits, classes: number): number {
  if (classes < 1 || logits.length % classes !== 0) {
    throw new TsmlError(
      'ERR_VALUE',
      `${logits.length} logits are no whole number of rows of ${classes} classes`,
    );
  }
  const wrong = logits.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new TsmlError('ERR_VALUE', `expected finite logits, received ${wrong}`);
  return logits.length / classes;
}

function maximum(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
