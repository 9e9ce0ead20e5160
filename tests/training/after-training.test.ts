// What comes after a training: its numbers on a test set, and the best of its weights.
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { averageCheckpoints } from '../../lib/training/weight-average.js';
import { runModule } from '../child.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';
import { saidBy } from './said-by.js';

function digits(samples: number, name = 'digits') {
  return { inputs: uniformTensor(name, [samples, 1, 8, 8]).to('float32'), targets: targetsOf(samples, 10) };
}
const TRAIN = digits(70);
const SELECT = digits(30, 'select');

class Own extends nn.Module {
  drop = new nn.Dropout(0.5);
  fc = new nn.Linear(64, 10);
  forward(x: Tensor): Tensor {
    return this.fc(this.drop(x.flatten(1)));
  }
}
const coreNet = (): nn.Layer => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });

const options = (more: Partial<TrainerOptions> = {}): TrainerOptions => ({
  optimizer: { name: 'AdamW', lr: 0.05 },
  epochs: 4,
  batchSize: 16,
  ...more,
});

describe('evaluate', () => {
  test.each<[string, () => nn.Layer, Partial<TrainerOptions>]>([
    ['a model of the core', coreNet, { microBatch: 5 }],
    ['one of TypeScript', () => new Own(), { limitBatches: { train: 2 } }],
    [
      'a loss of one’s own',
      coreNet,
      { loss: (output, { targets }) => nn.functional.crossEntropy(output, targets) },
    ],
  ])('has the numbers of the last validation, and changes nothing: %s', async (_, make, more) => {
    const model = make();
    const trainer = new Trainer(model, options(more));
    const { validations } = await fitted(trainer, TRAIN, SELECT);
    const before = bytesOf(model);
    const { type, epoch, update, seconds, ...numbers } = { ...validations.at(-1) };
    expect(await trainer.evaluate(SELECT)).toEqual(numbers);
    expect(numbers.samples).toBe(30);
    expect(bytesOf(model).equals(before)).toBe(true);
    expect(model.training).toBe(true);
  });

  test('goes by the weights that the model has, under withAverage by the averaged', async () => {
    const trainer = new Trainer(coreNet(), options({ average: { kind: 'ema', decay: 0.9 } }));
    const { validations } = await fitted(trainer, TRAIN, SELECT);
    const averaged = await trainer.withAverage(() => trainer.evaluate(SELECT));
    expect(averaged.loss).toBe(validations.at(-1)?.loss);
    expect((await trainer.evaluate(SELECT)).loss).not.toBe(averaged.loss);
  });

  test('reads all batches, also before any training; a training goes on as without it', async () => {
    const trained = async (evaluates: boolean) => {
      const model = coreNet();
      const trainer = new Trainer(model, options({ limitBatches: { select: 1 } }));
      if (evaluates) expect((await trainer.evaluate([SELECT, TRAIN])).samples).toBe(100);
      await fitted(trainer, TRAIN, SELECT);
      return bytesOf(model);
    };
    expect((await trained(true)).equals(await trained(false))).toBe(true);
  });

  test('waits for no training', async () => {
    const trainer = new Trainer(coreNet(), options());
    const run = fitted(trainer, TRAIN, undefined, { onEvent: () => trainer.evaluate(SELECT) });
    await expect(run).rejects.toThrow('evaluate: this trainer is at work already');
  });
});

test('another trainer of the same model, or of a model with a part of it, waits likewise', async () => {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  const others: nn.Layer[] = [model, new nn.Sequential(new nn.Flatten(), model.fc)];
  const refused = others.map((other) => new Trainer(other, options()));
  const clone = new Trainer(model.clone(), options());
  let said = 0;
  await fitted(new Trainer(model, options()), TRAIN, undefined, {
    onEvent: async ({ type }) => {
      if (type !== 'start') return;
      for (const trainer of refused) {
        await expect(fitted(trainer, TRAIN)).rejects.toMatchObject({
          code: 'ERR_BUSY',
          message: 'fit: another trainer is at work with this model, or a part of it',
          remedy: expect.stringContaining('model.clone()'),
        });
        said++;
      }
      await clone.evaluate(SELECT);
    },
  });
  expect(said).toBe(2);
  expect((await fitted(new Trainer(model, options()), TRAIN)).end).toBeDefined();
});

describe('restoreBest', () => {
  const keeping = async (more: Partial<TrainerOptions> = {}) => {
    const folder = await temporaryFolder();
    return options({ checkpoints: { folder, best: { metric: 'loss', mode: 'max' } }, ...more });
  };

  test.each([{}, { average: { kind: 'ema', decay: 0.9 } as const }])(
    'gives the weights of the best validation, not the last: %o',
    async (more) => {
      const given = await keeping(more);
      const model = coreNet();
      const trainer = new Trainer(model, given);
      const { validations } = await fitted(trainer, TRAIN, SELECT);
      const worst = Math.max(...validations.map(({ loss }) => loss));
      expect(validations.at(-1)?.loss).not.toBe(worst);
      const { path, metrics } = await trainer.restoreBest();
      expect(metrics.loss).toBe(worst);
      expect((await trainer.evaluate(SELECT)).loss).toBe(worst);
      // As another process would.
      const other = coreNet();
      expect((await new Trainer(other, given).restoreBest()).path).toBe(path);
      expect(bytesOf(other).equals(bytesOf(model))).toBe(true);
      const loaded = coreNet();
      loaded.loadStateDict(averageCheckpoints([path]));
      expect(bytesOf(loaded).equals(bytesOf(model))).toBe(true);
    },
  );

  test('of a module of TypeScript', async () => {
    const model = new Own();
    const trainer = new Trainer(model, await keeping());
    const { validations } = await fitted(trainer, TRAIN, SELECT);
    await trainer.restoreBest();
    const worst = Math.max(...validations.map(({ loss }) => loss));
    expect((await trainer.evaluate(SELECT)).loss).toBe(worst);
  });

  test('says why there is none', async () => {
    const restored = (more: TrainerOptions) => () => new Trainer(coreNet(), more).restoreBest();
    expect(await saidBy(restored(options()))).toBe(
      'restoreBest: this trainer has no folder of checkpoints → Give the Trainer { checkpoints: { folder } }.',
    );
    const folder = join(await temporaryFolder(), 'new');
    expect(await saidBy(restored(options({ checkpoints: { folder } })))).toContain(
      `there is no checkpoint in ${folder} yet → Train first: for await`,
    );
    const unjudged = new Trainer(coreNet(), options({ checkpoints: { folder } }));
    await fitted(unjudged, TRAIN);
    expect(await saidBy(() => unjudged.restoreBest())).toContain(
      'has a value of loss → Give fit a second set of data to judge by: fit(train, select).',
    );
    const given = await keeping({ fastDevRun: true });
    expect(await saidBy(restored(given))).toContain('fastDevRun writes none');
  });

  test('refuses one that is cut off, and leaves the model as it is', async () => {
    const model = coreNet();
    const trainer = new Trainer(model, await keeping());
    await fitted(trainer, TRAIN, SELECT);
    const { path } = await trainer.restoreBest();
    await fitted(new Trainer(model, options()), TRAIN);
    const before = bytesOf(model);
    await truncate(path, 100);
    expect(await saidBy(() => trainer.restoreBest())).toMatch(
      /the best checkpoint, .* is not what was written: it has 100 bytes, expected \d+ → Bring the file back/,
    );
    expect(bytesOf(model).equals(before)).toBe(true);
  });
});

test('a folder for checkpoints that is a file is refused', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const run = (folder: string) => () =>
    fitted(new Trainer(coreNet(), options({ checkpoints: { folder } })), TRAIN);
  expect(await saidBy(run(file))).toContain(`expected a folder for checkpoints, ${file} is a file → Give`);
  expect(await saidBy(run(join(file, 'below')))).toContain('below cannot be made: ENOTDIR');
});

test('a fit whose events nobody asks for is told of at the end of the process', async () => {
  const program = (use: string) => `
    const { model, ...data } = work(20, 1);
    const trainer = new Trainer(model, { epochs: 1 });
    ${use}`;
  const { code, stderr } = await runModule(program('await trainer.fit(data);'));
  expect(code).toBe(0);
  expect(stderr).toContain(
    'TsmlWarning: Trainer.fit: its events were never asked for, so nothing was trained',
  );
  const read = await runModule(program('for await (const _ of trainer.fit(data)) break;'));
  expect(read.stderr).not.toContain('never asked for');
});
