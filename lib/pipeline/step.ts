import type { LoadedConfig } from '../config/load.js';
import { type ImageDataset, type Rows, rowsOf } from '../data/dataset.js';
import { type Role, type Splits, stratifiedSplit } from '../data/split.js';
import { CancelledError, TsmlError } from '../errors.js';
import type { ResultMetrics } from '../metrics/named.js';
import type { LogitsControl } from './hosts/host.js';
import type { RunDirectory } from './run-directory.js';

/** What a run reports while it works. */
export type PipelineEvent =
  | { readonly kind: 'run'; readonly directory: string }
  | { readonly kind: 'step'; readonly name: string; readonly index: number; readonly count: number }
  | BatchEvent
  | EpochEvent
  | { readonly kind: 'note' | 'warning'; readonly text: string };

export interface BatchEvent {
  readonly kind: 'batch';
  /** From 1. */
  readonly epoch: number;
  /** Undefined where only steps or time limit the training. */
  readonly epochs: number | undefined;
  /** Done in this epoch, from 1. */
  readonly step: number;
  readonly steps: number;
  /** Of the whole training, at most; undefined where only time limits it. */
  readonly allSteps: number | undefined;
  /** Done in this epoch. */
  readonly samples: number;
  readonly loss: number;
  readonly learningRate: number;
}

export interface EpochEvent {
  readonly kind: 'epoch';
  readonly epoch: number;
  /** As of batches. */
  readonly epochs: number | undefined;
  readonly loss: number;
  /** Of its last validation; null where it had none. */
  readonly select: ResultMetrics | null;
  /** Whether weights of this epoch are the best so far, and so were saved. */
  readonly best: boolean;
  readonly samplesPerSecond: number;
}

/** One stage of the pipeline. Stages hand over through files in the run directory, and through nothing else. */
export interface Step {
  readonly name: string;
  run(context: StepContext): Promise<void>;
}

export interface StepContext extends LoadedConfig {
  /** The file that registers the model, in the run directory; null for a model of the core. */
  readonly code: string | null;
  readonly directory: RunDirectory;
  readonly dataset: ImageDataset;
  readonly data: SplitData;
  readonly signal: AbortSignal | undefined;
  report(event: PipelineEvent): void;
  /** Whether the run was interrupted before: a step may find what it had done. */
  readonly isResumed: boolean;
}

/** How a step's jobs on the native thread compute: a run's numbers depend on its count of threads. */
export function jobControl({ config, signal }: StepContext): LogitsControl {
  return { signal, threads: config.training.threads };
}

/** The splits of a run's data. Hands the test split out once: what was looked at twice is no longer a test. */
export class SplitData {
  readonly splits: Splits;
  private tested = false;

  constructor(
    private readonly dataset: ImageDataset,
    fractions: Readonly<Record<Role, number>>,
    seed: number,
  ) {
    this.splits = stratifiedSplit(dataset.labels, fractions, seed);
  }

  /** @throws TsmlError `ERR_TEST_SPLIT_READ` when `test` is taken a second time */
  take<R extends Role>(role: R): Rows<R> {
    if (role === 'test') {
      if (this.tested)
        throw new TsmlError('ERR_TEST_SPLIT_READ', 'the test split was read already; it is read once a run');
      this.tested = true;
    }
    return rowsOf(this.dataset, this.splits[role]);
  }
}

/** @throws CancelledError where the run was asked to stop */
export function checkCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError('the run was interrupted');
}
