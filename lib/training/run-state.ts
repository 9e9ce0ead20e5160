import type { Json } from '../io/json.js';
import type { Course } from './course.js';
import type { Ground } from './ground.js';
import type { ModelSettings } from './model-settings.js';
import type { Tally } from './tally.js';

/**
 * What a checkpoint holds beside the engine's tensors: where the run stands, what its callbacks remember, and every choice
 * that was made by measuring, so that going on under others is refused or said.
 */
export type RunState = {
  readonly options: Course;
  readonly ground: Ground;
  /** Fingerprints of the loss function and the classes of modules that are one's own, by their names. */
  readonly code: Readonly<Record<string, string>>;
  /** As the training began with; null where it is not kept. */
  readonly settings: ModelSettings | null;
  /** Whether it has data to validate on. */
  readonly validates: boolean;
  /** From 0. */
  readonly epoch: number;
  /** Batches of the epoch that are done. */
  readonly batch: number;
  /** Steps of the epoch that are done. */
  readonly epochSteps: number;
  /** Of the run, skipped ones too. */
  readonly step: number;
  /** Optimizer updates of the run. */
  readonly update: number;
  /** Of the run. */
  readonly samples: number;
  readonly seconds: number;
  /** Learning rate of the last step; null where there was none, or it is not kept. */
  readonly lastRate: number | null;
  /** What callbacks multiplied the learning rates by. */
  readonly rateScale: number;
  /** Samples that go through the model at once, at most; null for whole batches. */
  readonly microBatch: number | null;
  /** Names of the parameters that take no gradients. */
  readonly frozen: readonly string[];
  /** Paths of the modules that stay in evaluation mode; null where it is not kept, and they are as the model has them. */
  readonly frozenModules: readonly string[] | null;
  readonly tally: Tally;
  /** What callbacks remember, by their names. */
  readonly callbacks: Readonly<Record<string, Json>>;
  readonly isDone: boolean;
};
