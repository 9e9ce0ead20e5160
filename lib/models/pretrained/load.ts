/** Makes a model with the weights of a file, a folder or a repository. Imported when weights are asked for (pretrained.ts). */
import { TsmlError } from '../../errors.js';
import type * as nn from '../../nn/nn.js';
import { loadTensors, namingFile, load as readFile } from '../../torch/files.js';
import { Tensor } from '../../torch/tensor.js';
import type { ModelOptions } from '../model.js';
import { createModel, listModels } from '../registry.js';
import { loadInto, nativeState } from './load-into.js';
import type { LoadHow } from './pretrained.js';
import { remember } from './remembered.js';
import { findWeights, isSource, type Weights } from './source.js';
import type { Checkpoint } from './state.js';
import { findPretrained, type PretrainedSettings, splitName, tableModel } from './tags.js';

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
  const weights = await findWeights(source ?? (named === undefined ? name : findPretrained(name)), {
    report: { note, progress: (label, done, total) => how.report?.progress(label, done, total) },
    ...(how.offline !== undefined && { offline: how.offline }),
    ...(how.signal && { signal: how.signal }),
  });
  const model = modelOf(named, weights);
  const checkpoint = readWeights(weights.files);
  const state =
    tableModel(model) === undefined ? checkpoint : nativeState(model, checkpoint, new Set(), note);
  const made = create(model, { ...impliedOptions(model, state, weights), ...options }, how);
  namingFile(weights.files[0] ?? '', () =>
    loadInto(made, state, {
      say: note,
      ...(weights.config?.settings && { imageSize: sizeOf(weights.config.settings) }),
    }),
  );
  const settings = weights.pretrained ?? weights.config?.settings;
  if (settings !== undefined) remember(made, settings);
  return made;
}

/** The one place that makes models here. */
function create(name: string, options: ModelOptions, { seed }: LoadHow): nn.Layer {
  return createModel(name, options, seed === undefined ? {} : { seed });
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
  state: Checkpoint,
  { config, pretrained, from }: Weights,
): ModelOptions {
  const row = tableModel(model);
  const known = new Set(
    listModels()
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
  const sizes = (layer: string) => {
    const tensor = state instanceof Map ? state.get(`${layer}.weight`) : undefined;
    return tensor instanceof Tensor ? tensor.shape : undefined;
  };
  const numClasses =
    pretrained?.numClasses ?? config?.numClasses ?? (row && (sizes(row.classifier)?.[0] ?? 0));
  const inChannels = row && sizes(row.firstConv)?.[1];
  const settings = config?.settings;
  const size = settings?.fixedInputSize ? sizeOf(settings) : undefined;
  const implied = {
    ...(numClasses !== undefined && { numClasses }),
    ...(inChannels !== undefined && { inChannels }),
    ...(size !== undefined && size[0] === size[1] && { imgSize: size[0] }),
    ...config?.options,
  };
  return Object.fromEntries(Object.entries(implied).filter(([option]) => known.has(option)));
}

function sizeOf({ inputSize: [, height, width] }: PretrainedSettings): [number, number] {
  return [height, width];
}

function readWeights(files: readonly string[]): Checkpoint {
  const [first = ''] = files;
  if (files.length > 1) return new Map(files.flatMap((file) => [...loadTensors(file, { mmap: true })]));
  const loaded = readFile(first, { mmap: true });
  if (loaded instanceof Map) return loaded;
  throw new TsmlError('ERR_CHECKPOINT', `${first} holds no weights by name`, {
    remedy: 'Give a state dict, or a checkpoint that has one.',
  });
}
