import { TsmlError } from '../errors.js';
import type { Dtype } from '../torch/dtype.js';
import { checkDepth, firstDuplicateKey } from './duplicate-keys.js';
import { type ByteSource, bytesSource } from './source.js';
import { byteLength, checkLength, concatBytes, type StoredTensor } from './stored.js';

export interface SafetensorsFile {
  readonly tensors: Map<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The format's own words, in the order in which the reference implementation writes them. It has no complex128. */
const WORDS: Readonly<Partial<Record<Dtype, string>>> = {
  int64: 'I64',
  float64: 'F64',
  complex64: 'C64',
  float32: 'F32',
  int32: 'I32',
  bfloat16: 'BF16',
  float16: 'F16',
  int16: 'I16',
  int8: 'I8',
  uint8: 'U8',
  bool: 'BOOL',
};
const ORDER = Object.keys(WORDS);
const DTYPES = new Map(Object.entries(WORDS).map(([dtype, word]) => [word, dtype]));

/** The reference implementation refuses longer headers: they are an attack or a damaged length. */
const MAX_HEADER_BYTES = 100_000_000;
const LENGTH_BYTES = 8;
const METADATA = '__metadata__';

/** Where a tensor's elements lie in a file. */
export interface TensorPlace {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
}

/** What the head of a safetensors file says. */
export interface SafetensorsHeader {
  readonly tensors: ReadonlyMap<string, TensorPlace>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The length and header of a file to be written, and the order in which the tensors' bytes follow. */
export interface SafetensorsLayout {
  readonly header: Uint8Array;
  readonly order: readonly string[];
}

/**
 * Lays a safetensors file out. Like the reference implementation it orders tensors by dtype (large elements first)
 * and name, and pads the header to 8 bytes, so that every tensor is aligned.
 *
 * @throws TsmlError `ERR_SAFETENSORS` where the format has no such dtype, or no such name is allowed.
 */
export function layOutSafetensors(
  tensors: ReadonlyMap<string, Pick<StoredTensor, 'dtype' | 'shape'>>,
  metadata: Readonly<Record<string, string>> = {},
): SafetensorsLayout {
  const entries = [...tensors].sort(
    ([a, { dtype: x }], [b, { dtype: y }]) => ORDER.indexOf(x) - ORDER.indexOf(y) || (a < b ? -1 : 1),
  );
  const header: string[] = [];
  const add = (key: string, value: object) => header.push(`${JSON.stringify(key)}:${JSON.stringify(value)}`);
  if (Object.keys(metadata).length > 0) add(METADATA, metadata);
  let end = 0;
  for (const [name, { dtype, shape }] of entries) {
    const word = WORDS[dtype];
    if (word === undefined) throw unwritable(name, dtype);
    if (name === METADATA) throw invalid(`no tensor may be called "${METADATA}"`);
    const begin = end;
    end += Number(byteLength(dtype, shape));
    add(name, { dtype: word, shape, data_offsets: [begin, end] });
  }
  const text = new TextEncoder().encode(`{${header.join(',')}}`);
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(LENGTH_BYTES + headerBytes).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.set(text, LENGTH_BYTES);
  return { header: bytes, order: entries.map(([name]) => name) };
}

/**
 * Encodes tensors as a safetensors file, byte for byte as the reference implementation does.
 *
 * @throws TsmlError `ERR_SAFETENSORS` where bytes do not match dtype and shape, or the format has no such dtype.
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  for (const [name, { dtype, shape, bytes }] of tensors)
    checkLength(`tensor "${name}"`, dtype, shape, bytes.length, invalid);
  const { header, order } = layOutSafetensors(tensors, metadata);
  return concatBytes([header, ...order.map((name) => tensors.get(name)?.bytes ?? new Uint8Array())]);
}

/**
 * Decodes a safetensors file and checks all of its header: every byte of the data belongs to exactly one tensor.
 * The tensors' bytes are views of `file`, not copies.
 *
 * @throws TsmlError `ERR_SAFETENSORS` saying what is wrong with which tensor.
 */
export function decodeSafetensors(file: Uint8Array): SafetensorsFile {
  if (!(file instanceof Uint8Array))
    throw invalid(`expected its bytes, a Uint8Array, received ${typeof file}`);
  const { tensors, metadata } = readSafetensorsHeader(bytesSource(file, 'the file'));
  const stored = [...tensors].map(([name, { dtype, shape, offset, length }]): [string, StoredTensor] => [
    name,
    { dtype, shape, bytes: file.subarray(offset, offset + length) },
  ]);
  return { tensors: new Map(stored), metadata };
}

/**
 * Reads the head of a safetensors file and checks all of it, as `decodeSafetensors` does; the tensors' bytes are not
 * read.
 *
 * @throws TsmlError `ERR_SAFETENSORS` saying what is wrong with which tensor.
 */
export function readSafetensorsHeader(file: ByteSource): SafetensorsHeader {
  const { header, begin: start } = readHeader(file);
  const size = file.size - start;
  const tensors = new Map<string, TensorPlace>();
  const ranges: { name: string; begin: number; end: number }[] = [];
  let metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(header)) {
    if (name === METADATA) {
      metadata = readMetadata(value);
      continue;
    }
    const { dtype, shape, begin, end } = readEntry(name, value);
    if (begin > end || end > size) {
      throw invalid(
        `tensor "${name}": bytes ${begin} to ${end} do not lie in the file's ${size} bytes of data`,
      );
    }
    checkLength(`tensor "${name}"`, dtype, shape, end - begin, invalid);
    ranges.push({ name, begin, end });
    tensors.set(name, { dtype, shape, offset: start + begin, length: end - begin });
  }
  checkCover(ranges, size);
  return { tensors, metadata };
}

function readHeader(file: ByteSource): { header: object; begin: number } {
  if (file.size < LENGTH_BYTES) throw invalid(`the file has ${file.size} bytes, too few for a header`);
  const first = file.read(0, LENGTH_BYTES);
  const length = new DataView(first.buffer, first.byteOffset).getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) {
    throw invalid(`the header is said to have ${length} bytes; at most ${MAX_HEADER_BYTES} are allowed`);
  }
  const end = LENGTH_BYTES + Number(length);
  if (end > file.size) {
    throw invalid(
      `the header is said to have ${length} bytes, but the file ends after ${file.size - LENGTH_BYTES}`,
    );
  }
  const bytes = file.read(LENGTH_BYTES, Number(length));
  if (bytes[0] !== 0x7b) throw invalid('the header does not begin with "{"');
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    checkDepth(text);
    header = JSON.parse(text);
  } catch (error) {
    throw invalid(
      `the header is not JSON in UTF-8: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (!isObject(header)) throw invalid('the header is not a JSON object');
  const duplicate = firstDuplicateKey(text);
  if (duplicate !== undefined) throw invalid(`the header has the key "${duplicate}" twice`);
  return { header, begin: end };
}

function readMetadata(value: unknown): Record<string, string> {
  if (!isObject(value)) throw invalid(`"${METADATA}" is not an object of strings`);
  const entries = Object.entries(value).map(([key, text]): [string, string] => {
    if (typeof text !== 'string')
      throw invalid(`"${METADATA}": expected a string for "${key}", received ${kind(text)}`);
    return [key, text];
  });
  return Object.fromEntries(entries);
}

function readEntry(
  name: string,
  value: unknown,
): { dtype: Dtype; shape: number[]; begin: number; end: number } {
  if (!isObject(value)) throw invalid(`tensor "${name}": expected an object, received ${kind(value)}`);
  const unknown = Object.keys(value).find((key) => !['dtype', 'shape', 'data_offsets'].includes(key));
  if (unknown !== undefined) throw invalid(`tensor "${name}": unknown key "${unknown}"`);
  const dtype = typeof value.dtype === 'string' ? DTYPES.get(value.dtype) : undefined;
  if (!isKnown(dtype)) {
    throw invalid(
      `tensor "${name}": expected a dtype of ${[...DTYPES.keys()].join(', ')}, received ${JSON.stringify(value.dtype)}`,
    );
  }
  const shape = readSizes(name, 'shape', value.shape);
  const [begin, end, ...more] = readSizes(name, 'data_offsets', value.data_offsets);
  if (begin === undefined || end === undefined || more.length > 0) {
    throw invalid(`tensor "${name}": data_offsets must be two numbers`);
  }
  return { dtype, shape, begin, end };
}

function readSizes(name: string, key: string, value: unknown): number[] {
  if (!Array.isArray(value)) throw invalid(`tensor "${name}": ${key} is not an array`);
  return value.map((size: unknown) => {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
      throw invalid(
        `tensor "${name}": expected whole numbers from 0 to 2^53 - 1 in ${key}, received ${JSON.stringify(size)}`,
      );
    }
    return size;
  });
}

function checkCover(ranges: { name: string; begin: number; end: number }[], length: number): void {
  ranges.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let position = 0;
  for (const { name, begin, end } of ranges) {
    if (begin < position) throw invalid(`tensor "${name}": its bytes overlap those of another tensor`);
    if (begin > position)
      throw invalid(`bytes ${position} to ${begin} before tensor "${name}" belong to no tensor`);
    position = end;
  }
  if (position !== length) {
    throw invalid(
      `the tensors end at byte ${position} of the data, but the file has ${length} bytes of data`,
    );
  }
}

function isKnown(dtype: string | undefined): dtype is Dtype {
  return dtype !== undefined && Object.hasOwn(WORDS, dtype);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}

function unwritable(name: string, dtype: Dtype): TsmlError {
  return new TsmlError('ERR_SAFETENSORS', `tensor "${name}": safetensors has no dtype ${dtype}`, {
    remedy: 'Convert it first, or save as .npz or .pt, which have it.',
  });
}

function invalid(reason: string): TsmlError {
  return new TsmlError('ERR_SAFETENSORS', `not a valid safetensors file: ${reason}`);
}
