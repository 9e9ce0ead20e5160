import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { checkChannels } from './conv.js';
import { functional as F } from './functional/functional.js';
import { resetWeightAndBias } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
import { imagePatterns, product, type ShapePattern, type Sizes, sizesOf } from './shapes.js';

export interface ConvTransposeOptions extends FactoryOptions {
  /** Default 1. */
  readonly stride?: Sizes;
  /** dilation · (kernelSize − 1) − padding zeros are added to both sides of the input. Default 0. */
  readonly padding?: Sizes;
  /** Added to one side of the output's size. Default 0. */
  readonly outputPadding?: Sizes;
  /** Default 1. */
  readonly groups?: number;
  /** Default true. */
  readonly bias?: boolean;
  /** Default 1. */
  readonly dilation?: Sizes;
}

const OPTIONS = ['stride', 'padding', 'outputPadding', 'groups', 'bias', 'dilation', ...FACTORY_OPTIONS];

type TransposedConvolution = (
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  stride: readonly number[],
  padding: readonly number[],
  outputPadding: readonly number[],
  groups: number,
  dilation: readonly number[],
) => Tensor;

const CONVOLUTIONS: Readonly<Record<1 | 2 | 3, TransposedConvolution>> = {
  1: F.convTranspose1d,
  2: F.convTranspose2d,
  3: F.convTranspose3d,
};

/** @internal What the transposed convolutions of 1 to 3 dimensions share. */
export abstract class ConvTransposeNd extends Module {
  /** [inChannels, outChannels / groups, …kernelSize] */
  weight: Parameter;
  /** [outChannels] */
  bias: Parameter | null;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly outputPadding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;

  constructor(
    readonly rank: 1 | 2 | 3,
    public inChannels: number,
    readonly outChannels: number,
    kernelSize: Sizes,
    options: ConvTransposeOptions,
  ) {
    super();
    const where = `nn.ConvTranspose${rank}d`;
    checkOptions(where, options, OPTIONS);
    const { stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1, bias = true } = options;
    checkChannels(where, [inChannels, outChannels], groups, 'zeros');
    this.kernelSize = sizesOf(`${where}: kernelSize`, kernelSize, rank);
    this.stride = sizesOf(`${where}: stride`, stride, rank);
    this.padding = sizesOf(`${where}: padding`, padding, rank);
    this.outputPadding = sizesOf(`${where}: outputPadding`, outputPadding, rank);
    this.dilation = sizesOf(`${where}: dilation`, dilation, rank);
    this.groups = groups;
    this.weight = emptyParameter([inChannels, outChannels / groups, ...this.kernelSize], options);
    this.bias = bias ? emptyParameter([outChannels], options) : null;
    this.resetParameters();
  }

  resetParameters(): void {
    resetWeightAndBias(this.weight, this.bias);
  }

  /** @param outputSize the spatial sizes wanted, of those that the stride leaves open; in place of `outputPadding`. */
  forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    const { weight, bias, stride, padding, groups, dilation } = this;
    const extra = outputSize === undefined ? this.outputPadding : this.extraOf(input, outputSize);
    const convolve = CONVOLUTIONS[this.rank];
    return convolve(input, weight, bias, stride, padding, extra, groups, dilation);
  }

  override extraRepr(): string {
    const { inChannels, outChannels, kernelSize, stride, padding, outputPadding, dilation, groups, bias } =
      this;
    const parts = [`${inChannels}, ${outChannels}`, `kernel_size=${pythonSizes(kernelSize)}`];
    parts.push(`stride=${pythonSizes(stride)}`);
    if (padding.some((size) => size !== 0)) parts.push(`padding=${pythonSizes(padding)}`);
    if (dilation.some((size) => size !== 1)) parts.push(`dilation=${pythonSizes(dilation)}`);
    if (outputPadding.some((size) => size !== 0)) parts.push(`output_padding=${pythonSizes(outputPadding)}`);
    if (groups !== 1) parts.push(`groups=${groups}`);
    if (bias === null) parts.push('bias=False');
    return parts.join(', ');
  }

  override multiplyAdds([input]: readonly Tensor[]): number {
    if (input === undefined) return 0;
    return product(input.shape) * (this.outChannels / this.groups) * product(this.kernelSize);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, this.inChannels);
  }

  private extraOf(input: Tensor, outputSize: readonly number[]): number[] {
    const sizes = input.shape.slice(-this.rank);
    const least = sizes.map((size, i) => {
      const [stride = 1, padding = 0, dilation = 1, kernel = 1] = [
        this.stride[i],
        this.padding[i],
        this.dilation[i],
        this.kernelSize[i],
      ];
      return (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1;
    });
    const extra = least.map((size, i) => (outputSize[i] ?? Number.NaN) - size);
    if (
      outputSize.length === this.rank &&
      extra.every((size, i) => size >= 0 && size < (this.stride[i] ?? 1))
    )
      return extra;
    const most = least.map((size, i) => size + (this.stride[i] ?? 1) - 1);
    throw new TsmlError(
      'ERR_SHAPE',
      `expected an outputSize from [${least.join(', ')}] to [${most.join(', ')}], received [${outputSize.join(', ')}]`,
    );
  }
}

/** Transposed convolution of [N, inChannels, L] or [inChannels, L]. */
export class ConvTranspose1d extends ConvTransposeNd {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Sizes,
    options: ConvTransposeOptions = {},
  ) {
    super(1, inChannels, outChannels, kernelSize, options);
  }
}

/** Transposed convolution of [N, inChannels, H, W] or [inChannels, H, W]. */
export class ConvTranspose2d extends ConvTransposeNd {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Sizes,
    options: ConvTransposeOptions = {},
  ) {
    super(2, inChannels, outChannels, kernelSize, options);
  }
}

/** Transposed convolution of [N, inChannels, D, H, W] or [inChannels, D, H, W]. */
export class ConvTranspose3d extends ConvTransposeNd {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Sizes,
    options: ConvTransposeOptions = {},
  ) {
    super(3, inChannels, outChannels, kernelSize, options);
  }
}
