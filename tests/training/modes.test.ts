/** What jobs of the native thread take of the modes that JavaScript sets: frozen, training, checkpointed. */
import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { Trainer } from '../../lib/training/trainer.js';
import { fitted } from './fitted.js';
import { peakBytes } from './peak.js';

function images(samples: number, size: number): Tensor {
  return torch.rand([samples, 3, size, size], { generator: new torch.Generator().manualSeed(5) });
}

/** One step. */
async function job(model: models.Model, size = 16, samples = 4): Promise<void> {
  const data = { inputs: images(samples, size), targets: torch.arange(samples).remainder(2) };
  const optimizer = { name: 'SGD', lr: 0.01 } as const;
  await fitted(new Trainer(model, { optimizer, epochs: 1, batchSize: samples, threads: 1 }), data);
}

function small(): models.SimpleCifarNet {
  return models.create('SimpleCifarNet', { width: 4, numClasses: 2 }, { seed: 1 });
}

/** Which of the batch norms `run` moves. */
async function moved(model: nn.Module, norms: readonly string[], run: () => unknown): Promise<boolean[]> {
  const means = norms.map((norm) => model.getBuffer(`${norm}.running_mean`));
  const before = means.map((mean) => mean.clone());
  await run();
  return means.map((mean, i) => !torch.equal(mean, before[i] ?? mean));
}

test.each([
  ['resnet18', 'bn1', 'layer1.0.bn1'],
  ['efficientnet_b0', 'bn1', 'blocks.0.0.bn1'],
] as const)(
  '%s: jobs leave the statistics of a frozen norm, whatever came before',
  async (name, frozen, other) => {
    const model = models.create(name, { numClasses: 2 }, { seed: 1 });
    const norms = [frozen, other];
    const run = (): Promise<boolean[]> => moved(model, norms, () => job(model, 32));
    expect(nn.freeze(model, frozen)).toEqual([`${frozen}.weight`, `${frozen}.bias`]);
    expect(await run()).toEqual([false, true]);
    // The core may run another layer for one with another momentum.
    for (const norm of norms) Reflect.set(model.getSubmodule(norm), 'momentum', 0.3);
    expect(await run()).toEqual([false, true]);
    nn.unfreeze(model, frozen);
    expect(await run()).toEqual([true, true]);
    model.train();
    expect(await moved(model, norms, () => model(images(4, 32)))).toEqual([true, true]);
    nn.freeze(model, frozen);
    expect(await run()).toEqual([false, true]);
  },
);

test('frozen for a job, trained by a call, frozen again: the next job leaves it', async () => {
  const model = small();
  const norms = ['stage1.0.bn', 'stage2.0.bn'];
  nn.freeze(model, 'stage1');
  expect(await moved(model, norms, () => job(model))).toEqual([false, true]);
  nn.unfreeze(model);
  model.train();
  expect(await moved(model, norms, () => model(images(4, 16)))).toEqual([true, true]);
  nn.freeze(model, 'stage1');
  expect(await moved(model, norms, () => job(model))).toEqual([false, true]);
});

test('nn.freeze switches to evaluation at once, and train() does not switch back', async () => {
  const model = small().train();
  const norms = ['stage1.0.bn', 'stage1.1.bn', 'stage2.0.bn'];
  nn.freeze(model, 'stage1.0');
  const modes = (): boolean[] => norms.map((norm) => model.getSubmodule(norm).training);
  const call = (): Promise<boolean[]> => moved(model, norms, () => model(images(4, 16)));
  expect(modes()).toEqual([false, true, true]);
  expect(await call()).toEqual([false, true, true]);
  model.train();
  expect(modes()).toEqual([false, true, true]);
  expect(await call()).toEqual([false, true, true]);
});

test('nn.freeze without patterns freezes all; patterns in a list are refused', () => {
  const model = small().train();
  const names = [...model.namedParameters().keys()];
  expect(() => Reflect.apply(nn.freeze, undefined, [model, ['layer1']])).toThrow(
    expect.objectContaining({
      code: 'ERR_ARGUMENT',
      message: expect.stringMatching(/nn\.freeze: expected paths or expressions one after another, received/),
    }),
  );
  expect(model.parameters().every(({ requiresGrad }) => requiresGrad)).toBe(true);
  expect(nn.freeze(model)).toEqual(names);
  expect(model.parameters().some(({ requiresGrad }) => requiresGrad)).toBe(false);
  const norms = model.modules().filter((module) => module instanceof nn.BatchNorm2d);
  expect(norms.map(({ training }) => training)).toEqual(Array(6).fill(false));
  expect(model(images(2, 16)).requiresGrad).toBe(false);
});

test('a job trains parts in evaluation mode too, and leaves all modes as they were', async () => {
  const model = small().train();
  model.stage1.eval();
  const norms = ['stage1.0.bn', 'stage2.0.bn'];
  const modes = (): unknown => Array.from(model.namedModules(), ([path, { training }]) => [path, training]);
  const before = modes();
  expect(await moved(model, norms, () => job(model))).toEqual([true, true]);
  expect(modes()).toEqual(before);
  expect(await moved(model, norms, () => model(images(4, 16)))).toEqual([false, true]);
});

test('checkpointing that was switched on, off and on again holds in a job', async () => {
  const peakAfter = async (...switches: readonly boolean[]): Promise<number> => {
    const model = models.create('vit_tiny_patch16_224', { imgSize: 64, numClasses: 2 }, { seed: 1 });
    for (const [i, on] of switches.entries()) {
      model.setGradCheckpointing(on);
      // What a call told the core of the last switch would hold in the job by itself.
      if (i < switches.length - 1) torch.scope(() => void model(images(1, 64)));
    }
    return await peakBytes(() => job(model, 64, 16));
  };
  const [plain, on] = [await peakAfter(), await peakAfter(true)];
  expect(on / plain).toBeLessThan(0.85);
  expect((await peakAfter(true, false)) / plain).toBeGreaterThan(0.95);
  expect((await peakAfter(true, false, true)) / on).toBeLessThan(1.05);
});
