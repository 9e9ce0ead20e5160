import { describe, expect, test } from 'vitest';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';

const { grad, backward } = torch.autograd;
const leaf = (values: number[]) => torch.tensor(values, { dtype: 'float64', requiresGrad: true });
const first = ([gradient]: Tensor[]): Tensor => {
  if (gradient === undefined) throw new Error('no gradient');
  return gradient;
};

test('first, second and third derivatives of sum(exp(x) sin(x)) are PyTorch’s', () => {
  const x = leaf([0.5, 1.5]);
  const options = { createGraph: true };
  const one = first(grad(x.exp().mul(x.sin()).sum(), x, options));
  const two = first(grad(one.sum(), x, options));
  const three = first(grad(two.sum(), x));
  // torch.autograd.grad of Python's torch 2.13
  expect([one, two, three].map((derivative) => derivative.toArray())).toEqual([
    [2.2373281197977843, 4.787484522760848],
    [2.8937780731683387, 0.6340442871608873],
    [1.312899906741109, -8.306880471199923],
  ]);
  expect(x.grad).toBeNull();
});

test('several outputs, with what flows into each', () => {
  const [x, y] = [leaf([1, 2]), leaf([3])];
  const gradOutputs = [torch.tensor([1, 10], { dtype: 'float64' }), null];
  const gradients = grad([x.mul(y), y.mul(5)], [x, y], { gradOutputs });
  expect(gradients.map((gradient) => gradient.toArray())).toEqual([[3, 30], [26]]);
});

describe('an input that plays no part', () => {
  const [x, y] = [leaf([1]), leaf([2, 3])];

  test('is an error that names it', () => {
    expect(() => grad(x.mul(2), [x, y])).toThrow(/inputs\[1\] plays no part/);
  });

  test('gives null, or zeros, where that is asked for', () => {
    expect(grad(x.mul(2), [x, y], { allowUnused: true })[1]).toBeNull();
    const [, zeros] = grad(x.mul(2), [x, y], { materializeGrads: true });
    expect(zeros?.toArray()).toEqual([0, 0]);
  });
});

test('backward of several tensors accumulates; `inputs` says where alone', () => {
  const [x, y] = [leaf([1]), leaf([2])];
  const shared = x.mul(y);
  backward([shared, shared.mul(10)], { retainGraph: true });
  expect([x.grad?.item(), y.grad?.item()]).toEqual([22, 11]);
  backward(shared, { inputs: x, retainGraph: true });
  shared.backward({ inputs: [x] });
  expect([x.grad?.item(), y.grad?.item()]).toEqual([26, 11]);
});

test('what is no tensor, and misspelt options, are refused by name', () => {
  const x = leaf([1]);
  const wrongly = (...args: unknown[]) => Reflect.apply(grad, undefined, args);
  expect(() => wrongly(x.mul(2), [x, 3])).toThrow(/inputs\[1\]: expected a Tensor, received 3/);
  expect(() => wrongly(x.mul(2), x, { create_graph: true })).toThrow(/did you mean "createGraph"/);
  expect(() => grad(x.mul(2).add(leaf([1, 2])), x)).toThrow(/grad can be implicitly created only for scalar/);
});
