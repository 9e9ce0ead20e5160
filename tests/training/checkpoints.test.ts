// Trainings that end early and go on: the same bytes as without, and what is refused.
import { existsSync } from 'node:fs';
import { copyFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../lib/errors.js';
import { encodeSafetensors } from '../../lib/io/safetensors.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { Callback } from '../../lib/training/callbacks/callback.js';
import { ReduceLROnPlateau } from '../../lib/training/callbacks/reduce-lr-on-plateau.js';
import { UnfreezeStages } from '../../lib/training/callbacks/unfreeze-stages.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import type { LossFunction, TrainerOptions } from '../../lib/training/options.js';
import { float32Policy, setFloat32Policy } from '../../lib/training/precision.js';
import { Trainer } from '../../lib/training/trainer.js';
import { averageCheckpoints } from '../../lib/training/weight-average.js';
import { runForResult, workerCode } from '../child.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, type Fitted, fitted } from './fitted.js';

function digits(samples: number, name = 'digits') {
  return { inputs: uniformTensor(name, [samples, 1, 8, 8]).to('float32'), targets: targetsOf(samples, 10) };
}
const TRAIN = digits(70);
const SELECT = digits(20, 'select');

/** SimpleCifarNet of the core, with dropout; or a module of TypeScript. */
function coreNet(): nn.Layer {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  model.fc = new nn.Sequential(new nn.Dropout(0.2), model.fc);
  return model;
}
class Own extends nn.Module {
  conv = new nn.Conv2d(1, 4, 3, { padding: 1 });
  bn = new nn.BatchNorm2d(4);
  drop = new nn.Dropout(0.2);
  fc = new nn.Linear(4, 10);
  forward(x: Tensor): Tensor {
    return this.fc(this.drop(this.bn(this.conv(x)).relu().mean([2, 3])));
  }
}
function ownNet(): nn.Layer {
  torch.manualSeed(4);
  return new Own();
}

/** All that draws or remembers. */
const options = (folder: string | undefined, more: Partial<TrainerOptions> = {}): TrainerOptions => ({
  optimizer: { name: 'AdamW', lr: 0.01 },
  schedule: { name: 'cosine', warmupUpdates: 3 },
  epochs: 3,
  batchSize: 10,
  accumulate: 2,
  average: { kind: 'ema' },
  augmentation: { shift: 1, rotateDegrees: 10 },
  batchAugmentation: { mixup: 0.2 },
  seed: 3,
  callbacks: [new ReduceLROnPlateau({ metric: 'loss', patience: 0, factor: 0.5 })],
  ...(folder !== undefined && { checkpoints: { folder } }),
  ...more,
});

interface Outcome {
  readonly weights: Buffer;
  /** What steps and validations came to, by update. */
  readonly told: ReadonlyMap<string, string>;
}

function told({ events }: Pick<Fitted, 'events'>): Map<string, string> {
  return new Map(
    events.flatMap((event): [string, string][] => {
      if (event.type === 'step')
        return [[`step ${event.update}`, JSON.stringify([event.loss, event.learningRate])]];
      if (event.type === 'validation')
        return [[`validation ${event.update}`, JSON.stringify([event.loss, event.metrics])]];
      if (event.type === 'epoch')
        return [[`epoch ${event.epoch}`, JSON.stringify([event.loss, event.accuracy, event.learningRate])]];
      return [];
    }),
  );
}

async function whole(net: () => nn.Layer, more: Partial<TrainerOptions> = {}): Promise<Outcome> {
  const model = net();
  const result = await fitted(new Trainer(model, options(undefined, more)), TRAIN, SELECT);
  return { weights: bytesOf(model), told: told(result) };
}

/** Aborts it after this update, and says what was told until then. */
async function aborted(trainer: Trainer, update: number, resume: boolean): Promise<Map<string, string>> {
  const abort = new AbortController();
  const events: TrainingEvent[] = [];
  const run = fitted(trainer, TRAIN, SELECT, {
    signal: abort.signal,
    resume,
    onEvent: (event) => {
      events.push(event);
      if (event.type === 'step' && event.update === update) abort.abort();
    },
  });
  await expect(run).rejects.toThrow(CancelledError);
  expect(events.at(-1)).toMatchObject({ type: 'checkpoint', reason: 'signal', update });
  return told({ events });
}

describe.each([
  ['of the core', coreNet],
  ['of TypeScript', ownNet],
])('a model %s', (_, net) => {
  test('aborted and resumed, in new trainers, wherever in an epoch: the same bytes and numbers', async () => {
    const folder = await temporaryFolder();
    const expected = await whole(net);
    const seen = new Map<string, string>();
    // 7 batches are 4 updates: within the first epoch, at its end, within and at the end of the last.
    for (const update of [2, 4, 7, 12]) {
      const trainer = new Trainer(net(), options(folder));
      for (const [key, value] of await aborted(trainer, update, update > 2)) seen.set(key, value);
    }
    const model = net();
    const last = await fitted(new Trainer(model, options(folder)), TRAIN, SELECT, { resume: true });
    for (const [key, value] of told(last)) seen.set(key, value);
    expect(bytesOf(model).equals(expected.weights)).toBe(true);
    expect([...seen].sort()).toEqual([...expected.told].sort());
    expect(last.end?.seconds).toBeGreaterThan(0);

    // What is finished is loaded, and not trained any more.
    const again = net();
    const { types, end } = await fitted(new Trainer(again, options(folder)), TRAIN, SELECT, { resume: true });
    expect(types).toEqual(['start', 'end']);
    expect(end).toMatchObject({ reason: 'the checkpoint is that of a finished training', update: 12 });
    expect(bytesOf(again).equals(expected.weights)).toBe(true);
  });

  test('its loop left and resumed, wherever: the same bytes, and callbacks are told all of it once', async () => {
    const folder = await temporaryFolder();
    const expected = await whole(net);
    const seen: TrainingEvent[] = [];
    const watched = (): TrainerOptions => {
      const { callbacks = [], ...others } = options(folder);
      const watch: Callback = { name: 'watch', onEvent: (event) => void seen.push(event) };
      return { ...others, callbacks: [...callbacks, watch] };
    };
    const places: readonly ((event: TrainingEvent) => boolean)[] = [
      (event) => event.type === 'start',
      (event) => event.type === 'step' && event.update === 2,
      // The validation of the epoch is still to come; then it is just over; then the epoch is told.
      (event) => event.type === 'step' && event.update === 4,
      (event) => event.type === 'validation' && event.update === 8,
      (event) => event.type === 'step' && event.update === 9,
      (event) => event.type === 'epoch' && event.epoch === 3,
    ];
    for (const [i, isPlace] of places.entries())
      await fitted(new Trainer(net(), watched()), TRAIN, SELECT, {
        resume: i > 0,
        onEvent: (event) => !isPlace(event),
      });
    const model = net();
    await fitted(new Trainer(model, watched()), TRAIN, SELECT, { resume: true });
    expect(bytesOf(model).equals(expected.weights)).toBe(true);
    const steps = seen.filter(({ type }) => type === 'step' || type === 'validation' || type === 'epoch');
    expect(steps).toHaveLength(expected.told.size);
    expect([...told({ events: seen })].sort()).toEqual([...expected.told].sort());
  });
});

/** Freezes a part behind update 2, and lets it train again behind update 7. */
const thaw = (part: string): Callback => ({
  name: 'thaw',
  onEvent(event, run) {
    if (event.type !== 'step') return;
    if (event.update === 2) run.freeze(part);
    if (event.update === 7) run.unfreeze(part);
  },
});

test.each([
  ['of the core', coreNet, 'stage1', 'stage1.0.bn.running_mean'],
  ['of TypeScript', ownNet, 'bn', 'bn.running_mean'],
] as const)(
  'a model %s goes on with what the run had frozen, whatever it has frozen by itself',
  async (_, net, part, statistics) => {
    const callbacks = () => ({ callbacks: [thaw(part)] });
    const frozen = () => {
      const model = net();
      nn.freeze(model, part);
      return model;
    };
    const seen: unknown[] = [];
    const reference = net();
    const trainer = new Trainer(reference, options(undefined, callbacks()));
    const unbroken = await fitted(trainer, TRAIN, SELECT, {
      onEvent: (event) => {
        if (event.type === 'step') seen.push(reference.getBuffer(statistics).data().join());
      },
    });
    // It moves, is frozen behind update 2, and moves again behind update 7.
    const moves = seen.map((now, i) => now !== seen[i - 1]);
    expect(moves).toEqual([true, true, ...Array(5).fill(false), ...Array(5).fill(true)]);
    for (const [update, resumed] of [
      [1, frozen],
      [5, net],
      [9, frozen],
    ] as const) {
      const folder = await temporaryFolder();
      await aborted(new Trainer(net(), options(folder, callbacks())), update, false);
      const model = resumed();
      const rest = new Trainer(model, options(folder, callbacks()));
      const { losses } = await fitted(rest, TRAIN, SELECT, { resume: true });
      expect(losses).toEqual(unbroken.losses.slice(update));
      expect(bytesOf(model).equals(bytesOf(reference))).toBe(true);
    }
  },
);

test('an error in the loop, and leaving it while it is paused, leave a checkpoint too', async () => {
  const folder = await temporaryFolder();
  const mine = new Error('mine');
  const { average: _, ...unaveraged } = options(folder);
  const trainer = new Trainer(coreNet(), unaveraged);
  const failing = fitted(trainer, TRAIN, SELECT, {
    onEvent: (event) => {
      if (event.type === 'step' && event.update === 2) throw mine;
    },
  });
  await expect(failing).rejects.toBe(mine);
  const { events } = await fitted(trainer, TRAIN, SELECT, {
    resume: true,
    onEvent: (event) => {
      if (event.type !== 'step' || event.update < 4) return true;
      void trainer.pause();
      return false;
    },
  });
  expect(events[0]).toMatchObject({ type: 'start', update: 2 });
  expect((await readdir(folder)).sort()).toEqual([
    'checkpoints.json',
    'update-000002.safetensors',
    'update-000004.safetensors',
  ]);
});

test('abortOn: a signal of the process ends it with a checkpoint, and the process listens no longer', async () => {
  const folder = JSON.stringify(await temporaryFolder());
  const printed = await runForResult(`
    const { model, ...data } = work(100, 1);
    const trainer = new Trainer(model, { epochs: 3, batchSize: 10, checkpoints: { folder: ${folder} } });
    const updates = [];
    const run = async (resume) => {
      for await (const { type, update } of trainer.fit(data, undefined, { resume, abortOn: ['SIGTERM', 'SIGHUP'] })) {
        if (type === 'step') updates.push(update);
        if (type === 'step' && update === 4) process.kill(process.pid, 'SIGTERM');
      }
    };
    const code = await run(false).catch((error) => error.code);
    const listeners = process.listenerCount('SIGTERM') + process.listenerCount('SIGHUP');
    await run(true);
    console.log(JSON.stringify({ code, listeners, updates, after: process.listenerCount('SIGTERM') }));
  `);
  expect(printed).toEqual({
    code: 'ERR_CANCELLED',
    listeners: 0,
    updates: Array.from({ length: 30 }, (_, i) => i + 1),
    after: 0,
  });
});

test('abortOn: what is no signal, and a worker, are refused', async () => {
  const trainer = new Trainer(coreNet(), options(undefined));
  const control: object = { abortOn: 'SIGTERM' };
  await expect(fitted(trainer, TRAIN, undefined, control)).rejects.toThrow(
    'fit: abortOn: expected a list of SIGTERM, SIGINT, SIGHUP, SIGUSR2, received "SIGTERM"',
  );
  const printed = await runForResult(`
    const code = ${workerCode(`
      const { model, ...data } = work(10, 1);
      const events = new Trainer(model, { epochs: 1 }).fit(data, undefined, { abortOn: ['SIGTERM'] });
      parentPort.postMessage(await events.next().catch(({ message, remedy }) => [message, remedy]));
    `)};
    new Worker(code, { eval: true }).on('message', (said) => console.log(JSON.stringify(said)));
  `);
  expect(printed).toEqual([
    'fit: abortOn: a worker is sent no signals of the process',
    expect.stringContaining('fit(…, { signal })'),
  ]);
});

test('from a file, with frozen parts and stages, into a trainer without a folder', async () => {
  const folder = await temporaryFolder();
  const stages = (): Partial<TrainerOptions> => ({
    callbacks: [new UnfreezeStages([{ epoch: 2, patterns: ['stage1', 'stage2'] }])],
    average: { kind: 'swa', fromEpoch: 2 },
  });
  const expected = await whole(coreNet, stages());
  const found = await fitted(new Trainer(coreNet(), options(folder, stages())), TRAIN, SELECT);
  expect(found.checkpoints.map(({ update, reason }) => [update, reason])).toEqual([
    [4, 'best'],
    [8, expect.stringMatching(/best|interval/)],
    [12, 'last'],
  ]);
  for (const { path, update } of found.checkpoints.slice(-2)) {
    const model = coreNet();
    const trainer = new Trainer(model, options(undefined, stages()));
    const { steps } = await fitted(trainer, TRAIN, SELECT, { resume: path });
    expect(steps.map((step) => step.update)).toEqual([9, 10, 11, 12].filter((each) => each > update));
    expect(bytesOf(model).equals(expected.weights)).toBe(true);
  }
});

test('an epoch that ends behind a resume tells the rate of its last step', async () => {
  const folder = await temporaryFolder();
  const save: Callback = {
    name: 'save',
    onEvent(event, run) {
      if (event.type === 'step' && event.update === 4) run.saveCheckpoint('interval');
    },
  };
  const copy = join(await temporaryFolder(), 'behind-the-last-step.safetensors');
  const { epochs } = await fitted(
    new Trainer(coreNet(), options(folder, { callbacks: [save] })),
    TRAIN,
    SELECT,
    {
      onEvent: async (event) => {
        if (event.type === 'checkpoint' && !existsSync(copy)) await copyFile(event.path, copy);
      },
    },
  );
  const resumed = await fitted(new Trainer(coreNet(), options(undefined, { callbacks: [] })), TRAIN, SELECT, {
    resume: copy,
  });
  expect(resumed.epochs.map(({ epoch, learningRate }) => [epoch, learningRate])).toEqual(
    epochs.map(({ epoch, learningRate }) => [epoch, learningRate]),
  );
});

test('a file of another model is refused by its name, and nothing has changed', async () => {
  const folder = await temporaryFolder();
  const { checkpoints } = await fitted(new Trainer(coreNet(), options(folder)), TRAIN, SELECT);
  const { path = '' } = checkpoints.at(-1) ?? {};
  const other = models.create('SimpleCifarNet', { inChannels: 1, width: 8 }, { seed: 1 });
  nn.freeze(other, 'stage1');
  const before = bytesOf(other);
  await expect(
    fitted(new Trainer(other, options(undefined)), TRAIN, SELECT, { resume: path }),
  ).rejects.toMatchObject({
    code: 'ERR_CHECKPOINT',
    message: expect.stringContaining(`${path} is a checkpoint of another model than this SimpleCifarNet: `),
    remedy: 'Resume with the model that it was made with.',
  });
  expect(bytesOf(other).equals(before)).toBe(true);
  expect(other.stage1.parameters().some(({ requiresGrad }) => requiresGrad)).toBe(false);
});

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

  /** A folder with several, left in the middle. */
  async function interrupted(): Promise<{ folder: string; files: string[] }> {
    const folder = await temporaryFolder();
    await aborted(new Trainer(coreNet(), options(folder)), 9, false);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.safetensors')).sort();
    return { folder, files: files.map((name) => join(folder, name)) };
  }

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
    await refused(other, {}, path, /tensors? of the model|Expected .* of the model/);
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
        drop = new nn.Dropout(0.3);
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
