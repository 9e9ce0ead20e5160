/** Makes a model with the weights of a file, a folder or a repository. Imported when weights are asked for (pretrained.ts). */
import { TsmlError } from '../../errors.js';
import type * as nn from '../../nn/nn.js';
import { loadTensors, namingFile, load as readFile } from '../../torch/files.js';
import { ImageModel } from '../image-model.js';
import type { ModelOptions } from '../model.js';
import { type CreateOptions, create, list } from '../registry.js';
import { applySettings, loadInto, type NativeState, nativeState } from './load-into.js';
import type { LoadHow } from './pretrained.js';
import { remember } from './remembered.js';
import { findWeights, isSource, type Weights } from './source.js';
import type { Checkpoint } from './state.js';
import { findPretrained, splitName, tableModel } from './tags.js';
import { checkStructure } from './transformers-config.js';

export async function loadModel(
  name: string,
  source: string | undefined,
  options: ModelOptions,
  how: LoadHow,
): Promise<nn.Layer> {
  const note = how.report?.note ?? ((text: string) => process.stderr.write(`${name}: ${text}\n`));
  const { model: named, tag } = isSource(name) ? { model: undefined, tag: undefined } : splitName(name);
  if (tag !== undefined && source !== undefined) {
    throw new TsmlError('ERR_SOURCE', `load: ${name} names weights, and so does ${source}`, {
      remedy: `Write load('${named}', '${source}').`,
    });
  }
  // A name that does not exist is refused before anything is downloaded.
  if (named !== undefined && source !== undefined && !isModel(named)) return create(named);
  const weights = await findWeights(source ?? (named === undefined ? name : findPretrained(name)), {
    report: { note, progress: (label, done, total) => how.report?.progress(label, done, total) },
    ...(how.offline !== undefined && { offline: how.offline }),
    ...(how.signal && { signal: how.signal }),
  });
  const model = modelOf(named, weights);
  const file = weights.files[0] ?? '';
  const native = namingFile(file, () => nativeState(model, readWeights(weights), ownNames(model), note));
  const imageSize = weights.config?.imageSize;
  const made = create(model, { ...impliedOptions(model, native, weights), ...options }, createOptions(how));
  if (weights.config !== undefined) checkStructure(made, model, weights.config.structure, weights.from);
  const isOblong = imageSize !== undefined && imageSize[0] !== imageSize[1];
  if (isOblong && options.imgSize === undefined && made instanceof ImageModel) made.setInputSize(imageSize);
  namingFile(file, () => loadInto(made, native.state, { say: note, ...(imageSize && { imageSize }) }));
  const layers = { ...native.settings, ...weights.config?.layers };
  applySettings(made, layers);
  remember(made, weights.pretrained ?? weights.config?.settings);
  return made;
}

function isModel(model: string): boolean {
  return list().some(({ name }) => name === model);
}

function createOptions({ seed, device }: LoadHow): CreateOptions {
  return { ...(seed !== undefined && { seed }), ...(device !== undefined && { device }) };
}

/** The models of timm have no names that begin as a wrapper's do; others are asked for theirs. */
function ownNames(model: string): ReadonlySet<string> {
  if (tableModel(model) !== undefined || !isModel(model)) return new Set();
  return new Set(create(model, {}, { device: 'meta' }).stateDict().keys());
}

/** Which model the weights are of: by the name that was asked for, which must be that of the config. */
function modelOf(asked: string | undefined, { config, from }: Weights): string {
  const said = config?.model;
  if (asked === undefined && said === undefined) {
    throw new TsmlError('ERR_SOURCE', `${from}: its config.json names no architecture of timm`, {
      remedy: `Name the model: load('vit_base_patch16_224', '${from}').`,
    });
  }
  if (asked !== undefined && said !== undefined && asked !== said) {
    throw new TsmlError('ERR_SOURCE', `${from} holds weights of ${said}, not of ${asked}`, {
      remedy: `Write load('${said}', …), or give the file itself where they fit nevertheless.`,
    });
  }
  return asked ?? said ?? '';
}

/** What the file makes of the model where the caller says nothing: classes and channels are those of its weights. */
function impliedOptions(
  model: string,
  { state }: NativeState,
  { config, pretrained, from }: Weights,
): ModelOptions {
  const row = tableModel(model);
  const known = new Set(
    list()
      .find((spec) => spec.name === model)
      ?.options.map(({ name }) => name),
  );
  const asked = Object.keys(config?.options ?? {}).find((option) => !known.has(option));
  if (asked !== undefined) {
    throw new TsmlError(
      'ERR_MODEL_CONFIG',
      `${from}: its config.json sets "${asked}", which ${model} does not have`,
      { remedy: 'Load the file itself, and see whether its weights fit.' },
    );
  }
  const sizes = (layer: string) => state.get(`${layer}.weight`)?.shape;
  const numClasses =
    pretrained?.numClasses ?? config?.numClasses ?? (row && (sizes(row.classifier)?.[0] ?? 0));
  const inChannels = row && sizes(row.firstConv)?.[1];
  const [height, width] = config?.imageSize ?? [];
  const implied = {
    ...(numClasses !== undefined && { numClasses }),
    ...(inChannels !== undefined && { inChannels }),
    ...(height !== undefined && height === width && { imgSize: height }),
    ...config?.options,
  };
  return Object.fromEntries(Object.entries(implied).filter(([option]) => known.has(option)));
}

function readWeights({ files, isCached }: Weights): Checkpoint {
  return new Map(
    files.flatMap((file) => {
      try {
        return entriesOf(
          files.length > 1 ? loadTensors(file, { mmap: true }) : readFile(file, { mmap: true }),
          file,
        );
      } catch (error) {
        throw isCached ? cachedError(error, file) : error;
      }
    }),
  );
}

function entriesOf(loaded: unknown, file: string): [unknown, unknown][] {
  if (loaded instanceof Map) return [...loaded];
  throw new TsmlError('ERR_CHECKPOINT', `${file} holds no weights by name`, {
    remedy: 'Give a state dict, or a checkpoint that has one.',
  });
}

/** What is wrong with a downloaded file is not for its user to repair. */
function cachedError(error: unknown, file: string): unknown {
  const isOfFile =
    error instanceof TsmlError && ['ERR_SAFETENSORS', 'ERR_ZIP', 'ERR_FILE'].includes(error.code);
  if (!isOfFile) return error;
  return new TsmlError(error.code, error.message, {
    remedy: `Delete ${file}, and load it again: it is fetched anew. If that does not help, it was published so.`,
    cause: error,
  });
}
