import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
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

/** Opens a file for the time of `body`. Nothing is read but what is asked for. */
export function withFile<T>(path: string, body: (file: ByteSource) => T): T {
  // Before it is opened: that of a pipe waits until somebody writes to it.
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new TsmlError('ERR_FILE', `there is no file ${path}`, { remedy: 'Give the path of a file.' });
  }
  if (!found.isFile()) throw new TsmlError('ERR_FILE', `${path} is no file`, { remedy: 'Give a file.' });
  const file = openSync(path, 'r');
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new TsmlError('ERR_FILE', `${path} is no file`, { remedy: 'Give a file.' });
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
