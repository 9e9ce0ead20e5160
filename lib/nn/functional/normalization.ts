import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { product } from '../shapes.js';
import { named, type Rest, refusal, sizeOf, written } from './arguments.js';

export interface Affine {
  /** [C], the scale. */
  readonly weight?: Tensor | null | undefined;
  /** [C], the shift. */
  readonly bias?: Tensor | null | undefined;
  /** What is added to the variance. Default 1e-5. */
  readonly eps?: number | undefined;
}

export interface BatchNormOptions extends Affine {
  /** Uses the batch's statistics and moves the running ones. Default false. */
  readonly training?: boolean | undefined;
  /** The weight of the batch in the running statistics. Default 0.1. */
  readonly momentum?: number | undefined;
}
const BATCH_OF_ONE = ': eval() on a model takes single samples; in training drop the last, incomplete batch';
const BATCH_NORM = ['weight', 'bias', 'training', 'momentum', 'eps'] as const;

/**
 * (x − mean) / √(var + eps) · weight + bias, per channel of [N, C, ...]. `runningMean` and `runningVar` [C] are used
 * unless it is training, and then updated.
 *
 * @throws OperatorError in training for a single value per channel, and for a negative eps.
 */
export function batchNorm(
  input: Tensor,
  runningMean: Tensor | null,
  runningVar: Tensor | null,
  ...rest: Rest<BatchNormOptions, typeof BATCH_NORM>
): Tensor {
  const options = named<BatchNormOptions>('batchNorm', rest, BATCH_NORM);
  const { weight = null, bias = null, training = false, momentum = 0.1, eps = 1e-5 } = options;
  if (training) requireSeveral('batchNorm', input, input.shape, BATCH_OF_ONE);
  if (eps < 0 || (training && eps === 0))
    throw refusal('batchNorm', `expected eps ${training ? 'above 0' : 'of at least 0'}, received ${eps}`, [
      { eps },
    ]);
  return torch.batchNorm(input, weight, bias, runningMean, runningVar, training, momentum, eps, true);
}

export interface InstanceNormOptions extends Affine {
  readonly runningMean?: Tensor | null | undefined;
  readonly runningVar?: Tensor | null | undefined;
  /** Uses the statistics of each instance rather than the running ones. Default true. */
  readonly useInputStats?: boolean | undefined;
  /** The weight of the batch in the running statistics. Default 0.1. */
  readonly momentum?: number | undefined;
}
const INSTANCE_NORM = [
  'runningMean',
  'runningVar',
  'weight',
  'bias',
  'useInputStats',
  'momentum',
  'eps',
] as const;

/**
 * Normalizes each channel of each instance of [N, C, ...] over its places.
 *
 * @throws OperatorError for a single place with `useInputStats`.
 */
export function instanceNorm(
  input: Tensor,
  ...rest: Rest<InstanceNormOptions, typeof INSTANCE_NORM>
): Tensor {
  const options = named<InstanceNormOptions>('instanceNorm', rest, INSTANCE_NORM);
  const { runningMean = null, runningVar = null, weight = null, bias = null } = options;
  const { useInputStats = true, momentum = 0.1, eps = 1e-5 } = options;
  if (useInputStats && product(input.shape.slice(2)) === 1) {
    throw refusal('instanceNorm', `expected several places per channel, received ${written(input.shape)}`, [
      input,
    ]);
  }
  return torch.instanceNorm(input, weight, bias, runningMean, runningVar, useInputStats, momentum, eps, true);
}

const LAYER_NORM = ['weight', 'bias', 'eps'] as const;

/** Normalizes over the last dimensions, which are `normalizedShape`; `weight` and `bias` have that shape. */
export function layerNorm(
  input: Tensor,
  normalizedShape: readonly number[],
  ...rest: Rest<Affine, typeof LAYER_NORM>
): Tensor {
  const { weight = null, bias = null, eps = 1e-5 } = named<Affine>('layerNorm', rest, LAYER_NORM);
  return torch.layerNorm(input, normalizedShape, weight, bias, eps);
}

/**
 * Normalizes each of `numGroups` groups of channels of [N, C, ...], C divisible by it.
 *
 * @throws OperatorError for fewer than two dimensions and for a single value per group.
 */
export function groupNorm(
  input: Tensor,
  numGroups: number,
  ...rest: Rest<Affine, typeof LAYER_NORM>
): Tensor {
  const { weight = null, bias = null, eps = 1e-5 } = named<Affine>('groupNorm', rest, LAYER_NORM);
  const { shape } = input;
  if (shape.length < 2)
    throw refusal('groupNorm', `expected [N, C, ...], received ${written(shape)}`, [input]);
  const perGroup = Math.floor((sizeOf('groupNorm', input, 0) * sizeOf('groupNorm', input, 1)) / numGroups);
  requireSeveral('groupNorm', input, [perGroup, numGroups, ...shape.slice(2)]);
  return torch.groupNorm(input, numGroups, weight, bias, eps);
}

export interface LocalResponseNormOptions {
  /** Default 1e-4. */
  readonly alpha?: number | undefined;
  /** Default 0.75. */
  readonly beta?: number | undefined;
  /** Default 1. */
  readonly k?: number | undefined;
}
const LOCAL_RESPONSE_NORM = ['alpha', 'beta', 'k'] as const;

/**
 * x / (k + α · mean of x² over `size` neighbouring channels)^β, for [N, C, ...] with at least one place dimension.
 *
 * @throws OperatorError for fewer than three dimensions.
 */
export function localResponseNorm(
  input: Tensor,
  size: number,
  ...rest: Rest<LocalResponseNormOptions, typeof LOCAL_RESPONSE_NORM>
): Tensor {
  const options = named<LocalResponseNormOptions>('localResponseNorm', rest, LOCAL_RESPONSE_NORM);
  const { alpha = 1e-4, beta = 0.75, k = 1 } = options;
  const { shape } = input;
  const [batch, channels, places] = shape;
  if (batch === undefined || channels === undefined || places === undefined)
    throw refusal('localResponseNorm', `expected [N, C, ...], received ${written(shape)}`, [input]);
  if (input.numel() === 0) return input;
  const around = [Math.floor(size / 2), Math.floor((size - 1) / 2)];
  const squares = input.mul(input);
  const isFlat = shape.length === 3;
  const mean = isFlat
    ? torch.avgPool2d(torch.pad(squares.unsqueeze(1), [0, 0, ...around]), [size, 1], 1).squeeze(1)
    : torch
        .avgPool3d(
          torch.pad(squares.view([batch, 1, channels, places, -1]), [0, 0, 0, 0, ...around]),
          [size, 1, 1],
          1,
        )
        .squeeze(1)
        .view(shape);
  return input.div(mean.mul(alpha).add(k).pow(beta));
}

export interface NormalizeOptions {
  /** The norm's exponent. Default 2. */
  readonly p?: number | undefined;
  /** Default 1. */
  readonly dim?: number | readonly number[] | undefined;
  /** The least norm that is divided by. Default 1e-12. */
  readonly eps?: number | undefined;
  readonly out?: Tensor | null | undefined;
}
const NORMALIZE = ['p', 'dim', 'eps', 'out'] as const;

/** x / max(‖x‖ₚ, eps) along `dim`. */
export function normalize(input: Tensor, ...rest: Rest<NormalizeOptions, typeof NORMALIZE>): Tensor {
  const { p = 2, dim = 1, eps = 1e-12, out = null } = named<NormalizeOptions>('normalize', rest, NORMALIZE);
  const length = input.norm(p, dim, true).clampMin(eps).expandAs(input);
  return out === null ? input.div(length) : torch.div(input, length, { out });
}

/** A variance takes more than one value. */
function requireSeveral(
  where: string,
  input: Tensor,
  [batch = 1, , ...places]: readonly number[],
  advice = '',
): void {
  if (batch * product(places) !== 1) return;
  throw refusal(
    where,
    `expected more than one value per channel or group, received input of shape ${written(input.shape)}${advice}`,
    [input],
  );
}
