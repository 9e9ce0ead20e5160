import { checkOptions } from '../config/options.js';
import { didYouMean } from '../config/suggest.js';
import { TsmlError, withArticle } from '../errors.js';
import { type Dtype, ITEM_SIZE, isDtype } from './dtype.js';
import { describeArguments } from './errors.js';
import { Float, isComplex, isScalar } from './numbers.js';
import { type Element, type Tensor, tensorFromBytes } from './tensor.js';

/** What `torch.tensor` takes: one element, or arrays of arrays of them. */
export type NestedInput = Element | Float | readonly NestedInput[];

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

/** With a dtype. */
type Chosen<D extends Dtype> = CreationOptions & { readonly dtype: D };
/** Without one. */
type Unchosen = CreationOptions & { readonly dtype?: never };

type Single = Element | Float;
/** An array that has an item: how deep an empty one was to be nobody can see. */
type Filled<Item> = readonly [Item, ...Item[]];

/** The dtype of elements of this kind. That of numbers is the default dtype, which the types do not know. */
type MadeOf<E> = [E] extends [bigint] ? 'int64' : [E] extends [boolean] ? 'bool' : Dtype;

/** The dtype of a typed array. */
type DtypeOf<A extends TypedArray> = A extends Float32Array
  ? 'float32'
  : A extends Float64Array
    ? 'float64'
    : A extends Int8Array
      ? 'int8'
      : A extends Int16Array
        ? 'int16'
        : A extends Int32Array
          ? 'int32'
          : A extends BigInt64Array
            ? 'int64'
            : 'uint8';

const OPTIONS: readonly (keyof CreationOptions)[] = ['dtype', 'device', 'requiresGrad'];

/** The numbers that an integer dtype holds; for int64, those that a JavaScript number holds exactly. */
const INTEGERS: ReadonlyMap<Dtype, { from: number; to: number }> = new Map([
  ['uint8', { from: 0, to: 255 }],
  ['int8', { from: -128, to: 127 }],
  ['int16', { from: -32768, to: 32767 }],
  ['int32', { from: -(2 ** 31), to: 2 ** 31 - 1 }],
  ['int64', { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }],
]);

/**
 * Makes a tensor from a number, nested arrays or a typed array. The elements are copied. A typed array that gets
 * another dtype is converted as by `to`.
 *
 * @throws TsmlError `ERR_VALUE` for ragged or mixed arrays and for values that the dtype cannot hold.
 */
export function tensor<D extends Dtype>(data: TypedArray, options: Chosen<D>): Tensor<D, 1>;
export function tensor<A extends TypedArray>(data: A, options?: Unchosen): Tensor<DtypeOf<A>, 1>;
export function tensor<D extends Dtype>(data: Single, options: Chosen<D>): Tensor<D, 0>;
export function tensor<D extends Dtype>(data: readonly Single[], options: Chosen<D>): Tensor<D, 1>;
export function tensor<D extends Dtype>(data: Filled<readonly Single[]>, options: Chosen<D>): Tensor<D, 2>;
export function tensor<D extends Dtype>(
  data: Filled<Filled<readonly Single[]>>,
  options: Chosen<D>,
): Tensor<D, 3>;
export function tensor<D extends Dtype>(data: NestedInput, options: Chosen<D>): Tensor<D>;
export function tensor<E extends Single>(data: E, options?: Unchosen): Tensor<MadeOf<E>, 0>;
export function tensor<E extends Single>(data: Filled<E>, options?: Unchosen): Tensor<MadeOf<E>, 1>;
export function tensor<E extends Single>(data: Filled<Filled<E>>, options?: Unchosen): Tensor<MadeOf<E>, 2>;
export function tensor<E extends Single>(
  data: Filled<Filled<Filled<E>>>,
  options?: Unchosen,
): Tensor<MadeOf<E>, 3>;
export function tensor(data: readonly Single[], options?: CreationOptions): Tensor<Dtype, 1>;
export function tensor(data: NestedInput | TypedArray, options?: CreationOptions): Tensor;
export function tensor(data: NestedInput | TypedArray, options: CreationOptions = {}): Tensor {
  checkOptions('torch.tensor', options, OPTIONS);
  checkDtype(options);
  const made = ArrayBuffer.isView(data) ? fromTypedArray(data) : fromNested(data, options.dtype);
  const converted = convert(made, options);
  if (options.requiresGrad) converted.requiresGrad = true;
  return converted;
}

function checkDtype(options: CreationOptions): void {
  const { dtype } = options;
  if (dtype !== undefined && !isDtype(dtype)) throw unknownDtype('torch.tensor', dtype);
}

/** The error for a word that should be a dtype. */
export function unknownDtype(where: string, word: unknown): TsmlError {
  const dtypes = Object.keys(ITEM_SIZE);
  return new TsmlError(
    'ERR_ARGUMENT',
    `${where}: there is no dtype "${String(word)}"${didYouMean(String(word), dtypes)}`,
    { remedy: `The dtypes are ${dtypes.join(', ')}.` },
  );
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
  const dtype = typedArrayDtype(data);
  // Node-API takes no bytes that threads share.
  const own = data.buffer instanceof SharedArrayBuffer ? data.slice() : data;
  return tensorFromBytes(own, dtype, [own.length]);
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

function fromNested(data: NestedInput, dtype: Dtype | undefined): Tensor {
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
      if (dtype !== 'int64') checkIntegers(elements, dtype);
      return tensorFromBytes(BigInt64Array.from(elements, toInt64), 'int64', shape);
    case 'boolean':
      return tensorFromBytes(Uint8Array.from(elements, Number), 'bool', shape);
    case 'complex':
      return fromComplex(elements, shape, dtype ?? 'complex64');
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
  checkIntegers(elements, dtype);
  if (dtype === 'int64') return tensorFromBytes(BigInt64Array.from(elements, toBigInt), 'int64', shape);
  return dtype === undefined || dtype === 'float32'
    ? tensorFromBytes(Float32Array.from(elements, Number), 'float32', shape)
    : tensorFromBytes(Float64Array.from(elements, Number), 'float64', shape);
}

function fromComplex(elements: readonly Element[], shape: readonly number[], dtype: Dtype): Tensor {
  if (dtype !== 'complex64' && dtype !== 'complex128') {
    throw new TsmlError('ERR_VALUE', `torch.tensor: ${dtype} cannot hold complex numbers`, {
      remedy: 'Use complex64 or complex128, or take the real parts first.',
    });
  }
  const numbers = elements.flatMap(parts);
  const bytes = dtype === 'complex64' ? Float32Array.from(numbers) : Float64Array.from(numbers);
  return tensorFromBytes(bytes, dtype, shape);
}

/** An integer dtype takes integers in its range. PyTorch refuses some others, and cuts or wraps the rest. */
function checkIntegers(elements: readonly Element[], dtype: Dtype | undefined): void {
  const range = dtype === undefined ? undefined : INTEGERS.get(dtype);
  if (range === undefined) return;
  const { from, to } = range;
  const wrong = elements.find(
    (value) =>
      !(typeof value === 'bigint' || Number.isInteger(value)) || Number(value) < from || Number(value) > to,
  );
  if (wrong === undefined) return;
  throw new TsmlError(
    'ERR_VALUE',
    `torch.tensor: expected integers from ${from} to ${to} for ${dtype}, received ${String(wrong)}`,
    {
      remedy:
        dtype === 'int64'
          ? 'Write integers beyond 2^53 as bigints, and round fractions first.'
          : 'Choose a wider dtype, or round and limit the values first.',
    },
  );
}

/** libtorch's own limit. */
const MOST_DIMENSIONS = 64;

function shapeOf(data: NestedInput): number[] {
  const shape: number[] = [];
  for (let level = data; isList(level); ) {
    if (shape.length === MOST_DIMENSIONS) {
      throw new TsmlError(
        'ERR_VALUE',
        `torch.tensor: expected at most ${MOST_DIMENSIONS} levels of arrays, received more (does an array contain itself?)`,
      );
    }
    shape.push(level.length);
    const first: NestedInput | undefined = level[0];
    if (first === undefined) break;
    level = first;
  }
  return shape;
}

function collect(
  data: NestedInput,
  shape: readonly number[],
  dim: number,
  path: number[],
  into: Element[],
): void {
  const size = shape[dim];
  const list = isList(data) ? data : undefined;
  if (list?.length !== size) {
    const came = list === undefined ? withArticle(typeof data) : `an array of ${list.length}`;
    throw new TsmlError(
      'ERR_VALUE',
      `torch.tensor: expected ${size === undefined ? 'a single element' : `an array of ${size}`} at [${path.join('][')}], received ${came}`,
      { remedy: 'All arrays of one level must have the same length.' },
    );
  }
  if (isList(data)) {
    for (const [i, item] of data.entries()) collect(item, shape, dim + 1, [...path, i], into);
  } else {
    const element = data instanceof Float ? data.value : data;
    kindOf(element);
    into.push(element);
  }
}

/** `Array.isArray` does not know readonly arrays. */
function isList(data: NestedInput): data is readonly NestedInput[] {
  return Array.isArray(data);
}

function kindOf(element: Element): string {
  if (isScalar(element)) return isComplex(element) ? 'complex' : typeof element;
  throw new TsmlError(
    'ERR_VALUE',
    `torch.tensor: expected numbers, bigints, booleans or {re, im}, received ${describeArguments([element])}`,
  );
}

function toInt64(element: Element): bigint {
  if (typeof element === 'bigint' && BigInt.asIntN(64, element) === element) return element;
  throw new TsmlError(
    'ERR_VALUE',
    `torch.tensor: expected an integer of 64 bits, received ${String(element)}`,
  );
}

function toBigInt(element: Element): bigint {
  return BigInt(Number(element));
}

function parts(element: Element): number[] {
  return isComplex(element) ? [element.re, element.im] : [];
}
