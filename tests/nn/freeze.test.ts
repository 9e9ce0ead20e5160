import { expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import { torch } from '../../lib/torch/torch.js';

function net(): nn.Sequential {
  const block = (): nn.Sequential => new nn.Sequential(new nn.Conv2d(2, 2, 3), new nn.BatchNorm2d(2));
  return new nn.Sequential(block(), block(), new nn.Flatten(), new nn.LazyLinear(3));
}

function trained(model: nn.Module): string[] {
  return [...model.namedParameters()].flatMap(([name, { requiresGrad }]) => (requiresGrad ? [name] : []));
}

test('a path, a path with a star and an expression name what they should', () => {
  const all = [...net().namedParameters().keys()];
  const frozenBy = (pattern: string | RegExp): string[] => {
    const model = net();
    const names = nn.freeze(model, pattern);
    expect(trained(model)).toEqual(all.filter((name) => !names.includes(name)));
    return names;
  };
  expect(frozenBy('0')).toEqual(['0.0.weight', '0.0.bias', '0.1.weight', '0.1.bias']);
  expect(frozenBy('*.1')).toEqual(['0.1.weight', '0.1.bias', '1.1.weight', '1.1.bias']);
  expect(frozenBy('3.bias')).toEqual(['3.bias']);
  expect(frozenBy(/weight$/)).toEqual(['0.0.weight', '0.1.weight', '1.0.weight', '1.1.weight', '3.weight']);
});

test('a frozen BatchNorm keeps its statistics while the model trains, in a clone too', () => {
  const model = net();
  model(torch.rand([4, 2, 8, 8]));
  nn.freeze(model, '0');
  for (const each of [model, model.clone()]) {
    const mean = (path: string): unknown => each.getBuffer(`${path}.running_mean`).toArray();
    const before = [mean('0.1'), mean('1.1')];
    each.train()(torch.rand([4, 2, 8, 8]));
    expect(mean('0.1')).toEqual(before[0]);
    expect(mean('1.1')).not.toEqual(before[1]);
  }
});

test('a BatchNorm of which a part alone is frozen goes on measuring', () => {
  const model = net();
  nn.freeze(model, '0.1.weight');
  expect(model.train().getSubmodule('0.1').training).toBe(true);
});

test('unfreeze takes it back', () => {
  const model = net();
  nn.freeze(model, '0', '1');
  expect(nn.unfreeze(model, '0')).toHaveLength(4);
  model.train();
  expect([model.getSubmodule('0.1').training, model.getSubmodule('1.1').training]).toEqual([true, false]);
  nn.unfreeze(model);
  expect(trained(model)).toHaveLength(10);
});

test('a pattern that names nothing is refused with the nearest path, and nothing is frozen', () => {
  class Net extends nn.Module {
    encoder = net();
    forward(): void {}
  }
  const named = new Net();
  expect(() => nn.freeze(named, 'encoder.0', 'encodr')).toThrow(
    expect.objectContaining({
      code: 'ERR_MODULE',
      message: expect.stringContaining('"encodr" (did you mean "encoder"?)'),
    }),
  );
  expect(trained(named)).toHaveLength(10);
});
