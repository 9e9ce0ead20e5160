// Attention, which the core has kernels of its own for: in bfloat16 where there is AMX, in float32 where there is AVX-512.
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { atThreads, hasAmx, hasInstructions, kernelsOf } from '../kernels.js';

interface Attention {
  readonly samples: number;
  readonly heads: number;
  readonly queries: number;
  readonly keys: number;
  readonly size: number;
}

interface Traces {
  readonly output: Tensor;
  readonly byQueries: Tensor;
  readonly byKeys: Tensor;
  readonly byValues: Tensor;
}

type Precision = 'bfloat16' | 'float32';
type Inputs = Readonly<Record<'queries' | 'keys' | 'values' | 'given', Tensor>>;
type Options = Pick<
  Parameters<typeof nn.functional.scaledDotProductAttention>[1],
  'attnMask' | 'isCausal' | 'scale'
>;

/** Each head's numbers of a token beside those of the next head, as a linear layer leaves them. */
function inputsOf({ samples, heads, queries, keys, size }: Attention, dtype: Precision): Inputs {
  torch.manualSeed(5);
  const make = (tokens: number): Tensor =>
    torch.randn([samples, tokens, heads, size]).to(dtype).transpose(1, 2);
  return { queries: make(queries), keys: make(keys), values: make(keys), given: make(queries) };
}

/** In float64, from the same numbers. */
const exactly = (inputs: Inputs): Inputs => ({
  queries: inputs.queries.to('float64'),
  keys: inputs.keys.to('float64'),
  values: inputs.values.to('float64'),
  given: inputs.given.to('float64'),
});

/** The output, and its gradients where its own is `given`. */
function run(inputs: Inputs, options: Options = {}): Traces {
  const [queries, keys, values] = [
    inputs.queries.detach().requiresGrad_(),
    inputs.keys.detach().requiresGrad_(),
    inputs.values.detach().requiresGrad_(),
  ];
  const output = nn.functional.scaledDotProductAttention(queries, { key: keys, value: values, ...options });
  output.backward(inputs.given);
  const gradientOf = ({ grad }: Tensor): Tensor => {
    if (!grad) throw new Error('no gradient');
    return grad;
  };
  return {
    output: output.detach(),
    byQueries: gradientOf(queries),
    byKeys: gradientOf(keys),
    byValues: gradientOf(values),
  };
}

const turned = (tensor: Tensor): Tensor => tensor.transpose(-1, -2);

/**
 * How far results may be from the exact ones: weights, their scores' gradients, the output and each result are rounded
 * to bfloat16 once, by 2⁻⁸ of them at most, and what they enter into is off by as much of all that it adds up.
 */
function allowedInBfloat16({ queries, keys, values, given }: Inputs, right: Traces, scale: number): Traces {
  const weights = torch.softmax(queries.matmul(turned(keys)).mul(scale), -1);
  const common = given.mul(right.output).sum({ dim: -1, keepdim: true });
  const byScores = weights
    .mul(given.matmul(turned(values)).sub(common))
    .mul(scale)
    .abs();
  // The weights' common part of a gradient is made of the output, which was rounded.
  const ofCommon = weights
    .mul(given.mul(right.output).abs().sum({ dim: -1, keepdim: true }))
    .mul(Math.abs(scale));
  const ofScores = byScores.add(ofCommon);
  const rounded = (result: Tensor, sums: Tensor): Tensor =>
    result
      .abs()
      .add(sums)
      .mul(2 ** -8 * 1.02)
      .add(1e-6);
  return {
    output: rounded(right.output, weights.matmul(values.abs())),
    byQueries: rounded(right.byQueries, ofScores.matmul(keys.abs())),
    byKeys: rounded(right.byKeys, turned(ofScores).matmul(queries.abs())),
    byValues: rounded(right.byValues, turned(weights).matmul(given.abs())),
  };
}

/**
 * The same in float32: a sum of n products is off by n · 2⁻²⁴ of their sizes' sum at most, a weight by as much of it as
 * its score and the largest are off and by the exponential's 1e-7, and all of it is carried on. (Higham, "Accuracy and
 * Stability of Numerical Algorithms", 2002, chapter 3.)
 */
function allowedInFloat32({ queries, keys, values, given }: Inputs, right: Traces, scale: number): Traces {
  const unit = 2 ** -24;
  const [tokens, size] = [keys.size(2), keys.size(3)];
  const weights = torch.softmax(queries.matmul(turned(keys)).mul(scale), -1);
  const ofScores = queries
    .abs()
    .matmul(turned(keys).abs())
    .mul(Math.abs(scale) * (size + 2) * unit);
  const ofWeights = weights
    .mul(ofScores.add(ofScores.amax({ dim: -1, keepdim: true })).add(2e-7 + (tokens + 4) * unit))
    .add(Math.exp(-87)); // below, weights are 0
  const common = given.mul(right.output).sum({ dim: -1, keepdim: true });
  const byWeights = given.matmul(turned(values)).sub(common);
  const output = ofWeights.matmul(values.abs()).add(weights.matmul(values.abs()).mul((tokens + 2) * unit));
  const ofCommon = given
    .abs()
    .mul(output)
    .add(
      given
        .mul(right.output)
        .abs()
        .mul((size + 2) * unit),
    )
    .sum({ dim: -1, keepdim: true });
  const ofByWeights = given
    .abs()
    .matmul(turned(values).abs())
    .mul((size + 2) * unit)
    .add(ofCommon)
    .add(byWeights.abs().mul(2 * unit));
  const byScores = weights.mul(byWeights).abs().mul(Math.abs(scale));
  const ofByScores = ofWeights
    .mul(byWeights.abs())
    .add(weights.mul(ofByWeights))
    .mul(Math.abs(scale))
    .add(byScores.mul(3 * unit));
  const summed = (off: Tensor, sizes: Tensor, factors: Tensor, count: number): Tensor =>
    off.matmul(factors.abs()).add(sizes.matmul(factors.abs()).mul(count * unit));
  return {
    output,
    byQueries: summed(ofByScores, byScores, keys, tokens),
    byKeys: summed(turned(ofByScores), turned(byScores), queries, queries.size(2)),
    byValues: summed(turned(ofWeights), turned(weights), given, queries.size(2)),
  };
}

const NAMES = ['output', 'byQueries', 'byKeys', 'byValues'] as const;

function expectSame(one: Traces, other: Traces): void {
  for (const name of NAMES) expect(torch.equal(one[name], other[name]), name).toBe(true);
}

const VIT: Attention = { samples: 2, heads: 3, queries: 197, keys: 197, size: 64 };

interface Kind {
  readonly dtype: Precision;
  readonly isHad: boolean;
  /** Heads' sizes are multiples of it. */
  readonly sizes: number;
  readonly allowedOf: typeof allowedInFloat32;
  /** How far a sum of some hundred numbers may be from the exact one, of their sizes' sum. */
  readonly rounding: number;
}

const KINDS: readonly Kind[] = [
  { dtype: 'bfloat16', isHad: hasAmx, sizes: 32, allowedOf: allowedInBfloat16, rounding: 2 ** -8 },
  {
    dtype: 'float32',
    isHad: hasInstructions('avx512f'),
    sizes: 16,
    allowedOf: allowedInFloat32,
    rounding: 2 ** -16,
  },
];

describe.each(KINDS.filter(({ isHad }) => isHad))('attention in $dtype', ({ dtype, allowedOf, rounding }) => {
  test.each<[string, Attention, Options]>([
    ["a ViT's", VIT, {}],
    ['whole blocks', { samples: 1, heads: 2, queries: 256, keys: 128, size: 128 }, {}],
    ['heads of 32 numbers', { samples: 3, heads: 5, queries: 100, keys: 133, size: 32 }, {}],
    ['heads of 96 numbers', { samples: 2, heads: 2, queries: 65, keys: 257, size: 96 }, {}],
    ['one key', { samples: 64, heads: 16, queries: 70, keys: 1, size: 64 }, {}],
    ['one query', { samples: 8, heads: 8, queries: 1, keys: 1100, size: 64 }, {}],
    ['many tokens', { samples: 1, heads: 1, queries: 1030, keys: 1030, size: 64 }, {}],
    ['sharp', VIT, { scale: 2 }],
    ['of the least', VIT, { scale: -0.125 }],
  ])('%s: no more than numbers are rounded to', async (_, attention, options) => {
    const inputs = inputsOf(attention, dtype);
    expect((await kernelsOf(() => run(inputs, options))).toSorted()).toEqual([
      'tsml::attention',
      'tsml::attention_gradients',
    ]);
    const right = run(exactly(inputs), options);
    const allowed = allowedOf(exactly(inputs), right, options.scale ?? attention.size ** -0.5);
    const ours = run(inputs, options);
    for (const name of NAMES) {
      const excess = ours[name].to('float64').sub(right[name]).abs().sub(allowed[name]);
      expect(excess.max().item(), name).toBeLessThanOrEqual(0);
    }
    for (const threads of [1, 3])
      expectSame(
        atThreads(threads, () => run(inputs, options)),
        ours,
      );
  });

  test('tensors may lie otherwise, and a gradient be one number', async () => {
    const inputs = inputsOf(VIT, dtype);
    const otherwise: Inputs = {
      queries: inputs.queries.contiguous(),
      keys: inputs.keys.transpose(0, 1).contiguous().transpose(0, 1),
      values: torch.cat([inputs.values, inputs.values], 3).narrow(3, 0, VIT.size),
      given: inputs.given.transpose(2, 3).contiguous().transpose(2, 3),
    };
    expect(await kernelsOf(() => run(otherwise))).toHaveLength(2);
    expectSame(run(otherwise), run(inputs));
    const one = torch.ones([]).to(dtype).expand(inputs.given.shape);
    expectSame(run({ ...inputs, given: one }), run({ ...inputs, given: one.contiguous() }));
  });

  test('scores of any size: the weights are those of the largest', () => {
    const { samples, heads, queries, size } = VIT;
    const inputs = inputsOf(VIT, dtype);
    const scores = exactly(inputs).queries.matmul(exactly(inputs).keys.transpose(-1, -2));
    const largest = scores.argmax(-1).unsqueeze(-1);
    const weights = torch.zerosLike(scores).scatter(-1, largest, 1);
    const { given } = exactly(inputs);
    const byValues = turned(weights).matmul(given);
    const allowed = turned(weights).matmul(given.abs()).mul(rounding);
    for (const times of [2 ** 10, 2 ** 14, 2 ** 30]) {
      const far = run({ ...inputs, queries: inputs.queries.mul(times), keys: inputs.keys.mul(times) });
      const chosen = inputs.values.gather(2, largest.expand([samples, heads, queries, size]));
      expect(torch.equal(far.output, chosen), `${times}`).toBe(true);
      const excess = far.byValues.to('float64').sub(byValues).abs().sub(allowed);
      expect(excess.max().item(), `${times}`).toBeLessThanOrEqual(0);
      for (const name of NAMES) expect(torch.isfinite(far[name]).all().item(), `${name} ${times}`).toBe(true);
    }
  });

  test('keys that fill the last block up have no part in it, where any of theirs would be infinite', () => {
    const inputs = inputsOf(VIT, dtype);
    const ones = torch.onesLike(inputs.queries);
    // Each query's sum of exponentials is 2⁻¹²⁸.
    const scale = (128 + Math.log2(VIT.keys)) / (VIT.size * Math.LOG2E);
    const { byQueries } = run({ ...inputs, queries: ones, keys: ones.neg() }, { scale });
    expect(torch.isfinite(byQueries).all().item()).toBe(true);
  });

  test('what no query attends to has no part in it, however large it is', () => {
    const inputs = inputsOf(VIT, dtype);
    const last = (tensor: Tensor): Tensor => tensor.narrow(2, VIT.keys - 1, 1);
    const keys = inputs.keys.clone();
    const values = inputs.values.clone();
    last(keys).fill_(-1e38);
    last(values).fill_(2e38);
    const zeroed = inputs.values.clone();
    last(zeroed).fill_(0);
    const given = { ...inputs, queries: inputs.queries.abs(), keys };
    const [ours, right] = [run(given), run(exactly(given))];
    expect(torch.equal(run({ ...given, values }).output, run({ ...given, values: zeroed }).output)).toBe(
      true,
    );
    for (const name of NAMES)
      expect(ours[name].to('float64').sub(right[name]).norm().item(), name).toBeLessThan(
        0.01 * right[name].norm().item(),
      );
  });

  test('an infinite key: the gradients by it and its value are finite', () => {
    const inputs = inputsOf(VIT, dtype);
    const keys = inputs.keys.clone();
    keys.narrow(2, 5, 1).fill_(Number.NEGATIVE_INFINITY);
    const given = { ...inputs, queries: inputs.queries.abs(), keys };
    const [ours, right] = [run(given), run(exactly(given))];
    for (const name of ['output', 'byKeys', 'byValues'] as const)
      expect(ours[name].to('float64').sub(right[name]).norm().item(), name).toBeLessThan(
        0.01 * right[name].norm().item(),
      );
  });

  test('one number that is none stays with its sample and head', () => {
    const inputs = inputsOf(VIT, dtype);
    const queries = inputs.queries.clone();
    queries.select(0, 1).select(0, 2).select(0, 196).select(0, 5).fill_(Number.NaN);
    const broken = run({ ...inputs, queries });
    const whole = run(inputs);
    for (const name of NAMES) {
      const areBroken = torch.isnan(broken[name]).any({ dim: -1 });
      const row = areBroken.select(0, 1).select(0, 2);
      const rows = name === 'output' || name === 'byQueries' ? 1 : VIT.keys;
      expect(Number(areBroken.sum().item()), name).toBe(rows);
      expect(Number(row.sum().item()), name).toBe(rows);
      expect(torch.equal(broken[name].select(0, 0), whole[name].select(0, 0)), name).toBe(true);
    }
  });
});

// Of libtorch's kernels the same norms were measured: 3.7e-7 to 4.5e-7 of the exact ones'.
test.runIf(hasInstructions('avx512f'))("attention in float32 is as near to float64's as libtorch's", () => {
  const inputs = inputsOf({ ...VIT, samples: 16, heads: 12 }, 'float32');
  const [ours, right] = [run(inputs), run(exactly(inputs))];
  for (const name of NAMES) {
    const error = ours[name].to('float64').sub(right[name]).norm().item();
    expect(error / right[name].norm().item(), name).toBeLessThan(6e-7);
  }
});

describe.each(KINDS)('attention in $dtype is left to libtorch', ({ dtype, sizes }) => {
  test.each<[string, Attention, Options]>([
    ['that is causal', VIT, { isCausal: true }],
    ['with a mask', VIT, { attnMask: torch.ones([197, 197], { dtype: 'bool' }) }],
    ['of heads of other sizes', { ...VIT, size: 2.5 * sizes }, {}],
    ['of little work', { ...VIT, queries: 8, keys: 8 }, {}],
  ])('%s', async (_, attention, options) => {
    expect(await kernelsOf(() => run(inputsOf(attention, dtype), options))).toEqual([]);
  });
});
