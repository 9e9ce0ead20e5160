// Hooks around the backward pass and the state of a module: against tests/fixtures/make_nn_hooks.py.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';

type Numbers = (number[] | null)[];

interface Watched {
  readonly seen: [string, ...Numbers[]][];
  readonly inputs: Numbers;
  readonly parameters: Numbers;
}

const reference: Record<string, Watched> = JSON.parse(
  readFileSync(new URL('../fixtures/nn/hooks.json', import.meta.url), 'utf8'),
);

const numbersOf = (tensors: readonly (Tensor | null)[]): Numbers =>
  tensors.map((tensor) => tensor && Array.from(tensor.data(), Number));

function near(received: unknown, wanted: unknown): void {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(received)) throw new Error(`expected a list, received ${received}`);
    expect(received.length).toBe(wanted.length);
    for (const [i, item] of wanted.entries()) near(received[i], item);
  } else if (typeof wanted === 'number') expect(received).toBeCloseTo(wanted, 12);
  else expect(received).toBe(wanted);
}

function input(shape: readonly number[], requiresGrad = true): Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  const made = torch.linspace(0.5, 2, count, { dtype: 'float64' }).reshape(shape);
  made.requiresGrad = requiresGrad;
  return made;
}

function filled<T extends nn.Module>(module: T): T {
  module.to('float64');
  torch.noGrad(() => {
    for (const parameter of module.parameters()) {
      const { shape } = parameter;
      const count = shape.reduce((all, size) => all * size, 1);
      parameter.copy_(torch.linspace(-1, 1, count, { dtype: 'float64' }).reshape(shape));
    }
  });
  return module;
}

const doubled = (gradients: nn.ModuleGradients, factor: number): (Tensor | null)[] =>
  gradients.map((gradient) => gradient?.mul(factor) ?? null);

test.each<[string, () => nn.Module, Tensor[]]>([
  ['linear', () => new nn.Linear(3, 2), [input([2, 3])]],
  ['noInputGradient', () => new nn.Linear(3, 2), [input([2, 3], false)]],
  ['twoInputs', () => new nn.Bilinear(3, 2, 2), [input([2, 3]), input([2, 2], false)]],
  ['unusedOutput', () => new nn.GRU(2, 2), [input([3, 2])]],
])('backward hooks see and change what PyTorch’s do: %s', (name, make, inputs) => {
  const wanted = reference[name];
  if (wanted === undefined) throw new Error(`hooks.json has no ${name}`);
  const seen: [string, ...Numbers[]][] = [];
  const module = filled(make());
  module.registerFullBackwardPreHook((_, gradients) => {
    seen.push(['pre', numbersOf(gradients)]);
    return doubled(gradients, 2);
  });
  module.registerFullBackwardHook((_, gradInput, gradOutput) => {
    seen.push(['post', numbersOf(gradInput), numbersOf(gradOutput)]);
    return inputs.some(({ requiresGrad }) => requiresGrad) ? doubled(gradInput, 10) : undefined;
  });
  module.registerFullBackwardHook((_, gradInput, gradOutput) => {
    seen.push(['last', numbersOf(gradInput), numbersOf(gradOutput)]);
  });
  const output: unknown = Reflect.apply(module, undefined, inputs);
  const result: unknown = Array.isArray(output) ? output[1] : output;
  if (!(result instanceof Tensor)) throw new Error('no tensor came out');
  result.square().sum().backward();
  near(seen, wanted.seen);
  near(numbersOf(inputs.map(({ grad }) => grad)), wanted.inputs);
  near(numbersOf(module.parameters().map(({ grad }) => grad)), wanted.parameters);
});

test('a backward hook that is removed is gone, and what records nothing runs none', () => {
  const layer = new nn.Linear(2, 1);
  let calls = 0;
  const handle = layer.registerFullBackwardHook(() => {
    calls++;
  });
  layer(torch.ones([1, 2]))
    .sum()
    .backward();
  expect(calls).toBe(1);
  torch.noGrad(() => layer(torch.ones([1, 2])));
  handle.remove();
  layer(torch.ones([1, 2]))
    .sum()
    .backward();
  expect(calls).toBe(1);
});

test('gradients that do not fit are refused', () => {
  const layer = new nn.Linear(2, 1);
  const handle = layer.registerFullBackwardHook((_, gradInput) => [...gradInput, null]);
  expect(() =>
    layer(input([1, 2]).to('float32'))
      .sum()
      .backward(),
  ).toThrow('registerFullBackwardHook: expected the hook to give nothing or 1 gradients, received 2 values');
  handle.remove();
  layer.registerFullBackwardHook(() => [torch.ones([1, 2])]);
  expect(() =>
    layer(torch.ones([1, 2]))
      .sum()
      .backward(),
  ).toThrow("none of the module's arguments takes a gradient");
});

test('state-dict hooks rename on the way out and on the way in, children first', () => {
  const model = new nn.Sequential(new nn.Linear(1, 1, { bias: false }), new nn.ReLU());
  const prefixes: string[] = [];
  const rename = (state: Map<string, Tensor>, from: string, to: string): void => {
    const tensor = state.get(from);
    if (tensor === undefined) return;
    state.delete(from);
    state.set(to, tensor);
  };
  model.registerStateDictPostHook((_, state, prefix) => {
    prefixes.push(prefix);
    expect([...state.keys()]).toEqual(['0.kernel']);
  });
  model.at(0).registerStateDictPostHook((_, state, prefix) => {
    prefixes.push(prefix);
    rename(state, `${prefix}weight`, `${prefix}kernel`);
  });
  const state = model.stateDict();
  expect(prefixes).toEqual(['0.', '']);
  expect([...state.keys()]).toEqual(['0.kernel']);
  expect(() => model.loadStateDict(state)).toThrow('unexpected (1):\n    0.kernel');
  model.at(0).registerLoadStateDictPreHook((_, given, prefix) => {
    rename(given, `${prefix}kernel`, `${prefix}weight`);
  });
  expect(model.loadStateDict({ '0.kernel': torch.full([1, 1], 7) })).toEqual({ missing: [], unexpected: [] });
  expect(model.getParameter('0.weight').item()).toBe(7);
  expect([...state.keys()]).toEqual(['0.kernel']);
});
