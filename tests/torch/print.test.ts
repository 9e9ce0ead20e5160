import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Dtype, isDtype } from '../../lib/torch/dtype.js';
import {
  defaultPrintOptions,
  formatTensor,
  type Printable,
  type PrintOptions,
  summarizedIndices,
} from '../../lib/torch/print.js';

const real = z.union([z.number(), z.string()]);
/** Tensors and their text by PyTorch: tests/fixtures/make_printing.py. */
const cases = z
  .array(
    z.object({
      dtype: z.custom<Dtype>(isDtype),
      shape: z.array(z.number()),
      device: z.string(),
      requiresGrad: z.boolean(),
      gradFn: z.string().optional(),
      options: z
        .object({
          precision: z.number(),
          threshold: real,
          edgeitems: z.number(),
          linewidth: z.number(),
          sci_mode: z.boolean(),
        })
        .partial()
        .default({}),
      values: z.array(z.union([real, z.boolean(), z.tuple([real, real])])),
      text: z.string(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../fixtures/printing.json', import.meta.url), 'utf8')));
type Case = (typeof cases)[number];

/** Python's words for what JSON cannot hold. */
function decodeReal(value: number | string): number {
  if (typeof value === 'number') return value;
  return Number(value.replace('inf', 'Infinity'));
}

function decodeValue(value: Case['values'][number], dtype: Dtype): Printable['values'][number] {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'object') return { re: decodeReal(value[0]), im: decodeReal(value[1]) };
  return dtype === 'int64' ? BigInt(value) : decodeReal(value);
}

function printable({ dtype, shape, device, requiresGrad, gradFn, values }: Case): Printable {
  return {
    dtype,
    shape,
    device,
    requiresGrad,
    gradFn,
    values: values.map((value) => decodeValue(value, dtype)),
  };
}

function printOptions({ options }: Case): PrintOptions {
  const defaults = defaultPrintOptions;
  return {
    precision: options.precision ?? defaults.precision,
    threshold: options.threshold === undefined ? defaults.threshold : decodeReal(options.threshold),
    edgeItems: options.edgeitems ?? defaults.edgeItems,
    lineWidth: options.linewidth ?? defaults.lineWidth,
    sciMode: options.sci_mode ?? defaults.sciMode,
  };
}

/** The index of each shown element in the row-major tensor. */
function shownPositions(shape: readonly number[]): number[] {
  const kept = summarizedIndices(shape);
  return shape.reduce<number[]>(
    (positions, size, dim) =>
      positions.flatMap((position) =>
        (kept[dim] ?? [...Array(size).keys()]).map((index) => position * size + index),
      ),
    [0],
  );
}

const plain = { dtype: 'float32', device: 'cpu', requiresGrad: false, gradFn: undefined } as const;

describe('equals the text of PyTorch', () => {
  test.each(
    cases.map((item, i) => ({
      name: `${i} ${item.dtype} [${item.shape.join(', ')}] ${JSON.stringify(item.options)}`,
      item,
    })),
  )('$name', ({ item }) => {
    expect(formatTensor(printable(item), printOptions(item))).toBe(item.text);
  });

  test('with every dtype in the fixture', () => {
    expect(new Set(cases.map((item) => item.dtype)).size).toBe(12);
  });

  test('on a GPU', () => {
    expect(formatTensor({ ...plain, device: 'cuda:0', shape: [2], values: [1, 2] })).toBe(
      "tensor([1., 2.], device='cuda:0')",
    );
  });
});

test('the kept indices are those of the elements that PyTorch shows', () => {
  const ranges = cases.filter(
    ({ dtype, text, shape }) =>
      dtype === 'int64' && /^tensor\(\[+ *0, +1, +2, /.test(text) && shape.reduce((a, b) => a * b, 1) >= 1000,
  );
  const shapes = ranges.map(({ shape }) => shape);
  expect(shapes).toContainEqual([7, 200]);
  for (const item of ranges) {
    expect(formatTensor({ ...printable(item), values: shownPositions(item.shape) })).toBe(item.text);
  }
});

test('values that do not fit the shape or the dtype are refused', () => {
  expect(() => formatTensor({ ...plain, shape: [2000], values: Array(2000).fill(0) })).toThrow(
    'expected 6 values ([6] of the shape [2000]) but received 2000',
  );
  expect(() => formatTensor({ ...plain, shape: [1], values: [3n] })).toThrow(
    'expected float32 elements but received the bigint 3',
  );
  expect(() => formatTensor({ ...plain, dtype: 'int32', shape: [1], values: [1.5] })).toThrow(
    'expected int32 elements but received the number 1.5',
  );
});
