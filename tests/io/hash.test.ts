import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256, sha256File } from '../../lib/io/hash.js';

test('gives the values of FIPS 180-2', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('a file is hashed as its bytes, without holding up the event loop', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tsml-hash-'));
  const bytes = new Uint8Array(32_000_000).map((_, index) => index % 251);
  await writeFile(join(folder, 'big'), bytes);
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const hash = await sha256File(join(folder, 'big'));
  clearInterval(timer);
  await rm(folder, { recursive: true });
  expect(hash).toBe(sha256(bytes));
  expect(ticks).toBeGreaterThan(3);
});
