import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TsmlError } from '../errors.js';
import { isPartial, writeFileAtomic } from '../io/atomic.js';
import { requireSpace } from './cache.js';
import { extractArchive, measureArchive } from './extract.js';
import type { Archive, FetchContext } from './fetch.js';
import { inspectLibtorch } from './inspect.js';
import { keeper } from './keep.js';
import { LIBTORCH_VERSION, minorOf, type Variant } from './libtorch.js';
import { type InstallRecord, readRecord } from './locate.js';
import { platformKey } from './platform.js';

/** Folders of the cache that are being made or thrown away; one that a killed process left is nobody's. */
const UNPACKING = 'unpacking-';
const DISCARDED = 'discarded-';

/** Where a variant lies in the cache. */
export function entryFolder(cache: string, variant: Variant): string {
  return join(cache, `libtorch-${LIBTORCH_VERSION}-${platformKey()}-${variant}`);
}

/** What is installed in the cache for this variant; undefined when there is nothing, or nothing whole. */
export function readEntry(cache: string, variant: Variant): InstallRecord | undefined {
  const folder = entryFolder(cache, variant);
  try {
    const record = readRecord(join(folder, 'libtorch.json'));
    return record?.root === join(folder, 'torch') ? record : undefined;
  } catch (error) {
    if (error instanceof TsmlError && error.code === 'ERR_LIBTORCH_INVALID') return undefined;
    throw error;
  }
}

/** Removes what killed set-ups left behind. Only the holder of the cache's lock may call it. */
export async function sweepCache(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (name.startsWith(UNPACKING) || name.startsWith(DISCARDED) || isPartial(name)) {
      await rm(join(cache, name), { recursive: true, force: true });
    }
  }
}

/**
 * Unpacks archives into the cache as its entry for `variant`. The entry appears whole or not at all: it is made in a
 * folder beside it, checked, and renamed. Only the holder of the cache's lock may call it.
 *
 * @throws TsmlError `ERR_ARCHIVE`, `ERR_LIBTORCH_VERSION`, `ERR_LIBTORCH_INVALID`, `ERR_DISK_FULL`.
 */
export async function installArchives(
  archives: readonly Archive[],
  variant: Variant,
  headers: boolean,
  context: FetchContext,
): Promise<InstallRecord> {
  const { cache, report, signal } = context;
  const keep = keeper(variant, headers);
  let needed = 0;
  for (const { path } of archives) needed += await measureArchive(path, keep);
  await requireSpace(cache, needed);
  const folder = await mkdtemp(join(cache, UNPACKING));
  try {
    for (const { path, file } of archives) {
      await extractArchive(path, folder, {
        rename: keep,
        onProgress: (done, total) => report.progress(`unpacking ${file}`, done, total),
        ...(signal && { signal }),
      });
    }
    const contents = inspectLibtorch(folder);
    if (minorOf(contents.version) !== minorOf(LIBTORCH_VERSION)) {
      const files = archives.map(({ file }) => file).join(', ');
      throw new TsmlError(
        'ERR_LIBTORCH_VERSION',
        `expected libtorch ${LIBTORCH_VERSION}, but ${files} holds ${contents.version}`,
        { remedy: `Give an archive of libtorch ${LIBTORCH_VERSION}, or let \`npx tsml setup\` fetch it.` },
      );
    }
    if (variant === 'cuda' && contents.variant === 'cpu') {
      const files = archives.map(({ file }) => file).join(', ');
      throw new TsmlError('ERR_LIBTORCH_INVALID', `${files} holds no CUDA libraries`, {
        remedy: 'Add --cpu to install it as it is, or give an archive of the CUDA build.',
      });
    }
    const entry = entryFolder(cache, variant);
    const record: InstallRecord = {
      ...contents,
      root: join(entry, 'torch'),
      variant,
      headers,
      origin: 'cache',
      sources: archives.map(({ file, sha256 }) => ({ file, sha256 })),
    };
    await writeFileAtomic(join(folder, 'libtorch.json'), `${JSON.stringify(record, undefined, 2)}\n`);
    await chmod(folder, 0o755); // mkdtemp's folders are their maker's alone; a cache may be shared
    const discarded = join(cache, `${DISCARDED}${randomUUID()}`);
    if (existsSync(entry)) await rename(entry, discarded);
    await rename(folder, entry);
    await rm(discarded, { recursive: true, force: true });
    for (const { path, downloaded } of archives) if (downloaded) await rm(path, { force: true });
    return record;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
