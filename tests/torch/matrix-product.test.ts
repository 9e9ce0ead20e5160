import { describe, expect, it } from 'vitest';
import { nn, type Tensor, torch } from '../../lib/index.js';

/** The largest error of `product` against the same in float64, as a share of the largest number. */
function errorOf(product: Tensor, exact: Tensor): number {
  return torch.scope(() => {
    const distance = product.to('float64').sub(exact).abs().max().item();
    return Number(distance) / Number(exact.abs().max().item());
  });
}

/** Sums of 320 products of normal numbers: float32 keeps more than five digits of them. */
const TOLERANCE = 4e-6;

const random = (rows: number, columns: number): Tensor => torch.randn([rows, columns]);

/** One matrix in each way that autograd hands them over, and one with gaps. */
const LAYOUTS: Readonly<Record<string, (rows: number, columns: number) => Tensor>> = {
  'row-major': random,
  'column-major': (rows, columns) => random(columns, rows).t(),
  'with gaps': (rows, columns) => random(rows, 2 * columns).narrow(1, 3, columns),
};

describe('products of large matrices', () => {
  const layouts = Object.keys(LAYOUTS);
  it.each(layouts.flatMap((left) => layouts.map((right) => [left, right] as const)))(
    'are those of float64, %s by %s',
    (left, right) => {
      torch.manualSeed(1);
      torch.scope(() => {
        const a = LAYOUTS[left]?.(288, 320) ?? random(0, 0);
        const b = LAYOUTS[right]?.(320, 272) ?? random(0, 0);
        const bias = torch.randn([272]);
        const [exactA, exactB, exactBias] = [a.to('float64'), b.to('float64'), bias.to('float64')];
        const exact = exactA.mm(exactB);
        expect(errorOf(a.mm(b), exact)).toBeLessThan(TOLERANCE);
        expect(errorOf(torch.addmm(bias, a, b), exact.add(exactBias))).toBeLessThan(TOLERANCE);
        expect(
          errorOf(torch.addmm(bias, a, b, { beta: 2, alpha: -0.5 }), exact.mul(-0.5).add(exactBias.mul(2))),
        ).toBeLessThan(TOLERANCE);
      });
    },
  );

  it.each([1, 2])('have the gradients of float64, on %i threads', (threads) => {
    const before = torch.getNumThreads();
    torch.setNumThreads(threads);
    torch.manualSeed(2);
    const shapes = { input: [300, 320], weight: [272, 320], bias: [272] };
    const gradients = (dtype: 'float32' | 'float64', values: readonly Tensor[]) => {
      const [input, weight, bias] = values.map((value) => value.to(dtype).detach().requiresGrad_());
      if (input === undefined || weight === undefined || bias === undefined)
        throw new Error('three are given');
      const output = nn.functional.linear(input, weight, bias);
      output.mul(output).sum().backward();
      return [input.grad, weight.grad, bias.grad];
    };
    try {
      torch.scope(() => {
        const values = Object.values(shapes).map((shape) => torch.randn(shape));
        const found = gradients('float32', values);
        for (const [i, exact] of gradients('float64', values).entries()) {
          const gradient = found[i];
          if (gradient == null || exact == null) throw new Error('each has a gradient');
          expect(errorOf(gradient, exact)).toBeLessThan(TOLERANCE);
        }
      });
    } finally {
      torch.setNumThreads(before);
    }
  });

  it('have NaN and infinities where float64 has them', () => {
    torch.scope(() => {
      const a = random(256, 256);
      a.select(0, 3).fill_(Number.NaN);
      a.select(0, 200).fill_(Number.POSITIVE_INFINITY);
      const b = random(256, 256).abs();
      const product = a.mm(b);
      expect(Number(product.isnan().sum().item())).toBe(256);
      expect(Number(product.isinf().sum().item())).toBe(256);
    });
  });
});
