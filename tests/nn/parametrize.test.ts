// Parametrized layers against tests/fixtures/make_nn_parametrized.py.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { largestDifference, numbers } from './more.js';

const { parametrizations, parametrize } = nn.utils;

type State = Record<string, number[]>;

interface Run {
  readonly text: string;
  readonly outputs: number[][];
  readonly gradients: State;
  readonly state: State;
  readonly evaluated: number[];
  readonly plain: string;
  readonly plainState: State;
}

const reference: Record<string, Run> = JSON.parse(
  readFileSync(new URL('../fixtures/nn/parametrized.json', import.meta.url), 'utf8'),
);

class Symmetric extends nn.Module {
  forward(x: Tensor): Tensor {
    return x.triu().add(x.triu(1).t());
  }
}

class Doubled extends nn.Module {
  forward(x: Tensor): Tensor {
    return x.mul(2);
  }

  rightInverse(x: Tensor): Tensor {
    return x.div(2);
  }
}

function wave(...shape: number[]): Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  return torch.arange(count, { dtype: 'float64' }).mul(0.7).add(0.2).sin().reshape(shape);
}

function twice(layer: nn.Linear): nn.Linear {
  parametrize.registerParametrization(layer, 'weight', new Doubled());
  return parametrize.registerParametrization(layer, 'weight', new Symmetric());
}

const CASES: readonly [name: string, make: () => nn.Layer, input: () => Tensor][] = [
  ['weightNorm', () => parametrizations.weightNorm(new nn.Linear(3, 2).to('float64')), () => wave(4, 3)],
  [
    'weightNorm of all',
    () => parametrizations.weightNorm(new nn.Conv1d(2, 3, 2).to('float64'), 'weight', { dim: null }),
    () => wave(1, 2, 5),
  ],
  [
    'spectralNorm',
    () =>
      parametrizations.spectralNorm(new nn.Conv2d(2, 3, 2).to('float64'), 'weight', { nPowerIterations: 2 }),
    () => wave(1, 2, 4, 4),
  ],
  [
    'spectralNorm transposed',
    () => parametrizations.spectralNorm(new nn.ConvTranspose1d(2, 3, 2).to('float64')),
    () => wave(1, 2, 4),
  ],
  ['own', () => twice(new nn.Linear(3, 3).to('float64')), () => wave(2, 3)],
];

function near(state: ReadonlyMap<string, Tensor | null>, wanted: State): void {
  expect([...state.keys()]).toEqual(Object.keys(wanted));
  for (const [name, tensor] of state) {
    expect(largestDifference(numbers(tensor), wanted[name] ?? []), name).toBeLessThan(1e-12);
  }
}

test.each(CASES)('%s', (name, make, input) => {
  const wanted = reference[name];
  if (wanted === undefined) throw new Error(`parametrized.json has no ${name}`);
  torch.manualSeed(7);
  const layer = make();
  expect(String(layer)).toBe(wanted.text);
  for (const expected of wanted.outputs) {
    const output = layer(input());
    layer.zeroGrad();
    output.square().sum().backward();
    expect(largestDifference(numbers(output), expected)).toBeLessThan(1e-12);
  }
  near(new Map(Array.from(layer.namedParameters(), ([key, { grad }]) => [key, grad])), wanted.gradients);
  near(layer.stateDict(), wanted.state);
  expect(largestDifference(numbers(layer.eval()(input())), wanted.evaluated)).toBeLessThan(1e-12);
  const copy = layer.clone();
  expect(String(copy)).toBe(wanted.text);
  expect(numbers(copy(input()))).toEqual(numbers(layer(input())));
  expect(parametrize.isParametrized(layer, 'weight')).toBe(true);
  parametrize.removeParametrizations(layer, 'weight');
  expect(parametrize.isParametrized(layer)).toBe(false);
  expect(String(layer)).toBe(wanted.plain);
  near(layer.stateDict(), wanted.plainState);
  expect(parametrize.isParametrized(copy, 'weight')).toBe(true);
  expect(largestDifference(numbers(layer(input())), wanted.evaluated)).toBeLessThan(1e-12);
});

test('what is assigned goes through the inverses, and what an optimizer holds stays', () => {
  const layer = new nn.Linear(2, 1, { bias: false });
  const { weight } = layer;
  parametrize.registerParametrization(layer, 'weight', new Doubled());
  expect(layer.parameters()).toEqual([weight]);
  expect(numbers(layer.weight)).toEqual(numbers(weight.mul(2)));
  layer.weight = new nn.Parameter(torch.tensor([[6, 8]]));
  expect(numbers(weight)).toEqual([3, 4]);
  parametrize.removeParametrizations(layer, 'weight', { leaveParametrized: false });
  expect(layer.weight).toBe(weight);
  expect(numbers(weight)).toEqual([3, 4]);
});

test('what does not fit is refused, and nothing is changed', () => {
  const layer = new nn.Linear(2, 3);
  expect(() => parametrize.registerParametrization(layer, 'inFeatures', new Doubled())).toThrow(
    'Linear has no parameter or buffer in a field "inFeatures"',
  );
  expect(() => parametrize.removeParametrizations(layer, 'weight')).toThrow('no parametrization computes');
  expect(() => parametrize.registerParametrization(layer, 'weight', new nn.Flatten(0))).toThrow(
    'expected the parametrization to give float32 [3, 2], received float32 [6]',
  );
  class Halved extends Doubled {
    override forward(x: Tensor): Tensor {
      return super.forward(x).flatten();
    }
  }
  const before = numbers(layer.weight);
  expect(() => parametrize.registerParametrization(layer, 'weight', new Halved())).toThrow('float32 [6]');
  expect(numbers(layer.weight)).toEqual(before);
  expect(String(layer)).toBe('Linear(in_features=2, out_features=3, bias=True)');
  const square = parametrize.registerParametrization(new nn.Linear(2, 2), 'weight', new Symmetric());
  expect(() => {
    square.weight = new nn.Parameter(torch.ones([2, 2]));
  }).toThrow('ParametrizedLinear.weight is computed by Symmetric, which has no rightInverse');
  const normed = parametrizations.weightNorm(new nn.Linear(2, 2));
  expect(() => parametrize.removeParametrizations(normed, 'weight', { leaveParametrized: false })).toThrow(
    'computed from several originals',
  );
  expect(() => parametrizations.spectralNorm(layer, 'weight', { dim: 2 })).toThrow('a dim of the 2');
});
