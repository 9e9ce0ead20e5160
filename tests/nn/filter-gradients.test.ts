// Filters' gradients of convolutions in bfloat16, for which the core has kernels of its own where there is AMX.
import { expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

type Size = number | readonly [number, number];

interface Convolution {
  readonly images: readonly [number, number, number, number];
  readonly filters: readonly [number, Size];
  readonly stride?: Size;
  readonly padding?: Size;
}

const pair = (size: Size): readonly [number, number] => (typeof size === 'number' ? [size, size] : size);

/** What the loss's gradient by filters and bias is where the output's gradient is `given`. */
function gradients(
  of: Convolution,
  images: Tensor,
  filters: Tensor,
  bias: Tensor,
  given: (like: Tensor) => Tensor,
) {
  const [weight, offset] = [filters.detach().requiresGrad_(), bias.detach().requiresGrad_()];
  const { stride = 1, padding = 0 } = of;
  const output = nn.functional.conv2d(images, weight, {
    bias: offset,
    stride: [...pair(stride)],
    padding: [...pair(padding)],
  });
  output.backward(given(output));
  const [byWeight, byBias] = [weight.grad, offset.grad];
  if (!byWeight || !byBias) throw new Error('no gradient');
  return { byWeight, byBias };
}

test.each<[string, Convolution]>([
  ['3×3', { images: [4, 32, 32, 32], filters: [48, 3], padding: 1 }],
  [
    '3×3, images side by side, some of them left over',
    { images: [7, 40, 9, 9], filters: [200, 3], padding: 1 },
  ],
  ['3×3 without padding', { images: [9, 64, 11, 13], filters: [64, 3] }],
  ['3×3 with much padding', { images: [6, 64, 6, 7], filters: [64, 3], padding: 3 }],
  ['3×3 of stride 2', { images: [5, 17, 37, 41], filters: [33, 3], stride: 2, padding: 1 }],
  [
    '3×3 of stride 2 across only',
    { images: [3, 33, 21, 45], filters: [70, 3], stride: [1, 2], padding: [1, 0] },
  ],
  ['3×1', { images: [3, 48, 40, 33], filters: [64, [3, 1]], padding: [1, 0] }],
  ['5×5 of few channels', { images: [2, 3, 65, 70], filters: [20, 5], padding: 2 }],
  ['7×7 of stride 2', { images: [2, 3, 96, 96], filters: [64, 7], stride: 2, padding: 3 }],
  ['4×4 of stride 4', { images: [6, 3, 128, 64], filters: [96, 4], stride: 4 }],
  ['1×1', { images: [3, 256, 14, 14], filters: [72, 1] }],
  ['1×1 of stride 2', { images: [3, 200, 29, 29], filters: [100, 1], stride: 2 }],
  ['1×1 with padding', { images: [3, 100, 15, 15], filters: [90, 1], padding: 1 }],
  ['more sums than a cache holds', { images: [2, 256, 7, 7], filters: [520, 3], padding: 1 }],
])('%s: rounded once', (_, convolution) => {
  torch.manualSeed(5);
  const [channels, size] = convolution.filters;
  const make = (shape: readonly number[]): Tensor => torch.randn([...shape]).to('bfloat16');
  const channelsLast = (tensor: Tensor): Tensor => tensor.contiguous({ memoryFormat: 'channels_last' });
  const images = channelsLast(make(convolution.images));
  const filters = channelsLast(make([channels, convolution.images[1], ...pair(size)]));
  const bias = make([channels]);
  const given = (like: Tensor): Tensor => {
    torch.manualSeed(6);
    return channelsLast(make(like.shape)).to(like.dtype);
  };
  const ours = gradients(convolution, images, filters, bias, given);
  const exact = (change: (tensor: Tensor) => Tensor) =>
    gradients(convolution, change(images.to('float64')), filters.to('float64'), bias.to('float64'), (like) =>
      change(given(like)),
    );
  const right = exact((tensor) => tensor);
  // Half a step of bfloat16, and what sums in float32 lose of all that they add up.
  const magnitudes = exact((tensor) => tensor.abs());
  for (const name of ['byWeight', 'byBias'] as const) {
    const allowed = right[name]
      .abs()
      .mul(2 ** -8)
      .add(magnitudes[name].mul(1e-6));
    const excess = ours[name].to('float64').sub(right[name]).abs().sub(allowed).max().item();
    expect(excess, name).toBeLessThanOrEqual(0);
  }
});
