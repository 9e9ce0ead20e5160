// The engine as the core has it: what it refuses to be made of, and that what it refuses to load changes nothing of it, not
// its model, optimizer, average or scaler.
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

/** @param given options of the core, instead of these */
function engineWith(given: object): Engine {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  const options = completeOptions({ average: { kind: 'ema' } });
  const optimizer = readOptimizer('test', { name: 'AdamW', lr: 0.01 });
  const groups = trainingGroups(model, optimizer, [], options);
  const { clip, average, augmentation, batchAugmentation, deterministic, channelsLast, seed } = options;
  return new Engine(
    model,
    objectiveOf({ name: 'crossEntropy' }),
    groups,
    {
      ...{ ...clip, average, augmentation, batchAugmentation, deterministic, channelsLast, seed },
      precision: 'float16',
      float32Layer: '',
      ...given,
    },
    undefined,
  );
}

/** One that has taken so many steps. */
async function engineAfter(steps: number): Promise<Engine> {
  const engine = engineWith({});
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

test.each([
  [{ clipping: 'nrom' }, `clipping: expected 'none', 'norm', 'value' or 'adaptive', received string "nrom"`],
  [{ precision: 'half' }, `precision: expected 'float32', 'bfloat16' or 'float16', received string "half"`],
  [
    { average: { kind: 'emma', decay: 0.9 } },
    `average: kind: expected 'ema' or 'swa', received string "emma"`,
  ],
])('it is not made of words that it does not know: %j', (given, message) => {
  expect(() => engineWith(given)).toThrow(message);
});

test('it loads no tensors of a part that it does not have', async () => {
  const engine = await engineAfter(1);
  const before = await plain(engine);
  const state = await (await engineAfter(3)).state();
  const given = new Map([...state, ['modell.fc.weight', torch.zeros([1])]]);
  await expect(engine.loadState(given)).rejects.toThrow(
    'xpected what begins with model., optimizer., average. or scaler. but received modell.fc.weight',
  );
  expect(await plain(engine)).toEqual(before);
});

test.each(['model', 'optimizer', 'average', 'scaler'])(
  'it loads nothing where there is a fault in the %s',
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
