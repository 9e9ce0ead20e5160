/** The cases of tests/fixtures/functional.json.gz (make_functional.py), and how to run one. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { functional } from '../../../lib/nn/functional/functional.js';
import { isDtype } from '../../../lib/torch/dtype.js';
import { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';

const encoded = z.strictObject({
  shape: z.array(z.number()),
  data: z.array(z.union([z.number(), z.boolean(), z.string()])),
  dtype: z.string(),
  floating: z.boolean().optional(),
  gradient: z.boolean().optional(),
});
const outcome = z.strictObject({
  results: z.array(encoded),
  gradients: z.array(encoded.nullable()),
});
const testCase = z.strictObject({
  name: z.string(),
  args: z.array(z.unknown()),
  options: z.record(z.string(), z.unknown()),
  shared: z.array(z.number()).optional(),
  float32: outcome,
  float64: outcome.optional(),
});

export type Encoded = z.infer<typeof encoded>;
export type Outcome = z.infer<typeof outcome>;
export type Case = z.infer<typeof testCase>;

const file = new URL('../../fixtures/functional.json.gz', import.meta.url);
export const reference = z
  .strictObject({ functions: z.array(z.string()), cases: z.array(testCase) })
  .parse(JSON.parse(gunzipSync(readFileSync(file)).toString()));

/** `conv_transpose2d` as `convTranspose2d`; in-place names keep their underscore. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What tsml gives for a case, computed as make_functional.py's `run` does. */
export function run(
  given: Case,
  dtype: 'float32' | 'float64',
): { results: Tensor[]; gradients: (Tensor | null)[] } {
  const leaves: Tensor[] = [];
  const make = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && 'number' in value) return Number(value.number);
    const { success, data } = encoded.safeParse(value);
    if (!success) return value;
    if (!data.gradient) return decode(data, dtype);
    const leaf = decode(data, dtype);
    leaf.requiresGrad = true;
    leaves.push(leaf);
    return leaf.clone();
  };
  const args: unknown[] = [];
  for (const [i, value] of given.args.entries()) {
    const first = given.shared?.[i] ?? i;
    args.push(first < i ? args[first] : make(value));
  }
  const options = Object.fromEntries(
    Object.entries(given.options).map(([name, value]) => [name, make(value)]),
  );
  torch.manualSeed(5);
  const result = call(camelCase(given.name), Object.keys(options).length > 0 ? [...args, options] : args);
  const results = (Array.isArray(result) ? result : [result]).filter((each) => each instanceof Tensor);
  const parts = results.filter((each) => each.requiresGrad).map(weighed);
  if (parts.length === 0) return { results, gradients: [] };
  parts.reduce((total, part) => total.add(part)).backward();
  return { results, gradients: leaves.map((leaf) => leaf.grad) };
}

function call(name: string, args: unknown[]): unknown {
  const found = Object.entries(functional).find(([each]) => each === name);
  if (found === undefined) throw new Error(`nn.functional has no ${name}`);
  return Reflect.apply(found[1], undefined, args);
}

function weighed(result: Tensor): Tensor {
  const ramp = torch.arange(result.numel()).mul(7).remainder(11).sub(5).div(4);
  return result.mul(ramp.to(result.dtype).reshape(result.shape)).sum();
}

function decode({ data, shape, dtype, floating }: Encoded, real: 'float32' | 'float64'): Tensor {
  const target = floating ? real : dtype;
  if (!isDtype(target)) throw new Error(`no dtype ${target}`);
  return torch.tensor(Float64Array.from(data, Number), { dtype: target }).reshape(shape);
}
