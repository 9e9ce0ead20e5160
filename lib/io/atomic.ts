import { randomUUID } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Ends the names of files that are being written. No whole file of tsml is ever called so. */
export const PARTIAL_SUFFIX = '.tsml-partial';

/** Whether a file name is one that `writeFileAtomic` gives to a file that is not whole yet. */
export function isPartial(name: string): boolean {
  return name.endsWith(PARTIAL_SUFFIX);
}

/** Contents of a file: whole, or in pieces one after another. */
export type FileContents = string | Uint8Array | Iterable<string> | AsyncIterable<Uint8Array>;

/**
 * Writes a file so that a reader, at any moment and after any crash, sees the old contents or the new, never a
 * mixture: into a temporary file beside it, onto the disk, then renamed.
 *
 * @param time that the file is said to be of; now unless given
 * @throws the system's error, or that of the pieces; the temporary file is gone then, and the old contents are untouched.
 */
export async function writeFileAtomic(path: string, data: FileContents, time?: Date): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomUUID()}${PARTIAL_SUFFIX}`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await writeFile(file, data);
      if (time !== undefined) await file.utimes(time, time);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Brings a folder's names onto the disk, so that a rename outlives a power cut. Windows keeps its own journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
