import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ClassificationMeter, MultiLabelMeter, RegressionMeter } from '../../lib/metrics/meters.js';
import { averagePrecision, rocAuc, sortScores } from '../../lib/metrics/ranking.js';

const numbers = z.array(z.number());
const figure = z.number().nullable();
const rates = z.object({ sensitivity: figure, specificity: figure, predictedPositiveRate: figure });
const ranking = z.object({ rocAuc: figure, averagePrecision: figure });
const multiLabel = z.object({ classes: z.array(rates.extend(ranking.shape)), micro: ranking });

/** By scikit-learn: tests/fixtures/make_metrics.py. */
const fixture = z
  .object({
    classes: z.number(),
    labels: numbers,
    logits: numbers,
    rates: z.array(rates),
    confusionMatrix: z.array(numbers),
    accuracy: z.number(),
    balancedAccuracy: z.number(),
    nearRows: numbers,
    nearLogLoss: z.number(),
    binary: ranking.extend({ labels: numbers, logits: numbers }),
    multiLabel: z.object({
      targets: numbers,
      logits: numbers,
      mask: numbers,
      all: multiLabel,
      masked: multiLabel,
      macroRocAuc: z.number(),
      macroAveragePrecision: z.number(),
    }),
    regression: z.object({
      targets: numbers,
      predictions: numbers,
      rmse: z.number(),
      mae: z.number(),
      rmseEach: numbers,
      maeEach: numbers,
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/metrics.json', import.meta.url), 'utf8')));

/** Both null, or closer than a few roundings. */
function expectFigure(received: number | null | undefined, expected: number | null): void {
  if (expected === null) expect(received).toBeNull();
  else expect(Math.abs((received ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12);
}

/** Rows in batches of uneven sizes. */
function* batches(
  rows: number,
  width: number,
): Generator<{ rows: [number, number]; cells: [number, number] }> {
  for (let begin = 0, size = 7; begin < rows; begin += size, size = 11) {
    const end = Math.min(rows, begin + size);
    yield { rows: [begin, end], cells: [begin * width, end * width] };
  }
}

const mean = (values: readonly (number | null)[]): number => {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

test('a classification, batch by batch: all as scikit-learn’s', async () => {
  const { classes, labels } = fixture;
  const logits = Float64Array.from(fixture.logits);
  const meter = new ClassificationMeter(['a', 'b', 'c', 'd', 'e']);
  for (const { rows, cells } of batches(labels.length, classes))
    meter.add(labels.slice(...rows), logits.subarray(...cells));
  const { metrics, confusionMatrix } = await meter.compute();
  expect(meter.samples).toBe(labels.length);
  expect(confusionMatrix).toEqual(fixture.confusionMatrix);
  expectFigure(metrics.accuracy, fixture.accuracy);
  expectFigure(metrics.balancedAccuracy, fixture.balancedAccuracy);
  for (const [index, expected] of fixture.rates.entries()) {
    const name = 'abcde'[index];
    expectFigure(metrics[`sensitivity/${name}`], expected.sensitivity);
    expectFigure(metrics[`specificity/${name}`], expected.specificity);
    expectFigure(metrics[`predictedPositiveRate/${name}`], expected.predictedPositiveRate);
  }
  expectFigure(metrics.specificity, mean(fixture.rates.map(({ specificity }) => specificity)));
  expect(metrics.rocAuc).toBeUndefined();
});

test('the negative log-likelihood is scikit-learn’s log loss, without its clipping', async () => {
  const lossOf = async (labels: number[], logits: number[], classes: number) => {
    const meter = new ClassificationMeter(classes);
    meter.add(labels, logits);
    return (await meter.compute()).metrics.negativeLogLikelihood;
  };
  const { classes, nearRows, labels, logits } = fixture;
  const near = nearRows.flatMap((row) => logits.slice(row * classes, (row + 1) * classes));
  const nearLabels = nearRows.map((row) => labels[row] ?? -1);
  expectFigure(await lossOf(nearLabels, near, classes), fixture.nearLogLoss);
  expect(await lossOf([1], [1000, -1000], 2)).toBe(2000);
  expect(await lossOf([0], [1000, -1000], 2)).toBe(0);
});

test('of two classes the second is ranked, equal scores too', async () => {
  const { labels, logits, rocAuc: auc, averagePrecision: precision } = fixture.binary;
  const meter = new ClassificationMeter(2);
  meter.add(labels, logits);
  const { metrics } = await meter.compute();
  expectFigure(metrics.rocAuc, auc);
  expectFigure(metrics.averagePrecision, precision);
  const only = new ClassificationMeter(2);
  only.add([1, 1], [0, 1, 1, 0]);
  expect((await only.compute()).metrics).toMatchObject({
    rocAuc: null,
    averagePrecision: 1,
    'sensitivity/0': null,
    'sensitivity/1': 0.5,
    'specificity/1': null,
    balancedAccuracy: 0.5,
  });
});

test('rows of the ignored label count nowhere', async () => {
  const meter = new ClassificationMeter(3, { ignoreIndex: -100 });
  meter.add([0, -100, 2], [5, 0, 0, Number.NaN, 0, 0, 0, 0, 5]);
  const { metrics, confusionMatrix } = await meter.compute();
  expect(confusionMatrix).toEqual([
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 1],
  ]);
  expect([meter.samples, metrics.accuracy, metrics['sensitivity/1']]).toEqual([2, 1, null]);
});

test.each(['all', 'masked'] as const)(
  'multi-label (%s): each class and all together as scikit-learn',
  async (which) => {
    const { targets, logits, mask, [which]: expected, ...macro } = fixture.multiLabel;
    const meter = new MultiLabelMeter(4);
    for (const { cells } of batches(targets.length / 4, 4)) {
      const parts = [targets.slice(...cells), logits.slice(...cells)] as const;
      if (which === 'all') meter.add(...parts);
      else meter.add(...parts, mask.slice(...cells));
    }
    const { metrics } = await meter.compute();
    for (const [name, each] of expected.classes.entries())
      for (const [metric, value] of Object.entries(each)) expectFigure(metrics[`${metric}/${name}`], value);
    expectFigure(metrics.microRocAuc, expected.micro.rocAuc);
    expectFigure(metrics.microAveragePrecision, expected.micro.averagePrecision);
    expectFigure(metrics.sensitivity, mean(expected.classes.map(({ sensitivity }) => sensitivity)));
    expectFigure(metrics.specificity, mean(expected.classes.map(({ specificity }) => specificity)));
    if (which === 'masked') return;
    expectFigure(metrics.rocAuc, macro.macroRocAuc);
    expectFigure(metrics.averagePrecision, macro.macroAveragePrecision);
    expect([metrics['rocAuc/2'], metrics['averagePrecision/2'], metrics['rocAuc/3']]).toEqual([
      null,
      null,
      null,
    ]);
  },
);

test('a regression: of each output, and the mean', async () => {
  const { targets, predictions, rmse, mae, rmseEach, maeEach } = fixture.regression;
  const meter = new RegressionMeter(['x', 'y']);
  for (const { cells } of batches(targets.length / 2, 2))
    meter.add(targets.slice(...cells), predictions.slice(...cells));
  const { metrics } = await meter.compute();
  expectFigure(metrics.rmse, rmse);
  expectFigure(metrics.mae, mae);
  expectFigure(metrics['rmse/x'], rmseEach[0] ?? null);
  expectFigure(metrics['mae/y'], maeEach[1] ?? null);
  const one = new RegressionMeter();
  one.add([1, 2], [1, 4]);
  expect((await one.compute()).metrics).toEqual({ rmse: Math.SQRT2, mae: 1 });
});

test('ranking alone: ties count a half, and a perfect order is 1', () => {
  expect(rocAuc([0, 1, 0, 1], [1, 1, 1, 1])).toBe(0.5);
  expect(rocAuc([0, 1, 0, 1], [1, 3, 2, 4])).toBe(1);
  expect(rocAuc([0, 1], [0, -0])).toBe(0.5);
  expect(averagePrecision([0, 1, 0, 1], [1, 1, 1, 1])).toBe(0.5);
  expect(averagePrecision([1, 0], [2, 1])).toBe(1);
  expect([rocAuc([0, 0], [1, 2]), rocAuc([1], [1]), averagePrecision([0, 0], [1, 2])]).toEqual([
    null,
    null,
    null,
  ]);
});

test('three hundred thousand scores are sorted while the event loop turns', async () => {
  const scores = Float64Array.from({ length: 300_000 }, (_, i) => Math.sin(i * i));
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const sorted = await sortScores(scores);
  clearInterval(timer);
  expect(Buffer.from(sorted.buffer).equals(Buffer.from(scores.toSorted().buffer))).toBe(true);
  expect(turns).toBeGreaterThan(3);
});

test('what does not fit, or is not finite, is refused', async () => {
  const classification = new ClassificationMeter(3);
  expect(() => classification.add([0, 1], [1, 2, 3])).toThrow(
    'expected 2 rows of 3 logits, received 3 numbers',
  );
  expect(() => classification.add([3], [1, 2, 3])).toThrow('expected classes from 0 to 2, received label 3');
  expect(() => classification.add([0], [1, Number.NaN, 3])).toThrow('finite logits, received NaN in row 0');
  const labels = new MultiLabelMeter(['cat', 'dog']);
  expect(() => labels.add([0, 0.5], [1, 2])).toThrow('received 0.5 for class dog in row 0');
  expect(() => labels.add([0, 1, 1], [1, 2, 3])).toThrow('expected whole rows of 2 targets, received 3');
  expect(() => labels.add([0, 1], [1, 2], [1])).toThrow('expected a mask of 2, received 1');
  expect(() => new RegressionMeter().add([1], [Number.POSITIVE_INFINITY])).toThrow(
    'received Infinity in row 0',
  );
  expect(() => new ClassificationMeter(0)).toThrow('at least one class');
  await expect(new ClassificationMeter(2).compute()).rejects.toThrow('at least one sample');
  expect(() => rocAuc([0, 2], [1, 2])).toThrow('expected labels 0 and 1, received 2 in row 1');
});
