/** What a training tells while it runs: `for await (const event of trainer.fit(…))`. */
import type { Precision } from '../config/training.js';
import type { ConfusionMatrix } from '../metrics/classification.js';
import type { MetricValues } from '../metrics/named.js';
import type { PrecisionMeasurement } from './precision.js';

/** The first event: what will train, on what, and what was chosen for it. */
export interface StartEvent {
  readonly type: 'start';
  /** The class of the model. */
  readonly model: string;
  /** Numbers in the model's parameters. */
  readonly parameters: number;
  /** Those that train now: not frozen. */
  readonly trained: number;
  readonly device: string;
  /** That it computes in: what `auto` chose, or what the checkpoint goes on in. */
  readonly precision: Precision;
  /** How many times as fast as float32 the others were, null where the device cannot: by this `auto` chose. */
  readonly measured?: PrecisionMeasurement['ratios'];
  readonly threads: number;
  /** Whether each step blocks JavaScript's thread, for the model or the loss is written in TypeScript. */
  readonly blocks: boolean;
  /** Samples that go through the model at a time, at most; undefined for whole batches. */
  readonly microBatch: number | undefined;
  /** Bytes that tensors of the CPU may take. */
  readonly memoryLimit: number;
  /** Undefined where only steps or time limit the run. */
  readonly epochs: number | undefined;
  /** Of an epoch; undefined where the data does not say how long it is. */
  readonly steps: number | undefined;
  /** Optimizer updates that are done: 0, unless it goes on from a checkpoint. */
  readonly update: number;
}

/** One optimizer update, or one that the gradient scaler left out. */
export interface StepEvent {
  readonly type: 'step';
  /** From 1. */
  readonly epoch: number;
  /** In the epoch, from 1; a window of accumulated batches is one step. */
  readonly step: number;
  /** Of the epoch; undefined where the data does not say how long it is. */
  readonly steps: number | undefined;
  /** Optimizer updates of the whole run so far, this one included; a skipped step does not count. */
  readonly update: number;
  /** That the step trained on. */
  readonly samples: number;
  /** Of the step, the mean by weight. */
  readonly loss: number;
  /** The parts of the loss by their names, before their weights. */
  readonly losses: Readonly<Record<string, number>>;
  /** The optimizer's own, by schedule and callbacks; that of groups with another moves by the same factor. */
  readonly learningRate: number;
  /** The 2-norm of all gradients, unscaled and before clipping; not finite where the step was skipped. */
  readonly gradNorm: number;
  /** By which the loss was multiplied; under float16 alone. */
  readonly scale?: number;
  /** Whether the gradients were not finite and the scaler left the update out. */
  readonly skipped: boolean;
  readonly seconds: number;
  /** Samples that went through the model at a time. */
  readonly microBatch: number;
}

/** A pass over the data, at its end. */
export interface EpochEvent {
  readonly type: 'epoch';
  /** From 1. */
  readonly epoch: number;
  /** Undefined where only steps or time limit the run. */
  readonly epochs: number | undefined;
  /** Optimizer updates of the whole run so far. */
  readonly update: number;
  /** The mean over the epoch by weight: of samples as they were trained on, augmented. */
  readonly loss: number;
  readonly losses: Readonly<Record<string, number>>;
  /** 0 to 1, of the same samples; where the targets are classes. */
  readonly accuracy?: number;
  readonly samples: number;
  /** Of training, without validation. */
  readonly seconds: number;
  readonly samplesPerSecond: number;
  /** Of the last step. */
  readonly learningRate: number;
  /** The 2-norm of all parameters together, at its end. */
  readonly weightNorm: number;
  /** That it was computed in: what `auto` chose. */
  readonly precision: Precision;
  /** The one at the end of this epoch. */
  readonly validation?: ValidationEvent;
}

/** A pass over the `select` data. */
export interface ValidationEvent {
  readonly type: 'validation';
  /** Under way or just over, from 1; 0 for the sanity validation before the first. */
  readonly epoch: number;
  readonly update: number;
  readonly samples: number;
  readonly loss: number;
  /** What lib/metrics computes for the task. Not the loss. */
  readonly metrics: MetricValues;
  /** [label][prediction]; where each sample has one class. */
  readonly confusionMatrix?: ConfusionMatrix;
  readonly seconds: number;
}

/** Why a checkpoint was written; `signal` where the run was aborted, its loop left, or a step failed. */
export type CheckpointReason = 'best' | 'last' | 'interval' | 'signal';

/** A metric and what it was. */
export interface MetricValue {
  readonly name: string;
  readonly value: number;
}

/** A checkpoint is on the disk, whole. */
export interface CheckpointEvent {
  readonly type: 'checkpoint';
  readonly path: string;
  /** The state after so many updates. */
  readonly update: number;
  readonly reason: CheckpointReason;
  /** What it is judged by, that of `checkpoints.best`: where a validation of this very state gave a number. */
  readonly metric?: MetricValue;
}

/** Something that a person should know; the training goes on. */
export interface WarningEvent {
  readonly type: 'warning';
  /** A stable word for programs, as `CONSTANT_PREDICTION`. */
  readonly code: string;
  readonly message: string;
  /** What can be done about it. */
  readonly remedy?: string;
}

/** What a warning says. */
export type Remark = Omit<WarningEvent, 'type'>;

/** The last event of a training, once its last checkpoint is written. */
export interface EndEvent {
  readonly type: 'end';
  /** For people, as `all epochs are done`; of a callback that ended it, what that said. */
  readonly reason: string;
  /** Whether a callback or `trainer.stop()` ended it before its time. */
  readonly stopped: boolean;
  readonly update: number;
  /** Of the whole run, those before it was resumed included. */
  readonly seconds: number;
}

export type TrainingEvent =
  | StartEvent
  | StepEvent
  | EpochEvent
  | ValidationEvent
  | CheckpointEvent
  | WarningEvent
  | EndEvent;
