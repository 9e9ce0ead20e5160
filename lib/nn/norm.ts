import { checkOptions } from '../config/options.js';
import { TsmlError } from '../errors.js';
import { pythonBool, pythonFloat, pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { ones_, zeros_ } from './init.js';
import { Module } from './module.js';
import { FACTORY_OPTIONS, type FactoryOptions, filledParameter, type Parameter } from './parameter.js';
import type { ShapePattern } from './shapes.js';

export interface LayerNormOptions extends FactoryOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Whether it has a weight (and a bias). Default true. */
  readonly elementwiseAffine?: boolean;
  /** Whether an affine one has a bias. Default true. */
  readonly bias?: boolean;
}

/** Layer norm over the last dimensions, those of `normalizedShape` (arXiv:1607.06450). */
export class LayerNorm extends Module {
  readonly normalizedShape: readonly number[];
  /** normalizedShape */
  weight: Parameter | null;
  /** normalizedShape */
  bias: Parameter | null;
  eps: number;
  readonly elementwiseAffine: boolean;

  constructor(normalizedShape: number | readonly number[], options: LayerNormOptions = {}) {
    super();
    checkOptions('nn.LayerNorm', options, ['eps', 'elementwiseAffine', 'bias', ...FACTORY_OPTIONS]);
    const { eps = 1e-5, elementwiseAffine = true, bias = true } = options;
    this.normalizedShape = typeof normalizedShape === 'number' ? [normalizedShape] : normalizedShape;
    this.eps = eps;
    this.elementwiseAffine = elementwiseAffine;
    this.weight = elementwiseAffine ? filledParameter(this.normalizedShape, 1, options) : null;
    this.bias = elementwiseAffine && bias ? filledParameter(this.normalizedShape, 0, options) : null;
  }

  resetParameters(): void {
    if (this.weight !== null) ones_(this.weight);
    if (this.bias !== null) zeros_(this.bias);
  }

  forward(input: Tensor): Tensor {
    return F.layerNorm(input, this.normalizedShape, this.weight, this.bias, this.eps);
  }

  override extraRepr(): string {
    const { normalizedShape, eps, elementwiseAffine, bias } = this;
    const affine = `elementwise_affine=${pythonBool(elementwiseAffine)}, bias=${pythonBool(bias !== null)}`;
    return `${pythonSizes(normalizedShape)}, eps=${pythonFloat(eps)}, ${affine}`;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['*', ...this.normalizedShape]];
  }
}

export interface RMSNormOptions extends FactoryOptions {
  /** Added to the mean square; null is the input dtype's machine epsilon. Default null. */
  readonly eps?: number | null;
  /** Whether it has a weight. Default true. */
  readonly elementwiseAffine?: boolean;
}

/** Division by the root of the mean square over the last dimensions, those of `normalizedShape` (arXiv:1910.07467). */
export class RMSNorm extends Module {
  readonly normalizedShape: readonly number[];
  /** normalizedShape */
  weight: Parameter | null;
  readonly eps: number | null;
  readonly elementwiseAffine: boolean;

  constructor(normalizedShape: number | readonly number[], options: RMSNormOptions = {}) {
    super();
    checkOptions('nn.RMSNorm', options, ['eps', 'elementwiseAffine', ...FACTORY_OPTIONS]);
    const { eps = null, elementwiseAffine = true } = options;
    this.normalizedShape = typeof normalizedShape === 'number' ? [normalizedShape] : normalizedShape;
    this.eps = eps;
    this.elementwiseAffine = elementwiseAffine;
    this.weight = elementwiseAffine ? filledParameter(this.normalizedShape, 1, options) : null;
  }

  resetParameters(): void {
    if (this.weight !== null) ones_(this.weight);
  }

  forward(input: Tensor): Tensor {
    return F.rmsNorm(input, this.normalizedShape, this.weight, this.eps);
  }

  override extraRepr(): string {
    const { normalizedShape, eps, elementwiseAffine } = this;
    const epsilon = eps === null ? 'None' : pythonFloat(eps);
    return `${pythonSizes(normalizedShape)}, eps=${epsilon}, elementwise_affine=${pythonBool(elementwiseAffine)}`;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['*', ...this.normalizedShape]];
  }
}

export interface GroupNormOptions extends FactoryOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Whether it has a weight (and a bias). Default true. */
  readonly affine?: boolean;
  /** Whether an affine one has a bias. Default true. */
  readonly bias?: boolean;
}

/** Norm of [N, C, *] over groups of channels (arXiv:1803.08494). */
export class GroupNorm extends Module {
  /** [numChannels] */
  weight: Parameter | null;
  /** [numChannels] */
  bias: Parameter | null;
  readonly eps: number;
  readonly affine: boolean;

  constructor(
    readonly numGroups: number,
    readonly numChannels: number,
    options: GroupNormOptions = {},
  ) {
    super();
    checkOptions('nn.GroupNorm', options, ['eps', 'affine', 'bias', ...FACTORY_OPTIONS]);
    if (numChannels % numGroups !== 0) {
      throw new TsmlError(
        'ERR_VALUE',
        `nn.GroupNorm: expected channels to divide into ${numGroups} groups, received ${numChannels}`,
      );
    }
    const { eps = 1e-5, affine = true, bias = true } = options;
    this.eps = eps;
    this.affine = affine;
    this.weight = affine ? filledParameter([numChannels], 1, options) : null;
    this.bias = affine && bias ? filledParameter([numChannels], 0, options) : null;
  }

  resetParameters(): void {
    if (this.weight !== null) ones_(this.weight);
    if (this.bias !== null) zeros_(this.bias);
  }

  forward(input: Tensor): Tensor {
    return F.groupNorm(input, this.numGroups, this.weight, this.bias, this.eps);
  }

  override extraRepr(): string {
    const { numGroups, numChannels, eps, affine, bias } = this;
    const settings = `eps=${pythonFloat(eps)}, affine=${pythonBool(affine)}, bias=${pythonBool(bias !== null)}`;
    return `${numGroups}, ${numChannels}, ${settings}`;
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['N', this.numChannels, '*']];
  }
}

export interface LocalResponseNormOptions {
  /** Default 1e-4. */
  readonly alpha?: number;
  /** Default 0.75. */
  readonly beta?: number;
  /** Default 1. */
  readonly k?: number;
}

/** x / (k + alpha · mean of x² over `size` neighbouring channels)^beta, of [N, C, *] (Krizhevsky et al. 2012). */
export class LocalResponseNorm extends Module {
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;

  constructor(
    readonly size: number,
    options: LocalResponseNormOptions = {},
  ) {
    super();
    checkOptions('nn.LocalResponseNorm', options, ['alpha', 'beta', 'k']);
    this.alpha = options.alpha ?? 1e-4;
    this.beta = options.beta ?? 0.75;
    this.k = options.k ?? 1;
  }

  forward(input: Tensor): Tensor {
    return F.localResponseNorm(input, this.size, this.alpha, this.beta, this.k);
  }

  override extraRepr(): string {
    const { size, alpha, beta, k } = this;
    return `${size}, alpha=${pythonFloat(alpha)}, beta=${pythonFloat(beta)}, k=${pythonFloat(k)}`;
  }
}
