import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { fitted } from './fitted.js';
import { peakBytes } from './peak.js';

const OPTIONS = { optimizer: { name: 'SGD', lr: 0.01 }, batchSize: 32, threads: 1 } as const;

function data(): { inputs: Tensor; targets: Tensor } {
  const generator = new torch.Generator().manualSeed(5);
  return { inputs: torch.rand([32, 3, 64, 64], { generator }), targets: torch.arange(32).remainder(2) };
}

/** Its activations take more than its gradients. */
function net(): models.ImageModel {
  return models.create('efficientnet_b0', { numClasses: 2 }, { seed: 1 });
}

/** Weights after two steps, and how many bytes tensors took for them. */
async function trained(model: models.ImageModel, options: Partial<TrainerOptions>) {
  const set = data();
  const peak = await peakBytes(() => fitted(new Trainer(model, { ...OPTIONS, epochs: 2, ...options }), set));
  return { peak, weights: torch.cat(model.parameters().map((parameter) => parameter.detach().flatten())) };
}

test('takes less memory for the same weights while it trains, and leaves the model as it was', async () => {
  const model = net();
  const plain = await trained(net(), {});
  const checkpointed = await trained(model, { gradientCheckpointing: true });
  expect(checkpointed.peak / plain.peak).toBeLessThan(0.8);
  expect(torch.equal(checkpointed.weights, plain.weights)).toBe(true);
  expect(model.isGradCheckpointed).toBe(false);
  model.setGradCheckpointing();
  const asked = await trained(model, {});
  expect(asked.peak / plain.peak).toBeLessThan(0.8);
  await trained(model, { gradientCheckpointing: true });
  expect(model.isGradCheckpointed).toBe(true);
});

test('a model without known blocks is refused, and free for others', async () => {
  const model = new nn.Sequential(new nn.Flatten(), new nn.Linear(12288, 2));
  const trainer = new Trainer(model, { ...OPTIONS, epochs: 1, gradientCheckpointing: true });
  await expect(fitted(trainer, data())).rejects.toThrow(
    'Trainer: gradientCheckpointing: Sequential does not say what its blocks are',
  );
  await fitted(new Trainer(model, { ...OPTIONS, epochs: 1 }), data());
});

test('a training may go on with it or without, and says so, whether the option or the model asked for it', async () => {
  const folder = await temporaryFolder();
  const options = { ...OPTIONS, checkpoints: { folder } };
  await fitted(new Trainer(net(), { ...options, epochs: 1, gradientCheckpointing: true }), data());
  const said = async (model: models.ImageModel, epochs: number): Promise<(string | undefined)[]> => {
    const trainer = new Trainer(model, { ...options, epochs });
    const { warnings } = await fitted(trainer, data(), undefined, { resume: true });
    return warnings.filter(({ code }) => code === 'OTHER_GROUND').map(({ remedy }) => remedy);
  };
  const asked = net();
  asked.setGradCheckpointing();
  expect(await said(asked, 2)).toEqual([]);
  expect(await said(net(), 3)).toEqual([
    'Where they may differ, all is well; else resume with gradientCheckpointing: true.',
  ]);
});
