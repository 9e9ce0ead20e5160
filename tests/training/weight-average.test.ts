import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeSafetensors } from '../../lib/io/safetensors.js';
import * as nn from '../../lib/nn/nn.js';
import { torch } from '../../lib/torch/torch.js';
import { Trainer } from '../../lib/training/trainer.js';
import { averageCheckpoints } from '../../lib/training/weight-average.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsml-average-'));
});
afterEach(() => rm(folder, { recursive: true }));

const path = (name: string): string => join(folder, `${name}.safetensors`);

test('the mean of models, by which one more model computes', () => {
  const models = [0, 1, 2].map((seed) => {
    torch.manualSeed(seed);
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4));
    for (let pass = 0; pass <= seed; pass++) model(torch.rand([8, 3]));
    torch.save(model.stateDict(), path(String(seed)));
    return model;
  });
  const averaged = new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4));
  averaged.loadStateDict(averageCheckpoints([path('0'), path('1'), path('2')]));
  for (const [name, tensor] of averaged.stateDict()) {
    const each = models.map((model) => model.stateDict().get(name)?.flatten().toArray() ?? []);
    const expected = each[0]?.map((_, i) =>
      name.endsWith('num_batches_tracked')
        ? each[2]?.[i]
        : Math.fround(each.reduce((sum, values) => sum + Number(values[i]), 0) / 3),
    );
    expect(tensor.flatten().toArray()).toEqual(expected);
  }
});

test('of a checkpoint of a training the model alone; half precision stays, and is summed in more', async () => {
  const bytes = new Uint8Array(new Uint16Array([0x3c00, 0x0001]).buffer);
  const half = { dtype: 'float16', shape: [2], bytes } as const;
  const state = new Map([
    ['model.weight', half],
    ['optimizer.weight.exp_avg', half],
  ]);
  for (const name of ['a', 'b', 'c'])
    await writeFile(path(name), encodeSafetensors(state, { 'tsml.training': '{}' }));
  const mean = averageCheckpoints([path('a'), path('b'), path('c')]);
  expect([...mean.keys()]).toEqual(['weight']);
  expect(mean.get('weight')?.dtype).toBe('float16');
  expect(mean.get('weight')?.toArray()).toEqual([1, 2 ** -24]);
});

test('files of two models are refused by name', () => {
  torch.save(new nn.Linear(2, 3).stateDict(), path('a'));
  torch.save(new nn.Linear(2, 3, { bias: false }).stateDict(), path('b'));
  torch.save(new nn.Linear(3, 3).stateDict(), path('c'));
  expect(() => averageCheckpoints([path('a'), path('b')])).toThrow(
    `tensor "bias" is float32 [3] in ${path('a')}, none in ${path('b')}`,
  );
  expect(() => averageCheckpoints([path('a'), path('c')])).toThrow('"weight" is float32 [3, 2] in');
  expect(() => averageCheckpoints([])).toThrow('expected at least one file, received none');
});

test('of a training with an average the averaged weights, those that its validations judge', async () => {
  const model = new nn.Sequential(new nn.Linear(6, 6), new nn.Tanh(), new nn.Linear(6, 3));
  const data = { inputs: torch.rand([40, 6]), targets: torch.remainder(torch.arange(40), 3) };
  const trainer = new Trainer(model, {
    epochs: 2,
    batchSize: 8,
    optimizer: { name: 'SGD', lr: 0.5 },
    average: { kind: 'ema', decay: 0.9 },
    checkpoints: { folder: join(folder, 'run') },
  });
  let last = '';
  for await (const event of trainer.fit(data, data)) if (event.type === 'checkpoint') last = event.path;
  const averaged = averageCheckpoints([last]);
  const raw = new Map([...model.stateDict()].map(([name, tensor]) => [name, tensor.toArray()]));
  await trainer.withAverage(() => {
    for (const [name, tensor] of model.stateDict()) {
      expect(averaged.get(name)?.toArray()).toEqual(tensor.toArray());
      expect(averaged.get(name)?.toArray()).not.toEqual(raw.get(name));
    }
  });
});
