/** `torch.save` and `torch.load`: tensors from and to files, by the file's extension. */
import { basename, extname } from 'node:path';
import { checkOptions } from '../config/options.js';
import { CancelledError, TsmlError } from '../errors.js';
import {
  type CheckpointStorage,
  type CheckpointTensor,
  readCheckpoint,
  type TensorMaker,
} from '../io/checkpoint.js';
import { ByteBudget } from '../io/limit.js';
import { littleEndian, type NpyHeader, readNpyHeader } from '../io/npy.js';
import { memberPieces, readNpzHeaders } from '../io/npz.js';
import type { PickleValue } from '../io/pickle.js';
import { readSafetensorsHeader, type TensorPlace } from '../io/safetensors.js';
import { readShardIndex, SHARD_INDEX_SUFFIX } from '../io/shards.js';
import { type ByteSource, checkRange, partOf, requireFile, statusOf, withFile } from '../io/source.js';
import { PIECE_BYTES } from '../io/zip.js';
import { type NativeMappedFile, native } from '../native.js';
import { beforeOperator } from './context.js';
import { type Dtype, ITEM_SIZE } from './dtype.js';
import { callNative, describeArguments } from './errors.js';
import { call } from './operators.js';
import { Tensor, tensorFromBytes } from './tensor.js';

/** What a checkpoint holds: dictionaries are maps, lists and tuples arrays. */
export type Loaded = PickleValue<Tensor>;

export interface LoadOptions {
  /** Bytes that the arrays of the file may take together. Default: the machine's memory. */
  readonly maxBytes?: number;
  /**
   * Maps the file, privately, instead of reading it: elements are read when they are used, and writing to a tensor
   * does not change the file. What is packed, not aligned or boolean is read as ever. Default: false.
   */
  readonly mmap?: boolean;
  /** Sees how far it is, in bytes of the file (of shards, of each). What it throws ends the reading. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The formats, by extension. */
export type FileFormat = 'safetensors' | 'npz' | 'npy' | 'checkpoint';

const FORMATS: Readonly<Record<string, FileFormat>> = {
  '.safetensors': 'safetensors',
  '.npz': 'npz',
  '.npy': 'npy',
  '.pt': 'checkpoint',
  '.pth': 'checkpoint',
  '.bin': 'checkpoint',
};

/** @throws TsmlError `ERR_FORMAT` for an extension that is none of a format's. */
export function fileFormat(path: string): FileFormat {
  if (typeof path !== 'string') {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `expected the path of a file, received ${describeArguments([path])}`,
      {
        remedy: "Write torch.save(value, 'file.pt') and torch.load('file.pt').",
      },
    );
  }
  if (path.endsWith(SHARD_INDEX_SUFFIX)) return 'safetensors';
  const format = FORMATS[extname(path).toLowerCase()];
  if (format !== undefined) return format;
  throw new TsmlError('ERR_FORMAT', `${path}: the extension names no format that tsml has`, {
    remedy: `The formats are ${Object.keys(FORMATS).join(', ')} and .safetensors.index.json.`,
  });
}

/**
 * Reads a file. A checkpoint (`.pt`, `.pth`) gives what was saved; `.safetensors`, its index of shards and `.npz` give
 * a map of tensors; `.npy` a tensor. All are on the CPU. Of a checkpoint nothing is run: it may hold tensors and plain
 * data, and all else is refused by its name.
 *
 * @throws TsmlError naming the file and what is wrong with it
 */
export function load(path: string, options: LoadOptions = {}): Loaded {
  checkOptions('torch.load', options, ['maxBytes', 'mmap', 'onProgress']);
  const format = fileFormat(path);
  if (path.endsWith(SHARD_INDEX_SUFFIX)) return loadShards(path, options);
  return namingFile(path, () =>
    options.mmap === true
      ? withMapping(path, (file, mapping) => read(format, file, options, mapping))
      : withFile(path, (file) => read(format, counted(file, options.onProgress), options, undefined)),
  );
}

function counted(file: ByteSource, onProgress: LoadOptions['onProgress']): ByteSource {
  if (onProgress === undefined) return file;
  let done = 0;
  const { name, size } = file;
  return {
    name,
    size,
    read(offset, length) {
      const bytes = file.read(offset, length);
      // Heads are read twice.
      done = Math.min(size, done + length);
      onProgress(done, size);
      return bytes;
    },
  };
}

/**
 * Reads the tensors of a file that holds nothing else, such as a state dict: by name, whatever the format. The tensor
 * of an `.npy` file is called `array`.
 *
 * @throws TsmlError `ERR_FORMAT` where a checkpoint holds something else at its top
 */
export function loadTensors(path: string, options: LoadOptions = {}): Map<string, Tensor> {
  const loaded = load(path, options);
  return loaded instanceof Tensor ? new Map([['array', loaded]]) : namedTensors(loaded, path);
}

/** @throws TsmlError `ERR_FORMAT` naming what is no tensor. */
export function namedTensors(value: unknown, path: string): Map<string, Tensor> {
  const entries: Iterable<[unknown, unknown]> =
    value instanceof Map ? value : isPlainObject(value) ? Object.entries(value) : [['the value', value]];
  const tensors = new Map<string, Tensor>();
  for (const [name, tensor] of entries) {
    if (typeof name !== 'string' || !(tensor instanceof Tensor)) {
      throw new TsmlError('ERR_FORMAT', `${path}: expected named tensors alone; "${String(name)}" is none`, {
        remedy:
          'A checkpoint (.pt) holds other values too. Of one that you load, take the part that has the tensors.',
      });
    }
    tensors.set(name, tensor);
  }
  return tensors;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** @internal Reads a file of a format, wherever its bytes are. */
export function read(
  format: FileFormat,
  file: ByteSource,
  { maxBytes }: LoadOptions,
  mapping: NativeMappedFile | undefined,
): Loaded {
  const budget = new ByteBudget(maxBytes);
  switch (format) {
    case 'safetensors': {
      const tensors = new Map<string, Tensor>();
      for (const [name, place] of readSafetensorsHeader(file).tensors) {
        budget.take(place.length, `tensor "${name}"`);
        tensors.set(name, tensorAt(file, place, mapping));
      }
      return tensors;
    }
    case 'npz': {
      const tensors = new Map<string, Tensor>();
      for (const [name, member] of readNpzHeaders(file)) {
        const { header, entry, what } = member;
        budget.take(header.length, what);
        const offset = entry.compressed || header.bigEndian ? undefined : entry.offset + header.offset;
        tensors.set(name, arrayOf(header, offset, memberPieces(file, member), mapping));
      }
      return tensors;
    }
    case 'npy': {
      const header = readNpyHeader(file);
      budget.take(header.length, file.name);
      const offset = header.bigEndian ? undefined : header.offset;
      const part = partOf(file, file.name, header.offset, header.length);
      return arrayOf(header, offset, piecesOf(part, header), mapping);
    }
    default:
      return readCheckpoint(file, new Maker(mapping), maxBytes);
  }
}

/** @internal A tensor of a safetensors file. */
export function tensorAt(
  file: ByteSource,
  { dtype, shape, offset, length }: TensorPlace,
  mapping: NativeMappedFile | undefined,
): Tensor {
  const pieces = piecesOf(partOf(file, file.name, offset, length), { dtype, bigEndian: false });
  return tensorFrom(dtype, shape, length, offset, pieces, mapping);
}

function arrayOf(
  { dtype, shape, fortranOrder, length }: NpyHeader,
  offset: number | undefined,
  pieces: Iterable<Uint8Array>,
  mapping: NativeMappedFile | undefined,
): Tensor {
  const stored = fortranOrder ? shape.toReversed() : shape;
  const tensor = tensorFrom(dtype, stored, length, offset, pieces, mapping);
  return fortranOrder ? tensor.permute(shape.map((_, dim) => shape.length - 1 - dim)) : tensor;
}

/** Makes a checkpoint's tensors; those that share a storage there share it here. */
class Maker implements TensorMaker<Tensor> {
  private readonly storages = new Map<CheckpointStorage, Tensor>();

  constructor(private readonly mapping: NativeMappedFile | undefined) {}

  make({ storage, offset, shape, strides, requiresGrad }: CheckpointTensor): Tensor {
    const tensor = this.elements(storage).asStrided(shape, strides, offset);
    if (requiresGrad) tensor.requiresGrad = true;
    return tensor;
  }

  parameter(data: unknown, requiresGrad: boolean): void {
    if (data instanceof Tensor) data.requiresGrad = requiresGrad;
  }

  private elements(storage: CheckpointStorage): Tensor {
    const { dtype, length, entry } = storage;
    const offset = storage.isPlain ? entry.offset : undefined;
    const made =
      this.storages.get(storage) ??
      tensorFrom(dtype, [length / ITEM_SIZE[dtype]], length, offset, storage.pieces(), this.mapping);
    this.storages.set(storage, made);
    return made;
  }
}

/**
 * @param length of the elements, in bytes
 * @param offset where they lie in the file as libtorch takes them, if they do
 */
function tensorFrom(
  dtype: Dtype,
  shape: readonly number[],
  length: number,
  offset: number | undefined,
  pieces: Iterable<Uint8Array>,
  mapping: NativeMappedFile | undefined,
): Tensor {
  if (mapping !== undefined && offset !== undefined && offset % ITEM_SIZE[dtype] === 0 && dtype !== 'bool') {
    const tensor = new Tensor();
    beforeOperator();
    tensor.handle = callNative('torch.load', [], () =>
      native().mappedTensor(mapping, offset, dtype, shape, tensor),
    );
    return tensor;
  }
  let whole: Tensor | undefined;
  let done = 0;
  for (const piece of pieces) {
    if (piece.length === length) {
      whole = tensorFromBytes(piece, dtype, shape);
    } else {
      whole ??= emptyBytes(length);
      using part = tensorFromBytes(piece, 'uint8', [piece.length]);
      whole.narrow(0, done, piece.length).copy_(part);
    }
    done += piece.length;
  }
  if (whole === undefined) return tensorFromBytes(new Uint8Array(0), dtype, shape);
  return done === length && whole.dtype === dtype
    ? whole.view([...shape])
    : asDtype(whole, dtype).view([...shape]);
}

function emptyBytes(length: number): Tensor {
  return asTensor(call('aten::empty', [length], { dtype: 'uint8' }));
}

function asDtype(bytes: Tensor, dtype: Dtype): Tensor {
  return asTensor(call('aten::view', bytes, dtype));
}

function asTensor(value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  throw new TsmlError('ERR_INTERNAL', 'an operator gave no tensor');
}

function* piecesOf(file: ByteSource, form: Pick<NpyHeader, 'dtype' | 'bigEndian'>): Generator<Uint8Array> {
  for (let done = 0; done < file.size; done += PIECE_BYTES) {
    yield littleEndian(form, file.read(done, Math.min(PIECE_BYTES, file.size - done)));
  }
}

/** Runs `body` over a mapped file; the tensors that it makes of the mapping keep it. */
export function withMapping<T>(path: string, body: (file: ByteSource, mapping: NativeMappedFile) => T): T {
  requireFile(path);
  const mapping = callNative('torch.load', [path], () => native().mapFile(path));
  return body(
    {
      name: path,
      size: native().mappedSize(mapping),
      read(offset, length) {
        checkRange(this, offset, length);
        return new Uint8Array(native().mappedBytes(mapping, offset, length));
      },
    },
    mapping,
  );
}

function loadShards(path: string, options: LoadOptions): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  let left = options.maxBytes;
  for (const [shard, names] of shardsOf(path)) {
    const found = loadTensors(shard, left === undefined ? options : { ...options, maxBytes: left });
    for (const name of names) {
      const tensor = found.get(name);
      if (tensor === undefined) {
        throw new TsmlError('ERR_SAFETENSORS', `${path}: tensor "${name}" is not in ${shard}`, {
          remedy: 'A shard belongs to another index. Copy them all again.',
        });
      }
      if (left !== undefined) left -= tensor.nbytes;
      tensors.set(name, tensor);
    }
  }
  return tensors;
}

/**
 * @internal The names of the tensors of each shard, all of which are there.
 *
 * @throws TsmlError `ERR_FILE` naming the shards that are missing
 */
export function shardsOf(index: string): Map<string, string[]> {
  const shards = readShardIndex(index);
  const missing = [...shards.keys()].filter((shard) => statusOf(shard) === undefined);
  if (missing.length === 0) return shards;
  throw new TsmlError(
    'ERR_FILE',
    `${index} names shards that are not beside it: ${missing.map((shard) => basename(shard)).join(', ')}`,
    { remedy: 'Copy or download them into the folder of the index.' },
  );
}

/** Errors of `body` that do not name the file get its name. */
export function namingFile<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new TsmlError('ERR_OUT_OF_MEMORY', `${path}: ${error.message}`, { cause: error });
    }
    if (!(error instanceof TsmlError) || error instanceof CancelledError) throw error;
    if (error.message.includes(path)) throw error;
    const { code, message, remedy } = error;
    throw new TsmlError(
      code,
      `${path}: ${message}`,
      remedy === undefined ? { cause: error } : { remedy, cause: error },
    );
  }
}
