import { describe, expect, test } from 'vitest';
import { GUARDED } from '../../lib/torch/guards.js';
import { torch } from '../../lib/torch/torch.js';

const full = (shape: number[], value: number | bigint) =>
  torch.full(shape, value, { dtype: typeof value === 'bigint' ? 'int64' : 'float32' });

/** Each ends the process, or never returns, when it is not refused. */
const CRASHING: readonly (readonly [name: string, ...args: unknown[]])[] = [
  ['linalg_eigvals', full([4, 4], Number.NaN)],
  ['linalg_eigvals', full([4, 4], Infinity)],
  ['div', full([40], -(2n ** 63n)), full([40], -1n), { roundingMode: 'trunc' }],
  ['div', full([40], -(2n ** 63n)), -1, { roundingMode: 'trunc' }],
  ['divide_', full([40], -(2n ** 63n)), -1, { roundingMode: 'trunc' }],
  ['div', full([40], -(2 ** 31)).to('int32'), full([40], -1).to('int32'), { roundingMode: 'trunc' }],
  ['special_legendre_polynomial_p', full([1], 0.5), 2 ** 53 - 1],
  ['special_laguerre_polynomial_l', 3, full([2], 2n ** 62n)],
  ['mvlgamma', full([1], 1e12), 2 ** 31],
  ['linalg_matrix_power', full([1, 1], 1), -(2n ** 63n)],
  ['max_pool1d', full([4, 4], 1), 2 ** 40, 8],
  ['segment_reduce', full([5], 1), 'sum', { offsets: torch.tensor([0n, 10n ** 9n]) }],
  ['ctc_loss', full([3, 1, 2], 1), torch.tensor([[10n ** 9n]]), torch.tensor([3n]), torch.tensor([1n])],
  ['ctc_loss', full([3, 1, 2], 1), torch.tensor([[-1n]]), [3], [1]],
  ['segment_reduce', full([5], 1), 'sum', { lengths: torch.tensor([10n ** 9n]), unsafe: true }],
  [
    'scaled_dot_product_attention',
    full([1, 1, 8, 64], 1),
    full([1, 1, 8, 64], 1),
    full([1, 1, 4_000_000, 64], 1),
  ],
  [
    'lstm',
    full([0, 3], 1),
    torch.tensor([2n, 1n]),
    [full([2, 3, 5], 1), full([1, 3, 5], 1)],
    [],
    false,
    4,
    0,
    true,
    true,
  ],
];

describe('what would crash or hang libtorch is refused', () => {
  test.each(CRASHING)('%s', (name, ...args) => {
    expect(() => torch.call(`aten::${name}`, ...args)).toThrow(
      expect.objectContaining({
        code: 'ERR_ARGUMENT',
        message: expect.stringMatching(/expected .+, received /),
      }),
    );
  });

  test('and no guard is without such a case', () => {
    const tried = new Set(CRASHING.map(([name]) => `aten::${name}`));
    for (const { operators } of GUARDED) expect(operators.some((name) => tried.has(name))).toBe(true);
  });
});

describe('what lies beside it is computed', () => {
  test.each([
    [
      'eigenvalues',
      () =>
        torch
          .linalgEigvals(
            torch.tensor([
              [2, 0],
              [0, 2],
            ]),
          )
          .real()
          .toArray(),
      [2, 2],
    ],
    [
      'a quotient',
      () => torch.div(full([2], -(2n ** 63n)), -2, { roundingMode: 'trunc' }).toArray(),
      [2n ** 62n, 2n ** 62n],
    ],
    ['a floored quotient', () => torch.div(full([1], -7n), 2, { roundingMode: 'floor' }).toArray(), [-4n]],
    ['a polynomial', () => torch.specialLegendrePolynomialP(torch.tensor([0.5]), 2).toArray(), [-0.125]],
    ['a power', () => torch.linalgMatrixPower(torch.tensor([[2]]), -2).toArray(), [[0.25]]],
    [
      'sums of segments',
      () =>
        torch.segmentReduce(torch.tensor([1, 2, 3]), 'sum', { lengths: torch.tensor([1n, 2n]) }).toArray(),
      [1, 5],
    ],
    ['a maximum', () => torch.maxPool1d(torch.tensor([[1, 3, 2, 5]]), 2).toArray(), [[3, 5]]],
  ])('%s', (_, compute, expected) => {
    expect(compute()).toEqual(expected);
  });
});

test('an operator of a kind that checks nothing is refused, and the message names the door', () => {
  const call = () => torch.call('aten::_convert_indices_from_coo_to_csr', torch.tensor([0n, 1n]), 2);
  expect(call).toThrow(expect.objectContaining({ code: 'ERR_UNCHECKED_OPERATOR' }));
  expect(call).toThrow("torch.callUnchecked('aten::_convert_indices_from_coo_to_csr', …)");
});

test('behind the door it computes', () => {
  const rows = torch.callUnchecked('aten::_convert_indices_from_coo_to_csr', torch.tensor([0n, 1n, 1n]), 2);
  expect(String(rows)).toBe('tensor([0, 1, 3])');
});
