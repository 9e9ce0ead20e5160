/** The calls that tests/fixtures/make_parity.py wrote, how to make them here, and how to compare what comes out. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { functional } from '../../lib/nn/functional/functional.js';
import { type Dtype, ITEM_SIZE, isDtype } from '../../lib/torch/dtype.js';
import { Float } from '../../lib/torch/numbers.js';
import { camelCase } from '../../lib/torch/overloads.js';
import { Tensor, tensorFromBytes } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

type Place = readonly [dtype: string, shape: readonly number[], offset: number];
type Case = readonly [
  name: string,
  args: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
  result: unknown,
  gradients?: readonly unknown[],
];

/** Their elements are whatever lay in memory: dtype and shape are compared alone. */
const UNWRITTEN = /\.(new_)?empty|\.resize(_as)?_$/;

/**
 * How far an element may be from PyTorch's, relative to the largest finite magnitude in the expected tensor and to 1.
 * What is not in the table must be equal. Both sides run one libtorch, but on different processors its kernels add
 * up in another order.
 */
const BOUNDS: Partial<Record<Dtype, number>> = {
  float64: 1e-11,
  complex128: 1e-11,
  float32: 1e-5,
  complex64: 1e-5,
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
};

/**
 * Vectors that are only unique up to a sign or a phase are compared by their magnitudes: the positions of such
 * tensors among the results.
 */
const UP_TO_SIGN: Readonly<Record<string, readonly number[]>> = {
  'linalg.eig': [1],
  'linalg.eigh': [1],
  'linalg.svd': [0, 2],
  'torch.svd': [0, 2],
  'Tensor.svd': [0, 2],
  'torch.svd_lowrank': [0, 2],
  'torch.pca_lowrank': [0, 2],
};

const text = gunzipSync(readFileSync(new URL('../fixtures/parity.json.gz', import.meta.url))).toString();
const bytes = gunzipSync(readFileSync(new URL('../fixtures/parity.bin.gz', import.meta.url)));
const spellings: Record<string, string> = JSON.parse(
  readFileSync(new URL('../fixtures/spellings.json', import.meta.url), 'utf8'),
);
const fixture: { tensors: Place[]; cases: Case[] } = JSON.parse(text);

export const casesByName: ReadonlyMap<string, readonly Case[]> = new Map(
  [...new Set(fixture.cases.map(([name]) => name))].map((name) => [
    name,
    fixture.cases.filter(([each]) => each === name),
  ]),
);

function stored(index: number): Tensor {
  const [dtype, shape, offset] = fixture.tensors[index] ?? ['', [], 0];
  if (!isDtype(dtype)) throw new Error(`parity.json.gz has the dtype ${dtype}`);
  const length = shape.reduce((product, size) => product * size, ITEM_SIZE[dtype]);
  return tensorFromBytes(bytes.subarray(offset, offset + length), dtype, shape);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An argument as it is written here; `leaves` gets the tensors that a gradient is asked for. */
function decode(value: unknown, leaves?: Tensor[]): unknown {
  if (Array.isArray(value)) return value.map((item) => decode(item, leaves));
  if (!isObject(value)) return value;
  if (typeof value.t === 'number') {
    const x = stored(value.t);
    if (typeof value.s === 'string') return sparse(x, value.s);
    if (leaves !== undefined && /float/.test(x.dtype)) {
      x.requiresGrad = true;
      leaves.push(x);
    }
    return value.n === 1 ? torch.stack([x, x], -1).select(-1, 0) : x;
  }
  if ('f' in value) return torch.float(Number(value.f));
  if (typeof value.i === 'string') return BigInt(value.i);
  if (Array.isArray(value.c)) return { re: value.c[0], im: value.c[1] };
  return value;
}

function sparse(x: Tensor, layout: string): Tensor {
  switch (layout) {
    case 'sparse_csr':
      return x.toSparseCsr();
    case 'sparse_csc':
      return x.toSparseCsc();
    case 'sparse_coo':
      return x.toSparse();
    default:
      throw new Error(`parity.json.gz has the layout ${layout}`);
  }
}

function member(of: object, name: string): unknown {
  return Object.entries(Object.getOwnPropertyDescriptors(of)).find(([key]) => key === name)?.[1].value;
}

/** Functions that are no operators know their numbers without `torch.float`. */
function plainly(value: unknown): unknown {
  if (value instanceof Float) return value.value;
  if (Array.isArray(value)) return value.map(plainly);
  if (!isObject(value) || value instanceof Tensor || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainly(item)]));
}

/** What Python's name is here; `subject` is what it is a method of. */
function find(name: string): (args: unknown[]) => unknown {
  const dot = name.lastIndexOf('.');
  const space = name.slice(0, dot);
  const last = name.slice(dot + 1);
  const spoken = spellings[last] ?? camelCase(last);
  const home = {
    torch,
    Tensor: Tensor.prototype,
    linalg: torch.linalg,
    fft: torch.fft,
    special: torch.special,
    'nn.functional': functional,
  };
  const owner = Object.entries(home).find(([key]) => key === space)?.[1];
  const found = owner === undefined ? undefined : member(owner, spoken);
  if (typeof found !== 'function') throw new Error(`tsml has no ${space}.${spoken}`);
  return (args) =>
    space === 'Tensor'
      ? Reflect.apply(found, args[0], args.slice(1))
      : Reflect.apply(found, undefined, space === 'nn.functional' ? args.map(plainly) : args);
}

function flatTensors(value: unknown): Tensor[] {
  if (value instanceof Tensor) return [value];
  return Array.isArray(value) ? value.flatMap(flatTensors) : [];
}

function invoke([name, args, named]: Case, leaves?: Tensor[]): unknown {
  const given = [...args.map((value) => decode(value, leaves))];
  const options = Object.entries(named).map(([key, value]) => [camelCase(key), decode(value, leaves)]);
  if (options.length > 0) given.push(Object.fromEntries(options));
  const call = find(name);
  torch.manualSeed(1);
  return call(given);
}

/** What is wrong with a case; empty where all agrees. */
export function differences(each: Case): string[] {
  return torch.scope(() => {
    try {
      const [name, , , expected, gradients] = each;
      const result = UNWRITTEN.test(name) ? zeros(invoke(each)) : invoke(each);
      const wrong = compare(result, expected, UP_TO_SIGN[name] ?? [], 'result');
      return gradients === undefined ? wrong : [...wrong, ...gradientDifferences(each, gradients)];
    } catch (error) {
      return [String(error)];
    }
  });
}

function zeros(result: unknown): unknown {
  return result instanceof Tensor ? torch.zerosLike(result) : result;
}

function gradientDifferences(each: Case, expected: readonly unknown[]): string[] {
  const leaves: Tensor[] = [];
  const outs = flatTensors(invoke(each, leaves)).filter((x) => x.requiresGrad && /float/.test(x.dtype));
  const [first, ...others] = outs.map((out) => {
    const flowing = torch
      .arange(out.numel())
      .mul(7)
      .add(3)
      .remainder(11)
      .sub(5)
      .to(out.dtype)
      .div(4)
      .view(out.shape);
    return out.mul(flowing).sum();
  });
  if (first === undefined) return ['no result requires a gradient'];
  others.reduce((sum, other) => sum.add(other), first).backward();
  return leaves.flatMap((leaf, i) => compare(leaf.grad, expected[i] ?? null, [], `gradient ${i}`));
}

function compare(
  actual: unknown,
  expected: unknown,
  upToSign: readonly number[],
  where: string,
  position = 0,
): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return [`${where}: expected ${expected.length} results, received ${describe(actual)}`];
    return expected.flatMap((item, i) => compare(actual[i], item, upToSign, `${where} ${i}`, i));
  }
  if (isObject(expected) && typeof expected.t === 'number') {
    if (!(actual instanceof Tensor)) return [`${where}: expected a tensor, received ${describe(actual)}`];
    const wanted = stored(expected.t);
    if (actual.layout !== (expected.s ?? 'strided'))
      return [`${where}: expected the layout ${String(expected.s ?? 'strided')}, received ${actual.layout}`];
    if (expected.s !== undefined) return compareTensors(actual.toDense(), wanted, where);
    return upToSign.includes(position)
      ? compareTensors(actual.abs(), wanted.abs(), where)
      : compareTensors(actual, wanted, where);
  }
  const wanted = decode(expected);
  const [a, b] = [actual, wanted].map(plain);
  return Object.is(a, b) ? [] : [`${where}: expected ${String(b)}, received ${describe(actual)}`];
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (isObject(value) && 're' in value) return `${String(value.re)} + ${String(value.im)}i`;
  return isObject(value) && 'value' in value ? value.value : value;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} results`;
  return value instanceof Tensor ? `a tensor ${value.dtype} [${value.shape}]` : String(value);
}

function elements(x: Tensor): (number | bigint)[] {
  const data = x.data();
  return data instanceof BigInt64Array ? Array.from(data) : Array.from(data);
}

function compareTensors(actual: Tensor, expected: Tensor, where: string): string[] {
  const [a, b] = [`${actual.dtype} [${actual.shape}]`, `${expected.dtype} [${expected.shape}]`];
  if (a !== b) return [`${where}: expected ${b}, received ${a}`];
  const [got, wanted] = [elements(actual), elements(expected)];
  const bound = BOUNDS[expected.dtype] ?? 0;
  let scale = 1;
  for (const value of wanted) {
    const magnitude = Math.abs(Number(value));
    if (Number.isFinite(magnitude) && magnitude > scale) scale = magnitude;
  }
  for (const [i, value] of wanted.entries()) {
    const other = got[i];
    if (Object.is(value, other) || value === other) continue;
    if (Math.abs(Number(value) - Number(other)) <= bound * scale) continue;
    return [`${where}: expected ${value} at ${i}, received ${other}`];
  }
  return [];
}
