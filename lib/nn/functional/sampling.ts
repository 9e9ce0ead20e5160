import { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { isFloating, named, oneOf, type Rest, refusal, sameShape, written } from './arguments.js';

const GRID_MODES = ['bilinear', 'nearest', 'bicubic'] as const;
const GRID_PADDINGS = ['zeros', 'border', 'reflection'] as const;

export interface GridSampleOptions {
  /** `bilinear` is trilinear in three dimensions; `bicubic` is for two. Default `bilinear`. */
  readonly mode?: (typeof GRID_MODES)[number] | undefined;
  /** What lies outside of the input. Default `zeros`. */
  readonly paddingMode?: (typeof GRID_PADDINGS)[number] | undefined;
  /** Whether −1 and 1 are the middles of the outermost places, rather than their edges. Default false. */
  readonly alignCorners?: boolean | undefined;
}
const GRID_SAMPLE = ['mode', 'paddingMode', 'alignCorners'] as const;

/**
 * Samples [N, C, H, W] at `grid` [N, H', W', 2] of (x, y) from −1 to 1: [N, C, H', W']; likewise [N, C, D, H, W] at
 * [N, D', H', W', 3].
 */
export function gridSample(
  input: Tensor,
  grid: Tensor,
  ...rest: Rest<GridSampleOptions, typeof GRID_SAMPLE>
): Tensor {
  const options = named<GridSampleOptions>('gridSample', rest, GRID_SAMPLE);
  const mode = oneOf('gridSample', 'mode', options.mode ?? 'bilinear', GRID_MODES);
  const padding = oneOf('gridSample', 'paddingMode', options.paddingMode ?? 'zeros', GRID_PADDINGS);
  const aligned = options.alignCorners === true;
  return torch.gridSampler(input, grid, GRID_MODES.indexOf(mode), GRID_PADDINGS.indexOf(padding), aligned);
}

export interface AffineGridOptions {
  /** As in `gridSample`. Default false. */
  readonly alignCorners?: boolean | undefined;
}
const AFFINE_GRID = ['alignCorners'] as const;

/**
 * The grid for `gridSample` of the maps `theta` [N, 2, 3] and an output [N, C, H, W]: [N, H, W, 2]; likewise [N, 3, 4] and
 * [N, C, D, H, W].
 *
 * @throws OperatorError for other shapes and for sizes that are not above 0.
 */
export function affineGrid(
  theta: Tensor,
  size: readonly number[],
  ...rest: Rest<AffineGridOptions, typeof AFFINE_GRID>
): Tensor {
  const { alignCorners = false } = named<AffineGridOptions>('affineGrid', rest, AFFINE_GRID);
  const refuse = (reason: string) => refusal('affineGrid', reason, [theta, size]);
  if (!isFloating(theta)) throw refuse(`expected a theta of floating point, received ${theta.dtype}`);
  const dims = size.length - 2;
  if (dims !== 2 && dims !== 3) throw refuse(`expected 4 or 5 sizes, received ${written(size)}`);
  if (!sameShape(theta.shape.slice(1), [dims, dims + 1]))
    throw refuse(
      `expected a theta [N, ${dims}, ${dims + 1}] for ${written(size)}, received ${written(theta.shape)}`,
    );
  if (Math.min(...size) <= 0) throw refuse(`expected sizes above 0, received ${written(size)}`);
  return torch.affineGridGenerator(theta, size, alignCorners);
}

const MODES = [
  'nearest',
  'nearest-exact',
  'area',
  'linear',
  'bilinear',
  'bicubic',
  'trilinear',
  'lanczos',
] as const;
export type InterpolationMode = (typeof MODES)[number];

/** How many dimensions a mode's input has. */
const DIMENSIONS: Readonly<Record<InterpolationMode, readonly number[]>> = {
  nearest: [3, 4, 5],
  'nearest-exact': [3, 4, 5],
  area: [3, 4, 5],
  linear: [3],
  bilinear: [4],
  bicubic: [4],
  trilinear: [5],
  lanczos: [4],
};

export interface InterpolateOptions {
  /** The output's size, one number for all dimensions or one for each. This or `scaleFactor` must be given. */
  readonly size?: number | readonly number[] | null | undefined;
  readonly scaleFactor?: number | readonly number[] | null | undefined;
  /** Default `nearest`. */
  readonly mode?: InterpolationMode | undefined;
  /** For linear, bilinear, bicubic and trilinear: whether the corners' middles stay in place. Default false. */
  readonly alignCorners?: boolean | null | undefined;
  /** Computes the scale anew from the rounded output's size. Default false. */
  readonly recomputeScaleFactor?: boolean | null | undefined;
  /** Smooths when making smaller; for bilinear and bicubic, and needed for lanczos. Default false. */
  readonly antialias?: boolean | undefined;
}
const INTERPOLATE = [
  'size',
  'scaleFactor',
  'mode',
  'alignCorners',
  'recomputeScaleFactor',
  'antialias',
] as const;

/**
 * Resizes [N, C, L], [N, C, H, W] or [N, C, D, H, W] to `size`, or by `scaleFactor` (rounded down).
 *
 * @throws OperatorError where both or neither are given, and for options or shapes that the mode does not take.
 */
export function interpolate(input: Tensor, ...rest: Rest<InterpolateOptions, typeof INTERPOLATE>): Tensor {
  const where = 'interpolate';
  const options = named<InterpolateOptions>(where, rest, INTERPOLATE);
  const { size = null, scaleFactor = null, alignCorners = null, antialias = false } = options;
  const refuse = (reason: string) => refusal(where, reason, [input, options]);
  const mode = oneOf(where, 'mode', options.mode ?? 'nearest', MODES);
  const { shape } = input;
  const dims = DIMENSIONS[mode];
  if (!dims.includes(shape.length))
    throw refuse(`the mode "${mode}" takes ${dims.join(', ')} dimensions, received ${written(shape)}`);
  const isLinear = !['nearest', 'nearest-exact', 'area'].includes(mode);
  if (!isLinear && alignCorners !== null) throw refuse(`the mode "${mode}" does not take alignCorners`);
  if ((size === null) === (scaleFactor === null)) throw refuse('expected either size or scaleFactor');
  if (size !== null && options.recomputeScaleFactor === true)
    throw refuse('recomputeScaleFactor goes with scaleFactor, not with size');
  if (antialias && !['bilinear', 'bicubic', 'lanczos'].includes(mode))
    throw refuse(`antialias goes with bilinear, bicubic and lanczos, not with "${mode}"`);
  if (mode === 'lanczos' && (!antialias || alignCorners === true))
    throw refuse('the mode "lanczos" needs antialias: true, and takes no alignCorners');
  const places = shape.slice(2);
  const perDimension = (values: number | readonly number[], name: string): number[] => {
    if (typeof values === 'number') return places.map(() => values);
    if (values.length === places.length) return [...values];
    throw refuse(
      `expected ${name} for the ${places.length} dimensions ${written(places)}, received ${written(values)}`,
    );
  };
  const factors = scaleFactor === null ? null : perDimension(scaleFactor, 'scaleFactor');
  const recomputes = options.recomputeScaleFactor === true || mode === 'area';
  const rounded =
    recomputes && factors ? places.map((each, i) => Math.trunc(each * (factors[i] ?? 1))) : null;
  const target: Target = {
    size: size === null ? rounded : perDimension(size, 'size'),
    factors: recomputes ? null : factors,
  };
  return resize(input, mode, target, alignCorners === true, antialias);
}

/** One of the two is null. */
interface Target {
  readonly size: number[] | null;
  readonly factors: number[] | null;
}

function resize(
  input: Tensor,
  mode: InterpolationMode,
  { size, factors }: Target,
  aligned: boolean,
  antialias: boolean,
): Tensor {
  const dims = input.ndim - 2;
  switch (mode) {
    case 'nearest':
      return resized(`aten::upsample_nearest${dims}d`, input, size, factors);
    case 'nearest-exact':
      return resized(`aten::_upsample_nearest_exact${dims}d`, input, size, factors);
    case 'area':
      return resized(`aten::adaptive_avg_pool${dims}d`, input, size);
    case 'linear':
      return resized('aten::upsample_linear1d', input, size, aligned, factors);
    case 'trilinear':
      return resized('aten::upsample_trilinear3d', input, size, aligned, factors);
    default:
      return resized(
        antialias ? `aten::_upsample_${mode}2d_aa` : `aten::upsample_${mode}2d`,
        input,
        size,
        aligned,
        factors,
      );
  }
}

/** The internal operators, whose names begin with _, look at their sizes as the public ones do. */
function resized(operator: string, ...args: unknown[]): Tensor {
  const call = operator.startsWith('aten::_') ? torch.callUnchecked : torch.call;
  const result = call(operator, ...args);
  if (result instanceof Tensor) return result;
  throw refusal('interpolate', `${operator} gave no tensor`, args, 'ERR_INTERNAL');
}

const UPSAMPLE = ['size', 'scaleFactor', 'mode', 'alignCorners'] as const;
export type UpsampleOptions = Pick<InterpolateOptions, (typeof UPSAMPLE)[number]>;

/** @deprecated Use `interpolate`. */
export function upsample(input: Tensor, ...rest: Rest<UpsampleOptions, typeof UPSAMPLE>): Tensor {
  return interpolate(input, named<UpsampleOptions>('upsample', rest, UPSAMPLE));
}

const UPSAMPLE_TO = ['size', 'scaleFactor'] as const;
export type UpsampleToOptions = Pick<InterpolateOptions, (typeof UPSAMPLE_TO)[number]>;

/** @deprecated Use `interpolate`. */
export function upsampleNearest(input: Tensor, ...rest: Rest<UpsampleToOptions, typeof UPSAMPLE_TO>): Tensor {
  return interpolate(input, {
    ...named<UpsampleToOptions>('upsampleNearest', rest, UPSAMPLE_TO),
    mode: 'nearest',
  });
}

/** @deprecated Use `interpolate` with `mode: 'bilinear', alignCorners: true`. */
export function upsampleBilinear(
  input: Tensor,
  ...rest: Rest<UpsampleToOptions, typeof UPSAMPLE_TO>
): Tensor {
  const target = named<UpsampleToOptions>('upsampleBilinear', rest, UPSAMPLE_TO);
  return interpolate(input, { ...target, mode: 'bilinear', alignCorners: true });
}
