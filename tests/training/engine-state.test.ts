// What an engine refuses to load changes nothing of it: not its model, optimizer, average or scaler.
import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { readOptimizer } from '../../lib/optim/optim.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { batchSource } from '../../lib/training/batches.js';
import { Engine } from '../../lib/training/engine.js';
import { trainingGroups } from '../../lib/training/groups.js';
import { objectiveOf } from '../../lib/training/objective.js';
import { completeOptions } from '../../lib/training/options.js';
import { targetsOf, uniformTensor } from '../models/filled.js';

/** An engine that has taken so many steps. */
async function engineAfter(steps: number): Promise<Engine> {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  const options = completeOptions({ average: { kind: 'ema' } });
  const optimizer = readOptimizer('test', { name: 'AdamW', lr: 0.01 });
  const groups = trainingGroups(model, optimizer, [], options);
  const { clip, average, augmentation, batchAugmentation, deterministic, channelsLast, seed } = options;
  const engine = new Engine(
    model,
    objectiveOf({ name: 'crossEntropy' }),
    groups,
    {
      ...{ ...clip, average, augmentation, batchAugmentation, deterministic, channelsLast, seed },
      precision: 'float16',
      float32Layer: '',
    },
    undefined,
  );
  const data = { inputs: uniformTensor('state', [10, 1, 8, 8]).to('float32'), targets: targetsOf(10, 10) };
  const source = batchSource('test', data, { batchSize: 10, shuffled: false, limit: 1 });
  for (let step = 0; step < steps; step++)
    for await (const batch of source.batches(step, 0))
      await engine.step([batch], { epoch: step, step, factor: 1 });
  return engine;
}

const plain = async (engine: Engine) =>
  Object.fromEntries([...(await engine.state())].map(([name, tensor]) => [name, tensor.toArray()]));

const tooLong = (tensor: Tensor): Tensor => torch.zeros([tensor.numel() + 1], { dtype: tensor.dtype });

test.each(['model', 'optimizer', 'average', 'scaler'])(
  'a fault in the %s',
  { timeout: 30_000 },
  async (part) => {
    const engine = await engineAfter(1);
    const before = await plain(engine);
    // Another state in every part, so that whatever was loaded of it would show.
    const other = await (await engineAfter(3)).state();
    const parts = new Set([...other.keys()].map((name) => name.replace(/\..*/, '')));
    expect([...parts].sort()).toEqual(['average', 'model', 'optimizer', 'scaler']);
    const last = [...other].filter(([name]) => name.startsWith(`${part}`)).at(-1);
    const [name, tensor] = last ?? expect.fail(`no state of the ${part}`);
    await expect(engine.loadState(new Map([...other, [name, tooLong(tensor)]]))).rejects.toThrow(
      /[Ee]xpected/,
    );
    expect(await plain(engine)).toEqual(before);
    await engine.loadState(other);
    expect(await plain(engine)).toEqual(
      Object.fromEntries([...other].map(([key, value]) => [key, value.toArray()])),
    );
    expect(await plain(engine)).not.toEqual(before);
  },
);
