/**
 * The options of a training that are plain values: what each is where it is not given, and which values it takes. The Trainer
 * reads them by these tables (lib/training/options.ts says what they mean), and so does a config (schema.ts).
 */
import { flag, integer, number, type OptionsOf, oneOf, orNull } from './option-table.js';

// Words that are chosen by. The binding has each list once more, with what a word is in the core: to_choice in native/binding.

export const PRECISIONS = ['float32', 'bfloat16', 'float16'] as const;
export const FLOAT32_POLICIES = ['highest', 'standard', 'high'] as const;
export const CLIPPINGS = ['norm', 'value', 'adaptive'] as const;
export const AVERAGES = ['ema', 'swa'] as const;

/** What matrix products and convolutions compute in. All else stays in float32, the weights too. */
export type Precision = (typeof PRECISIONS)[number];
/** How float32 computes on CUDA: `setFloat32Policy`. */
export type Float32Policy = (typeof FLOAT32_POLICIES)[number];
/** What of the gradients is kept small. */
export type Clipping = (typeof CLIPPINGS)[number];
/** A moving average of updates, or the mean of epochs' ends. */
export type Averaging = (typeof AVERAGES)[number];

/** By their names, what stands where no other is given. */
export const USUAL = { optimizer: 'AdamW', loss: 'crossEntropy', schedule: 'constant' } as const;

const COUNT = { min: 1 };
const POSITIVE = { above: 0 };

export const TRAINING = {
  decayVectors: flag(false),
  layerDecay: number(1, { above: 0, max: 1 }),
  epochs: orNull(integer(1, COUNT)),
  maxSteps: orNull(integer(1, COUNT)),
  maxTime: orNull(number(1, POSITIVE)),
  batchSize: integer(64, COUNT),
  accumulate: integer(1, COUNT),
  microBatch: orNull(integer(1, COUNT)),
  precision: oneOf('float32', ['auto', ...PRECISIONS]),
  headInFloat32: flag(false),
  gradientCheckpointing: flag(false),
  deterministic: flag(false),
  channelsLast: flag(false),
  memoryLimit: orNull(integer(1, COUNT)),
  seed: integer(0, { min: 0 }),
  threads: orNull(integer(1, { min: 1, max: 1024 })),
  validateEverySteps: orNull(integer(1, COUNT)),
  sanityBatches: integer(0, { min: 0 }),
  overfitBatches: orNull(integer(1, COUNT)),
  fastDevRun: flag(false),
};

export type PlainOptions = OptionsOf<typeof TRAINING>;

/** How long a training is: where it goes on from a checkpoint, it may be made longer or shorter. */
export const LENGTHS = ['epochs', 'maxSteps', 'maxTime'] as const satisfies readonly (keyof PlainOptions)[];

/** What a training computes with, and nothing of what it computes: it may be another where it goes on. */
export const MEANS = [
  'memoryLimit',
  'threads',
  'gradientCheckpointing',
] as const satisfies readonly (keyof PlainOptions)[];

export const AUGMENTATION = {
  shift: number(0, { min: 0 }),
  rotateDegrees: number(0, { min: 0, max: 180 }),
  scale: number(0, { min: 0, max: 2 }),
};

/** Which values they take the core says (native/core/training/batch_augmentation.cpp). */
export const BATCH_AUGMENTATION = {
  mixup: 0,
  cutmix: 0,
  switchProbability: 0.5,
  probability: 1,
  eraseProbability: 0,
  eraseMinArea: 0.02,
  eraseMaxArea: 1 / 3,
};

export const AVERAGE = {
  kind: oneOf('ema', AVERAGES),
  decay: number(0.9998, { min: 0, below: 1 }),
  fromEpoch: integer(1, COUNT),
};

/** The bound of any kind of clipping. */
export const CLIP = number(1, POSITIVE);

export const LIMITS = { train: orNull(integer(1, COUNT)), select: orNull(integer(1, COUNT)) };

export const CHECKPOINTS = {
  everyUpdates: orNull(integer(1, COUNT)),
  everyMinutes: orNull(number(5, POSITIVE), 5),
  keepEveryUpdates: orNull(integer(1, COUNT)),
};

/** Of checkpoints, which are kept besides the last. */
export const BEST = { count: integer(1, COUNT) };

export const EARLY_STOPPING = { patience: integer(10, COUNT), minDelta: number(0, { min: 0 }) };
