import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TsmlError } from '../errors.js';

/** Ends the names of files that say which shard of a checkpoint holds which tensor. */
export const SHARD_INDEX_SUFFIX = '.safetensors.index.json';

/**
 * Reads an index of safetensors shards, such as `model.safetensors.index.json`.
 *
 * @returns the names of the tensors of each shard, by the shard's path: beside the index, never elsewhere
 * @throws TsmlError `ERR_SAFETENSORS` where it is not one
 */
export function readShardIndex(path: string): Map<string, string[]> {
  const invalid = (reason: string): TsmlError =>
    new TsmlError('ERR_SAFETENSORS', `${path} is not a valid index of safetensors shards: ${reason}`);
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
    if (typeof shard !== 'string' || shard !== basename(shard) || !shard.endsWith('.safetensors')) {
      throw invalid(
        `expected the name of a .safetensors file beside it for "${name}", received ${JSON.stringify(shard)}`,
      );
    }
    const file = join(dirname(path), shard);
    const names = shards.get(file) ?? [];
    names.push(name);
    shards.set(file, names);
  }
  return shards;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
