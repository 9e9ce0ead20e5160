// What the core must be told of again is known by a count: each kind of change of a module moves it.
import { expect, test } from 'vitest';
import { create } from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { torch } from '../../lib/torch/torch.js';
import { Trainer } from '../../lib/training/trainer.js';

const model = create('SimpleCifarNet', { width: 4, dropRate: 0.5 }, { seed: 1 });
const layers = new nn.Sequential(new nn.ReLU(), new nn.Dropout(0.1));
const dropout = new nn.Dropout(0.1);
const linear = new nn.Linear(2, 2);
const hook = linear.registerForwardHook(() => undefined);

test.each<[string, () => void]>([
  ['train and eval', () => model.eval()],
  ['freeze', () => nn.freeze(model, 'stage1')],
  ['unfreeze', () => nn.unfreeze(model)],
  ['a setting of a layer', () => Object.assign(dropout, { p: 0.3 })],
  ['a parameter', () => Object.assign(linear, { weight: new nn.Parameter(torch.ones([2, 2])) })],
  ['a parameter of a model’s layer', () => Object.assign(model.getSubmodule('fc'), { bias: null })],
  ['a child', () => Object.assign(model, { maxpool: new nn.MaxPool2d(2) })],
  ['a new head', () => model.resetClassifier(3)],
  ['a layer of a Sequential', () => layers.set(0, new nn.SiLU())],
  ['a field that goes', () => Reflect.deleteProperty(Object.assign(linear, { note: 1 }), 'note')],
  ['a hook', () => linear.registerForwardPreHook(() => undefined)],
  ['a hook that goes', () => hook.remove()],
  ['checkpointing', () => model.setGradCheckpointing()],
  ['another class', () => nn.utils.parametrizations.weightNorm(linear)],
])('%s', (_name, change) => {
  const before = nn.changeCount();
  change();
  expect(nn.changeCount()).not.toBe(before);
});

test('a layer that changes while a step is looked at changes the next step', async () => {
  const losses = async (rate: number): Promise<number[]> => {
    torch.manualSeed(1);
    const net = create('SimpleCifarNet', { width: 4 }, { seed: 1 });
    const head = new nn.Sequential(new nn.Dropout(0), new nn.Linear(16, 10));
    Object.assign(net, { fc: head });
    const trainer = new Trainer(net, { optimizer: { name: 'SGD', lr: 0 }, maxSteps: 3, seed: 1 });
    const seen: number[] = [];
    const train = { inputs: torch.ones([4, 3, 8, 8]), targets: torch.arange(4) };
    for await (const event of trainer.fit(train)) {
      if (event.type !== 'step') continue;
      seen.push(event.loss);
      Object.assign(head.at(0), { p: rate });
    }
    return seen;
  };
  const [still, changed] = [await losses(0), await losses(0.9)];
  expect(changed[0]).toBe(still[0]);
  expect(changed[1]).not.toBe(still[1]);
});
