// Whole training runs against PyTorch: tests/fixtures/make_training.py. The order of the samples, the augmentation, the
// batches, the loss with its smoothing and the optimizers all have to be right for these to agree.
import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../lib/errors.js';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import {
  evaluate,
  type StepProgress,
  stepsPerEpoch,
  Trainer,
  type TrainerOptions,
} from '../../lib/training/trainer.js';
import {
  decode,
  fill,
  hasKeys,
  largestDifference,
  readFixture,
  relativeError,
  summary,
  targetsOf,
  uniformTensor,
} from '../models/filled.js';

interface Run {
  optimizer: 'sgd' | 'adamw';
  options: {
    momentum?: number;
    nesterov?: boolean;
    betas?: [number, number];
    eps?: number;
    weight_decay: number;
  };
  decayVectors: boolean;
  labelSmoothing: number;
  augmentation: { shift: number; rotate: number; scale: number } | null;
  learningRates: number[];
  losses: number[];
  accuracies: number[];
  state: Record<string, string>;
  logits: string;
}

interface TrainingFixture {
  data: { samples: number; batchSize: number; epochs: number; seed: number };
  runs: Run[];
}

const { data, runs } = readFixture('training', (value): value is TrainingFixture =>
  hasKeys(value, ['data', 'runs']),
);

const NO_AUGMENTATION = { shift: 0, rotateDegrees: 0, scale: 0 };
const ADAMW = {
  name: 'adamw',
  beta1: 0.9,
  beta2: 0.999,
  eps: 1e-8,
  weightDecay: 0.05,
  decayVectors: false,
} as const;
const OPTIONS: TrainerOptions = {
  optimizer: ADAMW,
  batchSize: 10,
  labelSmoothing: 0.1,
  augmentation: { shift: 1, rotateDegrees: 10, scale: 0.1 },
  seed: 5,
};

function optionsOf({ optimizer, options, decayVectors, labelSmoothing, augmentation }: Run): TrainerOptions {
  const [beta1 = 0, beta2 = 0] = options.betas ?? [];
  const shared = { weightDecay: options.weight_decay, decayVectors };
  return {
    optimizer:
      optimizer === 'sgd'
        ? { name: 'sgd', momentum: options.momentum ?? 0, nesterov: options.nesterov ?? false, ...shared }
        : { name: 'adamw', beta1, beta2, eps: options.eps ?? 0, ...shared },
    batchSize: data.batchSize,
    labelSmoothing,
    augmentation: augmentation
      ? { shift: augmentation.shift, rotateDegrees: augmentation.rotate, scale: augmentation.scale }
      : NO_AUGMENTATION,
    seed: data.seed,
  };
}

function digitsNet(seed = 0): Model {
  return models.create('SimpleCifarNet', { inChannels: 1, width: 8 }, { seed });
}

function randomDigits(samples: number): { inputs: Tensor; targets: Tensor } {
  return {
    inputs: uniformTensor('digits', [samples, 1, 8, 8]).to('float32'),
    targets: targetsOf(samples, 10),
  };
}

function constantRates(samples: number, rate: number): Float64Array {
  return new Float64Array(stepsPerEpoch(samples, OPTIONS.batchSize)).fill(rate);
}

function bytesOf(model: Model): Buffer {
  const parts = [...model.stateDict().values()].map((tensor) => {
    const { buffer, byteOffset, byteLength } = tensor.data();
    return Buffer.from(buffer, byteOffset, byteLength);
  });
  return Buffer.concat(parts);
}

describe.each(runs.map((run) => ({ ...run, name: run.optimizer })))(
  '$name with $options, decayVectors $decayVectors, augmentation $augmentation',
  (run) => {
    test('twelve steps in float64: losses, accuracies and every tensor of the model to 1e-10', async () => {
      const model = fill(digitsNet().to('cpu', 'float64'));
      const trainer = new Trainer(model, optionsOf(run));
      const inputs = uniformTensor('images', [data.samples, 1, 8, 10]);
      const targets = targetsOf(data.samples, 10);
      const steps = stepsPerEpoch(data.samples, data.batchSize);
      for (let epoch = 0; epoch < data.epochs; epoch++) {
        const learningRates = Float64Array.from(run.learningRates.slice(epoch * steps, (epoch + 1) * steps));
        const result = await trainer.trainEpoch({ inputs, targets }, { epoch, learningRates });
        expect(Math.abs(result.loss - (run.losses[epoch] ?? Number.NaN))).toBeLessThan(1e-10);
        expect(result.accuracy).toBeCloseTo(run.accuracies[epoch] ?? Number.NaN, 12);
        expect(result).toMatchObject({ samples: data.samples, steps });
      }
      const errors = [...model.stateDict()].map(([name, tensor]) => ({
        name,
        error: relativeError(summary(name, tensor), decode(run.state[name] ?? '')),
      }));
      expect(errors.filter(({ error }) => !(error <= 1e-10))).toEqual([]);

      const logits = await evaluate(model, inputs, { batchSize: 7 });
      expect(logits.shape).toEqual([data.samples, 10]);
      expect(largestDifference(Array.from(logits.data(), Number), decode(run.logits))).toBeLessThan(1e-6);
      expect(model.training).toBe(true);
    });
  },
);

describe('one seed', () => {
  async function trained(seed: number, channelsLast = false): Promise<Buffer> {
    const model = digitsNet(1);
    const trainer = new Trainer(model, { ...OPTIONS, seed, channelsLast });
    const digits = randomDigits(64);
    for (let epoch = 0; epoch < 2; epoch++) {
      await trainer.trainEpoch(digits, { epoch, learningRates: constantRates(64, 3e-3) });
    }
    return bytesOf(model);
  }

  test.each([false, true])(
    'gives byte-identical weights twice in a row (channelsLast %j)',
    async (channelsLast) => {
      torch.manualSeed(1);
      const first = await trained(5, channelsLast);
      torch.manualSeed(2);
      expect((await trained(5, channelsLast)).equals(first)).toBe(true);
      expect((await trained(6, channelsLast)).equals(first)).toBe(false);
    },
  );
});

describe('progress and cancellation', () => {
  test('each step reports its number, samples, loss and learning rate', async () => {
    const seen: StepProgress[] = [];
    const learningRates = Float64Array.of(1e-3, 2e-3, 3e-3);
    await new Trainer(digitsNet(), OPTIONS).trainEpoch(
      randomDigits(25),
      { epoch: 0, learningRates },
      { onProgress: (progress) => seen.push(progress) },
    );
    const last = seen.at(-1);
    expect(last).toMatchObject({ step: 3, steps: 3, samples: 25, learningRate: 3e-3 });
    expect(last?.loss).toBeGreaterThan(0);
    for (const { step, samples, learningRate } of seen) {
      expect(samples).toBe(Math.floor((25 * step) / 3));
      expect(learningRate).toBe(learningRates[step - 1]);
    }
  });

  test('an aborted signal ends the epoch at a step boundary with CancelledError, and the trainer goes on', async () => {
    const abort = new AbortController();
    const trainer = new Trainer(digitsNet(), OPTIONS);
    const digits = randomDigits(5000);
    let lastStep = 0;
    const learningRates = constantRates(5000, 1e-3);
    const work = trainer.trainEpoch(
      digits,
      { epoch: 0, learningRates },
      {
        signal: abort.signal,
        onProgress: ({ step }) => {
          lastStep = step;
          abort.abort();
        },
      },
    );
    await expect(work).rejects.toThrow(CancelledError);
    expect(lastStep).toBeGreaterThan(0);
    expect(lastStep).toBeLessThan(learningRates.length);
    const { samples } = await trainer.trainEpoch(randomDigits(20), {
      epoch: 1,
      learningRates: constantRates(20, 1e-3),
    });
    expect(samples).toBe(20);
    await expect(evaluate(trainer.model, digits.inputs, { signal: abort.signal })).rejects.toThrow(
      CancelledError,
    );
  });
});

describe('a loss that is not finite', () => {
  test('names epoch, step and learning rate, and leaves the parameters of the step before', async () => {
    const model = digitsNet();
    const trainer = new Trainer(model, OPTIONS);
    const { inputs, targets } = randomDigits(20);
    inputs.fill_(Number.NaN);
    const before = [...model.namedParameters().values()].map((tensor) => tensor.data());
    await expect(
      trainer.trainEpoch({ inputs, targets }, { epoch: 3, learningRates: Float64Array.of(0.01, 0.02) }),
    ).rejects.toThrow(/loss became NaN in epoch 4, step 1 of 2, at learning rate 0\.01/);
    expect([...model.namedParameters().values()].map((tensor) => tensor.data())).toEqual(before);
  });
});

describe('wrong arguments are refused before anything changes', () => {
  const rates = Float64Array.of(0.01, 0.01);
  const right = () => randomDigits(20);

  test.each<[string, () => { inputs: Tensor; targets: Tensor }, Float64Array, RegExp]>([
    [
      'dtype',
      () => ({ ...right(), inputs: right().inputs.to('float64') }),
      rates,
      /inputs of the model's dtype, float32, but received float64/,
    ],
    [
      'channels',
      () => ({ ...right(), inputs: torch.zeros([20, 3, 8, 8]) }),
      rates,
      /stage1\.0\.conv \(Conv2d\).*float32 \[1, 3, 8, 8\]/s,
    ],
    [
      'no samples',
      () => ({ ...right(), inputs: torch.zeros([0, 1, 8, 8]) }),
      rates,
      /at least one sample.*\[0, 1, 8, 8\]/s,
    ],
    [
      'target above',
      () => ({ ...right(), targets: right().targets.add(1) }),
      rates,
      /targets from 0 to 9 but received 10/,
    ],
    [
      'target -100',
      () => ({ ...right(), targets: right().targets.sub(100) }),
      rates,
      /targets from 0 to 9 but received -100/,
    ],
    [
      'target dtype',
      () => ({ ...right(), targets: right().targets.to('float32') }),
      rates,
      /int64 targets \[20\] but received float32/,
    ],
    [
      'target count',
      () => ({ ...right(), targets: targetsOf(19, 10) }),
      rates,
      /int64 targets \[20\] but received int64 \[19\]/,
    ],
    [
      'learning rates',
      right,
      Float64Array.of(0.01),
      /Expected 2 learning rates \(20 samples in batches of 10\) but received 1/,
    ],
    ['negative rate', right, Float64Array.of(0.01, -1), /learning rate of at least 0 but received -1/],
    ['NaN rate', right, Float64Array.of(0.01, Number.NaN), /learning rate of at least 0 but received nan/],
  ])('%s', async (_, make, learningRates, message) => {
    const model = digitsNet();
    const before = bytesOf(model);
    await expect(new Trainer(model, OPTIONS).trainEpoch(make(), { epoch: 0, learningRates })).rejects.toThrow(
      message,
    );
    expect(bytesOf(model).equals(before)).toBe(true);
  });

  test.each<[Partial<TrainerOptions>, RegExp]>([
    [{ batchSize: 0 }, /batchSize of at least 1 but received 0/],
    [{ labelSmoothing: 1.5 }, /labelSmoothing from 0 to 1 but received 1\.5/],
    [
      { augmentation: { ...NO_AUGMENTATION, shift: -1 } },
      /augmentation\.shift of at least 0 but received -1/,
    ],
    [{ optimizer: { ...ADAMW, beta2: 1 } }, /beta2 in \[0, 1\) but received 1/],
    [
      { optimizer: { name: 'sgd', momentum: 0, nesterov: true, weightDecay: 0, decayVectors: true } },
      /Nesterov needs a momentum/,
    ],
  ])('%j', (wrong, message) => {
    expect(() => new Trainer(digitsNet(), { ...OPTIONS, ...wrong })).toThrow(message);
  });
});

test('an epoch is cut into batches of nearly equal size', () => {
  expect(stepsPerEpoch(25, 10)).toBe(3);
  expect(stepsPerEpoch(20, 10)).toBe(2);
  expect(stepsPerEpoch(1, 10)).toBe(1);
  expect(() => stepsPerEpoch(0, 10)).toThrow(/at least 1 sample/);
});

test.each([
  [{ batchSise: 3 }, 'Trainer: there is no option "batchSise" (did you mean "batchSize"?)'],
  [
    { augmentation: { shfit: 1 } },
    'Trainer: augmentation: there is no option "shfit" (did you mean "shift"?)',
  ],
  [
    { optimizer: { name: 'sgd', momentun: 0.9 } },
    'Trainer: optimizer: there is no option "momentun" (did you mean "momentum"?)',
  ],
])('a misspelt option is refused: %o', (options, message) => {
  const model = models.create('SimpleCifarNet');
  expect(() => Reflect.construct(Trainer, [model, options])).toThrow(message);
});
