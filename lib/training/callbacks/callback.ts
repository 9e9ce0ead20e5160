import type { Json } from '../../io/json.js';
import type { CheckpointReason, TrainingEvent } from '../events.js';

/** Where a training stands. */
export interface RunPosition {
  /** The one under way, from 1. */
  readonly epoch: number;
  /** That the run is to have; undefined where only steps or time limit it. */
  readonly epochs: number | undefined;
  /** Steps of this epoch that are done. */
  readonly step: number;
  /** Optimizer updates of the whole run so far. */
  readonly update: number;
  /** That the whole run was trained on so far. */
  readonly samples: number;
  /** Of the whole run so far, those before it was resumed included. */
  readonly seconds: number;
}

/** What a callback may do to the training that it watches. All of it takes effect before the next step. */
export interface RunControl {
  readonly position: RunPosition;
  /** Whether there is data to validate on. */
  readonly validates: boolean;
  /** Ends the training, with its last checkpoint. @param reason for people, as `no better accuracy for 5 validations` */
  stop(reason: string): void;
  /**
   * What the schedule says of the learning rates, of all groups, is multiplied by `factor` from now on, on top of the
   * factors before it. Their product is part of the checkpoint.
   */
  scaleLearningRate(factor: number): void;
  /** The optimizer's own learning rate in the next step; that of groups with another moves by the same factor. */
  readonly learningRate: number;
  /** Asks for a checkpoint. It is taken once all callbacks have seen this event, so that it holds what they made of it. */
  saveCheckpoint(reason: CheckpointReason): void;
  /** Yields a warning event. @param code a stable word for programs, as `CONSTANT_PREDICTION` */
  warn(code: string, message: string, remedy?: string): void;
  /** As `nn.freeze` on the model; part of the checkpoint. @returns the names of the parameters */
  freeze(...patterns: readonly (string | RegExp)[]): readonly string[];
  /** As `nn.unfreeze` on the model; the parameters go on with the optimizer's state that they had. */
  unfreeze(...patterns: readonly (string | RegExp)[]): readonly string[];
}

/** Watches a training and may steer it. */
export interface Callback {
  /** No two of a run are called the same: a checkpoint keeps its state under it. */
  readonly name: string;
  /**
   * Is told each event in turn, before the caller of `fit` is. The training waits where it returns a promise, and ends
   * with what it throws.
   */
  onEvent?(event: TrainingEvent, run: RunControl): void | Promise<void>;
  /** Is told that the training begins, or goes on from a checkpoint: after `loadState`, before the first event. */
  onStart?(run: RunControl): void | Promise<void>;
  /** Is told once that no event will come any more, whether the training ended, was stopped or failed. */
  onEnd?(): void | Promise<void>;
  /** What it must remember to go on exactly from a checkpoint. */
  state?(): Json;
  /** Takes back what `state` gave. @throws TsmlError `ERR_STATE` where it is not that */
  loadState?(state: Json): void;
}
