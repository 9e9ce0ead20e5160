// Convolutions that the core has kernels of its own for: filters' gradients in bfloat16 where there is AMX, in channels_last or
// patch by patch, and 3×3 in float32 and channels_last where there is AVX-512.
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { atThreads, hasAmx, hasInstructions, kernelsOf } from '../kernels.js';

type Size = number | readonly [number, number];

interface Convolution {
  readonly images: readonly [number, number, number, number];
  readonly filters: readonly [number, Size];
  readonly stride?: Size;
  readonly padding?: Size;
  /** Images row by row, channel by channel; otherwise in channels_last. */
  readonly inRows?: true;
}

const pair = (size: Size): readonly [number, number] => (typeof size === 'number' ? [size, size] : size);

interface Traces {
  readonly output: Tensor;
  readonly byImages: Tensor;
  readonly byFilters: Tensor;
  readonly byBias: Tensor;
}

/** A convolution, and its gradients where the output's is `given`. */
function run(
  of: Convolution,
  [images, filters, bias]: readonly [Tensor, Tensor, Tensor],
  given: (like: Tensor) => Tensor,
): Traces {
  const [x, w, b] = [
    images.detach().requiresGrad_(),
    filters.detach().requiresGrad_(),
    bias.detach().requiresGrad_(),
  ];
  const { stride = 1, padding = 0 } = of;
  const output = nn.functional.conv2d(x, w, {
    bias: b,
    stride: [...pair(stride)],
    padding: [...pair(padding)],
  });
  output.backward(given(output));
  const gradientOf = ({ grad }: Tensor): Tensor => {
    if (!grad) throw new Error('no gradient');
    return grad;
  };
  return {
    output: output.detach(),
    byImages: gradientOf(x),
    byFilters: gradientOf(w),
    byBias: gradientOf(b),
  };
}

const channelsLast = (tensor: Tensor): Tensor => tensor.contiguous({ memoryFormat: 'channels_last' });

/** Its images, filters and bias, and its output's gradient, all of numbers that `dtype` has. */
function tensorsOf(
  { images, filters: [channels, size], inRows }: Convolution,
  dtype: 'float32' | 'bfloat16',
) {
  torch.manualSeed(5);
  const make = (shape: readonly number[]): Tensor => torch.randn([...shape]).to(dtype);
  const given = (like: Tensor): Tensor => {
    torch.manualSeed(6);
    return channelsLast(make(like.shape)).to(like.dtype);
  };
  const tensors = [
    inRows ? make(images) : channelsLast(make(images)),
    channelsLast(make([channels, images[1], ...pair(size)])),
    make([channels]),
  ] as const;
  return { tensors, given };
}

describe("filters' gradients in bfloat16", () => {
  test.each<[string, Convolution]>([
    ['3×3', { images: [4, 32, 32, 32], filters: [48, 3], padding: 1 }],
    ['3×3 of more than a cache holds', { images: [18, 16, 32, 32], filters: [20, 3], padding: 1 }],
    ['3×3, images side by side, some left over', { images: [7, 40, 9, 9], filters: [200, 3], padding: 1 }],
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
    ['16×16 of stride 16, in rows', { images: [4, 3, 64, 96], filters: [128, 16], stride: 16, inRows: true }],
    [
      '16×12 of such strides, in rows, with pixels left over',
      { images: [3, 3, 70, 50], filters: [192, [16, 12]], stride: [16, 12], inRows: true },
    ],
    ['1×1', { images: [3, 256, 14, 14], filters: [72, 1] }],
    ['1×1 of a prime number of pixels', { images: [1, 1024, 1, 53], filters: [96, 1] }],
    ['1×1 of stride 2', { images: [3, 200, 29, 29], filters: [100, 1], stride: 2 }],
    ['1×1 with padding', { images: [3, 100, 15, 15], filters: [90, 1], padding: 1 }],
    ['more sums than a cache holds', { images: [2, 256, 7, 7], filters: [520, 3], padding: 1 }],
  ])('%s: rounded once', async (_, convolution) => {
    const { tensors, given } = tensorsOf(convolution, 'bfloat16');
    const [images, filters, bias] = tensors;
    expect(await kernelsOf(() => run(convolution, tensors, given))).toEqual(
      hasAmx ? ['tsml::filter_gradients'] : [],
    );
    if (!hasAmx) return; // libtorch's kernels are not what this is about
    const exact = (change: (tensor: Tensor) => Tensor) =>
      run(convolution, [change(images.to('float64')), filters.to('float64'), bias.to('float64')], (like) =>
        change(given(like)),
      );
    const right = exact((tensor) => tensor);
    const magnitudes = exact((tensor) => tensor.abs());
    for (const threads of [1, 2, 3]) {
      const ours = atThreads(threads, () => run(convolution, tensors, given));
      for (const name of ['byFilters', 'byBias'] as const) {
        // Half a step of bfloat16, and what sums in float32 lose of all that they add up.
        const allowed = right[name]
          .abs()
          .mul(2 ** -8)
          .add(magnitudes[name].mul(1e-6));
        const excess = ours[name].to('float64').sub(right[name]).abs().sub(allowed).max().item();
        expect(excess, `${name} by ${threads} threads`).toBeLessThanOrEqual(0);
      }
    }
  });

  test.runIf(hasAmx)('of filters in rows lie as the filters do', () => {
    const convolution = { images: [4, 32, 32, 32], filters: [48, 3], padding: 1 } as const;
    const { tensors, given } = tensorsOf(convolution, 'bfloat16');
    const [images, filters, bias] = tensors;
    const inRows = run(convolution, [images, filters.contiguous(), bias], given).byFilters;
    expect(inRows.isContiguous()).toBe(true);
    expect(torch.equal(inRows, run(convolution, tensors, given).byFilters)).toBe(true);
  });

  test('of 1×1 filters over images in rows are left to libtorch', async () => {
    const convolution = { images: [3, 256, 14, 14], filters: [72, 1], inRows: true } as const;
    const { tensors, given } = tensorsOf(convolution, 'bfloat16');
    expect(await kernelsOf(() => run(convolution, tensors, given))).toEqual([]);
  });

  test('one number stands for both directions', () => {
    const { tensors } = tensorsOf({ images: [4, 32, 32, 32], filters: [64, 3] }, 'bfloat16');
    const gradientsOf = (steps: { stride: number[]; padding: number[]; dilation: number[] }): Tensor => {
      const [images, filters] = tensors;
      const w = filters.detach().requiresGrad_();
      torch
        .convolution(images, w, { bias: null, ...steps, transposed: false, outputPadding: [0, 0], groups: 1 })
        .sum()
        .backward();
      if (!w.grad) throw new Error('no gradient');
      return w.grad;
    };
    for (const stride of [1, 2])
      expect(
        torch.equal(
          gradientsOf({ stride: [stride], padding: [1], dilation: [1] }),
          gradientsOf({ stride: [stride, stride], padding: [1, 1], dilation: [1, 1] }),
        ),
      ).toBe(true);
  });
});

// oneDNN's kernels for AMX are wrong about these, by as much as the numbers themselves.
test.each<[string, readonly number[], readonly number[], number]>([
  ['patches of 16×16 with 4 channels', [1, 4, 64, 64], [8, 4, 16, 16], 16],
  ['patches of 32×32 with 4 channels', [1, 4, 224, 224], [384, 4, 32, 32], 32],
  ['patches of 8×8 with 16 channels', [1, 16, 64, 64], [16, 16, 8, 8], 8],
  ['patches of 4×4 with 16 channels', [2, 16, 32, 32], [32, 16, 4, 4], 4],
  ['windows of 16 with 4 channels', [1, 4, 40, 40], [8, 4, 16, 16], 3],
  ['strides of 2 to a width of 1', [1, 96, 23, 3], [48, 96, 3, 2], 2],
  ['strides of 2 to a width of 1, where one column is left over', [3, 256, 9, 3], [64, 256, 2, 2], 2],
])('in bfloat16: %s', (_, images, filters, stride) => {
  torch.manualSeed(5);
  const [x, w] = [torch.randn([...images]).to('bfloat16'), torch.randn([...filters]).to('bfloat16')];
  const right = torch.conv2d(x.to('float64'), w.to('float64'), { stride });
  const magnitudes = torch.conv2d(x.to('float64').abs(), w.to('float64').abs(), { stride });
  const allowed = right
    .abs()
    .mul(2 ** -8)
    .add(magnitudes.mul(1e-5));
  for (const memoryFormat of ['channels_last', 'contiguous_format'] as const) {
    const ours = torch.conv2d(x.contiguous({ memoryFormat }), w, { stride });
    expect(ours.dtype).toBe('bfloat16');
    expect(ours.to('float64').sub(right).abs().sub(allowed).max().item(), memoryFormat).toBeLessThanOrEqual(
      0,
    );
  }
  // The gradient by a transposed convolution's input is the same convolution.
  const input = torch.zerosLike(right).to('bfloat16').requiresGrad_();
  const spread = torch.convTranspose2d(input, w, { stride });
  spread.backward(x.narrow(2, 0, spread.shape.at(2) ?? 0).narrow(3, 0, spread.shape.at(3) ?? 0));
  const gradient = input.grad?.to('float64').sub(right).abs().sub(allowed).max().item();
  expect(gradient).toBeLessThanOrEqual(0);
});

// oneDNN's kernels for AMX end the process.
test('in bfloat16 and three dimensions', () => {
  torch.manualSeed(5);
  const [x, w] = [
    torch.randn([2, 66, 19, 4, 30]).to('bfloat16'),
    torch.randn([16, 66, 1, 3, 2]).to('bfloat16'),
  ];
  const gradientsOf = (dtype: 'bfloat16' | 'float64'): Tensor[] => {
    const [images, filters] = [x.to(dtype).detach().requiresGrad_(), w.to(dtype).detach().requiresGrad_()];
    const output = torch.conv3d(images, filters, { stride: [3, 3, 1], padding: [0, 1, 0] });
    output.backward(torch.ones([]).to(dtype).expand(output.shape));
    return [output, images.grad, filters.grad].map((tensor) => tensor?.detach().to('float64') ?? output);
  };
  const right = gradientsOf('float64');
  for (const [i, ours] of gradientsOf('bfloat16').entries())
    expect(
      ours
        .sub(right[i] ?? ours)
        .norm()
        .item(),
    ).toBeLessThan(0.005 * (right[i]?.norm().item() ?? 0));
});

describe('3×3 in float32', () => {
  test.each<[string, Convolution]>([
    ['32 to 32 channels', { images: [5, 32, 32, 32], filters: [32, 3], padding: 1 }],
    ['odd sizes', { images: [3, 48, 13, 27], filters: [80, 3], padding: 1 }],
    ['no padding', { images: [7, 64, 9, 8], filters: [112, 3] }],
    ['more padding', { images: [5, 64, 9, 8], filters: [48, 3], padding: 2 }],
    ['padding of rows only', { images: [2, 16, 65, 33], filters: [240, 3], padding: [1, 0] }],
    ['many channels', { images: [1, 512, 7, 7], filters: [512, 3], padding: 1 }],
  ])('%s: no more rounding than in sums over the channels', async (_, convolution) => {
    const { tensors, given } = tensorsOf(convolution, 'float32');
    const [images, filters, bias] = tensors;
    const kernels = await kernelsOf(() => run(convolution, tensors, given));
    expect(kernels.toSorted()).toEqual(
      hasInstructions('avx512f') ? ['tsml::winograd', 'tsml::winograd_input_gradient'] : [],
    );
    if (!hasInstructions('avx512f')) return; // libtorch's kernels are not what this is about
    const right = run(convolution, [images.to('float64'), filters.to('float64'), bias.to('float64')], given);
    const meanOf = (tensor: Tensor): number => Math.sqrt(tensor.square().mean().item());
    for (const threads of [1, 3]) {
      const ours = atThreads(threads, () => run(convolution, tensors, given));
      for (const [name, channels] of [
        ['output', convolution.images[1]],
        ['byImages', convolution.filters[0]],
      ] as const) {
        const error = ours[name].to('float64').sub(right[name]);
        // Each of so many additions is off by up to half a step, and these add up as a random walk.
        const allowed = 2 ** -24 * Math.sqrt(channels) * meanOf(right[name]);
        expect(meanOf(error), name).toBeLessThanOrEqual(allowed);
        expect(error.abs().max().item(), name).toBeLessThanOrEqual(6 * allowed);
      }
    }
  });
});

test.each(['float32', 'bfloat16'] as const)('filters for other images are refused in %s', (dtype) => {
  const { tensors } = tensorsOf({ images: [4, 32, 32, 32], filters: [64, 3] }, dtype);
  const [images, filters] = tensors;
  expect(() => nn.functional.conv2d(images, filters.narrow(1, 0, 16))).toThrow(
    /expected input.* to have 16 channels/,
  );
  expect(() => nn.functional.conv2d(images.narrow(2, 0, 2), filters)).toThrow(/Kernel size can't be greater/);
});
