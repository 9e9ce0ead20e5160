// Digits with room for the weights, the optimizer and half of the activations: the batch is halved, and learns as well.
import { expect, test } from 'vitest';
import { rowsOf } from '../../lib/data/dataset.js';
import { loadDigits } from '../../lib/data/digits.js';
import { stratifiedSplit } from '../../lib/data/split.js';
import * as models from '../../lib/models/models.js';
import { imageTensor, labelTensor } from '../../lib/pipeline/hosts/tensors.js';
import { torch } from '../../lib/torch/torch.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import { Trainer } from '../../lib/training/trainer.js';

const SEEDS = [0, 1, 2, 3, 4];

test('half of the activations: a halving is told, and accuracy stays within half a point', {
  timeout: 240_000,
}, async () => {
  const dataset = await loadDigits();
  const splits = stratifiedSplit(dataset.labels, { train: 0.6, select: 0.4, calibrate: 0, test: 0 }, 0);
  const [train, select] = [splits.train, splits.select].map((split) => {
    const rows = rowsOf(dataset, split);
    return { inputs: imageTensor(rows.images, dataset.imageShape), targets: labelTensor(rows.labels) };
  });
  if (train === undefined || select === undefined) throw new Error('no data');

  const learn = async (seed: number, memoryLimit: number | undefined) => {
    const model = models.create('SimpleCifarNet', { inChannels: 1, width: 32 }, { seed });
    const trainer = new Trainer(model, {
      optimizer: { name: 'AdamW', lr: 3e-3, weightDecay: 0.05 },
      schedule: { name: 'cosine', warmupEpochs: 1 },
      epochs: 8,
      batchSize: 64,
      augmentation: { shift: 0.8, rotateDegrees: 10, scale: 0.1 },
      seed,
      threads: 1,
      ...(memoryLimit !== undefined && { memoryLimit }),
    });
    // What is dead is collected first, or it would count.
    torch.cpu.setMemoryLimit(null);
    const { allocatedBytes: before } = torch.cpu.memoryStats();
    torch.cpu.resetPeakMemoryStats();
    const events: TrainingEvent[] = [];
    for await (const event of trainer.fit(train, select)) events.push(event);
    const peak = torch.cpu.memoryStats().peakAllocatedBytes;
    const weights = model.parameters().reduce((bytes, { nbytes }) => bytes + nbytes, 0);
    const last = events.findLast((event) => event.type === 'validation');
    return {
      accuracy: last?.metrics.accuracy ?? Number.NaN,
      halvings: events.filter((event) => event.type === 'warning' && event.code === 'OUT_OF_MEMORY').length,
      // AdamW remembers two numbers for each weight; the weights and the data are there before.
      fixed: before + 2 * weights,
      peak,
    };
  };

  const free = [];
  const capped = [];
  for (const seed of SEEDS) {
    const one = await learn(seed, undefined);
    free.push(one);
    capped.push(await learn(seed, Math.floor(one.fixed + (one.peak - one.fixed) / 2)));
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const { halvings } of free) expect(halvings).toBe(0);
  for (const { halvings } of capped) expect(halvings).toBeGreaterThan(0);
  const [without, under] = [free, capped].map((runs) => mean(runs.map(({ accuracy }) => accuracy)));
  expect(Math.abs((without ?? 0) - (under ?? 1))).toBeLessThan(0.005);
  expect(without).toBeGreaterThan(0.97);
});
