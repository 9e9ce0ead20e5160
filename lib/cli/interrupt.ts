import { constants } from 'node:os';
import { CancelledError } from '../errors.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

type EndingSignal = (typeof SIGNALS)[number];

/** A command that was ended by a signal of the process: the reason of its `AbortSignal`, and what comes out of it. */
export class InterruptedError extends CancelledError {
  constructor(
    readonly signal: EndingSignal,
    message = `interrupted by ${signal}`,
    options: { remedy?: string; cause?: unknown } = {},
  ) {
    super(message, options);
  }

  get exitCode(): number {
    return exitCodeOf(this.signal);
  }
}

/** Of a process that a signal ended, as shells and schedulers know it: 130 by Ctrl-C, 143 by SIGTERM. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/**
 * Runs what Ctrl-C and a request to end abort. A second one ends the process at once.
 *
 * @throws InterruptedError where `work` was cancelled by that
 */
export async function interruptible<T>(
  onFirst: () => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = SIGNALS.map((name) => {
    const stop = (): void => {
      const interrupted = new InterruptedError(name);
      if (signal.aborted) process.exit(interrupted.exitCode);
      controller.abort(interrupted);
      onFirst();
    };
    process.on(name, stop);
    return { name, stop };
  });
  try {
    return await work(signal);
  } catch (error) {
    const reason: unknown = signal.reason;
    if (!(error instanceof CancelledError && reason instanceof InterruptedError)) throw error;
    const { message, remedy } = error;
    throw new InterruptedError(reason.signal, message, {
      ...(remedy !== undefined && { remedy }),
      cause: error,
    });
  } finally {
    for (const { name, stop } of listeners) process.off(name, stop);
  }
}
