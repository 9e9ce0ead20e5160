import { inspect } from 'node:util';
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import type { Handle } from '../native/operators.js';
import { type Native, native } from '../native.js';
import { beforeOperator } from './context.js';
import { type Dtype, ITEM_SIZE, isDtype, type Layout, type MemoryFormat } from './dtype.js';
import { callNative, describeArguments, operatorError, SUMMARY } from './errors.js';
import type { Index, IndexedValue } from './indexing.js';
import type { ArrayOf, ElementOf, IndexedRank, Known, Nested } from './known.js';
import type { PythonMethods } from './methods.js';
import type { Complex } from './numbers.js';
import type { TensorOperators } from './operators.generated.js';
import {
  defaultPrintOptions,
  formatSparse,
  formatTensor,
  type Printable,
  summarizedIndices,
} from './print.js';
import type { RemovableHandle } from './removable.js';
import { traceTensor } from './trace.js';

/**
 * structuredClone and postMessage throw on a symbol, and say its description. Without it they would quietly make a
 * plain object with a number in it, which means nothing to another thread.
 */
const STAYS_HERE = Symbol(
  'A tsml Tensor stays with the thread that made it: send tensor.data() and tensor.shape. It',
);

/** `cpu`, `cuda`, `cuda:0`, `mps`, … */
export type Device = string;

/** The devices that can be told from dtypes. */
type KnownDevice = `${'cpu' | 'cuda' | 'mps' | 'xpu' | 'meta'}${'' | `:${number}`}`;

interface ToOptions {
  copy?: boolean;
  memoryFormat?: MemoryFormat;
}

/** What is printed of a sparse tensor, by the names that Python gives it, and the operators that give it. */
const SPARSE_PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sparse_coo: { indices: '_indices', values: '_values' },
  sparse_csr: { crow_indices: 'crow_indices', col_indices: 'col_indices', values: 'values' },
  sparse_csc: { ccol_indices: 'ccol_indices', row_indices: 'row_indices', values: 'values' },
  sparse_bsr: { crow_indices: 'crow_indices', col_indices: 'col_indices', values: 'values' },
  sparse_bsc: { ccol_indices: 'ccol_indices', row_indices: 'row_indices', values: 'values' },
};

/** The elements of a tensor as JavaScript sees them: numbers, bigints for int64, booleans, or complex numbers. */
export type Element = number | bigint | boolean | Complex;
export type NestedArray = Element | NestedArray[];

/** The typed array that `data()` gives for a dtype. */
export type TensorData =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array;

export interface BackwardOptions {
  readonly gradient?: Tensor | null;
  /** The tensors whose `grad` accumulates; by default all leaves. */
  readonly inputs?: readonly Tensor[];
  /** Keeps the graph for another `backward`. */
  readonly retainGraph?: boolean;
  /** Records the backward pass too, for higher derivatives. */
  readonly createGraph?: boolean;
}

/** Sees a gradient on its way; what it returns takes its place. */
export type GradientHook = ((gradient: Tensor) => Tensor | null | undefined) | ((gradient: Tensor) => void);

/**
 * An n-dimensional array of one dtype on one device, with PyTorch's semantics; the elements live in libtorch.
 *
 * Its memory is freed when the garbage collector finds it unreachable, or at once by `dispose()`, `using`, or the end
 * of a `torch.scope`. Each operator of libtorch is a method, in camelCase (`operators.generated.ts` lists them):
 * positional arguments as in Python, keyword arguments in one last object: `x.sum({ dim: 0, keepdim: true })`.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the operators are put on the prototype by operators.ts
// biome-ignore lint/correctness/noUnusedVariables: the interface below has the member that they are for
export class Tensor<D extends Dtype = Dtype, R extends number = number> {
  /** @internal Without it `instanceof` would make a `Tensor<any, any>`. It is JavaScript's own. */
  declare static readonly [Symbol.hasInstance]: <T extends Tensor>(
    this: abstract new (
      ...args: never[]
    ) => T,
    value: unknown,
  ) => value is T;

  /** @internal The tensor's number in the addon's table; 0 before the addon gave one and after `dispose()`. */
  handle: Handle = 0;
  /** @internal */
  readonly uncloneable = STAYS_HERE;

  constructor() {
    traceTensor(this);
  }

  /** @internal The owner of a handle that the addon gave without one. */
  static adopt(handle: Handle): Tensor {
    const tensor = new Tensor();
    native().own(tensor, handle);
    tensor.handle = handle;
    return tensor;
  }

  /** @internal The same, where 0 stands for no tensor. */
  static adoptIfAny(handle: Handle): Tensor | null {
    return handle === 0 ? null : Tensor.adopt(handle);
  }

  /** @internal A tensor that only the scope it was made in frees; null where 0 stands for none. */
  static borrowIfAny(handle: Handle): Tensor | null {
    if (handle === 0) return null;
    const tensor = new Tensor();
    tensor.handle = handle;
    return tensor;
  }

  /** @internal From now on the object stands for another of the addon's tensors, which has no owner yet. */
  static standFor(tensor: Tensor, handle: Handle): void {
    native().own(tensor, handle);
    tensor.dispose();
    tensor.handle = handle;
  }

  /** Sizes of the dimensions. */
  get shape(): number[] {
    return this.ask('shape', (addon, handle) => addon.shape(handle));
  }

  /** Elements to step over, per dimension. */
  get strides(): number[] {
    return this.ask('strides', (addon, handle) => addon.strides(handle));
  }

  /** The number of dimensions. */
  get ndim(): number {
    return this.shape.length;
  }

  /** @throws TsmlError `ERR_DTYPE` for what libtorch alone has: float16 times a complex number is its ComplexHalf. */
  get dtype(): Dtype {
    const word = this.ask('dtype', (addon, handle) => addon.dtype(handle));
    if (isDtype(word)) return word;
    throw new TsmlError('ERR_DTYPE', `this tensor has libtorch's dtype ${word}, which tsml does not have`, {
      remedy: 'Convert it with to(), or what it was computed from.',
    });
  }

  /** `cpu`, `cuda:0`, … */
  get device(): string {
    return this.ask('device', (addon, handle) => addon.device(handle));
  }

  get layout(): Layout | string {
    return this.ask('layout', (addon, handle) => addon.layout(handle));
  }

  /** Whether operators on it are recorded for `backward()`. */
  get requiresGrad(): boolean {
    return this.ask('requiresGrad', (addon, handle) => addon.requiresGrad(handle));
  }

  set requiresGrad(value: boolean) {
    this.ask('requiresGrad', (addon, handle) => addon.setRequiresGrad(handle, value));
  }

  /** Whether it was made by a user and not by a recorded operator. */
  get isLeaf(): boolean {
    return this.ask('isLeaf', (addon, handle) => addon.isLeaf(handle));
  }

  /** The name of the operator that recorded it, such as `AddBackward0`; undefined for a leaf. */
  get gradFn(): string | undefined {
    return this.ask('gradFn', (addon, handle) => addon.gradientFunction(handle));
  }

  /** The gradient that `backward()` accumulated here, or null. It shares memory with what the optimizer reads. */
  get grad(): Tensor | null {
    const gradient = new Tensor();
    beforeOperator();
    gradient.handle = this.ask('grad', (addon, handle) => addon.grad(handle, gradient));
    return gradient.handle === 0 ? null : gradient;
  }

  set grad(value: Tensor | null) {
    const gradient = value === null ? 0 : handleOf(value, 'grad');
    this.ask('grad', (addon, handle) => addon.setGrad(handle, gradient));
  }

  get isDisposed(): boolean {
    return this.handle === 0 || !native().isLive(this.handle);
  }

  /** Bytes of its elements. A view's bytes belong to what it views. */
  get nbytes(): number {
    return this.shape.reduce((product, size) => product * size, ITEM_SIZE[this.dtype]);
  }

  /** Lets go of the memory now, unless a view or a graph still needs it. Disposing twice is harmless. */
  dispose(): void {
    if (this.handle === 0) return;
    native().dispose(this.handle);
    this.handle = 0;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /**
   * Accumulates the gradient of this tensor into the `grad` of every leaf it was made from: `loss.backward()`,
   * `x.backward(gradient)`, `loss.backward({ retainGraph: true })`.
   *
   * @param gradient what flows in; may be left out for a tensor of one element.
   */
  backward(gradient?: Tensor | null | BackwardOptions, options?: BackwardOptions): void {
    const isGradient = gradient instanceof Tensor || gradient === null || gradient === undefined;
    const given = (isGradient ? options : gradient) ?? {};
    checkOptions('Tensor.backward', given, ['gradient', 'inputs', 'retainGraph', 'createGraph']);
    const { gradient: named = null, inputs = [], retainGraph = false, createGraph = false } = given;
    const flowing = isGradient ? (gradient ?? named) : named;
    const gradients = flowing === null ? [] : [handleOf(flowing, 'backward: gradient')];
    const leaves = inputs.map((input) => handleOf(input, 'backward: inputs'));
    beforeOperator();
    this.ask('backward', (addon, handle) =>
      addon.backward([handle], gradients, leaves, retainGraph, createGraph),
    );
  }

  /**
   * The value of a tensor of one element: a bigint for int64, since a number cannot hold every one. Where the types do not
   * know the dtype they say number, as nearly all are, so that `total += loss.item()` needs no more words.
   */
  item<D extends Dtype>(this: Tensor<D>): Dtype extends D ? number : ElementOf[D];
  item(): Element {
    return this.ask('item', (addon, handle) => addon.item(handle));
  }

  /**
   * A copy of the elements, row-major, in the matching typed array; it stays valid after `dispose()`. float16 and
   * bfloat16 are widened to float32 (exactly); complex numbers lie as pairs (re, im); bool as 0 and 1.
   */
  data<D extends Dtype>(this: Tensor<D>): ArrayOf[D];
  data(): TensorData {
    const dtype = this.dtype;
    const half = dtype === 'float16' || dtype === 'bfloat16';
    if (half) {
      const wide = this.to('float32');
      const data = wide.data();
      wide.dispose();
      return data;
    }
    const bytes = this.ask('data', (addon, handle) => addon.toBytes(handle));
    switch (dtype) {
      case 'float32':
      case 'complex64':
        return new Float32Array(bytes);
      case 'float64':
      case 'complex128':
        return new Float64Array(bytes);
      case 'int8':
        return new Int8Array(bytes);
      case 'int16':
        return new Int16Array(bytes);
      case 'int32':
        return new Int32Array(bytes);
      case 'int64':
        return new BigInt64Array(bytes);
      default:
        return new Uint8Array(bytes);
    }
  }

  /** The elements as nested arrays of the tensor's shape; a single element for a tensor without dimensions. */
  toArray<D extends Dtype, R extends number>(this: Tensor<D, R>): Nested<ElementOf[D], R>;
  toArray(): NestedArray {
    return nest(this.elements(), this.shape);
  }

  /** PyTorch's text for this tensor. Large tensors are summarised. */
  toString(): string {
    const { layout } = this;
    if (layout === 'strided') return formatTensor(this.printable());
    const names = SPARSE_PARTS[layout];
    if (names === undefined) return `tensor(..., size=(${this.shape.join(', ')}), layout=torch.${layout})`;
    const parts = Object.entries(names).map(([name, operator]) => {
      using part = this.part(operator);
      return [name, part.printable()] as const;
    });
    const values = parts.at(-1)?.[1].shape ?? [];
    return formatSparse({ ...this.form(), layout, nnz: values[0] ?? 0, parts });
  }

  private printable(): Printable {
    const form = this.form();
    if (form.device === 'meta') return { ...form, values: [] };
    let shown: Tensor = this.detach();
    summarizedIndices(form.shape, defaultPrintOptions).forEach((indices, dim) => {
      if (indices === undefined) return;
      using kept = shown;
      shown = kept.indexSelect(dim, indexTensor(indices, kept.device));
    });
    using summarised = shown;
    return { ...form, values: summarised.elements() };
  }

  private form(): Omit<Printable, 'values'> {
    const { dtype, shape, device, requiresGrad, gradFn } = this;
    return { dtype, shape, device, requiresGrad, gradFn };
  }

  /** What an operator of this tensor alone gives, without its history. */
  private part(operator: string): Tensor {
    const overload = native().overloads(`aten::${operator}`)[0];
    if (overload === undefined) throw new TsmlError('ERR_INTERNAL', `libtorch has no aten::${operator}`);
    using part = new Tensor();
    beforeOperator();
    part.handle = this.ask(operator, (addon, handle) => Number(addon.call(overload.index, part, handle)));
    return part.detach();
  }

  /** JavaScript has no operators for tensors: `x * 2` would quietly be NaN, and `x > 3` false. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toString();
    throw new TsmlError('ERR_ARGUMENT', 'JavaScript operators such as *, + and > do not take tensors', {
      remedy: 'Write x.mul(2), x.add(y), x.gt(3); or use x.item() for the number.',
    });
  }

  /** @throws TsmlError always: what is to be saved must be said. */
  toJSON(): never {
    throw new TsmlError('ERR_ARGUMENT', 'JSON.stringify does not take tensors', {
      remedy:
        'Put x.item() or x.toArray() in its place (int64 gives bigints, which JSON does not take either).',
    });
  }

  /** What `console.log` and the REPL show: where the elements cannot be read now, it says so and does not throw. */
  [inspect.custom](): string {
    if (this.isDisposed) return 'Tensor (disposed)';
    try {
      return this.toString();
    } catch (error) {
      if (!(error instanceof TsmlError)) throw error;
      return `${this[SUMMARY]()} (${error.code})`;
    }
  }

  /** @internal The handle, or an error that names `what` where the tensor was disposed. */
  live(what: string): Handle {
    if (this.handle === 0) {
      throw new TsmlError('ERR_DISPOSED', `${what}: this tensor was disposed`, {
        remedy: 'Use it before dispose(), return it from its torch.scope, or copy what you need with data().',
      });
    }
    return this.handle;
  }

  /** @internal How error messages name it. */
  [SUMMARY](): string {
    if (this.isDisposed) return 'disposed Tensor';
    return `Tensor ${native().dtype(this.handle)} [${this.shape.join(', ')}]`;
  }

  /** What the addon says of this tensor; its errors name the property. */
  private ask<T>(what: string, question: (addon: Native, handle: Handle) => T): T {
    const handle = this.live(what);
    try {
      return question(native(), handle);
    } catch (error) {
      throw operatorError(`Tensor.${what}`, [this], error);
    }
  }

  private elements(): Element[] {
    const data = this.data();
    switch (this.dtype) {
      case 'bool':
        return Array.from(data, Boolean);
      case 'complex64':
      case 'complex128': {
        const numbers = Array.from(data, Number);
        return Array.from({ length: numbers.length / 2 }, (_, i) => ({
          re: numbers[2 * i] ?? 0,
          im: numbers[2 * i + 1] ?? 0,
        }));
      }
      default:
        return data instanceof BigInt64Array ? Array.from(data) : Array.from(data);
    }
  }
}

export interface Tensor<D extends Dtype = Dtype, R extends number = number>
  extends Known<D, R>,
    Omit<TensorOperators, keyof PythonMethods>,
    PythonMethods {
  /** This tensor with another dtype, on another device, or like another; it shares memory where nothing changes. */
  to<D extends Dtype, R extends number>(this: Tensor<Dtype, R>, dtype: D, options?: ToOptions): Tensor<D, R>;
  to<D extends Dtype, R extends number>(
    this: Tensor<D, R>,
    device: KnownDevice,
    options?: ToOptions,
  ): Tensor<D, R>;
  to<D extends Dtype, R extends number>(
    this: Tensor<Dtype, R>,
    other: Tensor<D>,
    options?: ToOptions,
  ): Tensor<D, R>;
  to<D extends Dtype, R extends number>(
    this: Tensor<Dtype, R>,
    device: KnownDevice,
    dtype: D,
    options?: ToOptions,
  ): Tensor<D, R>;
  to<D extends Dtype, R extends number>(
    this: Tensor<Dtype, R>,
    target: ToOptions & { dtype: D; device?: Device },
  ): Tensor<D, R>;
  to<D extends Dtype, R extends number>(
    this: Tensor<D, R>,
    target: ToOptions & { device: Device },
  ): Tensor<D, R>;
  to<R extends number>(
    this: Tensor<Dtype, R>,
    target: Dtype | Device | Tensor,
    options?: ToOptions,
  ): Tensor<Dtype, R>;

  /**
   * What an index names, as `x[…]` does in Python: `x.at(0, '1:3', null, '...', mask)`. A view, which shares memory,
   * unless the index has tensors, arrays or negative steps; indexing.ts lists the forms.
   */
  at<D extends Dtype, R extends number, L extends Index[]>(
    this: Tensor<D, R>,
    ...indices: L
  ): Tensor<D, IndexedRank<R, L>>;

  /**
   * Calls `hook` with this tensor's gradient whenever `backward()` has computed it, before it flows on or accumulates.
   * What it returns takes the gradient's place. Graphs with hooks run backward on the JavaScript thread.
   */
  registerHook(hook: GradientHook): RemovableHandle;

  /** Calls `hook` with this leaf after a `backward()` has accumulated into its `grad`. */
  registerPostAccumulateGradHook(hook: (leaf: Tensor) => void): RemovableHandle;

  /** Writes a value, broadcast, to what an index names, as `x[…] = value` does: `x.put([0, '1:3'], 5)`. */
  put<D extends Dtype, R extends number>(
    this: Tensor<D, R>,
    indices: readonly Index[],
    value: IndexedValue,
  ): Tensor<D, R>;
}

/** @throws TsmlError naming `what` where what should be a tensor is none, or was disposed. */
export function handleOf(value: Tensor, what: string): Handle {
  if (value instanceof Tensor) return value.live(what);
  throw new TsmlError('ERR_ARGUMENT', `${what}: expected a Tensor, received ${describeArguments([value])}`);
}

/** A tensor made from bytes, which are copied. Its shape times the dtype's size must be their length. */
export function tensorFromBytes(bytes: ArrayBufferView, dtype: Dtype, shape: readonly number[]): Tensor {
  const tensor = new Tensor();
  beforeOperator();
  tensor.handle = callNative('tensorFromBytes', [bytes, dtype, shape], () =>
    native().fromBytes(tensor, bytes, dtype, shape),
  );
  return tensor;
}

function indexTensor(indices: readonly number[], device: string): Tensor {
  return tensorFromBytes(BigInt64Array.from(indices, BigInt), 'int64', [indices.length]).to(device);
}

/** More arrays than this no program wants; [2^31, 0] would be 2^31 empty ones. */
const MOST_ARRAYS = 2 ** 26;

function nest(elements: readonly Element[], shape: readonly number[]): NestedArray {
  let arrays = 1;
  for (const size of shape.slice(0, -1)) arrays *= size;
  if (arrays > MOST_ARRAYS) {
    throw new TsmlError(
      'ERR_VALUE',
      `toArray: expected at most ${MOST_ARRAYS} arrays, [${shape.join(', ')}] takes ${arrays}`,
      {
        remedy: 'Take data(), one typed array, and shape.',
      },
    );
  }
  let position = 0;
  const build = (dim: number): NestedArray => {
    const size = shape[dim];
    if (size === undefined) return elements[position++] ?? Number.NaN;
    return Array.from({ length: size }, () => build(dim + 1));
  };
  return build(0);
}
