// Trials before a training. What there is of memory: out-of-memory.test.ts.
import { expect, test } from 'vitest';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { torch } from '../../lib/torch/torch.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { bytesOf, fitted } from './fitted.js';

const OPTIONS: TrainerOptions = {
  optimizer: { name: 'AdamW', lr: 0.01 },
  epochs: 1,
  batchSize: 10,
  average: { kind: 'ema' },
  augmentation: { shift: 1 },
  accumulate: 2,
};
const data = () => ({
  inputs: uniformTensor('digits', [100, 1, 8, 8]).to('float32'),
  targets: targetsOf(100, 10),
});
const digitsNet = (): Model => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });

test('the range test: rates rise by a constant factor until the loss goes out of hand; nothing changes', async () => {
  const model = digitsNet();
  const trainer = new Trainer(model, OPTIONS);
  const [before, random] = [bytesOf(model), torch.getRngState()];
  const { learningRates, losses, suggestion } = await trainer.findLearningRate(data(), {
    from: 1e-5,
    to: 100,
    steps: 60,
  });
  expect(bytesOf(model).equals(before)).toBe(true);
  expect(torch.equal(torch.getRngState(), random)).toBe(true);
  expect([...model.namedParameters().values()].every(({ grad }) => grad === null)).toBe(true);

  expect(learningRates[0]).toBeCloseTo(1e-5, 12);
  expect(learningRates.length).toBe(losses.length);
  for (const [i, rate] of learningRates.slice(1).entries())
    expect(rate / (learningRates[i] ?? Number.NaN)).toBeCloseTo(1e7 ** (1 / 59), 9);
  const best = Math.min(...losses);
  expect(best).toBeLessThan(losses[0] ?? 0);
  expect(Math.max(...losses)).toBeLessThanOrEqual(4 * best);
  expect(suggestion).toBeGreaterThan(1e-4);
  expect(suggestion).toBeLessThan(1);

  // Behind it a training is what it is without.
  await fitted(trainer, data());
  const other = digitsNet();
  await fitted(new Trainer(other, OPTIONS), data());
  expect(bytesOf(model).equals(bytesOf(other))).toBe(true);
});

test('the same range gives the same curve, whatever was trained or tried in between', async () => {
  const trainer = new Trainer(digitsNet(), OPTIONS);
  const search = { from: 1e-4, to: 1, steps: 12 };
  const first = await trainer.findLearningRate(data(), search);
  await trainer.findBatchSize(data(), { to: 8, steps: 1 });
  expect(await trainer.findLearningRate(data(), search)).toEqual(first);
});

test('batch sizes are doubled up to the data, and the fastest is named', async () => {
  const model = digitsNet();
  const before = bytesOf(model);
  const trainer = new Trainer(model, OPTIONS);
  const { tried, largest, fastest, endedBy } = await trainer.findBatchSize(data(), { from: 10, steps: 2 });
  expect(tried.map(({ batchSize }) => batchSize)).toEqual([10, 20, 40, 80]);
  expect(largest).toBe(80);
  expect(endedBy).toBe('samples');
  const bounded = await trainer.findBatchSize(data(), { from: 10, to: 30, steps: 1 });
  expect(bounded).toMatchObject({ largest: 20, endedBy: 'to' });
  const speed = (size: number): number =>
    tried.find(({ batchSize }) => batchSize === size)?.samplesPerSecond ?? 0;
  for (const { samplesPerSecond } of tried)
    expect(speed(fastest) * 1.02).toBeGreaterThanOrEqual(samplesPerSecond);
  expect(bytesOf(model).equals(before)).toBe(true);
});

test('a model that does not train on one sample is tried from two on', async () => {
  const net = new nn.Sequential(new nn.Flatten(), new nn.BatchNorm1d(64), new nn.Linear(64, 10));
  const { tried } = await new Trainer(net, OPTIONS).findBatchSize(data(), { to: 8, steps: 1 });
  expect(tried.map(({ batchSize }) => batchSize)).toEqual([2, 4, 8]);
  const alone = new Trainer(net, OPTIONS).findBatchSize(data(), { to: 1, steps: 1 });
  await expect(alone).rejects.toThrow('BatchNorm1d');
});

test('the micro-batch that is asked for holds in a trial too', async () => {
  const of = async (options: Partial<TrainerOptions>) => {
    const trainer = new Trainer(digitsNet(), { ...OPTIONS, ...options });
    return (await trainer.findLearningRate(data(), { from: 1e-4, to: 1, steps: 10 })).losses;
  };
  // BatchNorm sees so many at once.
  expect(await of({ microBatch: 5 })).not.toEqual(await of({}));
});

test.each<[object, RegExp]>([
  [{ from: 1, to: 1 }, /findLearningRate: expected from < to, received 1 and 1/],
  [{ steps: 5 }, /findLearningRate: steps: expected an integer ≥ 10, received 5/],
  [{ form: 1 }, /findLearningRate: there is no option "form" \(did you mean "from"\?\)/],
])('a search that means nothing is refused: %j', async (search, message) => {
  await expect(new Trainer(digitsNet(), OPTIONS).findLearningRate(data(), search)).rejects.toThrow(message);
});
