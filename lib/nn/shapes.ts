/** Which shapes a layer takes, for its errors. */
import { TsmlError } from '../errors.js';
import type { Tensor } from '../torch/tensor.js';

/** Sizes per dimension: a number is that size, a word any size, `*` any number of dimensions. */
export type ShapePattern = readonly (number | string)[];

/**
 * What is wrong with a shape, as `expected …, received …`; undefined where it fits one of the patterns.
 *
 * @param what names the argument, such as `an input`.
 */
export function shapeFault(
  what: string,
  shape: readonly number[],
  patterns: readonly ShapePattern[],
): string | undefined {
  if (patterns.some((pattern) => fits(shape, pattern))) return undefined;
  const expected = patterns.map((pattern) => `[${pattern.join(', ')}]`).join(' or ');
  return `expected ${what} of shape ${expected}, received [${shape.join(', ')}]`;
}

/** @throws TsmlError `ERR_SHAPE`; for what libtorch would take and silently compute something else of. */
export function requireShape(what: string, input: Tensor, patterns: readonly ShapePattern[]): void {
  const fault = shapeFault(what, input.shape, patterns);
  if (fault !== undefined) throw new TsmlError('ERR_SHAPE', fault);
}

function fits(shape: readonly number[], pattern: ShapePattern): boolean {
  const star = pattern.indexOf('*');
  if (star < 0 ? shape.length !== pattern.length : shape.length < pattern.length - 1) return false;
  return pattern.every((size, i) => {
    if (typeof size === 'string') return true;
    return shape[star >= 0 && i > star ? shape.length - pattern.length + i : i] === size;
  });
}

/** `['N', 3, 'H', 'W']` and `[3, 'H', 'W']` for two dimensions and 3 channels. */
export function imagePatterns(rank: number, channels: number | string): ShapePattern[] {
  const spatial = ['D', 'H', 'W'].slice(3 - rank);
  const sizes = rank === 1 ? ['L'] : spatial;
  return [
    ['N', channels, ...sizes],
    [channels, ...sizes],
  ];
}

export function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

/** One number for all dimensions, or one for each. */
export type Sizes = number | readonly number[];

/** @throws TsmlError `ERR_VALUE` where the number of sizes is another. */
export function sizesOf(where: string, value: Sizes, rank: number): readonly number[] {
  const sizes = typeof value === 'number' ? Array<number>(rank).fill(value) : value;
  if (Array.isArray(sizes) && sizes.length === rank && sizes.every(Number.isInteger)) return sizes;
  throw new TsmlError('ERR_VALUE', `${where}: expected an integer or ${rank}, received ${String(value)}`);
}
