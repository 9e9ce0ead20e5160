// The loop: what it tells and in which order, what it reads, and where it ends.
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { torch } from '../../lib/torch/torch.js';
import type { Batch, TrainingData } from '../../lib/training/batches.js';
import type { Callback, RunControl } from '../../lib/training/callbacks/callback.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { measurePrecision } from '../../lib/training/precision.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';

const OPTIONS: TrainerOptions = {
  optimizer: { name: 'SGD', lr: 0.05, momentum: 0.9 },
  epochs: 2,
  batchSize: 10,
};

function digitsNet(seed = 1): Model {
  return models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed });
}
function digits(samples: number, name = 'digits'): { inputs: Batch['inputs']; targets: Batch['targets'] } {
  return {
    inputs: uniformTensor(name, [samples, 1, 8, 8]).to('float32'),
    targets: targetsOf(samples, 10),
  };
}
/** The data in batches of 10. */
function batches(samples: number): Batch[] {
  const { inputs, targets } = digits(samples);
  return Array.from({ length: samples / 10 }, (_, i) => ({
    inputs: inputs.narrow(0, 10 * i, 10),
    targets: targets.narrow(0, 10 * i, 10),
  }));
}
const trainerOf = (options: Partial<TrainerOptions> = {}, model: nn.Layer = digitsNet()): Trainer =>
  new Trainer(model, { ...OPTIONS, ...options });

describe('events', () => {
  test.each<[string, Partial<Batch>, Partial<TrainerOptions>]>([
    [
      'ignored',
      { targets: targetsOf(20, 10).mul(0).sub(100) },
      { loss: { name: 'crossEntropy', ignoreIndex: -100 } },
    ],
    ['of weight 0', { sampleWeights: torch.zeros([20]) }, {}],
  ])(
    'samples that are all %s: told once, for the decay alone moves the weights',
    async (_, part, options) => {
      const warnings: TrainingEvent[] = [];
      for await (const event of trainerOf(options).fit({ ...digits(20), ...part }))
        if (event.type === 'warning') warnings.push(event);
      expect(warnings).toMatchObject([
        { code: 'NOTHING_COUNTS', message: expect.stringContaining('step 1 ') },
      ]);
    },
  );

  test('in their order, with their counts, and the end last', async () => {
    const { types, steps, epochs, validations, end } = await fitted(
      trainerOf({ accumulate: 2, sanityBatches: 1 }),
      digits(45),
      digits(25, 'select'),
    );
    const epoch = ['step', 'step', 'step', 'validation', 'epoch'];
    expect(types).toEqual(['start', 'validation', ...epoch, ...epoch, 'end']);
    expect(
      steps.map(({ epoch, step, steps, update, samples }) => [epoch, step, steps, update, samples]),
    ).toEqual([
      [1, 1, 3, 1, 18],
      [1, 2, 3, 2, 18],
      [1, 3, 3, 3, 9],
      [2, 1, 3, 4, 18],
      [2, 2, 3, 5, 18],
      [2, 3, 3, 6, 9],
    ]);
    expect(epochs.map(({ epoch, epochs, update, samples }) => [epoch, epochs, update, samples])).toEqual([
      [1, 2, 3, 45],
      [2, 2, 6, 45],
    ]);
    // The sanity validation sees one batch, of 8 or 9 samples.
    expect(validations.map(({ epoch, update, samples }) => [epoch, update, samples])).toEqual([
      [0, 0, 8],
      [1, 3, 25],
      [2, 6, 25],
    ]);
    expect(end).toMatchObject({ reason: 'all epochs are done', stopped: false, update: 6 });
    for (const [i, { validation, loss }] of epochs.entries()) {
      expect(validation).toBe(validations[i + 1]);
      const own = steps.filter(({ epoch }) => epoch === i + 1);
      const mean = own.reduce((sum, step) => sum + step.loss * step.samples, 0) / 45;
      expect(loss).toBeCloseTo(mean, 12);
    }
    const [{ confusionMatrix } = {}] = validations.slice(-1);
    expect(confusionMatrix?.flat().reduce((sum, count) => sum + count, 0)).toBe(25);
  });

  test('the first says what trains, on what, and what was chosen for it', async () => {
    const model = digitsNet();
    nn.freeze(model, 'stage1', 'stage2');
    const { events, epochs } = await fitted(
      trainerOf({ precision: 'auto', accumulate: 2, microBatch: 4, memoryLimit: 2 ** 31, threads: 1 }, model),
      digits(45),
    );
    const { choice, ratios } = await measurePrecision('cpu');
    // Stage 3 and the classifier: two convolutions without biases, their norms, and a Linear.
    const trained = 16 * 8 * 9 + 16 * 16 * 9 + 4 * 16 + 10 * 16 + 10;
    expect(events[0]).toEqual({
      type: 'start',
      model: 'SimpleCifarNet',
      parameters: model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0),
      trained,
      device: 'cpu',
      precision: choice,
      measured: ratios,
      threads: 1,
      blocks: false,
      microBatch: 4,
      memoryLimit: 2 ** 31,
      epochs: 2,
      steps: 3,
      update: 0,
    });
    expect(epochs[0]?.precision).toBe(choice);
  });

  test('an epoch gives the norm of the weights as they are at its end', async () => {
    const model = digitsNet();
    nn.freeze(model, 'stage1');
    const norms: number[] = [];
    const { epochs } = await fitted(trainerOf({}, model), digits(30), undefined, {
      onEvent: ({ type }) => {
        if (type !== 'epoch') return;
        const squares = model.parameters().map((parameter) => Number(parameter.square().sum().item()));
        norms.push(Math.sqrt(squares.reduce((sum, square) => sum + square, 0)));
      },
    });
    expect(norms[0]).not.toBeCloseTo(norms[1] ?? 0, 3);
    for (const [i, { weightNorm }] of epochs.entries()) expect(weightNorm).toBeCloseTo(norms[i] ?? 0, 5);
  });

  test('callbacks see each before the caller, in the order in which they are given', async () => {
    const log: string[] = [];
    const callback = (name: string): Callback => ({
      name,
      onStart: () => void log.push(`${name} start`),
      onEvent: async ({ type }) => {
        await setTimeout(1);
        log.push(`${name} ${type}`);
      },
      onEnd: () => void log.push(`${name} end of all`),
    });
    const trainer = trainerOf({ epochs: 1, callbacks: [callback('a'), callback('b')] });
    await fitted(trainer, digits(10), undefined, { onEvent: ({ type }) => void log.push(type) });
    const each = ['start', 'step', 'epoch', 'end'].flatMap((type) => [`a ${type}`, `b ${type}`, type]);
    expect(log).toEqual(['a start', 'b start', ...each, 'a end of all', 'b end of all']);
  });

  test('a callback steers: it stops, warns and lowers the rates', async () => {
    const onEvent = (event: TrainingEvent, run: RunControl): void => {
      if (event.type !== 'step') return;
      if (event.update === 2) run.scaleLearningRate(0.1);
      if (event.update === 3) run.warn('STEEP', 'a steep one', 'none');
      if (event.update === 4) run.stop('enough');
    };
    const { steps, warnings, end, epochs } = await fitted(
      trainerOf({ callbacks: [{ name: 'steering', onEvent }] }),
      digits(30),
    );
    expect(steps.map(({ learningRate }) => learningRate)).toEqual([0.05, 0.05, 0.05 * 0.1, 0.05 * 0.1]);
    expect(warnings).toEqual([{ type: 'warning', code: 'STEEP', message: 'a steep one', remedy: 'none' }]);
    expect(end).toMatchObject({ reason: 'enough', stopped: true, update: 4 });
    expect(epochs).toHaveLength(1);
  });

  test('what a callback throws ends the training, and each is told of the end', async () => {
    const mine = new Error('mine');
    let ends = 0;
    const callbacks: Callback[] = ['a', 'b'].map((name) => ({
      name,
      onEvent: ({ type }) => {
        if (type === 'epoch') throw mine;
      },
      onEnd: () => {
        ends++;
      },
    }));
    await expect(fitted(trainerOf({ callbacks }), digits(20))).rejects.toBe(mine);
    expect(ends).toBe(2);
  });
});

describe('data', () => {
  async function trained(data: TrainingData, options: Partial<TrainerOptions> = {}): Promise<Buffer> {
    const model = digitsNet();
    await fitted(trainerOf(options, model), data);
    return bytesOf(model);
  }

  test('a list, an iterable, an async generator and a function of the epoch give the same bytes', async () => {
    const list = batches(40);
    const seen: number[] = [];
    const slowly = async function* (): AsyncGenerator<Batch> {
      for (const batch of list) {
        await setTimeout(2);
        yield batch;
      }
    };
    const expected = await trained(list);
    const others: TrainingData[] = [
      { [Symbol.iterator]: () => list[Symbol.iterator]() },
      { [Symbol.asyncIterator]: slowly },
      (epoch) => {
        seen.push(epoch);
        return epoch === 0 ? slowly() : new Set(list);
      },
    ];
    for (const data of others) expect((await trained(data)).equals(expected)).toBe(true);
    expect(seen).toEqual([0, 1]);
    // What is random goes by the sample's number in the epoch, wherever the batches begin.
    const augmentation = { shift: 1, rotateDegrees: 20 };
    const half = batches(40).flatMap(({ inputs, targets }) =>
      [0, 5].map((begin) => ({ inputs: inputs.narrow(0, begin, 5), targets: targets.narrow(0, begin, 5) })),
    );
    const [whole, split] = [netWithoutNorms(), netWithoutNorms()];
    await fitted(trainerOf({ augmentation }, whole), list);
    await fitted(trainerOf({ augmentation, accumulate: 2 }, split), half);
    const other = split.stateDict();
    for (const [name, tensor] of whole.stateDict())
      expect(
        torch.allclose(tensor, other.get(name) ?? torch.zeros([]), { rtol: 1e-4, atol: 1e-6 }),
        name,
      ).toBe(true);
  });

  function netWithoutNorms(): Model {
    const model = digitsNet();
    for (const [path, module] of [...model.namedModules()])
      if (module instanceof nn.BatchNorm2d)
        Reflect.set(model.getSubmodule(path.slice(0, -'.bn'.length)), 'bn', new nn.Identity());
    return model;
  }

  test('a generator that was read is named with what to do; so is one that gives nothing', async () => {
    function* generator(): Generator<Batch> {
      yield* batches(20);
    }
    const remedy = expect.stringContaining('a function that makes one for each epoch');
    await expect(fitted(trainerOf(), generator())).rejects.toMatchObject({
      message:
        'fit: train: expected batches for each of 2 epochs, received a generator, which can be read once',
      remedy,
    });
    await expect(fitted(trainerOf(), digits(20), generator())).rejects.toThrow(
      'fit: select: expected batches for each of 2 epochs',
    );
    const stream = generator();
    await expect(fitted(trainerOf({ maxSteps: 100 }), stream)).rejects.toMatchObject({
      message: 'fit: train: no batches came in epoch 2',
      remedy,
    });
    expect(stream.next().done).toBe(true);
    await fitted(trainerOf({ epochs: 1 }), generator(), generator());
    await expect(fitted(trainerOf(), [])).rejects.toThrow('fit: train: expected batches, received none');
    await expect(fitted(trainerOf(), digits(20), [])).rejects.toThrow(
      'fit: select: expected batches, received none',
    );
  });

  test('no more of it is read than is used; a function is told the epoch from 0', async () => {
    const read: Record<'train' | 'select', number[]> = { train: [], select: [] };
    const data = (kind: 'train' | 'select') =>
      function* (epoch: number): Generator<Batch> {
        for (const batch of batches(50)) {
          read[kind].push(epoch);
          yield batch;
        }
      };
    const options = { limitBatches: { train: 3, select: 2 }, sanityBatches: 1 };
    await fitted(trainerOf(options), data('train'), data('select'));
    expect(read).toEqual({ train: [0, 0, 0, 1, 1, 1], select: [0, 0, 0, 1, 1] });
  });

  test('what it throws comes out, behind the steps on what came before', async () => {
    const mine = new Error('mine');
    const seen: string[] = [];
    const data = function* (): Generator<Batch> {
      yield* batches(20);
      throw mine;
    };
    const run = fitted(trainerOf(), data, undefined, { onEvent: ({ type }) => void seen.push(type) });
    await expect(run).rejects.toBe(mine);
    expect(seen).toEqual(['start', 'step', 'step']);
  });

  test.each([false, true])('is closed when the loop is left (with a folder: %s)', async (hasFolder) => {
    let closed = false;
    const data = function* (): Generator<Batch> {
      try {
        for (;;) yield* batches(10);
      } finally {
        closed = true;
      }
    };
    const checkpoints = hasFolder ? { checkpoints: { folder: await temporaryFolder() } } : {};
    await fitted(trainerOf(checkpoints), data, undefined, {
      onEvent: (event) => event.type !== 'step' || event.step < 3,
    });
    expect(closed).toBe(true);
  });

  test('a batch of another kind is named by its number', async () => {
    const wrong: unknown = [...batches(20), { inputs: torch.zeros([10, 1, 8, 8]) }];
    const trainer = trainerOf();
    const run = async (): Promise<void> => {
      for await (const _ of Reflect.apply(trainer.fit, trainer, [wrong]));
    };
    await expect(run()).rejects.toThrow('fit: train: batch 2: expected { inputs, targets }');
  });
});

describe('limits', () => {
  test('limitBatches: so many of an epoch, of each kind', async () => {
    const limitBatches = { train: 2, select: 1 };
    for (const data of [digits(50), batches(50), () => batches(50)]) {
      const { steps, validations, epochs } = await fitted(
        trainerOf({ limitBatches }),
        data,
        digits(30, 'select'),
      );
      expect(steps.map(({ epoch }) => epoch)).toEqual([1, 1, 2, 2]);
      expect(validations.map(({ samples }) => samples)).toEqual([10, 10]);
      expect(epochs.map(({ samples }) => samples)).toEqual([20, 20]);
    }
  });

  test('overfitBatches: the same ones in each epoch, which are learned by heart', async () => {
    const { epochs } = await fitted(
      trainerOf({ overfitBatches: 1, epochs: 60, optimizer: { name: 'AdamW', lr: 0.02 } }),
      digits(50),
    );
    expect(epochs[0]).toMatchObject({ samples: 10, validation: { samples: 10 } });
    expect(epochs.at(-1)?.validation?.metrics.accuracy).toBe(1);
    // The whole set in memory is not shuffled then.
    expect(epochs.at(-1)?.loss).toBeLessThan(0.1);
  });

  test('fastDevRun: one batch of each kind', async () => {
    const { types } = await fitted(
      trainerOf({ fastDevRun: true, epochs: 50, sanityBatches: 3, maxSteps: 7, validateEverySteps: 100 }),
      digits(50),
      digits(30, 'select'),
    );
    expect(types).toEqual(['start', 'step', 'validation', 'epoch', 'end']);
  });

  test('maxSteps: within an epoch, at its end, and without a length', async () => {
    const forever = function* (): Generator<Batch> {
      for (;;) yield* batches(10);
    };
    const run = async (maxSteps: number, data: TrainingData) => {
      const trainer = new Trainer(digitsNet(), {
        optimizer: { name: 'SGD', lr: 0.05 },
        batchSize: 10,
        maxSteps,
      });
      const { types, end } = await fitted(trainer, data);
      expect(end).toMatchObject({ reason: 'all steps are done', stopped: false, update: maxSteps });
      return types.join(' ');
    };
    expect(await run(4, digits(30))).toBe('start step step step epoch step end');
    expect(await run(3, digits(30))).toBe('start step step step epoch end');
    expect(await run(5, forever)).toBe('start step step step step step end');
  });

  test('maxTime', async () => {
    const begin = performance.now();
    const { end, steps } = await fitted(trainerOf({ maxTime: 0.5, epochs: 1_000_000 }), digits(100));
    const seconds = (performance.now() - begin) / 1000;
    expect(end).toMatchObject({ reason: 'its time is over', stopped: false });
    expect(end?.seconds).toBeGreaterThanOrEqual(0.5);
    expect(seconds).toBeLessThan(5);
    expect(steps.length).toBeGreaterThan(2);
  });

  test('validateEverySteps: counted over the whole run, and not at the ends of epochs', async () => {
    const { types } = await fitted(trainerOf({ validateEverySteps: 2 }), digits(30), digits(10, 'select'));
    expect(types.join(' ')).toBe(
      'start step step validation step epoch step validation step step validation epoch end',
    );
  });
});

test('options on validations that there will be none of are warned of at the start, and only then', async () => {
  const warned = async (validateEverySteps: number, select = true, options: TrainerOptions = {}) => {
    const trainer = new Trainer(digitsNet(), { epochs: 2, batchSize: 10, validateEverySteps, ...options });
    const { warnings, validations } = await fitted(trainer, digits(50), select ? digits(20) : undefined);
    return { codes: warnings.map(({ code, message }) => [code, message]), validations: validations.length };
  };
  expect(await warned(11)).toEqual({
    codes: [
      ['NEVER_VALIDATED', 'validateEverySteps is 11 and the training has 10 steps: it never validates'],
    ],
    validations: 0,
  });
  expect(await warned(10)).toEqual({ codes: [], validations: 1 });
  const idle = 'the training has no data to validate on';
  expect(await warned(11, false)).toEqual({
    codes: [['NEVER_VALIDATED', `validateEverySteps: ${idle}`]],
    validations: 0,
  });
  expect(await warned(5, false, { sanityBatches: 1, limitBatches: { select: 2 } })).toEqual({
    codes: [['NEVER_VALIDATED', `validateEverySteps, sanityBatches, limitBatches.select: ${idle}`]],
    validations: 0,
  });
  expect(await warned(5, false, { fastDevRun: true })).toEqual({ codes: [], validations: 0 });
});

test('a trainer prints as it was made', () => {
  expect(inspect(new Trainer(digitsNet(), { epochs: 2, loss: { name: 'focal', gamma: 1 } }))).toBe(
    "Trainer(SimpleCifarNet, { epochs: 2, loss: { name: 'focal', gamma: 1 } })",
  );
});

describe('stop', () => {
  test.each([false, true])('ends the loop as leaving it does (with a folder: %s)', async (hasFolder) => {
    const folder = await temporaryFolder();
    const options = { epochs: 3, ...(hasFolder && { checkpoints: { folder } }) };
    const stopped = trainerOf(options);
    const { steps, checkpoints, end } = await fitted(stopped, digits(50), undefined, {
      onEvent: (event) => {
        if (event.type === 'step' && event.update === 3) stopped.stop();
      },
    });
    expect(steps.length).toBe(3);
    expect(end).toMatchObject({ reason: 'trainer.stop() was called', stopped: true, update: 3 });
    expect(checkpoints.map(({ update, reason }) => [update, reason])).toEqual(
      hasFolder ? [[3, 'signal']] : [],
    );
    // It is free for another, and what was kept goes on.
    const after = await fitted(stopped, digits(50), undefined, { resume: hasFolder });
    expect(after.steps.map(({ update }) => update)[0]).toBe(hasFolder ? 4 : 1);
    expect(after.end?.reason).toBe('all epochs are done');
  });

  test('ends one whose loop nobody holds any more, one that stands, and one whose data never comes', async () => {
    const trainer = trainerOf({ epochs: 10_000 });
    const inBackground = fitted(trainer, digits(50));
    await setTimeout(50);
    await expect(fitted(trainer, digits(50))).rejects.toMatchObject({
      code: 'ERR_BUSY',
      remedy: expect.stringContaining('trainer.stop()'),
    });
    trainer.stop();
    expect((await inBackground).end?.stopped).toBe(true);

    const standing = fitted(trainer, digits(50), undefined, {
      onEvent: ({ type }) => {
        if (type === 'start') void trainer.pause();
      },
    });
    await setTimeout(50);
    trainer.stop();
    expect((await standing).end?.update).toBe(0);
    trainer.resume();

    const never = fitted(trainer, async function* () {
      await new Promise<never>(() => {});
      yield* batches(10);
    });
    await setTimeout(50);
    trainer.stop();
    expect((await never).steps).toEqual([]);
  });

  test('maxTime ends one whose data has stalled', async () => {
    const { steps, end } = await fitted(trainerOf({ maxTime: 0.5 }), async function* () {
      yield* batches(20);
      await new Promise<never>(() => {});
    });
    expect(steps.length).toBe(2);
    expect(end).toMatchObject({ reason: 'its time is over', stopped: false, update: 2 });
  });

  test('nothing where none is under way', async () => {
    const trainer = trainerOf();
    trainer.stop();
    expect((await fitted(trainer, digits(20))).end?.stopped).toBe(false);
  });
});

describe('one training after another', () => {
  test('each is its own: leaving the loop leaves the weights of that step, and nothing else', async () => {
    const weights = async (model: Model, options: Partial<TrainerOptions>) => {
      const trainer = trainerOf(options, model);
      await fitted(trainer, digits(30));
      return trainer;
    };
    const [left, exact] = [digitsNet(), digitsNet()];
    const trainer = trainerOf({ average: { kind: 'ema' } }, left);
    await fitted(trainer, digits(30), undefined, {
      onEvent: (event) => event.type !== 'step' || event.step < 2,
    });
    await weights(exact, { maxSteps: 2 });
    expect(bytesOf(left).equals(bytesOf(exact))).toBe(true);
    // Momentum and place in the run begin anew.
    await fitted(trainer, digits(30));
    await weights(exact, {});
    expect(bytesOf(left).equals(bytesOf(exact))).toBe(true);
  });

  test('two at once, on the same data, give the same bytes as alone', async () => {
    const data = digits(60);
    const run = async (seed: number): Promise<Buffer> => {
      const model = models.create('resnet18', { inChannels: 1, numClasses: 10, dropRate: 0.3 }, { seed });
      await fitted(trainerOf({ seed, augmentation: { shift: 1 }, limitBatches: { train: 3 } }, model), data);
      return bytesOf(model);
    };
    const alone = [await run(1), await run(2)];
    const together = await Promise.all([run(1), run(2)]);
    expect(together.map((bytes, i) => bytes.equals(alone[i] ?? bytes))).toEqual([true, true]);
    expect(alone[0]?.equals(alone[1] ?? Buffer.of())).toBe(false);
  });
});
