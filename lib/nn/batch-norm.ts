import { checkOptions } from '../config/options.js';
import { pythonBool, pythonFloat } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { functional as F } from './functional/functional.js';
import { ones_, zeros_ } from './init.js';
import { Module } from './module.js';
import {
  Buffer,
  FACTORY_OPTIONS,
  type FactoryOptions,
  filledBuffer,
  filledParameter,
  type Parameter,
} from './parameter.js';
import { imagePatterns, requireShape, type ShapePattern } from './shapes.js';

export interface BatchNormOptions extends FactoryOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Weight of the newest batch in the running statistics; null takes the mean of all batches. Default 0.1. */
  readonly momentum?: number | null;
  /** Whether it has a weight (and a bias). Default true; of instance norms false. */
  readonly affine?: boolean;
  /** Whether an affine one has a bias. Default true. */
  readonly bias?: boolean;
  /** Whether evaluation uses running statistics rather than the batch's own. Default true; of instance norms false. */
  readonly trackRunningStats?: boolean;
}

const OPTIONS = ['eps', 'momentum', 'affine', 'bias', 'trackRunningStats', ...FACTORY_OPTIONS];

const KEYS: ReadonlyMap<string, string> = new Map([
  ['runningMean', 'running_mean'],
  ['runningVar', 'running_var'],
  ['numBatchesTracked', 'num_batches_tracked'],
]);

/** @internal What batch and instance norms share: parameters, running statistics and their names. */
export abstract class StatisticsNorm extends Module {
  /** [numFeatures] */
  weight: Parameter | null;
  /** [numFeatures] */
  bias: Parameter | null;
  /** [numFeatures] */
  runningMean: Buffer | null;
  /** [numFeatures] */
  runningVar: Buffer | null;
  numBatchesTracked: Buffer | null;
  eps: number;
  momentum: number | null;
  readonly affine: boolean;
  readonly trackRunningStats: boolean;

  constructor(
    public numFeatures: number,
    options: BatchNormOptions,
    isOnByDefault: boolean,
  ) {
    super();
    checkOptions(`nn.${new.target.name}`, options, OPTIONS);
    const { eps = 1e-5, momentum = 0.1, bias = true } = options;
    const { affine = isOnByDefault, trackRunningStats = isOnByDefault } = options;
    this.eps = eps;
    this.momentum = momentum;
    this.affine = affine;
    this.trackRunningStats = trackRunningStats;
    const size = [numFeatures];
    this.weight = affine ? filledParameter(size, 1, options) : null;
    this.bias = affine && bias ? filledParameter(size, 0, options) : null;
    this.runningMean = trackRunningStats ? filledBuffer(size, 0, options) : null;
    this.runningVar = trackRunningStats ? filledBuffer(size, 1, options) : null;
    this.numBatchesTracked = trackRunningStats
      ? new Buffer(torch.zeros([], { dtype: 'int64', device: options.device }))
      : null;
  }

  abstract override forward(input: Tensor): Tensor;

  resetRunningStats(): void {
    if (this.runningMean !== null) zeros_(this.runningMean);
    if (this.runningVar !== null) ones_(this.runningVar);
    if (this.numBatchesTracked !== null) zeros_(this.numBatchesTracked);
  }

  resetParameters(): void {
    this.resetRunningStats();
    if (this.weight !== null) ones_(this.weight);
    if (this.bias !== null) zeros_(this.bias);
  }

  override extraRepr(): string {
    const { numFeatures, eps, momentum, affine, bias, trackRunningStats } = this;
    return [
      `${numFeatures}, eps=${pythonFloat(eps)}, momentum=${momentum === null ? 'None' : pythonFloat(momentum)}`,
      `affine=${pythonBool(affine)}, bias=${pythonBool(bias !== null)}`,
      `track_running_stats=${pythonBool(trackRunningStats)}`,
    ].join(', ');
  }

  /** State dicts of before PyTorch 0.4.1 do not count the batches. */
  protected override prepareLoad(state: Map<string, Tensor>, prefix: string): void {
    super.prepareLoad(state, prefix);
    const name = `${prefix}num_batches_tracked`;
    if (this.numBatchesTracked !== null && !state.has(name))
      state.set(name, torch.zeros([], { dtype: 'int64' }));
  }

  protected override stateKey(field: string): string {
    return KEYS.get(field) ?? super.stateKey(field);
  }
}

/** What the batch norms share: per channel, over the batch and all other dimensions (arXiv:1502.03167). */
abstract class BatchNorm extends StatisticsNorm {
  constructor(numFeatures: number, options: BatchNormOptions) {
    super(numFeatures, options, true);
  }

  forward(input: Tensor): Tensor {
    requireShape('an input', input, this.inputShapes());
    const { runningMean, runningVar, training, trackRunningStats, eps } = this;
    const updates = training && trackRunningStats;
    if (updates) this.numBatchesTracked?.add_(1);
    const factor = this.momentum ?? (updates ? 1 / Number(this.numBatchesTracked?.item() ?? 1) : 0);
    const usesBatch = training || (runningMean === null && runningVar === null);
    const isKept = !training || trackRunningStats;
    const [mean, variance] = isKept ? [runningMean, runningVar] : [null, null];
    return F.batchNorm(input, mean, variance, this.weight, this.bias, usesBatch, factor, eps);
  }
}

/** Batch norm of [N, C] or [N, C, L]. */
export class BatchNorm1d extends BatchNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super(numFeatures, options);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [
      ['N', this.numFeatures],
      ['N', this.numFeatures, 'L'],
    ];
  }
}

/** Batch norm of [N, C, H, W]. */
export class BatchNorm2d extends BatchNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super(numFeatures, options);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['N', this.numFeatures, 'H', 'W']];
  }
}

/** Batch norm of [N, C, D, H, W]. */
export class BatchNorm3d extends BatchNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super(numFeatures, options);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return [['N', this.numFeatures, 'D', 'H', 'W']];
  }
}

/** What the instance norms share: per sample and channel (arXiv:1607.08022). */
abstract class InstanceNorm extends StatisticsNorm {
  constructor(
    readonly rank: 1 | 2 | 3,
    numFeatures: number,
    options: BatchNormOptions,
  ) {
    super(numFeatures, options, false);
  }

  forward(input: Tensor): Tensor {
    requireShape('an input', input, this.inputShapes());
    if (input.ndim === this.rank + 1) return this.normalize(input.unsqueeze(0)).squeeze(0);
    return this.normalize(input);
  }

  private normalize(input: Tensor): Tensor {
    const { weight, bias, runningMean, runningVar, eps } = this;
    const usesInput = this.training || !this.trackRunningStats;
    return F.instanceNorm(input, runningMean, runningVar, weight, bias, usesInput, this.momentum ?? 0, eps);
  }

  protected override inputShapes(): readonly ShapePattern[] {
    return imagePatterns(this.rank, this.affine || this.trackRunningStats ? this.numFeatures : 'C');
  }
}

/** Instance norm of [N, C, L] or [C, L]. */
export class InstanceNorm1d extends InstanceNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super(1, numFeatures, options);
  }
}

/** Instance norm of [N, C, H, W] or [C, H, W]. */
export class InstanceNorm2d extends InstanceNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super(2, numFeatures, options);
  }
}

/** Instance norm of [N, C, D, H, W] or [C, D, H, W]. */
export class InstanceNorm3d extends InstanceNorm {
  constructor(numFeatures: number, options: BatchNormOptions = {}) {
    super(3, numFeatures, options);
  }
}
