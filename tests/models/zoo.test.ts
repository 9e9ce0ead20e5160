// What every model of the zoo is made of, against timm: tests/fixtures/make_models.py. On the meta device, so that the
// large ones take no time.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { ImageModel } from '../../lib/models/models.js';
import { zoo } from './zoo-fixture.js';

/** Models that timm has not. */
const OWN = ['SimpleCifarNet', 'LocalizationNet', 'MultiHead'];

test("the zoo is timm's models and our own", () => {
  expect(
    models
      .list()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...Object.keys(zoo.structures), ...OWN].sort());
});

describe.each(Object.entries(zoo.structures))('%s', (name, expected) => {
  const model = onMeta(name);

  test("has timm's parameters: names, shapes, order", () => {
    const state = [...model.stateDict()];
    const parameters = model.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
    expect({ parameters, tensors: state.length }).toEqual({
      parameters: expected.parameters,
      tensors: expected.tensors,
    });
    expect(digest(state.map(([key, { shape }]) => `${key} ${shape.join(',')}`))).toBe(expected.state);
  });

  test("has timm's groups by depth", () => {
    const depths = new Map<unknown, number>();
    for (const { params, lr = Number.NaN } of model.parameterGroups({ lr: 1, layerDecay: 0.5 }))
      for (const parameter of params) depths.set(parameter, expected.depths - 1 + Math.log2(lr));
    const lines = [...model.namedParameters()].map(([key, parameter]) => `${key} ${depths.get(parameter)}`);
    expect(Math.max(...depths.values())).toBe(expected.depths - 1);
    expect(digest(lines)).toBe(expected.groups);
  });

  test("has timm's stages", () => {
    expect(model.stages.map(({ channels, reduction }) => [channels, reduction])).toEqual(expected.stages);
  });
});

test.each(Object.entries(zoo.dropPath))("%s: stochastic depth rises as timm's", (name, expected) => {
  const model = onMeta(name, { dropPath: zoo.dropPathRate });
  const rates = [...model.namedModules()].flatMap(([path, module]) => {
    const [, rate] = /^DropPath\(drop_prob=(.*)\)$/.exec(String(module)) ?? [];
    return rate === undefined ? [] : [[path, Number(rate)] as const];
  });
  expect(rates.map(([path]) => path)).toEqual(Object.keys(expected));
  // timm's come from a linspace in float32.
  for (const [path, rate] of rates) expect(rate).toBeCloseTo(expected[path] ?? Number.NaN, 7);
});

function onMeta(name: string, options = {}): ImageModel {
  const model = models.create(name, options, { device: 'meta' });
  if (model instanceof ImageModel) return model;
  throw new Error(`${name} is no model of the core`);
}

function digest(lines: readonly string[]): string {
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
}
