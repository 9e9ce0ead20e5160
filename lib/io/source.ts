import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { TsmlError } from '../errors.js';

/** Bytes that are read where they are wanted: a file, a mapping, or an array. */
export interface ByteSource {
  /** What errors call it. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /**
   * The bytes from `offset`. May be a view: not to be written to.
   *
   * @throws TsmlError `ERR_FILE` where they do not all lie within it.
   */
  read(offset: number, length: number): Uint8Array;
}

/** An array of bytes as a source. What is read are views of it. */
export function bytesSource(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    read(offset, length) {
      checkRange(this, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** What is wrong with a path, by the system's code. */
const PATH_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it, or a folder on the way to it',
  ELOOP: 'its symbolic links lead round in a circle',
  ENAMETOOLONG: 'a name in it is longer than the system takes',
  ENOTDIR: 'something on the way to it is a file, not a folder',
};

/**
 * What a path leads to; undefined where there is nothing.
 *
 * @throws TsmlError `ERR_FILE` saying what is wrong with a path that leads nowhere
 */
export function statusOf(path: string): Stats | undefined {
  if (path.includes('\0')) {
    throw new TsmlError('ERR_FILE', `${JSON.stringify(path)} is no path: it has a NUL character`, {
      remedy: 'Give the path of a file.',
    });
  }
  try {
    return statSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw pathError(path, error);
  }
}

/**
 * Refuses what is no regular file, before it is opened: that of a pipe waits until somebody writes to it.
 *
 * @throws TsmlError `ERR_FILE` saying what it is
 */
export function requireFile(path: string): void {
  checkFile(path, statusOf(path));
}

function checkFile(path: string, status: Stats | undefined): asserts status is Stats {
  if (status?.isFile()) return;
  const remedy = 'Give the path of a file.';
  if (status === undefined) throw new TsmlError('ERR_FILE', `there is no file ${path}`, { remedy });
  throw new TsmlError('ERR_FILE', `${path} is ${kindOf(status)}, not a file`, { remedy });
}

function kindOf(status: Stats): string {
  if (status.isDirectory()) return 'a folder';
  if (status.isFIFO()) return 'a pipe';
  return status.isSocket() ? 'a socket' : 'a device';
}

function pathError(path: string, error: unknown): unknown {
  const fault = PATH_FAULTS[codeOf(error)];
  if (fault === undefined) return error;
  return new TsmlError('ERR_FILE', `cannot read ${path}: ${fault} (${codeOf(error)})`, {
    remedy: 'Give the path of a file that you may read.',
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw pathError(path, error);
  }
}

/** Opens a file for the time of `body`. Nothing is read but what is asked for. */
export function withFile<T>(path: string, body: (file: ByteSource) => T): T {
  requireFile(path);
  const file = openFile(path);
  try {
    const status = fstatSync(file);
    checkFile(path, status);
    return body({
      name: path,
      size: status.size,
      read(offset, length) {
        checkRange(this, offset, length);
        return readFully(path, file, offset, length);
      },
    });
  } finally {
    closeSync(file);
  }
}

/** Linux reads at most 2 GiB at a time. */
const MOST_AT_ONCE = 2 ** 30;

function readFully(path: string, file: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const count = readSync(file, bytes, done, Math.min(length - done, MOST_AT_ONCE), offset + done);
    if (count === 0) {
      throw new TsmlError('ERR_FILE', `${path} became shorter while it was read`, {
        remedy: 'Try again once nobody writes to it.',
      });
    }
    done += count;
  }
  return bytes;
}

/** A part of a source, as a source. */
export function partOf(source: ByteSource, name: string, offset: number, size: number): ByteSource {
  checkRange(source, offset, size);
  const part: ByteSource = {
    name,
    size,
    read(from, length) {
      checkRange(part, from, length);
      return source.read(offset + from, length);
    },
  };
  return part;
}

/** @throws TsmlError `ERR_FILE` where a range does not lie within a source, or is none. */
export function checkRange(source: ByteSource, offset: number, length: number): void {
  const isRange = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (isRange && length <= source.size - offset) return;
  throw new TsmlError(
    'ERR_FILE',
    `${source.name}: ${length} bytes from ${offset} on do not lie in its ${source.size} bytes`,
    { remedy: 'It is truncated or damaged. Copy or save it again.' },
  );
}
