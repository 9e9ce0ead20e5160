// Values and gradients of every function of torch.nn.functional, against Python's.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Tensor } from '../../../lib/torch/tensor.js';
import { torch } from '../../../lib/torch/torch.js';
import { camelCase, type Encoded, reference, run } from './reference.js';

torch.setNumThreads(1);

/**
 * Steps of the dtype that a number may be off by. Where the fixture is made anew it is none: other processors add in other orders.
 * Attention is six products one after the other, with a softmax of large numbers between them.
 */
const stepsOf = (name: string): number => (name === 'multi_head_attention_forward' ? 64 : 4);
const EPSILON = { float32: 2 ** -23, float64: 2 ** -52 };

/**
 * Where tensors differ; relative to the greatest element, for one that is smaller may be a difference of greater ones, whose
 * roundings it keeps.
 */
function difference(actual: Tensor | null, expected: Encoded | null, steps: number): string | undefined {
  if (actual === null || expected === null) return actual === expected ? undefined : 'one of them is missing';
  const { dtype } = expected;
  if (actual.dtype !== dtype) return `dtype ${actual.dtype}, expected ${dtype}`;
  if (actual.shape.join() !== expected.shape.join())
    return `shape ${actual.shape}, expected ${expected.shape}`;
  const values = [...(actual.layout === 'strided' ? actual : actual.toDense()).data()].map(Number);
  const wanted = expected.data.map((value) =>
    dtype === 'float32' ? Math.fround(Number(value)) : Number(value),
  );
  const epsilon = dtype === 'float32' || dtype === 'float64' ? steps * EPSILON[dtype] : 0;
  const scale = Math.max(0, ...wanted.map(Math.abs).filter(Number.isFinite));
  const at = values.findIndex((value, i) => {
    const other = wanted[i] ?? Number.NaN;
    if (Object.is(value, other) || value === other) return false;
    return !(Math.abs(value - other) <= epsilon * scale);
  });
  return at < 0 ? undefined : `element ${at}: ${values[at]}, expected ${wanted[at]}`;
}

const named = reference.cases.map((each, i) => [`${each.name} ${i}`, each] as const);

test.each(named)('%s', (_, given) => {
  const steps = stepsOf(given.name);
  for (const dtype of ['float32', 'float64'] as const) {
    const expected = given[dtype];
    if (expected === undefined) continue;
    const { results, gradients } = run(given, dtype);
    expect(results.length).toBe(expected.results.length);
    expect(gradients.length).toBe(expected.gradients.length);
    results.forEach((each, i) => {
      expect(difference(each, expected.results[i] ?? null, steps), `${dtype} result ${i}`).toBeUndefined();
    });
    gradients.forEach((each, i) => {
      expect(
        difference(each, expected.gradients[i] ?? null, steps),
        `${dtype} gradient ${i}`,
      ).toBeUndefined();
    });
  }
});

test('every public function of torch.nn.functional has cases, or a reason in docs/functional.md', () => {
  const page = readFileSync(new URL('../../../docs/functional.md', import.meta.url), 'utf8');
  const excepted = [...page.matchAll(/^\| `(\w+)` \| \S/gm)].map(([, name = '']) => name);
  const covered = new Set(reference.cases.map(({ name }) => camelCase(name)));
  const missing = reference.functions.map(camelCase).filter((name) => !covered.has(name));
  expect(missing.sort()).toEqual(excepted.sort());
});
