/**
 * Zip archives, read where they lie: npz files and PyTorch's checkpoints are ones. A reader of our own because an entry
 * must be found, checked and capped before a byte of it is unpacked, at once and without waiting.
 */
import { constants as bufferLimits } from 'node:buffer';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { TsmlError } from '../errors.js';
import { type ByteSource, checkRange } from './source.js';
import { concatBytes } from './stored.js';
import {
  CENTRAL,
  CENTRAL_BYTES,
  DEFLATED,
  END,
  END_BYTES,
  END64,
  END64_BYTES,
  FULL16,
  FULL32,
  LOCAL,
  LOCAL_BYTES,
  LOCATOR64,
  LOCATOR64_BYTES,
  STORED,
  ZIP64_EXTRA,
} from './zip-format.js';

export interface ZipEntry {
  readonly name: string;
  readonly compressed: boolean;
  /** Unpacked, in bytes. */
  readonly size: number;
  readonly packedSize: number;
  readonly crc: number;
  /** Where its packed bytes begin in the archive. */
  readonly offset: number;
}

const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
/** Deflate makes no more of a byte. What claims more is damaged, or a bomb. */
const MOST_PER_BYTE = 1032;
/** Bytes that are read at a time. */
export const PIECE_BYTES = 2 ** 26;

/**
 * The entries of an archive, by name, in the archive's order; folders are left out.
 *
 * @throws TsmlError `ERR_ZIP` for what is damaged, encrypted or packed in another way than deflate, and where entries
 * share a name or bytes.
 */
export function readZip(file: ByteSource): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  const ranges: { name: string; begin: number; end: number }[] = [];
  const directory = findDirectory(file);
  const bytes = file.read(directory.offset, directory.size);
  const view = viewOf(bytes);
  let position = 0;
  for (let i = 0; i < directory.count; i++) {
    if (position + CENTRAL_BYTES > bytes.length || view.getUint32(position, true) !== CENTRAL) {
      throw invalid(file, 'its directory is damaged');
    }
    const lengths = [28, 30, 32].map((at) => view.getUint16(position + at, true));
    const end = position + CENTRAL_BYTES + lengths.reduce((sum, length) => sum + length, 0);
    if (end > bytes.length) throw invalid(file, 'its directory is damaged');
    const { begin, entry } = readEntry(file, bytes.subarray(position, end));
    position = end;
    if (entry.name.endsWith('/')) continue;
    if (entries.has(entry.name)) throw invalid(file, `it has "${entry.name}" twice`);
    entries.set(entry.name, entry);
    ranges.push({ name: entry.name, begin, end: entry.offset + entry.packedSize });
  }
  if (position !== bytes.length) throw invalid(file, 'its directory has more entries than it says');
  checkApart(file, ranges, directory.offset);
  return entries;
}

/**
 * The bytes of an entry in pieces; a packed one comes whole. Its checksum is compared behind the last piece.
 *
 * @throws TsmlError `ERR_ZIP`
 */
export function* entryPieces(file: ByteSource, entry: ZipEntry): Generator<Uint8Array> {
  let crc = 0;
  if (entry.compressed) {
    const bytes = unpack(file, entry);
    crc = checksum(bytes);
    yield bytes;
  } else {
    for (let done = 0; done < entry.size; done += PIECE_BYTES) {
      const piece = file.read(entry.offset + done, Math.min(PIECE_BYTES, entry.size - done));
      crc = checksum(piece, crc);
      yield piece;
    }
  }
  if (crc !== entry.crc) throw damaged(file, entry, 'its bytes do not match its checksum');
}

/** All bytes of an entry, which must fit into one array. */
export function readEntryBytes(file: ByteSource, entry: ZipEntry): Uint8Array {
  const pieces = [...entryPieces(file, entry)];
  const [only] = pieces;
  return only !== undefined && pieces.length === 1 ? only : concatBytes(pieces);
}

/** The first bytes of an entry: at least `length` where it has so many, some more where it is packed. */
export function readEntryHead(file: ByteSource, entry: ZipEntry, length: number): Uint8Array {
  if (!entry.compressed) return file.read(entry.offset, Math.min(length, entry.size));
  // Where nothing can be packed deflate adds some bytes.
  const packed = file.read(entry.offset, Math.min(entry.packedSize, length + 2048));
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw damaged(file, entry, reasonOf(error));
  }
}

/** CRC-32, going on from `crc`. zlib's own begins again at an empty array. */
export function checksum(bytes: Uint8Array, crc = 0): number {
  return bytes.length === 0 ? crc : crc32(bytes, crc);
}

function unpack(file: ByteSource, entry: ZipEntry): Uint8Array {
  if (entry.size >= bufferLimits.MAX_LENGTH) {
    throw new TsmlError('ERR_ZIP', `${file.name}: "${entry.name}" is packed and too large to be unpacked`, {
      remedy: 'Save it without compression (np.savez): such entries have no limit.',
    });
  }
  const packed = file.read(entry.offset, entry.packedSize);
  let bytes: Uint8Array;
  try {
    // One array of the declared size; a byte more tells zlib's that there is no end at the declared one.
    bytes = inflateRawSync(packed, {
      chunkSize: Math.max(64, entry.size + 1),
      maxOutputLength: entry.size + 1,
    });
  } catch (error) {
    throw damaged(file, entry, reasonOf(error));
  }
  if (bytes.length !== entry.size) {
    throw damaged(file, entry, `it should unpack to ${entry.size} bytes, and gives ${bytes.length}`);
  }
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function findDirectory(file: ByteSource): { offset: number; size: number; count: number } {
  const length = Math.min(file.size, END_BYTES + LONGEST_COMMENT);
  const start = file.size - length;
  const tail = viewOf(file.read(start, length));
  let end = length - END_BYTES;
  while (
    end >= 0 &&
    !(tail.getUint32(end, true) === END && tail.getUint16(end + 20, true) === length - end - END_BYTES)
  ) {
    end--;
  }
  if (end < 0) throw invalid(file, 'it has no directory at its end, as if it were cut short');
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  const locator = start + end - LOCATOR64_BYTES;
  const isFull = count === FULL16 || size === FULL32 || offset === FULL32;
  const end64 = isFull && locator >= 0 ? viewOf(file.read(locator, LOCATOR64_BYTES)) : undefined;
  const directory =
    end64?.getUint32(0, true) === LOCATOR64
      ? readEnd64(file, sizeAt(file, end64, 8))
      : { offset, size, count };
  if (directory.offset + directory.size > start + end || directory.count > directory.size / CENTRAL_BYTES) {
    throw invalid(file, 'its directory does not lie within it');
  }
  return directory;
}

function readEnd64(file: ByteSource, offset: number): { offset: number; size: number; count: number } {
  checkRange(file, offset, END64_BYTES);
  const view = viewOf(file.read(offset, END64_BYTES));
  if (view.getUint32(0, true) !== END64) throw invalid(file, 'the end of its directory is damaged');
  return { count: sizeAt(file, view, 32), size: sizeAt(file, view, 40), offset: sizeAt(file, view, 48) };
}

function readEntry(file: ByteSource, bytes: Uint8Array): { begin: number; entry: ZipEntry } {
  const view = viewOf(bytes);
  const nameEnd = CENTRAL_BYTES + view.getUint16(28, true);
  const name = Buffer.from(bytes.subarray(CENTRAL_BYTES, nameEnd)).toString('utf8');
  const what = JSON.stringify(name);
  if (view.getUint16(8, true) & ENCRYPTED) throw invalid(file, `${what} is encrypted`);
  const method = view.getUint16(10, true);
  if (method !== STORED && method !== DEFLATED) {
    throw invalid(file, `${what} is packed by method ${method}; expected none or deflate`);
  }
  // In the order in which the extra field has those that do not fit.
  const fields = [24, 20, 42].map((at) => view.getUint32(at, true));
  const extra = bytes.subarray(nameEnd, nameEnd + view.getUint16(30, true));
  const [size = 0, packedSize = 0, begin = 0] = widen(file, fields, extra);
  if (method === STORED ? size !== packedSize : size > MOST_PER_BYTE * packedSize) {
    throw invalid(file, `${what} is said to have ${size} bytes, packed into ${packedSize}`);
  }
  const offset = findData(file, bytes.subarray(CENTRAL_BYTES, nameEnd), begin);
  checkRange(file, offset, packedSize);
  const crc = view.getUint32(16, true);
  return { begin, entry: { name, compressed: method === DEFLATED, size, packedSize, crc, offset } };
}

/** The local header before an entry's data repeats its name, and has extra fields of its own length. */
function findData(file: ByteSource, name: Uint8Array, begin: number): number {
  const head = file.read(begin, LOCAL_BYTES + name.length);
  const view = viewOf(head);
  const same = name.every((byte, i) => head[LOCAL_BYTES + i] === byte);
  if (view.getUint32(0, true) !== LOCAL || view.getUint16(26, true) !== name.length || !same) {
    throw invalid(file, `there is no entry ${JSON.stringify(Buffer.from(name).toString())} at byte ${begin}`);
  }
  return begin + LOCAL_BYTES + name.length + view.getUint16(28, true);
}

/** Puts the 64-bit numbers of the extra field in the places of those that are full. */
function widen(file: ByteSource, fields: readonly number[], extra: Uint8Array): number[] {
  if (!fields.includes(FULL32)) return [...fields];
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      let next = at + 4;
      return fields.map((field) => {
        if (field !== FULL32) return field;
        if (next + 8 > Math.min(at + 4 + length, extra.length))
          throw invalid(file, 'a zip64 field is too short');
        next += 8;
        return sizeAt(file, view, next - 8);
      });
    }
    at += 4 + length;
  }
  return [...fields];
}

/** Entries that share bytes would make a small file unpack to a huge one. */
function checkApart(
  file: ByteSource,
  ranges: { name: string; begin: number; end: number }[],
  limit: number,
): void {
  ranges.sort((a, b) => a.begin - b.begin);
  let position = 0;
  for (const { name, begin, end } of ranges) {
    if (begin < position || end > limit) {
      throw invalid(file, `the bytes of ${JSON.stringify(name)} overlap something else`);
    }
    position = end;
  }
}

function sizeAt(file: ByteSource, view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > Number.MAX_SAFE_INTEGER) throw invalid(file, `it has a size or offset of ${value}`);
  return Number(value);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function damaged(file: ByteSource, entry: ZipEntry, reason: string): TsmlError {
  return invalid(file, `"${entry.name}" is damaged: ${reason}`);
}

function invalid(file: ByteSource, reason: string): TsmlError {
  return new TsmlError('ERR_ZIP', `${file.name} is not a valid zip archive: ${reason}`);
}
