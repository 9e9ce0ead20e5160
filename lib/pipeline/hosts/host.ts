import type { ImageShape } from '../../data/image.js';
import type { ModelOptions } from '../../models/model.js';
import type { EarlyStoppingOptions } from '../../training/callbacks/early-stopping.js';
import type { EvaluateOptions } from '../../training/evaluate.js';
import type { TrainingEvent } from '../../training/events.js';
import type { TrainerOptions } from '../../training/options.js';
import { CodeHost } from './code-host.js';
import { CoreHost } from './core-host.js';

/** Labelled images in memory. */
export interface TrainingRows {
  /** Row-major [rows, channels, height, width]. */
  readonly images: Float32Array;
  readonly labels: Int32Array;
}

/** How a pipeline trains: plain data, which can be sent to a worker. */
export interface TrainingPlan {
  readonly options: Omit<TrainerOptions, 'callbacks'>;
  readonly earlyStopping: EarlyStoppingOptions | undefined;
  /** A file of JSON lines for the events of validations, epochs, warnings and the end; null for none. */
  readonly log: string | null;
  /** Whether to go on from the newest checkpoint. */
  readonly resume: boolean;
}

/** What a training learns from and is judged by. */
export interface TrainingSets {
  readonly train: TrainingRows;
  readonly select: TrainingRows;
  readonly shape: ImageShape;
}

/** A model as the pipeline works with it, off the event loop: the core's on the native thread, any other in a worker. */
export interface ModelHost {
  /** The model's name. */
  readonly name: string;

  /** `Trainer.fit`. While an event is looked at nothing is computed: the weights are those of that moment. */
  fit(
    sets: TrainingSets,
    plan: TrainingPlan,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<TrainingEvent, void, undefined>;

  /**
   * Logits in evaluation mode, row-major [images, classes].
   *
   * @param images row-major [images, channels, height, width]
   */
  logits(images: Float32Array, shape: ImageShape, control?: LogitsControl): Promise<Float64Array>;

  /**
   * Parameters and buffers as a safetensors file, in a training with an average those of the average. The same weights give
   * the same bytes.
   */
  weights(metadata?: Readonly<Record<string, string>>): Promise<Uint8Array>;

  /**
   * Copies the weights of a safetensors file into the model.
   *
   * @param source what errors call the file
   * @returns the file's metadata
   * @throws TsmlError `ERR_WEIGHTS` where the file is damaged or does not fit the model, which is then unchanged
   */
  load(file: Uint8Array, source: string): Promise<Readonly<Record<string, string>>>;

  /** Lets go of it. */
  close(): Promise<void>;
}

export type LogitsControl = Pick<EvaluateOptions, 'signal' | 'threads'>;

/** Which model, and of which weights. */
export interface ModelChoice {
  readonly name: string;
  readonly options: ModelOptions;
  readonly seed: number;
  /** The file that registers it, where that is not the core. Its code runs in a worker. */
  readonly module: string | null;
}

/** @throws TsmlError where there is no such model or option, or what the module's code throws */
export async function openHost(choice: ModelChoice): Promise<ModelHost> {
  return choice.module === null ? CoreHost.open(choice) : CodeHost.open({ ...choice, module: choice.module });
}
