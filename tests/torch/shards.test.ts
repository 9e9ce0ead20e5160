import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { decodeSafetensors } from '../../lib/io/safetensors.js';
import { encodeTensors } from '../../lib/torch/save.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

/** Written by huggingface_hub: tests/fixtures/make_shards.py. */
const reference = z
  .record(z.string(), z.record(z.string(), z.string()))
  .parse(JSON.parse(readFileSync(new URL('../fixtures/shards.json', import.meta.url), 'utf8')));

const tensors = () =>
  new Map<string, Tensor>([
    ['10', torch.arange(4, { dtype: 'float32' })],
    ['embedding.weight', torch.arange(30, { dtype: 'float32' }).view(10, 3)],
    ['b', torch.tensor([1.5, -2], { dtype: 'bfloat16' })],
    ['a', torch.arange(5)],
    ['last.weight', torch.ones([6, 2], { dtype: 'float16' })],
    ['last.count', torch.tensor(7n)],
  ]);
const folder = () => mkdtempSync(join(tmpdir(), 'tsml-shards-'));
const INDEX = 'model.safetensors.index.json';

test.each(Object.entries(reference))(
  'shards of %s bytes are those of huggingface_hub, byte for byte',
  (size, files) => {
    const at = folder();
    torch.save(tensors(), join(at, 'model.safetensors'), { maxShardSize: Number(size) });
    const written = Object.fromEntries(
      readdirSync(at)
        .sort()
        .map((name) => [name, readFileSync(join(at, name)).toString('base64')]),
    );
    expect(written).toEqual(files);
  },
);

test('they are read through their index', () => {
  const path = join(folder(), 'model.safetensors');
  torch.save(tensors(), path, { maxShardSize: '0.04KB' });
  const loaded = torch.loadTensors(path.replace('model.safetensors', INDEX));
  expect([...loaded.keys()].sort()).toEqual([...tensors().keys()].sort());
  for (const [name, tensor] of tensors()) expect(loaded.get(name)?.equal(tensor)).toBe(true);
});

test('what is saved takes the place of what was there: another number of shards, or one file', () => {
  const at = folder();
  const path = join(at, 'model.safetensors');
  writeFileSync(join(at, 'model-of-mine.safetensors'), 'x');
  const names = () => readdirSync(at).sort();
  const others = ['model-of-mine.safetensors'];
  torch.save(tensors(), path);
  expect(names()).toEqual([...others, 'model.safetensors']);
  torch.save(tensors(), path, { maxShardSize: 40 });
  expect(names()).toHaveLength(Object.keys(reference['40'] ?? {}).length + 1);
  expect(existsSync(path)).toBe(false);
  torch.save(tensors(), path, { maxShardSize: 64 });
  expect(names()).toEqual([...Object.keys(reference['64'] ?? {}), ...others].sort());
  torch.save(tensors(), path, { maxShardSize: 1000 });
  expect(names()).toEqual([...others, 'model.safetensors']);
});

test('an older index that names other files deletes none of them', () => {
  const at = folder();
  torch.save(tensors(), join(at, 'mine.safetensors'));
  writeFileSync(join(at, INDEX), JSON.stringify({ weight_map: { a: 'mine.safetensors' } }));
  torch.save(tensors(), join(at, 'model.safetensors'), { maxShardSize: 1000 });
  expect(readdirSync(at).sort()).toEqual(['mine.safetensors', 'model.safetensors']);
});

test('a save that fails between two shards leaves everything as it was', () => {
  const at = folder();
  const path = join(at, 'model.safetensors');
  torch.save(tensors(), path, { maxShardSize: 40 });
  const before = readdirSync(at).map((name) => [name, readFileSync(join(at, name), 'base64')]);
  const stop = (done: number) => {
    if (done > 100) throw new Error('stopped');
  };
  expect(() =>
    torch.save({ x: torch.ones([50]), y: torch.ones([50]) }, path, { maxShardSize: 200, onProgress: stop }),
  ).toThrow('stopped');
  expect(readdirSync(at).map((name) => [name, readFileSync(join(at, name), 'base64')])).toEqual(before);
});

test.each([0, -1, 1.5, '2', '2 XB', 'GB', '0GB'])('a shard of %s is refused', (maxShardSize) => {
  expect(() => torch.save(tensors(), join(folder(), 'm.safetensors'), { maxShardSize })).toThrow(
    'expected bytes > 0',
  );
});

test('shards are of safetensors alone; an index is not saved by its name', () => {
  expect(() => torch.save(tensors(), 'm.pt', { maxShardSize: 1 })).toThrow('option of .safetensors');
  expect(() => torch.save(tensors(), INDEX)).toThrow('written with its shards');
});

test.each([
  ['x.safetensors', {}],
  ['x.npz', { compress: true }],
  ['x.npy', {}],
  ['x.pt', {}],
])('%s: progress goes up to all bytes, in writing and in reading', (name, options) => {
  const path = join(folder(), name);
  const x = torch.zeros([2, 2 ** 24 + 3]);
  const written: number[][] = [];
  torch.save(name === 'x.npy' ? x : { x, y: torch.ones([3]) }, path, {
    ...options,
    onProgress: (done, total) => void written.push([done, total]),
  });
  const total = x.nbytes + (name === 'x.npy' ? 0 : 12);
  expect(written.at(-1)).toEqual([total, total]);
  expect(written.length).toBeGreaterThan(2);
  const read: number[] = [];
  const size = readFileSync(path).length;
  torch.load(path, {
    onProgress: (done, all) => {
      expect(all).toBe(size);
      read.push(done);
    },
  });
  expect(read.length).toBeGreaterThan(1);
  expect(read).toEqual(read.toSorted((a, b) => a - b));
  expect(read.at(-1)).toBeGreaterThan(0.99 * size);
  expect(read.at(-1)).toBeLessThanOrEqual(size);
});

test('encodeTensors keeps every dtype’s bytes: halves are not widened', () => {
  const x = torch.tensor([1, -2.5, 65504]);
  for (const dtype of ['float16', 'bfloat16', 'float64', 'int8', 'bool', 'complex64'] as const) {
    const half = x.to(dtype);
    const { tensors: stored } = decodeSafetensors(encodeTensors(new Map([['x', half]])));
    const { dtype: kept, bytes } = stored.get('x') ?? expect.fail('no x');
    expect([kept, bytes.length]).toEqual([dtype, half.nbytes]);
    const path = join(folder(), 'x.safetensors');
    writeFileSync(path, encodeTensors(new Map([['x', half]])));
    expect(torch.loadTensors(path).get('x')?.equal(half)).toBe(true);
  }
});
