import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  accuracy,
  balancedAccuracy,
  classMetrics,
  confusionMatrix,
  negativeLogLikelihood,
  predictedClasses,
  softmax,
} from '../../lib/metrics/classification.js';
import { largerIsBetter, resultMetrics } from '../../lib/metrics/named.js';

const numbers = z.array(z.number());
const figures = z.array(z.number().nullable());
/** By scikit-learn: tests/fixtures/make_metrics.py. */
const fixture = z
  .object({
    classes: z.number(),
    labels: numbers,
    logits: numbers,
    softmax: numbers,
    predictions: numbers,
    accuracy: z.number(),
    balancedAccuracy: z.number(),
    confusionMatrix: z.array(numbers),
    precision: figures,
    recall: figures,
    nearRows: numbers,
    nearLogLoss: z.number(),
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/metrics.json', import.meta.url), 'utf8')));

const { classes } = fixture;
const labels = Int32Array.from(fixture.labels);
const logits = Float64Array.from(fixture.logits);
const predictions = Int32Array.from(fixture.predictions);
const matrix = confusionMatrix(labels, predictions, classes);

function expectClose(received: ArrayLike<number>, expected: readonly number[]): void {
  expect(received.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((received[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-12);
  }
}

test('agrees with scikit-learn', () => {
  expect([...predictedClasses(logits, classes)]).toEqual(fixture.predictions);
  expect(matrix).toEqual(fixture.confusionMatrix);
  expectClose([accuracy(labels, predictions)], [fixture.accuracy]);
  expectClose([balancedAccuracy(matrix)], [fixture.balancedAccuracy]);
  expectClose(softmax(logits, classes), fixture.softmax);
  for (const [index, { precision, recall, support }] of classMetrics(matrix).entries()) {
    const [expectedPrecision, expectedRecall] = [fixture.precision[index], fixture.recall[index]];
    expect(precision === null).toBe(expectedPrecision === null);
    expect(recall === null).toBe(expectedRecall === null);
    expectClose([precision ?? 0, recall ?? 0], [expectedPrecision ?? 0, expectedRecall ?? 0]);
    expect(support).toBe(fixture.labels.filter((label) => label === index).length);
  }
});

test('the negative log-likelihood is scikit-learn’s log loss, without its clipping', () => {
  const near = fixture.nearRows.flatMap((row) => fixture.logits.slice(row * classes, (row + 1) * classes));
  const nearLabels = Int32Array.from(fixture.nearRows, (row) => fixture.labels[row] ?? -1);
  expectClose([negativeLogLikelihood(nearLabels, Float64Array.from(near), classes)], [fixture.nearLogLoss]);
  expect(negativeLogLikelihood(Int32Array.of(1), Float64Array.of(1000, -1000), 2)).toBe(2000);
  expect(negativeLogLikelihood(Int32Array.of(0), Float64Array.of(1000, -1000), 2)).toBe(0);
});

test('softmax is stable far from 0, and the first of equal logits is predicted', () => {
  expect([...softmax(Float64Array.of(1000, 1000, -1000), 3)]).toEqual([0.5, 0.5, 0]);
  expect([...predictedClasses(Float64Array.of(1, 3, 3, -5, -5, -5), 3)]).toEqual([1, 0]);
});

test('a class without samples or predictions has no value, and is left out of the mean', () => {
  const one = confusionMatrix(Int32Array.of(0, 0), Int32Array.of(0, 1), 3);
  expect(classMetrics(one)).toEqual([
    { precision: 1, recall: 0.5, support: 2 },
    { precision: 0, recall: null, support: 0 },
    { precision: null, recall: null, support: 0 },
  ]);
  expect(balancedAccuracy(one)).toBe(0.5);
});

test('arguments that do not fit are refused', () => {
  expect(() => accuracy(Int32Array.of(1), Int32Array.of(1, 2))).toThrow('received 2 and 1');
  expect(() => accuracy(new Int32Array(0), new Int32Array(0))).toThrow('at least one sample');
  expect(() => confusionMatrix(Int32Array.of(3), Int32Array.of(0), 3)).toThrow(
    'received label 3 and prediction 0 in row 0',
  );
  expect(() => confusionMatrix(Int32Array.of(0), Int32Array.of(-1), 3)).toThrow('prediction -1');
  expect(() => softmax(Float64Array.of(1, 2, 3), 2)).toThrow('no whole number of rows of 2');
  expect(() => softmax(Float64Array.of(1, Number.NaN), 2)).toThrow('finite logits, received NaN');
  expect(() => negativeLogLikelihood(Int32Array.of(2), Float64Array.of(1, 2), 2)).toThrow(
    'received label 2 in row 0',
  );
  expect(() => negativeLogLikelihood(Int32Array.of(0, 1), Float64Array.of(1, 2), 2)).toThrow(
    'received 2 and 1',
  );
});

test('named metrics know which way is better', () => {
  expect(resultMetrics(labels, logits, classes).accuracy).toBe(fixture.accuracy);
  expect(largerIsBetter('accuracy')).toBe(true);
  expect(largerIsBetter('negativeLogLikelihood')).toBe(false);
  expect(largerIsBetter('sensitivity/melanoma')).toBe(true);
});
