// Losses that float16 cannot hold: the scaler passes over the step, and nothing of it stays.
import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { fitted } from './fitted.js';

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
  expect(codes).toEqual(['LOSS_NOT_FINITE', 'LOSS_NOT_FINITE']);
  for (const tensor of model.stateDict().values()) expect(tensor.isfinite().all().item()).toBe(true);
});

test('data that is not finite is refused by its sample, as in float32', async () => {
  const trainer = new Trainer(net(), { epochs: 1, batchSize: 8, precision: 'float16' });
  await expect(fitted(trainer, data(Number.NaN))).rejects.toThrow(
    'the inputs of sample 23 of the data are not finite',
  );
});
