// Steps of the engine against the same loop written with operators.
import { describe, expect, test } from 'vitest';
import * as losses from '../../lib/losses/losses.js';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import * as optim from '../../lib/optim/optim.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import type { Batch } from '../../lib/training/batches.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { profile } from '../../lib/training/profile/profile.js';
import { scheduleFactor } from '../../lib/training/schedule.js';
import { Trainer } from '../../lib/training/trainer.js';
import { fill, targetsOf, uniformTensor } from '../models/filled.js';
import { bytesOf, type Fitted, fitted } from './fitted.js';

const CLASSES = 10;
const SGD = { name: 'SGD', lr: 0.05, momentum: 0.9 } as const;

function digitsNet(): Model {
  return fill(
    models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 }).to('cpu', 'float64'),
  ).train();
}

/** SimpleCifarNet without its norms: what one sample gives does not depend on the others. */
function netWithoutNorms(dtype: 'float32' | 'float64'): Model {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 8 }, { seed: 1 });
  for (const [path, module] of [...model.namedModules()])
    if (module instanceof nn.BatchNorm2d)
      Reflect.set(model.getSubmodule(path.slice(0, -'.bn'.length)), 'bn', new nn.Identity());
  return model.to('cpu', dtype);
}

/** Of these sizes, in a row. */
function batchesOf(
  sizes: readonly number[],
  more: (begin: number, size: number) => Partial<Batch> = () => ({}),
): Batch[] {
  const samples = sizes.reduce((sum, size) => sum + size, 0);
  const inputs = uniformTensor('images', [samples, 1, 8, 8]);
  const targets = targetsOf(samples, CLASSES);
  let begin = 0;
  return sizes.map((size) => {
    const batch = {
      inputs: inputs.narrow(0, begin, size).clone(),
      targets: targets.narrow(0, begin, size).clone(),
      ...more(begin, size),
    };
    begin += size;
    return batch;
  });
}

interface Loop {
  readonly epochs: number;
  readonly accumulate: number;
  readonly clip?: number;
  /** The sum over a batch, recorded, and what it is divided by. */
  readonly loss: (output: Tensor, batch: Batch) => readonly [Tensor, number];
}

/** The losses of each update, and the norms of the gradients. */
function plainLoop(model: Model, batches: readonly Batch[], { epochs, accumulate, clip, loss }: Loop) {
  const parameters = model.parameters();
  const { name: _, ...options } = SGD;
  const optimizer = new optim.SGD(parameters, options);
  const result: { losses: number[]; norms: number[] } = { losses: [], norms: [] };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let begin = 0; begin < batches.length; begin += accumulate) {
      const window = batches.slice(begin, begin + accumulate);
      optimizer.zeroGrad();
      const parts = window.map((batch) => loss(model.forward(batch.inputs), batch));
      const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
      const mean = parts.map(([sum]) => sum.div(total)).reduce((a, b) => a.add(b));
      mean.backward();
      const norm = nn.utils.clipGradNorm(parameters, clip ?? Number.POSITIVE_INFINITY);
      optimizer.step();
      result.losses.push(Number(mean.item()));
      result.norms.push(Number(norm.item()));
    }
  }
  return result;
}

function expectClose(received: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(received).toHaveLength(expected.length);
  for (const [i, value] of received.entries())
    expect(Math.abs(value - (expected[i] ?? Number.NaN)), `number ${i}`).toBeLessThan(tolerance);
}

/** Largest difference of parameters and buffers. */
function difference(a: Model, b: Model): number {
  const other = b.stateDict();
  return Math.max(
    ...[...a.stateDict()].map(([name, tensor]) => {
      const expected = other.get(name);
      return expected === undefined
        ? Number.NaN
        : Number(tensor.to('float64').sub(expected.to('float64')).abs().max().item());
    }),
  );
}

const CLASS_WEIGHTS = Array.from({ length: CLASSES }, (_, i) => 1 + (i % 3));
const IGNORED = -1;

/** Weighted samples, some of which are left out. */
function weightedBatches(): Batch[] {
  return batchesOf([6, 7, 5, 6, 6, 6, 4], (begin, size) => {
    const sampleWeights = uniformTensor('weights', [40]).add(1.5).narrow(0, begin, size).clone();
    const targets = Array.from({ length: size }, (_, i) =>
      (begin + i) % 4 === 0 ? IGNORED : ((begin + i) * 7) % CLASSES,
    );
    return { sampleWeights, targets: torch.tensor(BigInt64Array.from(targets, BigInt)) };
  });
}

function weightedLoss(
  output: Tensor,
  { targets, sampleWeights = torch.ones([1]) }: Batch,
): readonly [Tensor, number] {
  const sum = losses.crossEntropy(output, targets, {
    classWeights: CLASS_WEIGHTS,
    ignoreIndex: IGNORED,
    sampleWeights,
    reduction: 'sum',
  });
  const weights = Array.from(sampleWeights.data(), Number);
  const weight = Array.from(targets.data(), Number).reduce(
    (all, target, i) => all + (target === IGNORED ? 0 : (CLASS_WEIGHTS[target] ?? 0) * (weights[i] ?? 0)),
    0,
  );
  return [sum, weight];
}

describe('losses, norms of gradients, weights and running statistics in float64 to 1e-12', () => {
  async function compared(
    batches: readonly Batch[],
    options: Partial<TrainerOptions>,
    loop: Partial<Loop> & Pick<Loop, 'loss'>,
  ): Promise<Fitted> {
    const [own, plain] = [digitsNet(), digitsNet()];
    const { accumulate = 1 } = options;
    const result = await fitted(new Trainer(own, { optimizer: SGD, epochs: 2, ...options }), batches);
    const expected = plainLoop(plain, batches, { epochs: 2, accumulate, ...loop });
    expectClose(result.losses, expected.losses, 1e-12);
    expectClose(
      result.steps.map(({ gradNorm }) => gradNorm),
      expected.norms,
      1e-12,
    );
    expect(difference(own, plain)).toBeLessThan(1e-12);
    expect(difference(own, digitsNet())).toBeGreaterThan(1e-3);
    return result;
  }
  const plainLoss: Loop['loss'] = (output, { targets }) => [
    losses.crossEntropy(output, targets, { reduction: 'sum' }),
    targets.numel(),
  ];

  test.each([1, 3])('accumulating %d batches, the last window short', async (accumulate) => {
    const { steps } = await compared(batchesOf([6, 7, 5, 6, 6, 6, 4]), { accumulate }, { loss: plainLoss });
    expect(steps.map(({ samples }) => samples).slice(-1)).toEqual([4]);
  });

  test.each([1, 3])(
    'weights of samples and classes, ignored targets, accumulating %d batches',
    async (accumulate) => {
      const loss = { name: 'crossEntropy', classWeights: CLASS_WEIGHTS, ignoreIndex: IGNORED } as const;
      await compared(weightedBatches(), { accumulate, loss }, { loss: weightedLoss });
    },
  );

  test('clipped by norm', async () => {
    const { steps } = await compared(
      batchesOf([6, 7, 5, 6]),
      { accumulate: 2, clip: { norm: 0.5 } },
      { clip: 0.5, loss: plainLoss },
    );
    expect(Math.max(...steps.map(({ gradNorm }) => gradNorm))).toBeGreaterThan(0.5);
  });

  test('two losses with weights, each told by its name', async () => {
    const { steps, epochs } = await compared(
      batchesOf([6, 7, 5]),
      {
        loss: [
          { name: 'crossEntropy', weight: 0.25 },
          { name: 'focal', gamma: 1, weight: 2, as: 'hard' },
        ],
      },
      {
        loss: (output, { targets }) => [
          losses
            .crossEntropy(output, targets, { reduction: 'sum' })
            .mul(0.25)
            .add(losses.focal(output, targets, { gamma: 1, reduction: 'sum' }).mul(2)),
          targets.numel(),
        ],
      },
    );
    for (const event of [...steps, ...epochs]) {
      const { crossEntropy = Number.NaN, hard = Number.NaN } = event.losses;
      expect(event.loss).toBeCloseTo(0.25 * crossEntropy + 2 * hard, 12);
    }
  });

  test('a window in which nothing counts changes only what does not learn', async () => {
    const batches = batchesOf([6], () => ({ sampleWeights: torch.zeros([6], { dtype: 'float64' }) }));
    const model = digitsNet();
    const { losses: seen } = await fitted(new Trainer(model, { optimizer: SGD, epochs: 1 }), batches);
    expect(seen).toEqual([0]);
    for (const [name, parameter] of model.namedParameters())
      expect(torch.equal(parameter, digitsNet().getParameter(name)), name).toBe(true);
  });
});

test.each([
  ['float32', 1e-6],
  ['float64', 1e-12],
] as const)(
  'a window of batches in %s learns what one large batch learns, to %d',
  async (dtype, tolerance) => {
    const weights = (begin: number, size: number): Partial<Batch> => ({
      sampleWeights: uniformTensor('weights', [16]).add(1.5).narrow(0, begin, size).to(dtype),
    });
    const cast = (batches: readonly Batch[]) =>
      batches.map((batch) => ({ ...batch, inputs: batch.inputs.to(dtype) }));
    const options = { optimizer: SGD, epochs: 5 };
    const [windows, whole] = [netWithoutNorms(dtype), netWithoutNorms(dtype)];
    const parts = await fitted(
      new Trainer(windows, { ...options, accumulate: 3 }),
      cast(batchesOf([7, 5, 4], weights)),
    );
    const all = await fitted(new Trainer(whole, options), cast(batchesOf([16], weights)));
    expectClose(parts.losses, all.losses, tolerance);
    expect(difference(windows, whole)).toBeLessThan(tolerance);
    // Micro-batches too.
    const micro = netWithoutNorms(dtype);
    const pieces = await fitted(
      new Trainer(micro, { ...options, microBatch: 5 }),
      cast(batchesOf([16], weights)),
    );
    expect(pieces.steps.every(({ microBatch }) => microBatch === 5)).toBe(true);
    expectClose(pieces.losses, all.losses, tolerance);
    expect(difference(micro, whole)).toBeLessThan(tolerance);
    expect(difference(whole, netWithoutNorms(dtype))).toBeGreaterThan(1e-4);
  },
);

test('a step reads what it has to know at once: nothing by itself, which a device would be waited for', async () => {
  const options = {
    optimizer: SGD,
    loss: [
      { name: 'crossEntropy', labelSmoothing: 0.1 },
      { name: 'focal', weight: 2 },
    ],
    clip: { norm: 1 },
    accumulate: 2,
    microBatch: 4,
    average: { kind: 'ema', decay: 0.9 },
  } as const;
  const batches = batchesOf([6, 6, 6, 6], (_, size) => ({ sampleWeights: torch.ones([size]) }));
  const readings = async (epochs: number): Promise<number> => {
    const trainer = new Trainer(netWithoutNorms('float32'), { ...options, epochs });
    const cast = batches.map((batch) => ({ ...batch, inputs: batch.inputs.to('float32') }));
    const recorded = await profile(() => fitted(trainer, cast));
    return recorded.operators.find(({ name }) => name === 'aten::_local_scalar_dense')?.calls ?? 0;
  };
  // An epoch reads the norm of the weights.
  expect((await readings(3)) - (await readings(1))).toBeLessThanOrEqual(2);
});

test('a class out of range is found behind the step, which leaves no trace', async () => {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
  const inputs = uniformTensor('images', [8, 1, 8, 8]).to('float32');
  const targets = torch.tensor(BigInt64Array.from([1, 2, 3, -1, 5, 12, 7, 8], BigInt));
  const loss = { name: 'crossEntropy', ignoreIndex: -1 } as const;
  const before = bytesOf(model);
  await expect(fitted(new Trainer(model, { epochs: 1, loss }), { inputs, targets })).rejects.toThrow(
    /Expected targets from 0 to 9 but received 12 \(targets\[\d\]\): classes count from 0 \(row \d of the batch is sample 5 of the data\)/,
  );
  expect(bytesOf(model).equals(before)).toBe(true);
});

test('the schedule counts updates, not batches', async () => {
  const schedule = { name: 'cosine', warmupUpdates: 2 } as const;
  const { steps } = await fitted(
    new Trainer(digitsNet(), { optimizer: SGD, schedule, epochs: 2, accumulate: 3 }),
    batchesOf([2, 2, 2, 2, 2, 2, 2]),
  );
  const expected = [0, 1, 2, 3, 4, 5].map(
    (update) => SGD.lr * scheduleFactor(schedule, { update, updates: 6, updatesPerEpoch: 3 }),
  );
  expect(steps.map(({ learningRate }) => learningRate)).toEqual(expected);
  expect(steps.map(({ update }) => update)).toEqual([1, 2, 3, 4, 5, 6]);
});

describe('an average of the weights is validated instead of them, and they are back afterwards', () => {
  type State = Map<string, Tensor>;
  const select = { inputs: uniformTensor('select', [20, 1, 8, 8]), targets: targetsOf(20, CLASSES) };
  const stateOf = (model: Model): State =>
    new Map(Array.from(model.stateDict(), ([name, tensor]) => [name, tensor.detach().clone()]));
  const mixed = (a: State, b: State, share: number): State =>
    new Map(
      Array.from(b, ([name, tensor]) => [
        name,
        tensor.dtype === 'int64' ? tensor : tensor.mul(share).add(a.get(name)?.mul(1 - share) ?? Number.NaN),
      ]),
    );
  const lossOf = (state: State): number => {
    const model = digitsNet();
    model.loadStateDict(state);
    return Number(losses.crossEntropy(model.eval().forward(select.inputs), select.targets).item());
  };
  const equal = (a: State, b: State): boolean =>
    [...a].every(([name, tensor]) => torch.equal(tensor, b.get(name) ?? torch.zeros([])));

  /** The states after each step, those at each validation, and what it came to. */
  async function run(average: NonNullable<TrainerOptions['average']>, options: Partial<TrainerOptions> = {}) {
    const model = digitsNet();
    const states: State[] = [];
    const validations: { state: State; loss: number; steps: number }[] = [];
    const trainer = new Trainer(model, { optimizer: SGD, epochs: 4, average, ...options });
    await fitted(trainer, batchesOf([8, 8]), select, {
      onEvent: async (event) => {
        if (event.type === 'step') states.push(stateOf(model));
        if (event.type !== 'validation') return;
        validations.push({ state: stateOf(model), loss: event.loss, steps: states.length });
        const shown = await trainer.withAverage(() => lossOf(stateOf(model)));
        expect(Math.abs(shown - event.loss)).toBeLessThan(1e-10);
      },
    });
    for (const { state, steps } of validations)
      expect(equal(state, states[steps - 1] ?? new Map())).toBe(true);
    return { states, validations };
  }

  test('ema, whose decay rises', async () => {
    const { states, validations } = await run({ kind: 'ema', decay: 0.6 }, { validateEverySteps: 1 });
    let average: State = new Map();
    for (const [i, { loss }] of validations.entries()) {
      const decay = Math.min(0.6, 1 - (1 + i) ** (-2 / 3));
      const state = states[i] ?? new Map();
      average = i === 0 ? state : mixed(average, state, 1 - decay);
      expect(Math.abs(loss - lossOf(average))).toBeLessThan(1e-10);
    }
    expect(validations).toHaveLength(8);
  });

  test('withAverage: they stand in the model at an event, behind a pause and afterwards', async () => {
    const model = digitsNet();
    const trainer = new Trainer(model, { optimizer: SGD, epochs: 3, average: { kind: 'ema', decay: 0.6 } });
    await expect(trainer.withAverage(() => {})).rejects.toMatchObject({ code: 'ERR_STATE' });
    const data = batchesOf([8, 8]);
    const seen: number[] = [];
    const lossNow = () => trainer.withAverage(() => lossOf(stateOf(model)));
    const { validations } = await fitted(trainer, data, select, {
      onEvent: async ({ type }) => {
        if (type !== 'validation') return;
        const before = stateOf(model);
        seen.push(await lossNow());
        expect(equal(stateOf(model), before)).toBe(true);
      },
    });
    expectClose(
      seen,
      validations.map(({ loss }) => loss),
      1e-10,
    );
    expect(await lossNow()).toBe(seen.at(-1));
    expect(lossOf(stateOf(model))).not.toBe(seen.at(-1));
    await expect(new Trainer(model, { epochs: 1 }).withAverage(() => {})).rejects.toMatchObject({
      code: 'ERR_OPTION',
    });
  });

  test('a pause in the midst of a validation sees the weights themselves; a step allows no exchange', async () => {
    const model = digitsNet();
    let last: State = new Map();
    let paused: Promise<void> | undefined;
    const average = { kind: 'ema', decay: 0.6 } as const;
    const trainer = new Trainer(model, { optimizer: SGD, epochs: 1, average });
    let exchanged: Promise<unknown> | undefined;
    const asked = function* (): Generator<Batch> {
      for (const batch of batchesOf([5, 5, 5, 5])) {
        exchanged ??= expect(trainer.withAverage(() => {})).rejects.toMatchObject({ code: 'ERR_BUSY' });
        paused ??= trainer.pause().then(() => {
          expect(equal(stateOf(model), last)).toBe(true);
          trainer.resume();
        });
        yield batch;
      }
    };
    const { validations } = await fitted(trainer, batchesOf([8, 8]), asked, {
      onEvent: ({ type }) => {
        if (type === 'step') last = stateOf(model);
      },
    });
    await Promise.all([paused, exchanged]);
    expect(validations).toHaveLength(1);
    expect(paused).toBeDefined();
  });

  test('swa, from its epoch on; before that the weights themselves', async () => {
    const { states, validations } = await run({ kind: 'swa', fromEpoch: 3 });
    const end = (epoch: number): State => states[2 * epoch - 1] ?? new Map();
    const expected = [end(1), end(2), end(3), mixed(end(3), end(4), 0.5)].map(lossOf);
    expectClose(
      validations.map(({ loss }) => loss),
      expected,
      1e-10,
    );
  });
});
