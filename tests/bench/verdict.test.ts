// The bench rule: which rows hold, which fail, which are void.
import { expect, test } from 'vitest';
import { otherLoad } from '../../bench/harness/load.js';
import { compare, judge } from '../../bench/harness/verdict.js';

/** Ten values with this median, whose 95% interval is `low` to `high`. */
const values = (low: number, median: number, high: number) =>
  [low - 1, low, low, median, median, median, median, high, high, high + 1].reverse();

const ratio = { comparison: 'ratio', bar: 1, load: 0.01 } as const;

test.each([
  { low: 1, median: 1, high: 1.2, verdict: 'holds', reason: undefined },
  { low: 0.971, median: 1.05, high: 1.2, verdict: 'holds', reason: undefined },
  { low: 0.969, median: 1.05, high: 1.2, verdict: 'fails', reason: /lower end .* more than 0.03 under 1/ },
  { low: 0.98, median: 0.999, high: 1.2, verdict: 'fails', reason: /median is under 1/ },
])('a ratio with median $median and lower end $low $verdict', ({ low, median, high, verdict, reason }) => {
  const judgement = judge({ ...ratio, values: values(low, median, high) });
  expect(judgement).toMatchObject({ median, interval: { low, high }, verdict });
  if (reason === undefined) expect(judgement.reason).toBeUndefined();
  else expect(judgement.reason).toMatch(reason);
});

test.each([
  { low: 1, median: 2, high: 19.9, verdict: 'holds' },
  { low: 1, median: 2, high: 20, verdict: 'fails' },
  { low: 1, median: 20, high: 21, verdict: 'fails' },
])('a difference of $low to $high with a bar of 20 $verdict', ({ low, median, high, verdict }) => {
  const judgement = judge({ comparison: 'difference', bar: 20, load: 0, values: values(low, median, high) });
  expect(judgement.verdict).toBe(verdict);
});

test.each([
  { load: 0.05, verdict: 'holds' },
  { load: 0.0501, verdict: 'void' },
  { load: undefined, verdict: 'void' },
])('with a load of $load by others the row $verdict', ({ load, verdict }) => {
  expect(judge({ ...ratio, load, values: values(1, 1, 1) }).verdict).toBe(verdict);
});

test('a row that is void says so even where it would fail, and why', () => {
  expect(judge({ ...ratio, load: 0.253, values: values(0.1, 0.1, 0.1) })).toMatchObject({
    verdict: 'void',
    reason: expect.stringContaining('25.3% of the cores'),
  });
});

test('nine pairs are void, and a row without a bar is only reported', () => {
  expect(judge({ ...ratio, values: values(1, 1, 1).slice(1) }).verdict).toBe('void');
  expect(judge({ ...ratio, bar: undefined, values: values(0.1, 0.1, 0.1) }).verdict).toBe('no bar');
});

test.each([
  { value: 100, verdict: 'holds' },
  { value: 101, verdict: 'fails' },
  { value: Number.NaN, verdict: 'fails' },
])('with $value of what may be 100 at most the row $verdict', ({ value, verdict }) => {
  const limits = [
    { what: 'faults', value: 3, most: 500, unit: '' },
    { what: 'tensors', value, most: 100, unit: 'MB' },
  ];
  const judgement = judge({ ...ratio, limits, values: values(1, 1, 1) });
  expect(judgement.verdict).toBe(verdict);
  if (value === 101) expect(judgement.reason).toBe('tensors: 1.0% over the limit');
});

test('a ratio says how many times as fast the subject is, a difference by how much it is above', () => {
  expect(compare('ratio', { subject: 2, baseline: 6 })).toBe(3);
  expect(compare('difference', { subject: 2, baseline: 6 })).toBe(-4);
});

test('the load of others is what is busy without being ours, over what the cores could do', () => {
  const before = { capacity: 1000, busy: 400, own: 100 };
  expect(otherLoad(before, { capacity: 1200, busy: 520, own: 200 })).toBeCloseTo(0.1, 12);
  // Ours is read after the whole machine's, so it may be a tick ahead.
  expect(otherLoad(before, { capacity: 1200, busy: 500, own: 201 })).toBe(0);
  expect(otherLoad(undefined, before)).toBeUndefined();
});
