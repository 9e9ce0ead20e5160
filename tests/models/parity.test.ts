// The core's models against torchvision, on the same weights: tests/fixtures/make_models.py.
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { torch } from '../../lib/torch/torch.js';
import {
  decode,
  fill,
  hasKeys,
  largest,
  largestDifference,
  readFixture,
  relativeError,
  summary,
  targetsOf,
  uniformTensor,
} from './filled.js';

interface ModeResult {
  logits: string;
  loss: string;
  gradients: Record<string, string>;
}

interface ModelResult {
  input: number[];
  targets: number[];
  eval: ModeResult;
  train: ModeResult & { runningVar: { name: string; values: string } };
  float32: string;
}

interface ModelFixture {
  states: Record<string, [string, number[]][]>;
  results: Record<string, ModelResult>;
}

const fixture = readFixture('models', (value): value is ModelFixture =>
  hasKeys(value, ['states', 'results']),
);

/** ResNet-50 in float64 takes seconds on two busy cores. */
const TIMEOUT = 120_000;

describe.each([
  ['resnet18', { numClasses: 10 }],
  ['resnet50', { numClasses: 10 }],
  ['SimpleCifarNet', { inChannels: 1, numClasses: 10, width: 16 }],
] as const)('%s on the weights that the reference had', (name, options) => {
  const expected = fixture.results[name];
  if (expected === undefined) throw new Error(`models.json.gz has no ${name}`);

  test.each(['eval', 'train'] as const)(
    'float64, %s mode: logits, loss and every gradient to 1e-10',
    { timeout: TIMEOUT },
    (mode) => {
      torch.scope(() => {
        const model = fill(models.create(name, options).to('cpu', 'float64')).train(mode === 'train');
        const logits = model.forward(uniformTensor('images', expected.input));
        const loss = torch.crossEntropyLoss(logits, targetsOf(expected.targets.length, 10));
        loss.backward();

        const reference = expected[mode];
        const referenceLogits = decode(reference.logits);
        expect(
          largestDifference(numbers(logits.data()), referenceLogits) / largest(referenceLogits),
        ).toBeLessThan(1e-10);
        expect(largestDifference(numbers(loss.data()), decode(reference.loss))).toBeLessThan(1e-10);

        const parameters = model.namedParameters();
        expect([...parameters.keys()]).toEqual(Object.keys(reference.gradients));
        const errors = [...parameters].map(([parameter, { grad }]) => ({
          parameter,
          error:
            grad === null
              ? Number.POSITIVE_INFINITY
              : relativeError(summary(parameter, grad), decode(reference.gradients[parameter] ?? '')),
        }));
        expect(errors.filter(({ error }) => !(error <= 1e-10))).toEqual([]);
      });
    },
  );

  test('train mode moves the running variance as PyTorch does; eval mode leaves it', {
    timeout: TIMEOUT,
  }, () => {
    torch.scope(() => {
      const { name: buffer, values } = expected.train.runningVar;
      const model = fill(models.create(name, options).to('cpu', 'float64'));
      const before = numbers(model.stateDict().get(buffer)?.data() ?? []);
      model.eval().forward(uniformTensor('images', expected.input));
      expect(numbers(model.stateDict().get(buffer)?.data() ?? [])).toEqual(before);
      model.train().forward(uniformTensor('images', expected.input));
      expect(
        largestDifference(numbers(model.stateDict().get(buffer)?.data() ?? []), decode(values)),
      ).toBeLessThan(1e-12);
      expect(model.stateDict().get(buffer.replace('running_var', 'num_batches_tracked'))?.item()).toBe(1n);
    });
  });

  test('float32 eval logits to 1e-5 of the largest', { timeout: TIMEOUT }, () => {
    torch.scope(() => {
      const model = fill(models.create(name, options)).eval();
      const logits = model.forward(uniformTensor('images', expected.input).to('float32'));
      const reference = decode(expected.float32);
      expect(largestDifference(numbers(logits.data()), reference) / largest(reference)).toBeLessThan(1e-5);
    });
  });
});

test.each(['resnet18', 'resnet34', 'resnet50', 'resnet101'])(
  "%s has torchvision's names and shapes in torchvision's order",
  (name) => {
    torch.scope(() => {
      const state = [...models.create(name).stateDict()].map(([parameter, { shape }]) => [parameter, shape]);
      expect(state).toEqual(fixture.states[name]);
    });
  },
);

function numbers(data: ArrayLike<number | bigint>): number[] {
  return Array.from(data, Number);
}
