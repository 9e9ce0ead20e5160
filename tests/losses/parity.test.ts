// Every loss and its gradients against PyTorch, torchvision and timm (tests/fixtures/make_losses.py), in all dtypes.
import { describe, expect, test } from 'vitest';
import { LOSSES } from '../../lib/config/losses.js';
import type { Dtype } from '../../lib/torch/dtype.js';
import type { NestedArray, Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { hasKeys, largest, largestDifference, readFixture } from '../models/filled.js';
import { compute, numbers } from './call.js';

interface Case {
  loss: string;
  inputs: Record<string, string>;
  options: Record<string, unknown>;
  reduction: 'none' | 'mean' | 'sum';
  shape: number[];
  value: number[];
  gradients: Record<string, number[]>;
}

interface Tolerance {
  value: number;
  gradient: number;
}

const { data, cases } = readFixture(
  'losses',
  (value): value is { data: Record<string, NestedArray>; cases: Case[] } => hasKeys(value, ['data', 'cases']),
);

/** Outputs and logits are in the dtype that is tested, as a model gives them. */
function tensorOf(role: string, name: string, dtype: Dtype): Tensor {
  const values = data[name] ?? [];
  if (/classes/i.test(name)) return torch.tensor(values, { dtype: 'int64' });
  if (/mask/i.test(name)) return torch.tensor(values, { dtype: 'bool' });
  if (role === 'output' || role === 'adversarial') return torch.tensor(values, { dtype, requiresGrad: true });
  return torch.tensor(values, { dtype: role === 'teacher' || dtype === 'float64' ? dtype : 'float32' });
}

function tensorsOf({ inputs }: Case, dtype: Dtype): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(inputs).map(([role, name]) => [role, tensorOf(role, name, dtype)]),
  );
}

/** What differs from the expectation by more than is allowed. */
function faults(dtype: Dtype, tolerance: Tolerance, the: Case): string[] {
  const tensors = tensorsOf(the, dtype);
  const value = compute(the.loss, tensors, { ...the.options, reduction: the.reduction });
  const places = torch
    .arange(1, the.value.length + 1, { dtype: value.dtype })
    .reshape(the.shape)
    .div(the.value.length);
  value.mul(places).sum().backward();
  const differences: [string, number, number][] = [
    ['value', off(value, the.value), tolerance.value],
    ...Object.entries(the.gradients).map(([role, expected]): [string, number, number] => [
      `gradient of ${role}`,
      off(tensors[role]?.grad, expected),
      tolerance.gradient,
    ]),
  ];
  const wrong = differences
    .filter(([, difference, allowed]) => !(difference <= allowed))
    .map(([what, difference]) => `${what} by ${difference}`);
  if (value.dtype !== (dtype === 'float64' ? 'float64' : 'float32')) wrong.push(value.dtype);
  if (String(value.shape) !== String(the.shape)) wrong.push(`shape ${value.shape}`);
  const setting = JSON.stringify({ ...the.inputs, ...the.options, reduction: the.reduction });
  return wrong.map((what) => `${what}: ${setting}`);
}

/** The largest difference, in units of the largest number where that is above 1. */
function off(actual: Tensor | null | undefined, expected: number[]): number {
  return largestDifference(numbers(actual), expected) / Math.max(1, largest(expected));
}

describe.each<[Dtype, Tolerance]>([
  ['float64', { value: 1e-12, gradient: 1e-12 }],
  ['float32', { value: 1e-6, gradient: 1e-6 }],
  // Raised to float32: only the gradients are rounded.
  ['bfloat16', { value: 1e-6, gradient: 2 ** -8 }],
  ['float16', { value: 1e-6, gradient: 2 ** -11 }],
])('%s', (dtype, tolerance) => {
  test.each(Object.keys(LOSSES))('%s and its gradients', (loss) => {
    const own = cases.filter((each) => each.loss === loss);
    expect(own.length).toBeGreaterThan(2);
    expect(own.flatMap((each) => torch.scope(() => faults(dtype, tolerance, each)))).toEqual([]);
  });
});

/** Beside those of the case: what bends more, and has no corner. */
const SLOPES: Readonly<Record<string, Record<string, unknown>>> = {
  crossEntropy: { labelSmoothing: 0.1, classWeights: [1, 2, 0.5, 1, 3] },
  focal: { gamma: 0.5 },
  binaryCrossEntropy: { posWeight: [1, 2, 0.5, 1, 3] },
  asymmetric: { gammaNeg: 0.5, clip: 0 },
  selective: { coverage: 0.99 },
  distillation: { temperature: 3 },
};

test.each(Object.keys(LOSSES))('%s has the slope that its values have', (loss) => {
  const the = cases.find((each) => each.loss === loss);
  if (the === undefined) throw new Error(`no case of ${loss}`);
  const { output, adversarial, ...others } = tensorsOf(the, 'float64');
  const inputs = [output, adversarial].flatMap((tensor) => tensor ?? []);
  const roles = adversarial === undefined ? ['output'] : ['output', 'adversarial'];
  const body = (...moved: Tensor[]) => {
    const tensors = Object.fromEntries(moved.map((tensor, i) => [roles[i], tensor]));
    return compute(loss, { ...others, ...tensors }, { ...the.options, ...SLOPES[loss] });
  };
  expect(torch.autograd.gradcheck(body, inputs)).toBe(true);
});
