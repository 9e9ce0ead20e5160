/** What tests/fixtures/make_nn_more.py wrote, and its model in TypeScript. */
import { readFileSync } from 'node:fs';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

interface Fixture {
  readonly initialisers: Record<string, number[]>;
  readonly net: {
    readonly text: string;
    readonly keys: string[];
    readonly parameters: string[];
    readonly buffers: string[];
    readonly modules: string[];
    readonly output: number[];
    readonly norm: number;
    readonly clipped: number[][];
    readonly infinite: number;
    readonly clippedAgain: number[][];
  };
  readonly trained: { readonly losses: number[]; readonly evaluated: number[] };
  readonly multiplyAdds: Record<'net' | 'grouped' | 'transposed' | 'attention', number>;
  readonly stack: string;
  readonly gains: Record<'tanh' | 'relu' | 'leakyRelu' | 'selu', number>;
}

export const reference: Fixture = JSON.parse(
  readFileSync(new URL('../fixtures/nn/more.json', import.meta.url), 'utf8'),
);

export class Net extends nn.Module {
  features = new nn.Sequential(
    new nn.Conv2d(1, 4, 3, { padding: 1 }),
    new nn.BatchNorm2d(4),
    new nn.ReLU({ inplace: true }),
  );
  blocks = new nn.ModuleList([new nn.Linear(4, 4), new nn.Linear(4, 4), new nn.Linear(4, 3)]);
  heads = new nn.ModuleDict<nn.Layer>({ left: new nn.Linear(3, 2), right: new nn.Identity() });
  scales = new nn.ParameterList([torch.ones([2]), torch.ones([2, 3])]);
  offset = new nn.Parameter(torch.zeros([4]));
  grid = new nn.Buffer(torch.arange(torch.float(3)));
  cache = new nn.Buffer(torch.zeros([2]), { persistent: false });

  forward(images: Tensor): Tensor {
    let x = this.features(images).mean([2, 3]).add(this.offset);
    for (const block of this.blocks) x = block(x);
    return this.heads.get('left')(x).mul(this.scales.at(0));
  }
}

/** The input of make_nn_more.py. */
export function images(dtype: 'float32' | 'float64' = 'float32'): Tensor {
  return torch.linspace(-1, 1, 50, { dtype }).reshape([2, 1, 5, 5]);
}

export function numbers(tensor: Tensor | null): number[] {
  return tensor === null ? [] : Array.from(tensor.to('float64').data(), Number);
}

export function largestDifference(actual: readonly number[], expected: readonly number[]): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...actual.map((value, i) => Math.abs(value - (expected[i] ?? Number.NaN))));
}
