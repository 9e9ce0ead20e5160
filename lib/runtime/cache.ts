import { mkdir, statfs } from 'node:fs/promises';
import { TsmlError } from '../errors.js';
import { formatBytes } from './bytes.js';

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const UNWRITABLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ELOOP'];

const OTHER_CACHE = 'set TSML_CACHE to a folder';

/** Turns a file-system error from inside the cache into one that says what to do; others pass through unchanged. */
export function cacheError(error: unknown, cache: string): unknown {
  if (!(error instanceof Error) || error instanceof TsmlError || !('code' in error)) return error;
  const code = String(error.code);
  if (FULL.includes(code)) {
    return new TsmlError('ERR_DISK_FULL', `the disk ran full while writing to ${cache} (${code})`, {
      remedy: `Free some space there, or ${OTHER_CACHE} on a larger disk; then run the command again.`,
      cause: error,
    });
  }
  if (UNWRITABLE.includes(code)) {
    return new TsmlError('ERR_CACHE_UNWRITABLE', `cannot write to the cache ${cache}: ${error.message}`, {
      remedy: `Make that folder writable, or ${OTHER_CACHE} that is.`,
      cause: error,
    });
  }
  return error;
}

/** Refuses early what would fail after minutes of work. */
export async function requireSpace(cache: string, needed: number): Promise<void> {
  await mkdir(cache, { recursive: true });
  const { bavail, bsize } = await statfs(cache);
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new TsmlError(
    'ERR_DISK_FULL',
    `not enough disk space for ${cache}: ${formatBytes(needed)} are needed, ${formatBytes(free)} are free`,
    { remedy: `Free some space there, or ${OTHER_CACHE} on a larger disk.` },
  );
}
