import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { named, type Rest, refusal, written } from './arguments.js';

export interface DropoutOptions {
  /** The probability of zeroing, from 0 to 1. Default 0.5. */
  readonly p?: number | undefined;
  /** Whether to drop at all. Default true; false for `alphaDropout` and `featureAlphaDropout`, as in Python. */
  readonly training?: boolean | undefined;
  /** Writes the result into the input, and returns it. Default false. */
  readonly inplace?: boolean | undefined;
}

const NAMES = ['p', 'training', 'inplace'] as const;
export type DropoutRest = Rest<DropoutOptions, typeof NAMES>;

/**
 * Zeroes each element with probability p, and divides the others by 1 − p.
 *
 * @throws OperatorError where p is not from 0 to 1.
 */
export function dropout(input: Tensor, ...rest: DropoutRest): Tensor {
  const { p, training, inplace } = settings('dropout', rest, true);
  return inplace ? torch.dropout_(input, p, training) : torch.dropout(input, p, training);
}

/**
 * Dropout for SELU networks: keeps the mean and the variance (Klambauer et al., 2017).
 *
 * @throws OperatorError where p is not from 0 to 1.
 */
export function alphaDropout(input: Tensor, ...rest: DropoutRest): Tensor {
  const { p, training, inplace } = settings('alphaDropout', rest, false);
  return inplace ? torch.alphaDropout_(input, p, training) : torch.alphaDropout(input, p, training);
}

/**
 * `alphaDropout` of whole channels of [N, C, ...].
 *
 * @throws OperatorError where p is not from 0 to 1.
 */
export function featureAlphaDropout(input: Tensor, ...rest: DropoutRest): Tensor {
  const { p, training, inplace } = settings('featureAlphaDropout', rest, false);
  return inplace
    ? torch.featureAlphaDropout_(input, p, training)
    : torch.featureAlphaDropout(input, p, training);
}

/**
 * Zeroes whole channels of [N, C, L] or [C, L] with probability p.
 *
 * @throws OperatorError for another number of dimensions, and where p is not from 0 to 1.
 */
export function dropout1d(input: Tensor, ...rest: DropoutRest): Tensor {
  const given = settings('dropout1d', rest, true);
  if (input.ndim !== 2 && input.ndim !== 3)
    throw refusal('dropout1d', `expected [N, C, L] or [C, L], received ${written(input.shape)}`, [input]);
  return input.ndim === 3 ? dropFeatures(input, given) : unbatched(input, given);
}

/**
 * Zeroes whole channels of [N, C, H, W] with probability p. Of an input of three dimensions it takes the second for the
 * channels, as Python does.
 *
 * @throws OperatorError where p is not from 0 to 1.
 */
export function dropout2d(input: Tensor, ...rest: DropoutRest): Tensor {
  return dropFeatures(input, settings('dropout2d', rest, true));
}

/**
 * Zeroes whole channels of [N, C, D, H, W] or [C, D, H, W] with probability p.
 *
 * @throws OperatorError where p is not from 0 to 1.
 */
export function dropout3d(input: Tensor, ...rest: DropoutRest): Tensor {
  const given = settings('dropout3d', rest, true);
  return input.ndim === 5 ? dropFeatures(input, given) : unbatched(input, given);
}

interface Settings {
  readonly p: number;
  readonly training: boolean;
  readonly inplace: boolean;
}

function settings(where: string, rest: DropoutRest, trains: boolean): Settings {
  const { p = 0.5, training = trains, inplace = false } = named<DropoutOptions>(where, rest, NAMES);
  if (!(p >= 0 && p <= 1))
    throw refusal(where, `expected a probability p from 0 to 1, received ${p}`, [{ p }]);
  return { p, training, inplace };
}

function dropFeatures(input: Tensor, { p, training, inplace }: Settings): Tensor {
  return inplace ? torch.featureDropout_(input, p, training) : torch.featureDropout(input, p, training);
}

function unbatched(input: Tensor, given: Settings): Tensor {
  if (!given.inplace) return dropFeatures(input.unsqueeze(0), given).squeeze(0);
  return dropFeatures(input.unsqueeze_(0), given).squeeze_(0);
}
