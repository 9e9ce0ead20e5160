import { describe, expect, test } from 'vitest';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';
import { expectTensor, INTS, reference, X, Y } from '../reference.js';

type Leaves = readonly [Tensor, Tensor];

const functions: Record<string, (leaves: Leaves) => Tensor> = {
  matmul: ([x, y]) => x.matmul(y).tanh().sum(),
  softmax: ([x]) => x.softmax(1).select(1, 2).log().mean(),
  broadcast: ([x, y]) => x.mul(y).exp(),
  norm: ([x]) => torch.linalgVectorNorm(x),
  indexSelect: ([x]) =>
    x
      .indexSelect(1, torch.tensor([1n, 1n, 3n]))
      .square()
      .sum(),
  clamp: ([x]) => x.clamp(-1, 2).sum(),
};

const leaf = (tensor: Tensor) => {
  tensor.requiresGrad = true;
  return tensor;
};

describe('backward() gives PyTorch’s gradients', () => {
  test.each(Object.entries(functions))('%s', (name, compute) => {
    torch.scope(() => {
      const expected = reference.gradients.find((candidate) => candidate.name === name);
      const second = name === 'broadcast' ? X().select(0, 0).clone() : Y();
      const leaves: Leaves = [leaf(X()), leaf(second)];
      const result = compute(leaves);
      expectTensor(result, expected?.value);
      expect(result.gradFn).toBe(expected?.gradFn);
      result.backward(name === 'broadcast' ? X() : undefined);
      for (const [i, gradient] of (expected?.gradients ?? []).entries()) {
        const { grad } = leaves[i] ?? {};
        if (!grad) throw new Error(`leaf ${i} has no gradient`);
        expectTensor(grad, gradient);
      }
    });
  });

  test('twice, through createGraph', () => {
    const expected = reference.gradients.find(({ name }) => name === 'second');
    const x = leaf(X());
    x.pow(3).sum().backward(undefined, { createGraph: true });
    const first = x.grad;
    if (first === null) throw new Error('no gradient');
    expectTensor(first, expected?.value);
    x.grad = null;
    first.sum().backward();
    if (x.grad === null) throw new Error('no second gradient');
    expectTensor(x.grad, expected?.gradients[0]);
  });

  test('gradients accumulate, and null clears them', () => {
    const expected = reference.gradients.find(({ name }) => name === 'accumulated');
    const x = leaf(X());
    expect(x.grad).toBeNull();
    for (const _ of [1, 2]) x.mul(x).sum().backward();
    if (x.grad === null) throw new Error('no gradient');
    expectTensor(x.grad, expected?.gradients[0]);
    x.grad = null;
    expect(x.grad).toBeNull();
  });

  test('a graph serves once, unless it is retained', () => {
    const x = leaf(torch.tensor([2]));
    const y = x.square().sum();
    y.backward(undefined, { retainGraph: true });
    y.backward();
    expect(x.grad?.toArray()).toEqual([8]);
    expect(() => y.backward()).toThrow(/second time/);
  });
});

test('backward takes its options by name, the gradient too, and refuses what is none', () => {
  const x = leaf(torch.tensor([1, 2]));
  const y = x.mul(3);
  y.backward({ gradient: torch.tensor([1, 10]), retainGraph: true });
  y.backward(torch.tensor([1, 1]));
  expect(x.grad?.toArray()).toEqual([6, 33]);
  for (const wrong of [1, 'x', { retain_graph: true }, { gradient: 3 }])
    expect(() => Reflect.apply(y.backward, y, [wrong])).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/ERR_(ARGUMENT|OPTION)/) }),
    );
  expect(() => Reflect.set(x, 'grad', 3)).toThrow(/grad: expected a Tensor, received 3/);
});

describe('what is recorded', () => {
  test.each<[string, (x: Tensor) => Tensor]>([
    ['add', (x) => x.add(x)],
    ['view', (x) => x.view(-1)],
    ['mm', (x) => x.mm(x.t())],
    ['relu', (x) => x.relu()],
    ['clone', (x) => x.clone()],
    ['to', (x) => x.to('float32')],
    ['select', (x) => x.select(0, 0)],
    ['exp', (x) => x.exp()],
    ['addOne', (x) => x.add(1)],
    ['subHalf', (x) => x.sub(0.5)],
    ['mulTwo', (x) => x.mul(2)],
    ['divTwo', (x) => x.div(2)],
    ['divFloor', (x) => x.div(2, { roundingMode: 'floor' })],
    ['addOneInPlace', (x) => x.clone().add_(1)],
    ['pow', (x) => x.pow(2)],
    ['remainder', (x) => x.remainder(2)],
  ])('%s has PyTorch’s name', (name, run) => {
    const result = run(leaf(X()));
    expect(result.gradFn).toBe(reference.gradFns[name]);
    expect(result).toMatchObject({ requiresGrad: true, isLeaf: false });
    expect(run(X())).toMatchObject({ requiresGrad: false, isLeaf: true, gradFn: undefined });
  });

  test('detach shares memory and leaves the graph', () => {
    const x = leaf(torch.ones([2]));
    const detached = x.detach();
    detached.fill_(3);
    expect(detached.requiresGrad).toBe(false);
    expect(x.toArray()).toEqual([3, 3]);
  });

  test('a disposed intermediate does not cut the graph', () => {
    const x = leaf(torch.tensor([3]));
    const square = x.square();
    const y = square.sum();
    square.dispose();
    y.backward();
    expect(x.grad?.toArray()).toEqual([6]);
  });
});

describe('the gradient of a tensor', () => {
  test('is what an assignment put there', () => {
    const x = leaf(torch.ones([2]));
    const gradient = torch.tensor([1, 2]);
    x.grad = gradient;
    gradient.mul_(2);
    expect(x.grad?.toArray()).toEqual([2, 4]);
  });

  test.each<[string, (x: Tensor) => void, RegExp]>([
    [
      'another shape',
      (x) => (x.grad = torch.ones([3])),
      /expected float32 \[2\] on cpu, received float32 \[3\]/,
    ],
    ['another dtype', (x) => (x.grad = torch.ones([2]).to('float64')), /received float64 \[2\] on cpu/],
    ['itself', (x) => (x.grad = x), /cannot be its own gradient/],
    ['a gradient for many', (x) => x.mul(2).backward(), /implicitly created only for scalar outputs/],
    ['a misshapen start', (x) => x.mul(2).backward(torch.ones([3])), /shape|size/],
    ['nothing recorded', (x) => x.detach().sum().backward(), /does not require grad/],
    ['a leaf in place', (x) => x.add_(1), /leaf Variable.*in-place/],
    ['integers', () => (INTS().requiresGrad = true), /floating point and complex/],
    ['a non-leaf', (x) => (x.mul(2).requiresGrad = false), /leaf/],
  ])('%s is refused', (_, run, message) => {
    expect(() => run(leaf(torch.ones([2])))).toThrow(message);
    expect(() => run(leaf(torch.ones([2])))).toThrow(expect.objectContaining({ name: 'OperatorError' }));
  });
});

test('retainGrad keeps the gradient of what is no leaf, and adds up over passes', () => {
  const x = torch.tensor([1, 2], { requiresGrad: true });
  const y = x.mul(3);
  y.retainGrad();
  y.mul(y).sum().backward({ retainGraph: true });
  expect([y.grad?.toArray(), x.grad?.toArray()]).toEqual([
    [6, 12],
    [18, 36],
  ]);
  y.sum().backward();
  expect(y.grad?.toArray()).toEqual([7, 13]);
  expect(() => torch.ones([1]).retainGrad()).toThrow(/requires_grad=False/);
});
