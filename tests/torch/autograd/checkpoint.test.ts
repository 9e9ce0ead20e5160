import { expect, test } from 'vitest';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';

const leaf = (seed: number, shape: number[]) => {
  torch.manualSeed(seed);
  const x = torch.randn(shape, { dtype: 'float64' });
  x.requiresGrad = true;
  return x;
};

test('the same results and gradients, dropout included, with the body run twice', () => {
  const results = [false, true].map((checkpointed) => {
    const [x, weight] = [leaf(1, [4, 3]), leaf(2, [3, 3])];
    let runs = 0;
    const block = (input: Tensor, scale: number) => {
      runs++;
      return torch.dropout(input.matmul(weight).tanh(), 0.5, true).mul(scale);
    };
    torch.manualSeed(3);
    const y = checkpointed ? torch.checkpoint(block, x.mul(2), 5) : block(x.mul(2), 5);
    const after = torch.rand([2]).toArray();
    y.square().sum().backward();
    return { runs, figures: [y, x.grad, weight.grad].map((tensor) => tensor?.toArray()), after };
  });
  const [plain, checkpointed] = results;
  expect([plain?.runs, checkpointed?.runs]).toEqual([1, 2]);
  expect(checkpointed?.figures).toEqual(plain?.figures);
  expect(checkpointed?.after).toEqual(plain?.after);
});

test('reaches parameters even where no input needs a gradient, and several results', () => {
  const weight = leaf(1, [2]);
  const input = torch.ones([2], { dtype: 'float64' });
  const [y, z] = torch.checkpoint((x) => [x.mul(weight), x.mul(2)], input);
  y?.sum().backward();
  expect(weight.grad?.toArray()).toEqual([1, 1]);
  expect(z?.toArray()).toEqual([2, 2]);
});

test('recomputing leaves the random numbers that follow as they are', () => {
  const x = leaf(1, [8]);
  const follow = (between: () => void) => {
    torch.manualSeed(7);
    const y = torch.checkpoint((input) => torch.dropout(input, 0.5, true), x).sum();
    between();
    const next = torch.rand([1]).item();
    return [y, next] as const;
  };
  const [, without] = follow(() => {});
  torch.manualSeed(7);
  const y = torch.checkpoint((input) => torch.dropout(input, 0.5, true), x).sum();
  y.backward();
  expect(torch.rand([1]).item()).toBe(without);
});

test('it runs again under the autocast it ran under first', () => {
  const x = torch.ones([2, 2], { requiresGrad: true });
  const dtypes: string[] = [];
  const y = torch.autocast('cpu', () =>
    torch.checkpoint((input: Tensor) => {
      const made = input.matmul(input);
      dtypes.push(made.dtype);
      return made;
    }, x),
  );
  y.sum().backward();
  expect(dtypes).toEqual(['bfloat16', 'bfloat16']);
});

test('createGraph, and a function that gives another shape the second time, are refused', () => {
  const x = torch.ones([3], { requiresGrad: true });
  expect(() =>
    torch
      .checkpoint((input: Tensor) => input.pow(3), x)
      .sum()
      .backward({ createGraph: true }),
  ).toThrow(/no gradients of gradients/);
  let runs = 0;
  const other = (input: Tensor): Tensor => (runs++ === 0 ? input.sin() : input.sum());
  expect(() => torch.checkpoint(other, x).sum().backward()).toThrow(
    /gave \[3\] first and \[\] when it ran again/,
  );
});
