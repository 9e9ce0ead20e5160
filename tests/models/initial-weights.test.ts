// How fresh weights are distributed, against timm: tests/fixtures/make_models.py.
import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { torch } from '../../lib/torch/torch.js';
import { zoo } from './zoo-fixture.js';

/** Models whose weights are looked at together. The fixture has the mean of eight. */
const DRAWS = 4;

interface Moments {
  count: number;
  sum: number;
  squares: number;
  least: number;
  most: number;
}

// The bound is three standard errors of a single model's weights; that the means of several are compared makes chance a
// small part of it.
test.each(Object.entries(zoo.fresh))(
  "%s starts with timm's mean and deviation to three standard errors",
  (name, expected) => {
    const found = new Map<string, Moments>();
    for (let seed = 0; seed < DRAWS; seed++) torch.scope(() => collect(name, seed, found));
    expect([...found.keys()].sort()).toEqual(Object.keys(expected).sort());
    const wrong = [...found].filter(([key, moments]) => {
      const [count, mean, deviation] = expected[key] ?? [0, Number.NaN, Number.NaN];
      expect(moments.count).toBe(count * DRAWS);
      if (deviation === 0) return [moments.least, moments.most].some((value) => !isSame(value, mean));
      const foundMean = moments.sum / moments.count;
      const foundDeviation = Math.sqrt(moments.squares / moments.count - foundMean ** 2);
      const error = deviation / Math.sqrt(count);
      return !(
        Math.abs(foundMean - mean) <= 3 * error &&
        Math.abs(foundDeviation - deviation) <= (3 * error) / Math.SQRT2
      );
    });
    expect(wrong).toEqual([]);
  },
);

/** But for the rounding of the reference's mean. */
function isSame(value: number, mean: number): boolean {
  return Math.abs(value - mean) <= 1e-12 * Math.abs(mean);
}

function collect(name: string, seed: number, found: Map<string, Moments>): void {
  for (const [key, parameter] of models.create(name, {}, { seed }).namedParameters()) {
    const pattern = `${key.replace(/(?<![^.])\d+(?![^.])/g, '*')} ${parameter.shape.join(',')}`;
    const values = parameter.detach().to('float64');
    const moments = found.get(pattern) ?? {
      count: 0,
      sum: 0,
      squares: 0,
      least: Number.POSITIVE_INFINITY,
      most: Number.NEGATIVE_INFINITY,
    };
    moments.count += values.numel();
    moments.sum += Number(values.sum().item());
    moments.squares += Number(values.mul(values).sum().item());
    moments.least = Math.min(moments.least, Number(values.min().item()));
    moments.most = Math.max(moments.most, Number(values.max().item()));
    found.set(pattern, moments);
  }
}
