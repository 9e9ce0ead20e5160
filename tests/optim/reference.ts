// What PyTorch and timm computed (tests/fixtures/make_optim.py), and the same starts and gradients made here.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { z } from 'zod';
import { Tensor, torch } from '../../lib/index.js';

export const Values = z.object({
  shape: z.array(z.number()),
  dtype: z.enum(['float32', 'float64']),
  values: z.array(z.number()),
});
export type Values = z.infer<typeof Values>;
const Options = z.record(z.string(), z.unknown());
const State = z.object({ state: z.record(z.string(), Options), param_groups: z.array(Options) });
const Rates = z.array(z.array(z.number()));

const Fixture = z.object({
  optimizers: z.array(
    z.object({
      name: z.string(),
      options: Options,
      dtype: z.enum(['float32', 'float64']),
      shapes: z.array(z.array(z.number())),
      half: z.object({ params: z.array(Values), state: State }),
      end: z.object({ params: z.array(Values) }),
    }),
  ),
  lbfgs: z.array(
    z.object({
      options: Options,
      dtype: z.enum(['float32', 'float64']),
      losses: z.array(z.number()),
      half: z.object({ x: Values, state: State }),
      end: z.object({ x: Values, evaluations: z.number() }),
    }),
  ),
  schedulers: z.array(
    z.object({
      name: z.string(),
      options: Options.optional(),
      parts: z.array(z.object({ name: z.string(), options: Options })).optional(),
      milestones: z.array(z.number()).optional(),
      momentum: z.enum(['momentum', 'betas']),
      rates: Rates,
      momenta: Rates,
      state: z.object({ optimizer: State, scheduler: Options }),
    }),
  ),
  metrics: z.array(z.number()),
});

const url = new URL('../fixtures/optim.json.gz', import.meta.url);
export const reference = Fixture.parse(JSON.parse(gunzipSync(readFileSync(url)).toString()));

export type SchedulerCase = (typeof reference.schedulers)[number];

export function start(shape: readonly number[], dtype: 'float32' | 'float64', index: number): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Float64Array.from({ length: count }, (_, k) => (((k * 29 + index * 17) % 61) - 30) / 32);
  const tensor = torch.tensor(values, { dtype }).view([...shape]);
  tensor.requiresGrad = true;
  return tensor;
}

export function gradient(
  shape: readonly number[],
  dtype: 'float32' | 'float64',
  index: number,
  step: number,
): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Float64Array.from(
    { length: count },
    (_, k) => (((k * 37 + step * 101 + index * 53) % 97) - 48) / 64,
  );
  return torch.tensor(values, { dtype }).view([...shape]);
}

/** The fixture's form of a value, in which two state dicts are compared; tensors keep the shape and dtype. */
export function plain(value: unknown): unknown {
  if (value instanceof Tensor)
    return { shape: value.shape, dtype: value.dtype, values: Array.from(value.data(), Number) };
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
    return { infinite: Math.sign(value) };
  return value;
}

/** Tensors of the fixture's form. */
export function alive(value: unknown): unknown {
  const tensor = Values.safeParse(value);
  if (tensor.success) {
    const { values, shape, dtype } = tensor.data;
    return torch.tensor(Float64Array.from(values), { dtype }).view(shape);
  }
  if (Array.isArray(value)) return value.map(alive);
  if (typeof value !== 'object' || value === null) return value;
  if ('infinite' in value) return Number(value.infinite) * Number.POSITIVE_INFINITY;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, alive(item)]));
}

/** Of numbers in any nesting: equal but for a relative difference; all else is equal. `path` is for the message. */
export function expectClose(received: unknown, expected: unknown, tolerance: number, path = ''): void {
  if (typeof received === 'number' && typeof expected === 'number') {
    const scale = Math.max(Math.abs(expected), Number.MIN_VALUE);
    const difference =
      Object.is(received, expected) || received === expected ? 0 : Math.abs(received - expected) / scale;
    if (!(difference <= tolerance))
      expect.fail(`${path}: expected ${expected}, received ${received}: ${difference}`);
  } else if (Array.isArray(received) && Array.isArray(expected)) {
    expect(received.length, path).toBe(expected.length);
    for (const [i, item] of expected.entries()) expectClose(received[i], item, tolerance, `${path}[${i}]`);
  } else if (
    typeof received === 'object' &&
    typeof expected === 'object' &&
    received !== null &&
    expected !== null
  ) {
    expect(Object.keys(received).sort(), path).toEqual(Object.keys(expected).sort());
    for (const [key, item] of Object.entries(expected))
      expectClose(Reflect.get(received, key), item, tolerance, `${path}.${key}`);
  } else {
    expect(received, path).toEqual(expected);
  }
}
