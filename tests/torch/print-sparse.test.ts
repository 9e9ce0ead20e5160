import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

/** Printed by Python: tests/fixtures/make_sparse_print.py. */
const printed = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(new URL('../fixtures/sparse_print.json', import.meta.url), 'utf8')));

const leaf = (): Tensor => {
  const x = torch.eye(2).toSparse();
  x.requiresGrad = true;
  return x;
};

test.each<[string, () => Tensor]>([
  ['coo', () => torch.eye(3).toSparse()],
  ['float64', () => torch.eye(3, { dtype: 'float64' }).toSparse()],
  ['csr', () => torch.eye(3).toSparseCsr()],
  [
    'csc',
    () =>
      torch
        .tensor([
          [0, 1.5, 0],
          [2, 0, 3],
        ])
        .toSparseCsc(),
  ],
  ['bsr', () => torch.eye(4).toSparseBsr([2, 2])],
  ['empty', () => torch.zeros([2, 2]).toSparse()],
  ['empty csr', () => torch.zeros([2, 3]).toSparseCsr()],
  ['hybrid', () => torch.arange(12, { dtype: 'float32' }).view(3, 2, 2).toSparse(1)],
  ['recorded', () => torch.eye(2, { requiresGrad: true }).toSparse()],
  ['leaf', leaf],
  ['int64', () => torch.tensor([0n, 5n, 0n, 7n]).toSparse()],
  ['bool', () => torch.tensor([true, false]).toSparse()],
  ['summarised', () => torch.arange(3000, { dtype: 'float32' }).toSparse()],
  ['not coalesced', () => torch.sparseCooTensor(torch.tensor([[0n, 0n, 1n]]), torch.tensor([1, 2, 3]), [2])],
])('%s is printed as in Python', (name, make) => {
  expect(String(make())).toBe(printed[name]);
});
