/** Methods that Python's `Tensor` has beside those of the operators. */
import { TsmlError } from '../errors.js';
import { tensor } from './creation.js';
import { type Dtype, ITEM_SIZE } from './dtype.js';
import { requireFunction } from './errors.js';
import { type UniqueOptions, unique } from './functions.js';
import type { Broadcast, ElementOf, Nested, Promoted } from './known.js';
import type { Scalar } from './numbers.js';
import { call } from './operators.js';
import {
  type ConsecutiveOptions,
  lu,
  type NormArguments,
  nonzero,
  norm,
  type StftOptions,
  stft,
  uniqueConsecutive,
} from './signatures.js';
import { type Element, type NestedArray, Tensor } from './tensor.js';

/** The conversions, by the names that Python gives them. */
const CONVERSIONS = {
  double: 'float64',
  float: 'float32',
  half: 'float16',
  bfloat16: 'bfloat16',
  byte: 'uint8',
  char: 'int8',
  short: 'int16',
  int: 'int32',
  long: 'int64',
  bool: 'bool',
  cfloat: 'complex64',
  cdouble: 'complex128',
} as const satisfies Record<string, Dtype>;

/** What Python calls tensors of a dtype. */
const TYPE_NAMES: Readonly<Record<Dtype, string>> = {
  float64: 'DoubleTensor',
  float32: 'FloatTensor',
  float16: 'HalfTensor',
  bfloat16: 'BFloat16Tensor',
  uint8: 'ByteTensor',
  int8: 'CharTensor',
  int16: 'ShortTensor',
  int32: 'IntTensor',
  int64: 'LongTensor',
  bool: 'BoolTensor',
  complex64: 'ComplexFloatTensor',
  complex128: 'ComplexDoubleTensor',
};

export type Conversions = {
  /** This tensor with another dtype; itself where it has it. */
  readonly [Name in keyof typeof CONVERSIONS]: <R extends number>(
    this: Tensor<Dtype, R>,
  ) => Tensor<(typeof CONVERSIONS)[Name], R>;
};

export interface PythonMethods extends Conversions {
  /** The sizes, or that of one dimension. */
  size(): number[];
  size(dim: number): number;
  /** Elements to step over per dimension, or in one. */
  stride(): number[];
  stride(dim: number): number;
  /** The number of dimensions. */
  dim(): number;
  /** The number of dimensions. */
  ndimension(): number;
  /** The number of elements. */
  nelement(): number;
  /** Bytes of one element. */
  elementSize(): number;
  /** The dimensions from that of the largest step to that of the smallest. */
  dimOrder(): number[];
  /** Has `backward()` keep this tensor's gradient in `grad` although it is no leaf. */
  retainGrad(): void;
  /** Python's name of dtype and device, such as `torch.FloatTensor` or `torch.cuda.HalfTensor`. */
  type(): string;
  /** This tensor with another dtype, as `to`. */
  type(dtype: Dtype): Tensor;
  /** This tensor on the CPU. */
  cpu<D extends Dtype, R extends number>(this: Tensor<D, R>): Tensor<D, R>;
  /** This tensor on a CUDA device: the current one unless its number is given. */
  cuda<D extends Dtype, R extends number>(this: Tensor<D, R>, device?: number): Tensor<D, R>;
  /** `toArray()` by Python's name. */
  tolist<D extends Dtype, R extends number>(this: Tensor<D, R>): Nested<ElementOf[D], R>;
  /** Puts what the function makes of each element in its place. For the CPU, and slow: operators are a thousand times faster. */
  apply_<D extends Dtype, R extends number>(
    this: Tensor<D, R>,
    change: (element: ElementOf[D]) => ElementOf[D],
  ): Tensor<D, R>;
  /** The same of each element and the other tensor's in its place; that is broadcast to this one's shape. */
  map_<D extends Dtype, R extends number>(
    this: Tensor<D, R>,
    other: Tensor<D>,
    change: (element: ElementOf[D], other: ElementOf[D]) => ElementOf[D],
  ): Tensor<D, R>;
  /** The same with two other tensors. */
  map2_<D extends Dtype, R extends number>(
    this: Tensor<D, R>,
    first: Tensor<D>,
    second: Tensor<D>,
    change: (element: ElementOf[D], first: ElementOf[D], second: ElementOf[D]) => ElementOf[D],
  ): Tensor<D, R>;
  /** The n-th derivative of the digamma function. */
  polygamma(n: number): Tensor;
  /** This tensor's elements where the condition holds, the other's elsewhere. */
  where<D extends Dtype, R extends number, E extends Dtype, S extends number, Q extends number>(
    this: Tensor<D, R>,
    condition: Tensor<Dtype, Q>,
    other: Tensor<E, S>,
  ): Tensor<Promoted<D, R, E, S>, Broadcast<Q, Broadcast<R, S>>>;
  where(condition: Tensor, other: Tensor | Scalar): Tensor;
  /** The distinct elements, as `torch.unique`. */
  unique<D extends Dtype>(
    this: Tensor<D>,
    options?: UniqueOptions & { readonly returnInverse?: false; readonly returnCounts?: false },
  ): Tensor<D>;
  unique(options: UniqueOptions): Tensor | Tensor[];
  /** This tensor without repetitions that follow one another, as `torch.uniqueConsecutive`. */
  uniqueConsecutive(
    options?: ConsecutiveOptions & { readonly returnInverse?: false; readonly returnCounts?: false },
  ): Tensor;
  uniqueConsecutive(options: ConsecutiveOptions): Tensor | Tensor[];
  /** The places that are not zero, as `torch.nonzero`. */
  nonzero(options?: { asTuple?: false }): Tensor<'int64', 2>;
  nonzero(options: { asTuple: boolean }): Tensor | Tensor[];
  /** A norm by Python's words, as `torch.norm`. */
  norm(...rest: NormArguments): Tensor;
  /** The short-time Fourier transform, as `torch.stft`. */
  stft(nFft: number, options?: StftOptions): Tensor;
  stft(options: StftOptions & { nFft: number }): Tensor;
  /** The compact LU factors and the pivots, as `torch.lu`. */
  lu(pivot?: boolean, getInfos?: boolean): Tensor[];
  lu(options: { pivot?: boolean; getInfos?: boolean }): Tensor[];
}

/** @throws TsmlError `ERR_INDEX` where there is no such dimension. */
function oneOf(what: string, items: readonly number[], dim: number): number {
  const item = Number.isInteger(dim) ? items.at(dim) : undefined;
  if (item !== undefined && dim >= -items.length) return item;
  throw new TsmlError(
    'ERR_INDEX',
    `Tensor.${what}: expected a dimension from ${-items.length} to ${items.length - 1}, received ${dim}`,
  );
}

/** What the function makes of the elements of several tensors, place by place, written into the first. */
function mapElements(
  what: string,
  target: Tensor,
  others: readonly Tensor[],
  change: (...elements: Element[]) => Element,
): Tensor {
  requireFunction(`Tensor.${what}`, change);
  const columns = [target, ...others.map((other) => expandedTo(what, target, other))].map(flatElements);
  const made = Array.from({ length: target.numel() }, (_, place) =>
    change(...columns.map((column) => column[place] ?? Number.NaN)),
  );
  target.copy_(tensor(made, { dtype: target.dtype }).view(target.shape));
  return target;
}

function expandedTo(what: string, target: Tensor, other: Tensor): Tensor {
  if (other.dtype !== target.dtype || other.device !== 'cpu' || target.device !== 'cpu') {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `Tensor.${what}: expected tensors of one dtype on the CPU, received ${target.dtype} on ${target.device} and ${other.dtype} on ${other.device}`,
    );
  }
  return other.expand(target.shape);
}

function flatElements(values: Tensor): Element[] {
  const elements = values.detach().flatten().toArray();
  return Array.isArray(elements) ? elements.filter((element) => !Array.isArray(element)) : [elements];
}

function requireTensor(value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  throw new TsmlError('ERR_INTERNAL', 'expected an operator that gives a tensor');
}

const written = {
  size(this: Tensor, dim?: number): number | number[] {
    return dim === undefined ? this.shape : oneOf('size', this.shape, dim);
  },
  stride(this: Tensor, dim?: number): number | number[] {
    return dim === undefined ? this.strides : oneOf('stride', this.strides, dim);
  },
  dim(this: Tensor): number {
    return this.ndim;
  },
  ndimension(this: Tensor): number {
    return this.ndim;
  },
  nelement(this: Tensor): number {
    return this.numel();
  },
  elementSize(this: Tensor): number {
    return ITEM_SIZE[this.dtype];
  },
  dimOrder(this: Tensor): number[] {
    const { strides } = this;
    return strides.map((_, i) => i).sort((a, b) => (strides[b] ?? 0) - (strides[a] ?? 0) || a - b);
  },
  retainGrad(this: Tensor): void {
    call('aten::retain_grad', this);
  },
  type(this: Tensor, dtype?: Dtype): Tensor | string {
    return dtype === undefined ? typeName(this) : this.to(dtype);
  },
  cpu(this: Tensor): Tensor {
    return this.to('cpu');
  },
  cuda(this: Tensor, device?: number): Tensor {
    return this.to(device === undefined ? 'cuda' : `cuda:${device}`);
  },
  tolist(this: Tensor): NestedArray {
    return this.toArray();
  },
  apply_(this: Tensor, change: (element: Element) => Element): Tensor {
    return mapElements('apply_', this, [], change);
  },
  map_(this: Tensor, other: Tensor, change: (...elements: Element[]) => Element): Tensor {
    return mapElements('map_', this, [other], change);
  },
  map2_(this: Tensor, first: Tensor, second: Tensor, change: (...elements: Element[]) => Element): Tensor {
    return mapElements('map2_', this, [first, second], change);
  },
  polygamma(this: Tensor, n: number): Tensor {
    return requireTensor(call('aten::polygamma', n, this));
  },
  where(this: Tensor, condition: Tensor, other: Tensor | Scalar): Tensor {
    return requireTensor(call('aten::where', condition, this, other));
  },
  unique(this: Tensor, options: UniqueOptions = {}): Tensor | Tensor[] {
    return unique(this, options);
  },
  uniqueConsecutive(this: Tensor, options: ConsecutiveOptions = {}): Tensor | Tensor[] {
    return uniqueConsecutive(this, options);
  },
  nonzero(this: Tensor, options: { asTuple: boolean } = { asTuple: false }): Tensor | Tensor[] {
    return nonzero(this, options);
  },
  norm(this: Tensor, ...rest: NormArguments): Tensor {
    return norm(this, ...rest);
  },
  stft(this: Tensor, nFft: number | (StftOptions & { nFft: number }), options?: StftOptions): Tensor {
    return stft(this, nFft, options);
  },
  lu(this: Tensor, pivot?: boolean | { pivot?: boolean; getInfos?: boolean }, getInfos?: boolean): Tensor[] {
    return lu(this, pivot, getInfos);
  },
};

/** `torch.FloatTensor`, `torch.cuda.sparse.HalfTensor`: the CPU and dense layouts go without a word. */
function typeName({ dtype, device, layout }: Tensor): string {
  const kind = device.replace(/:.*/, '');
  const words = [
    'torch',
    kind === 'cpu' ? '' : kind,
    layout === 'sparse_coo' ? 'sparse' : '',
    TYPE_NAMES[dtype],
  ];
  return words.filter((word) => word !== '').join('.');
}

/** What is put on Tensor's prototype. */
export const pythonMethods: Readonly<Record<string, (this: Tensor, ...args: never[]) => unknown>> = {
  ...written,
  ...Object.fromEntries(
    Object.entries(CONVERSIONS).map(([name, dtype]) => [
      name,
      function convert(this: Tensor): Tensor {
        return this.to(dtype);
      },
    ]),
  ),
};
