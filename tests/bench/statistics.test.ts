import { describe, expect, test } from 'vitest';
import { median, medianInterval } from '../../bench/harness/statistics.js';

/** 1, 2, …, count, the odd ones first. */
const unsorted = (count: number) =>
  Array.from({ length: count }, (_, i) => i + 1).sort((a, b) => (b % 2) - (a % 2));

test.each([
  { values: [3], expected: 3 },
  { values: [10, 9, 2], expected: 9 },
  { values: [10, 9, 2, 1], expected: 5.5 },
])('median of $values', ({ values, expected }) => {
  expect(median(values)).toBe(expected);
});

describe('interval of the median', () => {
  // k = scipy.stats.binom.ppf(0.025, n, 0.5), the order statistic; coverage = 1 − 2·binom.cdf(k − 1, n, 0.5).
  test.each([
    { count: 6, k: 1, coverage: 0.96875 },
    { count: 8, k: 1, coverage: 0.9921875 },
    { count: 9, k: 2, coverage: 0.9609375 },
    { count: 10, k: 2, coverage: 0.978515625 },
    { count: 11, k: 2, coverage: 0.98828125 },
    { count: 20, k: 6, coverage: 0.9586105346679688 },
    { count: 30, k: 10, coverage: 0.9572260547429323 },
    { count: 41, k: 14, coverage: 0.9724668441704125 },
    { count: 100, k: 40, coverage: 0.9647997997822951 },
  ])('of $count values is the $k-th smallest to the $k-th largest', (row) => {
    const { low, high, coverage } = medianInterval(unsorted(row.count));
    expect({ low, high }).toEqual({ low: row.k, high: row.count + 1 - row.k });
    expect(coverage).toBeCloseTo(row.coverage, 10);
  });

  test('needs six values', () => {
    expect(() => medianInterval([1, 2, 3, 4, 5])).toThrow(/at least 6 values .* received 5/);
  });
});
