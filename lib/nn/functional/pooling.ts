import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { product, type Sizes } from '../shapes.js';
import { named, type Rest, refusal, sizeOf, spread, written } from './arguments.js';

export interface MaxPoolOptions {
  /** Default: the kernel's size. */
  readonly stride?: Sizes | undefined;
  /** Of −∞, at both sides, up to half the kernel. Default 0. */
  readonly padding?: Sizes | undefined;
  /** Default 1. */
  readonly dilation?: Sizes | undefined;
  /** Rounds the output's size up. Default false. */
  readonly ceilMode?: boolean | undefined;
}
const MAX_POOL = ['stride', 'padding', 'dilation', 'ceilMode'] as const;

export interface WithIndices {
  /** Also gives where each maximum was, as maxUnpool takes it. By name only. Default false. */
  readonly returnIndices: true;
}
export interface MaybeIndices {
  readonly returnIndices?: boolean | undefined;
}
export type MaxPoolRest = Rest<
  MaxPoolOptions & { readonly returnIndices?: false | undefined },
  typeof MAX_POOL
>;

function maxPoolArguments(where: string, rest: readonly unknown[]) {
  const options = named<MaxPoolOptions & MaybeIndices>(where, rest, MAX_POOL, ['returnIndices']);
  const { stride = [], padding = 0, dilation = 1, ceilMode = false, returnIndices = false } = options;
  return { returnIndices, window: [stride ?? [], padding, dilation, ceilMode] as const };
}

/** Maxima of windows of [N, C, L] or [C, L]; with `returnIndices` also their places. */
export function maxPool1d(
  input: Tensor,
  kernelSize: Sizes,
  options: MaxPoolOptions & WithIndices,
): [Tensor, Tensor];
export function maxPool1d(input: Tensor, kernelSize: Sizes, ...rest: MaxPoolRest): Tensor;
export function maxPool1d(
  input: Tensor,
  kernelSize: Sizes,
  options: MaxPoolOptions & MaybeIndices,
): Tensor | [Tensor, Tensor];
export function maxPool1d(input: Tensor, kernelSize: Sizes, ...rest: unknown[]): Tensor | [Tensor, Tensor] {
  const { returnIndices, window } = maxPoolArguments('maxPool1d', rest);
  return returnIndices
    ? torch.maxPool1dWithIndices(input, kernelSize, ...window)
    : torch.maxPool1d(input, kernelSize, ...window);
}

/** Maxima of windows of [N, C, H, W] or [C, H, W]; with `returnIndices` also their places. */
export function maxPool2d(
  input: Tensor,
  kernelSize: Sizes,
  options: MaxPoolOptions & WithIndices,
): [Tensor, Tensor];
export function maxPool2d(input: Tensor, kernelSize: Sizes, ...rest: MaxPoolRest): Tensor;
export function maxPool2d(
  input: Tensor,
  kernelSize: Sizes,
  options: MaxPoolOptions & MaybeIndices,
): Tensor | [Tensor, Tensor];
export function maxPool2d(input: Tensor, kernelSize: Sizes, ...rest: unknown[]): Tensor | [Tensor, Tensor] {
  const { returnIndices, window } = maxPoolArguments('maxPool2d', rest);
  return returnIndices
    ? torch.maxPool2dWithIndices(input, kernelSize, ...window)
    : torch.maxPool2d(input, kernelSize, ...window);
}

/** Maxima of windows of [N, C, D, H, W] or [C, D, H, W]; with `returnIndices` also their places. */
export function maxPool3d(
  input: Tensor,
  kernelSize: Sizes,
  options: MaxPoolOptions & WithIndices,
): [Tensor, Tensor];
export function maxPool3d(input: Tensor, kernelSize: Sizes, ...rest: MaxPoolRest): Tensor;
export function maxPool3d(
  input: Tensor,
  kernelSize: Sizes,
  options: MaxPoolOptions & MaybeIndices,
): Tensor | [Tensor, Tensor];
export function maxPool3d(input: Tensor, kernelSize: Sizes, ...rest: unknown[]): Tensor | [Tensor, Tensor] {
  const { returnIndices, window } = maxPoolArguments('maxPool3d', rest);
  return returnIndices
    ? torch.maxPool3dWithIndices(input, kernelSize, ...window)
    : torch.maxPool3d(input, kernelSize, ...window);
}

/** One size for all dimensions, or one for each; null keeps the input's. */
export type AdaptiveSizes = number | null | readonly (number | null)[];
export type AdaptiveRest = Rest<{ readonly returnIndices?: false | undefined }, readonly []>;

/** The output's size with the input's where it is null. */
function outputSizes(where: string, input: Tensor, sizes: AdaptiveSizes, count: number): number[] {
  if (typeof sizes === 'number') return spread(where, 'outputSize', sizes, count);
  if (sizes === null) return outputSizes(where, input, Array<null>(count).fill(null), count);
  if (sizes.length !== count || input.ndim <= count) {
    throw refusal(
      where,
      `expected ${count} sizes for an input [N, C, ...] with ${count} more dimensions, received ${sizes.length} for ${written(input.shape)}`,
      [input, { outputSize: sizes }],
    );
  }
  return sizes.map((size, i) => size ?? sizeOf(where, input, i - count));
}

const wantsIndices = (where: string, rest: readonly unknown[]): boolean =>
  named<MaybeIndices>(where, rest, [], ['returnIndices']).returnIndices === true;

/** The maxima and their places of windows chosen so that the output is `outputSize` long: [N, C, outputSize]. */
export function adaptiveMaxPool1dWithIndices(input: Tensor, outputSize: AdaptiveSizes): [Tensor, Tensor] {
  return torch.adaptiveMaxPool1d(input, outputSizes('adaptiveMaxPool1d', input, outputSize, 1));
}

/** The maxima and their places: [N, C, ...outputSize]. A null in `outputSize` keeps the input's size. */
export function adaptiveMaxPool2dWithIndices(input: Tensor, outputSize: AdaptiveSizes): [Tensor, Tensor] {
  return torch.adaptiveMaxPool2d(input, outputSizes('adaptiveMaxPool2d', input, outputSize, 2));
}

/** The maxima and their places: [N, C, ...outputSize]. A null in `outputSize` keeps the input's size. */
export function adaptiveMaxPool3dWithIndices(input: Tensor, outputSize: AdaptiveSizes): [Tensor, Tensor] {
  return torch.adaptiveMaxPool3d(input, outputSizes('adaptiveMaxPool3d', input, outputSize, 3));
}

/** Maxima of windows chosen so that the output is `outputSize` long: [N, C, outputSize]. */
export function adaptiveMaxPool1d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  options: WithIndices,
): [Tensor, Tensor];
export function adaptiveMaxPool1d(input: Tensor, outputSize: AdaptiveSizes, ...rest: AdaptiveRest): Tensor;
export function adaptiveMaxPool1d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  options: MaybeIndices,
): Tensor | [Tensor, Tensor];
export function adaptiveMaxPool1d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  ...rest: unknown[]
): Tensor | [Tensor, Tensor] {
  const both = adaptiveMaxPool1dWithIndices(input, outputSize);
  return wantsIndices('adaptiveMaxPool1d', rest) ? both : both[0];
}

/** Maxima of windows chosen so that the output is [N, C, ...outputSize]; null keeps the input's size. */
export function adaptiveMaxPool2d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  options: WithIndices,
): [Tensor, Tensor];
export function adaptiveMaxPool2d(input: Tensor, outputSize: AdaptiveSizes, ...rest: AdaptiveRest): Tensor;
export function adaptiveMaxPool2d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  options: MaybeIndices,
): Tensor | [Tensor, Tensor];
export function adaptiveMaxPool2d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  ...rest: unknown[]
): Tensor | [Tensor, Tensor] {
  const both = adaptiveMaxPool2dWithIndices(input, outputSize);
  return wantsIndices('adaptiveMaxPool2d', rest) ? both : both[0];
}

/** Maxima of windows chosen so that the output is [N, C, ...outputSize]; null keeps the input's size. */
export function adaptiveMaxPool3d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  options: WithIndices,
): [Tensor, Tensor];
export function adaptiveMaxPool3d(input: Tensor, outputSize: AdaptiveSizes, ...rest: AdaptiveRest): Tensor;
export function adaptiveMaxPool3d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  options: MaybeIndices,
): Tensor | [Tensor, Tensor];
export function adaptiveMaxPool3d(
  input: Tensor,
  outputSize: AdaptiveSizes,
  ...rest: unknown[]
): Tensor | [Tensor, Tensor] {
  const both = adaptiveMaxPool3dWithIndices(input, outputSize);
  return wantsIndices('adaptiveMaxPool3d', rest) ? both : both[0];
}

/** Means of windows chosen so that the output is `outputSize` long: [N, C, outputSize]. */
export function adaptiveAvgPool1d(input: Tensor, outputSize: AdaptiveSizes): Tensor {
  return torch.adaptiveAvgPool1d(input, outputSizes('adaptiveAvgPool1d', input, outputSize, 1));
}

/** Means of windows chosen so that the output is [N, C, ...outputSize]; null keeps the input's size. */
export function adaptiveAvgPool2d(input: Tensor, outputSize: AdaptiveSizes): Tensor {
  return torch.adaptiveAvgPool2d(input, outputSizes('adaptiveAvgPool2d', input, outputSize, 2));
}

/** Means of windows chosen so that the output is [N, C, ...outputSize]; null keeps the input's size. */
export function adaptiveAvgPool3d(input: Tensor, outputSize: AdaptiveSizes): Tensor {
  return torch.adaptiveAvgPool3d(input, outputSizes('adaptiveAvgPool3d', input, outputSize, 3));
}

export interface LpPoolOptions {
  /** Default: the kernel's size. */
  readonly stride?: Sizes | null | undefined;
  /** Rounds the output's size up. Default false. */
  readonly ceilMode?: boolean | undefined;
}
const LP_POOL = ['stride', 'ceilMode'] as const;
export type LpPoolRest = Rest<LpPoolOptions, typeof LP_POOL>;
type Window = [stride: Sizes, padding: number, dilation: number, ceilMode: boolean];

/** (Σ xᵖ)^(1/p) over windows of [N, C, L] or [C, L]; the maximum of |x| for p = ∞. */
export function lpPool1d(input: Tensor, normType: number, kernelSize: Sizes, ...rest: LpPoolRest): Tensor {
  const { stride, ceilMode = false } = named<LpPoolOptions>('lpPool1d', rest, LP_POOL);
  return lpPool(input, normType, spread('lpPool1d', 'kernelSize', kernelSize, 1), {
    maximum: (x) => torch.maxPool1d(x, kernelSize, ...window(stride, ceilMode)),
    mean: (x) => torch.avgPool1d(x, kernelSize, stride ?? [], 0, ceilMode),
  });
}

/** (Σ xᵖ)^(1/p) over windows of [N, C, H, W] or [C, H, W]; the maximum of |x| for p = ∞. */
export function lpPool2d(input: Tensor, normType: number, kernelSize: Sizes, ...rest: LpPoolRest): Tensor {
  const { stride, ceilMode = false } = named<LpPoolOptions>('lpPool2d', rest, LP_POOL);
  return lpPool(input, normType, spread('lpPool2d', 'kernelSize', kernelSize, 2), {
    maximum: (x) => torch.maxPool2d(x, kernelSize, ...window(stride, ceilMode)),
    mean: (x) => torch.avgPool2d(x, kernelSize, stride ?? [], 0, ceilMode),
  });
}

/** (Σ xᵖ)^(1/p) over windows of [N, C, D, H, W] or [C, D, H, W]; the maximum of |x| for p = ∞. */
export function lpPool3d(input: Tensor, normType: number, kernelSize: Sizes, ...rest: LpPoolRest): Tensor {
  const { stride, ceilMode = false } = named<LpPoolOptions>('lpPool3d', rest, LP_POOL);
  return lpPool(input, normType, spread('lpPool3d', 'kernelSize', kernelSize, 3), {
    maximum: (x) => torch.maxPool3d(x, kernelSize, ...window(stride, ceilMode)),
    mean: (x) => torch.avgPool3d(x, kernelSize, stride ?? [], 0, ceilMode),
  });
}

function window(stride: Sizes | null | undefined, ceilMode: boolean): Window {
  return [stride ?? [], 0, 1, ceilMode];
}

interface Pools {
  maximum(x: Tensor): Tensor;
  mean(x: Tensor): Tensor;
}

function lpPool(input: Tensor, p: number, kernel: readonly number[], pools: Pools): Tensor {
  if (p === Number.POSITIVE_INFINITY) return pools.maximum(input.abs());
  if (p === Number.NEGATIVE_INFINITY) return pools.maximum(input.abs().neg()).neg();
  const mean = pools.mean(input.pow(p));
  const places = product(kernel);
  return mean
    .sign()
    .mul(mean.abs().relu())
    .mul(places)
    .pow(torch.float(1 / p));
}

export interface FractionalMaxPoolOptions {
  /** This or `outputRatio` must be given. */
  readonly outputSize?: Sizes | null | undefined;
  /** Of the input's size, each above 0 and below 1. */
  readonly outputRatio?: number | readonly number[] | null | undefined;
  /** [N, C, 2] (3 for three dimensions), from 0 to 1: where the windows lie. Default: drawn. */
  readonly randomSamples?: Tensor | null | undefined;
}
const FRACTIONAL = ['outputSize', 'outputRatio'] as const;
export type FractionalRest = Rest<
  FractionalMaxPoolOptions & { readonly returnIndices?: false | undefined },
  typeof FRACTIONAL
>;

/**
 * Maxima and their places of windows of random size over [N, C, H, W] or [C, H, W] (Graham, 2014).
 *
 * @throws OperatorError where neither outputSize nor outputRatio is given.
 */
export function fractionalMaxPool2dWithIndices(
  input: Tensor,
  kernelSize: Sizes,
  ...rest: Rest<FractionalMaxPoolOptions, typeof FRACTIONAL>
): [Tensor, Tensor] {
  const { size, samples } = fractional('fractionalMaxPool2d', input, rest, 2);
  return torch.fractionalMaxPool2d(input, kernelSize, size, samples);
}

/**
 * Maxima and their places of windows of random size over [N, C, D, H, W] or [C, D, H, W].
 *
 * @throws OperatorError where neither outputSize nor outputRatio is given.
 */
export function fractionalMaxPool3dWithIndices(
  input: Tensor,
  kernelSize: Sizes,
  ...rest: Rest<FractionalMaxPoolOptions, typeof FRACTIONAL>
): [Tensor, Tensor] {
  const { size, samples } = fractional('fractionalMaxPool3d', input, rest, 3);
  return torch.fractionalMaxPool3d(input, kernelSize, size, samples);
}

/** Maxima of windows of random size; see `fractionalMaxPool2dWithIndices`. */
export function fractionalMaxPool2d(
  input: Tensor,
  kernelSize: Sizes,
  options: FractionalMaxPoolOptions & WithIndices,
): [Tensor, Tensor];
export function fractionalMaxPool2d(input: Tensor, kernelSize: Sizes, ...rest: FractionalRest): Tensor;
export function fractionalMaxPool2d(
  input: Tensor,
  kernelSize: Sizes,
  options: FractionalMaxPoolOptions & MaybeIndices,
): Tensor | [Tensor, Tensor];
export function fractionalMaxPool2d(
  input: Tensor,
  kernelSize: Sizes,
  ...rest: unknown[]
): Tensor | [Tensor, Tensor] {
  const { size, samples, returnIndices } = fractional('fractionalMaxPool2d', input, rest, 2);
  const both = torch.fractionalMaxPool2d(input, kernelSize, size, samples);
  return returnIndices ? both : both[0];
}

/** Maxima of windows of random size; see `fractionalMaxPool3dWithIndices`. */
export function fractionalMaxPool3d(
  input: Tensor,
  kernelSize: Sizes,
  options: FractionalMaxPoolOptions & WithIndices,
): [Tensor, Tensor];
export function fractionalMaxPool3d(input: Tensor, kernelSize: Sizes, ...rest: FractionalRest): Tensor;
export function fractionalMaxPool3d(
  input: Tensor,
  kernelSize: Sizes,
  options: FractionalMaxPoolOptions & MaybeIndices,
): Tensor | [Tensor, Tensor];
export function fractionalMaxPool3d(
  input: Tensor,
  kernelSize: Sizes,
  ...rest: unknown[]
): Tensor | [Tensor, Tensor] {
  const { size, samples, returnIndices } = fractional('fractionalMaxPool3d', input, rest, 3);
  const both = torch.fractionalMaxPool3d(input, kernelSize, size, samples);
  return returnIndices ? both : both[0];
}

function fractional(where: string, input: Tensor, rest: readonly unknown[], dims: number) {
  const options = named<FractionalMaxPoolOptions & MaybeIndices>(where, rest, FRACTIONAL, [
    'randomSamples',
    'returnIndices',
  ]);
  const { outputSize = null, outputRatio = null, randomSamples = null, returnIndices = false } = options;
  if (input.ndim !== dims + 1 && input.ndim !== dims + 2) {
    const expected = dims === 2 ? '[N, C, H, W] or [C, H, W]' : '[N, C, D, H, W] or [C, D, H, W]';
    throw refusal(where, `expected ${expected}, received ${written(input.shape)}`, [input]);
  }
  if (outputSize === null && outputRatio === null)
    throw refusal(where, 'expected an outputSize or an outputRatio', [input, options]);
  const size =
    outputSize === null
      ? spread(where, 'outputRatio', outputRatio ?? [], dims).map((ratio, i) =>
          Math.trunc(sizeOf(where, input, i - dims) * ratio),
        )
      : spread(where, 'outputSize', outputSize, dims);
  const batch = input.ndim === dims + 1 ? 1 : sizeOf(where, input, 0);
  const { dtype, device } = input;
  const samples =
    randomSamples ?? torch.rand([batch, sizeOf(where, input, -dims - 1), dims], { dtype, device });
  return { size, samples, returnIndices };
}
