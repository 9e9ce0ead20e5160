/** What becomes of weights that a model has in another size: timm's rules. */
import { TsmlError } from '../../errors.js';
import * as nn from '../../nn/nn.js';
import type { Tensor } from '../../torch/tensor.js';
import { torch } from '../../torch/torch.js';

/** Rows and columns of patches. */
export type Grid = readonly [number, number];

/**
 * The weight (out, in, height, width) of a first convolution for another number of channels: summed for one; else repeated,
 * cut off and scaled, so that an image whose channels are alike gives what it gave (timm's `adapt_input_conv`).
 */
export function adaptInputConv(weight: Tensor, inChannels: number): Tensor {
  const [, from = 0] = weight.shape;
  if (from === inChannels) return weight;
  return torch.noGrad(() => {
    const precise = weight.to('float32');
    if (inChannels === 1) return precise.sum({ dim: 1, keepdim: true }).to(weight.dtype);
    const repeated = precise.repeat([1, Math.ceil(inChannels / from), 1, 1]).narrow(1, 0, inChannels);
    return repeated.mul(torch.float(from / inChannels)).to(weight.dtype);
  });
}

/**
 * Positions (1, prefix + patches, width) of another grid of patches: bicubic, antialiased, those of the prefix tokens as they
 * were (timm's `resample_abs_pos_embed`).
 *
 * @param prefix tokens before the patches that have positions too
 */
export function resamplePositions(positions: Tensor, from: Grid, to: Grid, prefix: number): Tensor {
  const [, tokens = 0, width = 0] = positions.shape;
  if (tokens !== prefix + from[0] * from[1]) {
    throw new TsmlError(
      'ERR_ARGUMENT',
      `resamplePositions: expected ${prefix} + ${from[0]} × ${from[1]} positions, received ${tokens}`,
    );
  }
  if (from[0] === to[0] && from[1] === to[1]) return positions;
  return torch.noGrad(() => {
    const patches = positions.narrow(1, prefix, tokens - prefix).to('float32');
    const image = patches.reshape([1, from[0], from[1], width]).permute([0, 3, 1, 2]);
    const resized = nn.functional.interpolate(image, { size: [...to], mode: 'bicubic', antialias: true });
    const flat = resized
      .permute([0, 2, 3, 1])
      .reshape([1, to[0] * to[1], width])
      .to(positions.dtype);
    return prefix === 0 ? flat : torch.cat([positions.narrow(1, 0, prefix), flat], 1);
  });
}
