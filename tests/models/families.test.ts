// What the convolutional families have beside their numbers (parity.test.ts).
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

function images(samples = 2, size = 64): Tensor {
  return torch.rand([samples, 3, size, size], { generator: new torch.Generator().manualSeed(5) });
}

describe.each([
  ['efficientnet_b0', { dropPath: 0.5, dropRate: 0.5 }],
  ['convnext_tiny', { dropPath: 0.5, dropRate: 0.5 }],
  ['densenet121', { dropRate: 0.5 }],
] as const)('%s', (name, options) => {
  const model = models.create(name, { numClasses: 5, ...options }, { seed: 1 });

  test('with gradient checkpointing the same gradients, statistics and draws to the bit', () => {
    const step = (net: models.ImageModel): unknown => {
      torch.manualSeed(7);
      net(images(4, 32)).square().sum().backward();
      return {
        gradients: net.parameters().map(({ grad }) => grad?.sum().item()),
        buffers: net.buffers().map((buffer) => buffer.to('float64').sum().item()),
        next: torch.rand([1]).item(),
      };
    };
    const checkpointed = model.clone();
    checkpointed.setGradCheckpointing();
    expect(step(checkpointed)).toEqual(step(model.clone()));
  });

  test('a clone is the same model', () => {
    const net = model.clone().eval();
    expect(torch.equal(net(images()), model.eval()(images()))).toBe(true);
    model.train();
  });

  test('batches of none', () => {
    expect(model.clone().eval()(images(0)).shape).toEqual([0, 5]);
  });

  test('features of stages and pooled ones by name', () => {
    const net = model.clone().eval();
    const path = net.stages[2]?.path ?? '';
    const { intermediates } = net.forwardIntermediates(images(), { indices: [2] });
    const stage = net.features(images(), [path])[path];
    expect(intermediates.map((each) => stage !== undefined && torch.equal(each, stage))).toEqual([true]);
    const { pooled } = net.features(images(), ['pooled']);
    expect(torch.equal(pooled, net.forwardHead(net.forwardFeatures(images()), { preLogits: true }))).toBe(
      true,
    );
  });
});

test('children whose names every model has are fields with a "_" behind', () => {
  const convnext = models.create('convnext_tiny', {}, { device: 'meta' });
  expect(convnext.stages_).toBe(convnext.getSubmodule('stages'));
  expect(convnext.stages.map(({ path }) => path)).toEqual(['stages.0', 'stages.1', 'stages.2', 'stages.3']);
  const densenet = models.create('densenet121', {}, { device: 'meta' });
  expect(densenet.features_).toBe(densenet.getSubmodule('features'));
  expect([...densenet.namedChildren().keys()]).toEqual([
    'features',
    'global_pool',
    'head_drop',
    'classifier',
  ]);
});

test('their layers are those of nn, and may be exchanged', () => {
  const densenet = models.create('densenet121', { numClasses: 2 }, { seed: 1 }).eval();
  const transition = densenet.getSubmodule('features.transition1');
  expect(densenet.getSubmodule('features.transition1.pool')).toBeInstanceOf(nn.AvgPool2d);
  const before = densenet(images());
  Reflect.set(transition, 'pool', new nn.AvgPool2d(2));
  expect(torch.equal(densenet(images()), before)).toBe(true);
  Reflect.set(transition, 'pool', new nn.AvgPool2d(3, { stride: 2, padding: 1, countIncludePad: false }));
  expect(torch.allclose(densenet(images()), before)).toBe(false);

  const efficientnet = models.create('efficientnet_b0', { numClasses: 2 }, { seed: 1 }).eval();
  const act = efficientnet.getSubmodule('bn1.act');
  expect(act instanceof nn.SiLU && act.inplace).toBe(true);
  const logits = efficientnet(images());
  Reflect.set(efficientnet.bn1, 'act', new nn.SiLU());
  expect(torch.equal(efficientnet(images()), logits)).toBe(true);
  Reflect.set(efficientnet.bn1, 'act', new nn.Identity());
  expect(torch.allclose(efficientnet(images()), logits)).toBe(false);
});

test('ConvNeXt pools before its norm: with no pool it normalises maps', () => {
  const model = models.create('convnext_tiny', { numClasses: 0, globalPool: '' }, { seed: 1 }).eval();
  const maps = model(images());
  expect(maps.shape).toEqual([2, 768, 2, 2]);
  expect(maps.mean([1]).abs().max().item()).toBeLessThan(1e-5);
  expect(() => models.create('convnext_tiny', { globalPool: 'catavgmax' })).toThrow(
    /'avg', 'max', 'avgmax' or ''.*received 'catavgmax'/,
  );
  expect(() => model.resetClassifier(3, { globalPool: 'catavgmax' })).toThrow(/received 'catavgmax'/);
});

test('DenseNet has no branches to drop', () => {
  expect(() => models.create('densenet121', { dropPath: 0.1 })).toThrow(
    /no option of densenet121 named "dropPath"/,
  );
});
