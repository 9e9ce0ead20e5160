/** What models drop when they train: features before the classifier (dropRate), branches of samples (dropPath). */
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

function uniform(shape: readonly number[]): Tensor {
  return torch.rand(shape, { generator: new torch.Generator().manualSeed(5) });
}

function made(name: string, options: models.ModelOptions): models.ImageModel {
  const model = models.create(name, options, { seed: 1 });
  if (model instanceof models.ImageModel) return model;
  throw new Error(`${name} is no ImageModel`);
}

/** The share of zeros in what the head gives the classifier; the others are divided by what is kept. */
function droppedShare(model: models.ImageModel, features: Tensor, rate: number): number {
  const whole = model.eval().forwardHead(features, { preLogits: true });
  torch.manualSeed(3);
  const dropped = model.train().forwardHead(features, { preLogits: true });
  const kept = dropped.ne(0).to('float32');
  expect(whole.eq(0).any().item()).toBe(false);
  expect(torch.allclose(dropped, whole.mul(kept).div(1 - rate), { rtol: 1e-6, atol: 0 })).toBe(true);
  if (model.classifier instanceof nn.Linear) {
    torch.manualSeed(3);
    const logits = model.forwardHead(features).narrow(1, 0, model.numClasses);
    expect(torch.equal(logits, model.classifier(dropped))).toBe(true);
  }
  return 1 - Number(kept.mean().item());
}

describe('dropRate drops features before the classifier, alone in training mode', () => {
  test.each<[string, models.ModelOptions, features: readonly number[]]>([
    ['resnet18', {}, [64, 512, 2, 2]],
    ['efficientnet_b0', {}, [32, 1280, 2, 2]],
    ['convnext_tiny', {}, [64, 768, 2, 2]],
    ['densenet121', {}, [32, 1024, 2, 2]],
    ['vit_tiny_patch16_224', { imgSize: 32 }, [128, 5, 192]],
    ['vit_small_patch14_reg4_dinov2', { imgSize: 28 }, [64, 9, 384]],
    ['vit_small_patch16_dinov3', { imgSize: 32 }, [64, 9, 384]],
    ['SimpleCifarNet', {}, [256, 128, 8, 8]],
    ['MultiHead', { backbone: 'resnet18' }, [64, 512, 2, 2]],
    ['MultiHead', { backbone: 'SimpleCifarNet' }, [256, 128, 8, 8]],
    ['LocalizationNet', { backbone: 'convnext_tiny' }, [64, 768, 4, 1]],
  ])('%s %o', (name, options, shape) => {
    const rate = 0.25;
    const features = uniform(shape).add(0.1);
    const model = made(name, { ...options, dropRate: rate });
    // More than 24,000 values: 5 standard deviations are 0.014.
    expect(Math.abs(droppedShare(model, features, rate) - rate)).toBeLessThan(0.014);
    expect(model.numFeatures).toBe(shape.length === 3 ? shape[2] : shape[1]);
  });
});

/** For each sample whether it was dropped whole; null where it is neither 0 nor `factor` times what was given. */
function droppedSamples(given: Tensor, output: Tensor, factor: number): (boolean | null)[] {
  return Array.from({ length: given.shape[0] ?? 0 }, (_, i) => {
    const [before, after] = [given.select(0, i), output.select(0, i)];
    if (torch.equal(after, before.mul(0))) return true;
    return torch.allclose(after, before.mul(factor), { rtol: 1e-6, atol: 0 }) ? false : null;
  });
}

const BRANCHES: readonly (readonly [string, models.ModelOptions, string, keep: number])[] = [
  ['resnet18', {}, 'layer4.1.drop_path', 0.5],
  // Its rates rise by the number of blocks, and so do not come to the last.
  ['efficientnet_b0', {}, 'blocks.5.3.drop_path', 1 - (0.5 * 14) / 16],
  ['convnext_tiny', {}, 'stages.3.blocks.2.drop_path', 0.5],
  ['vit_tiny_patch16_224', { imgSize: 32 }, 'blocks.11.drop_path1', 0.5],
  ['vit_tiny_patch16_224', { imgSize: 32 }, 'blocks.11.drop_path2', 0.5],
  ['vit_small_patch16_dinov3', {}, 'blocks.11.drop_path1', 0.5],
];

describe.each(BRANCHES)('dropPath of %s %o: %s', (name, options, path, keep) => {
  const model = made(name, { ...options, numClasses: 2, dropPath: 0.5 });
  const part = model.getSubmodule(path);
  if (!(part instanceof models.Model)) throw new Error(`${path} is no part of the core`);
  // ResNet's branches begin as 0.
  torch.noGrad(() => {
    for (const [key, weight] of model.namedParameters()) if (key.endsWith('bn2.weight')) weight.fill_(1);
  });

  test('drops whole samples, each by itself, and scales the others', () => {
    const branch = uniform([64, 3, 4, 4]).add(0.1);
    torch.manualSeed(3);
    model.train();
    const dropped = droppedSamples(branch, part.forward(branch), 1 / keep);
    expect(dropped).not.toContain(null);
    // 5 standard deviations are 20.
    expect(Math.abs(dropped.filter((one) => one === true).length - 64 * (1 - keep))).toBeLessThan(20);
    model.eval();
    expect(torch.equal(part.forward(branch), branch)).toBe(true);
  });

  test('in a run of the whole model too', () => {
    const seen: Tensor[] = [];
    const hooks = [
      part.registerForwardPreHook((_, [input]) => {
        if (input instanceof Tensor) seen.push(input.clone());
      }),
      part.registerForwardHook((_module, _inputs, output) => {
        if (output instanceof Tensor) seen.push(output.clone());
      }),
    ];
    torch.manualSeed(3);
    torch.noGrad(() => model.train()(uniform([16, 3, 32, 32])));
    for (const hook of hooks) hook.remove();
    const [given, output] = seen;
    expect(seen).toHaveLength(2);
    const dropped = given && output ? droppedSamples(given, output, 1 / keep) : [];
    expect([...new Set(dropped)].sort()).toEqual([false, true]);
  });
});

test('a block whose branch is dropped passes its input on; else the branch counts twice at rate 0.5', () => {
  const model = made('convnext_tiny', { dropPath: 0.5 }).to('float64');
  torch.noGrad(() => model.getParameter('stages.3.blocks.2.gamma').fill_(1));
  const block = model.getSubmodule('stages.3.blocks.2');
  if (!(block instanceof models.Model)) throw new Error('no part of the core');
  const input = uniform([32, 768, 2, 2]).to('float64');
  model.eval();
  const branch = block.forward(input).sub(input);
  model.train();
  torch.manualSeed(3);
  const output = block.forward(input).sub(input);
  const kinds = Array.from({ length: 32 }, (_, i) => {
    const factor = output.select(0, i).abs().sum().item() === 0 ? 0 : 2;
    return torch.allclose(output.select(0, i), branch.select(0, i).mul(factor), { rtol: 1e-9, atol: 1e-12 })
      ? factor
      : null;
  });
  expect([...new Set(kinds)].sort()).toEqual([0, 2]);
});
