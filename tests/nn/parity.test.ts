// Every layer against torch.nn: text, state, first weights, results, gradients, buffers (tests/fixtures/make_nn.py).
import { describe, expect, test } from 'vitest';
import { build, check, expectNear, readCases, title } from './layers.js';

describe.each([
  'linear',
  'conv',
  'norm',
  'pool',
  'padding',
  'activation',
  'loss',
  'recurrent',
  'attention',
  'other',
])('%s', (group) => {
  const cases = readCases(group).map((expected) => ({ name: title(expected), expected }));

  test.each(cases)('$name', ({ expected }) => {
    const module = build(expected);
    expect(String(module)).toBe(expected.text);
    const state = module.stateDict();
    expect([...state.keys()]).toEqual(expected.keys);
    expect([...state.values()].map(({ shape }) => shape)).toEqual(expected.shapes);
    const tensors = [...state.values()];
    for (const [i, initial] of expected.initial.entries()) {
      expectNear(`first ${expected.keys[i]}`, tensors[i] ?? null, initial, 0);
    }
    for (const dtype of ['float64', 'float32'] as const) {
      if (expected.case.dtypes?.includes(dtype) ?? true) check(expected, dtype);
    }
  });
});
