// Batch norm as one operator with what follows it, which models of the core take in channels_last, against libtorch's.
import { expect, test } from 'vitest';
import { create } from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

/** The largest difference, as a share of the largest number. */
function distance(ours: Tensor, theirs: Tensor): number {
  return torch.sub(ours, theirs).abs().max().item() / theirs.abs().max().item();
}

/** A step's traces: output, gradients and running statistics. */
function run(memoryFormat: 'channels_last' | 'contiguous_format', images: Tensor): Map<string, Tensor> {
  const model = create('SimpleCifarNet', { width: 8 }, { seed: 1 }).train();
  torch.noGrad(() => {
    for (const [i, parameter] of model.parameters().entries())
      if (parameter.ndim === 1) parameter.add_(torch.sin(torch.arange(parameter.numel()).add(i)).mul(0.3));
  });
  model.to({ memoryFormat });
  const output = model.forward(images.contiguous({ memoryFormat }));
  nn.functional.crossEntropy(output, torch.remainder(torch.arange(images.shape[0] ?? 0), 10)).backward();
  const traces = new Map([['output', output.detach()]]);
  for (const [name, { grad }] of model.namedParameters())
    if (grad !== null && grad !== undefined) traces.set(`${name}'s gradient`, grad.contiguous());
  for (const [name, tensor] of model.stateDict()) if (name.includes('.bn.')) traces.set(name, tensor);
  return traces;
}

/** The same of a residual block by itself, for a gradient that is not of one sign; and what flows to its input. */
function runBlock(
  name: string,
  path: string,
  memoryFormat: 'channels_last' | 'contiguous_format',
  images: Tensor,
  isHalf = false,
): Map<string, Tensor> {
  const block = create(name, {}, { seed: 1 }).getSubmodule(path).train();
  torch.noGrad(() => {
    for (const [i, parameter] of block.parameters().entries())
      if (parameter.ndim === 1)
        parameter.copy_(
          torch
            .sin(torch.arange(parameter.numel()).add(i + 1))
            .mul(0.3)
            .add(0.5),
        );
  });
  block.to({ memoryFormat });
  const input = images
    .to(isHalf ? 'bfloat16' : 'float32')
    .clone({ memoryFormat })
    .requiresGrad_();
  const run = (): Tensor => Reflect.apply(block, undefined, [input]);
  const output = isHalf ? torch.autocast('cpu', run, { dtype: 'bfloat16' }) : run();
  expect(output.dtype).toBe(isHalf ? 'bfloat16' : 'float32');
  const isFused = output.gradFn?.includes('FusedBatchNorm') === true;
  expect(isFused).toBe(memoryFormat === 'channels_last');
  const loss = output.mul(torch.cos(torch.arange(output.numel()).reshape(output.shape))).sum();
  // Of the gradient's square too, so that gradients of gradients are among them.
  const slopes = torch.autograd.grad([loss], [input], { createGraph: true });
  for (const slope of slopes) loss.add(slope.square().sum()).backward();
  const traces = new Map([['output', output.detach()]]);
  for (const [key, { grad }] of [...block.namedParameters(), ['input', input] as const])
    if (grad !== null && grad !== undefined) traces.set(`${key}'s gradient`, grad.contiguous());
  for (const [key, tensor] of block.stateDict()) if (key.includes('running')) traces.set(key, tensor);
  return traces;
}

test.each([
  ['resnet18', 'layer1.0', 64, 14],
  ['resnet18', 'layer2.0', 64, 9],
  ['resnet50', 'layer1.0', 64, 7],
])(
  '%s, %s: the norm, the shortcut and the ReLU behind them are those of three operators',
  (name, path, channels, size) => {
    torch.manualSeed(1);
    const images = torch.randn([5, channels, size, size]).relu();
    const theirs = runBlock(name, path, 'contiguous_format', images);
    const ours = runBlock(name, path, 'channels_last', images);
    expect([...ours.keys()]).toEqual([...theirs.keys()]);
    expect(ours.has("input's gradient")).toBe(true);
    const far = [...ours].filter(([key, tensor]) => {
      const reference = theirs.get(key);
      return reference === undefined || !(distance(tensor.to('float64'), reference.to('float64')) < 1e-5);
    });
    expect(far.map(([key]) => key)).toEqual([]);
  },
);

test.each([
  ['resnet18', 'layer1.0', 64, 14],
  ['resnet50', 'layer1.0', 64, 7],
])('%s, %s in bfloat16: as near to float32 as three operators are', (name, path, channels, size) => {
  torch.manualSeed(1);
  const images = torch.randn([5, channels, size, size]).relu().to('bfloat16').to('float32');
  const exact = runBlock(name, path, 'contiguous_format', images);
  const theirs = runBlock(name, path, 'contiguous_format', images, true);
  const ours = runBlock(name, path, 'channels_last', images, true);
  const far = [...ours].filter(([key, tensor]) => {
    const [reference, other] = [exact.get(key), theirs.get(key)];
    if (reference === undefined || other === undefined) return true;
    const [error, allowed] = [tensor, other].map((found) =>
      distance(found.to('float64'), reference.to('float64')),
    );
    // Other roundings, and a bit more of them or less.
    return !((error ?? 1) < 1.5 * (allowed ?? 0) + 2 ** -9);
  });
  expect(far.map(([key]) => key)).toEqual([]);
});

// Small ones on one thread, large ones on all; a size that no vector divides.
test.each([
  [4, 8],
  [13, 30],
])(
  '%i images of %i pixels a side: output, gradients and statistics are those of two operators',
  (count, size) => {
    torch.manualSeed(1);
    const images = torch.randn([count, 3, size, size]).mul(2).add(0.7);
    const theirs = run('contiguous_format', images);
    const ours = run('channels_last', images);
    expect([...ours.keys()]).toEqual([...theirs.keys()]);
    const far = [...ours].filter(([name, tensor]) => {
      const reference = theirs.get(name);
      return reference === undefined || !(distance(tensor.to('float64'), reference.to('float64')) < 1e-4);
    });
    expect(far.map(([name]) => name)).toEqual([]);
  },
);

/** Output and gradients of batch norm and ReLU behind a convolution that changes nothing; as two where they are watched. */
function normalised(images: Tensor, gradient: Tensor, isWatched: boolean): Map<string, Tensor> {
  const channels = images.shape[1] ?? 0;
  const block = create('SimpleCifarNet', { inChannels: channels, width: channels })
    .getSubmodule('stage1.0')
    .train();
  const parameters = block.namedParameters();
  torch.noGrad(() => {
    for (const [name, parameter] of parameters) {
      if (name !== 'conv.weight') continue;
      parameter.zero_();
      for (let c = 0; c < channels; c++)
        parameter.select(0, c).select(0, c).select(0, 1).select(0, 1).fill_(1);
    }
  });
  const input = images.contiguous({ memoryFormat: 'channels_last' }).detach().requiresGrad_();
  const nodes: unknown[] = [];
  if (isWatched)
    block.getSubmodule('relu').registerForwardPreHook((_module, [normed]) => {
      nodes.push(normed instanceof Tensor && normed.gradFn);
    });
  const run = (): Tensor => Reflect.apply(block, undefined, [input]);
  const output = images.dtype === 'bfloat16' ? torch.autocast('cpu', run, { dtype: 'bfloat16' }) : run();
  expect(isWatched ? nodes : [output.gradFn]).toEqual(['FusedBatchNormBackward']);
  output.backward(gradient);
  const found = [...parameters, ['input', input] as const].flatMap(([name, { grad }]) =>
    name === 'conv.weight' || grad === null ? [] : [[name, grad] as const],
  );
  return new Map([['output', output.detach()], ...found]);
}

// What is unusual in a few places must not stand for the mean: what is left of the variance behind it would be rounding.
test.each<[string, (images: Tensor) => void]>([
  ['nothing but one pixel, the first', (images) => images.zero_().flatten().narrow(0, 0, 1).fill_(1.1)],
  ['one pixel of a thousand deviations, the first', (images) => images.flatten().narrow(0, 0, 1).fill_(1000)],
  [
    'the corner of each image',
    (images) => {
      images.fill_(3.3).select(2, 0).select(2, 0).fill_(-31.7);
    },
  ],
])('as exact as libtorch: %s', (_name, spoil) => {
  torch.manualSeed(1);
  const images = torch.randn([64, 4, 32, 32]);
  spoil(images);
  const gradient = torch.randn(images.shape);
  const [fused, watched] = [false, true].map((isWatched) =>
    expectExact(images, gradient, { isWatched, rounded: 1e-5, summed: 1e-5 }),
  );
  // Who looks on changes nothing in float32.
  for (const [name, tensor] of fused ?? [])
    expect(torch.equal(tensor, watched?.get(name) ?? torch.zeros([])), name).toBe(true);
});

test.each([
  [2, 5, 4], // on one thread, by channels that no vector takes
  [16, 24, 16],
])(
  'bfloat16, %i images of %i channels, %i pixels a side: rounded once, sums not at all',
  (count, channels, side) => {
    torch.manualSeed(1);
    const shape = [count, channels, side, side];
    const images = torch.randn(shape).mul(2).add(0.7).to('bfloat16');
    // Of numbers that are rounded to eight bits, a norm is off by less than the last of them.
    const gradient = torch.randn(shape).to('bfloat16');
    for (const isWatched of [false, true])
      expectExact(images, gradient, { isWatched, rounded: 2 ** -9, summed: 1e-5 });
  },
);

test('statistics of a batch that is not finite are not finite', () => {
  for (const spoilt of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const images = torch.rand([4, 3, 8, 8]);
    images.select(0, 1).fill_(spoilt);
    const model = create('SimpleCifarNet', { width: 4 }, { seed: 1 }).train();
    torch.noGrad(() => model(images.contiguous({ memoryFormat: 'channels_last' })));
    for (const name of ['running_mean', 'running_var'])
      expect(model.stateDict().get(`stage1.0.bn.${name}`)?.isfinite().any().item(), name).toBe(false);
  }
});

/** That output and input's gradient, and the gradients of weight and bias, are those of float64 to so much of their norm. */
function expectExact(
  images: Tensor,
  gradient: Tensor,
  { isWatched, rounded, summed }: { isWatched: boolean; rounded: number; summed: number },
): Map<string, Tensor> {
  const channels = images.shape[1] ?? 0;
  const found = normalised(images, gradient, isWatched);
  const input = images.to('float64').requiresGrad_();
  const weight = torch.ones([channels], { dtype: 'float64' }).requiresGrad_();
  const bias = torch.zeros([channels], { dtype: 'float64' }).requiresGrad_();
  const output = nn.functional.relu(
    nn.functional.batchNorm(input, null, null, { weight, bias, training: true }),
  );
  output.backward(gradient.to('float64'));
  const wanted = {
    output: output.detach(),
    'bn.weight': weight.grad,
    'bn.bias': bias.grad,
    input: input.grad,
  };
  for (const [name, exact] of Object.entries(wanted)) {
    const ours = found.get(name);
    if (exact === null || ours === undefined) throw new Error(`no ${name}`);
    const error = ours.to('float64').sub(exact).norm().item() / exact.norm().item();
    expect(error, name).toBeLessThan(name.startsWith('bn') ? summed : rounded);
  }
  return found;
}
