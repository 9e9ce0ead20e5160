// What a newcomer gets wrong: each is refused before it trains, with what to write instead.
import { describe, expect, test } from 'vitest';
import * as losses from '../../lib/losses/losses.js';
import * as models from '../../lib/models/models.js';
import * as nn from '../../lib/nn/nn.js';
import { AdamW } from '../../lib/optim/optim.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import { EarlyStopping } from '../../lib/training/callbacks/early-stopping.js';
import { ReduceLROnPlateau } from '../../lib/training/callbacks/reduce-lr-on-plateau.js';
import { UnfreezeStages } from '../../lib/training/callbacks/unfreeze-stages.js';
import type { TrainingEvent } from '../../lib/training/events.js';
import { Trainer } from '../../lib/training/trainer.js';
import { averageCheckpoints } from '../../lib/training/weight-average.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';
import { saidBy } from './said-by.js';

const digitsNet = () => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
const digits = (samples = 20) => ({
  inputs: torch.zeros([samples, 1, 8, 8]),
  targets: torch.arange(samples).remainder(10),
});
const make = (...given: readonly unknown[]): Trainer => Reflect.construct(Trainer, given);

describe('models and options', () => {
  const weights = torch.tensor([1, 2, 3]);
  test.each<[string, () => unknown, string]>([
    [
      'a class',
      () => make(nn.Identity, { epochs: 1 }),
      'received the class Identity → Write new Identity(…).',
    ],
    [
      'the name of a loss',
      () => make(digitsNet(), { epochs: 1, loss: 'focal' }),
      'received "focal" → Write { name: \'focal\' }.',
    ],
    ...(
      [
        [
          ['focal', () => torch.zeros([])],
          'loss[0]: expected { name, weight, … } in a list of losses, received "focal" → Write { name: \'focal\' }.',
        ],
        [
          [{ name: 'focal' }, () => torch.zeros([])],
          'loss[1]: expected { name, weight, … } in a list of losses, received a function → A function of your own is the whole loss: write one that adds all, loss: (output, { targets }) => losses.focal(output, targets).add(…).',
        ],
        [
          [{ name: 'focal' }, null],
          'loss[1]: expected { name, weight, … } in a list of losses, received null',
        ],
      ] as const
    ).map(([loss, said], i): [string, () => unknown, string] => [
      `a list of losses with others: ${i}`,
      () => make(digitsNet(), { epochs: 1, loss }),
      said,
    ]),
    [
      'a loss of losses',
      () => make(digitsNet(), { epochs: 1, loss: losses.focal }),
      "received the function losses.focal → Write { name: 'focal' }, with its options beside the name.",
    ],
    [
      'a loss of nn',
      () => make(digitsNet(), { epochs: 1, loss: new nn.L1Loss() }),
      'received an L1Loss → Write const criterion = new L1Loss(…), and loss: (output, { targets }) => criterion(output, targets).',
    ],
    [
      'its class',
      () => make(digitsNet(), { epochs: 1, loss: nn.L1Loss }),
      'received the class L1Loss → Write',
    ],
    ...(
      [
        ['the core', models.create('SimpleCifarNet', { inChannels: 1, numClasses: 1 }, { seed: 1 })],
        ['TypeScript', new nn.Sequential(new nn.Flatten(), new nn.Linear(64, 1))],
      ] as const
    ).map(([of, model]): [string, () => unknown, string] => [
      `one output for classes: a model of ${of}`,
      () =>
        fitted(make(model, { epochs: 1 }), { ...digits(), targets: torch.zeros([20], { dtype: 'int64' }) }),
      'Expected an output of at least 2 classes for crossEntropy but received [20, 1]: for one output use binaryCrossEntropy, for numbers a loss of your own',
    ]),
    [
      "a loss as PyTorch's are called",
      () =>
        fitted(
          make(digitsNet(), {
            epochs: 1,
            loss: (output: Tensor, y: Tensor) => nn.functional.mseLoss(output, y),
          }),
          digits(),
        ),
      'A loss is given the output and the batch, of which the targets are a part: (output, { targets }) => ….',
    ],
    [
      'a loss that is no real number',
      () =>
        fitted(
          make(digitsNet(), {
            epochs: 1,
            loss: (output: Tensor) => torch.complex(output.sum(), output.sum()),
          }),
          digits(),
        ),
      'expected one real number in a Tensor, the mean over the batch, received Tensor complex64 [] → Make it a real number',
    ],
    [
      'complex inputs',
      () =>
        fitted(make(digitsNet(), { epochs: 1 }), { ...digits(), inputs: digits().inputs.to('complex64') }),
      "Expected inputs of the model's dtype, float32, but received complex64: write torch.viewAsReal(inputs)",
    ],
    [
      'sparse inputs',
      () => fitted(make(digitsNet(), { epochs: 1 }), { ...digits(), inputs: digits().inputs.toSparse() }),
      'Expected dense inputs but received a tensor of layout Sparse: write inputs.toDense()',
    ],
    [
      "a teacher's logits that are not finite",
      () =>
        fitted(make(digitsNet(), { epochs: 1, loss: { name: 'distillation' } }), {
          ...digits(),
          teacher: torch.cat([torch.zeros([5, 10]), torch.full([1, 10], Number.NaN), torch.zeros([14, 10])]),
        }),
      "the teacher's logits of sample 5 of the data are not finite",
    ],
    [
      'a loss of nn.functional',
      () => make(digitsNet(), { epochs: 1, loss: nn.functional.mseLoss }),
      'received nn.functional.mseLoss, which takes the targets themselves → Write loss: (output, { targets }) => nn.functional.mseLoss(output, targets).',
    ],
    [
      'an operator',
      () => make(digitsNet(), { epochs: 1, loss: torch.l1Loss }),
      'Write loss: (output, { targets }) => torch.l1Loss(output, targets).',
    ],
    [
      'an optimizer that was made',
      () => make(digitsNet(), { epochs: 1, optimizer: new AdamW(digitsNet().parameters()) }),
      'received an AdamW →',
    ],
    [
      'weights of classes in a tensor',
      () => make(digitsNet(), { epochs: 1, loss: { name: 'focal', classWeights: weights } }),
      'Trainer: loss: classWeights: expected numbers, received Tensor float32 [3] → Write classWeights: values.toArray().',
    ],
    [
      'the same in a function',
      () =>
        losses.crossEntropy(
          torch.zeros([1, 3]),
          torch.tensor([0n]),
          Object({ classWeights: weights.to('int64') }),
        ),
      'received Tensor int64 [3] → Write classWeights: Array.from(values.data(), Number).',
    ],
    [
      'in a typed array',
      () => losses.focal(torch.zeros([1, 3]), torch.tensor([0n]), Object({ alpha: new Float32Array(3) })),
      'losses.focal: alpha: expected numbers, received a Float32Array → Write alpha: Array.from(values, Number).',
    ],
    [
      'the name of a schedule',
      () => fitted(make(digitsNet(), { epochs: 1, schedule: 'cosine' }), digits()),
      'schedule: expected { name: \'cosine\', … }, received "cosine"',
    ],
    [
      'a warm-up that does not say of what',
      () => fitted(make(digitsNet(), { epochs: 1, schedule: { name: 'cosine', warmup: 1 } }), digits()),
      'schedule: there is no option "warmup" (did you mean "warmupEpochs"?)',
    ],
    [
      'a signal for a list of them',
      () => fitted(make(digitsNet(), { epochs: 1 }), digits(), undefined, Object({ abortOn: 'SIGINT' })),
      'received "SIGINT" → Write abortOn: [\'SIGINT\'].',
    ],
    [
      'inputs and targets as a list',
      () => fitted(make(digitsNet(), { epochs: 1 }), Object([digits().inputs, digits().targets])),
      'fit: train: batch 0: expected { inputs, targets }, received Tensor float32 [20, 1, 8, 8] → Write { inputs, targets }, both tensors',
    ],
    [
      'data under other names',
      () => fitted(make(digitsNet(), { epochs: 1 }), Object({ x: digits().inputs, y: digits().targets })),
      'received {x: Tensor float32 [20, 1, 8, 8], y: Tensor int64 [20]} → Write { inputs: x, targets: y }, both tensors',
    ],
    [
      'targets that are called labels',
      () =>
        fitted(
          make(digitsNet(), { epochs: 1 }),
          Object({ inputs: digits().inputs, labels: digits().targets }),
        ),
      'labels: Tensor int64 [20]} → Write { inputs, targets: labels }, both tensors',
    ],
    [
      'the same in a batch',
      () =>
        fitted(
          make(digitsNet(), { epochs: 1 }),
          Object([digits(), { inputs: digits().inputs, labels: digits().targets }]),
        ),
      'fit: train: batch 1: expected { inputs, targets }, received {inputs: Tensor float32 [20, 1, 8, 8], labels: Tensor int64 [20]} → Write { inputs, targets: labels }',
    ],
    ...(
      [
        [{ lr: 0.1 }, 'there is no option "lr" (did you mean optimizer: { lr }?)'],
        [{ precision: 'bf16' }, `received "bf16" (did you mean "bfloat16"?)`],
        [{ clip: 1 }, 'clip: expected an object of options, received 1 (did you mean { norm: 1 }?)'],
        [{ clip: { norm: '1' } }, 'clip: norm: expected a number > 0, received "1"'],
        [{ memoryLimit: '1GB' }, 'received "1GB" (did you mean 1000000000?)'],
        [{ maxTime: '1h' }, 'maxTime: expected a number > 0, or null, received "1h"'],
        [{ optimizer: null }, "optimizer: expected { name: 'AdamW', lr, … }, received null"],
        [{ loss: null }, 'loss: expected { name }, a list of them or a function, received null'],
        [
          { epochs: 2, schedule: { name: 'cosine', warmupEpochs: 3 } },
          'schedule: warmupEpochs: expected at most the 2 epochs of the training, received 3',
        ],
        [
          {
            loss: [{ name: 'focal' }, { name: 'crossEntropy', ignoreIndex: -100 }],
            batchAugmentation: { cutmix: 1 },
          },
          'loss[1]: ignoreIndex: expected none where images are mixed, as batchAugmentation says, received -100 → Take what',
        ],
        [
          { loss: { name: 'trades', beta: 3 } },
          'loss: trades compares with logits of the samples under attack, which no batch has → Attack them in a loop of',
        ],
        [
          { epochs: 2, average: { kind: 'swa', fromEpoch: 3 } },
          'average: fromEpoch: expected at most the 2 epochs of the training, received 3',
        ],
        [{ earlyStopping: {} }, 'it is a callback, callbacks: [new EarlyStopping('],
        [{ optimizer: 'SGD' }, 'received "SGD" → Write { name: \'SGD\' }.'],
        [{ optimizer: { lr: 1 } }, "optimizer: the name is missing → Write { name: 'AdamW', … }"],
        [{ loss: { gamma: 1 } }, "loss: the name is missing → Write { name: 'crossEntropy', … }"],
        [{ loss: { name: 'crossEntropy', gamma: 1 } }, 'loss: crossEntropy: there is no option "gamma"'],
        [
          { loss: { name: 'focal', weight: [1, 2] } },
          'received [1, 2] → Weights of classes are classWeights.',
        ],
        [
          { groups: { match: 'fc' } },
          'groups: expected a list of { match, options }, received {match: "fc"}',
        ],
        ...[
          { match: 'fc', lr: 1 },
          { name: 'fc', options: {} },
          { match: ['fc'], options: {} },
          { match: 'fc' },
          { match: 'fc', options: {}, lr: 1 },
          'fc',
        ].map(
          (rule) =>
            [
              { groups: [rule] },
              " → Write groups: [{ match: 'stage1', options: { lr: 1e-4 } }]: a path or an expression for match.",
            ] as const,
        ),
        [{ groups: { fc: {} } }, 'received {fc: {}} → Write groups: [{ match: '],
        [
          { loss: { name: 'crossEntropy', classWeights: 'balanced' } },
          'classWeights: expected numbers, received "balanced" → Write classWeights: counts.map(',
        ],
        [
          { loss: { name: 'binaryCrossEntropy', posWeight: 2 } },
          'posWeight: expected numbers, received 2 → Write posWeight: losses.posWeight(targets).',
        ],
        [
          { loss: { name: 'focal', multiLabel: 'yes' } },
          'loss: focal: multiLabel: expected true or false, received "yes"',
        ],
        [
          { loss: [{ name: 'focal', alpha: [0.1, 'a'] }] },
          'loss[0]: focal: alpha: expected numbers, received [0.1, "a"]',
        ],
        [{ checkpoints: { folder: 'x', best: { k: 3 } } }, 'no option "k" (did you mean "count"?)'],
        [
          { checkpoints: { folder: 'x', best: {} } },
          "best: metric: expected a name, as 'loss', received undefined",
        ],
        [
          { callbacks: [{ name: 'mine', onTrainEpochEnd: () => {} }] },
          'callbacks: expected onEvent, onStart or onEnd, received "mine" with none of them → All events come to one method: onEvent(event, run)',
        ],
        [
          { schedule: (epoch: number) => 0.95 ** epoch },
          "schedule: expected { name: 'cosine', … }, received a function → The schedules are constant, linear,",
        ],
        [{ classes: 10 }, 'classes: expected a list of names, received 10'],
        [{ classes: ['a', 'b', 'a'] }, 'classes: expected each name once, received "a" twice'],
        [
          { checkpoints: { folder: 'x', best: 'accuracy' } },
          "Trainer: checkpoints: best: expected an object of options, received accuracy (did you mean { metric: 'accuracy' }?)",
        ],
      ] as const
    ).map(([options, message]): [string, () => unknown, string] => [
      JSON.stringify(options),
      () => make(digitsNet(), { epochs: 1, ...options }),
      message,
    ]),
    [
      'a generator to find the batch size on',
      () =>
        Reflect.apply(Trainer.prototype.findBatchSize, make(digitsNet(), { epochs: 1 }), [() => [digits()]]),
      'findBatchSize: train: expected a data set { inputs, targets }, which it cuts into batches, received a function',
    ],
    [
      'sizes that there are no samples for',
      () => make(digitsNet(), { epochs: 1 }).findBatchSize(digits(), { from: 64 }),
      'findBatchSize: expected at least 64 samples and from ≤ to, received 20 samples, from 64 and to 1024',
    ],
    [
      'a callback without its metric',
      () => Reflect.construct(EarlyStopping, [{ patience: 2 }]),
      "EarlyStopping: metric: expected a name, as 'loss', received undefined",
    ],
    [
      'stages that are no list',
      () => Reflect.construct(UnfreezeStages, [{ 2: ['stage1'] }]),
      'UnfreezeStages: expected a list of { epoch, patterns }, received',
    ],
    [
      'a pattern for a list of them',
      () => Reflect.construct(UnfreezeStages, [[{ epoch: 2, patterns: 'stage1' }]]),
      'UnfreezeStages: stage 1: patterns: expected a list, received "stage1" → Write [\'stage1\'].',
    ],
    [
      'a file for a list of them',
      () => Reflect.apply(averageCheckpoints, undefined, ['last.safetensors']),
      'averageCheckpoints: expected a list of files, received "last.safetensors"',
    ],
    [
      'options of fit for data',
      () => Reflect.apply(fitted, undefined, [make(digitsNet(), { epochs: 1 }), digits(), { resume: true }]),
      'fit: select: expected data, received options of fit → They come third: fit(train, undefined, { … }).',
    ],
  ])('%s', async (_, run, message) => {
    expect(await saidBy(run)).toContain(message);
  });

  test.each([
    ['a Map', { seen: new Map([[1, 2]]) }, '.seen: expected JSON, received '],
    ['a tensor', [torch.ones([2])], '[0]: expected JSON, received Tensor float32 [2]'],
    ['NaN', { inner: { best: Number.NaN } }, '.inner.best: expected JSON, received NaN'],
  ])('a state of a callback with %s, before anything is trained', async (_, state, message) => {
    const seen: string[] = [];
    const callback: object = {
      name: 'mine',
      onEvent: ({ type }: TrainingEvent) => seen.push(type),
      state: () => state,
    };
    const trainer: Trainer = Reflect.construct(Trainer, [digitsNet(), { epochs: 1, callbacks: [callback] }]);
    expect(await saidBy(() => fitted(trainer, digits()))).toContain(`callback "mine": state()${message}`);
    expect(seen).toEqual([]);
  });

  test('a target out of range in a loss of one’s own, with its row', async () => {
    const { inputs } = digits();
    const targets = torch.arange(20).remainder(10);
    targets.slice(0, 13, 14).fill_(10);
    const trainer = new Trainer(digitsNet(), {
      epochs: 1,
      overfitBatches: 1,
      loss: (output, batch) => nn.functional.crossEntropy(output, batch.targets),
    });
    expect(await saidBy(() => fitted(trainer, { inputs, targets }))).toMatch(
      /Trainer: loss: row 13 of the batch: Target 10 is out of bounds/,
    );
  });

  test('a model that is frozen, whole', async () => {
    const model = digitsNet();
    nn.freeze(model, /./);
    const before = bytesOf(model);
    expect(await saidBy(() => fitted(new Trainer(model, { epochs: 1 }), digits()))).toContain(
      "Expected parameters to train but all 20 of the model are frozen: let some train, as nn.unfreeze(model, 'fc.bias')",
    );
    expect(bytesOf(model).equals(before)).toBe(true);
  });
});

describe('distillation without its teacher', () => {
  const lacking = digits();
  const whole = { ...lacking, teacher: torch.zeros([20, 10]) };
  const trainer = () => new Trainer(digitsNet(), { epochs: 1, loss: { name: 'distillation' } });

  test.each<[string, () => unknown]>([
    ['fit: train', () => trainer().fit(lacking).next()],
    // Before the first epoch, not at its end.
    ['fit: select', () => trainer().fit(whole, lacking).next()],
    ['fit: train: batch 1', () => fitted(trainer(), [whole, lacking])],
    ['evaluate: data', () => trainer().evaluate(lacking)],
  ])('%s', async (where, run) => {
    expect(await saidBy(run)).toContain(
      `${where}: the loss distillation learns from a teacher's logits, received none → Write { inputs, targets, teacher }`,
    );
  });

  test('with it all is well', async () => {
    expect((await fitted(trainer(), whole, whole)).end).toBeDefined();
  });
});

test('a validation in which all targets are ignored', async () => {
  const { inputs } = digits();
  const ignored = { inputs, targets: torch.full([20], -1n, { dtype: 'int64' }) };
  const trainer = new Trainer(digitsNet(), { epochs: 1, loss: { name: 'crossEntropy', ignoreIndex: -1 } });
  expect(await saidBy(() => fitted(trainer, digits(), ignored))).toBe(
    'fit: select: expected samples to measure by, received none whose target is not the ignoreIndex of the loss → ' +
      'Give it samples whose targets are known, or leave ignoreIndex out.',
  );
});

test('a mean of epochs that do not end within maxSteps', async () => {
  const trainer = (maxSteps: number, fromEpoch: number) =>
    new Trainer(digitsNet(), { maxSteps, batchSize: 5, accumulate: 2, average: { kind: 'swa', fromEpoch } });
  // An epoch has two steps.
  expect(await saidBy(() => fitted(trainer(5, 3), digits()))).toContain(
    'average: fromEpoch: expected at most the 2 whole epochs of the training (maxSteps is 5, an epoch has 2), received 3 → swa averages the ends of epochs',
  );
  expect((await fitted(trainer(6, 3), digits())).end).toBeDefined();
  const ema = new Trainer(digitsNet(), { maxSteps: 1, batchSize: 5, average: { kind: 'ema' } });
  expect((await fitted(ema, digits())).end).toBeDefined();
});

test('a batch without samples', async () => {
  const empty = { inputs: torch.zeros([0, 1, 8, 8]), targets: torch.zeros([0], { dtype: 'int64' }) };
  const refusal = 'Expected samples in each batch but received inputs [0, 1, 8, 8]: leave empty batches out';
  const trainer = () => new Trainer(digitsNet(), { epochs: 1 });
  await expect(fitted(trainer(), [digits(), empty])).rejects.toThrow(refusal);
  await expect(fitted(trainer(), digits(), [empty])).rejects.toThrow(refusal);
  await expect(trainer().evaluate([empty])).rejects.toThrow(refusal);
});

test('forward cannot be async', async () => {
  class Late extends nn.Module {
    fc = new nn.Linear(64, 10);
    async forward(x: Tensor) {
      return this.fc(x.flatten(1));
    }
  }
  expect(await saidBy(() => fitted(make(new Late(), { epochs: 1 }), digits()))).toBe(
    'Late: forward: expected a tensor, or several in a list or by name, received a Promise → Write it without async and await: a step cannot wait for it.',
  );
});

test('whole numbers are inputs where they are looked up, and where forward makes floats of them', async () => {
  class Words extends nn.Module {
    embedding = new nn.Embedding(10, 4);
    fc = new nn.Linear(4, 10);
    forward(x: Tensor) {
      return this.fc(this.embedding(x).mean([1]));
    }
  }
  class Pixels extends nn.Module {
    fc = new nn.Linear(64, 10);
    forward(x: Tensor) {
      return this.fc(x.flatten(1).to('float32').div(255));
    }
  }
  const { inputs, targets } = digits();
  const words = { inputs: inputs.flatten(1).to('int64'), targets };
  expect((await fitted(new Trainer(new Words(), { epochs: 1 }), words)).steps).toHaveLength(1);
  const pixels = { inputs: inputs.to('uint8'), targets };
  expect((await fitted(new Trainer(new Pixels(), { epochs: 1 }), pixels)).steps).toHaveLength(1);
});

test('a class without forward', async () => {
  class Empty extends nn.Identity {
    fc = new nn.Linear(64, 10);
  }
  Reflect.set(Empty.prototype, 'forward', undefined);
  const message = 'Empty: there is no forward → Write in the class Empty: forward(x: Tensor) { return … }.';
  expect(await saidBy(() => fitted(make(new Empty(), { epochs: 1 }), digits()))).toBe(message);
  expect(await saidBy(() => new Empty()(torch.zeros([1])))).toBe(message);
});

describe('images that lie otherwise', () => {
  const ofColours = (channels: number) =>
    models.create('SimpleCifarNet', { inChannels: channels, width: 4 }, { seed: 1 });
  const own = new nn.Sequential(new nn.Conv2d(3, 10, 3), new nn.AdaptiveAvgPool2d(1), new nn.Flatten());
  const turned = 'Images lie as [N, C, H, W]: write images.permute([0, 3, 1, 2]).';

  test.each<[string, nn.Layer, readonly number[], string]>([
    ['NHWC', ofColours(3), [20, 8, 8, 3], turned],
    ['NHWC for a model of one’s own', own, [20, 8, 8, 3], turned],
    [
      'one channel for three',
      ofColours(3),
      [20, 1, 8, 8],
      'Make the model for images of 1, as by inChannels of models.create, or write images.expand([-1, 3, -1, -1]).',
    ],
    [
      'three for one',
      ofColours(1),
      [20, 3, 8, 8],
      'Make the model for images of 3, as by inChannels of models.create, or write images.mean(1, true).',
    ],
  ])('%s', async (_, model, shape, remedy) => {
    const { targets } = digits();
    const said = await saidBy(() =>
      fitted(make(model, { epochs: 1 }), { inputs: torch.zeros(shape), targets }),
    );
    expect(said.endsWith(` → ${remedy}`), said).toBe(true);
  });

  test('maps within a model are no images', async () => {
    const conv = new nn.Conv2d(32, 4, 1);
    expect(await saidBy(() => conv(torch.zeros([1, 64, 32, 32])))).toMatch(/got 64 channels.* → undefined$/s);
  });
});

describe('what watches validations needs data for them', () => {
  const stopping = () => new EarlyStopping({ metric: 'accuracy', patience: 1 });

  test.each([stopping, () => new ReduceLROnPlateau({ metric: 'loss' })])('%s', async (callback) => {
    const run = (options: object = {}, select?: ReturnType<typeof digits>) =>
      fitted(new Trainer(digitsNet(), { epochs: 1, callbacks: [callback()], ...options }), digits(), select);
    const { name } = callback().constructor;
    expect(await saidBy(run)).toMatch(
      new RegExp(
        `^${name}: (accuracy|loss) is that of validations, and this training has nothing to validate on → Give fit a second set of data, fit\\(train, select\\), or leave ${name} out`,
      ),
    );
    expect((await run({}, digits())).validations).toHaveLength(1);
    expect((await run({ overfitBatches: 1 })).validations).toHaveLength(1);
  });

  test('so do the best checkpoints; the last ones do not', async () => {
    const folder = await temporaryFolder();
    const run = (checkpoints: object) =>
      fitted(make(digitsNet(), { epochs: 1, checkpoints: { folder, ...checkpoints } }), digits());
    expect(await saidBy(() => run({ best: { metric: 'accuracy', count: 2 } }))).toContain(
      'checkpoints: best: accuracy is that of validations, and this training has nothing to validate on',
    );
    expect((await run({})).checkpoints).toHaveLength(1);
  });

  test('validateEverySteps beyond the last step is said', async () => {
    const warned = async (validateEverySteps: number) => {
      const trainer = new Trainer(digitsNet(), { epochs: 2, batchSize: 10, validateEverySteps });
      return (await fitted(trainer, digits(), digits())).warnings.map(({ message }) => message);
    };
    expect(await warned(4)).toEqual([]);
    expect(await warned(5)).toEqual([
      'validateEverySteps is 5 and the training has 4 steps: it never validates',
    ]);
  });
});
