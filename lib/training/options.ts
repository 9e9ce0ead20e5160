/** What a training is made with: what each option means, and how all of them are read. */

import type { LossOptions } from '../config/losses.js';
import { type OptionsOf, readOptions } from '../config/option-table.js';
import { checkOptions } from '../config/options.js';
import { trainingHint } from '../config/other-names.js';
import {
  AUGMENTATION,
  AVERAGE,
  type Averaging,
  CHECKPOINTS,
  CLIP,
  CLIPPINGS,
  type Clipping,
  LIMITS,
  type PlainOptions,
  type Precision,
  TRAINING,
  USUAL,
} from '../config/training.js';
import { TsmlError } from '../errors.js';
import { isMetricName } from '../metrics/named.js';
import type { NativeBatchAugmentation } from '../native/training.js';
import { type OptimizerOptions, readOptimizer } from '../optim/optim.js';
import { describeArguments } from '../torch/errors.js';
import type { Tensor } from '../torch/tensor.js';
import { type BatchAugmentationOptions, batchAugmentation } from './batch-augmentation.js';
import type { Batch } from './batches.js';
import type { Callback } from './callbacks/callback.js';
import { type BestRule, checkRules } from './checkpoint-rules.js';
import type { Metrics } from './measures.js';
import { objectiveOf } from './objective.js';
import { checkSchedule, type Schedule } from './schedule.js';

/** A loss among several. */
export type WeightedLoss = LossOptions & {
  /** Its share in the sum; 1 unless given. */
  readonly weight?: number;
  /** How events call it; the loss's name unless given. */
  readonly as?: string;
};

/**
 * A loss of one's own: the mean over the batch, one number that is recorded for `backward()`. It is given what the model gave, a
 * tensor, or several where the model is a module of one's own, and the batch as it was trained on, augmented. Each step then
 * runs on the JavaScript thread.
 */
export type LossFunction<Output = Tensor> = (output: Output, batch: Batch) => Tensor;

/** Random affine changes of images [N, C, H, W], drawn by sample and epoch. What comes in from outside is 0. */
export interface AugmentationOptions {
  /** Pixels: each axis moves by U(−shift, shift); 0 unless given. */
  readonly shift: number;
  /** Turned about the centre by U(−r, r) degrees, r up to 180; 0 unless given. */
  readonly rotateDegrees: number;
  /** Enlarged by exp(U(−scale, scale)), scale up to 2; 0 unless given. */
  readonly scale: number;
}

/** How gradients are kept small, before each update. */
export type ClipOptions =
  /** The norm of all of them together, as `torch.nn.utils.clip_grad_norm_`. */
  | { readonly norm: number }
  /** Each number, to ± this. */
  | { readonly value: number }
  /** Each output unit's norm, to this share of the unit's own (Brock et al. 2021). */
  | { readonly adaptive: number };

/** Parameters with options of their own. The first rule that names a parameter holds. */
export interface GroupRule {
  /** A path, a path with `*` for one of its parts, or a RegExp, as for `nn.freeze`. */
  readonly match: string | RegExp;
  /**
   * Options of the optimizer: `{ lr: 1e-4, weightDecay: 0 }`. Where it has an auxiliary, these go to those of the named that
   * the optimizer itself moves; `auxiliary: true` gives all of them to the auxiliary, with options of its kind, and `false`
   * to the optimizer itself.
   */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface AverageOptions {
  /** Moving average with the decay 1 − (1 + t)^(−2/3) up to `decay` (`ema`), or the mean of epochs' ends (`swa`); ema unless given. */
  readonly kind?: Averaging;
  /** Of `ema`, ≥ 0 and < 1; 0.9998 unless given. */
  readonly decay?: number;
  /** Of `swa`: the first epoch, from 1 to `epochs`, whose end counts; 1 unless given. */
  readonly fromEpoch?: number;
}

export interface CheckpointOptions {
  /** Made where it is not there. Nothing else may write to it. */
  readonly folder: string;
  /** After so many updates, ≥ 1, besides the end of each epoch. */
  readonly everyUpdates?: number;
  /** After so many minutes, > 0; 5 unless given, none where it is null. */
  readonly everyMinutes?: number | null;
  /** Which are kept besides the last two; the best one by the loss of `select` unless given. */
  readonly best?: BestRule;
  /** Of each so many updates, ≥ 1, the first checkpoint is kept for good. */
  readonly keepEveryUpdates?: number;
}

/** How much of the data is read, to try things out: batches of an epoch. */
export interface BatchLimits {
  readonly train?: number;
  readonly select?: number;
}

/** @typeParam Output what the model gives */
export interface TrainerOptions<Output = Tensor> {
  /** By name, several with weights, or a function; `{ name: 'crossEntropy' }` unless given. */
  readonly loss?: LossOptions | readonly WeightedLoss[] | LossFunction<Output>;
  /** By its name in `optim`; AdamW unless given. Muon has an `auxiliary` for what is no hidden layer's weight. */
  readonly optimizer?: OptimizerOptions;
  readonly groups?: readonly GroupRule[];
  /** Whether biases, norms, position embeddings, class and register tokens decay too; false unless given. */
  readonly decayVectors?: boolean;
  /** Each step towards the input multiplies the learning rate by this, > 0 and ≤ 1; 1 unless given. */
  readonly layerDecay?: number;
  /** Of the learning rates; constant unless given. */
  readonly schedule?: Schedule;
  /** ≥ 1; without, `maxSteps` or `maxTime` ends the training. */
  readonly epochs?: number;
  /** Optimizer updates, ≥ 1. */
  readonly maxSteps?: number;
  /** Seconds, > 0; those before a resume count. */
  readonly maxTime?: number;
  /** Of data sets in memory, the largest batch; 64 unless given. */
  readonly batchSize?: number;
  /** Batches that one update is made of; 1 unless given. */
  readonly accumulate?: number;
  /** How many samples go through the model at once, at most; whole batches unless given. BatchNorm sees so many. */
  readonly microBatch?: number;
  readonly clip?: ClipOptions;
  readonly average?: AverageOptions;
  /** `auto` measures, and takes bfloat16 (on CUDA perhaps float16) where it is faster; float32 unless given. */
  readonly precision?: Precision | 'auto';
  /** The classifier computes in float32 whatever the precision; for models of `models`. False unless given. */
  readonly headInFloat32?: boolean;
  /**
   * Blocks of the model keep nothing but their inputs while it trains and run again in the backward pass: less memory, more
   * time. For models of `models`, as `model.setGradCheckpointing()`. False unless given.
   */
  readonly gradientCheckpointing?: boolean;
  readonly augmentation?: Partial<AugmentationOptions>;
  readonly batchAugmentation?: BatchAugmentationOptions;
  /** Refuses operators that give other bits each time, all over the process while a step runs; false unless given. */
  readonly deterministic?: boolean;
  /** Lays images and weights out as NHWC; false unless given. */
  readonly channelsLast?: boolean;
  /**
   * Bytes that tensors of the CPU may take while it trains, all of the process's; then it is the default again, as it is where
   * this is not given: what the machine or the process's control group has (`torch.cpu.setMemoryLimit`).
   */
  readonly memoryLimit?: number;
  /** Of all that is random, ≥ 0; 0 unless given. */
  readonly seed?: number;
  /** What a step computes with; as many as operators may use unless given. */
  readonly threads?: number;
  /** Steps between validations; at the end of each epoch unless given. */
  readonly validateEverySteps?: number;
  /** Batches of `select` that are tried before the first epoch; 0 unless given. */
  readonly sanityBatches?: number;
  readonly limitBatches?: BatchLimits;
  /** Trains and validates on so many batches, the same in each epoch: a model that can learn gets them all right. */
  readonly overfitBatches?: number;
  /** One batch of each kind, one epoch, no checkpoints: whether all fits together. False unless given. */
  readonly fastDevRun?: boolean;
  readonly checkpoints?: CheckpointOptions;
  readonly callbacks?: readonly Callback[];
  /** Of metrics; numbers unless given. */
  readonly classes?: readonly string[];
  /** Of one's own, by their names; validations have them beside those of the task. Each is made anew for each validation. */
  readonly metrics?: Metrics;
}

const STRUCTURED = [
  'loss',
  'optimizer',
  'groups',
  'schedule',
  'clip',
  'average',
  'augmentation',
  'batchAugmentation',
  'limitBatches',
  'checkpoints',
  'callbacks',
  'classes',
  'metrics',
] as const;

export type CompleteCheckpoints = Pick<CheckpointOptions, 'folder' | 'best'> & OptionsOf<typeof CHECKPOINTS>;

export interface CompleteOptions extends PlainOptions {
  readonly clip: { readonly clipping: Clipping | 'none'; readonly clipAt: number };
  readonly average: Required<AverageOptions> | undefined;
  readonly augmentation: AugmentationOptions;
  readonly batchAugmentation: NativeBatchAugmentation;
  readonly classes: readonly string[] | undefined;
  readonly metrics: Metrics;
  readonly limits: { readonly train: number; readonly select: number };
  readonly checkpoints: CompleteCheckpoints | undefined;
  readonly callbacks: readonly Callback[];
  readonly schedule: Schedule;
}

const WHERE = 'Trainer';

/**
 * Refuses what a Trainer would refuse of its options, without a model: those of a config, before a run begins.
 *
 * @throws TsmlError `ERR_OPTION` for an option that does not exist, `ERR_VALUE` for a value that it does not take.
 */
export function checkTrainerOptions(options: object): asserts options is TrainerOptions {
  const given: TrainerOptions = options;
  const { batchAugmentation } = readTrainerOptions(given);
  if (given.optimizer !== undefined) readOptimizer(`${WHERE}: optimizer`, given.optimizer);
  if (given.loss !== undefined) objectiveOf(given.loss, batchAugmentation);
}

/** @throws TsmlError as `checkTrainerOptions` */
export function readTrainerOptions(given: TrainerOptions<never>): CompleteOptions {
  const options = completeOptions(given);
  const { epochs, maxSteps, maxTime } = options;
  if (epochs === null && maxSteps === null && maxTime === null)
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: expected epochs, maxSteps or maxTime, received none of them`,
    );
  const { schedule, fastDevRun } = options;
  // Lengths that follow from the data are not known yet: any will do.
  const anyLength = { updates: Number.MAX_SAFE_INTEGER, updatesPerEpoch: 1 };
  checkSchedule(`${WHERE}: schedule`, schedule, anyLength);
  const warmupEpochs = schedule.name === 'oneCycle' ? undefined : schedule.warmupEpochs;
  if (!fastDevRun && epochs !== null && warmupEpochs !== undefined && warmupEpochs > epochs)
    throw new TsmlError(
      'ERR_VALUE',
      `${WHERE}: schedule: warmupEpochs: expected at most the ${epochs} epochs of the training, received ${warmupEpochs}`,
      { remedy: 'Warm up for less, as schedule.warmupEpochs says, or train longer.' },
    );
  const { fromEpoch } = options.average ?? {};
  if (!fastDevRun && epochs !== null && fromEpoch !== undefined && fromEpoch > epochs)
    throw new TsmlError(
      'ERR_VALUE',
      `${WHERE}: average: fromEpoch: expected at most the ${epochs} epochs of the training, received ${fromEpoch}`,
    );
  return options;
}

/**
 * What shows once the data is known. @param stepsOfEpoch undefined where the data does not say
 *
 * @throws TsmlError `ERR_VALUE` for a mean of epochs' ends that begins behind the last one
 */
export function checkAverageStart(
  { average, maxSteps }: CompleteOptions,
  stepsOfEpoch: number | undefined,
): void {
  if (average?.kind !== 'swa' || maxSteps === null || stepsOfEpoch === undefined) return;
  const wholeEpochs = Math.floor(maxSteps / stepsOfEpoch);
  if (average.fromEpoch <= wholeEpochs) return;
  throw new TsmlError(
    'ERR_VALUE',
    `${WHERE}: average: fromEpoch: expected at most the ${wholeEpochs} whole epochs of the training (maxSteps is ${maxSteps}, an epoch has ${stepsOfEpoch}), received ${average.fromEpoch}`,
    {
      remedy:
        "swa averages the ends of epochs: give it more steps or an earlier epoch, or take { kind: 'ema' }, which averages steps.",
    },
  );
}

/** Also of a training that nothing ends. @throws TsmlError as `checkTrainerOptions` */
export function completeOptions(given: TrainerOptions<never>): CompleteOptions {
  checkOptions(WHERE, given, [...Object.keys(TRAINING), ...STRUCTURED], trainingHint);
  const plainOnly = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => Object.hasOwn(TRAINING, name) && value !== undefined),
  );
  const plain = readOptions<PlainOptions>(WHERE, plainOnly, TRAINING);
  const { fastDevRun } = plain;
  checkGroups(given.groups ?? []);
  return {
    ...plain,
    ...(fastDevRun && {
      epochs: 1,
      sanityBatches: 0,
      maxSteps: null,
      maxTime: null,
      validateEverySteps: null,
    }),
    clip: readClip(given.clip),
    average: readAverage(given.average),
    augmentation: readOptions(`${WHERE}: augmentation`, given.augmentation ?? {}, AUGMENTATION),
    batchAugmentation: batchAugmentation(`${WHERE}: batchAugmentation`, given.batchAugmentation),
    limits: readLimits(given.limitBatches ?? {}, plain),
    checkpoints: fastDevRun ? undefined : readCheckpoints(given.checkpoints),
    callbacks: readCallbacks(given.callbacks ?? []),
    schedule: given.schedule ?? { name: USUAL.schedule },
    classes: readClasses(given.classes),
    metrics: readMetrics(given.metrics ?? {}),
  };
}

function readClip(clip: ClipOptions | undefined): CompleteOptions['clip'] {
  if (clip === undefined) return { clipping: 'none', clipAt: CLIP.initial };
  const where = `${WHERE}: clip`;
  checkOptions(where, clip, CLIPPINGS);
  const [[kind, clipAt] = [], ...more] = Object.entries(clip);
  const clipping = CLIPPINGS.find((word) => word === kind);
  if (more.length > 0 || clipping === undefined)
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: expected one of ${CLIPPINGS.join(', ')}, received ${describeArguments([clip])}`,
    );
  const read = CLIP.read(clipAt);
  if (read === undefined)
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: ${clipping}: expected ${CLIP.expected}, received ${describeArguments([clipAt])}`,
    );
  return { clipping, clipAt: read };
}

function readAverage(average: AverageOptions | undefined): CompleteOptions['average'] {
  if (average === undefined) return undefined;
  return readOptions(`${WHERE}: average`, average, AVERAGE);
}

function readLimits(
  given: BatchLimits,
  { fastDevRun, overfitBatches }: PlainOptions,
): CompleteOptions['limits'] {
  const { train, select } = readOptions<OptionsOf<typeof LIMITS>>(`${WHERE}: limitBatches`, given, LIMITS);
  const limits = { train: train ?? Number.MAX_SAFE_INTEGER, select: select ?? Number.MAX_SAFE_INTEGER };
  if (fastDevRun) return { train: 1, select: 1 };
  return overfitBatches === null ? limits : { ...limits, train: overfitBatches };
}

function readCheckpoints(given: CheckpointOptions | undefined): CompleteCheckpoints | undefined {
  if (given === undefined) return undefined;
  const where = `${WHERE}: checkpoints`;
  checkOptions(where, given, ['folder', 'best', ...Object.keys(CHECKPOINTS)]);
  const { folder, best, ...times } = given;
  if (typeof folder !== 'string' || folder === '')
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: folder: expected a path, received ${describeArguments([folder])}`,
    );
  if (best !== undefined) checkRules(where, { best });
  const complete = readOptions<OptionsOf<typeof CHECKPOINTS>>(where, times, CHECKPOINTS);
  return { folder, ...(best !== undefined && { best }), ...complete };
}

function readClasses(classes: readonly string[] | undefined): readonly string[] | undefined {
  const given: unknown = classes ?? [];
  if (!Array.isArray(given) || !given.every((name) => typeof name === 'string'))
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: classes: expected a list of names, received ${describeArguments([given])}`,
    );
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice === undefined) return classes;
  throw new TsmlError('ERR_VALUE', `${WHERE}: classes: expected each name once, received "${twice}" twice`, {
    remedy: 'Metrics are told apart by the names of their classes.',
  });
}

const METRICS_REMEDY =
  'Write metrics: { name: () => { let sum = 0; return { add: ({ outputs, targets }) => { … }, compute: () => sum }; } }.';

function readMetrics(metrics: Metrics): Metrics {
  const given: unknown = metrics;
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  const [wrong] = isRecord ? Object.entries(given).filter(([, make]) => typeof make !== 'function') : [];
  if (!isRecord || wrong !== undefined)
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: metrics: expected functions by the names of their metrics, received ${describeArguments([wrong?.[1] ?? given])}`,
      { remedy: METRICS_REMEDY },
    );
  const taken = Object.keys(given).find(isMetricName);
  if (taken === undefined) return metrics;
  throw new TsmlError('ERR_OPTION', `${WHERE}: metrics: there is a metric "${taken}" already`, {
    remedy: 'Give it another name.',
  });
}

const GROUP_REMEDY =
  "Write groups: [{ match: 'stage1', options: { lr: 1e-4 } }]: a path or an expression for match.";

/** What its rules name and set is checked with the model. */
function checkGroups(groups: readonly GroupRule[]): void {
  const given: unknown = groups;
  if (!Array.isArray(given))
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: groups: expected a list of { match, options }, received ${describeArguments([groups])}`,
      { remedy: GROUP_REMEDY },
    );
  for (const [i, rule] of groups.entries()) {
    const { match, options, ...others }: Partial<GroupRule> = Object(rule);
    const isMatch = typeof match === 'string' || match instanceof RegExp;
    const isRule = isMatch && typeof options === 'object' && options !== null;
    if (isRule && Object.keys(others).length === 0) continue;
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: groups[${i}]: expected { match, options }, received ${describeArguments([rule])}`,
      { remedy: GROUP_REMEDY },
    );
  }
}

function readCallbacks(callbacks: readonly Callback[]): readonly Callback[] {
  const given: unknown = callbacks;
  const isCallback = (item: unknown): boolean =>
    typeof item === 'object' && item !== null && typeof Reflect.get(item, 'name') === 'string';
  if (!Array.isArray(given) || !given.every(isCallback))
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: callbacks: expected a list of objects { name, onEvent, … }, received ${describeArguments([given])}`,
      { remedy: 'Write callbacks: [new EarlyStopping({ … })].' },
    );
  const deaf = callbacks.find(({ onStart, onEvent, onEnd }) => !onStart && !onEvent && !onEnd);
  if (deaf !== undefined)
    throw new TsmlError(
      'ERR_OPTION',
      `${WHERE}: callbacks: expected onEvent, onStart or onEnd, received "${deaf.name}" with none of them`,
      {
        remedy: "All events come to one method: onEvent(event, run) { if (event.type === 'epoch') … }.",
      },
    );
  const names = callbacks.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return callbacks;
  throw new TsmlError('ERR_OPTION', `${WHERE}: callbacks: two are called "${twice}"`, {
    remedy:
      "A checkpoint keeps the state of each under its name: give one of them another, as new EarlyStopping({ name: 'second', … }).",
  });
}
