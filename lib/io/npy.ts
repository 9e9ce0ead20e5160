import { TsmlError } from '../errors.js';
import { type Dtype, ITEM_SIZE } from '../torch/dtype.js';
import { type PythonLiteral, parsePythonLiteral } from './python-literal.js';
import { type ByteSource, bytesSource } from './source.js';
import {
  checkLength,
  componentSize,
  concatBytes,
  normalizeBooleans,
  type StoredTensor,
  swapBytes,
} from './stored.js';

/** An array as `.npy` has it: little-endian, row-major, or column-major where `fortranOrder` is set. */
export interface NpyArray extends StoredTensor {
  readonly fortranOrder: boolean;
}

/** What the head of an `.npy` file says. */
export interface NpyHeader {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  /** The elements' byte order is not the usual one. */
  readonly bigEndian: boolean;
  /** Where the elements begin, in bytes from the start. */
  readonly offset: number;
  /** Of the elements, in bytes. */
  readonly length: number;
}

/** NumPy's words without the byte order. It has none for bfloat16. */
const WORDS: Readonly<Partial<Record<Dtype, string>>> = {
  float32: 'f4',
  float64: 'f8',
  float16: 'f2',
  int8: 'i1',
  int16: 'i2',
  int32: 'i4',
  int64: 'i8',
  uint8: 'u1',
  bool: 'b1',
  complex64: 'c8',
  complex128: 'c16',
};
const DTYPES = new Map(Object.entries(WORDS).map(([dtype, word]) => [word, dtype]));

const MAGIC = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59);
/** NumPy reads no longer ones either, unless told to; tensors take a hundred bytes. */
const MAX_HEADER_BYTES = 10_000;
const ALIGNMENT = 64;
/** How much of a file is enough to read any header. */
export const NPY_HEAD_BYTES = MAX_HEADER_BYTES + 12;

/**
 * Decodes an `.npy` file of version 1, 2 or 3.
 *
 * @param what the array's name for errors
 * @throws TsmlError `ERR_NPY` for a damaged file and for what is no tensor: strings, objects (pickles), records.
 */
export function decodeNpy(file: Uint8Array, what = 'the array'): NpyArray {
  const header = readNpyHeader(bytesSource(file, what));
  return {
    dtype: header.dtype,
    shape: header.shape,
    fortranOrder: header.fortranOrder,
    bytes: littleEndian(header, file.subarray(header.offset)),
  };
}

/** Elements as they lie in a file, as libtorch takes them: little-endian, booleans as 0 and 1. May be the same array. */
export function littleEndian(
  { dtype, bigEndian }: Pick<NpyHeader, 'dtype' | 'bigEndian'>,
  bytes: Uint8Array,
): Uint8Array {
  if (dtype === 'bool') return normalizeBooleans(bytes);
  return bigEndian ? swapBytes(bytes, componentSize(dtype)) : bytes;
}

/**
 * Reads the head of an `.npy` file and checks that exactly its elements follow.
 *
 * @throws TsmlError `ERR_NPY`
 */
export function readNpyHeader(file: ByteSource): NpyHeader {
  const header = parseNpyHeader(file.read(0, Math.min(file.size, NPY_HEAD_BYTES)), file.name);
  checkLength(file.name, header.dtype, header.shape, file.size - header.offset, (reason) =>
    invalid(
      file.name,
      `${reason.slice(file.name.length + 2)}${file.size > header.offset ? ' (np.load would read the first of several arrays)' : ''}`,
    ),
  );
  return { ...header, length: file.size - header.offset };
}

/** The same without the check, from the first bytes alone. */
export function parseNpyHeader(head: Uint8Array, what: string): Omit<NpyHeader, 'length'> {
  if (head.length < 10 || MAGIC.some((byte, i) => head[i] !== byte)) {
    throw invalid(what, 'it does not begin with "\\x93NUMPY"');
  }
  const version = head[6] ?? 0;
  if (version < 1 || version > 3 || head[7] !== 0) {
    throw invalid(what, `expected version 1.0, 2.0 or 3.0, received ${version}.${head[7]}`);
  }
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const start = version === 1 ? 10 : 12;
  if (head.length < start) throw invalid(what, 'it ends within its header');
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER_BYTES) {
    throw invalid(
      what,
      `the header is said to have ${length} bytes; at most ${MAX_HEADER_BYTES} are allowed`,
    );
  }
  if (start + length > head.length) throw invalid(what, 'it ends within its header');
  const bytes = head.subarray(start, start + length);
  const text = Buffer.from(bytes).toString(version === 3 ? 'utf8' : 'latin1');
  return { ...readDescription(what, text), offset: start + length };
}

/**
 * Encodes an array as an `.npy` file, byte for byte as NumPy does.
 *
 * @throws TsmlError `ERR_NPY` where bytes do not match dtype and shape, and for bfloat16.
 */
export function encodeNpy(
  array: StoredTensor & { readonly fortranOrder?: boolean },
  what = 'the array',
): Uint8Array {
  const { dtype, shape, bytes, fortranOrder = false } = array;
  checkLength(what, dtype, shape, bytes.length, (reason) => new TsmlError('ERR_NPY', reason));
  return concatBytes([encodeNpyHeader(dtype, shape, fortranOrder, what), bytes]);
}

/** What stands in an `.npy` file before the elements. */
export function encodeNpyHeader(
  dtype: Dtype,
  shape: readonly number[],
  fortranOrder = false,
  what = 'the array',
): Uint8Array {
  const word = WORDS[dtype];
  if (word === undefined) {
    throw new TsmlError('ERR_NPY', `${what}: NumPy has no dtype ${dtype}`, {
      remedy: "Convert it with to('float32'), which is exact, or save as .safetensors or .pt, which have it.",
    });
  }
  const order = ITEM_SIZE[dtype] === 1 ? '|' : '<';
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${order}${word}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': (${sizes}), }`;
  // NumPy leaves room for the first size to grow to 20 digits.
  const grows = fortranOrder ? shape.at(-1) : shape[0];
  const room = grows === undefined ? 0 : 21 - String(grows).length;
  const unpadded = MAGIC.length + 4 + text.length + room + 1;
  // As NumPy does, also where nothing would have to be added.
  const total = (Math.floor(unpadded / ALIGNMENT) + 1) * ALIGNMENT;
  const header = new Uint8Array(total).fill(0x20);
  header.set(MAGIC);
  header.set([1, 0], MAGIC.length);
  new DataView(header.buffer).setUint16(8, total - 10, true);
  header.set(new TextEncoder().encode(text), 10);
  header[total - 1] = 0x0a;
  return header;
}

function readDescription(what: string, text: string): Omit<NpyHeader, 'offset' | 'length'> {
  const value = parsePythonLiteral(text);
  if (!(value instanceof Map)) throw invalid(what, `its header is no dictionary: ${shorten(text)}`);
  const keys = [...value.keys()].sort();
  if (keys.join() !== 'descr,fortran_order,shape') {
    throw invalid(what, `expected the keys descr, fortran_order and shape, received ${keys.join(', ')}`);
  }
  const fortranOrder = value.get('fortran_order');
  if (typeof fortranOrder !== 'boolean') throw invalid(what, 'fortran_order is neither True nor False');
  const shape = value.get('shape');
  if (!isSizes(shape)) throw invalid(what, `expected a shape of whole numbers ≥ 0: ${shorten(text)}`);
  return { ...readDescr(what, value.get('descr')), fortranOrder, shape };
}

function readDescr(what: string, descr: PythonLiteral | undefined): { dtype: Dtype; bigEndian: boolean } {
  const [, order = '', word = ''] = /^([<>|=])(.+)$/s.exec(typeof descr === 'string' ? descr : '') ?? [];
  const dtype = DTYPES.get(word);
  if (isKnown(dtype)) {
    if (ITEM_SIZE[dtype] === 1 || order === '<' || order === '>') return { dtype, bigEndian: order === '>' };
  }
  const shown = typeof descr === 'string' ? `"${shorten(descr)}"` : 'of records';
  const reason = word.startsWith('O')
    ? 'it holds Python objects, which only running their pickle could read'
    : `expected a dtype of ${[...DTYPES.keys()].join(', ')}, received ${shown}`;
  throw new TsmlError('ERR_NPY', `${what}: ${reason}`, {
    remedy: 'In Python, convert it with astype() to one that tsml has, and save it again.',
  });
}

function isSizes(value: PythonLiteral | undefined): value is number[] {
  return Array.isArray(value) && value.every((size) => typeof size === 'number' && size >= 0);
}

function isKnown(dtype: string | undefined): dtype is Dtype {
  return dtype !== undefined && Object.hasOwn(WORDS, dtype);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function invalid(what: string, reason: string): TsmlError {
  return new TsmlError('ERR_NPY', `${what} is not a valid .npy array: ${reason}`);
}
