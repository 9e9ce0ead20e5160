import { checkOptions } from '../../config/options.js';
import { TsmlError } from '../../errors.js';
import * as nn from '../../nn/nn.js';
import type { Tensor } from '../../torch/tensor.js';
import { BatchNormAct2d } from '../batch-norm-act.js';
import { ImageModel } from '../image-model.js';
import type { LayerSettings, Library } from './convention.js';
import { conventionFor } from './conversions.js';

/** Of the families that conventions know. */
const TIMM = { batchNorm: { eps: 1e-5, momentum: 0.1 }, layerNorm: { eps: 1e-6 } } as const;

/**
 * A model's weights in the names, shapes and order of another library. Tensors share memory with the model where they can.
 *
 *     torch.save(models.stateDictFor(model, 'torchvision'), 'efficientnet_b0.safetensors');
 *
 * @param options.say is told, in a sentence each, of settings that the library's own model has otherwise, and that no weight
 * carries; standard error by default
 * @throws TsmlError `ERR_CONVERSION` where the library does not have the model, or no place for one of its tensors
 */
export function stateDictFor(
  model: nn.Module,
  library: Library,
  options: { readonly say?: (text: string) => void } = {},
): Map<string, Tensor> {
  checkOptions('models.stateDictFor', options, ['say']);
  if (!(model instanceof ImageModel)) {
    throw new TsmlError('ERR_ARGUMENT', 'models.stateDictFor: expected a whole model of the zoo', {
      remedy: 'Write module.stateDict() for others.',
    });
  }
  const say = options.say ?? ((text: string) => process.stderr.write(`${model.name}: ${text}\n`));
  const convention = conventionFor(model.name, library);
  const state = convention.fromNative(model.name, model.stateDict());
  for (const text of differences(model, { ...TIMM, ...convention.settings(model.name) })) {
    say(`${convention.name} has ${text}`);
  }
  return state;
}

/** The settings of the library that the model does not have, each once. */
function differences(model: nn.Module, { batchNorm, layerNorm }: LayerSettings): Set<string> {
  const found = new Set<string>();
  for (const module of model.modules()) {
    const isBatchNorm = module instanceof nn.BatchNorm2d || module instanceof BatchNormAct2d;
    if (isBatchNorm && batchNorm !== undefined) {
      if (module.eps !== batchNorm.eps)
        found.add(`BatchNorm with eps ${batchNorm.eps}, and this model with ${module.eps}: set it there`);
      if (module.momentum !== batchNorm.momentum)
        found.add(
          `BatchNorm with momentum ${batchNorm.momentum}, and this model with ${module.momentum}: set it there to train on`,
        );
    }
    if (module instanceof nn.LayerNorm && layerNorm !== undefined && module.eps !== layerNorm.eps)
      found.add(`LayerNorm with eps ${layerNorm.eps}, and this model with ${module.eps}: set it there`);
  }
  return found;
}
