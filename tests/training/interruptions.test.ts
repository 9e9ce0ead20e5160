// Trainings that end early and go on: the same bytes as without.
import { existsSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { Batch } from '../../lib/training/batches.js';
import type { Callback } from '../../lib/training/callbacks/callback.js';
import { UnfreezeStages } from '../../lib/training/callbacks/unfreeze-stages.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { runForResult, workerCode } from '../child.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';
import { aborted, coreNet, options, ownNet, SELECT, TRAIN, told, whole } from './resumable.js';

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

test('a validation behind an epoch is given up where the training is cancelled, and done again: the same bytes', async () => {
  const folder = await temporaryFolder();
  const expected = await whole(coreNet);
  const abort = new AbortController();
  function* select(epoch: number): Generator<Batch> {
    for (const begin of [0, 10]) {
      if (epoch === 1) abort.abort();
      yield { inputs: SELECT.inputs.narrow(0, begin, 10), targets: SELECT.targets.narrow(0, begin, 10) };
    }
  }
  const seen: TrainingEvent[] = [];
  const onEvent = (event: TrainingEvent): unknown => seen.push(event);
  const run = fitted(new Trainer(coreNet(), options(folder)), TRAIN, select, {
    signal: abort.signal,
    onEvent,
  });
  await expect(run).rejects.toThrow('training was cancelled in epoch 2, after 8 updates');
  expect(seen.at(-1)).toMatchObject({ type: 'checkpoint', reason: 'signal', update: 8 });
  expect(seen.filter(({ type }) => type === 'validation')).toHaveLength(1);
  const model = coreNet();
  await fitted(new Trainer(model, options(folder)), TRAIN, SELECT, { resume: true, onEvent });
  expect(bytesOf(model).equals(expected.weights)).toBe(true);
  expect([...told({ events: seen })].sort()).toEqual([...expected.told].sort());
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
    // As packages that tidy up when a process ends: it ends the process where nobody else listens.
    const alone = () => {
      if (process.listenerCount('SIGTERM') === 1) process.kill(process.pid, 'SIGKILL');
    };
    const { model, ...data } = work(100, 1);
    const trainer = new Trainer(model, { epochs: 3, batchSize: 10, checkpoints: { folder: ${folder} } });
    const updates = [];
    const run = async (resume) => {
      for await (const { type, update } of trainer.fit(data, undefined, { resume, abortOn: ['SIGTERM', 'SIGHUP'] })) {
        if (type === 'step') updates.push(update);
        if (type === 'step' && update === 3) process.on('SIGTERM', alone);
        if (type === 'step' && update === 4) process.kill(process.pid, 'SIGTERM');
      }
    };
    const { code, cause } = await run(false).catch((error) => error);
    const listeners = process.listenerCount('SIGTERM') + process.listenerCount('SIGHUP');
    await run(true);
    console.log(JSON.stringify({ code, cause: cause.message, listeners, updates, after: process.listenerCount('SIGTERM') }));
  `);
  expect(printed).toEqual({
    code: 'ERR_CANCELLED',
    cause: 'the process was sent SIGTERM',
    listeners: 1,
    updates: Array.from({ length: 30 }, (_, i) => i + 1),
    after: 1,
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
  class Scaled extends nn.Module {
    fc = new nn.Linear(64, 10);
    scale: nn.Parameter;
    constructor(count: number) {
      super();
      this.scale = new nn.Parameter(torch.ones(count));
    }
    forward(x: Tensor): Tensor {
      return this.fc(x.flatten(1)).mul(this.scale);
    }
  }
  const folder = await temporaryFolder();
  const { checkpoints } = await fitted(new Trainer(new Scaled(1), options(folder)), TRAIN, SELECT);
  const { path = '' } = checkpoints.at(-1) ?? {};
  const other = new Scaled(10);
  nn.freeze(other, 'fc');
  const before = bytesOf(other);
  await expect(
    fitted(new Trainer(other, options(undefined)), TRAIN, SELECT, { resume: path }),
  ).rejects.toMatchObject({
    code: 'ERR_CHECKPOINT',
    message: expect.stringContaining(`${path} is a checkpoint of another model than this Scaled: `),
    remedy: 'Resume with the model that it was made with.',
  });
  expect(bytesOf(other).equals(before)).toBe(true);
  expect(other.fc.parameters().some(({ requiresGrad }) => requiresGrad)).toBe(false);
});

test('a second training does not write where one is at work, and goes on when that is over', async () => {
  const folder = await temporaryFolder();
  const trainer = () => new Trainer(coreNet(), options(folder));
  const second = () => fitted(trainer(), TRAIN, SELECT, { resume: true });
  for await (const event of trainer().fit(TRAIN, SELECT)) {
    if (event.type !== 'epoch') continue;
    const before = await readdir(folder);
    expect(before).toContain('run.lock');
    await expect(second()).rejects.toMatchObject({
      code: 'ERR_RUN_BUSY',
      message: `this process is at work in ${folder} already`,
    });
    expect(await readdir(folder)).toEqual(before);
    break;
  }
  expect(await readdir(folder)).not.toContain('run.lock');
  expect((await second()).types.at(-1)).toBe('end');
  expect(await readdir(folder)).not.toContain('run.lock');
  await expect(fitted(trainer(), TRAIN, SELECT)).rejects.toMatchObject({ code: 'ERR_CHECKPOINT' });
  expect(await readdir(folder)).not.toContain('run.lock');
});
