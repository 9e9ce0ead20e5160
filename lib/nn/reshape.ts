import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';
import { pythonSizes } from './python.js';

/** Gives its input back. */
export class Identity extends Module {
  forward(input: Tensor): Tensor {
    return input;
  }
}

/** Makes one dimension of those from startDim to endDim; the batch stays by default. */
export class Flatten extends Module {
  constructor(
    readonly startDim = 1,
    readonly endDim = -1,
  ) {
    super();
  }

  forward(input: Tensor): Tensor {
    return torch.flatten(input, this.startDim, this.endDim);
  }

  override extraRepr(): string {
    return `start_dim=${this.startDim}, end_dim=${this.endDim}`;
  }
}

/** Makes several dimensions of one; a size of −1 is what is left. */
export class Unflatten extends Module {
  constructor(
    readonly dim: number,
    readonly unflattenedSize: readonly number[],
  ) {
    super();
  }

  forward(input: Tensor): Tensor {
    return torch.unflatten(input, this.dim, this.unflattenedSize);
  }

  override extraRepr(): string {
    return `dim=${this.dim}, unflattened_size=${pythonSizes(this.unflattenedSize)}`;
  }
}

/** [*, C · r², H, W] → [*, C, H · r, W · r] (arXiv:1609.05158). */
export class PixelShuffle extends Module {
  constructor(readonly upscaleFactor: number) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.pixelShuffle(input, this.upscaleFactor);
  }

  override extraRepr(): string {
    return `upscale_factor=${this.upscaleFactor}`;
  }
}

/** [*, C, H · r, W · r] → [*, C · r², H, W]. */
export class PixelUnshuffle extends Module {
  constructor(readonly downscaleFactor: number) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.pixelUnshuffle(input, this.downscaleFactor);
  }

  override extraRepr(): string {
    return `downscale_factor=${this.downscaleFactor}`;
  }
}
