import { expect, expectTypeOf, test } from 'vitest';
import { loadDigits } from '../../lib/data/digits.js';
import { keyedHash } from '../../lib/data/keyed-hash.js';
import { ROLES, type Role, requireRole, type Split, stratifiedSplit } from '../../lib/data/split.js';

const { labels } = await loadDigits();
const FRACTIONS = { train: 0.6, select: 0.1, calibrate: 0.1, test: 0.2 };

test('roles are disjoint, cover all samples, and held-out ones get at least their fraction', () => {
  for (const seed of [0, 1, 2, 12345, Number.MAX_SAFE_INTEGER]) {
    const splits = stratifiedSplit(labels, FRACTIONS, seed);
    expect(ROLES.map((role) => splits[role].indices.length)).toEqual([1077, 180, 180, 360]);
    const all = ROLES.flatMap((role) => [...splits[role].indices]).sort((a, b) => a - b);
    expect(all).toEqual(Array.from(labels, (_, index) => index));
  }
});

test('every role holds every class in its share', () => {
  const classes = [...new Set(labels)];
  for (let seed = 0; seed < 20; seed++) {
    const splits = stratifiedSplit(labels, FRACTIONS, seed);
    for (const label of classes) {
      const size = labels.filter((other) => other === label).length;
      for (const role of ROLES) {
        const held = splits[role].indices.filter((index) => labels[index] === label).length;
        expect(Math.abs(held - size * FRACTIONS[role])).toBeLessThan(2);
      }
    }
  }
});

test('the same seed gives the same split, another seed an unrelated one', () => {
  const first = stratifiedSplit(labels, FRACTIONS, 7).test.indices;
  expect(stratifiedSplit(labels, FRACTIONS, 7).test.indices).toEqual(first);
  const chosen = new Set(first);
  const shared = stratifiedSplit(labels, FRACTIONS, 8).test.indices.filter((index) =>
    chosen.has(index),
  ).length;
  // By chance 360 · 0.2 = 72, with a standard deviation of about 7.
  expect(shared).toBeGreaterThan(40);
  expect(shared).toBeLessThan(104);
});

test('the split of seed 0 does not change between releases', () => {
  expect([...stratifiedSplit(labels, FRACTIONS, 0).test.indices.subarray(0, 10)]).toEqual([
    12, 22, 23, 37, 48, 51, 52, 64, 76, 84,
  ]);
});

test('fractions that do not divide evenly in floating point give exact counts', () => {
  const ten = Int32Array.from({ length: 10 }, (_, index) => index % 2);
  const splits = stratifiedSplit(ten, { train: 0.1, select: 0.1, calibrate: 0.1, test: 0.7 }, 0);
  expect(ROLES.map((role) => splits[role].indices.length)).toEqual([1, 1, 1, 7]);
  const none = stratifiedSplit(ten, { train: 0.8, select: 0.2, calibrate: 0, test: 0 }, 0);
  expect(ROLES.map((role) => none[role].indices.length)).toEqual([8, 2, 0, 0]);
});

test('too few samples for a role are refused', () => {
  expect(() => stratifiedSplit(Int32Array.of(0, 1, 0), FRACTIONS, 0)).toThrow(
    'no sample is left for the train split',
  );
});

test('a split of another role does not compile and throws', () => {
  const { test: held } = stratifiedSplit(labels, FRACTIONS, 0);
  expectTypeOf<Split<'test'>>().not.toExtend<Split<'select'>>();
  expectTypeOf<Split<'test'>>().toExtend<Split<Role>>();
  expect(() => requireRole(held, 'select', 'choosing a checkpoint')).toThrow(
    'choosing a checkpoint needs the select split, received the test split',
  );
});

test('keyed hashes look random: bits are even, and neighbours do not agree', () => {
  const ones = new Array<number>(64).fill(0);
  let differing = 0;
  const count = 4000;
  for (let index = 0; index < count; index++) {
    const value = keyedHash(3, index);
    for (let bit = 0; bit < 64; bit++) {
      if ((value >> BigInt(bit)) & 1n) ones[bit] = (ones[bit] ?? 0) + 1;
      if (((value ^ keyedHash(4, index)) >> BigInt(bit)) & 1n) differing++;
    }
  }
  // Five standard deviations.
  for (const set of ones) expect(Math.abs(set - count / 2)).toBeLessThan(5 * Math.sqrt(count / 4));
  expect(Math.abs(differing - count * 32)).toBeLessThan(5 * Math.sqrt(count * 16));
});
