import type { Dtype } from '../../torch/dtype.js';
import type { Scalar } from '../../torch/numbers.js';
import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { named, type Rest, refusal } from './arguments.js';

export interface Inplace {
  /** Writes the result into the input, and returns it. Default false. */
  readonly inplace?: boolean | undefined;
}
const INPLACE = ['inplace'] as const;
export type InplaceRest = Rest<Inplace, typeof INPLACE>;

const isInplace = (where: string, rest: InplaceRest): boolean =>
  named<Inplace>(where, rest, INPLACE).inplace === true;

/** max(0, x), of the input's shape. */
export function relu(input: Tensor, ...rest: InplaceRest): Tensor {
  return isInplace('relu', rest) ? torch.relu_(input) : torch.relu(input);
}

/** min(max(0, x), 6), of the input's shape. */
export function relu6(input: Tensor, ...rest: InplaceRest): Tensor {
  return isInplace('relu6', rest) ? torch.relu6_(input) : torch.relu6(input);
}

/** scale · (max(0, x) + min(0, α · (exp(x) − 1))), α ≈ 1.6733 and scale ≈ 1.0507 (Klambauer et al., 2017). */
export function selu(input: Tensor, ...rest: InplaceRest): Tensor {
  return isInplace('selu', rest) ? torch.selu_(input) : torch.selu(input);
}

/** x · sigmoid(x), of the input's shape. */
export function silu(input: Tensor, ...rest: InplaceRest): Tensor {
  return isInplace('silu', rest) ? torch.silu_(input) : torch.silu(input);
}

/** x · tanh(softplus(x)), of the input's shape. */
export function mish(input: Tensor, ...rest: InplaceRest): Tensor {
  return isInplace('mish', rest) ? torch.mish_(input) : torch.mish(input);
}

/** x · relu6(x + 3) / 6, of the input's shape. */
export function hardswish(input: Tensor, ...rest: InplaceRest): Tensor {
  return isInplace('hardswish', rest) ? torch.hardswish_(input) : torch.hardswish(input);
}

/** relu6(x + 3) / 6, of the input's shape. */
export function hardsigmoid(input: Tensor, ...rest: InplaceRest): Tensor {
  return isInplace('hardsigmoid', rest) ? torch.hardsigmoid_(input) : torch.hardsigmoid(input);
}

export interface EluOptions extends Inplace {
  /** Default 1. */
  readonly alpha?: Scalar | undefined;
}
const ELU = ['alpha', 'inplace'] as const;

/** x where x > 0, α · (exp(x) − 1) elsewhere. */
export function elu(input: Tensor, ...rest: Rest<EluOptions, typeof ELU>): Tensor {
  const { alpha = 1, inplace = false } = named<EluOptions>('elu', rest, ELU);
  return inplace ? torch.elu_(input, alpha) : torch.elu(input, alpha);
}

/** max(0, x) + min(0, α · (exp(x / α) − 1)). */
export function celu(input: Tensor, ...rest: Rest<EluOptions, typeof ELU>): Tensor {
  const { alpha = 1, inplace = false } = named<EluOptions>('celu', rest, ELU);
  return inplace ? torch.celu_(input, alpha) : torch.celu(input, alpha);
}

export interface LeakyReluOptions extends Inplace {
  /** Default 0.01. */
  readonly negativeSlope?: Scalar | undefined;
}
const LEAKY_RELU = ['negativeSlope', 'inplace'] as const;

/** max(0, x) + negativeSlope · min(0, x). */
export function leakyRelu(input: Tensor, ...rest: Rest<LeakyReluOptions, typeof LEAKY_RELU>): Tensor {
  const { negativeSlope = 0.01, inplace = false } = named<LeakyReluOptions>('leakyRelu', rest, LEAKY_RELU);
  return inplace ? torch.leakyRelu_(input, negativeSlope) : torch.leakyRelu(input, negativeSlope);
}

export interface RreluOptions extends Inplace {
  /** The least slope. Default 1/8. */
  readonly lower?: Scalar | undefined;
  /** The greatest slope. Default 1/3. */
  readonly upper?: Scalar | undefined;
  /** Draws a slope for each element; without it the slope is the mean of the two. Default false. */
  readonly training?: boolean | undefined;
}
const RRELU = ['lower', 'upper', 'training', 'inplace'] as const;

/** Leaky ReLU with slopes drawn uniformly between `lower` and `upper`. */
export function rrelu(input: Tensor, ...rest: Rest<RreluOptions, typeof RRELU>): Tensor {
  const options = named<RreluOptions>('rrelu', rest, RRELU);
  const { lower = 1 / 8, upper = 1 / 3, training = false, inplace = false } = options;
  return inplace ? torch.rrelu_(input, lower, upper, training) : torch.rrelu(input, lower, upper, training);
}

export interface HardtanhOptions extends Inplace {
  /** Default −1. */
  readonly minVal?: number | undefined;
  /** Default 1. */
  readonly maxVal?: number | undefined;
}
const HARDTANH = ['minVal', 'maxVal', 'inplace'] as const;

/**
 * min(max(x, minVal), maxVal).
 *
 * @throws OperatorError where minVal is above maxVal.
 */
export function hardtanh(input: Tensor, ...rest: Rest<HardtanhOptions, typeof HARDTANH>): Tensor {
  const { minVal = -1, maxVal = 1, inplace = false } = named<HardtanhOptions>('hardtanh', rest, HARDTANH);
  if (minVal > maxVal) {
    throw refusal('hardtanh', `expected minVal up to maxVal, received ${minVal} and ${maxVal}`, [
      input,
      { minVal, maxVal },
    ]);
  }
  return inplace ? torch.hardtanh_(input, minVal, maxVal) : torch.hardtanh(input, minVal, maxVal);
}

/** x where x > threshold, `value` elsewhere. */
export function threshold(input: Tensor, limit: Scalar, value: Scalar, ...rest: InplaceRest): Tensor {
  return isInplace('threshold', rest)
    ? torch.threshold_(input, limit, value)
    : torch.threshold(input, limit, value);
}

/** x − tanh(x), of the input's shape. */
export function tanhshrink(input: Tensor): Tensor {
  return input.sub(input.tanh());
}

/** x / (1 + |x|), of the input's shape. */
export function softsign(input: Tensor): Tensor {
  return input.div(input.abs().add(1));
}

export interface SoftminOptions {
  /** Must be given. */
  readonly dim: number;
  /** What the input is converted to first. */
  readonly dtype?: Dtype | null | undefined;
}
const SOFTMIN = ['dim'] as const;

/**
 * softmax(−x) along `dim`.
 *
 * @throws OperatorError without a `dim`: Python's guess is deprecated.
 */
export function softmin(input: Tensor, ...rest: Rest<SoftminOptions, typeof SOFTMIN>): Tensor {
  const { dim, dtype } = named<Partial<SoftminOptions>>('softmin', rest, SOFTMIN, ['dtype']);
  if (dim === undefined) throw refusal('softmin', 'expected a dim', [input], 'ERR_ARGUMENT');
  return dtype ? input.neg().softmax(dim, { dtype }) : input.neg().softmax(dim);
}

export interface GumbelSoftmaxOptions {
  /** The temperature, above 0. Default 1. */
  readonly tau?: number | undefined;
  /** One-hot samples, whose gradient is that of the soft ones. Default false. */
  readonly hard?: boolean | undefined;
  /** Default −1. */
  readonly dim?: number | undefined;
}
const GUMBEL_SOFTMAX = ['tau', 'hard'] as const;

/**
 * Samples from the Gumbel-softmax distribution of `logits` [..., classes]; sums to 1 along `dim`.
 *
 * Source: Jang, Gu and Poole, Categorical reparameterization with Gumbel-softmax, 2017.
 */
export function gumbelSoftmax(
  logits: Tensor,
  ...rest: Rest<GumbelSoftmaxOptions, typeof GUMBEL_SOFTMAX>
): Tensor {
  const options = named<GumbelSoftmaxOptions>('gumbelSoftmax', rest, GUMBEL_SOFTMAX, ['dim']);
  const { tau = 1, hard = false, dim = -1 } = options;
  const noise = torch.emptyLike(logits, { memoryFormat: 'contiguous_format' }).exponential_().log().neg();
  const soft = logits.add(noise).div(tau).softmax(dim);
  if (!hard) return soft;
  const [, index] = soft.max(dim, true);
  const oneHot = torch
    .zerosLike(logits, { memoryFormat: 'contiguous_format' })
    .scatter_(dim, index, torch.float(1));
  return oneHot.sub(soft.detach()).add(soft);
}
