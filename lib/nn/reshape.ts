import { checkOptions } from '../config/options.js';
import { pythonSizes } from '../torch/python.js';
import type { Tensor } from '../torch/tensor.js';
import { torch } from '../torch/torch.js';
import { functional as F } from './functional/functional.js';
import { Module } from './module.js';
import type { Sizes } from './shapes.js';

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

/** Mixes the channels of [N, C, *] among `groups` groups (arXiv:1707.01083). */
export class ChannelShuffle extends Module {
  constructor(readonly groups: number) {
    super();
  }

  forward(input: Tensor): Tensor {
    return F.channelShuffle(input, this.groups);
  }

  override extraRepr(): string {
    return `groups=${this.groups}`;
  }
}

export interface FoldOptions {
  /** Default 1. */
  readonly dilation?: Sizes;
  /** Of zeros, on both sides. Default 0. */
  readonly padding?: Sizes;
  /** Default 1. */
  readonly stride?: Sizes;
}

/** What Unfold and Fold share: where the windows lie. */
abstract class Blocks extends Module {
  readonly dilation: Sizes;
  readonly padding: Sizes;
  readonly stride: Sizes;

  constructor(
    readonly kernelSize: Sizes,
    options: FoldOptions,
  ) {
    super();
    checkOptions(`nn.${new.target.name}`, options, ['dilation', 'padding', 'stride']);
    this.dilation = options.dilation ?? 1;
    this.padding = options.padding ?? 0;
    this.stride = options.stride ?? 1;
  }

  override extraRepr(): string {
    const [kernel, dilation, padding, stride] = [
      this.kernelSize,
      this.dilation,
      this.padding,
      this.stride,
    ].map(pythonSizes);
    return `kernel_size=${kernel}, dilation=${dilation}, padding=${padding}, stride=${stride}`;
  }
}

/** The windows of [N, C, H, W] as columns: [N, C · window's places, windows]. */
export class Unfold extends Blocks {
  constructor(kernelSize: Sizes, options: FoldOptions = {}) {
    super(kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { kernelSize, dilation, padding, stride } = this;
    return F.unfold(input, kernelSize, dilation, padding, stride);
  }
}

/** Adds the columns [N, C · window's places, windows] up to [N, C, …outputSize]. */
export class Fold extends Blocks {
  constructor(
    readonly outputSize: Sizes,
    kernelSize: Sizes,
    options: FoldOptions = {},
  ) {
    super(kernelSize, options);
  }

  forward(input: Tensor): Tensor {
    const { outputSize, kernelSize, dilation, padding, stride } = this;
    return F.fold(input, outputSize, kernelSize, dilation, padding, stride);
  }

  override extraRepr(): string {
    return `output_size=${pythonSizes(this.outputSize)}, ${super.extraRepr()}`;
  }
}
