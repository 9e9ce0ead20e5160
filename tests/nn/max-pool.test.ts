// Max pooling as models of the core do it in training, in channels_last, against libtorch's own, to the bit.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { create } from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

interface Pool {
  readonly kernelSize: number | [number, number];
  readonly stride: number | [number, number];
  readonly padding: number | [number, number];
  readonly ceilMode: boolean;
}

/** Of a model of the core that is nothing but its layer `maxpool`: what that layer gives. */
function pooledByCore({ kernelSize, ...options }: Pool, images: Tensor): Tensor {
  const model = create('SimpleCifarNet', { width: (images.shape[1] ?? 0) / 4 }).train();
  model.to(images.dtype);
  const maxpool = new nn.MaxPool2d(kernelSize, options);
  const stages = [new nn.Identity(), new nn.Identity(), new nn.Identity()];
  Object.assign(model, { stage1: stages[0], maxpool, stage2: stages[1], stage3: stages[2] });
  let pooled: unknown;
  maxpool.registerForwardHook((_module, _args, output) => {
    pooled ??= output;
  });
  model.forward(images);
  if (!(pooled instanceof Tensor)) throw new Error('the layer did not run');
  return pooled;
}

const hash = (tensor: Tensor): string =>
  createHash('sha256').update(new Uint8Array(tensor.contiguous().data().buffer)).digest('hex');

const POOLS: [string, Pool, number[]][] = [
  ['windows side by side', { kernelSize: 2, stride: 2, padding: 0, ceilMode: false }, [5, 32, 16, 16]],
  ['a rest at the edge', { kernelSize: 2, stride: 2, padding: 0, ceilMode: false }, [3, 20, 9, 11]],
  [
    'windows that overlap, padded',
    { kernelSize: 3, stride: 2, padding: 1, ceilMode: false },
    [4, 64, 23, 18],
  ],
  ['few channels', { kernelSize: 3, stride: 2, padding: 1, ceilMode: true }, [2, 4, 12, 13]],
  ['every place', { kernelSize: 3, stride: 1, padding: 1, ceilMode: false }, [2, 24, 8, 9]],
  ['gaps', { kernelSize: 1, stride: 3, padding: 0, ceilMode: false }, [2, 16, 20, 20]],
  [
    'sizes of their own',
    { kernelSize: [2, 3], stride: [1, 2], padding: [1, 0], ceilMode: true },
    [2, 36, 10, 14],
  ],
];

/** Of few values, so that windows have several that are largest; some are not finite. */
function holed(shape: number[]): Tensor {
  torch.manualSeed(2);
  const values = torch.randn(shape).mul(2).round();
  const holes = torch.rand(shape);
  return values
    .where(holes.gt(0.02), Number.NaN)
    .where(holes.lt(0.98), Number.NEGATIVE_INFINITY)
    .contiguous({ memoryFormat: 'channels_last' });
}

test.each(POOLS)('%s: output, gradient and its gradient', (_name, pool, shape) => {
  const images = holed(shape).requiresGrad_();
  const ours = pooledByCore(pool, images);
  const { kernelSize, stride, padding, ceilMode } = pool;
  const theirs = torch.maxPool2d(images, kernelSize, { stride, padding, ceilMode });
  expect(ours.gradFn).toBe('MaxPoolBackward');
  expect(ours.shape).toEqual(theirs.shape);
  expect(hash(ours)).toBe(hash(theirs));

  const gradient = torch.randn(ours.shape).contiguous({ memoryFormat: 'channels_last' }).requiresGrad_();
  const [found, wanted] = [ours, theirs].map((pooled) => {
    const options = { gradOutputs: [gradient] };
    const first = torch.autograd.grad([pooled], [images], { ...options, retainGraph: true });
    const recorded = torch.autograd.grad([pooled], [images], { ...options, createGraph: true });
    const second = torch.autograd.grad(
      recorded.map((tensor) => tensor.square().sum()),
      [gradient],
    );
    return [...first, ...recorded, ...second].map((tensor) => hash(tensor.detach()));
  });
  expect(found).toEqual(wanted);
});

test.each(POOLS)(
  '%s, in bfloat16: output and gradient are those of float32, rounded',
  (_name, pool, shape) => {
    const values = holed(shape);
    const [found, wanted] = (['bfloat16', 'float32'] as const).map((dtype) => {
      const images = values.to(dtype).requiresGrad_();
      const pooled = pooledByCore(pool, images);
      expect(pooled.gradFn).toBe('MaxPoolBackward');
      torch.manualSeed(3);
      pooled.backward(torch.randn(pooled.shape).to('bfloat16').to(dtype));
      // NaN has other bits once it is rounded.
      const output = pooled.detach().where(pooled.isnan().logicalNot(), 12345);
      return [output, images.grad ?? output].map((tensor) => hash(tensor.to('bfloat16')));
    });
    expect(found).toEqual(wanted);
  },
);
