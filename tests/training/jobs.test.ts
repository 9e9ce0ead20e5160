// Work on the native thread as JavaScript sees it: progress, pauses, cancellation, the queue, and what is leased to it.
import { setImmediate, setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CancelledError, TsmlError } from '../../lib/errors.js';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import { native } from '../../lib/native.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { type EvaluationProgress, evaluate } from '../../lib/training/evaluate.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { type FitOptions, Trainer } from '../../lib/training/trainer.js';
import { runForResult } from '../child.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { type Fitted, fitted } from './fitted.js';

const BATCH = 10;
const OPTIONS: TrainerOptions = {
  optimizer: { name: 'SGD', lr: 0.05 },
  epochs: 1,
  batchSize: BATCH,
  seed: 1,
};

interface Work {
  readonly model: Model;
  readonly trainer: Trainer;
  readonly data: { inputs: Tensor; targets: Tensor };
  /** Trains an epoch, and tells how far it is. */
  train(control?: FitOptions & { onStep?: (step: number) => void }): Promise<Fitted>;
}

function work(samples: number, seed = 1, options: Partial<TrainerOptions> = {}): Work {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed });
  const trainer = new Trainer(model, { ...OPTIONS, ...options });
  const data = {
    inputs: uniformTensor('digits', [samples, 1, 8, 8]).to('float32'),
    targets: targetsOf(samples, 10),
  };
  const train: Work['train'] = ({ onStep, ...control } = {}) =>
    fitted(trainer, data, undefined, {
      ...control,
      onEvent: (event) => void (event.type === 'step' && onStep?.(event.step)),
    });
  return { model, data, trainer, train };
}

/** Calls `check` while a step runs, and ends the training. */
async function during(task: Work, check: () => unknown): Promise<void> {
  const abort = new AbortController();
  let begun = (): void => {};
  const first = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const job = task.train({ signal: abort.signal, onStep: () => begun() });
  try {
    await Promise.race([first, job]);
    // Behind the microtasks that begin the next one.
    await setImmediate();
    await check();
  } finally {
    abort.abort();
    await expect(job).rejects.toThrow(CancelledError);
  }
}

function parametersOf(model: Model): Record<string, unknown> {
  return Object.fromEntries([...model.namedParameters()].map(([name, tensor]) => [name, tensor.data()]));
}

const LONG = 20_000;
const leased = expect.objectContaining({ code: 'ERR_LEASED', name: 'OperatorError' });

describe('progress of an evaluation', () => {
  test('arrives while it runs, in order, the last batch always', async () => {
    const { model, data } = work(LONG);
    const seen: EvaluationProgress[] = [];
    let ended = false;
    const job = evaluate(model, data.inputs, {
      batchSize: BATCH,
      onProgress: (progress) => seen.push(progress),
    }).then(() => {
      ended = true;
    });
    while (seen.length < 3) await setTimeout(1);
    expect(ended).toBe(false);
    await job;
    const numbers = seen.map(({ batch }) => batch);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(seen.at(-1)).toEqual({ batch: LONG / BATCH, batches: LONG / BATCH, samples: LONG });
  });

  test('a callback that throws ends it and is what the promise rejects with', async () => {
    const { model, data } = work(LONG);
    const error = new RangeError('from the callback');
    let calls = 0;
    const onProgress = (): void => {
      calls++;
      throw error;
    };
    await expect(evaluate(model, data.inputs, { batchSize: BATCH, onProgress })).rejects.toBe(error);
    expect(calls).toBe(1);
    expect(model.namedParameters().get('fc.bias')?.add(1).shape).toEqual([10]);
  });
});

describe('pause and resume', () => {
  /** A second run of the same epoch, with something done to it on the way. */
  async function both(during: (trainer: Trainer, task: Work) => Promise<void>): Promise<void> {
    const exact = work(2000);
    const expected = await exact.train();
    const task = work(2000);
    const job = task.train();
    await setImmediate();
    await during(task.trainer, task);
    expect((await job).losses).toEqual(expected.losses);
    expect(parametersOf(task.model)).toEqual(parametersOf(exact.model));
  }

  test('it stands between two steps: what it works with is free, and unchanged until it goes on', async () => {
    await both(async (trainer, { model, data }) => {
      await trainer.pause();
      expect(trainer.isPaused).toBe(true);
      const before = parametersOf(model);
      expect(data.inputs.data()).toHaveLength(2000 * 64);
      await setTimeout(200);
      expect(parametersOf(model)).toEqual(before);
      trainer.resume();
      expect(trainer.isPaused).toBe(false);
      await setImmediate();
      expect(() => parametersOf(model)).toThrow(leased);
    });
  });

  test('as often as one likes, at once and twice in a row', async () => {
    await both(async (trainer) => {
      for (let i = 0; i < 20; i++) {
        await Promise.all([trainer.pause(), trainer.pause()]);
        trainer.resume();
        trainer.resume();
        const again = trainer.pause();
        trainer.resume();
        await setImmediate();
        trainer.resume();
        await Promise.race([again, setTimeout(1)]);
      }
    });
  });

  test('inside of the loop it stands at once; it goes on when it is both resumed and asked', async () => {
    const { trainer, train, model } = work(100);
    const seen: unknown[] = [];
    await train({
      onStep: (step) => {
        if (step !== 3) return;
        void trainer.pause().then(() => seen.push(parametersOf(model)));
        void setTimeout(100).then(() => {
          seen.push(parametersOf(model));
          trainer.resume();
        });
      },
    });
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
    expect(parametersOf(model)).not.toEqual(seen[0]);
  });

  test('what is changed meanwhile, the next step sees: weights and modes', async () => {
    const { model, trainer, train } = work(2000, 1, { optimizer: { name: 'SGD', lr: 0 } });
    const job = train();
    await trainer.pause();
    const [[, first] = []] = model.namedParameters();
    if (first === undefined) throw new Error('it has parameters');
    torch.noGrad(() => first.fill_(7));
    trainer.resume();
    const { losses } = await job;
    expect(first.mean().item()).toBe(7);
    expect(losses.at(-1)).not.toBe(
      (await work(2000, 1, { optimizer: { name: 'SGD', lr: 0 } }).train()).losses.at(-1),
    );
  });

  test('a training that begins while it is paused waits; without one there is nothing to wait for', async () => {
    const { trainer, train, model } = work(200);
    await trainer.pause();
    let ended = false;
    const job = train().then(() => {
      ended = true;
    });
    await setTimeout(300);
    expect(ended).toBe(false);
    expect(parametersOf(model)).toEqual(parametersOf(work(200).model));
    trainer.resume();
    await job;
    expect(ended).toBe(true);
  });

  test('a paused training can be cancelled; its tensors are free afterwards', async () => {
    const { trainer, train, model } = work(LONG);
    const abort = new AbortController();
    const job = train({ signal: abort.signal });
    await setImmediate();
    await trainer.pause();
    abort.abort();
    await expect(job).rejects.toThrow(CancelledError);
    trainer.resume();
    parametersOf(model);
  });

  test('a pause that comes when the last step is under way resolves with the end', async () => {
    const { trainer, train } = work(BATCH);
    const job = train();
    await setImmediate();
    const paused = trainer.pause();
    await setTimeout(200);
    trainer.resume();
    await Promise.all([job, paused]);
  });
});

describe('cancellation', () => {
  test('the weights are those after the last whole step', async () => {
    const cancelled = work(2000);
    const abort = new AbortController();
    await expect(
      cancelled.train({ signal: abort.signal, onStep: (step) => void (step === 3 && abort.abort()) }),
    ).rejects.toThrow(/training was cancelled in epoch 1, after 3 updates/);
    const exact = work(2000, 1, { maxSteps: 3 });
    await exact.train();
    expect(parametersOf(cancelled.model)).toEqual(parametersOf(exact.model));
  });

  test('comes at the next step, not at the end of the epoch', async () => {
    const { train } = work(LONG);
    const abort = new AbortController();
    let last = 0;
    const job = train({
      signal: abort.signal,
      onStep: (step) => {
        last = step;
      },
    });
    await setTimeout(100);
    abort.abort();
    await expect(job).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
    expect(last).toBeLessThan(LONG / BATCH);
  });

  test('a signal that was aborted before: nothing begins', async () => {
    const { model, train, data } = work(100);
    const before = parametersOf(model);
    await expect(train({ signal: AbortSignal.abort() })).rejects.toThrow(/before it began/);
    await expect(evaluate(model, data.inputs, { signal: AbortSignal.abort() })).rejects.toThrow(
      /before it began/,
    );
    expect(parametersOf(model)).toEqual(before);
  });

  test('what is no signal, and no option, is refused before anything begins', async () => {
    const { model, trainer, data, train } = work(100);
    const before = parametersOf(model);
    const wrongly = (control: object): Promise<unknown> =>
      Reflect.apply(trainer.fit, trainer, [data, undefined, control]).next();
    await expect(wrongly({ signal: 'stop' })).rejects.toThrow(
      /signal: expected an AbortSignal, received "stop"/,
    );
    await expect(wrongly({ resum: true })).rejects.toThrow(
      'fit: there is no option "resum" (did you mean "resume"?)',
    );
    expect(parametersOf(model)).toEqual(before);
    expect((await train()).epochs).toMatchObject([{ samples: 100 }]);
  });

  test('of an evaluation, while it runs and while it waits in the queue', async () => {
    const { model, data } = work(LONG);
    const [first, second] = [new AbortController(), new AbortController()];
    const running = evaluate(model, data.inputs, { batchSize: BATCH, signal: first.signal });
    const waiting = evaluate(model, torch.zeros([20, 1, 8, 8]), {
      signal: second.signal,
      onProgress: () => expect.unreachable(),
    });
    await setTimeout(20);
    second.abort();
    first.abort();
    const cancelled = { status: 'rejected', reason: expect.any(CancelledError) };
    expect(await Promise.allSettled([waiting, running])).toEqual([cancelled, cancelled]);
  });
});

test('jobs run one after another, in the order in which they were asked for', async () => {
  const order: number[] = [];
  const runs = [500, 50, 200].map(async (samples, i) => {
    const { model, data } = work(samples, i);
    const output = await evaluate(model, data.inputs, { batchSize: BATCH, onProgress: () => order.push(i) });
    order.push(i);
    return output.shape;
  });
  expect(await Promise.all(runs)).toEqual([
    [500, 10],
    [50, 10],
    [200, 10],
  ]);
  expect(order).toEqual([...order].sort());
});

test('an evaluation that is asked for while a step runs sees the weights after it', async () => {
  const probe = uniformTensor('probe', [4, 1, 8, 8]).to('float32');
  const outputsOf = async ({ model }: Work) => (await evaluate(model, probe)).toArray();
  const task = work(LONG);
  let queued: unknown;
  await during(task, async () => {
    queued = await outputsOf(task);
  });
  // By then a second step ran; how many more had, time decides.
  const again = work(LONG, 1, { maxSteps: 50 });
  const afterStep: unknown[] = [];
  for await (const { type } of again.trainer.fit(again.data))
    if (type === 'step') afterStep.push(await outputsOf(again));
  expect(afterStep.slice(1)).toContainEqual(queued);
});

describe('what a step works with is leased to it', () => {
  test.each<[string, (work: Work, parameter: Tensor) => unknown]>([
    ['data() of a parameter', (_, parameter) => parameter.data()],
    ['an operator on a parameter', (_, parameter) => parameter.add(1)],
    ['writing to a parameter', (_, parameter) => parameter.fill_(0)],
    ['copying from a parameter', (_, parameter) => torch.zeros([10, 16]).copy_(parameter)],
    [
      'out into a parameter',
      (_, parameter) => torch.noGrad(() => torch.add(torch.zeros([10, 16]), 1, { out: parameter })),
    ],
    ['a list with a parameter', (_, parameter) => torch.cat([parameter, torch.zeros([1, 16])])],
    ['its gradient', (_, parameter) => parameter.grad],
    ['backward through it', (_, parameter) => parameter.backward(torch.zeros([10, 16]))],
    ['requiresGrad', (_, parameter) => (parameter.requiresGrad = false)],
    ['writing to the inputs', ({ data }) => data.inputs.zero_()],
    ['writing to a view of the targets', ({ data }) => data.targets.narrow(0, 0, 1).fill_(1)],
    ['the inputs as out', ({ data }) => torch.zeros([1], { out: data.inputs })],
    ['forward', ({ model }) => model.forward(torch.zeros([1, 1, 8, 8]))],
    ['to()', ({ model }) => model.to('cpu', 'float64')],
    ['loadStateDict', ({ model }) => model.loadStateDict(model.stateDict())],
  ])('%s: ERR_LEASED', async (_, use) => {
    const task = work(LONG);
    const parameter = task.model.stateDict().get('fc.weight');
    if (parameter === undefined) throw new Error('no fc.weight');
    await during(task, () => expect(() => use(task, parameter)).toThrow(leased));
    // Free again.
    expect(torch.noGrad(() => parameter.add_(1)).shape).toEqual([10, 16]);
    expect(task.data.inputs.data()).toHaveLength(LONG * 64);
    expect(task.model.eval().forward(task.data.inputs.narrow(0, 0, 2)).shape).toEqual([2, 10]);
  });

  test('while an event is looked at nothing is', async () => {
    const { train, model, data } = work(50);
    const seen: unknown[] = [];
    await train({ onStep: () => seen.push([model.parameters()[0]?.data(), data.targets.data()]) });
    expect(seen).toHaveLength(5);
  });

  test('its data may be read: by views, copies and operators, as by what fetches the next batch', async () => {
    const task = work(LONG);
    const view = task.data.inputs.select(0, 3);
    const copy = view.clone();
    await during(task, () => {
      expect(view.data()).toEqual(copy.data());
      expect(task.data.inputs.narrow(0, 3, 1).sum().item()).toBe(copy.sum().item());
      expect(task.data.targets.select(0, 1).item()).toBeTypeOf('bigint');
    });
  });

  test('shape and dtype may be read, and inspecting says what it is', async () => {
    const task = work(LONG);
    const parameter = task.model.getParameter('fc.weight');
    await during(task, () => {
      expect(parameter).toMatchObject({ shape: [10, 16], dtype: 'float32', device: 'cpu', isLeaf: true });
      expect(task.data.inputs.shape).toEqual([LONG, 1, 8, 8]);
      expect(inspect(parameter)).toContain('(ERR_LEASED)');
    });
  });

  test('disposing its data leaves a job its own hold of it; the next step says what is missing', async () => {
    const { data, model } = work(500);
    const job = evaluate(model, data.inputs, { batchSize: BATCH });
    data.inputs.dispose();
    expect((await job).shape).toEqual([500, 10]);
    const second = work(500);
    await expect(second.train({ onStep: () => second.data.inputs.dispose() })).rejects.toMatchObject({
      code: 'ERR_DISPOSED',
    });
    parametersOf(second.model);
  });

  test('another training of the model is refused meanwhile', async () => {
    const task = work(LONG);
    await during(task, async () => {
      const other = new Trainer(task.model, { ...OPTIONS, channelsLast: true });
      await expect(fitted(other, work(20).data)).rejects.toMatchObject({ code: 'ERR_BUSY' });
    });
  });

  test('a trainer does one thing at a time', async () => {
    const task = work(LONG);
    const busy = expect.objectContaining({ code: 'ERR_BUSY' });
    await during(task, async () => {
      await expect(task.train()).rejects.toThrow(busy);
      await expect(task.trainer.findLearningRate(task.data)).rejects.toThrow(busy);
      await expect(task.trainer.findBatchSize(task.data)).rejects.toThrow(busy);
    });
  });

  test('the lease ends with a step that fails', async () => {
    const { model, data, train } = work(100);
    data.inputs.fill_(Number.NaN);
    await expect(train()).rejects.toThrow(/loss became NaN/);
    expect(model.eval().forward(torch.zeros([1, 1, 8, 8])).shape).toEqual([1, 10]);
    expect(data.inputs.fill_(1).amax([0, 1, 2, 3]).item()).toBe(1);
  });

  test('backward through a graph that was made before', async () => {
    const task = work(LONG);
    const loss = task.model.forward(torch.zeros([2, 1, 8, 8])).sum();
    const other = torch.ones([2], { requiresGrad: true });
    const otherLoss = other.mul(3).sum();
    await during(task, () => {
      expect(() => loss.backward()).toThrow(leased);
      otherLoss.backward();
      expect(other.grad?.toArray()).toEqual([3, 3]);
    });
  });
});

test('operators on this thread compute with one thread while a step runs, and with all afterwards', async () => {
  const before = torch.getNumThreads();
  torch.setNumThreads(2);
  await during(work(LONG), () => {
    expect(native().threadsNow()).toBe(1);
    // What was asked for stays what is asked for, also when it is asked for meanwhile.
    expect(torch.getNumThreads()).toBe(2);
    torch.setNumThreads(3);
    expect([native().threadsNow(), torch.getNumThreads()]).toEqual([1, 3]);
  });
  expect([native().threadsNow(), torch.getNumThreads()]).toEqual([3, 3]);
  torch.setNumThreads(before);
});

// Beside those of a job they would be more than the cores, and each piece of work would wake them through the system.
test.runIf(process.platform === 'linux')(
  'threads that computed for this one end when a job begins',
  async () => {
    const result = await runForResult(`
    const { readdirSync } = await import('node:fs');
    const { setTimeout } = await import('node:timers/promises');
    const alive = () => readdirSync('/proc/self/task');
    torch.setNumThreads(4);
    const small = torch.ones([1]);
    const before = alive();
    const sum = torch.ones([2 ** 22]).sum().item();
    const team = alive().filter((thread) => !before.includes(thread));
    const running = evaluation(1000);
    const left = () => team.filter((thread) => alive().includes(thread)).length;
    // A thread that was told to end takes a moment.
    for (let waited = 0; left() > 0 && waited < 5000; waited += 10) await setTimeout(10);
    const leftOver = left();
    await running;
    const again = torch.ones([2 ** 22]).sum().item();
    console.log(JSON.stringify({ sum, team: team.length, leftOver, again }));`);
    expect(result).toEqual({ sum: 2 ** 22, team: 3, leftOver: 0, again: 2 ** 22 });
  },
);

test.each([0, 1.5, -1, Number.NaN, 1025, 100_000])('%d threads are refused', (threads) => {
  expect(() => work(100, 1, { threads })).toThrow(/threads: expected /);
});

test('a job’s errors are typed and name what came', async () => {
  const { model } = work(100);
  const failed = await evaluate(model, torch.zeros([2, 3, 8, 8])).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(TsmlError);
  expect(failed).toMatchObject({
    operator: 'evaluate',
    received: 'Tensor float32 [2, 3, 8, 8], {batchSize: 256}',
  });
});
