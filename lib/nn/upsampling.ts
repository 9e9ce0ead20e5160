import { checkOptions } from '../config/options.js';
import { pythonFloat, pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import type { InterpolationMode } from './functional/sampling.js';
import { Module } from './module.js';
import type { Sizes } from './shapes.js';

/** The output's size, or what the input's is multiplied by: one of the two. */
export interface UpsampleSize {
  /** One size for all dimensions, or one for each. */
  readonly size?: Sizes | null;
  /** One factor for all dimensions, or one for each; sizes are rounded down. */
  readonly scaleFactor?: number | readonly number[] | null;
}

export interface UpsampleOptions extends UpsampleSize {
  /** Default `nearest`. */
  readonly mode?: InterpolationMode;
  /** For linear, bilinear, bicubic and trilinear: whether the corners' middles stay in place. Default false. */
  readonly alignCorners?: boolean | null;
  /** Whether the factor is computed anew from the rounded size. Default false. */
  readonly recomputeScaleFactor?: boolean | null;
}

/** Resizes [N, C, L], [N, C, H, W] or [N, C, D, H, W]. */
export class Upsample extends Module {
  readonly size: Sizes | null;
  readonly scaleFactor: number | readonly number[] | null;
  readonly mode: InterpolationMode;
  readonly alignCorners: boolean | null;
  readonly recomputeScaleFactor: boolean | null;

  constructor(options: UpsampleOptions) {
    super();
    const known = ['size', 'scaleFactor', 'mode', 'alignCorners', 'recomputeScaleFactor'];
    checkOptions('nn.Upsample', options, known);
    this.size = options.size ?? null;
    this.scaleFactor = options.scaleFactor ?? null;
    this.mode = options.mode ?? 'nearest';
    this.alignCorners = options.alignCorners ?? null;
    this.recomputeScaleFactor = options.recomputeScaleFactor ?? null;
  }

  forward(input: Tensor): Tensor {
    const { size, scaleFactor, mode, alignCorners, recomputeScaleFactor } = this;
    return F.interpolate(input, { size, scaleFactor, mode, alignCorners, recomputeScaleFactor });
  }

  override extraRepr(): string {
    const { size, scaleFactor, mode } = this;
    const target = scaleFactor === null ? `size=${pythonSizes(size)}` : `scale_factor=${floats(scaleFactor)}`;
    return `${target}, mode='${mode}'`;
  }
}

/** Resizes [N, C, H, W] by repeating the nearest place. */
export class UpsamplingNearest2d extends Upsample {
  constructor(options: UpsampleSize) {
    checkOptions('nn.UpsamplingNearest2d', options, ['size', 'scaleFactor']);
    super({ ...options, mode: 'nearest' });
  }
}

/** Resizes [N, C, H, W] bilinearly; the corners' middles stay in place. */
export class UpsamplingBilinear2d extends Upsample {
  constructor(options: UpsampleSize) {
    checkOptions('nn.UpsamplingBilinear2d', options, ['size', 'scaleFactor']);
    super({ ...options, mode: 'bilinear', alignCorners: true });
  }
}

function floats(factors: number | readonly number[]): string {
  if (typeof factors === 'number') return pythonFloat(factors);
  return `(${factors.map(pythonFloat).join(', ')})`;
}
