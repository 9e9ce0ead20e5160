import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';
import { named, oneOf, type Rest, refusal, written } from './arguments.js';

const MODES = ['constant', 'reflect', 'replicate', 'circular'] as const;

export interface PadOptions {
  /** What stands outside. `reflect` mirrors without the edge, `replicate` repeats the edge. Default `constant`. */
  readonly mode?: (typeof MODES)[number] | undefined;
  /** For `constant`. Default 0. */
  readonly value?: number | null | undefined;
}
const PAD = ['mode', 'value'] as const;

/**
 * Puts places around the last dimensions: `[left, right, top, bottom, ...]`, from the last dimension on. Negative numbers
 * take places away.
 *
 * @throws OperatorError for an odd number of paddings, or more than two for a dimension.
 */
export function pad(
  input: Tensor,
  padding: readonly number[],
  ...rest: Rest<PadOptions, typeof PAD>
): Tensor {
  const { mode = 'constant', value = null } = named<PadOptions>('pad', rest, PAD);
  oneOf('pad', 'mode', mode, MODES);
  if (padding.length % 2 !== 0 || padding.length > 2 * input.ndim) {
    throw refusal(
      'pad',
      `expected two paddings for each of up to ${input.ndim} dimensions of ${written(input.shape)}, received ${padding.length}`,
      [input, padding],
    );
  }
  return torch.pad(input, padding, mode, value);
}
