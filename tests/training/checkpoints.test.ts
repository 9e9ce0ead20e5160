import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { encodeSafetensors } from '../../lib/io/safetensors.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { LossFunction, TrainerOptions } from '../../lib/training/options.js';
import { float32Policy, setFloat32Policy } from '../../lib/training/precision.js';
import { Trainer } from '../../lib/training/trainer.js';
import { averageCheckpoints } from '../../lib/training/weight-average.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';
import { coreNet, interrupted, options, ownNet, SELECT, TRAIN, whole } from './resumable.js';

describe('checkpoints', () => {
  test('by updates, in events, in the folder: the last two, the best and every so many', async () => {
    const folder = await temporaryFolder();
    const model = coreNet();
    const checkpoints = {
      folder,
      everyUpdates: 3,
      keepEveryUpdates: 3,
      best: { metric: 'accuracy', count: 1 },
    };
    const trainer = new Trainer(model, options(undefined, { checkpoints }));
    const { checkpoints: written, types, validations } = await fitted(trainer, TRAIN, SELECT);
    expect(written.map(({ update }) => update)).toEqual([3, 4, 7, 8, 11, 12]);
    // Where the state was validated it says what it is judged by.
    expect(validations.map(({ update }) => update)).toEqual([4, 8, 12]);
    expect(written.flatMap(({ update, metric }) => (metric ? [[update, metric]] : []))).toEqual(
      validations.map(({ update, metrics }) => [update, { name: 'accuracy', value: metrics.accuracy }]),
    );
    expect(types.slice(-2)).toEqual(['checkpoint', 'end']);
    const files = (await readdir(folder)).sort();
    expect(files).toContain('checkpoints.json');
    for (const update of ['03', '07', '11', '12'])
      expect(files).toContain(`update-0000${update}.safetensors`);
    expect(files.length).toBeLessThanOrEqual(6);
    // The weights of the last one are the averages of the model's.
    const { path = '' } = written.at(-1) ?? {};
    const copy = coreNet();
    copy.loadStateDict(averageCheckpoints([path]));
    await trainer.withAverage(() => expect(bytesOf(copy).equals(bytesOf(model))).toBe(true));
    // Going on from the first epoch's, the next is due three updates behind it.
    const again = { ...checkpoints, folder: await temporaryFolder() };
    const first = written.find(({ update }) => update === 4)?.path ?? '';
    const resumed = await fitted(
      new Trainer(coreNet(), options(undefined, { checkpoints: again })),
      TRAIN,
      SELECT,
      { resume: first },
    );
    expect(resumed.checkpoints.map(({ update }) => update)).toEqual([7, 8, 11, 12]);
  });

  test.each([
    [1e-6, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [1, [4, 8, 12]],
  ])('every %d minutes', async (everyMinutes, updates) => {
    const checkpoints = { folder: await temporaryFolder(), everyMinutes };
    const { checkpoints: written } = await fitted(
      new Trainer(coreNet(), options(undefined, { checkpoints })),
      TRAIN,
      SELECT,
      { onEvent: ({ type }) => type !== 'step' || setTimeout(30, true) },
    );
    expect(written.map(({ update }) => update)).toEqual(updates);
  });

  test('a metric that no validation has is refused where the first one shows it', async () => {
    const checkpoints = {
      folder: await temporaryFolder(),
      best: { metric: 'acuracy', mode: 'max', count: 1 },
    } as const;
    const trainer = new Trainer(coreNet(), options(undefined, { checkpoints }));
    await expect(fitted(trainer, TRAIN, SELECT)).rejects.toThrow(
      'Trainer: checkpoints.best: this training has no metric "acuracy" (did you mean "accuracy"?)',
    );
  });

  test('one that is cut off is passed over for the one before it, and a warning says so', async () => {
    const { folder, files } = await interrupted();
    const last = files.at(-1) ?? '';
    await truncate(last, 5000);
    const model = coreNet();
    const { warnings, steps } = await fitted(new Trainer(model, options(folder)), TRAIN, SELECT, {
      resume: true,
    });
    expect(warnings).toEqual([
      {
        type: 'warning',
        code: 'DAMAGED_CHECKPOINT',
        message: expect.stringMatching(
          /update-000009\.safetensors is not whole \(it has 5000 bytes, expected \d+\)/,
        ),
        remedy: 'The steps behind that are done again. Where it happens again, look at the disk.',
      },
    ]);
    expect(steps[0]?.update).toBe(9);
    expect(bytesOf(model).equals((await whole(coreNet)).weights)).toBe(true);
  });

  test('where none is whole nothing begins anew', async () => {
    const { folder, files } = await interrupted();
    for (const file of files) await writeFile(file, 'x');
    const model = coreNet();
    const before = bytesOf(model);
    await expect(
      fitted(new Trainer(model, options(folder)), TRAIN, SELECT, { resume: true }),
    ).rejects.toMatchObject({ code: 'ERR_CHECKPOINT' });
    expect(bytesOf(model).equals(before)).toBe(true);
  });

  test('those of another model and of another config are refused, and left', async () => {
    const { folder, files } = await interrupted();
    const before = await readdir(folder);
    const other = models.create('SimpleCifarNet', { inChannels: 1, width: 8 }, { seed: 1 });
    const refused = async (
      model: nn.Layer,
      more: Partial<TrainerOptions>,
      resume: boolean | string,
      message: RegExp,
    ) => {
      const bytes = bytesOf(model);
      const checkpoints = typeof resume === 'string' ? undefined : folder;
      const run = fitted(new Trainer(model, options(checkpoints, more)), TRAIN, SELECT, { resume });
      await expect(run).rejects.toMatchObject({ message: expect.stringMatching(message) });
      expect(bytesOf(model).equals(bytes)).toBe(true);
      expect(await readdir(folder)).toEqual(before);
    };
    await refused(
      other,
      {},
      true,
      /holds the checkpoints of another SimpleCifarNet: tensor "[\w.]+" is float32 \[4, 1, 3, 3\] there, float32 \[8, 1, 3, 3\] here; \d+ more tensors differ$/,
    );
    await refused(
      ownNet(),
      {},
      true,
      /another model: it was made with a SimpleCifarNet, this run has an Own; tensor "/,
    );
    await refused(coreNet(), { seed: 4 }, true, /the checkpoint was made with seed 3, here it is 4/);
    await refused(coreNet(), {}, false, /holds a training already, up to update \d+/);
    const path = files.at(-1) ?? '';
    await refused(other, {}, path, /the checkpoint was made with fc a Sequential, here it is a Linear$/);
    await refused(coreNet(), { seed: 4 }, path, /the checkpoint was made with seed 3, here it is 4/);
    await refused(
      coreNet(),
      { optimizer: { name: 'AdamW', lr: 0.02 } },
      path,
      /made with optimizer.options.lr 0.01, here it is 0.02$/,
    );
  });

  test('without the data to validate on that the run had it is refused', async () => {
    const folder = await temporaryFolder();
    const trainer = (epochs: number) => new Trainer(coreNet(), options(folder, { epochs, callbacks: [] }));
    await fitted(trainer(1), TRAIN, SELECT);
    const run = fitted(trainer(2), TRAIN, undefined, { resume: true });
    await expect(run).rejects.toThrow('the run had data to validate on, which is missing here');
  });

  test('options that do not decide the course may be others', async () => {
    const { folder } = await interrupted();
    const model = coreNet();
    const more = { classes: Array.from({ length: 10 }, (_, i) => `digit ${i}`), memoryLimit: 4e9 };
    await fitted(new Trainer(model, options(folder, more)), TRAIN, SELECT, { resume: true });
    expect(bytesOf(model).equals((await whole(coreNet)).weights)).toBe(true);
  });

  test('another loss function, and another class of the same name, are said', async () => {
    const folder = await temporaryFolder();
    const mean = (output: Tensor): Tensor => output.mean();
    const trainer = (model: nn.Layer, loss: LossFunction, epochs: number) =>
      new Trainer(model, { loss, epochs, batchSize: 10, checkpoints: { folder } });
    await fitted(trainer(ownNet(), mean, 1), TRAIN);
    expect(
      (await fitted(trainer(ownNet(), mean, 2), TRAIN, undefined, { resume: true })).warnings,
    ).toMatchObject([
      { code: 'OTHER_LENGTH', remedy: expect.stringContaining('resume with the length that it had') },
    ]);
    const other = {
      mean: (output: Tensor): Tensor => output.square().mean(),
      Own: class Own extends nn.Module {
        conv = new nn.Conv2d(1, 4, 3, { padding: 1 });
        bn = new nn.BatchNorm2d(4);
        drop = new nn.Dropout(0.2);
        fc = new nn.Linear(4, 10);
        forward(x: Tensor): Tensor {
          return this.fc(this.drop(this.bn(this.conv(x)).relu().mean([2, 3])));
        }
      },
    };
    const { warnings } = await fitted(trainer(new other.Own(), other.mean, 3), TRAIN, undefined, {
      resume: true,
    });
    expect(warnings.find(({ code }) => code === 'OTHER_CODE')?.message).toBe(
      'the checkpoint was made with other source text of the class Own, the loss function: the weights may come to be others than without the interruption',
    );
  });

  test.each([
    ['another rate of dropout', new nn.Dropout(0.3), 'with 0.p 0.2, here it is 0.3'],
    ['another momentum', new nn.Dropout(0.2), 'with 1.momentum 0.1, here it is 0.5', 0.5],
    ['another layer', new nn.Identity(), 'with 0 a Dropout, here it is an Identity'],
  ])('a model with the same tensors and %s is refused', async (_, first, message, momentum = 0.1) => {
    const folder = await temporaryFolder();
    const net = (layer: nn.Layer, rate: number) =>
      new nn.Sequential(
        layer,
        new nn.BatchNorm2d(1, { momentum: rate }),
        new nn.Flatten(),
        new nn.Linear(64, 10),
      );
    const trainer = (model: nn.Layer, epochs: number) =>
      new Trainer(model, { epochs, batchSize: 10, checkpoints: { folder } });
    await fitted(trainer(net(new nn.Dropout(0.2), 0.1), 1), TRAIN);
    const other = net(first, momentum);
    const before = bytesOf(other);
    await expect(fitted(trainer(other, 2), TRAIN, undefined, { resume: true })).rejects.toMatchObject({
      code: 'ERR_CHECKPOINT',
      message: `the checkpoint was made ${message}`,
    });
    expect(bytesOf(other).equals(before)).toBe(true);
    await fitted(trainer(net(new nn.Dropout(0.2), 0.1), 2), TRAIN, undefined, { resume: true });
  });

  test('a model of the core that pools in another way is refused, and one with a layer more', async () => {
    const folder = await temporaryFolder();
    const trainer = (model: nn.Layer, epochs: number) =>
      new Trainer(model, { epochs, batchSize: 10, checkpoints: { folder } });
    const net = (more: { globalPool?: string }): nn.Layer =>
      models.create('SimpleCifarNet', { inChannels: 1, width: 4, ...more });
    await fitted(trainer(net({}), 1), TRAIN);
    await fitted(trainer(net({ globalPool: 'avg' }), 2), TRAIN, undefined, { resume: true });
    await expect(
      fitted(trainer(net({ globalPool: 'max' }), 2), TRAIN, undefined, { resume: true }),
    ).rejects.toThrow(/made with globalPool "avg", here it is "max"/);
    const other = await temporaryFolder();
    const stack = (...more: nn.Layer[]): Trainer =>
      new Trainer(new nn.Sequential(new nn.Flatten(), new nn.Linear(64, 10), ...more), {
        epochs: more.length + 1,
        checkpoints: { folder: other },
      });
    await fitted(stack(), TRAIN);
    await expect(fitted(stack(new nn.Dropout(0.1)), TRAIN, undefined, { resume: true })).rejects.toThrow(
      'the checkpoint was made without a module 2 (Dropout)',
    );
  });

  test('a value of another module of one’s own is said', async () => {
    const folder = await temporaryFolder();
    class Noisy extends nn.Module {
      fc = new nn.Linear(64, 10);
      constructor(readonly rate: number) {
        super();
      }
      forward(x: Tensor): Tensor {
        return this.fc(nn.functional.dropout(x.flatten(1), this.rate, this.training));
      }
    }
    const trainer = (rate: number, epochs: number) =>
      new Trainer(new Noisy(rate), { epochs, batchSize: 10, checkpoints: { folder } });
    await fitted(trainer(0.1, 1), TRAIN);
    const codes = ({ warnings }: Awaited<ReturnType<typeof fitted>>) => warnings.map(({ code }) => code);
    expect(codes(await fitted(trainer(0.1, 2), TRAIN, undefined, { resume: true }))).toEqual([
      'OTHER_LENGTH',
    ]);
    const { warnings } = await fitted(trainer(0.5, 2), TRAIN, undefined, { resume: true });
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      [
        'OTHER_SETTINGS',
        'the checkpoint was made with other values in modules of your own (rate 0.1 → 0.5): the weights may come to be others than without the interruption',
      ],
    ]);
  });

  test('another ground is said, in one warning whatever is another one', async () => {
    const { folder } = await interrupted();
    const threads = torch.getNumThreads() === 1 ? 2 : 1;
    const policy = float32Policy();
    setFloat32Policy(policy === 'high' ? 'highest' : 'high');
    const now = float32Policy();
    const { warnings } = await fitted(new Trainer(coreNet(), options(folder, { threads })), TRAIN, SELECT, {
      resume: true,
    }).finally(() => setFloat32Policy(policy));
    expect(warnings).toEqual([
      {
        type: 'warning',
        code: 'OTHER_GROUND',
        message: `the checkpoint was made with threads ${torch.getNumThreads()} and float32Policy ${policy}, here threads ${threads} and float32Policy ${now}: last bits may differ from a run without interruption`,
        remedy: `Where they may differ, all is well; else resume with threads: ${torch.getNumThreads()} and write setFloat32Policy('${policy}') before you resume.`,
      },
    ]);
  });

  test('resume without a folder, and from what is no checkpoint, is refused; without any it begins', async () => {
    const trainer = () => new Trainer(coreNet(), options(undefined));
    await expect(fitted(trainer(), TRAIN, SELECT, { resume: true })).rejects.toMatchObject({
      code: 'ERR_OPTION',
      remedy: expect.stringContaining('checkpoints: { folder }'),
    });
    const folder = await temporaryFolder();
    const file = join(folder, 'weights.safetensors');
    const weight = { dtype: 'float32', shape: [1], bytes: new Uint8Array(4) } as const;
    await writeFile(file, encodeSafetensors(new Map([['weight', weight]])));
    await expect(fitted(trainer(), TRAIN, SELECT, { resume: file })).rejects.toThrow(
      /weights\.safetensors: expected a checkpoint of a training, received other tensors/,
    );
    const { steps } = await fitted(new Trainer(coreNet(), options(join(folder, 'new'))), TRAIN, SELECT, {
      resume: true,
    });
    expect(steps).toHaveLength(12);
  });
});
