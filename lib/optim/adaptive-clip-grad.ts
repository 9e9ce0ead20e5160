import { number, type OptionTable, readOptions } from '../config/option-table.js';
import { native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { handlesOf } from '../torch/lists.js';
import type { Tensor } from '../torch/tensor.js';

export interface AdaptiveClipGradOptions {
  /** How large a gradient may be beside its weights, > 0; 0.01 unless given. */
  clipFactor: number;
  /** The least that the norm of weights counts as, > 0; 1e-3 unless given. */
  eps: number;
}

const OPTIONS: OptionTable<AdaptiveClipGradOptions> = {
  clipFactor: number(0.01, { above: 0 }),
  eps: number(1e-3, { above: 0 }),
};

/**
 * Adaptive gradient clipping (Brock et al. 2021), in place; the numbers are those of timm's `adaptive_clip_grad`: the
 * gradient of each output unit (the first dimension; of a vector, the whole) has at most `clipFactor` times the norm of
 * its weights. The paper leaves out the classifier.
 *
 * @throws TsmlError `ERR_OPTION`, `ERR_VALUE`.
 */
export function adaptiveClipGrad(
  parameters: Iterable<Tensor>,
  options: Partial<AdaptiveClipGradOptions> = {},
): void {
  const { clipFactor, eps } = readOptions('optim.adaptiveClipGrad', options, OPTIONS);
  const handles = handlesOf([...parameters]);
  beforeOperator();
  callNative('optim.adaptiveClipGrad', [], () =>
    native().clipGradients(handles, 'adaptive', clipFactor, eps),
  );
}
