/** Writes a model as a folder that timm reads too. Imported when a model is saved (pretrained.ts). */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TsmlError } from '../../errors.js';
import { writeFileAtomic } from '../../io/atomic.js';
import type * as nn from '../../nn/nn.js';
import { describeArguments } from '../../torch/errors.js';
import { save as saveTensors } from '../../torch/save.js';
import { ImageModel } from '../image-model.js';
import type { ModelOptions } from '../model.js';
import { encodeConfig } from './config.js';
import { imageSizeOf } from './load-into.js';
import { remembered } from './remembered.js';
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
  await mkdir(folder, { recursive: true });
  saveTensors(state, join(folder, 'model.safetensors'));
  const config = encodeConfig({
    model: model.name,
    numClasses: model.numClasses,
    options,
    imageSize: size?.[0] === height && size?.[1] === width ? undefined : size,
    settings: settingsFor(model, inChannels),
    layers: remembered(model)?.layers ?? {},
  });
  await writeFileAtomic(join(folder, 'config.json'), config);
}

/** Those of the weights it was loaded with, or of timm's default tag, for the images that it takes now. */
function settingsFor(model: ImageModel, inChannels = 3): PretrainedSettings | undefined {
  const settings = remembered(model)?.settings ?? pretrainedTags(model.name)[0];
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
