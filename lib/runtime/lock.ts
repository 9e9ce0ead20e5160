import { lock } from 'proper-lockfile';
import { CancelledError, TsmlError } from '../errors.js';
import { makeFolder } from '../io/folder.js';

/** A holder renews its lock this often, and one that has not been renewed for `STALE_MS` belongs to a dead process. */
const RENEW_MS = 2_000;
const STALE_MS = 10_000;
const POLL_MS = 250;

/**
 * Runs `work` while no other process of this machine (or on the same shared disk) runs work under the same folder's
 * lock. A lock left by a killed process is taken over after ten seconds.
 *
 * @param onWait called once when another process holds the lock.
 * @param signal ends the wait for it.
 */
export async function withLock<T>(
  folder: string,
  onWait: () => void,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  await makeFolder(folder);
  let lost: Error | undefined;
  const release = await acquire(
    folder,
    onWait,
    (error) => {
      lost = error;
    },
    signal,
  );
  try {
    const result = await work();
    if (lost !== undefined) {
      throw new TsmlError('ERR_LOCK_LOST', `lost the lock on ${folder} while working: ${lost.message}`, {
        remedy: 'The machine was suspended or very busy. Run the command again.',
        cause: lost,
      });
    }
    return result;
  } finally {
    if (lost === undefined) await release();
  }
}

async function acquire(
  folder: string,
  onWait: () => void,
  onCompromised: (error: Error) => void,
  signal: AbortSignal | undefined,
): Promise<() => Promise<void>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await lock(folder, {
        stale: STALE_MS,
        update: RENEW_MS,
        onCompromised,
        lockfilePath: `${folder}/lock`,
      });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error;
      if (signal?.aborted) throw new CancelledError(`the wait for ${folder} was cancelled`);
      if (attempt === 0) onWait();
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
