/** Losses of distributions and of distances between samples. */
import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import {
  named,
  oneOf,
  type Reduction,
  type Rest,
  reduce,
  reductionCode,
  refusal,
  sameShape,
  sizeOf,
  written,
} from './arguments.js';
import type { Reduced } from './losses.js';

export interface KlDivOptions {
  /** `batchmean` divides by N alone, as the divergence is defined. Default `mean`. */
  readonly reduction?: Reduction | 'batchmean' | undefined;
  /** Whether the target has log-probabilities. Default false. */
  readonly logTarget?: boolean | undefined;
}

/** t · (log t − input): the divergence of log-probabilities `input` from probabilities t, both [N, ...]. */
export function klDiv(input: Tensor, target: Tensor, ...rest: Rest<KlDivOptions, readonly []>): Tensor {
  const options = named<KlDivOptions>('klDiv', rest, [], ['reduction', 'logTarget']);
  const { reduction = 'mean', logTarget = false } = options;
  const word = oneOf('klDiv', 'reduction', reduction, ['none', 'mean', 'sum', 'batchmean']);
  const code = reductionCode('klDiv', word === 'batchmean' ? 'sum' : word);
  const loss = torch.klDiv(input, target, code, { logTarget });
  return word === 'batchmean' && input.ndim > 0 ? loss.div(sizeOf('klDiv', input, 0)) : loss;
}

export interface PoissonNllOptions extends Reduced {
  /** Whether the input is the logarithm of the rate. Default true. */
  readonly logInput?: boolean | undefined;
  /** Adds Stirling's approximation of log target! where the target is above 1. Default false. */
  readonly full?: boolean | undefined;
  /** Added to the rate before its logarithm is taken. Default 1e-8. */
  readonly eps?: number | undefined;
}
const POISSON = ['logInput', 'full'] as const;

/** exp(input) − target · input, or input − target · log(input + eps) without `logInput`. */
export function poissonNllLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<PoissonNllOptions, typeof POISSON>
): Tensor {
  const options = named<PoissonNllOptions>('poissonNllLoss', rest, POISSON, ['eps', 'reduction']);
  const { logInput = true, full = false, eps = 1e-8, reduction = 'mean' } = options;
  return torch.poissonNllLoss(input, target, logInput, full, eps, reductionCode('poissonNllLoss', reduction));
}

export interface GaussianNllOptions extends Reduced {
  /** Adds log(2π) / 2. Default false. */
  readonly full?: boolean | undefined;
  /** The least variance. Default 1e-6. */
  readonly eps?: number | undefined;
}
const GAUSSIAN = ['full', 'eps', 'reduction'] as const;

/**
 * (log var + (input − target)² / var) / 2.
 *
 * @param variance a number, or a tensor of the input's shape, without its last dimension, or with one dimension of 1.
 * @throws OperatorError for a negative variance and for one of another shape.
 */
export function gaussianNllLoss(
  input: Tensor,
  target: Tensor,
  variance: Tensor | number,
  ...rest: Rest<GaussianNllOptions, typeof GAUSSIAN>
): Tensor {
  const where = 'gaussianNllLoss';
  const options = named<GaussianNllOptions>(where, rest, GAUSSIAN);
  const { full = false, eps = 1e-6, reduction = 'mean' } = options;
  const given = typeof variance === 'number' ? torch.onesLike(input).mul(torch.float(variance)) : variance;
  if (given.lt(0).any().item() === true)
    throw refusal(where, 'expected a variance of at least 0, received negative ones', [
      input,
      target,
      variance,
    ]);
  // The variance's own gradient is not stopped where it was raised to eps: as in Python.
  const raised = fitted(input, given).clone();
  torch.noGrad(() => raised.clamp_({ min: eps }));
  const square = input.sub(target).pow(2).div(raised);
  const loss = raised.log().add(square).mul(0.5);
  return reduce(where, full ? loss.add(0.5 * Math.log(2 * Math.PI)) : loss, reduction);
}

/** The variance with as many dimensions as the input. */
function fitted(input: Tensor, variance: Tensor): Tensor {
  const [shape, given] = [input.shape, variance.shape];
  if (sameShape(shape, given)) return variance;
  if (sameShape(shape.slice(0, -1), given)) return variance.unsqueeze(-1);
  const others = given.filter((size, dim) => size !== shape[dim]);
  if (shape.length === given.length && others.length === 1 && others[0] === 1) return variance;
  throw refusal(
    'gaussianNllLoss',
    `expected a variance of the input's shape ${written(shape)}, of ${written(shape.slice(0, -1))} or with one dimension of 1, received ${written(given)}`,
    [input, variance],
  );
}

export interface MarginOptions extends Reduced {
  readonly margin?: number | undefined;
}
const MARGIN = ['margin'] as const;
export type MarginRest = Rest<MarginOptions, typeof MARGIN>;

function marginOf(where: string, rest: MarginRest, usual: number): [margin: number, reduction: number] {
  const { margin = usual, reduction = 'mean' } = named<MarginOptions>(where, rest, MARGIN, ['reduction']);
  return [margin, reductionCode(where, reduction)];
}

/**
 * max(0, −target · (input1 − input2) + margin), targets −1 and 1. Default margin 0.
 *
 * @throws OperatorError where the tensors have different numbers of dimensions.
 */
export function marginRankingLoss(
  input1: Tensor,
  input2: Tensor,
  target: Tensor,
  ...rest: MarginRest
): Tensor {
  const settings = marginOf('marginRankingLoss', rest, 0);
  if (input1.ndim !== input2.ndim || input1.ndim !== target.ndim) {
    const shapes = [input1, input2, target].map(({ shape }) => written(shape)).join(', ');
    throw refusal('marginRankingLoss', `expected three tensors of as many dimensions, received ${shapes}`, [
      input1,
      input2,
      target,
    ]);
  }
  return torch.marginRankingLoss(input1, input2, target, ...settings);
}

/** input where the target is 1, max(0, margin − input) where it is −1. Default margin 1. */
export function hingeEmbeddingLoss(input: Tensor, target: Tensor, ...rest: MarginRest): Tensor {
  return torch.hingeEmbeddingLoss(input, target, ...marginOf('hingeEmbeddingLoss', rest, 1));
}

/** 1 − cos(input1, input2) where the target [N] is 1, max(0, cos − margin) where it is −1. Default margin 0. */
export function cosineEmbeddingLoss(
  input1: Tensor,
  input2: Tensor,
  target: Tensor,
  ...rest: MarginRest
): Tensor {
  return torch.cosineEmbeddingLoss(input1, input2, target, ...marginOf('cosineEmbeddingLoss', rest, 0));
}

export interface Triplet extends Reduced {
  /** Above 0. Default 1. */
  readonly margin?: number | undefined;
  /** Takes the distance of the positive to the negative where that is smaller. Default false. */
  readonly swap?: boolean | undefined;
}

export interface TripletMarginOptions extends Triplet {
  /** The norm's exponent. Default 2. */
  readonly p?: number | undefined;
  /** Added to each difference. Default 1e-6. */
  readonly eps?: number | undefined;
}
const TRIPLET = ['margin', 'p', 'eps', 'swap'] as const;

/**
 * max(0, d(anchor, positive) − d(anchor, negative) + margin), for [N, D] or [D].
 *
 * @throws OperatorError where the margin is not above 0.
 */
export function tripletMarginLoss(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  ...rest: Rest<TripletMarginOptions, typeof TRIPLET>
): Tensor {
  const options = named<TripletMarginOptions>('tripletMarginLoss', rest, TRIPLET, ['reduction']);
  const { margin = 1, p = 2, eps = 1e-6, swap = false, reduction = 'mean' } = options;
  requireMargin('tripletMarginLoss', margin);
  const code = reductionCode('tripletMarginLoss', reduction);
  return torch.tripletMarginLoss(anchor, positive, negative, margin, p, eps, swap, code);
}

export interface TripletMarginWithDistanceOptions extends Triplet {
  /** The distance of two tensors, for each sample. Default `pairwiseDistance`. */
  readonly distanceFunction?: ((a: Tensor, b: Tensor) => Tensor) | null | undefined;
}

/**
 * `tripletMarginLoss` with a distance of one's own.
 *
 * @throws OperatorError where the margin is not above 0, or the numbers of dimensions differ.
 */
export function tripletMarginWithDistanceLoss(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  ...rest: Rest<TripletMarginWithDistanceOptions, readonly []>
): Tensor {
  const where = 'tripletMarginWithDistanceLoss';
  const names = ['distanceFunction', 'margin', 'swap', 'reduction'] as const;
  const options = named<TripletMarginWithDistanceOptions>(where, rest, [], names);
  const { distanceFunction, margin = 1, swap = false, reduction = 'mean' } = options;
  requireMargin(where, margin);
  if (anchor.ndim !== positive.ndim || anchor.ndim !== negative.ndim) {
    const shapes = [anchor, positive, negative].map(({ shape }) => written(shape)).join(', ');
    throw refusal(where, `expected three tensors of as many dimensions, received ${shapes}`, [
      anchor,
      positive,
      negative,
    ]);
  }
  const distance = distanceFunction ?? ((a: Tensor, b: Tensor) => torch.pairwiseDistance(a, b));
  const near = distance(anchor, positive);
  const direct = distance(anchor, negative);
  const far = swap ? torch.minimum(direct, distance(positive, negative)) : direct;
  return reduce(where, near.add(margin).sub(far).clampMin(0), reduction);
}

function requireMargin(where: string, margin: number): void {
  if (!(margin > 0)) throw refusal(where, `expected a margin above 0, received ${margin}`, [{ margin }]);
}

export interface CtcLossOptions extends Reduced {
  /** The class that stands for no label. Default 0. */
  readonly blank?: number | undefined;
  /** Infinite losses and their gradients become 0. Default false. */
  readonly zeroInfinity?: boolean | undefined;
}
const CTC = ['blank', 'reduction', 'zeroInfinity'] as const;

/**
 * Connectionist temporal classification (Graves et al., 2006) of log-probabilities [T, N, C] or [T, C].
 *
 * @param targets [N, S], or the targets of all samples in a row. @param inputLengths up to T, [N] or a list.
 * @param targetLengths up to S, [N] or a list. `mean` divides each loss by its target's length first.
 * @throws OperatorError for lengths out of range and, on the CPU, for a target that is no class.
 */
export function ctcLoss(
  logProbs: Tensor,
  targets: Tensor,
  inputLengths: Tensor | readonly number[],
  targetLengths: Tensor | readonly number[],
  ...rest: Rest<CtcLossOptions, typeof CTC>
): Tensor {
  const { blank = 0, reduction = 'mean', zeroInfinity = false } = named<CtcLossOptions>('ctcLoss', rest, CTC);
  const code = reductionCode('ctcLoss', reduction);
  const [inputs, lengths] = [lengthTensor(inputLengths), lengthTensor(targetLengths)];
  return torch.ctcLoss(logProbs, targets, inputs, lengths, blank, code, zeroInfinity);
}

function lengthTensor(lengths: Tensor | readonly number[]): Tensor {
  return 'dtype' in lengths ? lengths : torch.tensor(lengths, { dtype: 'int64' });
}
