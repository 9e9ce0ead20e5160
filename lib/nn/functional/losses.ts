import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import {
  named,
  type Reduction,
  type Rest,
  reduce,
  reductionCode,
  refusal,
  requireShape,
  sameShape,
  sizeOf,
  spoken,
  written,
} from './arguments.js';

export interface Reduced {
  /** `none` gives a loss per element or sample. Default `mean`. */
  readonly reduction?: Reduction | undefined;
}
export type OnlyReduced = Rest<Reduced, readonly []>;

const reductionOf = (where: string, rest: OnlyReduced): number =>
  reductionCode(where, named<Reduced>(where, rest, [], ['reduction']).reduction ?? 'mean');

export interface ElementWeights extends Reduced {
  /** Of the input's shape. `mean` then divides by the sum of the weights (`huberLoss`: by their number). */
  readonly weight?: Tensor | null | undefined;
}

/** The losses that have warned of a target's shape: once each is enough, and a training loop calls them often. */
const warned = new Set<string>();

/** Python warns here too: a target [N] against an input [N, 1] broadcasts to [N, N]. */
function broadcast(where: string, input: Tensor, target: Tensor): [Tensor, Tensor] {
  if (sameShape(input.shape, target.shape)) return [input, target];
  if (!warned.has(where)) {
    warned.add(where);
    const shapes = `the target's shape ${written(target.shape)} is not the input's ${written(input.shape)}`;
    process.emitWarning(`${spoken(where)}: ${shapes}, and is broadcast`, 'TsmlWarning');
  }
  const [a = input, b = target] = torch.broadcastTensors([input, target]);
  return [a, b];
}

/** (input − target)², broadcast. */
export function mseLoss(input: Tensor, target: Tensor, ...rest: Rest<ElementWeights, readonly []>): Tensor {
  return elementLoss('mseLoss', input, target, rest, (x, y, code) =>
    code === undefined ? x.sub(y).pow(2) : torch.mseLoss(x, y, code),
  );
}

/** |input − target|, broadcast. */
export function l1Loss(input: Tensor, target: Tensor, ...rest: Rest<ElementWeights, readonly []>): Tensor {
  return elementLoss('l1Loss', input, target, rest, (x, y, code) =>
    code === undefined ? x.sub(y).abs() : torch.l1Loss(x, y, code),
  );
}

function elementLoss(
  where: string,
  input: Tensor,
  target: Tensor,
  rest: Rest<ElementWeights, readonly []>,
  loss: (x: Tensor, y: Tensor, code?: number) => Tensor,
): Tensor {
  const options = named<ElementWeights>(where, rest, [], ['weight', 'reduction']);
  const { weight = null, reduction = 'mean' } = options;
  const code = reductionCode(where, reduction);
  const [x, y] = broadcast(where, input, target);
  if (weight === null) return loss(x, y, code);
  requireShape(where, 'weight', weight, input.shape);
  const weighted = loss(x, y).mul(weight);
  return reduction === 'mean' ? weighted.sum().div(weight.sum()) : reduce(where, weighted, reduction);
}

export interface SmoothL1LossOptions extends Reduced {
  /** Where the square ends, at least 0. Default 1. */
  readonly beta?: number | undefined;
}

/** d² / (2β) where d = |input − target| < β, d − β / 2 elsewhere. */
export function smoothL1Loss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<SmoothL1LossOptions, readonly []>
): Tensor {
  const options = named<SmoothL1LossOptions>('smoothL1Loss', rest, [], ['reduction', 'beta']);
  const { reduction = 'mean', beta = 1 } = options;
  const code = reductionCode('smoothL1Loss', reduction);
  const [x, y] = broadcast('smoothL1Loss', input, target);
  return beta === 0 ? torch.l1Loss(x, y, code) : torch.smoothL1Loss(x, y, code, beta);
}

export interface HuberLossOptions extends ElementWeights {
  /** Where the square ends, above 0. Default 1. */
  readonly delta?: number | undefined;
}
const HUBER = ['reduction', 'delta', 'weight'] as const;

/** d² / 2 where d = |input − target| < δ, δ · (d − δ / 2) elsewhere. */
export function huberLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<HuberLossOptions, typeof HUBER>
): Tensor {
  const { reduction = 'mean', delta = 1, weight = null } = named<HuberLossOptions>('huberLoss', rest, HUBER);
  const code = reductionCode('huberLoss', reduction);
  const [x, y] = broadcast('huberLoss', input, target);
  if (weight === null) return torch.huberLoss(x, y, code, delta);
  requireShape('huberLoss', 'weight', weight, input.shape);
  return reduce(
    'huberLoss',
    torch.huberLoss(x, y, reductionCode('huberLoss', 'none'), delta).mul(weight),
    reduction,
  );
}

export interface ClassWeights extends Reduced {
  /** [C]. `mean` then divides by the sum of the targets' weights. */
  readonly weight?: Tensor | null | undefined;
  /** The target that does not count. Default −100. */
  readonly ignoreIndex?: number | undefined;
}
const WEIGHT = ['weight'] as const;

/** −input at the target, for log-probabilities [N, C, ...] and classes [N, ...] from 0 to C − 1. */
export function nllLoss(input: Tensor, target: Tensor, ...rest: Rest<ClassWeights, typeof WEIGHT>): Tensor {
  const options = named<ClassWeights>('nllLoss', rest, WEIGHT, ['ignoreIndex', 'reduction']);
  const { weight = null, ignoreIndex = -100, reduction = 'mean' } = options;
  return torch.nllLossNd(input, target, weight, reductionCode('nllLoss', reduction), ignoreIndex);
}

export interface CrossEntropyOptions extends ClassWeights {
  /** ε from 0 to 1: the target is (1 − ε) one-hot + ε / C. Default 0. */
  readonly labelSmoothing?: number | undefined;
}
const CROSS_ENTROPY = ['ignoreIndex', 'reduction', 'labelSmoothing'] as const;

/**
 * −log softmax of logits [N, C, ...] or [C] at the target: classes [N, ...] (int64), or probabilities of the input's
 * shape.
 */
export function crossEntropy(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<CrossEntropyOptions, typeof WEIGHT>
): Tensor {
  const options = named<CrossEntropyOptions>('crossEntropy', rest, WEIGHT, CROSS_ENTROPY);
  const { weight = null, ignoreIndex = -100, reduction = 'mean', labelSmoothing = 0 } = options;
  const code = reductionCode('crossEntropy', reduction);
  return torch.crossEntropyLoss(input, target, weight, code, ignoreIndex, labelSmoothing);
}

export interface LinearCrossEntropyOptions extends CrossEntropyOptions {
  /** [C, ...]: what is added to the logits. */
  readonly linearBias?: Tensor | null | undefined;
}

/**
 * `crossEntropy` of a linear layer's output: input [N, F] or [F], linearWeight [C, F] or [C, K1, ..., F], target [N, ...]
 * as `crossEntropy` takes it.
 *
 * @throws OperatorError where the shapes do not fit one another.
 */
export function linearCrossEntropy(
  input: Tensor,
  linearWeight: Tensor,
  target: Tensor,
  ...rest: Rest<LinearCrossEntropyOptions, readonly []>
): Tensor {
  const where = 'linearCrossEntropy';
  const names = ['linearBias', 'weight', ...CROSS_ENTROPY] as const;
  const { linearBias = null, ...loss } = named<LinearCrossEntropyOptions>(where, rest, [], names);
  const refuse = (reason: string) => refusal(where, reason, [input, linearWeight, target]);
  if (input.ndim < 1 || input.ndim > 2)
    throw refuse(`expected an input [N, F] or [F], received ${written(input.shape)}`);
  if (linearWeight.ndim < 2)
    throw refuse(`expected a linearWeight [C, ..., F], received ${written(linearWeight.shape)}`);
  const features = sizeOf(where, input, -1);
  const classes = linearWeight.shape.slice(0, -1);
  if (features !== sizeOf(where, linearWeight, -1)) {
    throw refuse(
      `expected a linearWeight that ends with the input's ${features} features, received ${written(linearWeight.shape)}`,
    );
  }
  if (linearBias !== null) requireShape(where, 'linearBias', linearBias, classes);
  if (classes.length > 1 && input.ndim === 1)
    throw refuse(`expected an input [N, F] with a linearWeight of shape ${written(linearWeight.shape)}`);
  const logitsShape = [...input.shape.slice(0, -1), ...classes];
  if (sameShape(target.shape, logitsShape) && loss.ignoreIndex !== undefined)
    throw refuse('ignoreIndex goes with classes, and the target has probabilities');
  const logits = torch.linear(input, linearWeight.reshape([-1, features]), linearBias?.reshape([-1]) ?? null);
  return crossEntropy(logits.reshape(logitsShape), target, loss);
}

export interface BinaryOptions extends Reduced {
  /** What each element counts; broadcast to the target's shape. */
  readonly weight?: Tensor | null | undefined;
}

/**
 * −(t · log p + (1 − t) · log(1 − p)) of probabilities p and targets t of one shape, both from 0 to 1.
 *
 * @throws OperatorError where the shapes differ.
 */
export function binaryCrossEntropy(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<BinaryOptions, typeof WEIGHT>
): Tensor {
  const where = 'binaryCrossEntropy';
  const { weight = null, reduction = 'mean' } = named<BinaryOptions>(where, rest, WEIGHT, ['reduction']);
  const code = reductionCode(where, reduction);
  requireShape(where, "target (the input's)", target, input.shape);
  const [, weights = null] = weight === null ? [] : torch.broadcastTensors([target, weight]);
  return torch.binaryCrossEntropy(input, target, weights, code);
}

export interface BinaryWithLogitsOptions extends BinaryOptions {
  /** [C], what a positive counts in comparison with a negative. */
  readonly posWeight?: Tensor | null | undefined;
}

/**
 * `binaryCrossEntropy` of sigmoid(input), without its overflow.
 *
 * @throws OperatorError where the shapes differ.
 */
export function binaryCrossEntropyWithLogits(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<BinaryWithLogitsOptions, typeof WEIGHT>
): Tensor {
  const where = 'binaryCrossEntropyWithLogits';
  const options = named<BinaryWithLogitsOptions>(where, rest, WEIGHT, ['reduction', 'posWeight']);
  const { weight = null, posWeight = null, reduction = 'mean' } = options;
  const code = reductionCode(where, reduction);
  requireShape(where, "target (the input's)", target, input.shape);
  return torch.binaryCrossEntropyWithLogits(input, target, weight, posWeight, code);
}

export interface MultilabelSoftMarginOptions extends Reduced {
  /** [C] */
  readonly weight?: Tensor | null | undefined;
}

/** The mean over the last dimension of the binary cross-entropies of logits and targets [N, C]: [N]. */
export function multilabelSoftMarginLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<MultilabelSoftMarginOptions, typeof WEIGHT>
): Tensor {
  const where = 'multilabelSoftMarginLoss';
  const options = named<MultilabelSoftMarginOptions>(where, rest, WEIGHT, ['reduction']);
  const { weight = null, reduction = 'mean' } = options;
  const gain = target
    .mul(torch.logSigmoid(input))
    .add(torch.mul(target.neg().add(1), torch.logSigmoid(input.neg())));
  const loss = weight === null ? gain.neg() : gain.neg().mul(weight);
  return reduce(where, loss.sum(-1).div(sizeOf(where, input, -1)), reduction);
}

/** Σ max(0, 1 − x[target] + x[other]) / C for [N, C]; each row of `target` lists classes up to the first −1. */
export function multilabelMarginLoss(input: Tensor, target: Tensor, ...rest: OnlyReduced): Tensor {
  return torch.multilabelMarginLoss(input, target, reductionOf('multilabelMarginLoss', rest));
}

/** log(1 + exp(−target · input)), targets −1 and 1. */
export function softMarginLoss(input: Tensor, target: Tensor, ...rest: OnlyReduced): Tensor {
  return torch.softMarginLoss(input, target, reductionOf('softMarginLoss', rest));
}

export interface MultiMarginOptions extends Reduced {
  /** The exponent, 1 or 2. Default 1. */
  readonly p?: number | undefined;
  /** Default 1. */
  readonly margin?: number | undefined;
  /** [C] */
  readonly weight?: Tensor | null | undefined;
}
const MULTI_MARGIN = ['p', 'margin', 'weight'] as const;

/**
 * Σ max(0, margin − x[target] + x[i])ᵖ / C over the other classes i, for [N, C] and targets [N].
 *
 * @throws OperatorError for another p, and for a weight that is not [C].
 */
export function multiMarginLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<MultiMarginOptions, typeof MULTI_MARGIN>
): Tensor {
  const where = 'multiMarginLoss';
  const options = named<MultiMarginOptions>(where, rest, MULTI_MARGIN, ['reduction']);
  const { p = 1, margin = 1, weight = null, reduction = 'mean' } = options;
  if (p !== 1 && p !== 2) throw refusal(where, `expected p to be 1 or 2, received ${p}`, [{ p }]);
  if (weight !== null && weight.ndim !== 1)
    throw refusal(where, `expected a weight [C], received ${written(weight.shape)}`, [input, { weight }]);
  return torch.multiMarginLoss(input, target, p, margin, weight, reductionCode(where, reduction));
}
