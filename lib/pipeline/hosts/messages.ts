/** What goes between the pipeline and the worker that runs a model written in TypeScript. */
import type { ImageShape } from '../../data/image.js';
import { CancelledError, TsmlError, UsageError } from '../../errors.js';
import type { EpochResult, StepProgress, TrainerOptions } from '../../training/trainer.js';
import type { TrainingRows } from './host.js';

/** What a worker is asked, and what it answers. */
export interface Requests {
  /** Asked by its start. */
  open: { request: undefined; answer: undefined };
  startTraining: {
    request: { rows: TrainingRows; shape: ImageShape; options: TrainerOptions };
    answer: undefined;
  };
  trainEpoch: {
    request: { epoch: number; learningRates: Float64Array; threads: number | undefined };
    answer: EpochResult;
  };
  logits: {
    request: { images: Float32Array; shape: ImageShape; threads: number | undefined };
    answer: Float64Array;
  };
  weights: { request: { metadata: Readonly<Record<string, string>> }; answer: Uint8Array };
  load: { request: { file: Uint8Array; source: string }; answer: Readonly<Record<string, string>> };
}

export type RequestKind = keyof Requests;

/** What the worker is started with. */
export interface WorkerSetup {
  readonly module: string;
  readonly name: string;
  readonly options: Readonly<Record<string, number | boolean | string>>;
  readonly seed: number;
  /** Its first element is 1 where the request under way is to end at the next step. */
  readonly stop: Int32Array;
}

/** What the worker sends. The first one comes when the model is made. */
export type Answer<Kind extends RequestKind> =
  | { readonly kind: 'progress'; readonly progress: StepProgress }
  | { readonly kind: 'done'; readonly answer: Requests[Kind]['answer'] }
  | { readonly kind: 'failed'; readonly error: ErrorMessage };

/** An error as it can be sent: the class and the fields of tsml's own would be lost. */
export interface ErrorMessage {
  readonly type: 'usage' | 'cancelled' | 'tsml' | 'other';
  readonly code: string;
  readonly message: string;
  readonly remedy: string | undefined;
  readonly stack: string | undefined;
}

export function toErrorMessage(error: unknown): ErrorMessage {
  if (!(error instanceof Error))
    return { type: 'other', code: '', message: String(error), remedy: undefined, stack: undefined };
  const { message, stack } = error;
  if (!(error instanceof TsmlError)) return { type: 'other', code: '', message, remedy: undefined, stack };
  const type = error instanceof UsageError ? 'usage' : error instanceof CancelledError ? 'cancelled' : 'tsml';
  return { type, code: error.code, message, remedy: error.remedy, stack };
}

/** @param module where an error that is not tsml's own comes from */
export function fromErrorMessage(
  { type, code, message, remedy, stack }: ErrorMessage,
  module: string,
): Error {
  const options = remedy === undefined ? {} : { remedy };
  if (type === 'cancelled') return new CancelledError(message, options);
  if (type === 'usage') return new UsageError(code, message, options);
  if (type === 'tsml') return new TsmlError(code, message, options);
  const cause = new Error(message);
  if (stack !== undefined) cause.stack = stack;
  return new TsmlError('ERR_MODEL_CODE', `${module}: ${message}`, { cause });
}
