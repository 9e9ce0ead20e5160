/** What `tsml convert` does, at once; convert.ts runs it beside the thread that sees to the terminal. */
import { existsSync } from 'node:fs';
import { UsageError } from '../errors.js';
import { shardIndexPath } from '../io/shards.js';
import { fileFormat, type Loaded, load, namedTensors } from '../torch/files.js';
import { save } from '../torch/save.js';
import { Tensor } from '../torch/tensor.js';
import '../torch/torch.js';

export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly force?: true;
  readonly compress?: true;
  readonly key?: string;
  /** Such as `2GB`. */
  readonly maxShardSize?: string;
}

/** @param done in bytes, of those of the file or of the elements. */
export type ConversionProgress = (what: 'reading' | 'writing', done: number, total: number) => void;

/**
 * Reads a file and writes another, whole or not at all.
 *
 * @param onProgress what it throws ends the conversion.
 * @returns what was written, in words
 * @throws TsmlError
 */
export function convert(conversion: Conversion, onProgress: ConversionProgress): string {
  const { from, to, force, compress, key, maxShardSize } = conversion;
  const format = fileFormat(to);
  const targets = maxShardSize === undefined ? [to] : [to, shardIndexPath(to)];
  const there = targets.find((path) => existsSync(path));
  if (there !== undefined && force !== true) {
    throw new UsageError('ERR_EXISTS', `${there} is there already`, { remedy: 'Overwrite it with --force.' });
  }
  const loaded = load(from, { onProgress: (done, total) => onProgress('reading', done, total) });
  const chosen = key === undefined ? loaded : partOf(loaded, key, from);
  const value =
    format === 'npy' ? only(chosen, from) : format === 'checkpoint' ? chosen : tensorsOf(chosen, from);
  save(value, to, {
    ...(compress && { compress }),
    ...(maxShardSize !== undefined && { maxShardSize }),
    onProgress: (done, total) => onProgress('writing', done, total),
  });
  const count = value instanceof Map ? `${value.size} entries` : 'one value';
  return `${targets.findLast((path) => existsSync(path)) ?? to}: ${count}`;
}

function partOf(value: Loaded, key: string, from: string): Loaded {
  const part = value instanceof Map ? value.get(key) : undefined;
  if (part !== undefined) return part;
  throw new UsageError('ERR_KEY', `${from} has no "${key}"`, {
    remedy: `At its top are: ${topKeys(value)}.`,
  });
}

function tensorsOf(value: Loaded, from: string): Map<string, Tensor> {
  if (value instanceof Tensor) return new Map([['array', value]]);
  try {
    return namedTensors(value, from);
  } catch (error) {
    if (!(value instanceof Map)) throw error;
    throw new UsageError('ERR_FORMAT', `${from} holds more than named tensors`, {
      remedy: `Choose a part of it with --key: ${topKeys(value)}.`,
      cause: error,
    });
  }
}

function only(value: Loaded, from: string): Tensor {
  if (value instanceof Tensor) return value;
  const tensors = tensorsOf(value, from);
  const [tensor] = tensors.values();
  if (tensor !== undefined && tensors.size === 1) return tensor;
  throw new UsageError('ERR_FORMAT', `${from} holds ${tensors.size} tensors; an .npy file holds one`, {
    remedy: 'Choose one with --key, or convert to .npz.',
  });
}

function topKeys(value: Loaded): string {
  return value instanceof Map ? [...value.keys()].map(String).slice(0, 20).join(', ') : 'none';
}
