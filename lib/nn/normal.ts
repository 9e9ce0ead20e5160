import { torch } from '../torch/torch.js';

/** The distribution function of N(0, 1). */
export function normalCdf(x: number): number {
  const erf = torch
    .tensor(x / Math.SQRT2, { dtype: 'float64' })
    .erf()
    .item();
  return (1 + Number(erf)) / 2;
}
