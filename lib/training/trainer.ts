import { checkOptions } from '../config/options.js';
import { CancelledError, TsmlError } from '../errors.js';
import { Model } from '../models/model.js';
import { type NativeEpochResult, type NativeJob, type NativeTrainer, native } from '../native.js';
import { beforeOperator } from '../torch/context.js';
import { callNative, describeArguments, operatorError, requireFunction } from '../torch/errors.js';
import { handleOf, Tensor } from '../torch/tensor.js';

export interface SgdOptions {
  readonly name: 'sgd';
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly weightDecay: number;
  /** Whether biases and normalisation parameters (one dimension or none) decay too. */
  readonly decayVectors: boolean;
}

export interface AdamWOptions {
  readonly name: 'adamw';
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly weightDecay: number;
  readonly decayVectors: boolean;
}

export interface TrainerOptions {
  /** libtorch's fused kernels; numbers as torch.optim's. */
  readonly optimizer: SgdOptions | AdamWOptions;
  /** The largest batch. An epoch is cut into batches of nearly equal size. */
  readonly batchSize: number;
  /** 0 to 1. */
  readonly labelSmoothing: number;
  readonly augmentation: {
    /** Pixels: each axis moves by U(−shift, shift). */
    readonly shift: number;
    /** Turned about the centre by U(−r, r) degrees. */
    readonly rotateDegrees: number;
    /** Enlarged by exp(U(−scale, scale)). */
    readonly scale: number;
  };
  /** Of the order of samples and of the augmentation. */
  readonly seed: number;
  /** Lays images and weights out as NHWC. */
  readonly channelsLast?: boolean;
}

/** The names of an interface's properties: the compiler refuses a list that lacks one. */
const namesOf = <T extends object>(names: { readonly [name in keyof Required<T>]: true }): string[] =>
  Object.keys(names);

const OPTIONS = namesOf<TrainerOptions>({
  optimizer: true,
  batchSize: true,
  labelSmoothing: true,
  augmentation: true,
  seed: true,
  channelsLast: true,
});
const AUGMENTATIONS = namesOf<TrainerOptions['augmentation']>({
  shift: true,
  rotateDegrees: true,
  scale: true,
});
const OPTIMIZERS: { readonly [name in TrainerOptions['optimizer']['name']]: readonly string[] } = {
  sgd: namesOf<SgdOptions>({
    name: true,
    momentum: true,
    nesterov: true,
    weightDecay: true,
    decayVectors: true,
  }),
  adamw: namesOf<AdamWOptions>({
    name: true,
    beta1: true,
    beta2: true,
    eps: true,
    weightDecay: true,
    decayVectors: true,
  }),
};

function checkTrainerOptions(options: TrainerOptions): void {
  checkOptions('Trainer', options, OPTIONS);
  const { optimizer, augmentation } = options;
  if (augmentation !== undefined && augmentation !== null)
    checkOptions('Trainer: augmentation', augmentation, AUGMENTATIONS);
  // What is not an optimizer at all is the core's to refuse.
  if (typeof optimizer === 'object' && optimizer !== null && Object.hasOwn(OPTIMIZERS, optimizer.name))
    checkOptions('Trainer: optimizer', optimizer, OPTIMIZERS[optimizer.name]);
}

/** What the core makes a trainer of. @throws TsmlError `ERR_OPTION` for a misspelt option */
export function trainerArguments(options: TrainerOptions): [optimizer: object, rest: object] {
  checkTrainerOptions(options);
  const { optimizer, ...rest } = options;
  return [optimizer, { ...rest, channelsLast: options.channelsLast ?? false }];
}

/** What the core reports of a step. */
export function stepProgress(values: readonly number[]): StepProgress {
  const [step = 0, steps = 0, samples = 0, loss = Number.NaN, learningRate = 0] = values;
  return { step, steps, samples, loss, learningRate };
}

const DATA = ['inputs', 'targets'];
const PLAN = ['epoch', 'learningRates'];
const CONTROL = namesOf<JobControl>({ onProgress: true, signal: true, threads: true });

export interface StepProgress {
  /** Steps done, from 1. */
  readonly step: number;
  readonly steps: number;
  readonly samples: number;
  /** Of the most recent batch; NaN in evaluation. */
  readonly loss: number;
  readonly learningRate: number;
}

export interface EpochResult {
  /** Means over the samples as they were trained on: smoothed and augmented. */
  readonly loss: number;
  /** 0 to 1. */
  readonly accuracy: number;
  readonly samples: number;
  readonly steps: number;
  readonly seconds: number;
}

export interface JobControl {
  /** What it throws ends the job and is what the promise rejects with. */
  readonly onProgress?: ((progress: StepProgress) => void) | undefined;
  /** Aborting it ends the job at the next step boundary. */
  readonly signal?: AbortSignal | undefined;
  /** What the job computes with; by default as many as operators may use (`torch.getNumThreads`). */
  readonly threads?: number | undefined;
}

/** The largest batch of an evaluation, unless it is said: larger ones are no faster. */
export const EVALUATION_BATCH = 256;

/** How many steps an epoch has: ⌈samples / batchSize⌉. */
export function stepsPerEpoch(samples: number, batchSize: number): number {
  return callNative('stepsPerEpoch', [samples, batchSize], () => native().stepsPerEpoch(samples, batchSize));
}

/**
 * Trains a model of the core, an epoch at a time, on the native thread: the event loop stays free. While it works, the
 * model and its data may not be used from JavaScript.
 */
export class Trainer {
  private readonly handle: NativeTrainer;
  /** Its epochs under way, in order. */
  private readonly jobs = new Set<NativeJob<unknown>>();
  private hold: { readonly over: Promise<void>; readonly release: () => void } | undefined;

  constructor(
    readonly model: Model,
    options: TrainerOptions,
  ) {
    const args = trainerArguments(options);
    beforeOperator();
    this.handle = callNative('Trainer', [{ ...options }], () =>
      native().createTrainer(Model.forJob(model, 'Trainer: model'), ...args),
    );
  }

  /**
   * One pass over the data, all parts of the model in training mode, even those that are in evaluation mode otherwise.
   *
   * @param data inputs [N, …] of the model's dtype and device; targets [N], int64.
   * @param plan the epoch's number, from 0, and one learning rate a step.
   * @throws CancelledError when the signal is aborted; the weights are those after the last whole step.
   */
  async trainEpoch(
    data: { inputs: Tensor; targets: Tensor },
    plan: { epoch: number; learningRates: Float64Array },
    control: JobControl = {},
  ): Promise<EpochResult> {
    checkOptions('trainEpoch: data', data, DATA);
    checkOptions('trainEpoch: plan', plan, PLAN);
    const { epoch, learningRates } = plan;
    while (this.hold !== undefined && control.signal?.aborted !== true)
      await Promise.race([this.hold.over, aborted(control.signal)]);
    let job: NativeJob<NativeEpochResult> | undefined;
    try {
      const result = await runJob('trainEpoch', [data, { epoch }], control, (onProgress) => {
        Model.forJob(this.model, 'trainEpoch: model');
        job = native().trainEpoch(
          this.handle,
          handleOf(data.inputs, 'trainEpoch: inputs'),
          handleOf(data.targets, 'trainEpoch: targets'),
          epoch,
          learningRates,
          control.threads,
          onProgress,
        );
        this.jobs.add(job);
        return job;
      });
      if (result.cancelled) throw new CancelledError(`training was cancelled in epoch ${plan.epoch + 1}`);
      return result;
    } finally {
      if (job !== undefined) this.jobs.delete(job);
    }
  }

  /** Whether `pause()` holds it. */
  get isPaused(): boolean {
    return this.hold !== undefined;
  }

  /**
   * Has the running epoch stand between two steps, and later ones wait, until `resume()`. What was computed is the same
   * as without a pause.
   *
   * @returns a promise that resolves once it stands: the model and its data may then be used from JavaScript. What else
   *   runs on the native thread, such as `evaluate`, waits for the running epoch.
   */
  async pause(): Promise<void> {
    if (this.hold === undefined) {
      let release = (): void => {};
      const over = new Promise<void>((resolve) => {
        release = resolve;
      });
      this.hold = { over, release };
    }
    const paused = [...this.jobs].map((job) => job.pause());
    // The others cannot begin before it.
    await paused[0];
  }

  /** Goes on behind `pause()`; nothing where it is not paused. */
  resume(): void {
    this.hold?.release();
    this.hold = undefined;
    for (const job of this.jobs) job.resume();
  }
}

/**
 * The model's logits [N, numClasses], float32, on the CPU, in evaluation mode, on the native thread.
 *
 * @throws CancelledError when the signal is aborted.
 */
export async function evaluate(
  model: Model,
  inputs: Tensor,
  options: JobControl & { batchSize?: number } = {},
): Promise<Tensor> {
  checkOptions('evaluate', options, ['batchSize', ...CONTROL]);
  const { batchSize = EVALUATION_BATCH, ...control } = options;
  const handle = await runJob('evaluate', [inputs, { batchSize }], control, (onProgress) =>
    native().evaluate(
      Model.forJob(model, 'evaluate: model'),
      handleOf(inputs, 'evaluate: inputs'),
      batchSize,
      control.threads,
      onProgress,
    ),
  );
  if (handle === 0) throw new CancelledError('the evaluation was cancelled');
  return Tensor.adopt(handle);
}

/** Resolves once it is aborted; never without a signal. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

type ProgressCallback = (values: number[]) => void;

async function runJob<T>(
  name: string,
  args: readonly unknown[],
  control: JobControl,
  start: (onProgress: ProgressCallback | undefined) => NativeJob<T>,
): Promise<T> {
  checkOptions(name, control, CONTROL);
  const { onProgress, signal } = control;
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new TsmlError(
      'ERR_OPTION',
      `${name}: signal: expected an AbortSignal, received ${describeArguments([signal])}`,
    );
  if (onProgress !== undefined) requireFunction(`${name}: onProgress`, onProgress);
  if (signal?.aborted) throw new CancelledError(`${name} was cancelled before it began`);
  const thrown: unknown[] = [];
  const report =
    onProgress &&
    ((values: number[]): void => {
      try {
        onProgress(stepProgress(values));
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    });
  beforeOperator();
  const job = callNative(name, args, () => start(report));
  const cancel = (): void => job.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    return await job.promise;
  } catch (error) {
    throw thrown.length > 0 ? thrown[0] : operatorError(name, args, error);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
