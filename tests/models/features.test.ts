/** `features` beside hooks, and with what models draw at random. */
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import type * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

function images(samples = 2): Tensor {
  return torch.rand([samples, 3, 64, 64], { generator: new torch.Generator().manualSeed(5) });
}

function tensor(value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  throw new Error('no Tensor');
}

function run(module: nn.Module | null, input: Tensor): Tensor {
  if (module === null) throw new Error('no module');
  return tensor(Reflect.apply(module.forward, module, [input]));
}

function resnet(options = {}): models.ResNet {
  return models.create('resnet18', { numClasses: 7, ...options }, { seed: 1 });
}

describe('hooks that were there before', () => {
  test('run during features, once each, and afterwards', () => {
    const model = resnet().eval();
    const calls: string[] = [];
    const watched = ['layer1', 'layer2', 'layer2.0', 'global_pool'];
    for (const path of watched) {
      const part = model.getSubmodule(path);
      part.registerForwardPreHook(() => void calls.push(`> ${path}`));
      part.registerForwardHook(() => void calls.push(`< ${path}`));
    }
    const expected = ['> layer1', '< layer1', '> layer2', '> layer2.0', '< layer2.0', '< layer2'];
    model.features(images(), ['layer2', 'layer2.0', 'layer2']);
    expect(calls.splice(0)).toEqual(expected);
    model.features(images(), ['layer3', 'logits']);
    expect(calls.splice(0)).toEqual([...expected, '> global_pool', '< global_pool']);
    model(images());
    expect(calls.splice(0)).toEqual([...expected, '> global_pool', '< global_pool']);
  });

  test('what they put in the place of an output is what features gives, and what the model goes on with', () => {
    const model = resnet().eval();
    const plain = model.features(images(), ['layer2', 'layer3', 'fc']);
    const hook = model.layer2.registerForwardHook((_module, _inputs, output) => tensor(output).mul(2));
    const doubled = model.features(images(), ['layer2', 'layer3', 'fc']);
    expect(torch.equal(doubled.layer2, plain.layer2.mul(2))).toBe(true);
    expect(torch.equal(doubled.layer3, plain.layer3)).toBe(false);
    expect(torch.equal(doubled.fc, model(images()))).toBe(true);
    expect(torch.equal(doubled.fc, plain.fc)).toBe(false);
    hook.remove();
    expect(torch.equal(model(images()), plain.fc)).toBe(true);
  });

  test('and what they put in the place of an input', () => {
    const model = resnet().eval();
    model.layer3.registerForwardPreHook((_, [input]) => [tensor(input).mul(0)]);
    const { layer3, pooled } = model.features(images(), ['layer3', 'pooled']);
    const zeros = model.features(images(), ['layer2']).layer2.mul(0);
    expect(torch.equal(layer3, run(model.clone().layer3, zeros))).toBe(true);
    expect(torch.equal(pooled, model.forwardHead(model.forwardFeatures(images()), { preLogits: true }))).toBe(
      true,
    );
  });
});

describe('in training mode, with dropout', () => {
  const seeded = <Result>(run: () => Result): Result => {
    torch.manualSeed(3);
    return run();
  };

  test.each([
    ['resnet18', {}],
    ['efficientnet_b0', {}],
    ['densenet121', {}],
    ['SimpleCifarNet', {}],
    ['vit_tiny_patch16_224', { imgSize: 64 }],
  ] as const)('%s: logits are those of the pooled features beside them', (name, options) => {
    const model = models.create(name, { numClasses: 7, dropRate: 0.5, ...options }, { seed: 1 });
    const { pooled, logits } = model.train().features(images(4), ['pooled', 'logits']);
    expect(pooled.eq(0).any().item()).toBe(true);
    expect(torch.equal(logits, run(model.classifier, pooled))).toBe(true);
  });

  test('a classifier by its path gives the logits of the run', () => {
    const model = resnet({ dropRate: 0.5 }).train();
    const logits = seeded(() => model(images(4)));
    expect(torch.equal(seeded(() => model.features(images(4), ['fc'])).fc, logits)).toBe(true);
    expect(torch.equal(seeded(() => model.features(images(4), ['logits'])).logits, logits)).toBe(true);
    const found = seeded(() => model.features(images(4), ['fc', 'pooled', 'logits', 'layer4', 'features']));
    expect(torch.equal(found.fc, logits)).toBe(true);
    expect(torch.equal(found.logits, logits)).toBe(true);
    expect(torch.equal(found.logits, model.fc(found.pooled))).toBe(true);
    expect(torch.equal(found.features, found.layer4)).toBe(true);
  });
});
