/** Runs what tests/fixtures/make_nn.py wrote: builds each layer from the same line and computes what PyTorch did. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

/** make_nn_cases.py's. */
const SEED = 7;

interface Encoded {
  readonly shape: number[];
  readonly data: string;
}

type Spec = unknown;

export interface LayerCase {
  readonly case: {
    readonly kind: string;
    readonly args: Spec[];
    readonly options?: Record<string, Spec>;
    readonly inputs: Spec[];
    readonly named?: Record<string, Spec>;
    readonly training?: boolean;
    /** Those to compute it in, where not in both: random numbers of another dtype are others. */
    readonly dtypes?: readonly string[];
  };
  readonly text: string;
  readonly keys: string[];
  readonly shapes: number[][];
  readonly initial: Encoded[];
  readonly outputs: Encoded[];
  readonly inputGradients: Encoded[];
  readonly gradients: Record<string, Encoded>;
  readonly buffers: Record<string, Encoded>;
}

export function readCases(group: string): LayerCase[] {
  const url = new URL(`../fixtures/nn/${group}.json.gz`, import.meta.url);
  const cases: unknown = JSON.parse(gunzipSync(readFileSync(url)).toString());
  if (!Array.isArray(cases)) throw new Error(`${group}.json.gz is not what its script writes`);
  return cases;
}

/** `Conv2d 3, 4, 3 {"stride": 2}`, for the names of tests. */
export function title({ case: { kind, args, options = {} } }: LayerCase): string {
  const more = Object.keys(options).length > 0 ? ` ${JSON.stringify(options)}` : '';
  return `${kind} ${JSON.stringify(args)}${more}`;
}

/** The layer as it is made after the seed. */
export function build({ case: { kind, args, options } }: LayerCase): nn.Module {
  torch.manualSeed(SEED);
  const made: unknown = Reflect.construct(constructorOf(kind), [
    ...args,
    ...(options === undefined ? [] : [valuesOf(options)]),
  ]);
  if (made instanceof nn.Module) return made;
  throw new Error(`nn.${kind} makes no module`);
}

function constructorOf(kind: string): new (...args: unknown[]) => unknown {
  const found: unknown = Object.entries(nn).find(([name]) => name === kind)?.[1];
  if (isConstructor(found)) return found;
  throw new Error(`nn has no ${kind}`);
}

function isConstructor(value: unknown): value is new (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

function valuesOf(options: Record<string, Spec>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [
      key,
      isSpec(value, 'shape') ? argument(value, 50) : value,
    ]),
  );
}

/** sin, drawn out between two bounds: make_nn.py's `wave`. */
function wave(shape: readonly number[], phase: number, low: number, high: number): Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  const places = torch.arange(count, { dtype: 'float64' });
  return places
    .mul(0.7)
    .add(phase)
    .sin()
    .mul((high - low) / 2)
    .add((high + low) / 2)
    .reshape(shape);
}

function isSpec<K extends string>(spec: Spec, key: K): spec is Record<K | string, unknown> {
  return typeof spec === 'object' && spec !== null && !Array.isArray(spec) && key in spec;
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

function argument(spec: Spec, index: number): unknown {
  if (isSpec(spec, 'shape')) {
    const [low = 0, high = 0] = 'between' in spec ? numbers(spec.between) : [-1.5, 1.5];
    const input = wave(numbers(spec.shape), index + 0.1, low, high);
    input.requiresGrad = spec.grad !== false;
    return input;
  }
  if (isSpec(spec, 'integers')) {
    return places(numbers(spec.integers), index).remainder(Number(spec.below));
  }
  if (isSpec(spec, 'offsets')) return torch.tensor(numbers(spec.offsets), { dtype: 'int64' });
  if (isSpec(spec, 'mask')) {
    return places(numbers(spec.mask), index)
      .remainder(Number(spec.every))
      .eq(Number(spec.at ?? 3));
  }
  if (isSpec(spec, 'causal')) {
    const size = Number(spec.causal);
    return torch.ones([size, size]).triu(1).to('bool');
  }
  if (Array.isArray(spec)) return spec.map((item, i) => argument(item, index + i));
  return spec;
}

function places(shape: readonly number[], index: number): Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  return torch.arange(count).mul(5).add(index).reshape(shape);
}

function flat(value: unknown): Tensor[] {
  if (value instanceof Tensor) return [value];
  return Array.isArray(value) ? value.flatMap(flat) : [];
}

/** Of state that is no weight: make_nn.py's. */
const BOUNDS: readonly [end: string, low: number, high: number][] = [
  ['running_var', 0.5, 1.5],
  ['_random_samples', 0.1, 0.9],
];

function fill(module: nn.Module): void {
  const state = [...module.stateDict()].map(([name, tensor], i): [string, Tensor] => {
    if (tensor.dtype === 'int64') return [name, tensor];
    const [, low, high] = BOUNDS.find(([end]) => name.endsWith(end)) ?? ['', -0.6, 0.6];
    return [name, wave(tensor.shape, i, low, high)];
  });
  module.loadStateDict(new Map(state));
}

/** The case in one dtype: state, run, gradients, and how far all of them are from PyTorch's in float64. */
export function check(expected: LayerCase, dtype: 'float32' | 'float64'): void {
  const { inputs: specs, named = {}, training = true } = expected.case;
  const module = build(expected);
  module.to(dtype).train(training);
  fill(module);
  const cast = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cast);
    if (!(value instanceof Tensor) || value.dtype !== 'float64' || dtype === 'float64') return value;
    const narrow = value.detach().to(dtype);
    narrow.requiresGrad = value.requiresGrad;
    return narrow;
  };
  const inputs = specs.map((spec, i) => cast(argument(spec, i)));
  const options = Object.fromEntries(
    Object.entries(named).map(([key, spec], i) => [key, cast(argument(spec, 10 + i))]),
  );
  torch.manualSeed(SEED);
  const given = Object.keys(options).length > 0 ? [...inputs, options] : inputs;
  const outputs = flat(Reflect.apply(module, undefined, given));
  const losses = outputs.map((out, i) => out.mul(wave(out.shape, 0.3 + i, -1, 1).to(dtype)).sum());
  const loss = losses.reduce((sum, part) => sum.add(part));
  if (loss.requiresGrad) loss.backward();

  const near = (what: string, tensor: Tensor | null, wanted: Encoded | undefined): void =>
    expectNear(`${what} in ${dtype}`, tensor, wanted, dtype === 'float64' ? 1e-12 : 2e-5);
  expect(outputs.length).toBe(expected.outputs.length);
  for (const [i, out] of outputs.entries()) near(`output ${i}`, out, expected.outputs[i]);
  const leaves = flat(inputs).filter(({ requiresGrad }) => requiresGrad);
  expect(leaves.length).toBe(expected.inputGradients.length);
  for (const [i, leaf] of leaves.entries())
    near(`gradient of input ${i}`, leaf.grad, expected.inputGradients[i]);
  const learnt = [...module.namedParameters()].filter(([, { grad }]) => grad !== null);
  expect(learnt.map(([name]) => name)).toEqual(Object.keys(expected.gradients));
  for (const [name, { grad }] of learnt) near(`gradient of ${name}`, grad, expected.gradients[name]);
  const buffers = module.namedBuffers();
  expect([...buffers.keys()]).toEqual(Object.keys(expected.buffers));
  for (const [name, buffer] of buffers) near(name, buffer, expected.buffers[name]);
}

/** The largest difference, in units of the largest expected number (at least 1). */
export function expectNear(
  what: string,
  tensor: Tensor | null,
  wanted: Encoded | undefined,
  tolerance: number,
): void {
  if (tensor === null || wanted === undefined) throw new Error(`${what}: there is none`);
  expect(tensor.shape, what).toEqual(wanted.shape);
  const actual = Array.from(tensor.to('float64').data(), Number);
  const reference = [...new Float64Array(Uint8Array.from(Buffer.from(wanted.data, 'base64')).buffer)];
  const scale = Math.max(1, ...reference.map(Math.abs));
  const difference = actual.map((value, i) => Math.abs(value - (reference[i] ?? Number.NaN)) / scale);
  expect(
    difference.every((value) => value <= tolerance),
    `${what}: off by ${Math.max(...difference)}`,
  ).toBe(true);
}
