// What parity.test.ts calls without types, written as a user writes it.
import { describe, expect, test } from 'vitest';
import { TsmlError } from '../../lib/errors.js';
import { torch } from '../../lib/torch/torch.js';

const x = () => torch.tensor([3, 1, 1, 2], { dtype: 'float64' });

describe('namespaces', () => {
  test('linalg, fft and special have their operators without the prefix', () => {
    const a = torch.tensor([
      [2, 0],
      [0, 4],
    ]);
    expect(torch.linalg.inv(a).toArray()).toEqual([
      [0.5, 0],
      [0, 0.25],
    ]);
    expect(torch.fft.rfft(x()).shape).toEqual([3]);
    expect(torch.special.gammaln(x()).toArray()).toEqual(torch.lgamma(x()).toArray());
    expect(Object.keys(torch.linalg)).toContain('matrixRank');
  });

  test('their errors say where they stand', () => {
    expect(() => torch.linalg.inv(x())).toThrow(/torch\.linalg\.inv\(Tensor float64 \[4\]\)/);
  });
});

describe('functions as Python writes them', () => {
  test('unique gives the values alone, or what the flags ask for', () => {
    expect(torch.unique(x()).toArray()).toEqual([1, 2, 3]);
    const all = torch.unique(x(), { returnInverse: true, returnCounts: true });
    if (!Array.isArray(all)) throw new Error('expected a list');
    expect(all.map((each) => each.toArray())).toEqual([
      [1, 2, 3],
      [2n, 0n, 0n, 1n],
      [2n, 1n, 1n],
    ]);
    expect(torch.uniqueConsecutive(x()).toArray()).toEqual([3, 1, 2]);
  });

  test('a list of tensors may be written as separate tensors', () => {
    const [rows, columns] = torch.meshgrid(torch.arange(2), torch.arange(3), { indexing: 'xy' });
    expect([rows?.shape, columns?.shape]).toEqual([
      [3, 2],
      [3, 2],
    ]);
    expect(torch.einsum('i,i->', x(), x()).item()).toBe(15);
  });

  test('stft centres its frames unless it is told not to', () => {
    const wave = torch.arange(32).to('float64');
    expect(torch.stft(wave, 8, { returnComplex: true }).shape).toEqual([5, 17]);
    expect(torch.stft(wave, 8, { returnComplex: true, center: false }).shape).toEqual([5, 13]);
  });

  test('misspelt words and options are refused with the nearest', () => {
    const wrong: { center: boolean; padmode: string } = { center: true, padmode: 'reflect' };
    expect(() => torch.stft(x(), 2, wrong)).toThrow(/"padmode".*did you mean "padMode"/);
    expect(() => x().size(4)).toThrow(TsmlError);
    expect(() => torch.pcaLowrank(torch.ones([3, 2]), { q: 3 })).toThrow(/q from 0 to 2/);
  });
});

describe('methods as Python writes them', () => {
  test('conversions, sizes and lists', () => {
    expect(x().float().dtype).toBe('float32');
    expect(x().long().tolist()).toEqual([3n, 1n, 1n, 2n]);
    expect([x().size(), x().size(-1), x().dim(), x().nelement(), x().elementSize()]).toEqual([
      [4],
      4,
      1,
      4,
      8,
    ]);
    expect(torch.ones([2, 3]).t().dimOrder()).toEqual([1, 0]);
    expect(x().norm('fro').item()).toBeCloseTo(Math.sqrt(15), 12);
  });
});
