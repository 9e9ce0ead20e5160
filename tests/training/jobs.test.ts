// Work on the native thread as JavaScript sees it: progress, cancellation, the queue, and what is leased to it.
import { setImmediate, setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CancelledError, TsmlError } from '../../lib/errors.js';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import { native } from '../../lib/native.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import {
  evaluate,
  type JobControl,
  type StepProgress,
  Trainer,
  type TrainerOptions,
} from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';

const BATCH = 10;

interface Work {
  readonly model: Model;
  readonly trainer: Trainer;
  readonly data: { inputs: Tensor; targets: Tensor };
  /** Trains one epoch; `learningRates` fewer than an epoch's steps are followed by zeros. */
  train(control?: JobControl, learningRates?: readonly number[]): ReturnType<Trainer['trainEpoch']>;
}

const OPTIONS: TrainerOptions = {
  optimizer: { name: 'sgd', momentum: 0, nesterov: false, weightDecay: 0, decayVectors: false },
  batchSize: BATCH,
  labelSmoothing: 0,
  augmentation: { shift: 0, rotateDegrees: 0, scale: 0 },
  seed: 1,
};
const trainerOf = (model: Model) => new Trainer(model, OPTIONS);

function work(samples: number, seed = 1): Work {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed });
  // Without momentum and decay a learning rate of zero leaves the parameters as they are.
  const trainer = trainerOf(model);
  const data = {
    inputs: uniformTensor('digits', [samples, 1, 8, 8]).to('float32'),
    targets: targetsOf(samples, 10),
  };
  const train: Work['train'] = (control = {}, learningRates) => {
    const rates = new Float64Array(samples / BATCH).fill(learningRates === undefined ? 0.05 : 0);
    if (learningRates !== undefined) rates.set(learningRates);
    return trainer.trainEpoch(data, { epoch: 0, learningRates: rates }, control);
  };
  return { model, data, trainer, train };
}

function parametersOf(model: Model): Record<string, unknown> {
  return Object.fromEntries([...model.namedParameters()].map(([name, tensor]) => [name, tensor.data()]));
}

const LONG = 20_000;
const leased = expect.objectContaining({ code: 'ERR_LEASED', name: 'OperatorError' });

describe('progress', () => {
  test('arrives while the job runs, in order, the last step always', async () => {
    const steps: StepProgress[] = [];
    let ended = false;
    const { train } = work(LONG / 10);
    const job = train({ onProgress: (progress) => steps.push(progress) }).then((result) => {
      ended = true;
      return result;
    });
    while (steps.length < 3) await setTimeout(1);
    expect(ended).toBe(false);
    const result = await job;
    const numbers = steps.map(({ step }) => step);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.at(-1)).toBe(LONG / 10 / BATCH);
    expect(result).toMatchObject({ samples: LONG / 10, steps: LONG / 10 / BATCH });
    expect(result.loss).toBeGreaterThan(0);
  });

  test('a callback that throws ends the job and is what the promise rejects with', async () => {
    const { model, train } = work(LONG);
    const error = new RangeError('from the callback');
    let calls = 0;
    const job = train({
      onProgress: () => {
        calls++;
        throw error;
      },
    });
    await expect(job).rejects.toBe(error);
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
    await during(task.trainer, task);
    const { loss, steps } = await job;
    expect([loss, steps]).toEqual([expected.loss, 200]);
    expect(parametersOf(task.model)).toEqual(parametersOf(exact.model));
  }

  test('it stands between two steps: what it works with is free, and unchanged until it goes on', async () => {
    await both(async (trainer, { model, data }) => {
      expect(() => parametersOf(model)).toThrow(leased);
      await trainer.pause();
      expect(trainer.isPaused).toBe(true);
      const before = parametersOf(model);
      expect(data.inputs.shape[0]).toBe(2000);
      await setTimeout(200);
      expect(parametersOf(model)).toEqual(before);
      trainer.resume();
      expect(trainer.isPaused).toBe(false);
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

  test('what is changed meanwhile, the next step sees', async () => {
    const { model, trainer, train } = work(2000);
    const job = train({}, []);
    await trainer.pause();
    const [[, first] = []] = model.namedParameters();
    if (first === undefined) throw new Error('it has parameters');
    torch.noGrad(() => first.fill_(7));
    trainer.resume();
    await job;
    expect(first.mean().item()).toBe(7);
  });

  test('an epoch that begins while it is paused waits; without one there is nothing to wait for', async () => {
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

  test('a paused epoch can be cancelled; its tensors are free afterwards', async () => {
    const { trainer, train, model } = work(LONG);
    const abort = new AbortController();
    const job = train({ signal: abort.signal });
    await trainer.pause();
    abort.abort();
    await expect(job).rejects.toThrow(CancelledError);
    trainer.resume();
    parametersOf(model);
  });

  test('a pause that comes when the last step is done resolves with the end', async () => {
    const { trainer, train } = work(BATCH);
    const job = train();
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
    // Learning rates of zero after the third step: however late the signal comes, three steps are what counts.
    await expect(
      cancelled.train(
        { signal: abort.signal, onProgress: ({ step }) => step >= 3 && abort.abort() },
        [0.05, 0.05, 0.05],
      ),
    ).rejects.toThrow(CancelledError);
    const exact = work(2000);
    await exact.train({}, [0.05, 0.05, 0.05]);
    expect(parametersOf(cancelled.model)).toEqual(parametersOf(exact.model));
    const other = work(2000);
    await other.train({}, [0.05, 0.05]);
    expect(parametersOf(other.model)).not.toEqual(parametersOf(exact.model));
  });

  test('comes at the next step, not at the end of the epoch', async () => {
    const { train } = work(LONG);
    const abort = new AbortController();
    let last = 0;
    const job = train({
      signal: abort.signal,
      onProgress: ({ step }) => {
        last = step;
        abort.abort();
      },
    });
    await expect(job).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
    expect(last).toBeLessThan(LONG / BATCH / 2);
  });

  test('a signal that was aborted before: nothing begins', async () => {
    const { model, train } = work(100);
    const before = parametersOf(model);
    await expect(train({ signal: AbortSignal.abort() })).rejects.toThrow(/before it began/);
    expect(parametersOf(model)).toEqual(before);
  });

  test('what is no signal, and no callback, is refused before anything begins', async () => {
    const { model, train } = work(100);
    const before = parametersOf(model);
    const wrongly = (control: object): Promise<unknown> => Reflect.apply(train, undefined, [control]);
    await expect(wrongly({ signal: 'stop' })).rejects.toThrow(
      /signal: expected an AbortSignal, received "stop"/,
    );
    await expect(wrongly({ onProgress: 5 })).rejects.toThrow(/onProgress: expected a function, received 5/);
    expect(parametersOf(model)).toEqual(before);
    expect(await train()).toMatchObject({ samples: 100 });
  });

  test('of a job that waits in the queue: it does no step', async () => {
    const [first, second] = [work(500, 1), work(500, 2)];
    const before = parametersOf(second.model);
    const abort = new AbortController();
    const running = first.train();
    const waiting = second.train({ signal: abort.signal });
    abort.abort();
    await expect(waiting).rejects.toThrow(CancelledError);
    expect(await running).toMatchObject({ samples: 500 });
    expect(parametersOf(second.model)).toEqual(before);
  });
});

test('jobs run one after another, in the order in which they were asked for', async () => {
  const order: string[] = [];
  const runs = [work(500, 1), work(50, 2), work(200, 3)].map(({ train }, i) =>
    train({ onProgress: ({ step, steps }) => order.push(step === steps ? `${i} done` : `${i}`) }),
  );
  const results = await Promise.all(runs);
  expect(results.map(({ samples }) => samples)).toEqual([500, 50, 200]);
  expect(order.map((word) => Number.parseInt(word, 10))).toEqual(
    order.map((word) => Number.parseInt(word, 10)).sort(),
  );
  expect(order.filter((word) => word.endsWith('done'))).toEqual(['0 done', '1 done', '2 done']);
});

test('an evaluation queued behind a training sees the trained weights', async () => {
  const { model, data, train } = work(500);
  const probe = uniformTensor('probe', [4, 1, 8, 8]).to('float32');
  const untrained = (await evaluate(model, probe)).toArray();
  const training = train();
  const queued = evaluate(model, probe);
  await training;
  const after = (await queued).toArray();
  expect(after).not.toEqual(untrained);
  expect((await evaluate(model, probe)).toArray()).toEqual(after);
  expect(data.inputs.isDisposed).toBe(false);
});

describe('what a job works with is leased to it', () => {
  async function during(check: (work: Work, parameter: Tensor) => void): Promise<void> {
    const task = work(LONG);
    const parameter = task.model.stateDict().get('fc.weight');
    if (parameter === undefined) throw new Error('no fc.weight');
    const abort = new AbortController();
    const job = task.train({ signal: abort.signal });
    try {
      await setImmediate();
      check(task, parameter);
    } finally {
      abort.abort();
      await expect(job).rejects.toThrow(CancelledError);
    }
    // Free again.
    expect(torch.noGrad(() => parameter.add_(1)).shape).toEqual([10, 16]);
    expect(task.data.inputs.data()).toHaveLength(LONG * 64);
    expect(task.model.eval().forward(task.data.inputs.narrow(0, 0, 2)).shape).toEqual([2, 10]);
  }

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
    ['item of the inputs', ({ data }) => data.inputs.item()],
    ['writing to the inputs', ({ data }) => data.inputs.zero_()],
    ['the targets', ({ data }) => data.targets.toArray()],
    ['forward', ({ model }) => model.forward(torch.zeros([1, 1, 8, 8]))],
    ['to()', ({ model }) => model.to('cpu', 'float64')],
    ['loadStateDict', ({ model }) => model.loadStateDict(model.stateDict())],
  ])('%s: ERR_LEASED', async (_, use) => {
    await during((task, parameter) => expect(() => use(task, parameter)).toThrow(leased));
  });

  test('a view made before is leased too; what shares nothing is free', async () => {
    const task = work(LONG);
    const view = task.data.inputs.select(0, 3);
    const copy = view.clone();
    const abort = new AbortController();
    const job = task.train({ signal: abort.signal });
    expect(() => view.data()).toThrow(leased);
    expect(copy.add(1).shape).toEqual([1, 8, 8]);
    abort.abort();
    await expect(job).rejects.toThrow(CancelledError);
    expect(view.data()).toEqual(copy.data());
  });

  test('shape and dtype may be read', async () => {
    await during(({ data }, parameter) => {
      expect(parameter).toMatchObject({ shape: [10, 16], dtype: 'float32', device: 'cpu', isLeaf: true });
      expect(data.inputs.shape).toEqual([LONG, 1, 8, 8]);
    });
  });

  test('inspecting says so and does not throw', async () => {
    await during(({ data }) => {
      expect(inspect(data.inputs)).toBe(`Tensor float32 [${LONG}, 1, 8, 8] (ERR_LEASED)`);
    });
  });

  test('disposing the data leaves the job its own hold of it', async () => {
    const { data, train } = work(500);
    const job = train();
    data.inputs.dispose();
    data.targets.dispose();
    expect(await job).toMatchObject({ samples: 500 });
  });

  test('a second job over the same data is refused while the first holds it', async () => {
    const { train } = work(LONG);
    const abort = new AbortController();
    const first = train({ signal: abort.signal });
    await expect(train()).rejects.toThrow(leased);
    abort.abort();
    await expect(first).rejects.toThrow(CancelledError);
  });

  test('the lease ends with a job that fails', async () => {
    const { model, data, train } = work(100);
    data.inputs.fill_(Number.NaN);
    await expect(train()).rejects.toThrow(/loss became NaN/);
    expect(model.eval().forward(torch.zeros([1, 1, 8, 8])).shape).toEqual([1, 10]);
    expect(data.inputs.fill_(1).amax([0, 1, 2, 3]).item()).toBe(1);
  });
});

test('operators on this thread compute with one thread while a job runs, and with all afterwards', async () => {
  const before = torch.getNumThreads();
  torch.setNumThreads(2);
  const { train } = work(500);
  const job = train();
  expect(native().threadsNow()).toBe(1);
  // What was asked for stays what is asked for, also when it is asked for meanwhile.
  expect(torch.getNumThreads()).toBe(2);
  torch.setNumThreads(3);
  expect([native().threadsNow(), torch.getNumThreads()]).toEqual([1, 3]);
  await job;
  expect([native().threadsNow(), torch.getNumThreads()]).toEqual([3, 3]);
  torch.setNumThreads(before);
});

describe('arguments that would be read out of bounds or written under a job', () => {
  test.each<[string, unknown, RegExp]>([
    ['bytes', new Uint8Array(10), /learningRates: expected a Float64Array, received an object/],
    ['floats of half the size', new Float32Array(10), /expected a Float64Array/],
    ['an array', new Array(10).fill(0.1), /expected a Float64Array, received an array of 10/],
    ['nothing', undefined, /expected a Float64Array, received undefined/],
  ])('learning rates as %s', async (_, learningRates, message) => {
    const { model, data } = work(100);
    const trainer = trainerOf(model);
    const plan = { epoch: 0, learningRates };
    await expect(Reflect.apply(trainer.trainEpoch, trainer, [data, plan])).rejects.toThrow(message);
  });

  test.each([0, 1.5, -1, 100_000, Number.NaN])('%d threads', async (threads) => {
    await expect(work(100).train({ threads })).rejects.toThrow(/threads: expected /);
  });

  test.each(['optimizer', 'augmentation'])('no %s', (name) => {
    const options = { ...OPTIONS, [name]: undefined };
    expect(() => Reflect.construct(Trainer, [work(100).model, options])).toThrow(
      `${name}: expected an object, received undefined`,
    );
  });

  test('a second trainer, which lays the weights out anew, while the first one trains', async () => {
    const { model, train } = work(LONG);
    const abort = new AbortController();
    const job = train({ signal: abort.signal });
    expect(() => new Trainer(model, { ...OPTIONS, channelsLast: true })).toThrow(leased);
    abort.abort();
    await expect(job).rejects.toThrow(CancelledError);
  });

  test('backward through a graph that was made before', async () => {
    const { model, train } = work(LONG);
    const loss = model.forward(torch.zeros([2, 1, 8, 8])).sum();
    const other = torch.ones([2], { requiresGrad: true });
    const otherLoss = other.mul(3).sum();
    const abort = new AbortController();
    const job = train({ signal: abort.signal });
    expect(() => loss.backward()).toThrow(leased);
    otherLoss.backward();
    expect(other.grad?.toArray()).toEqual([3, 3]);
    abort.abort();
    await expect(job).rejects.toThrow(CancelledError);
  });
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
