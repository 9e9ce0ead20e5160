import { checkOptions } from '../config/options.js';
import { BATCH_AUGMENTATION } from '../config/training.js';
import { TsmlError } from '../errors.js';
import type { NativeBatchAugmentation } from '../native/training.js';
import { native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { callNative } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';

/** Changes of whole batches in training. What is left out is off; probabilities are from 0 to 1. */
export interface BatchAugmentationOptions {
  /**
   * α of mixup: each image is mixed with its mirror in the batch (the first with the last), and keeps a share λ ~ Beta(α, α)
   * of itself, the same for the whole batch. From 1e-6; default 0, off.
   */
  readonly mixup?: number | undefined;
  /**
   * α of CutMix: a rectangle of 1 − λ of the image's area is taken from its mirror. λ is corrected to what the rectangle,
   * clipped to the image, leaves. From 1e-6; default 0, off.
   */
  readonly cutmix?: number | undefined;
  /** Of CutMix rather than mixup, where both are on. Default 0.5. */
  readonly switchProbability?: number | undefined;
  /** Of mixing a batch at all. Default 1. */
  readonly probability?: number | undefined;
  /**
   * Of erasing a rectangle of an image: standard normal noise takes its place, so images should be of mean 0 and variance 1.
   * Default 0.
   */
  readonly eraseProbability?: number | undefined;
  /** The least share of the image's area that the rectangle has. Default 0.02. */
  readonly eraseMinArea?: number | undefined;
  /** The largest. Default 1/3. */
  readonly eraseMaxArea?: number | undefined;
}

/**
 * All options, with their defaults, as the core takes them.
 *
 * @param where names the place in messages. @throws TsmlError for a misspelt option (`ERR_OPTION`) and one out of range
 */
export function batchAugmentation(
  where: string,
  options: BatchAugmentationOptions = {},
): NativeBatchAugmentation {
  checkOptions(where, options, Object.keys(BATCH_AUGMENTATION));
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const all: NativeBatchAugmentation = { ...BATCH_AUGMENTATION, ...given };
  callNative(where, [options], () => native().checkBatchAugmentation(all));
  return all;
}

/** What is augmented together. */
export interface AugmentableBatch {
  /** [N, C, H, W], floating point. */
  readonly images: Tensor;
  /** Classes [N] (int64), or values [N, K] of 0 to 1: probabilities, or labels of several that may hold. */
  readonly targets: Tensor;
  /** [N], floating point. */
  readonly sampleWeights?: Tensor | undefined;
  /** How many classes there are; needed where classes are mixed. */
  readonly numClasses?: number | undefined;
  /** The images' numbers in their data set; needed where images are erased, which is drawn by them. */
  readonly samples?: readonly number[] | undefined;
}

/** What the random numbers are drawn by: the same key gives the same batch on every machine. All from 0. */
export interface BatchKey {
  readonly seed: number | bigint;
  readonly epoch: number;
  /** The number of the optimizer's update. */
  readonly update: number;
}

export interface AugmentedBatch {
  readonly images: Tensor;
  /**
   * Where mixup or CutMix is on, probabilities or values [N, classes] in float32 (float64 for such images), also for batches
   * that were not drawn for it; otherwise as they were given.
   */
  readonly targets: Tensor;
  /** Mixed as the targets are; undefined where none were given. */
  readonly sampleWeights: Tensor | undefined;
}

const BATCH: readonly (keyof AugmentableBatch)[] = [
  'images',
  'targets',
  'sampleWeights',
  'numClasses',
  'samples',
];
const KEY: readonly (keyof BatchKey)[] = ['seed', 'epoch', 'update'];

/**
 * Random erasing, then mixup or CutMix, for training loops of one's own; a `Trainer` does it by itself. The numbers are
 * timm's: `RandomErasing` in mode `pixel` and `Mixup` in mode `batch`. Label smoothing is the loss's affair.
 *
 *     const { images, targets } = augmentBatch({ ...batch, numClasses: 10 }, { mixup: 0.8, cutmix: 1 }, { seed: 1, epoch, update });
 *
 * The given tensors are not written to. What does not change comes back in their memory, and nothing is recorded for
 * `backward()`.
 *
 * @throws OperatorError for tensors that do not fit each other, on the CPU also for classes out of range.
 */
export function augmentBatch(
  batch: AugmentableBatch,
  options: BatchAugmentationOptions,
  key: BatchKey,
): AugmentedBatch {
  checkOptions('augmentBatch: batch', batch, BATCH);
  checkOptions('augmentBatch: key', key, KEY);
  const augmentation = batchAugmentation('augmentBatch', options);
  const { images, targets, sampleWeights, numClasses, samples } = batch;
  const mixes = augmentation.mixup > 0 || augmentation.cutmix > 0;
  const hasClasses = targets instanceof Tensor && targets.shape.length === 1;
  if (mixes && hasClasses) requireGiven('numClasses', numClasses, 'classes are mixed');
  if (augmentation.eraseProbability > 0) requireGiven('samples', samples, 'images are erased');
  beforeOperator();
  const handles = callNative('augmentBatch', [batch, options, key], () =>
    native().augmentBatch(
      handleOf(images, 'augmentBatch: images'),
      handleOf(targets, 'augmentBatch: targets'),
      sampleWeights && handleOf(sampleWeights, 'augmentBatch: sampleWeights'),
      numClasses ?? 0,
      samples ?? [],
      key.seed,
      key.epoch,
      key.update,
      augmentation,
    ),
  );
  const [augmented, mixedTargets, weights] = handles;
  return {
    images: Tensor.adopt(augmented),
    targets: Tensor.adopt(mixedTargets),
    sampleWeights: Tensor.adoptIfAny(weights) ?? undefined,
  };
}

function requireGiven(name: keyof AugmentableBatch, value: unknown, reason: string): void {
  if (value !== undefined) return;
  throw new TsmlError('ERR_OPTION', `augmentBatch: batch.${name} is needed where ${reason}`);
}
