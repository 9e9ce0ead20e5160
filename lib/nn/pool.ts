import { checkOptions } from '../config/options.js';
import { pythonBool, pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import type { AdaptiveSizes } from './functional/pooling.js';
import { Module } from './module.js';
import { imagePatterns, type ShapePattern, type Sizes } from './shapes.js';

type Rank = 1 | 2 | 3;

/** What a max pool gives: the maxima, or with `returnIndices` also where they were, as `MaxUnpool` takes it. */
export type Pooled<Indices extends boolean> = Indices extends true
  ? [maxima: Tensor, indices: Tensor]
  : Tensor;

export interface MaxPoolOptions<Indices extends boolean = boolean> {
  /** Default: kernelSize. */
  readonly stride?: Sizes;
  /** Of −∞, on both sides. Default 0. */
  readonly padding?: Sizes;
  /** Default 1. */
  readonly dilation?: Sizes;
  /** Whether windows may go over the edge. Default false. */
  readonly ceilMode?: boolean;
  /** Whether the places of the maxima are given too. Default false. */
  readonly returnIndices?: Indices;
}

type MaxPool = (
  input: Tensor,
  kernelSize: Sizes,
  options: MaxPoolOptions,
) => Tensor | [maxima: Tensor, indices: Tensor];

const MAX_POOLS: Readonly<Record<Rank, MaxPool>> = { 1: F.maxPool1d, 2: F.maxPool2d, 3: F.maxPool3d };

/** What the max pools share. */
abstract class MaxPoolNd<Indices extends boolean> extends Module {
  readonly stride: Sizes;
  readonly padding: Sizes;
  readonly dilation: Sizes;
  readonly ceilMode: boolean;
  readonly returnIndices: boolean;

  constructor(
    readonly rank: Rank,
    readonly kernelSize: Sizes,
    options: MaxPoolOptions<Indices>,
  ) {
    super();
    const known = ['stride', 'padding', 'dilation', 'ceilMode', 'returnIndices'];
    checkOptions(`nn.${new.target.name}`, options, known);
    this.stride = options.stride ?? kernelSize;
    this.padding = options.padding ?? 0;
    this.dilation = options.dilation ?? 1;
    this.ceilMode = options.ceilMode ?? false;
    this.returnIndices = options.returnIndices ?? false;
  }

  forward(input: Tensor): Pooled<Indices>;
  forward(input: Tensor): Tensor | [Tensor, Tensor] {
    const { stride, padding, dilation, ceilMode, returnIndices } = this;
    const options = { stride, padding, dilation, ceilMode, returnIndices };
    return MAX_POOLS[this.rank](input, this.kernelSize, options);
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
export class MaxPool1d<const Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(kernelSize: Sizes, options: MaxPoolOptions<Indices> = {}) {
    super(1, kernelSize, options);
  }
}

/** The largest value of each window of [N, C, H, W] or [C, H, W]. */
export class MaxPool2d<const Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(kernelSize: Sizes, options: MaxPoolOptions<Indices> = {}) {
    super(2, kernelSize, options);
  }
}

/** The largest value of each window of [N, C, D, H, W] or [C, D, H, W]. */
export class MaxPool3d<const Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(kernelSize: Sizes, options: MaxPoolOptions<Indices> = {}) {
    super(3, kernelSize, options);
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

type AvgPool = (
  input: Tensor,
  kernelSize: Sizes,
  stride: Sizes,
  padding: Sizes,
  ceilMode: boolean,
  countIncludePad: boolean,
  divisorOverride: number | null,
) => Tensor;

const AVG_POOLS: Readonly<Record<Rank, AvgPool>> = {
  1: (input, kernelSize, stride, padding, ceilMode, countIncludePad) =>
    F.avgPool1d(input, kernelSize, stride, padding, ceilMode, countIncludePad),
  2: F.avgPool2d,
  3: F.avgPool3d,
};

/** What the average pools share. */
abstract class AvgPoolNd extends Module {
  readonly stride: Sizes;
  readonly padding: Sizes;
  readonly ceilMode: boolean;
  readonly countIncludePad: boolean;
  readonly divisorOverride: number | null;

  constructor(
    readonly rank: Rank,
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

  forward(input: Tensor): Tensor {
    const { kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride } = this;
    const settings = [stride, padding, ceilMode, countIncludePad, divisorOverride] as const;
    return AVG_POOLS[this.rank](input, kernelSize, ...settings);
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
}

/** The mean of each window of [N, C, H, W] or [C, H, W]. */
export class AvgPool2d extends AvgPoolNd {
  constructor(kernelSize: Sizes, options: DividedAvgPoolOptions = {}) {
    super(2, kernelSize, options);
  }
}

/** The mean of each window of [N, C, D, H, W] or [C, D, H, W]. */
export class AvgPool3d extends AvgPoolNd {
  constructor(kernelSize: Sizes, options: DividedAvgPoolOptions = {}) {
    super(3, kernelSize, options);
  }
}

/** One size for all dimensions, or one for each; null keeps the input's. */
export type OutputSize = AdaptiveSizes;

/** What the adaptive pools share. */
abstract class AdaptivePoolNd extends Module {
  constructor(
    readonly rank: Rank,
    readonly outputSize: OutputSize,
  ) {
    super();
  }

  override extraRepr(): string {
    return `output_size=${pythonSizes(this.outputSize)}`;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, 'C');
  }
}

const ADAPTIVE_AVG_POOLS = {
  1: F.adaptiveAvgPool1d,
  2: F.adaptiveAvgPool2d,
  3: F.adaptiveAvgPool3d,
} as const;

/** What the adaptive average pools share. */
abstract class AdaptiveAvgPoolNd extends AdaptivePoolNd {
  forward(input: Tensor): Tensor {
    return ADAPTIVE_AVG_POOLS[this.rank](input, this.outputSize);
  }
}

/** The mean of as many windows of [N, C, L] or [C, L] as make `outputSize`. */
export class AdaptiveAvgPool1d extends AdaptiveAvgPoolNd {
  constructor(outputSize: OutputSize) {
    super(1, outputSize);
  }
}

/** The mean of as many windows of [N, C, H, W] or [C, H, W] as make `outputSize`. */
export class AdaptiveAvgPool2d extends AdaptiveAvgPoolNd {
  constructor(outputSize: OutputSize) {
    super(2, outputSize);
  }
}

/** The mean of as many windows of [N, C, D, H, W] or [C, D, H, W] as make `outputSize`. */
export class AdaptiveAvgPool3d extends AdaptiveAvgPoolNd {
  constructor(outputSize: OutputSize) {
    super(3, outputSize);
  }
}

export interface AdaptiveMaxPoolOptions<Indices extends boolean = boolean> {
  /** Whether the places of the maxima are given too. Default false. */
  readonly returnIndices?: Indices;
}

type AdaptiveMaxPool = (
  input: Tensor,
  outputSize: OutputSize,
  options: AdaptiveMaxPoolOptions,
) => Tensor | [maxima: Tensor, indices: Tensor];

const ADAPTIVE_MAX_POOLS: Readonly<Record<Rank, AdaptiveMaxPool>> = {
  1: F.adaptiveMaxPool1d,
  2: F.adaptiveMaxPool2d,
  3: F.adaptiveMaxPool3d,
};

/** What the adaptive max pools share. */
abstract class AdaptiveMaxPoolNd<Indices extends boolean> extends AdaptivePoolNd {
  readonly returnIndices: boolean;

  constructor(rank: Rank, outputSize: OutputSize, options: AdaptiveMaxPoolOptions<Indices>) {
    super(rank, outputSize);
    checkOptions(`nn.${new.target.name}`, options, ['returnIndices']);
    this.returnIndices = options.returnIndices ?? false;
  }

  forward(input: Tensor): Pooled<Indices>;
  forward(input: Tensor): Tensor | [Tensor, Tensor] {
    const { outputSize, returnIndices } = this;
    return ADAPTIVE_MAX_POOLS[this.rank](input, outputSize, { returnIndices });
  }
}

/** The largest value of as many windows of [N, C, L] or [C, L] as make `outputSize`. */
export class AdaptiveMaxPool1d<const Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(outputSize: OutputSize, options: AdaptiveMaxPoolOptions<Indices> = {}) {
    super(1, outputSize, options);
  }
}

/** The largest value of as many windows of [N, C, H, W] or [C, H, W] as make `outputSize`. */
export class AdaptiveMaxPool2d<const Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(outputSize: OutputSize, options: AdaptiveMaxPoolOptions<Indices> = {}) {
    super(2, outputSize, options);
  }
}

/** The largest value of as many windows of [N, C, D, H, W] or [C, D, H, W] as make `outputSize`. */
export class AdaptiveMaxPool3d<const Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(outputSize: OutputSize, options: AdaptiveMaxPoolOptions<Indices> = {}) {
    super(3, outputSize, options);
  }
}
