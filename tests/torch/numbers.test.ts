// What a JavaScript number means: the table of lib/torch/numbers.ts and docs/numbers.md, line by line, against what
// Python's torch does with the number it stands for (make_tensors.py).
import { describe, expect, test } from 'vitest';
import { isDtype } from '../../lib/torch/dtype.js';
import type { Scalar } from '../../lib/torch/numbers.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { encode, expectTensor, reference } from './reference.js';

const NUMBERS: Record<string, Scalar> = {
  '2': 2,
  '-7': -7,
  '2.5': 2.5,
  '-0': -0,
  'torch.float(2)': torch.float(2),
  '2n': 2n,
  '2n ** 60n': 2n ** 60n,
  true: true,
  '{re: 0, im: 1}': { re: 0, im: 1 },
};

describe('a number beside a tensor takes part in type promotion as in Python', () => {
  const dtypes = [...new Set(reference.promotions.map(({ dtype }) => dtype))];

  test('every dtype and every line of the table is tried', () => {
    expect(dtypes).toHaveLength(12);
    expect(new Set(reference.promotions.map((line) => line.number))).toEqual(new Set(Object.keys(NUMBERS)));
  });

  test.each(dtypes)('%s', (dtype) => {
    if (!isDtype(dtype)) throw new Error(`${dtype} is no dtype`);
    torch.scope(() => {
      const x = torch.tensor([false, true, true]).to(dtype);
      for (const line of reference.promotions.filter((candidate) => candidate.dtype === dtype)) {
        const result = torch.call(`aten::${line.operator}`, x, NUMBERS[line.number]);
        if (!(result instanceof Tensor)) throw new Error('expected a tensor');
        // The line is repeated in what is compared: a failure names it.
        const { number, operator } = line;
        expect({ number, operator, dtype: result.dtype }).toEqual({
          number,
          operator,
          dtype: line.result.dtype,
        });
        expectTensor(result, line.result);
      }
    });
  });

  test('the sign of a zero and its kind: -0 is Python’s -0.0, 0 is Python’s int', () => {
    const ones = torch.ones([1]);
    expect(ones.div(-0).item()).toBe(Number.NEGATIVE_INFINITY);
    expect(ones.div(0).item()).toBe(Number.POSITIVE_INFINITY);
    const ints = torch.tensor([1n]);
    expect(ints.mul(0).dtype).toBe('int64');
    expect(ints.mul(-0).dtype).toBe('float32');
    // And a float is no index.
    expect(ints.select(0, 0).item()).toBe(1n);
    expect(() => ints.select(0, -0)).toThrow(/no overload takes these arguments/);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5])(
    '%d is a float',
    (value) => {
      expect(encode(torch.tensor([1n]).mul(value))).toEqual({
        dtype: 'float32',
        shape: [1],
        data: [Number.isFinite(value) ? value : String(value)],
      });
    },
  );

  test('a number where the operator wants a tensor does not raise the other dtype', () => {
    expect(torch.tensor([1], { dtype: 'float16' }).atan2(2.5).dtype).toBe('float16');
    expect(torch.tensor([3n]).maximum(torch.tensor(2n)).dtype).toBe('int64');
    expect(torch.where(torch.tensor([true]), 1, torch.tensor([2.5])).dtype).toBe('float32');
  });

  test('in lists as alone: [1, 2] are ints, [1, 2.5] floats', () => {
    expect(torch.full([1], 2).dtype).toBe('int64');
    expect(torch.full([1], torch.float(2)).dtype).toBe('float32');
    expect(torch.arange(3).dtype).toBe('int64');
    expect(torch.arange(torch.float(3)).dtype).toBe('float32');
    expect(torch.full([2], true).dtype).toBe('bool');
  });
});

describe('integers that a number cannot hold', () => {
  const ints = () => torch.tensor([1n]);

  test.each([2 ** 53, -(2 ** 53), 2 ** 60])('%d is refused in an operator', (value) => {
    expect(() => ints().add(value)).toThrow(/integers beyond 2\^53 are not exact/);
    expect(() => torch.pow(value, ints())).toThrow(/integers beyond 2\^53 are not exact/);
    expect(ints().to('float64').add(torch.float(value)).item()).toBe(1 + value);
  });

  test('from 2^63 on a number can only be a float', () => {
    expect(
      torch
        .zeros([1])
        .maskedFill(torch.tensor([true]), -1e30)
        .item(),
    ).toBe(Math.fround(-1e30));
    expect(ints().add(2 ** 63).dtype).toBe('float32');
  });

  test('the largest safe ones pass; bigints reach 64 bits', () => {
    expect(ints().add(Number.MAX_SAFE_INTEGER).item()).toBe(2n ** 53n);
    expect(ints().add(Number.MIN_SAFE_INTEGER).item()).toBe(2n - 2n ** 53n);
    expect(
      ints()
        .mul(2n ** 63n - 1n)
        .item(),
    ).toBe(2n ** 63n - 1n);
    expect(
      ints()
        .mul(-(2n ** 63n))
        .item(),
    ).toBe(-(2n ** 63n));
    expect(() => ints().add(2n ** 63n)).toThrow(/fits in 64 bits/);
  });
});

describe('what item() gives', () => {
  test.each<[string, unknown]>([
    ['bool', true],
    ['uint8', 1],
    ['int8', 1],
    ['int16', 1],
    ['int32', 1],
    ['int64', 1n],
    ['float16', 1],
    ['bfloat16', 1],
    ['float32', 1],
    ['float64', 1],
    ['complex64', { re: 1, im: 0 }],
    ['complex128', { re: 1, im: 0 }],
  ])('%s', (dtype, value) => {
    if (!isDtype(dtype)) throw new Error(`${dtype} is no dtype`);
    const x = torch.tensor(true).to(dtype);
    expect(x.item()).toEqual(value);
    expect(x.toArray()).toEqual(value);
  });

  test('an int64 that no number holds; float32 widened exactly; NaN; -0', () => {
    expect(torch.tensor(2n ** 62n + 1n).item()).toBe(2n ** 62n + 1n);
    expect(torch.tensor(0.1).item()).toBe(Math.fround(0.1));
    expect(torch.tensor(Number.NaN).item()).toBeNaN();
    expect(torch.tensor(-0).item()).toBe(-0);
  });

  test('one element it must be', () => {
    expect(torch.ones([1, 1]).item()).toBe(1);
    expect(() => torch.ones([2]).item()).toThrow(/expected a tensor of one element, received 2/);
    expect(() => torch.ones([0]).item()).toThrow(/received 0/);
  });
});
