// Lazy layers against tests/fixtures/make_nn_lazy.py: the first weights bit for bit.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { largestDifference, numbers } from './more.js';

interface Run {
  readonly before: string;
  readonly names: string[];
  readonly after: string;
  readonly state: Record<string, [shape: number[], data: number[]]>;
  readonly output: number[];
}

const reference: Record<string, Run> = JSON.parse(
  readFileSync(new URL('../fixtures/nn/lazy.json', import.meta.url), 'utf8'),
);

function wave(...shape: number[]): Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  return torch.arange(torch.float(count)).mul(0.7).sin().reshape(shape);
}

const CASES: readonly [name: string, make: () => nn.Layer, input: () => Tensor][] = [
  ['LazyLinear', () => new nn.LazyLinear(4), () => wave(2, 3)],
  ['LazyConv1d', () => new nn.LazyConv1d(4, 3, { stride: 2 }), () => wave(2, 3, 7)],
  ['LazyConv2d', () => new nn.LazyConv2d(4, 3, { groups: 2, bias: false }), () => wave(4, 5, 5)],
  ['LazyConv3d', () => new nn.LazyConv3d(2, 2, { padding: 1 }), () => wave(1, 2, 3, 3, 3)],
  ['LazyConvTranspose1d', () => new nn.LazyConvTranspose1d(4, 3), () => wave(2, 3, 4)],
  ['LazyConvTranspose2d', () => new nn.LazyConvTranspose2d(4, 3, { groups: 2 }), () => wave(1, 4, 3, 3)],
  ['LazyConvTranspose3d', () => new nn.LazyConvTranspose3d(2, 2), () => wave(1, 2, 2, 3, 2)],
  ['LazyBatchNorm1d', () => new nn.LazyBatchNorm1d({ momentum: 0.3 }), () => wave(4, 3)],
  ['LazyBatchNorm2d', () => new nn.LazyBatchNorm2d(), () => wave(2, 3, 4, 2)],
  ['LazyBatchNorm3d', () => new nn.LazyBatchNorm3d({ affine: false }), () => wave(2, 3, 2, 2, 2)],
  ['LazyInstanceNorm1d', () => new nn.LazyInstanceNorm1d({ affine: true }), () => wave(2, 3, 5)],
  ['LazyInstanceNorm2d', () => new nn.LazyInstanceNorm2d(), () => wave(2, 3, 4, 2)],
  [
    'LazyInstanceNorm3d',
    () => new nn.LazyInstanceNorm3d({ trackRunningStats: true }),
    () => wave(2, 3, 2, 2, 2),
  ],
];

test.each(CASES)('%s', (name, make, input) => {
  const wanted = reference[name];
  if (wanted === undefined) throw new Error(`lazy.json has no ${name}`);
  torch.manualSeed(7);
  const layer = make();
  expect(String(layer)).toBe(wanted.before);
  expect([...layer.stateDict().keys()]).toEqual(wanted.names);
  const held = layer.parameters();
  const output = layer(input());
  expect(String(layer)).toBe(wanted.after);
  expect(largestDifference(numbers(output), wanted.output)).toBeLessThan(2e-6);
  const state = layer.stateDict();
  expect([...state.keys()]).toEqual(Object.keys(wanted.state));
  for (const [key, tensor] of state) {
    const [shape = [], data = []] = wanted.state[key] ?? [];
    expect(tensor.shape).toEqual(shape);
    const tolerance = key.startsWith('running') ? 1e-6 : 0;
    expect(largestDifference(numbers(tensor), data)).toBeLessThanOrEqual(tolerance);
  }
  // What an optimizer was given before the first call is what learns.
  expect(layer.parameters()).toEqual(held);
  if (output.requiresGrad) output.sum().backward();
  expect(held.every(({ grad, shape }) => String(grad?.shape) === String(shape))).toBe(true);
});

test('a state dict settles the sizes as well', () => {
  const known = new nn.Sequential(
    new nn.Conv2d(4, 2, 3, { groups: 2 }),
    new nn.ConvTranspose2d(2, 3, 2),
    new nn.BatchNorm2d(3),
    new nn.Flatten(),
    new nn.Linear(27, 5),
  ).eval();
  const lazy = new nn.Sequential(
    new nn.LazyConv2d(2, 3, { groups: 2 }),
    new nn.LazyConvTranspose2d(3, 2),
    new nn.LazyBatchNorm2d(),
    new nn.Flatten(),
    new nn.LazyLinear(5),
  ).eval();
  lazy.loadStateDict(known.stateDict());
  expect(String(lazy)).toBe(String(known));
  const x = wave(1, 4, 4, 4);
  expect(numbers(lazy(x))).toEqual(numbers(known(x)));
});

test('an input that does not fit leaves the layer lazy', () => {
  const layer = new nn.LazyConv2d(4, 3, { groups: 2 });
  expect(() => layer(wave(3, 5))).toThrow('expected an input of shape [N, C, H, W] or [C, H, W]');
  expect(() => layer(wave(3, 5, 5))).toThrow('expected 3 channels to divide into groups');
  expect(layer(wave(2, 5, 5)).shape).toEqual([4, 3, 3]);
});
