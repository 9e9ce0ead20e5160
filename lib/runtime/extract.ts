import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { CancelledError, TsmlError } from '../errors.js';
import { makeFolder } from '../io/folder.js';

export interface ExtractOptions {
  /** The path that an entry gets under the target folder, or undefined to leave it out. */
  readonly rename: (name: string) => string | undefined;
  /** Called with the bytes written so far and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

// Waiting for the disk after each of ten thousand headers takes 15 s; a header that a power cut damages does not compile.
const FLUSH_FROM = 100_000;

/** The uncompressed bytes of the entries that `rename` keeps. */
export async function measureArchive(archive: string, rename: ExtractOptions['rename']): Promise<number> {
  let total = 0;
  await forEachKept(archive, rename, async (_zip, entry) => {
    total += entry.uncompressedSize;
  });
  return total;
}

/**
 * Unpacks part of a zip archive (a wheel is one) into `target`, checking each entry's size and CRC. Libraries have
 * reached the disk when this returns. Files can be read and executed by everyone.
 *
 * @throws TsmlError `ERR_ARCHIVE` when the archive is truncated or damaged; the file system's own errors.
 */
export async function extractArchive(
  archive: string,
  target: string,
  options: ExtractOptions,
): Promise<void> {
  const total = await measureArchive(archive, options.rename);
  let done = 0;
  await forEachKept(archive, options.rename, async (zip, entry, path) => {
    if (options.signal?.aborted) throw new CancelledError('set-up was cancelled');
    await extractEntry(zip, entry, join(target, path), (bytes) => {
      done += bytes;
      options.onProgress?.(done, total);
    });
  });
}

async function forEachKept(
  archive: string,
  rename: ExtractOptions['rename'],
  visit: (zip: ZipFile, entry: Entry, path: string) => Promise<void>,
): Promise<void> {
  try {
    const zip = await openPromise(archive);
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.endsWith('/') ? undefined : rename(entry.fileName);
      if (path !== undefined) await visit(zip, entry, path);
    }
  } catch (error) {
    if (error instanceof TsmlError || isSystemError(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new TsmlError('ERR_ARCHIVE', `${archive} is truncated or damaged: ${reason}`, {
      remedy: 'Fetch the file again. Nothing of it was installed.',
      cause: error,
    });
  }
}

async function extractEntry(
  zip: ZipFile,
  entry: Entry,
  path: string,
  count: (bytes: number) => void,
): Promise<void> {
  await makeFolder(dirname(path));
  let crc = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      crc = crc32(chunk, crc);
      count(chunk.length);
      next(null, chunk);
    },
  });
  const source = await zip.openReadStreamPromise(entry);
  await pipeline(
    source,
    check,
    createWriteStream(path, { mode: 0o755, flush: entry.uncompressedSize > FLUSH_FROM }),
  );
  if (crc !== entry.crc32) throw new Error(`the bytes of ${entry.fileName} do not match their CRC`);
}

/** An error of the file system, not of the archive's bytes (zlib's errors have codes too). */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
