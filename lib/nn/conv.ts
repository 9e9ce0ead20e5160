import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { resetWeightAndBias } from './init.js';
import { Module } from './module.js';
import { emptyParameter, FACTORY_OPTIONS, type FactoryOptions, type Parameter } from './parameter.js';
import { imagePatterns, product, type ShapePattern, type Sizes, sizesOf } from './shapes.js';

export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';
export const PADDING_MODES: readonly PaddingMode[] = ['zeros', 'reflect', 'replicate', 'circular'];

export interface ConvOptions extends FactoryOptions {
  /** Default 1. */
  readonly stride?: Sizes;
  /** On both sides; `same` keeps the size (stride 1 only), `valid` is 0. Default 0. */
  readonly padding?: Sizes | 'same' | 'valid';
  /** Default 1. */
  readonly dilation?: Sizes;
  /** Channels are split into as many parts, convolved apart. Default 1. */
  readonly groups?: number;
  /** Default true. */
  readonly bias?: boolean;
  /** What stands beyond the edge. Default `zeros`. */
  readonly paddingMode?: PaddingMode;
}

const OPTIONS = ['stride', 'padding', 'dilation', 'groups', 'bias', 'paddingMode', ...FACTORY_OPTIONS];

/** @throws TsmlError `ERR_VALUE` where channels do not divide into groups, or the padding mode does not exist. */
export function checkChannels(
  where: string,
  channels: readonly number[],
  groups: number,
  mode: PaddingMode,
): void {
  if (!(Number.isInteger(groups) && groups > 0 && channels.every((count) => count % groups === 0))) {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: expected ${channels.join(' and ')} channels to divide into groups, received ${groups} groups`,
    );
  }
  if (!PADDING_MODES.includes(mode)) {
    throw new TsmlError('ERR_VALUE', `${where}: there is no paddingMode ${JSON.stringify(mode)}`, {
      remedy: `There are ${PADDING_MODES.join(', ')}.`,
    });
  }
}

type Rank = 1 | 2 | 3;

/** A convolution: `padding` is a word or a list, and each has its own operator. */
interface Convolve {
  (...args: Convolution<readonly number[]>): Tensor;
  (...args: Convolution<string>): Tensor;
}

type Convolution<Padding> = [
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  stride: readonly number[],
  padding: Padding,
  dilation: readonly number[],
  groups: number,
];

const CONVOLUTIONS: Readonly<Record<Rank, Convolve>> = { 1: F.conv1d, 2: F.conv2d, 3: F.conv3d };

/** @internal What the convolutions of 1 to 3 dimensions share. */
export abstract class ConvNd extends Module {
  /** [outChannels, inChannels / groups, …kernelSize] */
  weight: Parameter;
  /** [outChannels] */
  bias: Parameter | null;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[] | 'same' | 'valid';
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly paddingMode: PaddingMode;
  /** As `functional.pad` takes it: the last dimension first, before and after. */
  private readonly edges: readonly number[];

  constructor(
    readonly rank: Rank,
    public inChannels: number,
    readonly outChannels: number,
    kernelSize: Sizes,
    options: ConvOptions,
  ) {
    super();
    const where = `nn.Conv${rank}d`;
    checkOptions(where, options, OPTIONS);
    const { stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = 'zeros' } = options;
    checkChannels(where, [inChannels, outChannels], groups, paddingMode);
    this.kernelSize = sizesOf(`${where}: kernelSize`, kernelSize, rank);
    this.stride = sizesOf(`${where}: stride`, stride, rank);
    this.padding =
      padding === 'same' || padding === 'valid' ? padding : sizesOf(`${where}: padding`, padding, rank);
    this.dilation = sizesOf(`${where}: dilation`, dilation, rank);
    this.groups = groups;
    this.paddingMode = paddingMode;
    if (padding === 'same' && this.stride.some((step) => step !== 1)) {
      throw new TsmlError(
        'ERR_VALUE',
        `${where}: padding "same" takes stride 1 alone, received ${String(stride)}`,
      );
    }
    this.edges = this.edgesOf();
    this.weight = emptyParameter([outChannels, inChannels / groups, ...this.kernelSize], options);
    this.bias = bias ? emptyParameter([outChannels], options) : null;
    this.resetParameters();
  }

  resetParameters(): void {
    resetWeightAndBias(this.weight, this.bias);
  }

  forward(input: Tensor): Tensor {
    const { weight, bias, stride, padding, dilation, groups, paddingMode, edges } = this;
    const convolve = CONVOLUTIONS[this.rank];
    if (paddingMode !== 'zeros') {
      const padded = F.pad(input, edges, paddingMode);
      return convolve(padded, weight, bias, stride, [0], dilation, groups);
    }
    return typeof padding === 'string'
      ? convolve(input, weight, bias, stride, padding, dilation, groups)
      : convolve(input, weight, bias, stride, padding, dilation, groups);
  }

  override extraRepr(): string {
    const { inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias, paddingMode } =
      this;
    const parts = [`${inChannels}, ${outChannels}`, `kernel_size=${pythonSizes(kernelSize)}`];
    parts.push(`stride=${pythonSizes(stride)}`);
    if (typeof padding === 'string') parts.push(`padding=${padding}`);
    else if (padding.some((size) => size !== 0)) parts.push(`padding=${pythonSizes(padding)}`);
    if (dilation.some((size) => size !== 1)) parts.push(`dilation=${pythonSizes(dilation)}`);
    if (groups !== 1) parts.push(`groups=${groups}`);
    if (bias === null) parts.push('bias=False');
    if (paddingMode !== 'zeros') parts.push(`padding_mode=${paddingMode}`);
    return parts.join(', ');
  }

  override multiplyAdds(_inputs: readonly Tensor[], [output]: readonly Tensor[]): number {
    if (output === undefined) return 0;
    return product(output.shape) * (this.inChannels / this.groups) * product(this.kernelSize);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, this.inChannels);
  }

  private edgesOf(): number[] {
    const { kernelSize, dilation, padding } = this;
    const pairs = kernelSize.map((kernel, i) => {
      if (padding === 'valid') return [0, 0];
      if (padding !== 'same') return [padding[i] ?? 0, padding[i] ?? 0];
      const total = (dilation[i] ?? 1) * (kernel - 1);
      const before = Math.floor(total / 2);
      return [before, total - before];
    });
    return pairs.reverse().flat();
  }
}

/** Convolution of [N, inChannels, L] or [inChannels, L]. */
export class Conv1d extends ConvNd {
  constructor(inChannels: number, outChannels: number, kernelSize: Sizes, options: ConvOptions = {}) {
    super(1, inChannels, outChannels, kernelSize, options);
  }
}

/** Convolution of [N, inChannels, H, W] or [inChannels, H, W]. */
export class Conv2d extends ConvNd {
  constructor(inChannels: number, outChannels: number, kernelSize: Sizes, options: ConvOptions = {}) {
    super(2, inChannels, outChannels, kernelSize, options);
  }
}

/** Convolution of [N, inChannels, D, H, W] or [inChannels, D, H, W]. */
export class Conv3d extends ConvNd {
  constructor(inChannels: number, outChannels: number, kernelSize: Sizes, options: ConvOptions = {}) {
    super(3, inChannels, outChannels, kernelSize, options);
  }
}
