import { TsmlError } from '../errors.js';
import { ImageModel } from '../models/image-model.js';
import type * as nn from '../nn/nn.js';

/** Whether blocks of the model, or of a part of it, run again in the backward pass. */
export function hasGradientCheckpointing(model: nn.Module): boolean {
  return model.modules().some((part) => part instanceof ImageModel && part.isGradCheckpointed);
}

/**
 * Has blocks of the model run again in the backward pass until it is disposed of; then all is as it was.
 *
 * @throws TsmlError `ERR_OPTION` for a model whose blocks nobody knows
 */
export function useGradientCheckpointing(model: nn.Module): Disposable {
  if (!(model instanceof ImageModel) || model.checkpointUnits.length === 0)
    throw new TsmlError(
      'ERR_OPTION',
      `Trainer: gradientCheckpointing: ${model.constructor.name} does not say what its blocks are`,
      {
        remedy:
          'It is for those of models.create. In a module of your own call setGradCheckpointing() of the models inside, or torch.checkpoint around its blocks.',
      },
    );
  const was = model.isGradCheckpointed;
  model.setGradCheckpointing(true);
  return { [Symbol.dispose]: () => model.setGradCheckpointing(was) };
}
