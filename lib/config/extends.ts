/** Configs that are built on others. */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { UsageError } from '../errors.js';
import { EXTENDS, kindOf, type Layer, parseLayer } from './document.js';

/**
 * A config's layers: its own, then the one that it extends, and so on, each without the key `extends`.
 *
 * @param file names the text in errors; `extends` is counted from its folder
 * @throws UsageError `ERR_CONFIG` with the chain of files, where one cannot be read or comes again
 */
export async function layersOf(text: string, file: string): Promise<[Layer, ...Layer[]]> {
  const first = parseLayer(text, file);
  const layers: [Layer, ...Layer[]] = [withoutExtends(first)];
  const seen = new Set([await identity(file)]);
  for (let base = baseOf(first); base !== undefined; ) {
    const { file: path, place } = base;
    const chain = [...layers.map((layer) => layer.file), path];
    if (seen.has(await identity(path))) {
      throw new UsageError('ERR_CONFIG', `${place}: extends: a circle: ${chain.join(' → ')}`, {
        remedy: 'Take one of them out.',
      });
    }
    seen.add(await identity(path));
    const layer = parseLayer(await readBase(path, place, chain), path);
    layers.push(withoutExtends(layer));
    base = baseOf(layer);
  }
  return layers;
}

/** The config that a layer names, and where it does. */
function baseOf(layer: Layer): { file: string; place: string } | undefined {
  const { value } = layer;
  if (typeof value !== 'object' || value === null || !(EXTENDS in value)) return undefined;
  const { place } = layer.find([EXTENDS], false);
  const path = value[EXTENDS];
  if (typeof path === 'string' && path !== '')
    return { file: isAbsolute(path) ? path : join(dirname(layer.file), path), place };
  throw new UsageError(
    'ERR_CONFIG',
    `${place}: extends: expected the path of a config, received ${path === '' ? 'an empty text' : `a ${kindOf(path)}`}`,
    {
      remedy:
        'Write it like extends: models/resnet50.yaml, counted from the folder of the file it stands in.',
    },
  );
}

function withoutExtends(layer: Layer): Layer {
  const { value } = layer;
  if (typeof value !== 'object' || value === null || !(EXTENDS in value)) return layer;
  const { [EXTENDS]: _, ...rest } = value;
  return { ...layer, value: rest };
}

async function readBase(path: string, place: string, chain: readonly string[]): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const through = chain.length > 2 ? ` (${chain.join(' → ')})` : '';
    throw new UsageError('ERR_CONFIG', `${place}: extends: ${whyUnread(error, path).reason}${through}`, {
      remedy: 'The path is counted from the folder of the file it stands in.',
      cause: error,
    });
  }
}

/** The file that a path leads to, by whatever links; the path itself where there is none. */
async function identity(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** In words why a config could not be read, and whether its path is to blame. */
export function whyUnread(error: unknown, file: string): { reason: string; isPath: boolean } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return { reason: `there is no config file ${file}`, isPath: true };
  const reason =
    code === 'EISDIR' ? 'it is a folder' : error instanceof Error ? error.message : String(error);
  return { reason: `cannot read ${file}: ${reason}`, isPath: code === 'EISDIR' };
}
