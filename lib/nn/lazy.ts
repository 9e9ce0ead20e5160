/** Layers that take the number of their inputs from the first call, or from a state dict that is loaded. */
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import {
  BatchNorm1d,
  BatchNorm2d,
  BatchNorm3d,
  type BatchNormOptions,
  InstanceNorm1d,
  InstanceNorm2d,
  InstanceNorm3d,
  type StatisticsNorm,
} from './batch-norm.js';
import { Conv1d, Conv2d, Conv3d, type ConvNd, type ConvOptions, checkChannels } from './conv.js';
import {
  ConvTranspose1d,
  ConvTranspose2d,
  ConvTranspose3d,
  type ConvTransposeNd,
  type ConvTransposeOptions,
} from './conv-transpose.js';
import { Linear, type LinearOptions } from './linear.js';
import type { Module } from './module.js';
import { imagePatterns, requireShape, type ShapePattern, type Sizes } from './shapes.js';

/** A class whose name is that of the layers that it makes, as they print it. */
function lazy<Made>(Known: { readonly name: string }, Lazy: Made & object): Made {
  Object.defineProperty(Lazy, 'name', { value: `Lazy${Known.name}` });
  return Lazy;
}

/** From here on the layer is one of those that know their inputs, as in PyTorch. */
function become(layer: Module, Known: { readonly prototype: object }): void {
  Object.setPrototypeOf(layer, Known.prototype);
}

/** Gives a parameter or buffer, in place, elements of a shape that was not known. An optimizer keeps what it holds. */
function allot(tensor: Tensor | null, shape: readonly number[]): void {
  if (tensor === null) return;
  const { dtype, device } = tensor;
  torch.noGrad(() => torch.call('aten::set_data', tensor, torch.empty(shape, { dtype, device })));
}

/** The channels of [N, C, …] or [C, …] with `rank` more dimensions. */
function channelsOf(input: Tensor, rank: number): number {
  requireShape('an input', input, imagePatterns(rank, 'C'));
  return input.shape[input.ndim - rank - 1] ?? 0;
}

/** `Linear` with inFeatures from the first call. */
export class LazyLinear extends Linear {
  constructor(outFeatures: number, options: LinearOptions = {}) {
    super(0, outFeatures, options);
  }

  override resetParameters(): void {
    if (this.inFeatures > 0) super.resetParameters();
  }

  override forward(input: Tensor): Tensor {
    requireShape('an input', input, this.inputShapes());
    this.takeFeatures(input.shape.at(-1) ?? 0);
    this.resetParameters();
    return this.forward(input);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['*', 'inFeatures']];
  }

  protected override prepareLoad(state: Map<string, Tensor>, prefix: string): void {
    super.prepareLoad(state, prefix);
    const features = state.get(`${prefix}weight`)?.shape[1];
    if (features !== undefined) this.takeFeatures(features);
  }

  private takeFeatures(count: number): void {
    this.inFeatures = count;
    allot(this.weight, [this.outFeatures, count]);
    become(this, Linear);
  }
}

type ConvClass = new (
  inChannels: number,
  outChannels: number,
  kernelSize: Sizes,
  options?: ConvOptions,
) => ConvNd;

function lazyConv(Known: ConvClass) {
  return lazy(
    Known,
    class extends Known {
      constructor(outChannels: number, kernelSize: Sizes, options: ConvOptions = {}) {
        super(0, outChannels, kernelSize, options);
      }

      override resetParameters(): void {
        if (this.inChannels > 0) super.resetParameters();
      }

      override forward(input: Tensor): Tensor {
        this.takeChannels(channelsOf(input, this.rank));
        this.resetParameters();
        return this.forward(input);
      }

      protected override inputShapes(): readonly ShapePattern[] {
        return imagePatterns(this.rank, 'C');
      }

      protected override prepareLoad(state: Map<string, Tensor>, prefix: string): void {
        super.prepareLoad(state, prefix);
        const channels = state.get(`${prefix}weight`)?.shape[1];
        if (channels !== undefined) this.takeChannels(channels * this.groups);
      }

      takeChannels(count: number): void {
        checkChannels(`nn.Conv${this.rank}d`, [count], this.groups, this.paddingMode);
        this.inChannels = count;
        allot(this.weight, [this.outChannels, count / this.groups, ...this.kernelSize]);
        become(this, Known);
      }
    },
  );
}

type LazyConvClass<Known> = new (outChannels: number, kernelSize: Sizes, options?: ConvOptions) => Known;

/** `Conv1d` with inChannels from the first call. */
export const LazyConv1d: LazyConvClass<Conv1d> = lazyConv(Conv1d);
/** `Conv2d` with inChannels from the first call. */
export const LazyConv2d: LazyConvClass<Conv2d> = lazyConv(Conv2d);
/** `Conv3d` with inChannels from the first call. */
export const LazyConv3d: LazyConvClass<Conv3d> = lazyConv(Conv3d);

type ConvTransposeClass = new (
  inChannels: number,
  outChannels: number,
  kernelSize: Sizes,
  options?: ConvTransposeOptions,
) => ConvTransposeNd;

function lazyConvTranspose(Known: ConvTransposeClass) {
  return lazy(
    Known,
    class extends Known {
      constructor(outChannels: number, kernelSize: Sizes, options: ConvTransposeOptions = {}) {
        super(0, outChannels, kernelSize, options);
      }

      override resetParameters(): void {
        if (this.inChannels > 0) super.resetParameters();
      }

      override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
        this.takeChannels(channelsOf(input, this.rank));
        this.resetParameters();
        return this.forward(input, outputSize);
      }

      protected override inputShapes(): readonly ShapePattern[] {
        return imagePatterns(this.rank, 'C');
      }

      protected override prepareLoad(state: Map<string, Tensor>, prefix: string): void {
        super.prepareLoad(state, prefix);
        const channels = state.get(`${prefix}weight`)?.shape[0];
        if (channels !== undefined) this.takeChannels(channels);
      }

      takeChannels(count: number): void {
        checkChannels(`nn.ConvTranspose${this.rank}d`, [count], this.groups, 'zeros');
        this.inChannels = count;
        allot(this.weight, [count, this.outChannels / this.groups, ...this.kernelSize]);
        become(this, Known);
      }
    },
  );
}

type LazyConvTransposeClass<Known> = new (
  outChannels: number,
  kernelSize: Sizes,
  options?: ConvTransposeOptions,
) => Known;

/** `ConvTranspose1d` with inChannels from the first call. */
export const LazyConvTranspose1d: LazyConvTransposeClass<ConvTranspose1d> =
  lazyConvTranspose(ConvTranspose1d);
/** `ConvTranspose2d` with inChannels from the first call. */
export const LazyConvTranspose2d: LazyConvTransposeClass<ConvTranspose2d> =
  lazyConvTranspose(ConvTranspose2d);
/** `ConvTranspose3d` with inChannels from the first call. */
export const LazyConvTranspose3d: LazyConvTransposeClass<ConvTranspose3d> =
  lazyConvTranspose(ConvTranspose3d);

type NormClass = new (numFeatures: number, options?: BatchNormOptions) => StatisticsNorm;

function lazyNorm(Known: NormClass, patterns: readonly ShapePattern[]) {
  const channelDim = (shape: readonly number[]): number =>
    patterns.find((pattern) => pattern.length === shape.length)?.indexOf('C') ?? 1;
  return lazy(
    Known,
    class extends Known {
      constructor(options: BatchNormOptions = {}) {
        // Of the instance norms too: PyTorch's lazy ones differ in that from those that know their features.
        super(0, { affine: true, trackRunningStats: true, ...options });
      }

      override forward(input: Tensor): Tensor {
        requireShape('an input', input, patterns);
        this.takeFeatures(input.shape[channelDim(input.shape)] ?? 0);
        this.resetParameters();
        return this.forward(input);
      }

      protected override inputShapes(): readonly ShapePattern[] {
        return patterns;
      }

      protected override prepareLoad(state: Map<string, Tensor>, prefix: string): void {
        super.prepareLoad(state, prefix);
        const known = state.get(`${prefix}weight`) ?? state.get(`${prefix}running_mean`);
        const features = known?.shape[0];
        if (features !== undefined) this.takeFeatures(features);
      }

      takeFeatures(count: number): void {
        this.numFeatures = count;
        const { weight, bias, runningMean, runningVar } = this;
        for (const tensor of [weight, bias, runningMean, runningVar]) allot(tensor, [count]);
        become(this, Known);
      }
    },
  );
}

type LazyNormClass = new (options?: BatchNormOptions) => StatisticsNorm;

/** `BatchNorm1d` with numFeatures from the first call. */
export const LazyBatchNorm1d: LazyNormClass = lazyNorm(BatchNorm1d, [
  ['N', 'C'],
  ['N', 'C', 'L'],
]);
/** `BatchNorm2d` with numFeatures from the first call. */
export const LazyBatchNorm2d: LazyNormClass = lazyNorm(BatchNorm2d, [['N', 'C', 'H', 'W']]);
/** `BatchNorm3d` with numFeatures from the first call. */
export const LazyBatchNorm3d: LazyNormClass = lazyNorm(BatchNorm3d, [['N', 'C', 'D', 'H', 'W']]);
/** `InstanceNorm1d` with numFeatures from the first call. */
export const LazyInstanceNorm1d: LazyNormClass = lazyNorm(InstanceNorm1d, imagePatterns(1, 'C'));
/** `InstanceNorm2d` with numFeatures from the first call. */
export const LazyInstanceNorm2d: LazyNormClass = lazyNorm(InstanceNorm2d, imagePatterns(2, 'C'));
/** `InstanceNorm3d` with numFeatures from the first call. */
export const LazyInstanceNorm3d: LazyNormClass = lazyNorm(InstanceNorm3d, imagePatterns(3, 'C'));
