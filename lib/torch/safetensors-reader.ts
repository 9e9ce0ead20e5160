import { didYouMean } from '../config/suggest.js';
import { TsmlError } from '../errors.js';
import { readSafetensorsHeader, type TensorPlace } from '../io/safetensors.js';
import { SHARD_INDEX_SUFFIX } from '../io/shards.js';
import type { ByteSource } from '../io/source.js';
import type { NativeMappedFile } from '../native.js';
import type { Dtype } from './dtype.js';
import { namingFile, shardsOf, tensorAt, withMapping } from './files.js';
import type { Tensor } from './tensor.js';

interface Place {
  readonly file: ByteSource;
  readonly mapping: NativeMappedFile;
  readonly place: TensorPlace;
}

/** The tensors of a mapped safetensors file, or of several shards, each made when it is asked for. */
export class SafetensorsReader {
  /** Of the file; of shards, those of all. */
  readonly metadata: Readonly<Record<string, string>>;

  /** @internal */
  constructor(
    private readonly path: string,
    private readonly places: ReadonlyMap<string, Place>,
    metadata: Readonly<Record<string, string>>,
  ) {
    this.metadata = metadata;
  }

  /** The tensors' names. */
  keys(): string[] {
    return [...this.places.keys()];
  }

  /** Dtype and shape of a tensor, without making it. */
  info(name: string): { readonly dtype: Dtype; readonly shape: readonly number[] } {
    const { dtype, shape } = this.find(name).place;
    return { dtype, shape };
  }

  /**
   * A tensor, new at each call. Its elements are read from the file when they are used; writing to it changes neither
   * the file nor other tensors of it, save for what this process wrote to the same elements.
   *
   * @throws TsmlError `ERR_KEY` with the nearest name that there is
   */
  get(name: string): Tensor {
    const { file, place, mapping } = this.find(name);
    return tensorAt(file, place, mapping);
  }

  private find(name: string): Place {
    const place = this.places.get(name);
    if (place !== undefined) return place;
    throw new TsmlError(
      'ERR_KEY',
      `${this.path}: there is no tensor "${name}"${didYouMean(name, this.places.keys())}`,
      {
        remedy: 'keys() lists those that there are.',
      },
    );
  }
}

/**
 * Opens a safetensors file, or an index of shards (`model.safetensors.index.json`), without reading its tensors.
 *
 * @throws TsmlError `ERR_SAFETENSORS` naming the file and what is wrong with it
 */
export function openSafetensors(path: string): SafetensorsReader {
  const shards = path.endsWith(SHARD_INDEX_SUFFIX) ? shardsOf(path) : new Map([[path, undefined]]);
  const places = new Map<string, Place>();
  let metadata: Readonly<Record<string, string>> = {};
  for (const [shard, names] of shards) {
    namingFile(shard, () =>
      withMapping(shard, (file, mapping) => {
        const header = readSafetensorsHeader(file);
        metadata = { ...metadata, ...header.metadata };
        for (const name of names ?? header.tensors.keys()) {
          const place = header.tensors.get(name);
          if (place === undefined) {
            throw new TsmlError('ERR_SAFETENSORS', `${path}: tensor "${name}" is not in ${shard}`, {
              remedy: 'A shard belongs to another index. Copy them all again.',
            });
          }
          places.set(name, { file, mapping, place });
        }
      }),
    );
  }
  return new SafetensorsReader(path, places, metadata);
}
