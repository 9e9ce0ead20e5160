/**
 * `losses`: what training minimises, as functions. The Trainer takes the same losses by their names
 * (`{ name: 'focal', gamma: 1.5 }`).
 *
 * Outputs and logits in float16 or bfloat16 are raised to float32, autocast or not. `mean` over a batch in which nothing
 * counts is 0. Targets are looked at before anything is computed, which waits for the device.
 */
import {
  type AsymmetricOptions,
  type BinaryCrossEntropyOptions,
  type CrossEntropyOptions,
  type DistillationOptions,
  type FocalOptions,
  type GaussianNllOptions,
  LOSSES,
  type LossName,
  type LossOptions,
  type LossTable,
  type SelectiveOptions,
  type TradesOptions,
  withDefaults,
} from '../config/losses.js';
import { checkOptions } from '../config/options.js';
import { native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { requireNumbers } from './number-options.js';

export type {
  AsymmetricOptions,
  BinaryCrossEntropyOptions,
  CrossEntropyOptions,
  DistillationOptions,
  FocalOptions,
  GaussianNllOptions,
  LossOptions,
  SelectiveOptions,
  TradesOptions,
};

/** What every function of `losses` takes beside the options of its loss. */
export interface BatchOptions {
  /** What becomes of the losses: `none` leaves them as they are. Default `mean`, a mean by their weights. */
  readonly reduction?: 'none' | 'mean' | 'sum' | undefined;
  /** [N], floating point, at least 0: what each sample counts, in the loss and in what `mean` divides by. */
  readonly sampleWeights?: Tensor | undefined;
  /** bool, of the shape that `none` gives: false leaves a loss out, whatever its target is. */
  readonly mask?: Tensor | undefined;
}

const BATCH: readonly (keyof BatchOptions)[] = ['reduction', 'sampleWeights', 'mask'];

interface ComparedWith {
  readonly values?: Tensor;
  readonly teacher?: Tensor;
  readonly adversarial?: Tensor;
}

/**
 * Calibrated cross-entropy of logits [N, C]; `none` gives [N].
 *
 * @param targets classes [N] (int64, 0 to C − 1), or probabilities [N, C], whose mean divides by the samples' weights alone,
 *   as in PyTorch.
 * @throws OperatorError for wrong shapes, dtypes or options, and for a target out of range, by its index.
 */
export function crossEntropy(
  logits: Tensor,
  targets: Tensor,
  options: CrossEntropyOptions & BatchOptions = {},
): Tensor {
  return compute('crossEntropy', logits, { values: targets }, options);
}

/**
 * Focal loss (Lin et al. 2017), −α (1 − p)^γ log p of the probability p of what is right. `none` gives [N], with
 * `multiLabel` [N, K].
 *
 * @param targets as of `crossEntropy`, with `multiLabel` as of `binaryCrossEntropy`.
 * @throws OperatorError as `crossEntropy`.
 */
export function focal(logits: Tensor, targets: Tensor, options: FocalOptions & BatchOptions = {}): Tensor {
  return compute('focal', logits, { values: targets }, options);
}

/**
 * Binary cross-entropy of logits [N, K] for K labels that do not exclude one another; `none` gives [N, K].
 *
 * @param targets [N, K] from 0 to 1, of any real dtype.
 * @throws OperatorError as `crossEntropy`.
 */
export function binaryCrossEntropy(
  logits: Tensor,
  targets: Tensor,
  options: BinaryCrossEntropyOptions & BatchOptions = {},
): Tensor {
  return compute('binaryCrossEntropy', logits, { values: targets }, options);
}

/**
 * Asymmetric loss (Ridnik et al. 2021) of logits [N, K], for many labels of which few are there; `none` gives [N, K].
 * Numbers as timm's `AsymmetricLossMultiLabel`, whose default reduction is K times `mean`.
 *
 * @param targets as of `binaryCrossEntropy`.
 * @throws OperatorError as `crossEntropy`.
 */
export function asymmetric(
  logits: Tensor,
  targets: Tensor,
  options: AsymmetricOptions & BatchOptions = {},
): Tensor {
  return compute('asymmetric', logits, { values: targets }, options);
}

/** Of means and variances that are apart, and need no option for what they are. */
export type GivenVariance = Omit<GaussianNllOptions, 'spread'> & {
  /** [N, K], at least 0. The output is the means [N, K] then. */
  readonly variance: Tensor;
};

/**
 * Negative log likelihood ½ (log σ² + (x − μ)² / σ²) of targets x; `none` gives [N, K].
 *
 * @param output [N, 2K]: K means, then K standard deviations, as `LocalizationNet` gives them (`spread: 'variance'`:
 *   variances). With `variance` the means [N, K].
 * @param targets [N, K], floating point and finite.
 * @throws OperatorError as `crossEntropy`, and for a variance below 0.
 */
export function gaussianNll(
  output: Tensor,
  targets: Tensor,
  options: (GaussianNllOptions | GivenVariance) & BatchOptions = {},
): Tensor {
  if (!('variance' in options)) return compute('gaussianNll', output, { values: targets }, options);
  checkOptions('losses.gaussianNll', options, ['variance', 'full', 'eps', ...BATCH]);
  const { variance, ...others } = options;
  return torch.scope(() => {
    const both = torch.cat([output, variance], 1);
    return compute('gaussianNll', both, { values: targets }, { ...others, spread: 'variance' });
  });
}

/**
 * SelectiveNet's objective (Geifman and El-Yaniv 2019): α (Σ ℓ g / Σ g + λ max(0, coverage − mean g)²) + (1 − α) mean ℓ′.
 * It is one of the whole batch, so that `none` is refused and `sum` is the mean times the samples' weights; over several
 * batches coverage is asked of each.
 *
 * @param output [N, 2C + 1], as the model `MultiHead` gives it: logits of the classes (ℓ), the gate's logit (g = sigmoid),
 *   logits of the auxiliary head (ℓ′) for the same classes.
 * @param targets as of `crossEntropy`.
 * @throws OperatorError as `crossEntropy`.
 */
export function selective(output: Tensor, targets: Tensor, options: SelectiveOptions & BatchOptions): Tensor {
  return compute('selective', output, { values: targets }, options);
}

/**
 * TRADES (Zhang et al. 2019): cross-entropy of the logits [N, C] of clean samples, and β KL(clean ‖ adversarial) to those
 * of the same samples under attack. `none` gives [N]; a sample's weight, its class's included, holds for both.
 *
 * @param targets as of `crossEntropy`.
 * @throws OperatorError as `crossEntropy`.
 */
export function trades(
  clean: Tensor,
  adversarial: Tensor,
  targets: Tensor,
  options: TradesOptions & BatchOptions = {},
): Tensor {
  return compute('trades', clean, { values: targets, adversarial }, options);
}

/**
 * The second term of TRADES alone, KL(clean ‖ adversarial) of logits [N, C], summed over the classes; `none` gives [N].
 * Gradients flow to both.
 *
 * @throws OperatorError as `crossEntropy`.
 */
export function tradesTerm(clean: Tensor, adversarial: Tensor, options: BatchOptions = {}): Tensor {
  return compute('tradesTerm', clean, { adversarial }, options);
}

/**
 * Distillation (Hinton et al. 2015): T² KL(teacher ‖ logits) of logits [N, C] that are divided by the temperature T, summed
 * over the classes; `none` gives [N]. No gradient flows to the teacher.
 *
 * @throws OperatorError as `crossEntropy`.
 */
export function distillation(
  logits: Tensor,
  teacher: Tensor,
  options: DistillationOptions & BatchOptions = {},
): Tensor {
  return compute('distillation', logits, { teacher }, options);
}

/**
 * What positives must count for each label to weigh as much as negatives do: N₋ / N₊, and 1 for a label that has not both.
 *
 * @param targets [N, K] from 0 to 1, those of the whole training split. @param options.mask bool [N, K]: false leaves out.
 * @throws OperatorError for targets out of range, by their index.
 */
export function posWeight(targets: Tensor, options: { readonly mask?: Tensor | undefined } = {}): number[] {
  checkOptions('losses.posWeight', options, ['mask']);
  const { mask } = options;
  beforeOperator();
  return callNative('losses.posWeight', [targets, { ...options }], () => {
    using weights = new Tensor();
    weights.handle = native().balancingPosWeight(
      weights,
      handleOf(targets, 'targets'),
      mask && handleOf(mask, 'mask'),
    );
    return Array.from(weights.data(), Number);
  });
}

function compute<Name extends LossName>(
  name: Name,
  output: Tensor,
  comparedWith: ComparedWith,
  options: LossTable[Name] & BatchOptions,
): Tensor {
  const where = `losses.${name}`;
  checkOptions(where, options, [...Object.keys(LOSSES[name].defaults), ...BATCH]);
  const { reduction = 'mean', sampleWeights, mask, ...own } = options;
  requireNumbers(where, own);
  const loss = withDefaults(where, name, own);
  const { values, teacher, adversarial } = comparedWith;
  const handle = (what: string, tensor: Tensor | undefined) =>
    tensor && handleOf(tensor, `${where}: ${what}`);
  beforeOperator();
  return callNative(where, [output, ...Object.values(comparedWith), { ...options }], () => {
    const result = new Tensor();
    result.handle = native().loss(
      result,
      loss.name,
      loss.options,
      handleOf(output, `${where}: output`),
      {
        values: handle('targets', values),
        sampleWeights: handle('sampleWeights', sampleWeights),
        mask: handle('mask', mask),
        teacher: handle('teacher', teacher),
        adversarial: handle('adversarial', adversarial),
      },
      reduction,
    );
    return result;
  });
}
