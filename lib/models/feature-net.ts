import type { ModelStage } from '../native/models.js';
import * as nn from '../nn/nn.js';
import type { Tensor } from '../torch/tensor.js';
import type { ImageModel } from './image-model.js';

/** The features of some stages of a model: images [N, C, H, W] to maps [N, channels, H / reduction, W / reduction]. */
export class FeatureNet extends nn.Module {
  constructor(
    readonly model: ImageModel,
    readonly outIndices: readonly number[],
  ) {
    super();
  }

  forward(images: Tensor): readonly Tensor[] {
    const { model, outIndices: indices } = this;
    return model.forwardIntermediates(images, { indices, intermediatesOnly: true }).intermediates;
  }

  /** Where each map comes from, with its channels and reduction. */
  get stages(): readonly ModelStage[] {
    const { stages } = this.model;
    return this.outIndices.flatMap((index) => stages[index] ?? []);
  }
}
