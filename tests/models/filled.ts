/**
 * Weights and inputs that are a function of name and index, the same as in tests/fixtures/filled.py, and the
 * fixtures that were computed on them.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Model } from '../../lib/models/model.js';
import { type Tensor, tensorFromBytes } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

const SAMPLES = 64;

/** lowbias32 of Chris Wellons (public domain). */
function hash32(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

function fnv1a(name: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(name)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

function word(hash: number, index: number): number {
  return hash32((hash32(index) + hash) >>> 0);
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, factor) => size * factor, 1);
}

/** Numbers in [−1, 1), exact in float64. */
export function uniform(name: string, count: number): Float64Array {
  const hash = fnv1a(name);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = word(hash, i) / 2 ** 31 - 1;
  return values;
}

export function uniformTensor(name: string, shape: readonly number[]): Tensor {
  return tensorFromBytes(uniform(name, product(shape)), 'float64', shape);
}

/** 0, 7, 14, … modulo the number of classes. */
export function targetsOf(samples: number, classes: number): Tensor {
  return torch.tensor(BigInt64Array.from({ length: samples }, (_, i) => BigInt((i * 7) % classes)));
}

function filledValues(name: string, shape: readonly number[]): Float64Array {
  const noise = uniform(name, product(shape));
  const kind = name.slice(name.lastIndexOf('.') + 1);
  if (kind === 'running_var') return noise.map((x) => 1 + 0.5 * x);
  if (kind === 'running_mean' || kind === 'bias') return noise.map((x) => 0.1 * x);
  if (shape.length === 1) return noise.map((x) => 0.5 + 0.25 * x);
  const bound = Math.sqrt(6 / product(shape.slice(1)));
  return noise.map((x) => x * bound);
}

/** The value of a parameter or buffer by formula. */
export function filledTensor(name: string, shape: readonly number[]): Tensor {
  return name.endsWith('num_batches_tracked')
    ? torch.tensor(0n)
    : tensorFromBytes(filledValues(name, shape), 'float64', shape);
}

/** Gives every parameter and buffer its value by formula. */
export function fill(model: Model): Model {
  const filled = new Map<string, Tensor>();
  for (const [name, { shape }] of model.stateDict()) filled.set(name, filledTensor(name, shape));
  model.loadStateDict(filled);
  return model;
}

/** Numbers that filled.py's `encode` wrote. */
export function decode(text: string): Float64Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float64Array(bytes.buffer);
}

/** The norm of a tensor, its dot product with a vector of signs, and up to so many of its values; see filled.py. */
export function summary(name: string, tensor: Tensor, samples = SAMPLES): Float64Array {
  const data = tensor.data();
  const values = data instanceof Float64Array ? data : Float64Array.from(data, Number);
  const hash = fnv1a(`signs.${name}`);
  let squares = 0;
  let dot = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    squares += value * value;
    dot += (word(hash, i) & 1) === 1 ? value : -value;
  }
  const places =
    values.length > samples
      ? Array.from({ length: samples }, (_, i) => Math.floor((i * values.length) / samples))
      : values.keys();
  return Float64Array.of(
    Math.sqrt(squares),
    dot,
    ...Array.from(places, (place) => values[place] ?? Number.NaN),
  );
}

/** The largest difference of two summaries, in units of the expected norm. */
export function relativeError(actual: Float64Array, expected: Float64Array): number {
  return largestDifference(actual, expected) / (expected[0] ?? Number.NaN);
}

export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Array.from(actual, (value, i) => Math.abs(value - (expected[i] ?? Number.NaN))).reduce((a, b) =>
    Number.isNaN(a) || a > b ? a : b,
  );
}

export function largest(values: ArrayLike<number>): number {
  return Array.from(values, Math.abs).reduce((a, b) => Math.max(a, b));
}

/** What make_models.py and make_training.py wrote; the caller's guard says whether it is of the shape it expects. */
export function readFixture<T>(name: string, isExpected: (fixture: unknown) => fixture is T): T {
  const url = new URL(`../fixtures/${name}.json.gz`, import.meta.url);
  const fixture: unknown = JSON.parse(gunzipSync(readFileSync(url)).toString());
  if (!isExpected(fixture)) throw new Error(`${name}.json.gz is not what its script writes`);
  return fixture;
}

/** Whether a value is an object with these keys. */
export function hasKeys(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
