/** Writes a model as a folder that timm reads too. Imported when a model is saved (pretrained.ts). */
import { join } from 'node:path';
import { TsmlError } from '../../errors.js';
import { writeFileAtomic } from '../../io/atomic.js';
import { makeFolder } from '../../io/folder.js';
import * as nn from '../../nn/nn.js';
import { describeArguments } from '../../torch/errors.js';
import { save as saveTensors } from '../../torch/save.js';
import type { LayerSettings } from '../conversions/convention.js';
import { createCore } from '../core.js';
import { ImageModel } from '../image-model.js';
import type { ModelOptions } from '../model.js';
import { list } from '../registry.js';
import { encodeConfig } from './config.js';
import { applySettings, imageSizeOf, isBatchNorm } from './load-into.js';
import { pretrainedSettings } from './remembered.js';
import { type PretrainedSettings, pretrainedTags, tableModel } from './tags.js';

export async function saveModel(model: nn.Module, folder: string): Promise<void> {
  if (!(model instanceof ImageModel)) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `save: expected a whole model of the zoo, received ${describeArguments([model])}`,
      { remedy: 'Write torch.save(module.stateDict(), path) for others.' },
    );
  }
  const state = model.stateDict();
  const row = tableModel(model.name);
  const inChannels = row && state.get(`${row.firstConv}.weight`)?.shape[1];
  const { globalPool } = model;
  const options: ModelOptions = {
    ...model.options,
    ...(inChannels !== undefined && inChannels !== 3 && { inChannels }),
    ...(globalPool !== undefined && { globalPool }),
  };
  const size = model.inputSize ?? undefined;
  const [, height, width] = pretrainedTags(model.name)[0]?.inputSize ?? [];
  const layers = layersOf(model, { ...options, numClasses: model.numClasses }, size);
  await makeFolder(folder);
  saveTensors(state, join(folder, 'model.safetensors'));
  const config = encodeConfig({
    model: model.name,
    numClasses: model.numClasses,
    options,
    imageSize: size?.[0] === height && size?.[1] === width ? undefined : size,
    settings: settingsFor(model, inChannels),
    layers,
  });
  await writeFileAtomic(join(folder, 'config.json'), config);
}

/**
 * What norms compute with that a new model's do not.
 *
 * @throws TsmlError `ERR_MODULE` where a new model with these settings would still be another: layers were exchanged
 */
function layersOf(
  model: ImageModel,
  options: ModelOptions,
  size: readonly [number, number] | undefined,
): LayerSettings {
  const known =
    list()
      .find(({ name }) => name === model.name)
      ?.options.map(({ name }) => name) ?? [];
  const twin = createCore(
    model.name,
    Object.fromEntries(Object.entries(options).filter(([option]) => known.includes(option))),
    { device: 'meta' },
  );
  if (size !== undefined && String(twin.inputSize) !== String(size)) twin.setInputSize(size);
  const [layers, standard] = [normSettings(model), normSettings(twin)];
  applySettings(twin, layers);
  const [mine, its] = [describe(model), describe(twin)];
  const others = [...new Set([...mine.keys(), ...its.keys()])].filter(
    (path) => mine.get(path) !== its.get(path),
  );
  if (others.length > 0) {
    const [path = ''] = others;
    throw new TsmlError(
      'ERR_MODULE',
      `save: a folder says how a model is made, and this ${model.name} is another in ${others.length} places: ${path} is ${mine.get(path) ?? 'not there'}, where a new one has ${its.get(path) ?? 'nothing'}`,
      {
        remedy:
          'Save the weights with torch.save(model.stateDict(), path); to load them, make the model, exchange the same layers, and call models.loadInto.',
      },
    );
  }
  return {
    ...(JSON.stringify(layers.batchNorm) !== JSON.stringify(standard.batchNorm) &&
      layers.batchNorm && { batchNorm: layers.batchNorm }),
    ...(JSON.stringify(layers.layerNorm) !== JSON.stringify(standard.layerNorm) &&
      layers.layerNorm && { layerNorm: layers.layerNorm }),
  };
}

/** Those of the last norm of each kind. */
function normSettings(model: nn.Module): LayerSettings {
  let settings: LayerSettings = {};
  for (const module of model.modules()) {
    if (isBatchNorm(module)) {
      const { eps, momentum } = module;
      settings = { ...settings, batchNorm: { eps, momentum: momentum ?? 0 } };
    }
    if (module instanceof nn.LayerNorm) settings = { ...settings, layerNorm: { eps: module.eps } };
  }
  return settings;
}

/** What each module without modules below it computes, and the shapes of its parameters. */
function describe(model: nn.Module): ReadonlyMap<string, string> {
  return new Map(
    Array.from(model.namedModules(), ([path, module]) => {
      const shapes = Array.from(
        module.namedParameters(),
        ([name, { shape }]) => `${name} [${shape.join(', ')}]`,
      );
      const isLeaf = module.namedChildren().size === 0;
      const text = `${module.constructor.name}(${module.extraRepr()})`;
      return [path, isLeaf && shapes.length > 0 ? `${text} with ${shapes.join(', ')}` : text] as const;
    }),
  );
}

/** Those of the weights it was loaded with, or of timm's default tag, for the images that it takes now. */
function settingsFor(model: ImageModel, inChannels = 3): PretrainedSettings | undefined {
  const settings = pretrainedSettings(model) ?? pretrainedTags(model.name)[0];
  if (settings === undefined) return undefined;
  const [, height, width] = settings.inputSize;
  const now = imageSizeOf(model) ?? [height, width];
  const size = settings.fixedInputSize ? now : [height, width];
  const [rows = height, columns = width] = size;
  // Where the channels are others, the mean of all stands for each, as in timm.
  const channels = (values: readonly number[]): readonly number[] =>
    values.length === inChannels
      ? values
      : Array.from(
          { length: inChannels },
          () => values.reduce((sum, value) => sum + value, 0) / values.length,
        );
  const { testInputSize, ...rest } = settings;
  return {
    ...rest,
    inputSize: [inChannels, rows, columns],
    ...(testInputSize && { testInputSize: [inChannels, testInputSize[1], testInputSize[2]] as const }),
    mean: channels(settings.mean),
    std: channels(settings.std),
  };
}
