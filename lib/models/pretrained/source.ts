/** Where weights come from: the hub, a folder, a file. */

import { basename, join } from 'node:path';
import { TsmlError } from '../../errors.js';
import { readShardIndex, SHARD_INDEX_SUFFIX } from '../../io/shards.js';
import { requireFile, statusOf } from '../../io/source.js';
import { parseRepository } from '../../runtime/hub/remote.js';
import { type HubOptions, HubRepository } from '../../runtime/hub/repository.js';
import { readConfig, type WeightsConfig } from './config.js';
import { findPretrained, type Pretrained, pretrainedModels, pretrainedTags, splitName } from './tags.js';

/** Files on this disk that hold the weights together, and what is known of them. */
export interface Weights {
  readonly files: readonly string[];
  /** Whether they are in the cache of downloads, and nobody's own. */
  readonly isCached: boolean;
  /** Where they come from, in words. */
  readonly from: string;
  readonly config: WeightsConfig | undefined;
  readonly pretrained: Pretrained | undefined;
}

const HUB = 'hf-hub:';
const FOLDER = 'local-dir:';
const CONFIG = 'config.json';

/** In the order of preference, as timm has it. */
const WEIGHT_FILES = [
  'model.safetensors',
  `model${SHARD_INDEX_SUFFIX}`,
  'pytorch_model.bin',
  'pytorch_model.pth',
  'model.pth',
];

/** Whether a name is a source that says itself which model it holds: `hf-hub:owner/name` or `local-dir:folder`. */
export function isSource(name: string): boolean {
  return name.startsWith(HUB) || name.startsWith(FOLDER);
}

/**
 * Finds the weights that a source names, and downloads them where they are not here. A file or folder comes before published
 * weights of the same name.
 *
 * @throws TsmlError `ERR_SOURCE` for what names none, `ERR_FILE` for a path of something else than a file or folder; see also `HubRepository`
 */
export async function findWeights(source: string | Pretrained, options: HubOptions): Promise<Weights> {
  if (typeof source !== 'string') return fromTag(source, options);
  if (source.startsWith(HUB)) return fromHub(source.slice(HUB.length), undefined, options);
  if (source.startsWith(FOLDER)) return fromFolder(source.slice(FOLDER.length));
  const status = statusOf(source);
  if (status?.isDirectory()) return fromFolder(source);
  if (status !== undefined) {
    requireFile(source);
    return { files: [source], isCached: false, from: source, config: undefined, pretrained: undefined };
  }
  if (pretrainedTags(splitName(source).model).length > 0) return fromTag(findPretrained(source), options);
  throw new TsmlError('ERR_SOURCE', `there is no file or folder ${source}, and no weights of that name`, {
    remedy: `Give a file (.safetensors, .safetensors.index.json, .pth, .pt, .bin), a folder with a ${CONFIG}, ${HUB}owner/name, or a name and tag such as resnet50.a1_in1k.`,
  });
}

async function fromTag(pretrained: Pretrained, options: HubOptions): Promise<Weights> {
  if (pretrained.hubId !== undefined) return fromHub(pretrained.hubId, pretrained, options);
  throw new TsmlError('ERR_SOURCE', `${pretrained.name}: no weights were published`, {
    remedy: 'Give a file or a folder that has some.',
  });
}

async function fromHub(
  text: string,
  pretrained: Pretrained | undefined,
  options: HubOptions,
): Promise<Weights> {
  const known = pretrainedModels().flatMap((model) =>
    pretrainedTags(model).flatMap(({ hubId }) => (hubId === undefined ? [] : [hubId])),
  );
  const repository = new HubRepository(parseRepository(text), { known, ...options });
  // The settings of a tag are in the table; what a repository of another owner holds it says itself.
  const configPath = pretrained === undefined ? await repository.file(CONFIG) : undefined;
  for (const name of WEIGHT_FILES) {
    const path = await repository.file(name);
    if (path === undefined) continue;
    return {
      files: name.endsWith(SHARD_INDEX_SUFFIX) ? await shardsOf(path, repository) : [path],
      isCached: true,
      from: `${HUB}${text}${repository.commit === undefined ? '' : ` (${repository.commit.slice(0, 12)})`}`,
      config: configPath === undefined ? undefined : readConfig(configPath),
      pretrained,
    };
  }
  const { id, revision } = repository.repository;
  throw new TsmlError(
    'ERR_SOURCE',
    repository.isOffline
      ? `offline, and none of the weights of ${id} at "${revision}" were downloaded before`
      : `${id} at "${revision}" has none of ${WEIGHT_FILES.join(', ')}`,
    {
      remedy: 'Download the file that has the weights by other means, and give its path.',
    },
  );
}

async function shardsOf(index: string, repository: HubRepository): Promise<string[]> {
  const files: string[] = [];
  for (const shard of readShardIndex(index).keys()) {
    const file = await repository.file(basename(shard));
    if (file === undefined) {
      throw new TsmlError(
        'ERR_SOURCE',
        `${repository.repository.id}: the index names ${basename(shard)}, which is not there`,
      );
    }
    files.push(file);
  }
  return files;
}

function fromFolder(folder: string): Weights {
  const config = join(folder, CONFIG);
  if (statusOf(config) === undefined) {
    throw new TsmlError('ERR_SOURCE', `${folder} has no ${CONFIG}, which says what its weights are of`, {
      remedy: 'Give the path of the file that has the weights.',
    });
  }
  const file = WEIGHT_FILES.map((name) => join(folder, name)).find((path) => statusOf(path) !== undefined);
  if (file === undefined)
    throw new TsmlError('ERR_SOURCE', `${folder} has none of ${WEIGHT_FILES.join(', ')}`);
  return { files: [file], isCached: false, from: folder, config: readConfig(config), pretrained: undefined };
}
