import { checkOptions } from '../config/options.js';
import { native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';

export interface CrossEntropyOptions {
  /** [C], of the logits' dtype. `mean` then divides by the sum of the targets' weights, as PyTorch does. */
  readonly classWeights?: Tensor | undefined;
  /** ε from 0 to 1: the target is (1 − ε) one-hot + ε / C. Default 0. */
  readonly labelSmoothing?: number | undefined;
  /** Above 0; the logits are divided by it. Default 1. */
  readonly temperature?: number | undefined;
  /** `none` gives [N]. Default `mean`. */
  readonly reduction?: 'none' | 'mean' | 'sum' | undefined;
}

const OPTIONS: readonly (keyof CrossEntropyOptions)[] = [
  'classWeights',
  'labelSmoothing',
  'temperature',
  'reduction',
];

/**
 * Cross-entropy of logits [N, C] against targets [N] (int64, 0 to C − 1), recorded for `backward()`. Unlike PyTorch's,
 * it leaves no target out: −100 is refused like any other number that is not a class.
 *
 * @throws OperatorError for wrong shapes, dtypes or options, and on the CPU for a target out of range.
 */
export function crossEntropy(logits: Tensor, targets: Tensor, options: CrossEntropyOptions = {}): Tensor {
  checkOptions('crossEntropy', options, OPTIONS);
  const { classWeights, labelSmoothing = 0, temperature = 1, reduction = 'mean' } = options;
  beforeOperator();
  return callNative('crossEntropy', [logits, targets, { ...options }], () => {
    const loss = new Tensor();
    loss.handle = native().crossEntropy(
      loss,
      handleOf(logits, 'crossEntropy: logits'),
      handleOf(targets, 'crossEntropy: targets'),
      {
        classWeights: classWeights && handleOf(classWeights, 'crossEntropy: classWeights'),
        labelSmoothing,
        temperature,
        reduction,
      },
    );
    return loss;
  });
}
