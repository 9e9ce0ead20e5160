import { expect, test } from 'vitest';
import { formatBytes, parseBytes } from '../../lib/io/bytes.js';

test.each([
  ['1GB', 1e9],
  ['2 gib', 2 ** 31],
  ['1.5kB', 1500],
  ['64M', 64e6],
  ['7 B', 7],
])('%s', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

test('a text without a unit says no bytes, nor does one with another', () => {
  for (const text of ['12', 'GB', '-1GB', '1e3B', '1 PB', '1GiGB', ''])
    expect(parseBytes(text)).toBeUndefined();
});

test('what is written is read', () => {
  for (const bytes of [0, 999, 1500, 192_000_000, 2e12]) expect(parseBytes(formatBytes(bytes))).toBe(bytes);
});
