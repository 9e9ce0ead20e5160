/** Pools by norms, pools of random windows, and the way back from a max pool. */
import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { pythonBool, pythonNumber, pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';
import { Buffer } from './parameter.js';
import type { Pooled } from './pool.js';
import { imagePatterns, type ShapePattern, type Sizes, sizesOf } from './shapes.js';

type Rank = 1 | 2 | 3;

export interface LPPoolOptions {
  /** Default: kernelSize. */
  readonly stride?: Sizes | null;
  /** Whether windows may go over the edge. Default false. */
  readonly ceilMode?: boolean;
}

const LP_POOLS = { 1: F.lpPool1d, 2: F.lpPool2d, 3: F.lpPool3d } as const;

/** What the pools by norms share. */
abstract class LPPoolNd extends Module {
  readonly stride: Sizes | null;
  readonly ceilMode: boolean;

  constructor(
    readonly rank: Rank,
    readonly normType: number,
    readonly kernelSize: Sizes,
    options: LPPoolOptions,
  ) {
    super();
    checkOptions(`nn.${new.target.name}`, options, ['stride', 'ceilMode']);
    this.stride = options.stride ?? null;
    this.ceilMode = options.ceilMode ?? false;
  }

  forward(input: Tensor): Tensor {
    const { normType, kernelSize, stride, ceilMode } = this;
    return LP_POOLS[this.rank](input, normType, kernelSize, stride, ceilMode);
  }

  override extraRepr(): string {
    const { normType, kernelSize, stride, ceilMode } = this;
    const sizes = `kernel_size=${pythonSizes(kernelSize)}, stride=${pythonSizes(stride)}`;
    return `norm_type=${pythonNumber(normType)}, ${sizes}, ceil_mode=${pythonBool(ceilMode)}`;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, 'C');
  }
}

/** (Σ xᵖ)^(1/p) over each window of [N, C, L] or [C, L]; the largest |x| for p = ∞. */
export class LPPool1d extends LPPoolNd {
  constructor(normType: number, kernelSize: Sizes, options: LPPoolOptions = {}) {
    super(1, normType, kernelSize, options);
  }
}

/** (Σ xᵖ)^(1/p) over each window of [N, C, H, W] or [C, H, W]; the largest |x| for p = ∞. */
export class LPPool2d extends LPPoolNd {
  constructor(normType: number, kernelSize: Sizes, options: LPPoolOptions = {}) {
    super(2, normType, kernelSize, options);
  }
}

/** (Σ xᵖ)^(1/p) over each window of [N, C, D, H, W] or [C, D, H, W]; the largest |x| for p = ∞. */
export class LPPool3d extends LPPoolNd {
  constructor(normType: number, kernelSize: Sizes, options: LPPoolOptions = {}) {
    super(3, normType, kernelSize, options);
  }
}

export interface FractionalMaxPoolOptions<Indices extends boolean = boolean> {
  /** This or `outputRatio` must be given, and not both. */
  readonly outputSize?: Sizes | null;
  /** Of the input's size, each above 0 and below 1. */
  readonly outputRatio?: number | readonly number[] | null;
  /** Whether the places of the maxima are given too. Default false. */
  readonly returnIndices?: Indices;
  /** [N, C, 2] (3 for three dimensions), from 0 to 1: where the windows lie. Default: drawn at each call. */
  readonly randomSamples?: Tensor | null;
}

type FractionalPool = (
  input: Tensor,
  kernelSize: Sizes,
  options: FractionalMaxPoolOptions,
) => Tensor | [maxima: Tensor, indices: Tensor];

const FRACTIONAL_POOLS: Readonly<Record<2 | 3, FractionalPool>> = {
  2: F.fractionalMaxPool2d,
  3: F.fractionalMaxPool3d,
};

/** What the fractional pools share (arXiv:1412.6071). */
abstract class FractionalMaxPoolNd<Indices extends boolean> extends Module {
  readonly outputSize: Sizes | null;
  readonly outputRatio: number | readonly number[] | null;
  readonly returnIndices: boolean;
  randomSamples: Buffer | null;

  constructor(
    readonly rank: 2 | 3,
    readonly kernelSize: Sizes,
    options: FractionalMaxPoolOptions<Indices>,
  ) {
    super();
    const where = `nn.${new.target.name}`;
    checkOptions(where, options, ['outputSize', 'outputRatio', 'returnIndices', 'randomSamples']);
    const { outputSize = null, outputRatio = null, randomSamples = null } = options;
    if ((outputSize === null) === (outputRatio === null)) {
      throw new TsmlError('ERR_VALUE', `${where}: expected either an outputSize or an outputRatio`);
    }
    const ratios = typeof outputRatio === 'number' ? [outputRatio] : (outputRatio ?? []);
    if (!ratios.every((ratio) => ratio > 0 && ratio < 1)) {
      throw new TsmlError(
        'ERR_VALUE',
        `${where}: expected an outputRatio above 0 and below 1, received ${String(outputRatio)}`,
      );
    }
    this.outputSize = outputSize;
    this.outputRatio = outputRatio;
    this.returnIndices = options.returnIndices ?? false;
    this.randomSamples = randomSamples === null ? null : new Buffer(randomSamples);
  }

  forward(input: Tensor): Pooled<Indices>;
  forward(input: Tensor): Tensor | [Tensor, Tensor] {
    const { outputSize, outputRatio, returnIndices, randomSamples } = this;
    const options = { outputSize, outputRatio, returnIndices, randomSamples };
    return FRACTIONAL_POOLS[this.rank](input, this.kernelSize, options);
  }

  protected override stateKey(field: string): string {
    return field === 'randomSamples' ? '_random_samples' : super.stateKey(field);
  }
}

/** The largest value of each of windows of random size over [N, C, H, W] or [C, H, W]. */
export class FractionalMaxPool2d<const Indices extends boolean = false> extends FractionalMaxPoolNd<Indices> {
  constructor(kernelSize: Sizes, options: FractionalMaxPoolOptions<Indices>) {
    super(2, kernelSize, options);
  }
}

/** The largest value of each of windows of random size over [N, C, D, H, W] or [C, D, H, W]. */
export class FractionalMaxPool3d<const Indices extends boolean = false> extends FractionalMaxPoolNd<Indices> {
  constructor(kernelSize: Sizes, options: FractionalMaxPoolOptions<Indices>) {
    super(3, kernelSize, options);
  }
}

export interface MaxUnpoolOptions {
  /** Of the pool. Default: kernelSize. */
  readonly stride?: Sizes | null;
  /** Of the pool. Default 0. */
  readonly padding?: Sizes;
}

const MAX_UNPOOLS = { 1: F.maxUnpool1d, 2: F.maxUnpool2d, 3: F.maxUnpool3d } as const;

/** What the ways back share. */
abstract class MaxUnpoolNd extends Module {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];

  constructor(
    readonly rank: Rank,
    kernelSize: Sizes,
    options: MaxUnpoolOptions,
  ) {
    super();
    const where = `nn.${new.target.name}`;
    checkOptions(where, options, ['stride', 'padding']);
    this.kernelSize = sizesOf(`${where}: kernelSize`, kernelSize, rank);
    this.stride = sizesOf(`${where}: stride`, options.stride ?? kernelSize, rank);
    this.padding = sizesOf(`${where}: padding`, options.padding ?? 0, rank);
  }

  /**
   * @param input a pool's maxima. @param indices their places, as the pool gave them with `returnIndices`.
   * @param outputSize what the pool's input measured, where it was no multiple of the stride; N and C may stand before it.
   */
  forward(input: Tensor, indices: Tensor, outputSize?: readonly number[] | null): Tensor {
    const { kernelSize, stride, padding } = this;
    return MAX_UNPOOLS[this.rank](input, indices, kernelSize, { stride, padding, outputSize });
  }

  override extraRepr(): string {
    const { kernelSize, stride, padding } = this;
    return `kernel_size=${pythonSizes(kernelSize)}, stride=${pythonSizes(stride)}, padding=${pythonSizes(padding)}`;
  }
}

/** Puts the maxima of `MaxPool1d` back to their places in [N, C, L] or [C, L]; the others are 0. */
export class MaxUnpool1d extends MaxUnpoolNd {
  constructor(kernelSize: Sizes, options: MaxUnpoolOptions = {}) {
    super(1, kernelSize, options);
  }
}

/** Puts the maxima of `MaxPool2d` back to their places in [N, C, H, W] or [C, H, W]; the others are 0. */
export class MaxUnpool2d extends MaxUnpoolNd {
  constructor(kernelSize: Sizes, options: MaxUnpoolOptions = {}) {
    super(2, kernelSize, options);
  }
}

/** Puts the maxima of `MaxPool3d` back to their places in [N, C, D, H, W] or [C, D, H, W]; the others are 0. */
export class MaxUnpool3d extends MaxUnpoolNd {
  constructor(kernelSize: Sizes, options: MaxUnpoolOptions = {}) {
    super(3, kernelSize, options);
  }
}
