/** Losses of classes: targets are labels, or probabilities of them. */

import { pythonBool, pythonFloat, pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { functional as F } from './functional/functional.js';
import { Linear } from './linear.js';
import { Loss, type LossOptions } from './loss.js';
import { Buffer, FACTORY_OPTIONS, type FactoryOptions } from './parameter.js';
import { product } from './shapes.js';

export interface NLLOptions extends LossOptions {
  /** [C]: what each class weighs; `mean` then divides by the sum of the targets' weights. */
  readonly weight?: Tensor | null;
  /** Targets of this number do not count. Default −100. */
  readonly ignoreIndex?: number;
}

/** Minus the log-probability [N, C, *] of the target [N, *] (int64). */
export class NLLLoss extends Loss {
  weight: Buffer | null;
  readonly ignoreIndex: number;

  constructor(options: NLLOptions = {}) {
    super(options, ['weight', 'ignoreIndex']);
    this.weight = bufferOf(options.weight);
    this.ignoreIndex = options.ignoreIndex ?? -100;
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction } = this;
    return F.nllLoss(input, target, { weight, ignoreIndex, reduction });
  }
}

export interface CrossEntropyLossOptions extends NLLOptions {
  /** ε from 0 to 1: the target is (1 − ε) one-hot + ε / C. Default 0. */
  readonly labelSmoothing?: number;
}

/** Cross-entropy of logits [N, C, *] with targets [N, *] (int64), or with probabilities of the logits' shape. */
export class CrossEntropyLoss extends Loss {
  weight: Buffer | null;
  readonly ignoreIndex: number;
  readonly labelSmoothing: number;

  constructor(options: CrossEntropyLossOptions = {}) {
    super(options, ['weight', 'ignoreIndex', 'labelSmoothing']);
    this.weight = bufferOf(options.weight);
    this.ignoreIndex = options.ignoreIndex ?? -100;
    this.labelSmoothing = options.labelSmoothing ?? 0;
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction, labelSmoothing } = this;
    return F.crossEntropy(input, target, { weight, ignoreIndex, reduction, labelSmoothing });
  }
}

export interface LinearCrossEntropyLossOptions extends LossOptions, FactoryOptions {
  /** Sizes K₁, … that the targets [N, K₁, …] have beside the batch. Default none. */
  readonly outFeatures?: readonly number[];
  /** Whether the linear layer has a bias. Default false. */
  readonly bias?: boolean;
  /** [numClasses] */
  readonly weight?: Tensor | null;
  /** Targets of this number do not count; null is −100 with labels, and goes with probabilities. Default null. */
  readonly ignoreIndex?: number | null;
  /** As in `CrossEntropyLoss`. Default 0. */
  readonly labelSmoothing?: number;
}

/** A linear layer and the cross-entropy of its logits: [N, inFeatures] with targets as `CrossEntropyLoss` takes them. */
export class LinearCrossEntropyLoss extends Loss {
  weight: Buffer | null;
  readonly outFeatures: readonly number[];
  readonly ignoreIndex: number | null;
  readonly labelSmoothing: number;
  linear: Linear;

  constructor(
    readonly inFeatures: number,
    readonly numClasses: number,
    options: LinearCrossEntropyLossOptions = {},
  ) {
    const own = ['outFeatures', 'bias', 'weight', 'ignoreIndex', 'labelSmoothing'];
    super(options, [...own, ...FACTORY_OPTIONS]);
    const { outFeatures = [], bias = false, dtype, device } = options;
    this.weight = bufferOf(options.weight);
    this.outFeatures = outFeatures;
    this.ignoreIndex = options.ignoreIndex ?? null;
    this.labelSmoothing = options.labelSmoothing ?? 0;
    this.linear = new Linear(inFeatures, numClasses * product(outFeatures), { bias, dtype, device });
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { linear, weight, reduction, ignoreIndex, labelSmoothing } = this;
    const classes = [this.numClasses, ...this.outFeatures];
    return F.linearCrossEntropy(input, linear.weight.reshape([...classes, this.inFeatures]), target, {
      linearBias: linear.bias?.reshape(classes) ?? null,
      ...{ weight, reduction, ignoreIndex: ignoreIndex ?? undefined, labelSmoothing },
    });
  }

  override extraRepr(): string {
    const { inFeatures, numClasses, outFeatures, linear, reduction, ignoreIndex, labelSmoothing } = this;
    return [
      `in_features=${inFeatures}, num_classes=${numClasses}, out_features=${pythonSizes(outFeatures)}`,
      `bias=${pythonBool(linear.bias !== null)}, reduction=${reduction}`,
      `ignore_index=${ignoreIndex ?? 'None'}, label_smoothing=${pythonFloat(labelSmoothing)}, options=None`,
    ].join(', ');
  }
}

export interface BCEOptions extends LossOptions {
  /** What each element weighs; it is broadcast. */
  readonly weight?: Tensor | null;
}

/** Binary cross-entropy of probabilities with targets from 0 to 1, of one shape. */
export class BCELoss extends Loss {
  weight: Buffer | null;

  constructor(options: BCEOptions = {}) {
    super(options, ['weight']);
    this.weight = bufferOf(options.weight);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, reduction } = this;
    return F.binaryCrossEntropy(input, target, { weight, reduction });
  }
}

export interface BCEWithLogitsOptions extends BCEOptions {
  /** What positive targets weigh, per class; it is broadcast. */
  readonly posWeight?: Tensor | null;
}

/** Binary cross-entropy of logits with targets from 0 to 1, of one shape. */
export class BCEWithLogitsLoss extends Loss {
  weight: Buffer | null;
  posWeight: Buffer | null;

  constructor(options: BCEWithLogitsOptions = {}) {
    super(options, ['weight', 'posWeight']);
    this.weight = bufferOf(options.weight);
    this.posWeight = bufferOf(options.posWeight);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, posWeight, reduction } = this;
    return F.binaryCrossEntropyWithLogits(input, target, { weight, posWeight, reduction });
  }

  protected override stateKey(field: string): string {
    return field === 'posWeight' ? 'pos_weight' : super.stateKey(field);
  }
}

export interface MultiLabelSoftMarginOptions extends LossOptions {
  /** [C] */
  readonly weight?: Tensor | null;
}

/** The mean over the classes of the binary cross-entropies of logits [N, C] with targets from 0 to 1. */
export class MultiLabelSoftMarginLoss extends Loss {
  weight: Buffer | null;

  constructor(options: MultiLabelSoftMarginOptions = {}) {
    super(options, ['weight']);
    this.weight = bufferOf(options.weight);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, reduction } = this;
    return F.multilabelSoftMarginLoss(input, target, { weight, reduction });
  }
}

/** Hinge of scores [N, C] against several targets: each row [C] (int64) lists classes up to the first −1. */
export class MultiLabelMarginLoss extends Loss {
  constructor(options: LossOptions = {}) {
    super(options);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return F.multilabelMarginLoss(input, target, { reduction: this.reduction });
  }
}

export interface MultiMarginOptions extends LossOptions {
  /** 1 or 2. Default 1. */
  readonly p?: number;
  /** Default 1. */
  readonly margin?: number;
  /** [C] */
  readonly weight?: Tensor | null;
}

/** Hinge of scores [N, C] against the target's [N] (int64). */
export class MultiMarginLoss extends Loss {
  readonly p: number;
  readonly margin: number;
  weight: Buffer | null;

  constructor(options: MultiMarginOptions = {}) {
    super(options, ['p', 'margin', 'weight']);
    this.p = options.p ?? 1;
    this.margin = options.margin ?? 1;
    this.weight = bufferOf(options.weight);
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { p, margin, weight, reduction } = this;
    return F.multiMarginLoss(input, target, { p, margin, weight, reduction });
  }
}

export interface CTCOptions extends LossOptions {
  /** The class that stands for nothing. Default 0. */
  readonly blank?: number;
  /** Whether impossible alignments count 0. Default false. */
  readonly zeroInfinity?: boolean;
}

/** Connectionist temporal classification of log-probabilities [T, N, C] (Graves et al. 2006). */
export class CTCLoss extends Loss {
  readonly blank: number;
  readonly zeroInfinity: boolean;

  constructor(options: CTCOptions = {}) {
    super(options, ['blank', 'zeroInfinity']);
    this.blank = options.blank ?? 0;
    this.zeroInfinity = options.zeroInfinity ?? false;
  }

  forward(
    logProbs: Tensor,
    targets: Tensor,
    inputLengths: Tensor | readonly number[],
    targetLengths: Tensor | readonly number[],
  ): Tensor {
    const { blank, reduction, zeroInfinity } = this;
    return F.ctcLoss(logProbs, targets, inputLengths, targetLengths, { blank, reduction, zeroInfinity });
  }
}

function bufferOf(weight: Tensor | null | undefined): Buffer | null {
  return weight === null || weight === undefined ? null : new Buffer(weight);
}
