/** PyTorch's checkpoints (`.pt`, `.pth`): zip archives with a pickle, and a file for each storage. */
import { TsmlError } from '../errors.js';
import { type Dtype, ITEM_SIZE, isDtype } from '../torch/dtype.js';
import { ByteBudget } from './limit.js';
import { PickleFunction, PickleInternal, type PickleItem, type PickleValue, unpickle } from './pickle.js';
import type { ByteSink } from './sink.js';
import type { ByteSource } from './source.js';
import { componentSize, normalizeBooleans, swapBytes } from './stored.js';
import { entryPieces, readEntryBytes, readZip, type ZipEntry } from './zip.js';
import { ZipWriter } from './zip-writer.js';

/** Elements that tensors share. */
export class CheckpointStorage extends PickleInternal {
  constructor(
    readonly dtype: Dtype,
    /** Of the elements, in bytes. */
    readonly length: number,
    readonly entry: ZipEntry,
    private readonly file: ByteSource,
    private readonly bigEndian: boolean,
  ) {
    super(`storage ${entry.name}`);
  }

  /** Whether the elements lie in the file as libtorch takes them. */
  get isPlain(): boolean {
    return !this.entry.compressed && !this.bigEndian && this.dtype !== 'bool';
  }

  /** The elements, little-endian, in pieces; a packed one comes whole. */
  *pieces(): Generator<Uint8Array> {
    for (const piece of entryPieces(this.file, this.entry)) {
      if (this.dtype === 'bool') yield normalizeBooleans(piece);
      else yield this.bigEndian ? swapBytes(piece, componentSize(this.dtype)) : piece;
    }
  }
}

/** A tensor of a checkpoint: a view of a storage, which lies within it. */
export interface CheckpointTensor {
  readonly storage: CheckpointStorage;
  /** In elements. */
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly requiresGrad: boolean;
}

/** Makes tensors of the caller's kind. */
export interface TensorMaker<T> {
  make(tensor: CheckpointTensor): T;
  /** A parameter asks for its gradient; `data` is what `make` gave, or what stands in its place. */
  parameter(data: unknown, requiresGrad: boolean): void;
}

/** The names that storages of each dtype have in pickles. */
export const STORAGES: Readonly<Record<Dtype, string>> = {
  float32: 'FloatStorage',
  float64: 'DoubleStorage',
  float16: 'HalfStorage',
  bfloat16: 'BFloat16Storage',
  int8: 'CharStorage',
  int16: 'ShortStorage',
  int32: 'IntStorage',
  int64: 'LongStorage',
  uint8: 'ByteStorage',
  bool: 'BoolStorage',
  complex64: 'ComplexFloatStorage',
  complex128: 'ComplexDoubleStorage',
};

const MOST_DIMENSIONS = 64;
/** Python's own types that stand in pickles as the default of a defaultdict. */
const TYPES = new Set(['list', 'dict', 'set', 'int', 'float', 'str', 'bool', 'tuple']);

/**
 * Reads a checkpoint. Nothing of it is run: what its pickle may name is a list, and all else is refused by its full
 * name.
 *
 * @param maxBytes that its storages may take together; default: the machine's memory
 * @throws TsmlError `ERR_ZIP`, `ERR_PICKLE`, `ERR_CHECKPOINT` or `ERR_TOO_LARGE`
 */
export function readCheckpoint<T>(
  file: ByteSource,
  maker: TensorMaker<T>,
  maxBytes?: number,
): PickleValue<T> {
  const head = file.read(0, Math.min(file.size, 2));
  if (head[0] === 0x80) {
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `${file.name} is a checkpoint of PyTorch before 1.6, or a plain pickle`,
      {
        remedy: 'In Python, load it and save it again: torch.save(torch.load(path), path).',
      },
    );
  }
  const entries = readZip(file);
  const pickle = [...entries.keys()].find((name) => /^[^/]+\/data\.pkl$/.test(name));
  const entry = pickle === undefined ? undefined : entries.get(pickle);
  if (pickle === undefined || entry === undefined) {
    throw invalid(file.name, 'it has no data.pkl (is it an .npz?)');
  }
  const root = pickle.slice(0, -'data.pkl'.length);
  if (entries.has(`${root}constants.pkl`)) {
    throw new TsmlError('ERR_CHECKPOINT', `${file.name} is a TorchScript program, not a checkpoint`, {
      remedy: 'In Python, save its weights: torch.save(torch.jit.load(path).state_dict(), new_path).',
    });
  }
  const budget = new ByteBudget(maxBytes);
  const order = entries.get(`${root}byteorder`);
  if (order !== undefined) budget.take(order.size, order.name);
  const bigEndian = order !== undefined && Buffer.from(readEntryBytes(file, order)).toString() === 'big';
  budget.take(entry.size, `${file.name}: data.pkl`);
  const reader = new CheckpointReader(file, entries, root, bigEndian, budget, maker, 4 * entry.size);
  return unpickle(readEntryBytes(file, entry), reader, file.name);
}

class CheckpointReader<T> {
  private readonly storages = new Map<string, CheckpointStorage>();

  constructor(
    private readonly file: ByteSource,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly root: string,
    private readonly bigEndian: boolean,
    private readonly budget: ByteBudget,
    private readonly maker: TensorMaker<T>,
    /** Of what may still be made, in items and bytes. */
    private left: number,
  ) {}

  global(name: string): PickleItem<T> | undefined {
    const [, type] = /^(?:__builtin__|builtins)\.(\w+)$/.exec(name) ?? [];
    const [, word = ''] = /^torch\.(\w+)$/.exec(name) ?? [];
    if (isDtype(word)) return word;
    if (storageDtype(word) !== undefined) return new PickleFunction(name, () => this.refuse(`calls ${name}`));
    const call = this.functionFor(type === undefined ? name : `builtins.${type}`);
    if (call !== undefined) return new PickleFunction(name, call);
    if (type !== undefined && TYPES.has(type))
      return new PickleFunction(name, () => this.refuse(`calls ${name}`));
    return undefined;
  }

  persistent(id: PickleItem<T>): PickleItem<T> {
    const [kind, type, key, , count] = Array.isArray(id) ? id : [];
    const dtype = type instanceof PickleFunction ? storageDtype(type.name.replace('torch.', '')) : undefined;
    if (kind !== 'storage' || dtype === undefined || typeof key !== 'string' || typeof count !== 'number') {
      throw this.invalid('it names a storage in a way that torch.save does not');
    }
    const known = this.storages.get(key);
    const length = count * ITEM_SIZE[dtype];
    if (known !== undefined) {
      if (known.dtype !== dtype || known.length !== length)
        throw this.invalid(`storage "${key}" has two forms`);
      return known;
    }
    const entry = this.entries.get(`${this.root}data/${key}`);
    if (entry === undefined) throw this.invalid(`storage "${key}" is missing`);
    if (entry.size !== length) {
      throw this.invalid(
        `storage "${key}" of ${count} ${dtype} takes ${length} bytes, but it has ${entry.size}`,
      );
    }
    this.budget.take(length, `${this.file.name}: storage "${key}"`);
    const storage = new CheckpointStorage(dtype, length, entry, this.file, this.bigEndian);
    this.storages.set(key, storage);
    return storage;
  }

  private functionFor(name: string): ((args: readonly PickleItem<T>[]) => PickleItem<T>) | undefined {
    switch (name) {
      case 'collections.OrderedDict':
      case 'collections.Counter':
        return ([entries]) => this.dictionary(entries);
      case 'collections.defaultdict':
        return ([, entries]) => this.dictionary(entries);
      case 'builtins.set':
      case 'builtins.frozenset':
        return ([items]) => new Set(this.list(items ?? []));
      case 'builtins.complex':
        return ([re, im]) => ({ re: this.number(re), im: this.number(im) });
      case 'builtins.bytearray':
      case '_codecs.encode':
        return ([text]) => this.encode(text);
      case 'torch.Size':
        return ([sizes]) => this.list(sizes ?? []);
      case 'torch.device':
        return (parts) => parts.map(String).join(':');
      case 'torch._utils._rebuild_tensor_v2':
        return (args) => {
          this.checkPlain(args[6]);
          return this.rebuild(args, args[4] === true);
        };
      case 'torch._utils._rebuild_parameter':
        return ([data, requiresGrad]) => {
          this.maker.parameter(data, requiresGrad === true);
          return data ?? this.refuse('has a parameter without data');
        };
      default:
        return undefined;
    }
  }

  /** A conjugate or negative that Python has not computed yet is a mark on other elements. */
  private checkPlain(marks: PickleItem<T> | undefined): void {
    const set = marks instanceof Map ? [...marks].filter(([, value]) => value === true) : [];
    if (set.length === 0) return;
    throw new TsmlError(
      'ERR_CHECKPOINT',
      `${this.file.name}: a tensor is marked ${set.map(([name]) => `"${String(name)}"`).join(' and ')}, and its elements are not what it holds`,
      { remedy: 'In Python, save x.resolve_conj().resolve_neg().' },
    );
  }

  /** What is made of other things is no more than what stands in the file: else a few bytes could ask for any memory. */
  private spend(items: number): void {
    this.left -= items;
    if (this.left < 0) throw this.invalid('it makes more of its own parts than it holds');
  }

  private rebuild([storage, offset, shape, strides]: readonly PickleItem<T>[], requiresGrad: boolean): T {
    if (!(storage instanceof CheckpointStorage)) throw this.invalid('a tensor has no storage');
    const sizes = this.sizes(shape);
    const steps = this.sizes(strides);
    const [start = 0] = this.sizes([offset ?? 0]);
    const count = sizes.reduce((product, size) => product * size, 1);
    if (sizes.length !== steps.length || sizes.length > MOST_DIMENSIONS || !Number.isSafeInteger(count)) {
      throw this.invalid(
        `a tensor has the shape [${sizes.slice(0, 64).join(', ')}] and ${steps.length} strides`,
      );
    }
    // In BigInt: the strides are anybody's numbers.
    const last = sizes.reduce(
      (sum, size, dim) => sum + BigInt(size - 1) * BigInt(steps[dim] ?? 0),
      BigInt(start),
    );
    const held = storage.length / ITEM_SIZE[storage.dtype];
    if (count > 0 ? last >= BigInt(held) : start > held) {
      throw this.invalid(
        `a tensor of shape [${sizes.join(', ')}], strides [${steps.join(', ')}] and offset ${start} does not lie in its storage of ${held} elements`,
      );
    }
    return this.maker.make({ storage, offset: start, shape: sizes, strides: steps, requiresGrad });
  }

  private sizes(items: PickleItem<T> | undefined): number[] {
    return this.list(items).map((size) => {
      if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0) return size;
      throw this.invalid('a tensor has a size, stride or offset that is no whole number ≥ 0');
    });
  }

  private list(items: PickleItem<T> | undefined): PickleItem<T>[] {
    if (Array.isArray(items)) {
      this.spend(items.length);
      return [...items];
    }
    throw this.invalid('something is no list that should be one');
  }

  private dictionary(entries: PickleItem<T> | undefined): Map<PickleItem<T>, PickleItem<T>> {
    if (entries === undefined) return new Map();
    if (entries instanceof Map) {
      this.spend(entries.size);
      const copy = new Map<PickleItem<T>, PickleItem<T>>();
      for (const [key, value] of entries) copy.set(key, value);
      return copy;
    }
    return new Map(
      this.list(entries).map((entry): [PickleItem<T>, PickleItem<T>] => {
        const [key = null, value = null] = this.list(entry);
        return [key, value];
      }),
    );
  }

  private number(value: PickleItem<T> | undefined): number {
    if (typeof value === 'number') return value;
    throw this.invalid('something is no number that should be one');
  }

  private encode(text: PickleItem<T> | undefined): Uint8Array {
    if (typeof text === 'string') {
      this.spend(text.length);
      return new Uint8Array(Buffer.from(text, 'latin1'));
    }
    throw this.invalid('bytes are not written as latin1');
  }

  private refuse(what: string): never {
    throw this.invalid(`it ${what}`);
  }

  private invalid(reason: string): TsmlError {
    return invalid(this.file.name, reason);
  }
}

/** A storage to be written: its bytes come when they are wanted. */
export interface StorageToWrite {
  /** In bytes. */
  readonly length: number;
  pieces(): Iterable<Uint8Array>;
}

/** Writes an archive as `torch.save` does; storage number i is the one that the pickle calls `String(i)`. */
export function writeCheckpoint(
  sink: ByteSink,
  pickle: Uint8Array,
  storages: readonly StorageToWrite[],
): void {
  const zip = new ZipWriter(sink);
  const add = (name: string, bytes: Uint8Array) => zip.add(`archive/${name}`, bytes.length, [bytes]);
  add('data.pkl', pickle);
  add('.format_version', Buffer.from('1'));
  add('.storage_alignment', Buffer.from('64'));
  add('byteorder', Buffer.from('little'));
  for (const [i, { length, pieces }] of storages.entries()) zip.add(`archive/data/${i}`, length, pieces());
  add('version', Buffer.from('3\n'));
  zip.end();
}

function storageDtype(name: string): Dtype | undefined {
  return Object.keys(STORAGES)
    .filter(isDtype)
    .find((dtype) => STORAGES[dtype] === name);
}

function invalid(what: string, reason: string): TsmlError {
  return new TsmlError('ERR_CHECKPOINT', `${what} is not a valid checkpoint: ${reason}`);
}
