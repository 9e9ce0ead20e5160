import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson, prettyJson } from '../../lib/io/json.js';
import { readJson } from '../../lib/io/read-json.js';

test('canonical JSON does not depend on the order of keys, but on that of items', () => {
  expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'ü"' }, é: 1e21 })).toBe(
    '{"a":{"c":"ü\\"","d":null},"b":[2,1],"é":1e+21}',
  );
  expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test('numbers that JSON does not have are refused with their place', () => {
  expect(() => canonicalJson({ a: [0, Number.NaN] })).toThrow(
    'finite number for JSON at .a[1], received NaN',
  );
  expect(() => prettyJson({ a: { b: Number.POSITIVE_INFINITY } })).toThrow('at .a.b, received Infinity');
});

test('a damaged file is named with what is wrong in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tsml-json-'));
  const path = join(folder, 'a.json');
  const schema = z.strictObject({ epoch: z.int() });
  await writeFile(path, '{"epoch": 3}');
  expect(await readJson(path, schema)).toEqual({ epoch: 3 });
  await writeFile(path, '{"epoch": 3');
  await expect(readJson(path, schema)).rejects.toThrow(`${path} is not JSON`);
  await writeFile(path, '{"epoch": "3"}');
  await expect(readJson(path, schema)).rejects.toThrow(/a\.json does not hold.*expected number.*epoch/s);
  await rm(folder, { recursive: true });
});
