import { readFileSync } from 'node:fs';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';

interface Numbers {
  readonly shape: number[];
  readonly values: number[];
}

interface Reference {
  readonly models: readonly {
    readonly name: string;
    readonly default: string;
    readonly tags: readonly string[];
    readonly withWeights: readonly string[];
  }[];
  readonly inputConv: readonly (Numbers & { readonly inChannels: number })[];
  readonly positions: readonly (Numbers & {
    readonly from: [number, number];
    readonly to: [number, number];
    readonly prefix: number;
  })[];
  readonly config: object;
}

/** What timm says: tests/fixtures/make_pretrained.py. */
export const reference: Reference = JSON.parse(
  readFileSync(new URL('../../fixtures/pretrained.json', import.meta.url), 'utf8'),
);

/** The script's small fractions. */
export function numbers(shape: readonly number[]): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return torch
    .arange(count)
    .mul(37)
    .remainder(101)
    .sub(50)
    .to('float32')
    .div(64)
    .reshape([...shape]);
}

export function tensorOf({ shape, values }: Numbers): Tensor {
  return torch.tensor(values).reshape(shape);
}
