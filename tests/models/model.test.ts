import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { torch } from '../../lib/torch/torch.js';
import { largest } from './filled.js';

test('ResNet convolutions start from N(0, 2 / fan_out), BatchNorm at 1 and 0, the classifier from U(±1/√fan_in)', () => {
  torch.scope(() => {
    const state = models.create('resnet34', {}, { seed: 3 }).stateDict();
    const weight = numbers(state.get('layer3.0.conv1.weight')?.data() ?? []);
    const deviation = Math.sqrt(2 / (256 * 9));
    expect(weight).toHaveLength(256 * 128 * 9);
    expect(Math.abs(mean(weight))).toBeLessThan((5 * deviation) / Math.sqrt(weight.length));
    expect(Math.sqrt(mean(weight.map((x) => x * x))) / deviation).toBeCloseTo(1, 2);
    expect(new Set(numbers(state.get('layer3.0.bn1.weight')?.data() ?? []))).toEqual(new Set([1]));
    expect(new Set(numbers(state.get('layer3.0.bn1.bias')?.data() ?? []))).toEqual(new Set([0]));
    for (const name of ['fc.weight', 'fc.bias']) {
      const values = numbers(state.get(name)?.data() ?? []);
      const bound = 1 / Math.sqrt(512);
      expect(largest(values)).toBeLessThanOrEqual(Math.fround(bound));
      expect(largest(values)).toBeGreaterThan(0.99 * bound);
      expect(mean(values.map((x) => x * x))).toBeCloseTo((bound * bound) / 3, 4);
    }
  });
});

test('the seed alone decides the weights', () => {
  torch.scope(() => {
    const weights = (seed: number) =>
      numbers(models.create('SimpleCifarNet', {}, { seed }).stateDict().get('fc.weight')?.data() ?? []);
    torch.manualSeed(1);
    const first = weights(7);
    torch.manualSeed(2);
    expect(weights(7)).toEqual(first);
    expect(weights(8)).not.toEqual(first);
  });
});

test('SimpleCifarNet takes digits and 32x32 images, with the parameters that its header names', () => {
  torch.scope(() => {
    expect(
      models.create('SimpleCifarNet', { inChannels: 1 }).forward(torch.zeros([2, 1, 8, 8])).shape,
    ).toEqual([2, 10]);
    const model = models.create('SimpleCifarNet');
    expect(model.forward(torch.zeros([2, 3, 32, 32])).shape).toEqual([2, 10]);
    const sizes = [...model.namedParameters().values()].map(({ shape }) => shape.reduce((a, b) => a * b, 1));
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(288_746);
  });
});

describe('what does not fit is refused by name', () => {
  test('an input: the module, its kind, and what came', () => {
    torch.scope(() => {
      const model = models.create('resnet18');
      expect(() => model.forward(torch.zeros([2, 5, 64, 64]))).toThrow(
        /conv1 \(Conv2d\): does not take an input of float32 \[2, 5, 64, 64\] on cpu.*expected input\[2, 5, 64, 64\] to have 3 channels/s,
      );
      expect(() => model.forward(torch.zeros([2, 3, 64]))).toThrow(/BatchNorm2d|Conv2d/);
    });
  });

  test('a training batch that leaves BatchNorm one value a channel', () => {
    torch.scope(() => {
      const model = models.create('SimpleCifarNet');
      expect(() => model.forward(torch.zeros([1, 3, 4, 4]))).toThrow(
        /stage3\.0\.bn \(BatchNorm2d\).*more than one value/s,
      );
      expect(model.eval().forward(torch.zeros([1, 3, 4, 4])).shape).toEqual([1, 10]);
    });
  });

  test('a state with missing, unexpected and misshapen names changes nothing', () => {
    torch.scope(() => {
      const model = models.create('SimpleCifarNet', { width: 4 });
      const before = numbers(model.stateDict().get('fc.bias')?.data() ?? []);
      const state = new Map([...model.stateDict()].map(([name, value]) => [name, value.add(1)]));
      state.delete('stage2.1.bn.bias');
      state.set('fc.weight', torch.zeros([3, 3]));
      state.set('head.weight', torch.zeros([1]));
      expect(() => model.loadStateDict(state)).toThrow(
        /missing \(1\):\s+stage2\.1\.bn\.bias\s+unexpected \(1\):\s+head\.weight\s+of another shape \(1\):\s+fc\.weight: expected \[10, 16\], received \[3, 3\]/,
      );
      expect(numbers(model.stateDict().get('fc.bias')?.data() ?? [])).toEqual(before);
    });
  });

  test.each([
    ['resnet19', {}, /"resnet19" \(did you mean "resnet1/],
    ['resnet18', { numClases: 2 }, /"numClases" \(did you mean "numClasses"/],
    ['resnet18', { numClasses: 2.5 }, /Expected integer for resnet18\.numClasses but received 2\.5/],
    ['resnet18', { numClasses: -1 }, /Expected at least 0 for resnet18\.numClasses but received -1/],
    ['resnet18', { numClasses: true }, /Expected integer for resnet18\.numClasses but received true/],
  ] as const)('models.create(%j, %j)', (name, options, message) => {
    expect(() => models.create(name, options)).toThrow(message);
  });
});

test('models.list describes the options of a model', () => {
  expect(models.list()[0]?.options.map(({ name }) => name)).toEqual([
    'inChannels',
    'numClasses',
    'dropRate',
    'globalPool',
    'width',
  ]);
});

function numbers(data: ArrayLike<number | bigint>): number[] {
  return Array.from(data, Number);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

test('a seed below 0 is refused', () => {
  expect(() => models.create('SimpleCifarNet', {}, { seed: -1 })).toThrow(
    expect.objectContaining({ code: 'ERR_ARGUMENT', message: expect.stringContaining('of 0 or more') }),
  );
});

test('to() keeps the dtype unless one is given', () => {
  const model = models.create('SimpleCifarNet', { width: 4 }).to('cpu', 'float64');
  const dtype = () => model.namedParameters().get('fc.weight')?.dtype;
  expect(model.to('cpu') && dtype()).toBe('float64');
  expect(model.to('cpu', 'float32') && dtype()).toBe('float32');
});

test('without a seed torch’s own stream decides: two models in a row differ', () => {
  const bias = () => models.create('SimpleCifarNet', { width: 4 }).fc.bias?.toArray();
  torch.manualSeed(3);
  const [first, second] = [bias(), bias()];
  expect(second).not.toEqual(first);
  torch.manualSeed(3);
  expect([bias(), bias()]).toEqual([first, second]);
});

test('what people write by habit is told where it goes', () => {
  const remedyOf = (use: () => unknown): unknown => {
    try {
      use();
    } catch (error) {
      return Reflect.get(Object(error), 'remedy');
    }
    return undefined;
  };
  expect(remedyOf(() => models.create('resnet50.a1_in1k'))).toBe(
    "Write await models.load('resnet50.a1_in1k').",
  );
  expect(remedyOf(() => models.create('resnet18', { pretrained: true }))).toMatch(/models\.load/);
  expect(remedyOf(() => models.create('resnet18', { seed: 1 }))).toMatch(/third argument/);
  expect(remedyOf(() => models.create('vit_tiny'))).toBe('Names that begin so: vit_tiny_patch16_224.');
});

test('a state for a model without memory is refused', () => {
  const model = models.create('SimpleCifarNet', {}, { device: 'meta' });
  expect(() => model.loadStateDict(models.create('SimpleCifarNet', {}, { seed: 1 }).stateDict())).toThrow(
    /is on the meta device, which holds no values/,
  );
});
