import { describe, expect, test } from 'vitest';
import { growth } from './slope.js';

/** 400 samples of a process that ends `leak` MB larger, sawing by 100 MB between collections. */
const samples = (leak: number) =>
  Array.from({ length: 400 }, (_, i) => ({
    done: 10 * i,
    megabytes: 200 + (leak * i) / 399 + 100 * ((i % 7) / 7),
  }));

describe('growth', () => {
  test('of a process that saws but stays is about 0', () => {
    expect(Math.abs(growth(samples(0)))).toBeLessThan(1);
  });

  test('of one that leaks is what it leaked after the first quarter', () => {
    expect(growth(samples(40))).toBeGreaterThan(25);
    expect(growth(samples(40))).toBeLessThan(31);
  });

  test('does not count what the first quarter added', () => {
    const warming = samples(0).map(({ done, megabytes }) => ({
      done,
      megabytes: done < 900 ? megabytes - 150 : megabytes,
    }));
    expect(Math.abs(growth(warming))).toBeLessThan(1);
  });
});
