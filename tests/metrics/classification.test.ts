import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  ConfusionCounter,
  classMetrics,
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
    confusionMatrix: z.array(numbers),
    precision: figures,
    recall: figures,
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/metrics.json', import.meta.url), 'utf8')));

const { classes } = fixture;
const logits = Float64Array.from(fixture.logits);

function expectClose(received: ArrayLike<number>, expected: readonly number[]): void {
  expect(received.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((received[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-12);
  }
}

test('agrees with scikit-learn', () => {
  expect([...predictedClasses(logits, classes)]).toEqual(fixture.predictions);
  expectClose(softmax(logits, classes), fixture.softmax);
  for (const [index, { precision, recall, support }] of classMetrics(fixture.confusionMatrix).entries()) {
    const [expectedPrecision, expectedRecall] = [fixture.precision[index], fixture.recall[index]];
    expect(precision === null).toBe(expectedPrecision === null);
    expect(recall === null).toBe(expectedRecall === null);
    expectClose([precision ?? 0, recall ?? 0], [expectedPrecision ?? 0, expectedRecall ?? 0]);
    expect(support).toBe(fixture.labels.filter((label) => label === index).length);
  }
});

test('softmax is stable far from 0, and the first of equal logits is predicted', () => {
  expect([...softmax(Float64Array.of(1000, 1000, -1000), 3)]).toEqual([0.5, 0.5, 0]);
  expect([...predictedClasses(Float64Array.of(1, 3, 3, -5, -5, -5), 3)]).toEqual([1, 0]);
});

test('a class without samples or predictions has no value', () => {
  const counter = new ConfusionCounter(3);
  counter.add(0, 0, 0);
  counter.add(0, 1, 1);
  expect(classMetrics(counter.matrix())).toEqual([
    { precision: 1, recall: 0.5, support: 2 },
    { precision: 0, recall: null, support: 0 },
    { precision: null, recall: null, support: 0 },
  ]);
});

test('a matrix stays as it is while the counter goes on', () => {
  const counter = new ConfusionCounter(2);
  counter.add(0, 1, 0);
  const first = counter.matrix();
  counter.add(0, 1, 1);
  counter.add(1, 1, 2);
  expect(first).toEqual([
    [0, 1],
    [0, 0],
  ]);
  expect(counter.matrix()).toEqual([
    [0, 2],
    [0, 1],
  ]);
});

test('arguments that do not fit are refused', () => {
  const counter = new ConfusionCounter(3);
  expect(() => counter.add(3, 0, 0)).toThrow('received label 3 and prediction 0 in row 0');
  expect(() => counter.add(0, -1, 7)).toThrow('received label 0 and prediction -1 in row 7');
  expect(() => softmax(Float64Array.of(1, 2, 3), 2)).toThrow('no whole number of rows of 2');
  expect(() => softmax(Float64Array.of(1, Number.NaN), 2)).toThrow('finite logits, received NaN');
});

test('of metrics by their names it is known which way is better, and which are results', () => {
  expect(largerIsBetter('here', 'accuracy')).toBe(true);
  expect(largerIsBetter('here', 'negativeLogLikelihood')).toBe(false);
  expect(largerIsBetter('here', 'sensitivity/melanoma')).toBe(true);
  expect(resultMetrics({ accuracy: 1, balancedAccuracy: 0.5, specificity: 0 })).toEqual({
    accuracy: 1,
    balancedAccuracy: 0.5,
    negativeLogLikelihood: Number.NaN,
  });
});
