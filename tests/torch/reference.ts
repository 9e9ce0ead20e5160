/** What PyTorch says, from tests/fixtures/make_tensors.py, and how to say the same of a tensor. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Element, NestedArray, Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { hasKeys } from '../models/filled.js';

type Item = number | string | boolean | readonly Item[];

export interface Encoded {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: readonly Item[];
}

interface Fixture {
  readonly promotions: readonly { dtype: string; number: string; operator: string; result: Encoded }[];
  readonly halves: readonly { dtype: string; values: Item[]; bits: number[]; widened: Item[] }[];
  readonly operators: Readonly<Record<string, Encoded>>;
  readonly several: Readonly<Record<string, readonly Encoded[]>>;
  readonly gradients: readonly { name: string; value: Encoded; gradFn: string; gradients: Encoded[] }[];
  readonly gradFns: Readonly<Record<string, string>>;
}

export const reference: Fixture = load();

/** The tensors that make_tensors.py calls X, Y and INTS. */
export const X = (): Tensor =>
  torch.tensor(
    [
      [0.5, -1.25, 3, 0.125],
      [2, 0, -0.75, 1.5],
      [-2.5, 4, 0.25, -1],
    ],
    { dtype: 'float64' },
  );
export const Y = (): Tensor =>
  torch.tensor(
    [
      [1, -0.5],
      [0.25, 2],
      [-1.5, 0.75],
      [3, -2],
    ],
    { dtype: 'float64' },
  );
export const INTS = (): Tensor =>
  torch.tensor([
    [3n, -1n, 4n],
    [1n, 5n, -9n],
  ]);

/** Numbers that JSON has no word for were written as text. */
export function number(item: Item | undefined): number {
  return Number(item);
}

export function encode(tensor: Tensor): Encoded {
  return { dtype: tensor.dtype, shape: tensor.shape, data: flat(tensor.toArray()).map(item) };
}

/** Dtype and shape must be the same; floating-point elements may differ by a relative 1e-12 (float32: 1e-6). */
export function expectTensor(tensor: Tensor, expected: Encoded | undefined): void {
  const actual = encode(tensor);
  expect({ dtype: actual.dtype, shape: actual.shape }).toEqual({
    dtype: expected?.dtype,
    shape: expected?.shape,
  });
  const tolerance = actual.dtype === 'float64' ? 1e-12 : 1e-6;
  const data = expected?.data ?? [];
  const near = actual.data.map((value, i) => {
    const wanted = data[i];
    const isNear =
      typeof value === 'number' &&
      typeof wanted === 'number' &&
      Math.abs(value - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
    return isNear ? wanted : value;
  });
  expect(near).toEqual(data);
}

function item(element: Element): Item {
  if (typeof element === 'bigint') return String(element);
  if (typeof element === 'boolean') return element;
  if (typeof element === 'number') return Number.isFinite(element) ? element : String(element);
  return [item(element.re), item(element.im)];
}

function flat(array: NestedArray): Element[] {
  return Array.isArray(array) ? array.flatMap(flat) : [array];
}

function load(): Fixture {
  const url = new URL('../fixtures/tensors.json', import.meta.url);
  const fixture: unknown = JSON.parse(readFileSync(url, 'utf8'));
  if (!isFixture(fixture)) throw new Error('tensors.json is not what its script writes');
  return fixture;
}

function isFixture(value: unknown): value is Fixture {
  return hasKeys(value, ['promotions', 'halves', 'operators', 'several', 'gradients', 'gradFns']);
}
