// `at` and `put` against NumPy, on the 600 random indices of make_indexing.py.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Index } from '../../lib/torch/indexing.js';
import { torch } from '../../lib/torch/torch.js';

const Part = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.null(),
  z.object({ tensor: z.unknown(), shape: z.array(z.number()) }),
  z.object({ mask: z.unknown(), shape: z.array(z.number()) }),
]);
const Case = z.object({
  shape: z.array(z.number()),
  index: z.array(Part),
  error: z.boolean().optional(),
  result: z.object({ shape: z.array(z.number()), data: z.array(z.number()) }).optional(),
  written: z.array(z.number()).optional(),
});
const cases = z
  .array(Case)
  .parse(JSON.parse(readFileSync(new URL('../fixtures/indexing.json', import.meta.url), 'utf8')));

const count = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

function numbered(shape: readonly number[]) {
  return torch.arange(count(shape)).view([...shape]);
}

function toIndex(part: z.infer<typeof Part>): Index {
  if (typeof part !== 'object' || part === null) return part;
  const [values, dtype] = 'mask' in part ? ([part.mask, 'bool'] as const) : ([part.tensor, 'int64'] as const);
  const flat = [values].flat(Number.POSITIVE_INFINITY).map((value) => BigInt(Number(value)));
  return torch.tensor(BigInt64Array.from(flat)).to(dtype).view(part.shape);
}

const numbers = (data: ArrayLike<number | bigint>) => Array.from(data, Number);

test('NumPy’s reading and writing of 600 random indices', () => {
  for (const { shape, index, error, result, written } of cases) {
    torch.scope(() => {
      const parts = index.map(toIndex);
      const where = JSON.stringify({ shape, index });
      const x = numbered(shape);
      if (error) {
        expect(() => x.at(...parts), where).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }));
        return;
      }
      const read = x.at(...parts);
      expect({ where, shape: read.shape, data: numbers(read.data()) }).toEqual({ where, ...result });
      if (written === undefined) return;
      const value = torch.arange(read.numel()).add(1).neg().view(read.shape);
      x.put(parts, value);
      expect({ where, data: numbers(x.data()) }).toEqual({ where, data: written });
    });
  }
});

describe('views', () => {
  test('integers, slices and new axes share memory', () => {
    const x = torch.zeros([3, 4]);
    x.at(1, '1:3').fill_(5);
    x.at('::2', null, -1).fill_(7);
    expect(x.toArray()).toEqual([
      [0, 0, 0, 7],
      [0, 5, 5, 0],
      [0, 0, 0, 7],
    ]);
  });

  test('gradients flow to what was read', () => {
    const x = torch.tensor([1, 2, 3], { requiresGrad: true });
    x.at([0, 2, 2])
      .mul(torch.tensor([1, 10, 100]))
      .sum()
      .backward();
    expect(x.grad?.toArray()).toEqual([1, 0, 110]);
  });
});

describe('put', () => {
  test('broadcasts numbers, arrays and tensors, and keeps the dtype', () => {
    const x = torch.zeros([2, 3], { dtype: 'int64' });
    x.put([0], 4.9)
      .put([':', 0], [1, 2])
      .put([1, '1:'], torch.tensor([[7, 8]]));
    expect(x.toArray()).toEqual([
      [1n, 4n, 4n],
      [2n, 7n, 8n],
    ]);
  });

  test('numbers keep what digits the dtype holds', () => {
    expect(torch.zeros([2], { dtype: 'float64' }).put([0], 0.1).put([1], [1e300]).toArray()).toEqual([
      0.1, 1e300,
    ]);
    expect(
      torch
        .zeros([1], { dtype: 'int64' })
        .put([0], 2 ** 53 - 1)
        .toArray(),
    ).toEqual([2n ** 53n - 1n]);
  });

  test('by arrays and masks, which need not be tensors', () => {
    const x = torch.arange(4);
    x.put([[true, false, true, false]], -1).put([[1, 3]], [[20, 40]]);
    expect(x.toArray()).toEqual([-1n, 20n, -1n, 40n]);
  });

  test.each<[string, unknown[], string, RegExp | undefined]>([
    [
      'PyTorch’s arguments',
      [torch.tensor([1n]), torch.tensor([2])],
      "indices: expected a list of parts, as [0, '1:3'], received Tensor int64 [1]",
      /^Write x\.put\(\[index\], value\).*torch\.put\(x, index, source\)\.$/,
    ],
    [
      'a number for the list',
      [0, 1],
      "indices: expected a list of parts, as [0, '1:3'], received 0",
      /\[index\]/,
    ],
    [
      'a word for the value',
      [[0], 'a'],
      'value: expected a tensor, a number or arrays of numbers, received "a"',
      undefined,
    ],
    [
      'no value',
      [[0]],
      'value: expected a tensor, a number or arrays of numbers, received undefined',
      undefined,
    ],
    [
      'an object',
      [[0], { a: 1 }],
      'value: expected a tensor, a number or arrays of numbers, received {a: 1}',
      undefined,
    ],
  ])('%s is refused by its name', (_, args, message, remedy) => {
    const x = torch.arange(4);
    expect(() => Reflect.apply(x.put, x, args)).toThrow(
      expect.objectContaining({
        code: 'ERR_ARGUMENT',
        message: `Tensor.put: ${message}`,
        remedy: remedy === undefined ? undefined : expect.stringMatching(remedy),
      }),
    );
    expect(x.toArray()).toEqual([0n, 1n, 2n, 3n]);
  });

  test('what PyTorch’s put does, torch.put does', () => {
    expect(torch.put(torch.zeros([4]), torch.tensor([1n]), torch.tensor([2])).toArray()).toEqual([
      0, 2, 0, 0,
    ]);
  });

  test('what cannot be broadcast changes nothing', () => {
    const x = torch.arange(4);
    expect(() => x.put(['1:'], [1, 2])).toThrow(
      /The size of tensor a \(3\) must match the size of tensor b \(2\)|expand/,
    );
    expect(x.toArray()).toEqual([0n, 1n, 2n, 3n]);
  });
});

describe('a malformed index is refused', () => {
  const x = torch.zeros([2, 3]);
  test.each<[string, unknown[], RegExp]>([
    ['too many parts', [0, 0, 0], /expected at most 2 dimensions, received 3/],
    ['two ellipses', ['...', '...'], /expected one '...' at most, received 2/],
    ['a word', ['first'], /expected a slice such as '1:3', ':-1' or '::2', or '...'; received 'first'/],
    ['a step of 0', ['::0'], /received '::0'/],
    ['a fraction', [0.5], /expected integers, slices/],
    ['an object', [{}], /expected integers, slices/],
    ['floats', [torch.zeros([1])], /expected integers or booleans to index with, received float32/],
    ['a mask of another size', [[true, false, true]], /expected a mask of \[2\], received one of \[3\]/],
    ['a place that is not there', [2], /index 2 out of range/],
  ])('%s', (_, parts, message) => {
    expect(() => Reflect.apply(x.at, x, parts)).toThrow(message);
    expect(() => Reflect.apply(x.at, x, parts)).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }));
  });
});

test('a mask without dimensions is a boolean', () => {
  const x = torch.arange(4);
  expect(x.at(torch.tensor(false)).shape).toEqual([0, 4]);
  expect(x.at(torch.tensor(true)).shape).toEqual([1, 4]);
  expect(x.put([torch.tensor(false)], 9).toArray()).toEqual([0n, 1n, 2n, 3n]);
  const five = torch.tensor(5n);
  expect(five.put([five.gt(10)], 0n).item()).toBe(5n);
  expect(five.put([five.lt(10)], 0n).item()).toBe(0n);
});
