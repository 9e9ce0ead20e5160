// Which parameters learn, when, and how fast.
import { expect, test } from 'vitest';
import type { Model } from '../../lib/models/model.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { UnfreezeStages } from '../../lib/training/callbacks/unfreeze-stages.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { fitted } from './fitted.js';

const LR = 0.5;

function digitsNet(): Model {
  return models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 }).to('cpu', 'float64');
}

/** By what each parameter's gradient was multiplied in one step of plain SGD; NaN where there was none. */
async function rates(
  options: Partial<TrainerOptions>,
  model: Model = digitsNet(),
): Promise<Map<string, number>> {
  const batch = { inputs: uniformTensor('images', [10, 1, 16, 16]), targets: targetsOf(10, 10) };
  const copy = model.clone().train();
  nn.functional.crossEntropy(copy(batch.inputs), batch.targets).backward();
  await fitted(new Trainer(model, { epochs: 1, optimizer: { name: 'SGD', lr: LR }, ...options }), [batch]);
  return new Map(
    Array.from(copy.namedParameters(), ([name, before]) => {
      const moved = before.detach().sub(model.getParameter(name).detach());
      const gradient = before.grad ?? moved.mul(Number.NaN);
      return [name, Number(moved.mul(gradient).sum().div(gradient.mul(gradient).sum()).item())];
    }),
  );
}

test('groups: the first rule that names a parameter holds, others have the optimizer’s options', async () => {
  const found = await rates({
    groups: [
      { match: 'fc.bias', options: { lr: 0 } },
      { match: /^fc\./, options: { lr: 0.25 } },
      { match: 'stage1.*.bn', options: { lr: 0.125 } },
    ],
  });
  for (const [name, rate] of found) {
    const expected = { 'fc.bias': 0, 'fc.weight': 0.25 }[name] ?? (/^stage1\.\d\.bn/.test(name) ? 0.125 : LR);
    expect(rate, name).toBeCloseTo(expected, 9);
  }
});

test.each<[TrainerOptions['groups'], RegExp]>([
  [[{ match: 'head', options: {} }], /groups\[0\].*"head"/],
  [
    [
      { match: /./, options: {} },
      { match: 'fc', options: {} },
    ],
    /groups\[1\]: rules before it name all that it names/,
  ],
  [[{ match: 'fc', options: { lrr: 1 } }], /groups\[0\].*"lrr" \(did you mean "lr"\?\)/],
])(
  'a rule that names nothing, or an option that does not exist, is refused: %j',
  async (groups = [], message) => {
    await expect(rates({ groups })).rejects.toThrow(message);
  },
);

test('layerDecay: each step towards the input multiplies the rate, as model.parameterGroups says', async () => {
  const model = models
    .create('vit_tiny_patch16_224', { imgSize: 16, inChannels: 1, numClasses: 10 }, { seed: 1 })
    .to('cpu', 'float64');
  const groups = model.parameterGroups({ lr: LR, layerDecay: 0.5 });
  const expected = new Map(
    groups.flatMap(({ params, lr }) => Array.from(params, (each) => [each, lr] as const)),
  );
  const found = [...(await rates({ layerDecay: 0.5 }, model))].filter(([, rate]) => !Number.isNaN(rate));
  for (const [name, rate] of found)
    expect(rate, name).toBeCloseTo(expected.get(model.getParameter(name)) ?? 0, 9);
  // Twelve blocks, what is before them and what is behind.
  expect(new Set(expected.values()).size).toBe(14);
});

test('layerDecay of a module that does not say how its layers lie is refused', async () => {
  const model = new nn.Sequential(new nn.Flatten(), new nn.Linear(64, 4), new nn.Linear(4, 10));
  const data = { inputs: uniformTensor('images', [10, 1, 8, 8]).to('float32'), targets: targetsOf(10, 10) };
  const train = (layerDecay: number) => fitted(new Trainer(model, { epochs: 1, layerDecay }), data);
  await expect(train(0.5)).rejects.toMatchObject({
    code: 'ERR_OPTION',
    message: 'Trainer: layerDecay: Sequential does not say how far from the output its layers are',
  });
  expect((await train(1)).steps).toHaveLength(1);
});

/** Which of these tensors move in each epoch. */
async function movedBy(
  model: Model,
  names: readonly string[],
  options: Partial<TrainerOptions>,
  onEvent: (event: TrainingEvent) => void = () => {},
): Promise<string[][]> {
  const state = (): unknown[] => names.map((name) => model.stateDict().get(name)?.toArray());
  const moved: string[][] = [];
  let last = state();
  const data = { inputs: uniformTensor('images', [30, 1, 8, 8]), targets: targetsOf(30, 10) };
  const trainer = new Trainer(model, {
    optimizer: { name: 'AdamW', lr: 0.01 },
    epochs: 3,
    batchSize: 10,
    ...options,
  });
  await fitted(trainer, data, undefined, {
    onEvent: (event) => {
      if (event.type === 'epoch') {
        const now = state();
        moved.push(names.filter((_, i) => JSON.stringify(last[i]) !== JSON.stringify(now[i])));
        last = now;
      }
      onEvent(event);
    },
  });
  return moved;
}

const WATCHED = ['stage1.0.conv.weight', 'stage1.0.bn.running_mean', 'stage2.0.conv.weight', 'fc.weight'];

test('frozen parts stay, weight decay and statistics too, and learn once they are unfrozen at an event', async () => {
  const model = digitsNet();
  nn.freeze(model, 'stage1');
  const moved = await movedBy(model, WATCHED, {}, (event) => {
    if (event.type === 'epoch' && event.epoch === 2) nn.unfreeze(model);
  });
  expect(moved).toEqual([WATCHED.slice(2), WATCHED.slice(2), WATCHED]);
});

test('parts that are frozen at a step stay from the next one on', async () => {
  const model = digitsNet();
  const moved = await movedBy(model, WATCHED, {}, (event) => {
    if (event.type === 'step' && event.update === 3) nn.freeze(model, 'stage1');
  });
  expect(moved).toEqual([WATCHED, WATCHED.slice(2), WATCHED.slice(2)]);
});

test('UnfreezeStages: parts learn from their epochs on', async () => {
  const stages = new UnfreezeStages([
    { epoch: 2, patterns: ['stage2'] },
    { epoch: 3, patterns: ['stage1'] },
  ]);
  expect(await movedBy(digitsNet(), WATCHED, { callbacks: [stages] })).toEqual([
    ['fc.weight'],
    ['stage2.0.conv.weight', 'fc.weight'],
    WATCHED,
  ]);
});
