import { checkOptions } from '../config/options.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { Module } from './module.js';
import { pythonBool, pythonSizes } from './python.js';
import { imagePatterns, type ShapePattern, type Sizes } from './shapes.js';

export interface MaxPoolOptions {
  /** Default: kernelSize. */
  readonly stride?: Sizes;
  /** Of −∞, on both sides. Default 0. */
  readonly padding?: Sizes;
  /** Default 1. */
  readonly dilation?: Sizes;
  /** Whether windows may go over the edge. Default false. */
  readonly ceilMode?: boolean;
}

/** What the max pools share. */
abstract class MaxPoolNd extends Module {
  readonly stride: Sizes;
  readonly padding: Sizes;
  readonly dilation: Sizes;
  readonly ceilMode: boolean;

  constructor(
    readonly rank: 1 | 2 | 3,
    readonly kernelSize: Sizes,
    options: MaxPoolOptions,
  ) {
    super();
    checkOptions(`nn.MaxPool${rank}d`, options, ['stride', 'padding', 'dilation', 'ceilMode']);
    this.stride = options.stride ?? kernelSize;
    this.padding = options.padding ?? 0;
    this.dilation = options.dilation ?? 1;
    this.ceilMode = options.ceilMode ?? false;
  }

  override extraRepr(): string {
    const { kernelSize, stride, padding, dilation, ceilMode } = this;
    const sizes = `kernel_size=${pythonSizes(kernelSize)}, stride=${pythonSizes(stride)}, padding=${pythonSizes(padding)}`;
    return `${sizes}, dilation=${pythonSizes(dilation)}, ceil_mode=${pythonBool(ceilMode)}`;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, 'C');
  }
}

/** The largest value of each window of [N, C, L] or [C, L]. */
export class MaxPool1d extends MaxPoolNd {
  constructor(kernelSize: Sizes, options: MaxPoolOptions = {}) {
    super(1, kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { kernelSize, stride, padding, dilation, ceilMode } = this;
    return torch.maxPool1d(input, kernelSize, stride, padding, dilation, ceilMode);
  }
}

/** The largest value of each window of [N, C, H, W] or [C, H, W]. */
export class MaxPool2d extends MaxPoolNd {
  constructor(kernelSize: Sizes, options: MaxPoolOptions = {}) {
    super(2, kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { kernelSize, stride, padding, dilation, ceilMode } = this;
    return torch.maxPool2d(input, kernelSize, stride, padding, dilation, ceilMode);
  }
}

/** The largest value of each window of [N, C, D, H, W] or [C, D, H, W]. */
export class MaxPool3d extends MaxPoolNd {
  constructor(kernelSize: Sizes, options: MaxPoolOptions = {}) {
    super(3, kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { kernelSize, stride, padding, dilation, ceilMode } = this;
    return torch.maxPool3d(input, kernelSize, stride, padding, dilation, ceilMode);
  }
}

export interface AvgPoolOptions {
  /** Default: kernelSize. */
  readonly stride?: Sizes;
  /** Of zeros, on both sides. Default 0. */
  readonly padding?: Sizes;
  /** Whether windows may go over the edge. Default false. */
  readonly ceilMode?: boolean;
  /** Whether the zeros of the padding count. Default true. */
  readonly countIncludePad?: boolean;
}

export interface DividedAvgPoolOptions extends AvgPoolOptions {
  /** What sums are divided by in place of the window's size. */
  readonly divisorOverride?: number | null;
}

const AVG_OPTIONS = ['stride', 'padding', 'ceilMode', 'countIncludePad'];

/** What the average pools share. */
abstract class AvgPoolNd extends Module {
  readonly stride: Sizes;
  readonly padding: Sizes;
  readonly ceilMode: boolean;
  readonly countIncludePad: boolean;
  readonly divisorOverride: number | null;

  constructor(
    readonly rank: 1 | 2 | 3,
    readonly kernelSize: Sizes,
    options: DividedAvgPoolOptions,
  ) {
    super();
    checkOptions(
      `nn.AvgPool${rank}d`,
      options,
      rank === 1 ? AVG_OPTIONS : [...AVG_OPTIONS, 'divisorOverride'],
    );
    this.stride = options.stride ?? kernelSize;
    this.padding = options.padding ?? 0;
    this.ceilMode = options.ceilMode ?? false;
    this.countIncludePad = options.countIncludePad ?? true;
    this.divisorOverride = options.divisorOverride ?? null;
  }

  override extraRepr(): string {
    // PyTorch makes tuples of the sizes of AvgPool1d, and of no other pool's.
    const size = (value: Sizes): string =>
      pythonSizes(this.rank === 1 && typeof value === 'number' ? [value] : value);
    const { kernelSize, stride, padding } = this;
    return `kernel_size=${size(kernelSize)}, stride=${size(stride)}, padding=${size(padding)}`;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, 'C');
  }
}

/** The mean of each window of [N, C, L] or [C, L]. */
export class AvgPool1d extends AvgPoolNd {
  constructor(kernelSize: Sizes, options: AvgPoolOptions = {}) {
    super(1, kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { kernelSize, stride, padding, ceilMode, countIncludePad } = this;
    return torch.avgPool1d(input, kernelSize, stride, padding, ceilMode, countIncludePad);
  }
}

/** The mean of each window of [N, C, H, W] or [C, H, W]. */
export class AvgPool2d extends AvgPoolNd {
  constructor(kernelSize: Sizes, options: DividedAvgPoolOptions = {}) {
    super(2, kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride } = this;
    return torch.avgPool2d(input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);
  }
}

/** The mean of each window of [N, C, D, H, W] or [C, D, H, W]. */
export class AvgPool3d extends AvgPoolNd {
  constructor(kernelSize: Sizes, options: DividedAvgPoolOptions = {}) {
    super(3, kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride } = this;
    return torch.avgPool3d(input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);
  }
}

/** One size for all dimensions, or one for each; null keeps the input's. */
export type OutputSize = number | null | readonly (number | null)[];

/** What the adaptive pools share. */
abstract class AdaptivePoolNd extends Module {
  constructor(
    readonly rank: 1 | 2 | 3,
    readonly outputSize: OutputSize,
  ) {
    super();
  }

  override extraRepr(): string {
    return `output_size=${pythonSizes(this.outputSize)}`;
  }

  /** With the input's sizes in the place of null. */
  protected sizeFor(input: Tensor): number[] {
    const sizes = input.shape.slice(-this.rank);
    const { outputSize } = this;
    return sizes.map((size, i) => (isList(outputSize) ? outputSize[i] : outputSize) ?? size);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, 'C');
  }
}

/** `Array.isArray` does not know readonly arrays. */
function isList(value: OutputSize): value is readonly (number | null)[] {
  return Array.isArray(value);
}

/** The mean of as many windows of [N, C, L] or [C, L] as make `outputSize`. */
export class AdaptiveAvgPool1d extends AdaptivePoolNd {
  constructor(outputSize: OutputSize) {
    super(1, outputSize);
  }

  forward(input: Tensor): Tensor {
    return torch.adaptiveAvgPool1d(input, this.sizeFor(input));
  }
}

/** The mean of as many windows of [N, C, H, W] or [C, H, W] as make `outputSize`. */
export class AdaptiveAvgPool2d extends AdaptivePoolNd {
  constructor(outputSize: OutputSize) {
    super(2, outputSize);
  }

  forward(input: Tensor): Tensor {
    return torch.adaptiveAvgPool2d(input, this.sizeFor(input));
  }
}

/** The mean of as many windows of [N, C, D, H, W] or [C, D, H, W] as make `outputSize`. */
export class AdaptiveAvgPool3d extends AdaptivePoolNd {
  constructor(outputSize: OutputSize) {
    super(3, outputSize);
  }

  forward(input: Tensor): Tensor {
    return torch.adaptiveAvgPool3d(input, this.sizeFor(input));
  }
}

/** The largest value of as many windows of [N, C, L] or [C, L] as make `outputSize`. */
export class AdaptiveMaxPool1d extends AdaptivePoolNd {
  constructor(outputSize: OutputSize) {
    super(1, outputSize);
  }

  forward(input: Tensor): Tensor {
    return torch.adaptiveMaxPool1d(input, this.sizeFor(input))[0];
  }
}

/** The largest value of as many windows of [N, C, H, W] or [C, H, W] as make `outputSize`. */
export class AdaptiveMaxPool2d extends AdaptivePoolNd {
  constructor(outputSize: OutputSize) {
    super(2, outputSize);
  }

  forward(input: Tensor): Tensor {
    return torch.adaptiveMaxPool2d(input, this.sizeFor(input))[0];
  }
}

/** The largest value of as many windows of [N, C, D, H, W] or [C, D, H, W] as make `outputSize`. */
export class AdaptiveMaxPool3d extends AdaptivePoolNd {
  constructor(outputSize: OutputSize) {
    super(3, outputSize);
  }

  forward(input: Tensor): Tensor {
    return torch.adaptiveMaxPool3d(input, this.sizeFor(input))[0];
  }
}
