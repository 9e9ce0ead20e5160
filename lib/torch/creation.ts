import { TsmlError } from '../errors.js';
import type { Dtype } from './dtype.js';
import { isComplex } from './numbers.js';
import { type Element, type NestedArray, type Tensor, tensorFromBytes } from './tensor.js';

export type TypedArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint8ClampedArray;

export interface CreationOptions {
  /** Default: the typed array's own; else float32 for numbers, int64 for bigints, bool for booleans, complex64. */
  readonly dtype?: Dtype;
  /** Default: `cpu`. */
  readonly device?: string;
  /** Whether operators on it are recorded for `backward()`. Default: false. */
  readonly requiresGrad?: boolean;
}

/**
 * Makes a tensor from a number, nested arrays or a typed array. The elements are copied.
 *
 * @throws TsmlError `ERR_VALUE` for ragged or mixed arrays and for values that the dtype cannot hold.
 */
export function tensor(data: NestedArray | TypedArray, options: CreationOptions = {}): Tensor {
  const made = ArrayBuffer.isView(data) ? fromTypedArray(data) : fromNested(data, options.dtype);
  const converted = convert(made, options);
  if (options.requiresGrad) converted.requiresGrad = true;
  return converted;
}

function convert(made: Tensor, { dtype, device }: CreationOptions): Tensor {
  let result = made;
  for (const target of [dtype, device]) {
    if (target === undefined) continue;
    const next = result.to(target);
    if (next !== result) result.dispose();
    result = next;
  }
  return result;
}

function fromTypedArray(data: TypedArray): Tensor {
  return tensorFromBytes(data, typedArrayDtype(data), [data.length]);
}

function typedArrayDtype(data: TypedArray): Dtype {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Float64Array) return 'float64';
  if (data instanceof Int8Array) return 'int8';
  if (data instanceof Int16Array) return 'int16';
  if (data instanceof Int32Array) return 'int32';
  if (data instanceof BigInt64Array) return 'int64';
  if (data instanceof Uint8Array || data instanceof Uint8ClampedArray) return 'uint8';
  throw new TsmlError(
    'ERR_VALUE',
    `torch.tensor: no dtype matches a ${Object.prototype.toString.call(data)}`,
    {
      remedy:
        'Use a Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, BigInt64Array or Uint8Array.',
    },
  );
}

function fromNested(data: NestedArray, dtype: Dtype | undefined): Tensor {
  const shape = shapeOf(data);
  const elements: Element[] = [];
  collect(data, shape, 0, [], elements);
  const kinds = new Set(elements.map(kindOf));
  if (kinds.size > 1) {
    throw new TsmlError(
      'ERR_VALUE',
      `torch.tensor: expected elements of one kind, received ${[...kinds].join(' and ')}`,
      {
        remedy: 'Write all of them as numbers, as bigints (int64), as booleans or as {re, im}.',
      },
    );
  }
  switch (kinds.values().next().value) {
    case 'bigint':
      return tensorFromBytes(BigInt64Array.from(elements, toInt64), 'int64', shape);
    case 'boolean':
      return tensorFromBytes(Uint8Array.from(elements, Number), 'bool', shape);
    case 'complex':
      return tensorFromBytes(Float64Array.from(elements.flatMap(parts)), 'complex128', shape).to(
        dtype ?? 'complex64',
      );
    default:
      return fromNumbers(elements, shape, dtype);
  }
}

/** Numbers take the way to their dtype that keeps them exact: float64 would round no integer below 2^53. */
function fromNumbers(
  elements: readonly Element[],
  shape: readonly number[],
  dtype: Dtype | undefined,
): Tensor {
  const numbers = elements.map(Number);
  if (dtype === 'int64') {
    const wrong = numbers.find((value) => !Number.isSafeInteger(value));
    if (wrong !== undefined) {
      throw new TsmlError('ERR_VALUE', `torch.tensor: expected safe integers for int64, received ${wrong}`, {
        remedy: 'Write integers beyond 2^53 as bigints, and truncate fractions first.',
      });
    }
    return tensorFromBytes(BigInt64Array.from(numbers, BigInt), 'int64', shape);
  }
  return dtype === undefined || dtype === 'float32'
    ? tensorFromBytes(Float32Array.from(numbers), 'float32', shape)
    : tensorFromBytes(Float64Array.from(numbers), 'float64', shape);
}

function shapeOf(data: NestedArray): number[] {
  const shape: number[] = [];
  for (let level = data; Array.isArray(level); ) {
    shape.push(level.length);
    const first: NestedArray | undefined = level[0];
    if (first === undefined) break;
    level = first;
  }
  return shape;
}

function collect(
  data: NestedArray,
  shape: readonly number[],
  dim: number,
  path: number[],
  into: Element[],
): void {
  const size = shape[dim];
  const isArray = Array.isArray(data);
  if (isArray !== (size !== undefined) || (isArray && data.length !== size)) {
    const came = isArray ? `an array of ${data.length}` : `a ${typeof data}`;
    throw new TsmlError(
      'ERR_VALUE',
      `torch.tensor: expected ${size === undefined ? 'a single element' : `an array of ${size}`} at [${path.join('][')}], received ${came}`,
      { remedy: 'All arrays of one level must have the same length.' },
    );
  }
  if (isArray) {
    for (const [i, item] of data.entries()) collect(item, shape, dim + 1, [...path, i], into);
  } else {
    into.push(data);
  }
}

function kindOf(element: Element): string {
  if (isComplex(element)) return 'complex';
  if (['number', 'bigint', 'boolean'].includes(typeof element)) return typeof element;
  throw new TsmlError(
    'ERR_VALUE',
    `torch.tensor: expected numbers, bigints, booleans or {re, im}, received ${String(element)}`,
  );
}

function toInt64(element: Element): bigint {
  if (typeof element === 'bigint' && BigInt.asIntN(64, element) === element) return element;
  throw new TsmlError(
    'ERR_VALUE',
    `torch.tensor: expected an integer of 64 bits, received ${String(element)}`,
  );
}

function parts(element: Element): number[] {
  return isComplex(element) ? [element.re, element.im] : [];
}
