/** Work that a signal may end. */
import { TsmlError } from '../errors.js';
import { describeArguments } from '../torch/errors.js';

/** @param where names the function in messages. @throws TsmlError `ERR_OPTION` for what is no signal */
export function checkSignal(where: string, signal: AbortSignal | undefined): void {
  if (signal === undefined || signal instanceof AbortSignal) return;
  throw new TsmlError(
    'ERR_OPTION',
    `${where}: signal: expected an AbortSignal, received ${describeArguments([signal])}`,
  );
}

/** What the promise resolves with, or undefined where the signal is aborted first. It listens no longer than it waits. */
export async function firstOf<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  if (signal === undefined) return promise;
  const listening = new AbortController();
  const aborted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { signal: listening.signal });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    listening.abort();
  }
}
