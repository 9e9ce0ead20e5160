/** `torch.save`: tensors into files, by the file's extension. */
import { existsSync } from 'node:fs';
import { checkOptions } from '../config/options.js';
import { TsmlError, withArticle } from '../errors.js';
import { STORAGES, type StorageToWrite, writeCheckpoint } from '../io/checkpoint.js';
import { requireBytes } from '../io/limit.js';
import { encodeNpyHeader } from '../io/npy.js';
import { type ArrayToWrite, writeNpz } from '../io/npz.js';
import { PickleWriter } from '../io/pickle-writer.js';
import { layOutSafetensors } from '../io/safetensors.js';
import {
  encodeShardIndex,
  isShardOf,
  planShards,
  readShardIndex,
  SHARD_INDEX_SUFFIX,
  shardIndexPath,
  shardPath,
} from '../io/shards.js';
import {
  type ByteSink,
  collectBytes,
  type FileToWrite,
  writeFileAtomicSync,
  writeFilesAtomicSync,
} from '../io/sink.js';
import { PIECE_BYTES } from '../io/zip.js';
import { native } from '../native.js';
import { type Dtype, ITEM_SIZE } from './dtype.js';
import { fileFormat, namedTensors, namingFile } from './files.js';
import { Float } from './numbers.js';
import { Tensor } from './tensor.js';

export interface SaveOptions {
  /** Packs the arrays of an `.npz` file. Default: false. */
  readonly compress?: boolean;
  /**
   * Bytes that the tensors of one `.safetensors` file may take, or a text such as `'2GB'`. Where they take more,
   * `model.safetensors` becomes `model-00001-of-00003.safetensors` and so on, with `model.safetensors.index.json`, by
   * which they are read. A tensor is never divided. Default: one file.
   */
  readonly maxShardSize?: number | string;
  /** Sees how far it is, in bytes of elements. What it throws ends the writing, and leaves nothing behind. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes a file, whole or not at all. A checkpoint (`.pt`, `.pth`) holds tensors, numbers, strings, booleans, null,
 * arrays, maps and plain objects, nested as one likes, and opens in Python by `torch.load(path)`; `.safetensors` and
 * `.npz` hold a map or object of tensors, `.npy` a tensor. Tensors of any device are saved as on the CPU.
 *
 * @throws TsmlError naming the file, and what of the value it cannot hold; an older file is untouched then
 */
export function save(value: unknown, path: string, options: SaveOptions = {}): void {
  checkOptions('torch.save', options, ['compress', 'maxShardSize', 'onProgress']);
  const format = fileFormat(path);
  if (path.endsWith(SHARD_INDEX_SUFFIX)) {
    throw new TsmlError('ERR_FORMAT', `${path}: an index is written with its shards, not by its name`, {
      remedy: 'Save model.safetensors with { maxShardSize }.',
    });
  }
  if (options.compress !== undefined && format !== 'npz')
    throw new TsmlError('ERR_OPTION', `${path}: compress is an option of .npz files`);
  if (options.maxShardSize !== undefined && format !== 'safetensors')
    throw new TsmlError('ERR_OPTION', `${path}: maxShardSize is an option of .safetensors files`);
  namingFile(path, () => {
    if (format === 'checkpoint') return saveCheckpoint(value, path, options);
    if (format === 'npy') return saveArray(value, path, options);
    const tensors = namedTensors(value, path);
    if (format === 'npz') return saveArrays(tensors, path, options);
    return saveSafetensors(tensors, path, options);
  });
}

/** A safetensors file in memory; each tensor's bytes as they are, whatever its dtype. */
export function encodeTensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const meter = new Meter(bytesOf(tensors.values()), undefined);
  return collectBytes((sink) => writeSafetensors(tensors, metadata, sink, meter));
}

/** Tells how far a file is while its elements are written. */
class Meter {
  private done = 0;

  constructor(
    private readonly total: number,
    private readonly onProgress: SaveOptions['onProgress'],
  ) {}

  *count(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const piece of pieces) {
      yield piece;
      this.done += piece.length;
      this.onProgress?.(this.done, this.total);
    }
  }
}

function bytesOf(tensors: Iterable<Tensor>): number {
  let bytes = 0;
  for (const tensor of tensors) bytes += tensor.nbytes;
  return bytes;
}

/** What the libraries of Hugging Face look for in a file before they take it. */
const FORMAT = { format: 'pt' };

function saveSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  path: string,
  { maxShardSize, onProgress }: SaveOptions,
): void {
  const meter = new Meter(bytesOf(tensors.values()), onProgress);
  if (maxShardSize === undefined)
    writeFileAtomicSync(path, (sink) => writeSafetensors(tensors, FORMAT, sink, meter));
  else saveShards(tensors, path, requireBytes('torch.save: maxShardSize', maxShardSize), meter);
}

function saveShards(
  tensors: ReadonlyMap<string, Tensor>,
  path: string,
  maxBytes: number,
  meter: Meter,
): void {
  const sizes = new Map([...tensors].map(([name, tensor]) => [name, tensor.nbytes]));
  const plan = planShards(sizes, maxBytes);
  const isOne = plan.length <= 1;
  const index = shardIndexPath(path);
  const older = existsSync(index) ? [...readShardIndex(index).keys()] : [];
  const shards = new Map(plan.map((names, i) => [isOne ? path : shardPath(path, i + 1, plan.length), names]));
  if (plan.length === 0) shards.set(path, []);
  const files = [...shards].map(([file, names]): FileToWrite => {
    const kept = new Set(names);
    const part = new Map([...tensors].filter(([name]) => kept.has(name)));
    return { path: file, write: (sink) => writeSafetensors(part, FORMAT, sink, meter) };
  });
  if (!isOne) {
    const bytes = encodeShardIndex(shards, bytesOf(tensors.values()));
    files.push({ path: index, write: (sink) => sink.append(bytes) });
  }
  // Readers take the whole file where there is one: neither may stand beside the other.
  const whole = isOne ? [] : [path];
  const shardsBefore = older.filter((file) => isShardOf(path, file) && !shards.has(file));
  writeFilesAtomicSync(files, { before: [index], after: [...whole, ...shardsBefore] });
}

function writeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: Readonly<Record<string, string>>,
  sink: ByteSink,
  meter: Meter,
): void {
  const { header, order } = layOutSafetensors(tensors, metadata);
  sink.append(header);
  for (const name of order) {
    const tensor = tensors.get(name);
    if (tensor !== undefined) for (const piece of meter.count(tensorPieces(tensor))) sink.append(piece);
  }
}

function saveArrays(
  tensors: ReadonlyMap<string, Tensor>,
  path: string,
  { compress = false, onProgress }: SaveOptions,
): void {
  const meter = new Meter(bytesOf(tensors.values()), onProgress);
  const arrays = new Map([...tensors].map(([name, tensor]) => [name, toArray(tensor, meter)]));
  writeFileAtomicSync(path, (sink) => writeNpz(sink, arrays, { compress }));
}

function saveArray(value: unknown, path: string, { onProgress }: SaveOptions): void {
  if (!(value instanceof Tensor)) {
    throw new TsmlError('ERR_FORMAT', `${path}: an .npy file holds one tensor, received ${typeof value}`, {
      remedy: 'Save several as .npz, .safetensors or .pt.',
    });
  }
  const { dtype, shape, fortranOrder, pieces } = toArray(value, new Meter(value.nbytes, onProgress));
  const header = encodeNpyHeader(dtype, shape, fortranOrder);
  writeFileAtomicSync(path, (sink) => {
    sink.append(header);
    for (const piece of pieces()) sink.append(piece);
  });
}

/** As NumPy does, column-major where the elements lie so. */
function toArray(tensor: Tensor, meter: Meter): ArrayToWrite {
  const { dtype, shape } = tensor;
  const turned = tensor.detach().permute(shape.map((_, dim) => shape.length - 1 - dim));
  const fortranOrder = !isContiguous(tensor) && isContiguous(turned);
  const pieces = () => meter.count(tensorPieces(fortranOrder ? turned : tensor));
  return { dtype, shape, fortranOrder, pieces };
}

function isContiguous({ shape, strides }: Tensor): boolean {
  let expected = 1;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    const size = shape[dim] ?? 0;
    if (size !== 1 && strides[dim] !== expected) return false;
    expected *= size;
  }
  return true;
}

/** The elements' bytes, row-major. */
function* tensorPieces(tensor: Tensor): Generator<Uint8Array> {
  requireElements(tensor);
  if (tensor.nbytes <= PIECE_BYTES) {
    yield new Uint8Array(native().toBytes(tensor.live('torch.save')));
    return;
  }
  using flat = tensor.detach().reshape([-1]);
  const count = flat.numel();
  const step = PIECE_BYTES / ITEM_SIZE[flat.dtype];
  for (let done = 0; done < count; done += step) {
    using part = flat.narrow(0, done, Math.min(step, count - done));
    yield new Uint8Array(native().toBytes(part.live('torch.save')));
  }
}

function requireElements(tensor: Tensor): void {
  if (tensor.layout === 'strided' && tensor.device !== 'meta') return;
  const kind = tensor.device === 'meta' ? 'has no elements (device meta)' : `is ${tensor.layout}`;
  throw new TsmlError('ERR_VALUE', `torch.save: a tensor ${kind}`, { remedy: 'Save x.toDense().' });
}

/** Which elements of which storage a tensor shows. */
interface View {
  readonly storage: string;
  readonly bytes: number;
  readonly offset: number;
  readonly key: string;
}

function viewOf(tensor: Tensor): View {
  requireElements(tensor);
  const [address, bytes, offset] = native().storage(tensor.live('torch.save'));
  const { shape, strides, dtype } = tensor;
  return { storage: String(address), bytes, offset, key: JSON.stringify([dtype, offset, shape, strides]) };
}

interface SavedStorage extends StorageToWrite {
  readonly index: number;
  readonly dtype: Dtype;
}

/** Tensors that share a storage share it in the file; where one tensor alone shows a part of one, that part is saved. */
function saveCheckpoint(value: unknown, path: string, { onProgress }: SaveOptions): void {
  const views = new Map<string, Set<string>>();
  new PickleWriter((object) => {
    if (!(object instanceof Tensor)) return object instanceof Float;
    const { storage, key } = viewOf(object);
    views.set(storage, (views.get(storage) ?? new Set()).add(key));
    return true;
  }).write(value);
  const storages = new Map<string, SavedStorage>();
  const writer = new PickleWriter((object, pickle, where) => {
    if (object instanceof Float) pickle.float(object.value);
    else if (object instanceof Tensor) writeTensor(object, pickle, where, views, storages);
    else return false;
    return true;
  });
  writer.write(value);
  const pickle = writer.end();
  const parts = [...storages.values()];
  const meter = new Meter(
    parts.reduce((bytes, { length }) => bytes + length, 0),
    onProgress,
  );
  const counted = parts.map(({ length, pieces }) => ({ length, pieces: () => meter.count(pieces()) }));
  writeFileAtomicSync(path, (sink) => writeCheckpoint(sink, pickle, counted));
}

function writeTensor(
  tensor: Tensor,
  pickle: PickleWriter,
  where: string,
  views: ReadonlyMap<string, ReadonlySet<string>>,
  storages: Map<string, SavedStorage>,
): void {
  const view = viewOf(tensor);
  const { dtype, shape } = tensor;
  const isShared = (views.get(view.storage)?.size ?? 0) > 1;
  const isWhole = view.offset === 0 && view.bytes === tensor.nbytes;
  const isLazy = tensor.isConj() || tensor.isNeg();
  const keepsStorage = (isShared || isWhole) && !isLazy && view.bytes % ITEM_SIZE[dtype] === 0;
  const key = keepsStorage ? view.storage : `${view.storage} ${view.key} ${isLazy ? storages.size : ''}`;
  const elements = keepsStorage ? tensor.detach().asStrided([view.bytes / ITEM_SIZE[dtype]], [1], 0) : tensor;
  const storage = storages.get(key) ?? {
    index: storages.size,
    dtype,
    length: elements.nbytes,
    pieces: () => tensorPieces(elements),
  };
  if (storage.dtype !== dtype) {
    throw new TsmlError(
      'ERR_VALUE',
      `${where}: it shares its memory with ${withArticle(storage.dtype)} tensor`,
      {
        remedy: 'A checkpoint keeps memory of one dtype: save a clone() of one of them.',
      },
    );
  }
  storages.set(key, storage);
  const strides = keepsStorage ? tensor.strides : contiguousStrides(shape);
  const count = storage.length / ITEM_SIZE[dtype];
  const sizes = (values: readonly number[]) => () =>
    pickle.tuple(values.map((size) => () => pickle.write(size)));
  pickle.global('torch._utils', '_rebuild_tensor_v2');
  pickle.tuple([
    () => {
      pickle.tuple([
        () => pickle.write('storage'),
        () => pickle.global('torch', STORAGES[dtype]),
        () => pickle.write(String(storage.index)),
        () => pickle.write('cpu'),
        () => pickle.write(count),
      ]);
      pickle.op('Q');
    },
    () => pickle.write(keepsStorage ? view.offset : 0),
    sizes(shape),
    sizes(strides),
    () => pickle.write(tensor.requiresGrad),
    () => {
      pickle.global('collections', 'OrderedDict');
      pickle.op(')R');
    },
  ]);
  pickle.op('R');
}

function contiguousStrides(shape: readonly number[]): number[] {
  let stride = 1;
  return shape
    .toReversed()
    .map((size) => {
      const own = stride;
      stride *= Math.max(1, size);
      return own;
    })
    .reverse();
}
