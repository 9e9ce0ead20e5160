/** Work that a signal may end. */
import { isMainThread } from 'node:worker_threads';
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';

/** The reason with which `trainer.stop()` aborts: a training that ends by it ends as asked, without an error. */
export const STOPPED = new Error('trainer.stop() was called');

/** @param where names the function in messages. @throws TsmlError `ERR_OPTION` for what is no signal */
export function checkSignal(where: string, signal: AbortSignal | undefined): void {
  if (signal === undefined || signal instanceof AbortSignal) return;
  throw new TsmlError(
    'ERR_OPTION',
    `${where}: signal: expected an AbortSignal, received ${describeArguments([signal])}`,
  );
}

const PROCESS_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2'] as const;

/** By which a process is asked to end: Kubernetes and Slurm send SIGTERM, Ctrl-C is SIGINT, a closed terminal SIGHUP. */
export type ProcessSignal = (typeof PROCESS_SIGNALS)[number];

/** Why a training was cancelled that listened with `abortOn`. */
export class SignalReceived extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super(`the process was sent ${signal}`);
  }
}

/**
 * Until it is disposed of, a signal that is aborted with `signal`, and where the process is sent one of these, which its reason
 * names. The first one is all that it takes: a second ends the process, if nothing else listens.
 *
 * @throws TsmlError `ERR_OPTION` for another signal, and in a worker, which is sent none
 */
export function abortOn(
  where: string,
  names: readonly ProcessSignal[],
  signal: AbortSignal | undefined,
): { readonly signal: AbortSignal | undefined } & Disposable {
  const isKnown = (name: unknown): boolean => PROCESS_SIGNALS.some((known) => known === name);
  if (!Array.isArray(names) || !names.every(isKnown))
    throw new TsmlError(
      'ERR_OPTION',
      `${where}: abortOn: expected a list of ${PROCESS_SIGNALS.join(', ')}, received ${describeArguments([names])}`,
      { remedy: `Write abortOn: [${isKnown(names) ? `'${names}'` : "'SIGTERM', 'SIGINT'"}].` },
    );
  if (names.length === 0) return { signal, [Symbol.dispose]: () => {} };
  if (!isMainThread)
    throw new TsmlError('ERR_OPTION', `${where}: abortOn: a worker is sent no signals of the process`, {
      remedy: 'Listen on the main thread, and have the worker abort its own AbortSignal: fit(…, { signal }).',
    });
  const sent = new AbortController();
  const release = (): void => {
    for (const name of names) process.off(name, abort);
  };
  const abort = (name: NodeJS.Signals): void => {
    sent.abort(new SignalReceived(name));
  };
  for (const name of names) process.on(name, abort);
  const either = AbortSignal.any([sent.signal, ...(signal === undefined ? [] : [signal])]);
  // Behind the other listeners of the signal: some end the process where they find that they are the only ones.
  either.addEventListener('abort', () => setImmediate(release), { once: true });
  if (either.aborted) release();
  return { signal: either, [Symbol.dispose]: release };
}

/** What the promise resolves with, or undefined where the signal is aborted first. It listens no longer than it waits. */
export async function firstOf<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  if (signal === undefined) return promise;
  let onAbort = (): void => {};
  const aborted = new Promise<undefined>((resolve) => {
    onAbort = () => resolve(undefined);
  });
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
