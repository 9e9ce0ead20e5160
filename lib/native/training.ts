/** A training, its losses and optimizers, as the addon takes and gives them. */
import type { Averaging, Clipping, Precision } from '../config/training.js';
import type { GradMode, Handle } from './operators.js';

export interface NativeEngine {
  readonly engine: unique symbol;
}

/** Seconds of the same work in each; NaN where the device cannot, or was not asked. */
export interface NativePrecisionTimes {
  readonly float32: number;
  readonly bfloat16: number;
  readonly float16: number;
}

export interface NativeOptimizer {
  readonly optimizer: unique symbol;
}
export interface NativeAverage {
  readonly average: unique symbol;
}

/** Samples as the engine takes them: native/core/training/batch.h. */
export interface NativeBatch {
  readonly inputs: Handle;
  readonly targets: Handle;
  readonly sampleWeights: Handle | undefined;
  readonly mask: Handle | undefined;
  readonly teacher: Handle | undefined;
  /** Which of the data set that the tensors are the whole of. */
  readonly slice: { readonly begin: number; readonly size: number; readonly shuffled: boolean } | undefined;
  /** The first one's number in the epoch, where there is no slice. */
  readonly first: number;
  /** Whose tensors the handles are. */
  readonly owner: unknown;
}

/** A loss in a weighted sum: one of the core's, or a function. */
export interface NativeTerm {
  readonly name: string;
  readonly weight: number;
  /** The core's name of it. */
  readonly loss: string;
  readonly options: object;
  /** Handles that `own` must follow, 0 for what is not there; gives that of the mean over the samples. */
  readonly function:
    | ((
        mode: GradMode,
        outputs: readonly (readonly [name: string, handle: Handle])[],
        inputs: Handle,
        targets: Handle,
        sampleWeights: Handle,
        mask: Handle,
        teacher: Handle,
      ) => Handle)
    | undefined;
}

/** What an optimizer remembers of each parameter: a tensor like it, or a number. */
export interface NativeSlot {
  readonly name: string;
  readonly isNumber: boolean;
}

/** Parameters with an optimizer's options of their own. */
export interface NativeGroup {
  /** By its name in `optim`. */
  readonly optimizer: string;
  readonly parameters: readonly string[];
  readonly options: object;
}

export interface NativeEngineOptions {
  readonly seed: number;
  readonly clipping: Clipping | 'none';
  readonly clipAt: number;
  readonly precision: Precision;
  /** The path of one that runs outside autocast; '' for none. */
  readonly float32Layer: string;
  readonly deterministic: boolean;
  readonly channelsLast: boolean;
  readonly augmentation: NativeAugmentation;
  readonly batchAugmentation: NativeBatchAugmentation;
  readonly average: { readonly kind: Averaging; readonly decay: number } | undefined;
}

/** What an update came to. */
export interface NativeStep {
  readonly loss: number;
  /** Each loss's own mean, and the weight that it is of. */
  readonly terms: readonly number[];
  readonly weights: readonly number[];
  readonly gradNorm: number;
  readonly scale: number;
  readonly skipped: boolean;
  readonly samples: number;
  /** −1 where it means nothing. */
  readonly correct: number;
  readonly microBatch: number;
  readonly halvings: number;
  readonly seconds: number;
}

export interface NativeValidation {
  readonly sums: readonly number[];
  readonly weights: readonly number[];
  /** `own` must follow for each; 0 for what is not there. */
  readonly outputs: Handle;
  readonly targets: Handle;
  readonly mask: Handle;
}

/** native/core/training/augment.h */
export interface NativeAugmentation {
  readonly shift: number;
  readonly rotateDegrees: number;
  readonly scale: number;
}

/** native/core/training/batch_augmentation.h */
export interface NativeBatchAugmentation {
  readonly mixup: number;
  readonly cutmix: number;
  readonly switchProbability: number;
  readonly probability: number;
  readonly eraseProbability: number;
  readonly eraseMinArea: number;
  readonly eraseMaxArea: number;
}
