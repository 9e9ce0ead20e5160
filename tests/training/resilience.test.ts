// What may go wrong beside a training, or in the middle of it, loses nothing of it.
import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { Callback } from '../../lib/training/callbacks/callback.js';
import { ReduceLROnPlateau } from '../../lib/training/callbacks/reduce-lr-on-plateau.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';

function digits(samples: number, name = 'digits') {
  return { inputs: uniformTensor(name, [samples, 1, 8, 8]).to('float32'), targets: targetsOf(samples, 10) };
}
const net = (seed = 1) => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed });
const OPTIONS: TrainerOptions = { optimizer: { name: 'AdamW', lr: 0.01 }, epochs: 3, batchSize: 10, seed: 3 };

test('two trainings at once validate on the same data, and end as each does alone', async () => {
  const select = digits(40, 'select');
  const train = async (seed: number): Promise<Buffer> => {
    const model = net(seed);
    await fitted(new Trainer(model, { ...OPTIONS, seed }), digits(60), select);
    return bytesOf(model);
  };
  const alone = [await train(1), await train(2)];
  for (let i = 0; i < 5; i++) {
    const together = await Promise.all([train(1), train(2)]);
    expect(together.map((bytes, k) => bytes.equals(alone[k] ?? Buffer.of()))).toEqual([true, true]);
  }
});

test('batches that are views of one data set come while a step reads it', async () => {
  const { inputs, targets } = digits(100);
  async function* batches() {
    for (let begin = 0; begin < 100; begin += 20) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      yield { inputs: inputs.narrow(0, begin, 20), targets: targets.narrow(0, begin, 20) };
    }
  }
  const { end } = await fitted(new Trainer(net(), OPTIONS), batches);
  expect(end?.update).toBe(15);
});

test('an abort ends a training whose data does not come', { timeout: 20_000 }, async () => {
  const folder = await temporaryFolder();
  const abort = new AbortController();
  const { inputs, targets } = digits(10);
  async function* batches() {
    yield { inputs, targets };
    await new Promise((resolve) => setTimeout(resolve, 3_600_000).unref());
  }
  const trainer = new Trainer(net(), { ...OPTIONS, checkpoints: { folder } });
  const run = fitted(trainer, batches, undefined, {
    signal: abort.signal,
    abortOn: ['SIGUSR2'],
    onEvent: () => setTimeout(() => abort.abort(new Error('time is up')), 20),
  });
  await expect(run).rejects.toMatchObject({ code: 'ERR_CANCELLED', cause: { message: 'time is up' } });
  expect(await readdir(folder)).toContain('update-000001.safetensors');
});

describe('data to validate on that is at fault', () => {
  test('is told by its sample, and the epoch is not lost', async () => {
    const folder = await temporaryFolder();
    const select = digits(30, 'select');
    select.inputs.narrow(0, 13, 1).fill_(Number.NaN);
    const options = { ...OPTIONS, checkpoints: { folder } };
    await expect(fitted(new Trainer(net(), options), digits(50), select)).rejects.toThrow(
      /in a validation is not finite: the inputs of sample 13 of the data are not finite/,
    );
    const repaired = net(7);
    await fitted(new Trainer(repaired, options), digits(50), digits(30, 'select'), { resume: true });
    const whole = net();
    await fitted(new Trainer(whole, OPTIONS), digits(50), digits(30, 'select'));
    expect(bytesOf(repaired).equals(bytesOf(whole))).toBe(true);
  });

  test('a weight that is not finite is told by its module', async () => {
    const model = net();
    const select = digits(10, 'select');
    const run = fitted(new Trainer(model, { ...OPTIONS, sanityBatches: 1 }), digits(20), select, {});
    await run;
    torch.noGrad(() => model.getParameter('stage2.1.conv.weight').fill_(Number.NaN));
    await expect(
      fitted(new Trainer(model, { ...OPTIONS, sanityBatches: 1 }), digits(20), select),
    ).rejects.toThrow(
      /in a validation is not finite: the first module that gave what is not finite is stage2\.1\.conv/,
    );
  });
});

test('a checkpoint that a callback asks for goes on exactly, whatever it was told', async () => {
  /** Asks at each validation, and forgets nothing. */
  const asking = (): Callback => ({
    name: 'asking',
    onEvent: (event, run) => {
      if (event.type === 'validation') run.saveCheckpoint('interval');
    },
  });
  const options = (folder?: string): TrainerOptions => ({
    ...OPTIONS,
    epochs: 5,
    average: { kind: 'swa' },
    callbacks: [new ReduceLROnPlateau({ metric: 'loss', patience: 0, factor: 0.5 }), asking()],
    ...(folder !== undefined && { checkpoints: { folder } }),
  });
  const [train, select] = [digits(50), digits(20, 'select')];
  const whole = net();
  const { events } = await fitted(new Trainer(whole, options()), train, select);
  for (let stop = 6; stop < events.length; stop += 5) {
    const folder = await temporaryFolder();
    let seen = 0;
    await fitted(new Trainer(net(), options(folder)), train, select, { onEvent: () => ++seen < stop });
    const model = net();
    await fitted(new Trainer(model, options(folder)), train, select, { resume: true });
    expect(bytesOf(model).equals(bytesOf(whole))).toBe(true);
  }
});

test('a module of TypeScript whose output is not finite is not called finite', async () => {
  class Net extends nn.Module {
    fc = new nn.Linear(64, 10);
    forward(x: Tensor): Tensor {
      return this.fc(x.flatten(1)).sub(1e3).log();
    }
  }
  await expect(fitted(new Trainer(new Net(), OPTIONS), digits(20))).rejects.toThrow(
    /loss became NaN in epoch 1, step 1: its inputs are finite, what the model \(Net\) gives is not/,
  );
});

describe('memory', () => {
  test('limits of trainings at once hold together, and the user’s own is there again', async () => {
    const seen: number[] = [];
    const train = (memoryLimit: number, epochs: number) =>
      fitted(new Trainer(net(), { ...OPTIONS, epochs, memoryLimit }), digits(50), undefined, {
        onEvent: () => seen.push(torch.cpu.memoryStats().limitBytes),
      });
    torch.cpu.setMemoryLimit(5e9);
    try {
      await Promise.all([train(2e9, 6), train(3e9, 1)]);
      expect(new Set(seen)).toEqual(new Set([2e9]));
      expect(torch.cpu.memoryStats().limitBytes).toBe(5e9);
    } finally {
      torch.cpu.setMemoryLimit(null);
    }
  });

  test('a validation for which it runs out is done in smaller pieces', async () => {
    const select = digits(4000, 'select');
    const measured = async (more: Partial<TrainerOptions>) => {
      const { validations } = await fitted(
        new Trainer(net(), { ...OPTIONS, epochs: 1, ...more }),
        digits(10),
        [select],
      );
      return validations[0]?.loss;
    };
    const expected = await measured({});
    torch.cpu.setMemoryLimit(null);
    const memoryLimit = torch.cpu.memoryStats().allocatedBytes + 4e6;
    expect(await measured({ memoryLimit })).toBeCloseTo(expected ?? 0, 5);
  });
});

test('the average stands in the place of the weights once at a time', async () => {
  const trainer = new Trainer(net(), { ...OPTIONS, average: { kind: 'ema', decay: 0.5 } });
  await fitted(trainer, digits(30));
  await expect(trainer.withAverage(() => trainer.withAverage(() => 0))).rejects.toMatchObject({
    code: 'ERR_BUSY',
  });
});

describe('weights that are not finite', () => {
  const steep: TrainerOptions = { ...OPTIONS, optimizer: { name: 'AdamW', lr: 1e39 } };
  const weightsOf =
    /^Weights became NaN or infinite by update 1: stage1\.0\.conv\.weight is not finite\. Lower/;

  test('of the last update end the training as those of any other', async () => {
    const run = fitted(new Trainer(net(), { ...steep, maxSteps: 1 }), digits(20));
    await expect(run).rejects.toMatchObject({
      code: 'ERR_DIVERGED',
      message: expect.stringMatching(weightsOf),
    });
  });

  test('are never written, by whatever the training ends', async () => {
    const asks: Callback = {
      name: 'asks',
      onEvent: (event, run) => {
        if (event.type === 'step') run.saveCheckpoint('interval');
      },
    };
    const throws: Callback = {
      name: 'throws',
      onEvent: (event) => {
        if (event.type === 'step' && event.update > 0) throw new Error('a callback of the user’s');
      },
    };
    const rules = [{ everyUpdates: 1 }, {}];
    for (const more of rules)
      for (const callbacks of [[], [asks], [throws]]) {
        const folder = await temporaryFolder();
        const options = { ...steep, callbacks, checkpoints: { folder, ...more } };
        await expect(fitted(new Trainer(net(), options), digits(50), digits(20))).rejects.toThrow();
        expect((await readdir(folder)).filter((name) => name.endsWith('.safetensors'))).toEqual([]);
      }
  });

  test.each([
    ['a callback', 'the next epoch begins', 2],
    ['a callback', 'the training ends', 3],
    ['the loop', 'the next epoch begins', 2],
    ['the loop', 'the training ends', 3],
  ])('by %s, once the epoch told their norm, are found before %s', async (culprit, _, epoch) => {
    const folder = await temporaryFolder();
    const model = net();
    const spoil = (event: TrainingEvent): void => {
      if (event.type !== 'epoch' || event.epoch !== epoch) return;
      expect(event.weightNorm).toBeGreaterThan(0);
      torch.noGrad(() => model.getParameter('stage1.0.conv.weight').fill_(Number.NaN));
    };
    const callbacks = culprit === 'a callback' ? [{ name: 'spoils', onEvent: spoil }] : [];
    const options: TrainerOptions = { ...OPTIONS, callbacks, checkpoints: { folder } };
    const loop = culprit === 'the loop' ? { onEvent: spoil } : {};
    const run = fitted(new Trainer(model, options), digits(50), undefined, loop);
    await expect(run).rejects.toMatchObject({
      code: 'ERR_DIVERGED',
      message: expect.stringContaining(`by update ${5 * epoch}: stage1.0.conv.weight is not finite`),
    });
    const resumed = net(7);
    await fitted(new Trainer(resumed, { ...options, callbacks: [] }), digits(50), undefined, {
      resume: true,
    });
    const whole = net();
    await fitted(new Trainer(whole, OPTIONS), digits(50));
    expect(bytesOf(resumed).equals(bytesOf(whole))).toBe(true);
  });

  test('leave the last checkpoint, from which a smaller rate goes on', async () => {
    const folder = await temporaryFolder();
    const blowUp: Callback = {
      name: 'blow-up',
      onEvent: (event, run) => {
        if (event.type === 'step' && event.update === 3) run.scaleLearningRate(1e41);
      },
    };
    const options = (callbacks: Callback[]): TrainerOptions => ({
      ...OPTIONS,
      callbacks,
      checkpoints: { folder, everyUpdates: 2 },
    });
    await expect(fitted(new Trainer(net(), options([blowUp])), digits(50))).rejects.toMatchObject({
      code: 'ERR_DIVERGED',
    });
    const model = net();
    const { end } = await fitted(new Trainer(model, options([])), digits(50), undefined, { resume: true });
    expect(end?.update).toBe(15);
    for (const tensor of model.stateDict().values()) expect(tensor.isfinite().all().item()).toBe(true);
  });
});
