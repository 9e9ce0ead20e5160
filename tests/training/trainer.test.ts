// Whole training runs against PyTorch: tests/fixtures/make_training.py. The order of the samples, the augmentation, the
// batches, the loss with its smoothing and the optimizers all have to be right for these to agree.
import { describe, expect, test } from 'vitest';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { evaluate } from '../../lib/training/evaluate.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
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
import { bytesOf, fitted } from './fitted.js';

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
  /** The first learning rate; it falls to nothing along a line. */
  peak: number;
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

function optionsOf({
  optimizer,
  options,
  peak,
  decayVectors,
  labelSmoothing,
  augmentation,
}: Run): TrainerOptions {
  const { weight_decay: weightDecay, ...rest } = options;
  return {
    optimizer: { name: optimizer === 'sgd' ? 'SGD' : 'AdamW', lr: peak, weightDecay, ...rest },
    decayVectors,
    schedule: { name: 'linear', finalFraction: 0 },
    epochs: data.epochs,
    batchSize: data.batchSize,
    loss: { name: 'crossEntropy', labelSmoothing },
    ...(augmentation && {
      augmentation: {
        shift: augmentation.shift,
        rotateDegrees: augmentation.rotate,
        scale: augmentation.scale,
      },
    }),
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

describe.each(runs.map((run) => ({ ...run, name: run.optimizer })))(
  '$name with $options, decayVectors $decayVectors, augmentation $augmentation',
  (run) => {
    test('twelve steps in float64: losses, accuracies and every tensor of the model to 1e-10', async () => {
      const model = fill(digitsNet().to('cpu', 'float64'));
      const trainer = new Trainer(model, optionsOf(run));
      const inputs = uniformTensor('images', [data.samples, 1, 8, 10]);
      const { epochs, steps } = await fitted(trainer, { inputs, targets: targetsOf(data.samples, 10) });
      expect(steps.map(({ samples }) => samples)).toEqual([8, 8, 9, 8, 8, 9, 8, 8, 9, 8, 8, 9]);
      expect(
        largestDifference(
          steps.map(({ learningRate }) => learningRate),
          run.learningRates,
        ),
      ).toBeLessThan(1e-15);
      expect(
        largestDifference(
          epochs.map(({ loss }) => loss),
          run.losses,
        ),
      ).toBeLessThan(1e-10);
      for (const [i, { accuracy, samples }] of epochs.entries()) {
        expect(accuracy).toBeCloseTo(run.accuracies[i] ?? Number.NaN, 12);
        expect(samples).toBe(data.samples);
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

const OPTIONS: TrainerOptions = {
  optimizer: { name: 'AdamW', lr: 3e-3, weightDecay: 0.05 },
  loss: { name: 'crossEntropy', labelSmoothing: 0.1 },
  epochs: 2,
  batchSize: 10,
  augmentation: { shift: 1, rotateDegrees: 10, scale: 0.1 },
  seed: 5,
};

describe('one seed', () => {
  async function trained(seed: number, channelsLast = false): Promise<Buffer> {
    const model = digitsNet(1);
    await fitted(new Trainer(model, { ...OPTIONS, seed, channelsLast }), randomDigits(64));
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

describe('what is not finite is named, and leaves the model as it was before the step', () => {
  const untouched = async (model: Model, run: Promise<unknown>, message: RegExp): Promise<void> => {
    const before = bytesOf(model);
    await expect(run).rejects.toThrow(message);
    expect(bytesOf(model).equals(before)).toBe(true);
    expect([...model.namedParameters().values()].every(({ grad }) => grad === null)).toBe(true);
  };

  test('in the inputs: the sample', async () => {
    const model = digitsNet();
    const { inputs, targets } = randomDigits(20);
    inputs.narrow(0, 13, 1).fill_(Number.NaN);
    const batches = [0, 10].map((begin) => ({
      inputs: inputs.narrow(0, begin, 10),
      targets: targets.narrow(0, begin, 10),
    }));
    const { augmentation: _, ...options } = OPTIONS;
    const run = fitted(new Trainer(model, { ...options, accumulate: 2 }), batches);
    await untouched(
      model,
      run,
      /The loss became NaN in epoch 1, step 1: the inputs of sample 13 of the data are not finite/,
    );
  });

  test('in a weight: the module', async () => {
    const model = digitsNet();
    torch.noGrad(() => model.getParameter('stage2.1.conv.weight').fill_(Number.NaN));
    await untouched(
      model,
      fitted(new Trainer(model, OPTIONS), randomDigits(20)),
      /The loss became NaN in epoch 1, step 1: the first module that gave what is not finite is stage2\.1\.conv \(Conv2d\), whose weight is not finite\. No step has moved the weights yet/,
    );
  });

  test('a loss that explodes: the step, and the weights of the step before', async () => {
    const model = digitsNet();
    let before = bytesOf(model);
    const run = fitted(
      new Trainer(model, { ...OPTIONS, optimizer: { name: 'SGD', lr: 1e30 } }),
      randomDigits(40),
      undefined,
      {
        onEvent: ({ type }) => {
          if (type === 'step') before = bytesOf(model);
        },
      },
    );
    await expect(run).rejects.toMatchObject({ code: 'ERR_DIVERGED' });
    expect(bytesOf(model).equals(before)).toBe(true);
  });
});

describe('wrong data is refused before anything changes', () => {
  const right = () => randomDigits(20);

  test.each<[string, () => object, RegExp]>([
    [
      'dtype',
      () => ({ ...right(), inputs: right().inputs.to('float64') }),
      /inputs of the model's dtype, float32, but received float64: write inputs\.to\('float32'\)\n.*Tensor float64 \[20, 1, 8, 8\]/,
    ],
    [
      'pixels as bytes',
      () => ({ ...right(), inputs: right().inputs.mul(255).to('uint8') }),
      /dtype, float32, but received uint8: write inputs\.to\('float32'\)\.div\(255\)/,
    ],
    [
      'channels',
      () => ({ ...right(), inputs: torch.zeros([20, 3, 8, 8]) }),
      /stage1\.0\.conv \(Conv2d\).*float32 \[1, 3, 8, 8\]/s,
    ],
    [
      'no samples',
      () => ({ ...right(), inputs: torch.zeros([0, 1, 8, 8]) }),
      /expected samples, received none/,
    ],
    [
      'target above',
      () => ({ ...right(), targets: right().targets.add(1) }),
      /targets from 0 to 9 but received 10 \(targets\[\d+\]\)/,
    ],
    [
      'target below',
      () => ({ ...right(), targets: right().targets.sub(1) }),
      /targets from 0 to 9 but received -1 \(targets\[\d+\]\)/,
    ],
    ['target dtype', () => ({ ...right(), targets: right().targets.to('float32') }), /targets.*float32/],
    [
      'target count',
      () => ({ ...right(), targets: targetsOf(19, 10) }),
      /targets for 20 samples, as there are inputs, but received int64 \[19\]/,
    ],
    [
      'weights of samples',
      () => ({ ...right(), sampleWeights: torch.ones([19]) }),
      /sample weights for 20 samples.*\[19\]/,
    ],
    [
      'a misspelt field',
      () => ({ ...right(), sampleWeight: torch.ones([20]) }),
      /fit: train: there is no option "sampleWeight" \(did you mean "sampleWeights"\?\)/,
    ],
    ['no data', () => ({}), /fit: train: expected \{ inputs, targets \}, batches to iterate over/],
  ])('%s', async (_, make, message) => {
    const model = digitsNet();
    const before = bytesOf(model);
    const trainer = new Trainer(model, OPTIONS);
    const run = async (): Promise<void> => {
      for await (const _ of Reflect.apply(trainer.fit, trainer, [make()]));
    };
    await expect(run()).rejects.toThrow(message);
    expect(bytesOf(model).equals(before)).toBe(true);
  });

  test.each<[object, RegExp]>([
    [{ batchSize: 0 }, /batchSize: expected an integer ≥ 1, received 0/],
    [{ threads: 1025 }, /threads: expected an integer ≥ 1 and ≤ 1024, or null, received 1025/],
    [{ maxTime: 0 }, /maxTime: expected a number > 0, or null, received 0/],
    [{ augmentation: { rotateDegrees: 181 } }, /augmentation: rotateDegrees: .* ≤ 180, received 181/],
    [{ loss: { name: 'crossEntropy', labelSmoothing: 1.5 } }, /labelSmoothing.*1\.5/],
    [{ augmentation: { shift: -1 } }, /augmentation: shift: expected .*≥ 0, received -1/],
    [{ optimizer: { name: 'AdamW', betas: [0.9, 1] } }, /betas.*1/],
    [{ optimizer: { name: 'SGD', nesterov: true } }, /[Nn]esterov.*momentum/],
    [{ clip: { norm: 1, value: 1 } }, /clip: expected one of norm, value, adaptive/],
    [{ clip: { norm: 0 } }, /clip: norm: expected a number > 0, received 0/],
    [
      { loss: { name: 'crossEntropy', classWeights: [1, 2, 3] } },
      /classWeights for 10 classes but received 3/,
    ],
    [{ layerDecay: 0 }, /layerDecay: expected .*received 0/],
    [{ epochs: undefined }, /expected epochs, maxSteps or maxTime, received none of them/],
  ])('%j', async (wrong, message) => {
    const run = async (): Promise<unknown> => {
      const trainer: Trainer = Reflect.construct(Trainer, [digitsNet(), { ...OPTIONS, ...wrong }]);
      return fitted(trainer, right());
    };
    await expect(run()).rejects.toThrow(message);
  });
});

test.each([
  [{ batchSise: 3 }, 'Trainer: there is no option "batchSise" (did you mean "batchSize"?)'],
  [
    { augmentation: { shfit: 1 } },
    'Trainer: augmentation: there is no option "shfit" (did you mean "shift"?)',
  ],
  [
    { optimizer: { name: 'SGD', momentun: 0.9 } },
    'Trainer: optimizer: there is no option "momentun" (did you mean "momentum"?)',
  ],
  [
    { loss: { name: 'crossEntropie' } },
    'Trainer: loss: there is no loss "crossEntropie" (did you mean "crossEntropy"?)',
  ],
])('a misspelt option is refused: %o', (options, message) => {
  const model = models.create('SimpleCifarNet');
  expect(() => Reflect.construct(Trainer, [model, { epochs: 1, ...options }])).toThrow(message);
});
