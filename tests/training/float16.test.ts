// Losses that float16 cannot hold: the scaler passes over the step, and nothing of it stays.
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';

const net = () => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 3 });

/** Images of which one is `value` all over. */
function data(value: number) {
  const inputs = uniformTensor('float16', [40, 1, 8, 8]).to('float32');
  inputs.select(0, 23).fill_(value);
  return { inputs, targets: targetsOf(40, 10) };
}

test('a batch beyond float16 is passed over, told of, and leaves no trace', async () => {
  const model = net();
  const trainer = new Trainer(model, {
    epochs: 2,
    batchSize: 8,
    precision: 'float16',
    checkpoints: { folder: await temporaryFolder(), everyUpdates: 1 },
  });
  const losses: boolean[] = [];
  const codes: string[] = [];
  for await (const event of trainer.fit(data(1e30))) {
    if (event.type === 'step') losses.push(Number.isFinite(event.loss));
    if (event.type === 'warning') codes.push(event.code);
    if (event.type === 'epoch') expect(event.loss).toBeLessThan(10);
  }
  // Once in each epoch.
  expect(losses.filter((finite) => !finite)).toHaveLength(2);
  expect(losses).toHaveLength(10);
  expect(codes).toEqual(['SLOW_PRECISION', 'LOSS_NOT_FINITE', 'LOSS_NOT_FINITE']);
  for (const tensor of model.stateDict().values()) expect(tensor.isfinite().all().item()).toBe(true);
});

test('data that is not finite is refused by its sample, as in float32', async () => {
  const trainer = new Trainer(net(), { epochs: 1, batchSize: 8, precision: 'float16' });
  await expect(fitted(trainer, data(Number.NaN))).rejects.toThrow(
    'the inputs of sample 23 of the data are not finite',
  );
});

describe('what no smaller scale mends ends the training', () => {
  test('a third loss in a row beyond float16 is told by its module, and nothing of it stays', async () => {
    const model = net();
    let before = bytesOf(model);
    const losses: number[] = [];
    const trainer = new Trainer(model, {
      epochs: 4,
      batchSize: 8,
      precision: 'float16',
      optimizer: { name: 'SGD', lr: 1e30 },
    });
    const run = fitted(trainer, data(1), undefined, {
      onEvent: (event) => {
        if (event.type !== 'step') return;
        losses.push(event.loss);
        if (!event.skipped) before = bytesOf(model);
      },
    });
    await expect(run).rejects.toMatchObject({
      code: 'ERR_DIVERGED',
      message: expect.stringMatching(
        /^The loss became NaN in epoch 1, step \d+: the first module that gave what is not finite is stage1\.0\.conv \(Conv2d\)/,
      ),
    });
    expect(losses.slice(-2)).toEqual([Number.NaN, Number.NaN]);
    expect(losses.at(-3)).toBeLessThan(10);
    expect(bytesOf(model).equals(before)).toBe(true);
  });

  test('gradients beyond float16 at the smallest scale, which a checkpoint still goes on from', async () => {
    const folder = await temporaryFolder();
    // The loss is finite, its gradients are beyond any scale.
    const steep = (output: Tensor): Tensor => output.sum().mul(1e25);
    const train = async () => {
      const scales: number[] = [];
      const trainer = new Trainer(net(), {
        maxSteps: 5,
        batchSize: 40,
        precision: 'float16',
        loss: steep,
        checkpoints: { folder },
      });
      const run = fitted(trainer, data(1), undefined, {
        resume: true,
        onEvent: (event) => {
          if (event.type === 'step') scales.push(event.scale ?? Number.NaN);
        },
      });
      await expect(run).rejects.toMatchObject({
        code: 'ERR_DIVERGED',
        message: expect.stringMatching(/^The gradient of .* became NaN or infinite in epoch 31, step 31,/),
      });
      return scales;
    };
    const scales = await train();
    expect(scales).toEqual(Array.from({ length: 30 }, (_, i) => 2 ** (16 - i)));
    expect(await train()).toEqual([]);
  });

  test('an epoch of which no step counts has no loss', async () => {
    const trainer = new Trainer(net(), { epochs: 1, batchSize: 40, precision: 'float16' });
    const { epochs } = await fitted(trainer, data(1e30));
    expect(epochs[0]?.loss).toBeNaN();
  });
});
