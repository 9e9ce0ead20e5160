/** The thread on which a conversion runs, so that the other one hears Ctrl-C and draws the bar. */
import { parentPort, workerData } from 'node:worker_threads';
import { CancelledError, TsmlError, UsageError } from '../errors.js';
import { type Conversion, type ConversionProgress, convert } from './conversion.js';

/** What it is given. */
export interface Order {
  readonly conversion: Conversion;
  /** One int32: not 0 once it is to stop. */
  readonly stop: SharedArrayBuffer;
}

/** What it says. */
export type Report =
  | { readonly kind: 'progress'; readonly of: Parameters<ConversionProgress> }
  | { readonly kind: 'done'; readonly text: string }
  | {
      readonly kind: 'failed';
      readonly error: 'usage' | 'cancelled' | 'refused';
      readonly code: string;
      readonly message: string;
      readonly remedy: string | undefined;
    };

/** Between two reports of progress, in milliseconds: small tensors come by the thousand. */
const PACE = 50;

run(workerData);

function run({ conversion, stop }: Order): void {
  const stopped = new Int32Array(stop);
  let reportedAt = 0;
  try {
    const text = convert(conversion, (what, done, total) => {
      if (Atomics.load(stopped, 0) !== 0) {
        throw new CancelledError(`stopped: ${conversion.to} is as it was`);
      }
      const now = performance.now();
      if (done < total && now - reportedAt < PACE) return;
      reportedAt = now;
      report({ kind: 'progress', of: [what, done, total] });
    });
    report({ kind: 'done', text });
  } catch (error) {
    if (!(error instanceof TsmlError)) throw error;
    const { code, message, remedy } = error;
    const isUsage = error instanceof UsageError;
    const isCancelled = error instanceof CancelledError;
    report({
      kind: 'failed',
      error: isUsage ? 'usage' : isCancelled ? 'cancelled' : 'refused',
      code,
      message,
      remedy,
    });
  }
}

function report(message: Report): void {
  parentPort?.postMessage(message);
}
