import { TsmlError } from '../errors.js';
import { ByteBudget } from './limit.js';
import {
  encodeNpyHeader,
  littleEndian,
  NPY_HEAD_BYTES,
  type NpyArray,
  type NpyHeader,
  parseNpyHeader,
} from './npy.js';
import { type ByteSink, collectBytes } from './sink.js';
import { type ByteSource, bytesSource } from './source.js';
import { byteLength, checkLength, type StoredTensor } from './stored.js';
import { entryPieces, readEntryBytes, readEntryHead, readZip, type ZipEntry } from './zip.js';
import { ZipWriter, type ZipWriterOptions } from './zip-writer.js';

/** An array of an `.npz` file: what its head says, and where it lies. */
export interface NpzMember {
  /** For errors: the file and the array's name. */
  readonly what: string;
  readonly header: NpyHeader;
  readonly entry: ZipEntry;
}

/** An array to be written: its bytes come when they are wanted. */
export interface ArrayToWrite extends Pick<StoredTensor, 'dtype' | 'shape'> {
  /** Column-major. Default: false. */
  readonly fortranOrder?: boolean;
  pieces(): Iterable<Uint8Array>;
}

const SUFFIX = '.npy';

/**
 * The arrays of an `.npz` file by name, without their elements.
 *
 * @throws TsmlError `ERR_ZIP` or `ERR_NPY`
 */
export function readNpzHeaders(file: ByteSource): Map<string, NpzMember> {
  const members = new Map<string, NpzMember>();
  for (const entry of readZip(file).values()) {
    const what = `${file.name}: "${entry.name}"`;
    if (!entry.name.endsWith(SUFFIX)) {
      throw new TsmlError('ERR_NPY', `${what} is no array: expected a name that ends with ${SUFFIX}`);
    }
    const head = parseNpyHeader(readEntryHead(file, entry, NPY_HEAD_BYTES), what);
    const length = entry.size - head.offset;
    checkLength(what, head.dtype, head.shape, length, (reason) => new TsmlError('ERR_NPY', reason));
    members.set(entry.name.slice(0, -SUFFIX.length), { what, header: { ...head, length }, entry });
  }
  return members;
}

/** The elements of an array in pieces, little-endian. A packed one comes whole. */
export function* memberPieces(file: ByteSource, { header, entry }: NpzMember): Generator<Uint8Array> {
  let skip = header.offset;
  for (const piece of entryPieces(file, entry)) {
    yield littleEndian(header, piece.subarray(skip));
    skip = 0;
  }
}

/**
 * Decodes an `.npz` file, packed or not.
 *
 * @param options.maxBytes that its arrays may take together; default: the machine's memory
 * @throws TsmlError `ERR_ZIP`, `ERR_NPY`, or `ERR_TOO_LARGE`
 */
export function decodeNpz(file: Uint8Array, options: { maxBytes?: number } = {}): Map<string, NpyArray> {
  const source = bytesSource(file, 'the file');
  const budget = new ByteBudget(options.maxBytes);
  const arrays = new Map<string, NpyArray>();
  for (const [name, { what, header, entry }] of readNpzHeaders(source)) {
    budget.take(header.length, what);
    const { dtype, shape, fortranOrder } = header;
    const bytes = littleEndian(header, readEntryBytes(source, entry).subarray(header.offset));
    arrays.set(name, { dtype, shape, fortranOrder, bytes });
  }
  return arrays;
}

/** Encodes arrays as an `.npz` file, as `np.savez` does, or `np.savez_compressed` with `compress`. */
export function encodeNpz(
  arrays: ReadonlyMap<string, StoredTensor & { readonly fortranOrder?: boolean }>,
  options: ZipWriterOptions = {},
): Uint8Array {
  const toWrite = [...arrays].map(([name, array]): [string, ArrayToWrite] => [
    name,
    { ...array, pieces: () => [array.bytes] },
  ]);
  return collectBytes((sink) => writeNpz(sink, new Map(toWrite), options));
}

/** Writes an `.npz` file array by array. */
export function writeNpz(
  sink: ByteSink,
  arrays: ReadonlyMap<string, ArrayToWrite>,
  options: ZipWriterOptions = {},
): void {
  const zip = new ZipWriter(sink, options);
  for (const [name, { dtype, shape, fortranOrder, pieces }] of arrays) {
    const header = encodeNpyHeader(dtype, shape, fortranOrder, `array "${name}"`);
    const size = header.length + Number(byteLength(dtype, shape));
    zip.add(name + SUFFIX, size, prepend(header, pieces()));
  }
  zip.end();
}

function* prepend(first: Uint8Array, rest: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield first;
  yield* rest;
}
