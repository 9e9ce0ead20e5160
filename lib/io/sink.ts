import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PARTIAL_SUFFIX } from './atomic.js';

/** Where bytes are written one after another. */
export interface ByteSink {
  /** Bytes written so far. */
  readonly position: number;
  append(bytes: Uint8Array): void;
  /** Overwrites bytes that were written before. */
  patch(position: number, bytes: Uint8Array): void;
}

/** Collects what `body` writes. */
export function collectBytes(body: (sink: ByteSink) => void): Uint8Array {
  const parts: Uint8Array[] = [];
  const patches: { position: number; bytes: Uint8Array }[] = [];
  let position = 0;
  body({
    get position() {
      return position;
    },
    append(bytes) {
      parts.push(bytes);
      position += bytes.length;
    },
    patch(at, bytes) {
      patches.push({ position: at, bytes });
    },
  });
  const all = new Uint8Array(position);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  for (const patch of patches) all.set(patch.bytes, patch.position);
  return all;
}

/** A file to be written, piece by piece. */
export interface FileToWrite {
  readonly path: string;
  write(sink: ByteSink): void;
}

/**
 * As `writeFileAtomic`, for a file that is written piece by piece, and at once: a reader sees the old contents or the
 * new, never a mixture.
 *
 * @throws the system's error, or what `body` throws; the old contents are untouched then.
 */
export function writeFileAtomicSync(path: string, body: (sink: ByteSink) => void): void {
  writeFilesAtomicSync([{ path, write: body }]);
}

/**
 * The same for several files that belong together, the one that names the others last: none of them appears before all
 * are on the disk. They lie in one folder.
 *
 * @param superseded what goes where the new files come: `before` they have their names, so that nothing old refers to
 *   them, and `after`.
 */
export function writeFilesAtomicSync(
  files: readonly FileToWrite[],
  superseded: { readonly before?: readonly string[]; readonly after?: readonly string[] } = {},
): void {
  const each = files.map((file) => ({ file, temporary: temporaryFor(file.path) }));
  try {
    for (const { file, temporary } of each) writeWhole(temporary, file);
    for (const path of superseded.before ?? []) rmSync(path, { force: true });
    for (const { file, temporary } of each) renameSync(temporary, file.path);
  } catch (error) {
    for (const { temporary } of each) rmSync(temporary, { force: true });
    throw error;
  }
  for (const path of superseded.after ?? []) rmSync(path, { force: true });
  if (process.platform === 'win32') return;
  for (const path of new Set(files.map((file) => dirname(file.path)))) syncFolder(path);
}

function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}${PARTIAL_SUFFIX}`);
}

function writeWhole(path: string, { write }: FileToWrite): void {
  const file = openSync(path, 'wx');
  try {
    write(new FileSink(file));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

class FileSink implements ByteSink {
  position = 0;

  constructor(private readonly file: number) {}

  append(bytes: Uint8Array): void {
    this.patch(this.position, bytes);
    this.position += bytes.length;
  }

  patch(position: number, bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.file, bytes, done, bytes.length - done, position + done);
    }
  }
}
