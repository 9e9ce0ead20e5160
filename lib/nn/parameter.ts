import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { type Dtype, isDtype, type MemoryFormat } from '../torch/dtype.js';
import { callNative } from '../torch/errors.js';
import { type Device, handleOf, Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';

/** Where and as what a layer makes its parameters. */
export interface FactoryOptions {
  /** Default: `float32`. */
  readonly dtype?: Dtype | undefined;
  /** Default: `cpu`. */
  readonly device?: Device | undefined;
}

export const FACTORY_OPTIONS: readonly (keyof FactoryOptions)[] = ['dtype', 'device'];

let detach: number | undefined;

/** Makes `owner` the owner of a tensor that shares the elements of `data` and none of its history. */
function share(owner: Tensor, data: Tensor, what: string): void {
  const source = handleOf(data, what);
  detach ??= native().overloads('aten::detach')[0]?.index;
  const overload = detach;
  if (overload === undefined) throw new TsmlError('ERR_INTERNAL', 'libtorch has no aten::detach');
  beforeOperator();
  const handle = callNative(what, [data], () => native().call(overload, owner, source));
  owner.handle = Number(handle);
}

/**
 * A tensor that a module learns: what `parameters()` finds in a module's fields. It shares memory with `data`, keeps its
 * identity under `Module.to`, and requires a gradient unless told otherwise.
 */
export class Parameter extends Tensor {
  constructor(data: Tensor, options: { readonly requiresGrad?: boolean } = {}) {
    super();
    checkOptions('nn.Parameter', options, ['requiresGrad']);
    share(this, data, 'nn.Parameter');
    if (options.requiresGrad ?? true) this.requiresGrad = true;
  }

  override toString(): string {
    return `Parameter containing:\n${super.toString()}`;
  }
}

/**
 * A tensor that belongs to a module's state without being learnt, such as a running mean: what `buffers()` finds in a
 * module's fields. It shares memory with `data`.
 */
export class Buffer extends Tensor {
  /** Whether it is part of the state dict. */
  readonly persistent: boolean;

  /** @internal The very tensor, with its history, as a buffer: what is assigned to a buffer's field. */
  static of(tensor: Tensor, persistent: boolean): Buffer {
    const buffer = new Buffer(torch.empty([0], { device: 'meta' }), { persistent });
    Tensor.standFor(buffer, native().alias(tensor.live('nn.Buffer')));
    return buffer;
  }

  constructor(data: Tensor, options: { readonly persistent?: boolean } = {}) {
    super();
    checkOptions('nn.Buffer', options, ['persistent']);
    this.persistent = options.persistent ?? true;
    share(this, data, 'nn.Buffer');
  }

  override toString(): string {
    return `Buffer containing:\n${super.toString()}`;
  }
}

/** A parameter whose elements an initialiser is to set. */
export function emptyParameter(shape: readonly number[], { dtype, device }: FactoryOptions): Parameter {
  requireSizes(shape);
  return new Parameter(torch.empty(shape, { dtype, device }));
}

/** A parameter of ones or zeros. */
export function filledParameter(shape: readonly number[], value: 0 | 1, options: FactoryOptions): Parameter {
  return new Parameter(filled(shape, value, options));
}

/** A buffer of ones or zeros. */
export function filledBuffer(shape: readonly number[], value: 0 | 1, options: FactoryOptions): Buffer {
  return new Buffer(filled(shape, value, options));
}

function filled(shape: readonly number[], value: 0 | 1, { dtype, device }: FactoryOptions): Tensor {
  requireSizes(shape);
  return (value === 0 ? torch.zeros : torch.ones)(shape, { dtype, device });
}

function requireSizes(shape: readonly number[]): void {
  if (shape.every((size) => Number.isInteger(size) && size >= 0)) return;
  throw new TsmlError(
    'ERR_VALUE',
    `a layer's parameter: expected sizes that are integers of 0 or more, received [${shape.join(', ')}]`,
  );
}

/** Where a module's tensors go: a device, a dtype (not for integers), a layout (of 4-d tensors for `channels_last`). */
export type MoveTarget = Dtype | Device | { readonly memoryFormat: MemoryFormat };

/** Gives a tensor, in place, and its gradient another device, dtype or layout. */
export function moveTensor(tensor: Tensor, targets: readonly MoveTarget[]): void {
  const moved = moving(tensor, targets);
  const isThere = moved.dtype === tensor.dtype && moved.device === tensor.device;
  if (isThere && String(moved.strides) === String(tensor.strides)) return;
  const gradient = tensor.grad;
  tensor.grad = null;
  torch.call('aten::set_data', tensor, moved);
  if (gradient !== null) tensor.grad = moving(gradient, targets);
}

/** Dimensions that a tensor must have for a layout. */
const LAYOUT_DIMENSIONS: Readonly<Partial<Record<MemoryFormat, number>>> = {
  channels_last: 4,
  channels_last_3d: 5,
};

function moving(tensor: Tensor, targets: readonly MoveTarget[]): Tensor {
  return targets.reduce<Tensor>((moved, target) => {
    if (typeof target === 'object') {
      const { memoryFormat } = target;
      const dimensions = LAYOUT_DIMENSIONS[memoryFormat] ?? moved.dim();
      return moved.dim() === dimensions ? moved.to(moved.dtype, { memoryFormat }) : moved;
    }
    return isDtype(target) && !/^(float|bfloat|complex)/.test(moved.dtype) ? moved : moved.to(target);
  }, tensor);
}
