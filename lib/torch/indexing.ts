/**
 * Indexing as NumPy does it: `x.at(0, '1:3', null, '...', mask)`. The parts are taken apart into views (integers, slices,
 * new axes) and into at most one advanced index (integer and boolean tensors), which libtorch does.
 */
import { TsmlError } from '../errors.js';
import { type NestedInput, tensor } from './creation.js';
import { describeArguments } from './errors.js';
import { isScalar } from './numbers.js';
import { Tensor } from './tensor.js';

/** Nested arrays of integers or booleans. */
export type IndexArray = readonly (number | bigint | boolean | IndexArray)[];

/**
 * One part of an index:
 *
 * | part | means | Python |
 * | --- | --- | --- |
 * | `2`, `-1` | that place; the dimension goes | `2`, `-1` |
 * | `':'`, `'1:3'`, `'::2'`, `'::-1'` | a slice | the same |
 * | `null` | a new dimension of size 1 | `None` |
 * | `'...'` | as many `':'` as are missing | `...` |
 * | `true`, `false` | a new dimension of size 1 or 0 | the same |
 * | an integer tensor or array | those places | the same |
 * | a boolean tensor or array | where it is true | the same |
 */
export type Index = number | bigint | string | boolean | null | Tensor | IndexArray;

/** What is written: a tensor, a number for all places, or nested arrays of numbers. */
export type IndexedValue = Tensor | NestedInput;

/** A view of a tensor, and what remains to be done with it. */
interface Taken {
  readonly view: Tensor;
  /** Index tensors by the view's dimensions; `null` for all of one. Empty where views were enough. */
  readonly advanced: readonly (Tensor | null)[];
  /** The view's dimensions that are to be read backwards. */
  readonly flipped: readonly number[];
}

/**
 * What the index names. A view, which shares memory, unless the index has tensors, arrays or negative steps.
 *
 * @throws TsmlError `ERR_INDEX` for an index that is malformed or has too many parts; libtorch's reason where a place does
 *   not exist.
 */
export function at(x: Tensor, indices: readonly Index[]): Tensor {
  const { view, advanced, flipped } = take(x, indices);
  const read = flipped.length === 0 ? view : view.flip(flipped);
  return advanced.length === 0 ? read : read.index(advanced);
}

/**
 * Writes `value`, broadcast, to the places that the index names. The dtype stays the tensor's.
 *
 * @throws as `at`, `ERR_ARGUMENT` for an index that is no list and a value that is none, and where it cannot be broadcast to
 *   those places.
 */
export function put(x: Tensor, indices: readonly Index[], value: IndexedValue): void {
  requirePut(indices, value);
  const { view, advanced, flipped } = take(x, indices);
  const source =
    value instanceof Tensor ? value : tensor(value, isOfNumbers(value) ? { dtype: 'float64' } : {});
  const given = withoutLeadingOnes(source.to(x.dtype).to(x.device));
  if (flipped.length > 0 && advanced.length > 0) {
    // libtorch would write to a copy of what was flipped: the places are numbered instead, and the numbers indexed.
    const places = tensor(BigInt64Array.from({ length: x.numel() }, (_, i) => BigInt(i))).view(x.shape);
    const named = at(places, indices);
    x.put_(named.to(x.device), given.expand(named.shape));
  } else if (advanced.length > 0) {
    view.indexPut_(advanced, given);
  } else {
    view.copy_(flipped.length === 0 ? given : given.expand(view.shape).flip(flipped));
  }
}

function requirePut(indices: unknown, value: unknown): void {
  if (!Array.isArray(indices))
    throw new TsmlError(
      'ERR_ARGUMENT',
      `Tensor.put: indices: expected a list of parts, as [0, '1:3'], received ${describeArguments([indices])}`,
      {
        remedy:
          "Write x.put([index], value). PyTorch's put, which counts through the whole tensor, is torch.put(x, index, source).",
      },
    );
  if (value instanceof Tensor || isScalar(value) || Array.isArray(value) || ArrayBuffer.isView(value)) return;
  throw new TsmlError(
    'ERR_ARGUMENT',
    `Tensor.put: value: expected a tensor, a number or arrays of numbers, received ${describeArguments([value])}`,
  );
}

const ELLIPSIS = '...';
const SLICE = /^\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?\s*)?$/;

function take(x: Tensor, indices: readonly Index[]): Taken {
  const parts = indices.map((part) => asBoolean(isArray(part) ? indexTensor(part) : part));
  const missing = x.ndim - parts.reduce<number>((sum, part) => sum + dimensionsOf(part), 0);
  const ellipses = parts.filter((part) => part === ELLIPSIS).length;
  if (ellipses > 1) throw malformed(indices, `expected one '...' at most, received ${ellipses}`);
  if (missing < 0)
    throw malformed(indices, `expected at most ${x.ndim} dimensions, received ${x.ndim - missing}`);

  let view = x;
  let dim = 0;
  const advanced: (Tensor | null)[] = [];
  const flipped: number[] = [];
  const pass = (count: number): void => {
    for (let i = 0; i < count; i++) advanced.push(null);
    dim += count;
  };
  for (const part of parts) {
    if (part === ELLIPSIS) {
      pass(missing);
    } else if (part === null) {
      view = view.unsqueeze(dim);
      pass(1);
    } else if (typeof part === 'boolean') {
      view = view.unsqueeze(dim);
      advanced.push(tensor(new BigInt64Array(part ? 1 : 0)));
      dim++;
    } else if (typeof part === 'string') {
      const { start, end, step } = parseSlice(part, view.shape[dim] ?? 0, indices);
      view = view.slice(dim, start, end, Math.abs(step));
      if (step < 0) flipped.push(dim);
      pass(1);
    } else if (part instanceof Tensor) {
      const tensors = placesOf(part, view.shape.slice(dim, dim + part.ndim), indices);
      advanced.push(...tensors);
      dim += tensors.length;
    } else if (typeof part === 'bigint' || Number.isInteger(part)) {
      view = view.select(dim, part);
    } else {
      throw malformed(
        indices,
        `expected integers, slices such as '1:3', '...', null, booleans, tensors or arrays`,
      );
    }
  }
  return { view, advanced: advanced.some((each) => each !== null) ? advanced : [], flipped };
}

/** A mask without dimensions is a boolean: it takes up no dimension, and adds one of size 0 or 1. */
function asBoolean(part: Exclude<Index, IndexArray>): Exclude<Index, IndexArray> {
  return part instanceof Tensor && part.dtype === 'bool' && part.ndim === 0 ? Boolean(part.item()) : part;
}

/** How many of the tensor's dimensions a part of an index takes up. */
function dimensionsOf(part: Exclude<Index, IndexArray>): number {
  if (part === null || part === ELLIPSIS || typeof part === 'boolean') return 0;
  return part instanceof Tensor && part.dtype === 'bool' ? part.ndim : 1;
}

/** Python's slice.indices, as an ascending slice: of a negative step, the same places from the other end. */
function parseSlice(
  text: string,
  size: number,
  indices: readonly Index[],
): { start: number; end: number; step: number } {
  const match = SLICE.exec(text);
  const step = Number(match?.[3] ?? 1);
  if (match === null || step === 0) {
    throw malformed(indices, `expected a slice such as '1:3', ':-1' or '::2', or '...'; received '${text}'`);
  }
  const bound = (written: string | undefined, otherwise: number, lowest: number, highest: number): number => {
    if (written === undefined) return otherwise;
    const value = Number(written);
    return Math.min(Math.max(value < 0 ? value + size : value, lowest), highest);
  };
  if (step > 0) return { start: bound(match[1], 0, 0, size), end: bound(match[2], size, 0, size), step };
  const first = bound(match[1], size - 1, -1, size - 1);
  const stop = bound(match[2], -1, -1, size - 1);
  const count = Math.max(0, Math.ceil((first - stop) / -step));
  return count === 0
    ? { start: 0, end: 0, step }
    : { start: first + (count - 1) * step, end: first + 1, step };
}

/** The index tensors, one a dimension, that libtorch takes for an index tensor or a mask. */
function placesOf(part: Tensor, sizes: readonly number[], indices: readonly Index[]): Tensor[] {
  if (part.dtype === 'bool') {
    if (part.shape.some((size, i) => size !== sizes[i])) {
      throw malformed(
        indices,
        `expected a mask of [${sizes.join(', ')}], received one of [${part.shape.join(', ')}]`,
      );
    }
    return part.nonzero().unbind(1);
  }
  // libtorch takes uint8 for a mask, as NumPy did once.
  if (/^u?int/.test(part.dtype)) return [part.to('int64')];
  throw malformed(indices, `expected integers or booleans to index with, received ${part.dtype}`);
}

function indexTensor(array: IndexArray): Tensor {
  return tensor(array, { dtype: holdsBooleans(array) ? 'bool' : 'int64' });
}

function holdsBooleans(array: IndexArray): boolean {
  return array.some((item) => (isArray(item) ? holdsBooleans(item) : typeof item === 'boolean'));
}

/** `Array.isArray` does not know readonly arrays. */
function isArray(part: unknown): part is IndexArray {
  return Array.isArray(part);
}

/** Numbers go through float64, which holds them exactly, before they become the tensor's dtype. */
function isOfNumbers(value: NestedInput): boolean {
  let first: NestedInput | undefined = value;
  for (let depth = 0; Array.isArray(first) && depth < 64; depth++) first = first[0];
  return typeof first === 'number';
}

/** Broadcasting would add them again, and where the places have fewer dimensions, libtorch would refuse them. */
function withoutLeadingOnes(x: Tensor): Tensor {
  const { shape } = x;
  const first = shape.findIndex((size) => size !== 1);
  return x.reshape(first < 0 ? [] : shape.slice(first));
}

function malformed(indices: readonly Index[], reason: string): TsmlError {
  return new TsmlError('ERR_INDEX', `index: ${reason}\n  received: ${describeArguments(indices)}`);
}
