/** What goes between the pipeline and the worker that runs a model written in TypeScript. */
import type { ImageShape } from '../../data/image.js';
import { CancelledError, TsmlError, UsageError } from '../../errors.js';
import type { TrainingEvent } from '../../training/events.js';
import type { TrainingPlan, TrainingSets } from './host.js';

/** What a worker is asked, and what it answers. */
export interface Requests {
  /** Asked by its start. */
  open: { request: undefined; answer: undefined };
  startFit: { request: { sets: TrainingSets; plan: TrainingPlan }; answer: undefined };
  /** The next event of the training under way; undefined behind the last one. */
  nextEvent: { request: undefined; answer: TrainingEvent | undefined };
  /** Leaves the training under way. */
  endFit: { request: undefined; answer: undefined };
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
}

/** What ends the request under way as soon as it can, beside the requests themselves. */
export const CANCEL = 'cancel';

/** What the worker sends. The first one comes when the model is made. */
export type Answer<Kind extends RequestKind> =
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
