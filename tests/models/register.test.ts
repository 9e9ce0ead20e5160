import { expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { torch } from '../../lib/torch/torch.js';

models.register({
  name: 'linear_net',
  description: 'one layer',
  options: { inChannels: 3, numClasses: 10, bias: true },
  create: ({ inChannels, numClasses, bias }) =>
    new nn.Sequential(new nn.Flatten(), new nn.Linear(inChannels * 4, numClasses, { bias })),
});

test('a registered model is listed and made by name, its options over their defaults', () => {
  expect(models.list().at(-1)).toMatchObject({
    name: 'linear_net',
    description: 'one layer',
    options: [
      { name: 'inChannels', type: 'number', default: 3 },
      { name: 'numClasses', type: 'number', default: 10 },
      { name: 'bias', type: 'boolean', default: true },
    ],
  });
  const model = models.create('linear_net', { numClasses: 4, bias: false });
  expect(model(torch.ones([2, 3, 2, 2])).shape).toEqual([2, 4]);
  expect([...model.stateDict().keys()]).toEqual(['1.weight']);
});

test('the seed alone decides its weights, and torch’s stream goes on as if nothing was drawn', () => {
  torch.manualSeed(4);
  const next = torch.rand([2]).toArray();
  torch.manualSeed(4);
  const weights = (seed: number) =>
    models.create('linear_net', {}, { seed }).getParameter('1.weight').toArray();
  const first = weights(7);
  expect(torch.rand([2]).toArray()).toEqual(next);
  expect(weights(7)).toEqual(first);
  expect(weights(8)).not.toEqual(first);
  torch.manualSeed(7);
  expect(new nn.Linear(12, 10).weight.toArray()).toEqual(first);
});

test('a name that is registered again stands for the newer one', () => {
  const register = (width: number): void =>
    models.register({ name: 'twice', description: '', options: {}, create: () => new nn.Linear(width, 1) });
  register(2);
  register(3);
  expect(models.create('twice').parameters()[0]?.shape).toEqual([1, 3]);
  expect(models.list().filter(({ name }) => name === 'twice')).toHaveLength(1);
});

test.each<[string, () => unknown, RegExp]>([
  [
    'an unknown option',
    () => models.create('linear_net', { numClases: 2 }),
    /option of linear_net named "numClases" \(did you mean "numClasses"/,
  ],
  [
    'an option of another type',
    () => models.create('linear_net', { bias: 1 }),
    /linear_net\.bias: expected a boolean, received 1/,
  ],
  ['a misspelt name', () => models.create('linear_nett'), /"linear_nett" \(did you mean "linear_net"/],
  [
    'a name of the core',
    () =>
      models.register({ name: 'resnet18', description: '', options: {}, create: () => new nn.Identity() }),
    /resnet18 is a model of the core/,
  ],
  [
    'a name that no file could have',
    () => models.register({ name: 'a/b', description: '', options: {}, create: () => new nn.Identity() }),
    /expected a name of letters/,
  ],
  [
    'a create that gives no module',
    () => {
      models.register({ name: 'none', description: '', options: {}, create: () => Reflect.get({}, 'x') });
      models.create('none');
    },
    /none: expected an nn\.Module from create, received undefined/,
  ],
  [
    'no create',
    () => models.register({ name: 'x', description: '', options: {}, create: Reflect.get({}, 'create') }),
    /models.register: create: expected a function/,
  ],
])('%s is refused', (_, use, message) => expect(use).toThrow(message));
