// Muon for the weights of hidden layers, another optimizer for the rest. References: tests/fixtures/make_muon.py.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { type OptimizerOptions, readOptimizer } from '../../lib/optim/optim.js';
import { trainingGroups } from '../../lib/training/groups.js';
import type { GroupRule, TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { decode, fill, relativeError, summary, targetsOf, uniformTensor } from '../models/filled.js';
import { bytesOf, fitted } from './fitted.js';

const fixture = z
  .object({
    models: z.record(z.string(), z.array(z.string())),
    trained: z.object({ losses: z.array(z.number()), state: z.record(z.string(), z.string()) }),
  })
  .parse(
    JSON.parse(gunzipSync(readFileSync(new URL('../fixtures/muon.json.gz', import.meta.url))).toString()),
  );

const MUON = { name: 'Muon', lr: 0.02, auxiliary: { name: 'AdamW', lr: 0.003 } } as const;

function groupsOf(
  model: nn.Layer,
  optimizer: OptimizerOptions = MUON,
  rules: readonly GroupRule[] = [],
  layerDecay = 1,
) {
  return trainingGroups(model, readOptimizer('Trainer: optimizer', optimizer), rules, {
    layerDecay,
    decayVectors: false,
  });
}

function ownedBy(name: string, groups: ReturnType<typeof groupsOf>): string[] {
  return groups.filter(({ optimizer }) => optimizer === name).flatMap(({ parameters }) => parameters);
}

test.each(Object.entries(fixture.models))('%s: Muon moves what timm’s does', (name, expected) => {
  const model = models.create(name, {}, { seed: 1 });
  const groups = groupsOf(model);
  expect(ownedBy('Muon', groups).sort()).toEqual([...expected].sort());
  expect(groups.flatMap(({ parameters }) => parameters).sort()).toEqual(
    [...model.namedParameters().keys()].sort(),
  );
});

test('of a model of one’s own, embeddings and the first and the last weight are the auxiliary’s', () => {
  const model = new nn.Sequential(
    new nn.Linear(8, 16),
    new nn.LayerNorm([16]),
    new nn.Linear(16, 12),
    new nn.Conv2d(4, 4, 3, { groups: 4 }),
    new nn.Linear(12, 16),
    new nn.Linear(16, 10),
  );
  expect(ownedBy('Muon', groupsOf(model))).toEqual(['2.weight', '4.weight']);
  const reader = new nn.Sequential(
    new nn.Linear(8, 8),
    new nn.Embedding(20, 8),
    new nn.Linear(8, 8),
    new nn.Linear(8, 10),
  );
  expect(ownedBy('Muon', groupsOf(reader))).toEqual(['2.weight']);
});

test('norms and biases do not decay, whoever moves them, and both rates fall towards the input', () => {
  const model = models.create('vit_tiny_patch16_224', { imgSize: 32, numClasses: 10 }, { seed: 1 });
  const groups = groupsOf(model, MUON, [], 0.5);
  const optionsOf = (name: string): object | undefined =>
    groups.find(({ parameters }) => parameters.includes(name))?.options;
  const muon = { weightDecay: 0.1, momentum: 0.95 };
  expect(optionsOf('blocks.11.mlp.fc1.weight')).toMatchObject({ ...muon, lr: 0.02 / 2 });
  expect(optionsOf('blocks.0.attn.qkv.weight')).toMatchObject({ ...muon, lr: 0.02 / 2 ** 12 });
  expect(optionsOf('blocks.0.attn.qkv.bias')).toMatchObject({ weightDecay: 0, lr: 0.003 / 2 ** 12 });
  expect(optionsOf('head.weight')).toMatchObject({ weightDecay: 0.01, lr: 0.003, eps: 1e-8 });
  expect(optionsOf('pos_embed')).toMatchObject({ weightDecay: 0, lr: 0.003 / 2 ** 13 });
  expect(groups[0]?.optimizer).toBe('Muon');
});

describe('groups', () => {
  const model = models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });

  test('without `auxiliary` they are for what Muon moves; with it they say who moves all that they name', () => {
    const groups = groupsOf(model, MUON, [
      { match: 'stage3.*.conv', options: { auxiliary: true, lr: 0.5 } },
      { match: 'stage3', options: { auxiliary: true, eps: 1e-3 } },
      { match: 'stage1.0.conv', options: { auxiliary: false, nsSteps: 3 } },
      { match: 'stage1', options: { lr: 0.25 } },
    ]);
    const found = groups.map(({ optimizer, parameters, options }) => [
      optimizer,
      parameters,
      ['lr', 'nsSteps', 'eps', 'weightDecay'].map((name) => Reflect.get(options, name)),
    ]);
    const norms = (path: string): string[] => [`${path}.bn.weight`, `${path}.bn.bias`];
    expect(found).toEqual([
      ['Muon', ['stage1.0.conv.weight'], [0.02, 3, 1e-7, 0.1]],
      ['Muon', ['stage1.1.conv.weight'], [0.25, 5, 1e-7, 0.1]],
      ['Muon', ['stage2.0.conv.weight', 'stage2.1.conv.weight'], [0.02, 5, 1e-7, 0.1]],
      [
        'AdamW',
        [...['stage1.0', 'stage1.1', 'stage2.0', 'stage2.1'].flatMap(norms), 'fc.bias'],
        [0.003, undefined, 1e-8, 0],
      ],
      ['AdamW', ['stage3.0.conv.weight', 'stage3.1.conv.weight'], [0.5, undefined, 1e-8, 0.01]],
      ['AdamW', ['stage3.0', 'stage3.1'].flatMap(norms), [0.003, undefined, 1e-3, 0]],
      ['AdamW', ['fc.weight'], [0.003, undefined, 1e-8, 0.01]],
    ]);
  });

  test.each<[GroupRule, RegExp]>([
    [{ match: 'fc', options: { lr: 1 } }, /groups\[0\]: all that it names are AdamW's/],
    [{ match: 'fc', options: { auxiliary: true, momentum: 1 } }, /groups\[0\].*"momentum"/],
    [
      { match: 'stage2', options: { auxiliary: 1 } },
      /groups\[0\]: auxiliary: expected true or false, received 1/,
    ],
    [{ match: 'fc', options: { auxiliary: false } }, /Muon moves weights of 2 dimensions.*fc.bias.*\[10\]/],
  ])('are refused: %j', (rule, message) => {
    expect(() => groupsOf(model, MUON, [rule])).toThrow(message);
  });

  test('a model that Muon cannot train is refused with what to do', () => {
    const alone = expect.objectContaining({
      message:
        'Trainer: optimizer: Muon moves weights of 2 dimensions or more, stage1.0.bn.weight has the shape [4]',
      remedy: expect.stringContaining("auxiliary: { name: 'AdamW'"),
    });
    expect(() => groupsOf(model, { name: 'Muon' })).toThrow(alone);
    const shallow = new nn.Sequential(new nn.Linear(8, 8), new nn.Linear(8, 10));
    expect(() => groupsOf(shallow)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('Sequential has no weights for Muon'),
        remedy: expect.stringContaining('auxiliary: false'),
      }),
    );
    const forced = groupsOf(shallow, MUON, [{ match: '0.weight', options: { auxiliary: false } }]);
    expect(ownedBy('Muon', forced)).toEqual(['0.weight']);
    const bare = new nn.Sequential(new nn.Linear(8, 8, { bias: false }));
    expect(ownedBy('Muon', groupsOf(bare, { name: 'Muon' }))).toEqual(['0.weight']);
    expect(() => groupsOf(model, Object({ name: 'SGD', auxiliary: { name: 'AdamW' } }))).toThrow(
      'Trainer: optimizer: there is no option "auxiliary"',
    );
  });
});

test('ten updates of SimpleCifarNet are those of PyTorch’s Muon and AdamW', async () => {
  const model = fill(
    models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 }).to('cpu', 'float64'),
  );
  const [images, targets] = [uniformTensor('images', [100, 1, 8, 8]), targetsOf(100, 10)];
  const batches = Array.from({ length: 10 }, (_, i) => ({
    inputs: images.narrow(0, 10 * i, 10).clone(),
    targets: targets.narrow(0, 10 * i, 10).clone(),
  }));
  const { losses, steps } = await fitted(
    new Trainer(model, {
      optimizer: { ...MUON, nsDtype: 'float32', auxiliary: { ...MUON.auxiliary, weightDecay: 0.05 } },
      schedule: { name: 'cosine' },
      epochs: 1,
    }),
    batches,
  );
  losses.forEach((loss, i) => {
    expect(loss).toBeCloseTo(fixture.trained.losses[i] ?? Number.NaN, 6);
  });
  expect(steps.map(({ learningRate }) => learningRate)).toEqual(
    losses.map((_, i) => expect.closeTo(0.01 * (1 + Math.cos((Math.PI * i) / 10)), 12)),
  );
  for (const [name, tensor] of model.stateDict()) {
    const expected = decode(fixture.trained.state[name] ?? '');
    if (!name.endsWith('num_batches_tracked'))
      expect(relativeError(summary(name, tensor, 4), expected), name).toBeLessThan(1e-6);
  }
});

describe('a run that was aborted', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  const newFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'tsml-muon-'));
    folders.push(folder);
    return folder;
  };
  const data = { inputs: uniformTensor('images', [48, 3, 32, 32]).to('float32'), targets: targetsOf(48, 10) };
  const make = (folder: string, optimizer: TrainerOptions['optimizer'] = MUON): Trainer =>
    new Trainer(models.create('vit_tiny_patch16_224', { imgSize: 32, numClasses: 10 }, { seed: 3 }), {
      optimizer,
      schedule: { name: 'cosine', warmupEpochs: 1 },
      epochs: 2,
      batchSize: 16,
      seed: 5,
      checkpoints: { folder, everyUpdates: 1 },
    });

  test('ends with the bytes of one that was not, and with no other auxiliary', {
    timeout: 60_000,
  }, async () => {
    const whole = make(await newFolder());
    await fitted(whole, data);
    const folder = await newFolder();
    const stop = new AbortController();
    await expect(
      fitted(make(folder), data, undefined, {
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'step' && event.update === 4) stop.abort();
        },
      }),
    ).rejects.toThrow('cancelled');
    const other = make(folder, { ...MUON, auxiliary: { name: 'Lion' } });
    await expect(fitted(other, data, undefined, { resume: true })).rejects.toThrow(
      'the checkpoint was made with optimizer.auxiliary.name "AdamW", here it is "Lion"',
    );
    const resumed = make(folder);
    const { steps } = await fitted(resumed, data, undefined, { resume: true });
    expect(steps[0]?.update).toBe(5);
    expect(bytesOf(resumed.model).equals(bytesOf(whole.model))).toBe(true);
  });
});
