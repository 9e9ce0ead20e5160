import { statfs } from 'node:fs/promises';
import { TsmlError } from '../errors.js';
import { formatBytes } from '../io/bytes.js';
import { makeFolder } from '../io/folder.js';

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const UNWRITABLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ELOOP'];

/** What is written to the cache. libtorch lies there too: who takes another cache for weights has none in it. */
export type Written = 'libtorch' | 'weights';

/** @param kind of folder that TSML_CACHE is to be set to */
function otherCache(written: Written, kind: string): string {
  const after = written === 'libtorch' ? '' : ', and install libtorch there as well (`npx tsml setup`)';
  return `set TSML_CACHE to a folder ${kind}${after}`;
}

/** Turns a file-system error from inside the cache into one that says what to do; others pass through unchanged. */
export function cacheError(error: unknown, cache: string, written: Written = 'libtorch'): unknown {
  if (!(error instanceof Error) || error instanceof TsmlError || !('code' in error)) return error;
  const code = String(error.code);
  if (FULL.includes(code)) {
    return new TsmlError('ERR_DISK_FULL', `the disk ran full while writing to ${cache} (${code})`, {
      remedy: `Free some space there, or ${otherCache(written, 'on a larger disk')}; then run the command again.`,
      cause: error,
    });
  }
  if (UNWRITABLE.includes(code)) {
    return new TsmlError('ERR_CACHE_UNWRITABLE', `cannot write to the cache ${cache}: ${error.message}`, {
      remedy: `Make that folder writable, or ${otherCache(written, 'that is')}.`,
      cause: error,
    });
  }
  return error;
}

/** Refuses early what would fail after minutes of work. */
export async function requireSpace(
  cache: string,
  needed: number,
  written: Written = 'libtorch',
): Promise<void> {
  await makeFolder(cache);
  const { bavail, bsize } = await statfs(cache);
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new TsmlError(
    'ERR_DISK_FULL',
    `not enough disk space for ${cache}: ${formatBytes(needed)} are needed, ${formatBytes(free)} are free`,
    { remedy: `Free some space there, or ${otherCache(written, 'on a larger disk')}.` },
  );
}
