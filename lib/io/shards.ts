import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TsmlError } from '../errors.js';
import { requireFile } from './source.js';

/** Ends the names of files that say which shard of a checkpoint holds which tensor. */
export const SHARD_INDEX_SUFFIX = '.safetensors.index.json';
const SAFETENSORS_SUFFIX = '.safetensors';

/**
 * Reads an index of safetensors shards, such as `model.safetensors.index.json`.
 *
 * @returns the names of the tensors of each shard, by the shard's path: beside the index, never elsewhere
 * @throws TsmlError `ERR_SAFETENSORS` where it is not one, or names nothing
 */
export function readShardIndex(path: string): Map<string, string[]> {
  const invalid = (reason: string): TsmlError =>
    new TsmlError('ERR_SAFETENSORS', `${path} is not a valid index of safetensors shards: ${reason}`, {
      remedy: 'It is damaged or of another kind. Save, copy or download it again.',
    });
  requireFile(path);
  let index: unknown;
  try {
    index = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid(error.message);
  }
  const map = isObject(index) ? index.weight_map : undefined;
  if (!isObject(map)) throw invalid('it has no object "weight_map"');
  const shards = new Map<string, string[]>();
  for (const [name, shard] of Object.entries(map)) {
    if (typeof shard !== 'string' || shard !== basename(shard) || !shard.endsWith(SAFETENSORS_SUFFIX)) {
      throw invalid(
        `expected the name of a .safetensors file beside it for "${name}", received ${JSON.stringify(shard)}`,
      );
    }
    const file = join(dirname(path), shard);
    const names = shards.get(file) ?? [];
    names.push(name);
    shards.set(file, names);
  }
  if (shards.size === 0) throw invalid('its "weight_map" is empty: it names no tensor');
  return shards;
}

/**
 * Spreads tensors over shards as Hugging Face does: in their order, a shard being closed where the next tensor would
 * exceed it. One that is larger than a shard has a shard to itself.
 *
 * @param sizes in bytes, by name. @param maxBytes of a shard's tensors.
 * @returns the names in each shard
 */
export function planShards(sizes: ReadonlyMap<string, number>, maxBytes: number): string[][] {
  const shards: string[][] = [];
  let open: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (open.length > 0) shards.push(open);
    open = [];
    bytes = 0;
  };
  for (const [name, size] of sizes) {
    if (size > maxBytes) {
      shards.push([name]);
      continue;
    }
    if (bytes + size > maxBytes) close();
    open.push(name);
    bytes += size;
  }
  close();
  return shards;
}

/** `model-00002-of-00003.safetensors` for `model.safetensors`. @param number from 1 on. */
export function shardPath(path: string, number: number, count: number): string {
  const digits = (value: number): string => String(value).padStart(5, '0');
  return `${stemOf(path)}-${digits(number)}-of-${digits(count)}${SAFETENSORS_SUFFIX}`;
}

/** Whether a file is named as one of the shards that `path` would be written as. */
export function isShardOf(path: string, file: string): boolean {
  const stem = stemOf(path);
  return file.startsWith(stem) && /^-\d{5,}-of-\d{5,}\.safetensors$/.test(file.slice(stem.length));
}

/** `model.safetensors.index.json` for `model.safetensors`. */
export function shardIndexPath(path: string): string {
  return stemOf(path) + SHARD_INDEX_SUFFIX;
}

/** An index as Hugging Face writes it. @param shards the names of the tensors, by their file; @param bytes of all. */
export function encodeShardIndex(shards: ReadonlyMap<string, readonly string[]>, bytes: number): Uint8Array {
  // Written line by line: an object would put names that are numbers first.
  const lines = [...shards].flatMap(([file, names]) =>
    names.map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(basename(file))}`),
  );
  return new TextEncoder().encode(
    `{\n  "metadata": {\n    "total_size": ${bytes}\n  },\n  "weight_map": {\n${lines.join(',\n')}\n  }\n}`,
  );
}

function stemOf(path: string): string {
  return path.slice(0, -SAFETENSORS_SUFFIX.length);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
