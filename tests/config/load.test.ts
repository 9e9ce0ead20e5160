import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadConfig, parseConfig } from '../../lib/config/load.js';
import { UsageError } from '../../lib/errors.js';

const MINIMAL = `name: a
data: { source: digits }
model: { name: SimpleCifarNet }
training: { epochs: 3 }
`;

/** The error that a config gives. */
async function fault(text: string, overrides: string[] = []): Promise<UsageError> {
  try {
    await parseConfig(text, 'x.yaml', overrides);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  return expect.fail('the config is valid');
}

test('the shipped config is valid, and defaults fill in what is left out', async () => {
  const { config } = await loadConfig(fileURLToPath(new URL('../../configs/digits.yaml', import.meta.url)));
  expect(config).toMatchObject({ name: 'digits', seed: 0, model: { name: 'SimpleCifarNet' } });
  expect(config.data.split.test).toBeGreaterThanOrEqual(0.2);
  expect((await parseConfig(MINIMAL, 'x.yaml')).config).toMatchObject({
    seed: 0,
    data: { split: { train: 0.6, select: 0.1, calibrate: 0.1, test: 0.2 } },
    training: {
      batchSize: 64,
      optimizer: { name: 'AdamW' },
      schedule: { name: 'constant' },
      checkpoints: { best: { metric: 'negativeLogLikelihood', count: 1 }, everyMinutes: 5 },
      precision: 'float32',
    },
  });
});

test('every fault of a config is named with its place, its key and the nearest right word', async () => {
  const { message, code } = await fault(`name: a
sed: 3
data:
  source: digts
  split: { train: 0.5 }
model: { name: X, options: { width: [1] } }
training:
  epohcs: 3
  batchSize: 1.5
  optimizer: AdamW
  checkpoints:
    best:
      mertic: accuracy
  layerDecay: 2
  threads: "two"
`);
  expect(code).toBe('ERR_CONFIG');
  expect(message.split('\n').slice(1).sort()).toEqual(
    [
      '  x.yaml:2:1: unknown key "sed" (did you mean "seed"?)',
      '  x.yaml:4:11: data.source: expected digits, received "digts" (did you mean "digits"?)',
      '  x.yaml:5:10: data.split: expected fractions that sum to 1, but these sum to 0.9',
      '  x.yaml:6:37: model.options.width: expected true or false, or a number, or a text, received a list',
      '  x.yaml:8:3: unknown key "training.epohcs" (did you mean "epochs"?)',
      '  x.yaml:9:14: training.batchSize: expected a whole number, received 1.5',
      '  x.yaml:10:14: training.optimizer: expected a mapping, received "AdamW" (did you mean { name: AdamW }?)',
      '  x.yaml:13:7: unknown key "training.checkpoints.best.mertic" (did you mean "metric"?)',
      '  x.yaml:14:15: training.layerDecay: expected a number ≤ 1, received 2',
      '  x.yaml:15:12: training.threads: expected a number, received "two"',
    ].sort(),
  );
});

test.each([
  [
    'loss: focal',
    'training.loss: expected a mapping, or a list, received "focal" (did you mean { name: focal }?)',
  ],
  ['lr: 0.1', 'unknown key "training.lr" (did you mean "training.optimizer.lr"?)'],
  [
    'labelSmoothing: 0.1',
    'unknown key "training.labelSmoothing" (did you mean "training.loss.labelSmoothing"?)',
  ],
  ['groups: [{ match: fc, lr: 1 }]', '"training.groups.0.lr" (did you mean "training.groups.0.options.lr"?)'],
  ['groups: [{ mtach: fc, options: {} }]', 'unknown key "training.groups.0.mtach" (did you mean "match"?)'],
  ['clip: 1', 'training.clip: expected a mapping, received 1 (did you mean { norm: 1 }?)'],
  ['threads: 1025', 'training.threads: expected a number ≤ 1024, received 1025'],
  ['maxTime: 0', 'training.maxTime: expected a number > 0, received 0'],
  ['average: { kind: ema, decay: 1 }', 'training.average.decay: expected a number < 1, received 1'],
  ['average: ema', 'received "ema" (did you mean { kind: ema }?)'],
  ['seed: 3', 'unknown key "training.seed" (did you mean "seed"?)'],
  ['max_epochs: 3', 'unknown key "training.max_epochs" (did you mean "training.epochs"?)'],
  ['accumulate_grad_batches: 2', '(did you mean "training.accumulate"?)'],
  ['gradient_clip_val: 1', '(did you mean "training.clip.norm"?)'],
  ['weight_decay: 0.1', '(did you mean "training.optimizer.weightDecay"?)'],
  ['num_workers: 2', 'batches are fetched while a step runs, without workers'],
  ['monitor: val_loss', '(did you mean "training.earlyStopping.metric"?)'],
  [
    'early_stopping: { metric: accuracy }',
    'unknown key "training.early_stopping" (did you mean "earlyStopping"?)',
  ],
  [
    'earlyStopping: { metrics: accuracy }',
    'x.yaml:4:41: unknown key "training.earlyStopping.metrics" (did you mean "metric"?)',
  ],
  [
    'earlyStopping: { patince: 3 }',
    'unknown key "training.earlyStopping.patince" (did you mean "patience"?)',
  ],
  ['batch_size: 3', 'unknown key "training.batch_size" (did you mean "batchSize"?)'],
  ["batchSize: '64'", 'expected a number, received "64" (did you mean 64?)'],
  [
    'memoryLimit: 1GX',
    'training.memoryLimit: expected bytes, an integer ≥ 1 or one with a unit, as 2GB or 512MiB',
  ],
  ['loss: [{ labelSmoothing: 0.1 }]', 'training.loss.0.name: expected a text, it is missing'],
])('what stands elsewhere, or otherwise, is pointed at: %s', async (line, message) => {
  expect((await fault(MINIMAL.replace('epochs: 3', `epochs: 3, ${line}`))).message).toContain(message);
});

test.each([
  ['lr: 0.1', 'unknown key "lr" (did you mean "training.optimizer.lr"?)'],
  ['epochs: 3', 'unknown key "epochs" (did you mean "training.epochs"?)'],
  ['random_state: 1', 'unknown key "random_state" (did you mean "seed"?)'],
])('also beside training: %s', async (line, message) => {
  expect((await fault(`${MINIMAL}${line}\n`)).message).toContain(message);
});

test('options of a model stand in options', async () => {
  const text = MINIMAL.replace('SimpleCifarNet', 'SimpleCifarNet, width: 4');
  expect((await fault(text)).message).toContain(
    'unknown key "model.width" (did you mean "model.options.width"?)',
  );
});

test('options without a name are those of what is usual', async () => {
  const { config } = await parseConfig(MINIMAL, 'x.yaml', [
    'training.loss.labelSmoothing=0.1',
    'training.optimizer.lr=0.5',
    'training.schedule.warmupEpochs=1',
  ]);
  expect(config.training).toMatchObject({
    loss: { name: 'crossEntropy', labelSmoothing: 0.1 },
    optimizer: { name: 'AdamW', lr: 0.5 },
    schedule: { name: 'constant', warmupEpochs: 1 },
  });
});

test.each([
  ['1GB', 1e9],
  ['512 MiB', 2 ** 29],
  ['1.5g', 1.5e9],
  ['2000000', 2e6],
  ['300B', 300],
])('memoryLimit: %s', async (text, bytes) => {
  const { config } = await parseConfig(MINIMAL, 'x.yaml', [`training.memoryLimit=${text}`]);
  expect(config.training.memoryLimit).toBe(bytes);
});

test('a training must have an end', async () => {
  expect((await fault(MINIMAL.replace('epochs: 3', 'batchSize: 3'))).message).toContain(
    'x.yaml:4:11: training.epochs: expected a whole number ≥ 1 here, or maxSteps or maxTime',
  );
  const { config } = await parseConfig(MINIMAL.replace('epochs: 3', 'maxSteps: 3'), 'x.yaml');
  expect(config.training).toMatchObject({ maxSteps: 3 });
  expect(config.training).not.toHaveProperty('epochs');
});

test('overrides are YAML, later ones win, and they make what is missing', async () => {
  const { config } = await parseConfig(MINIMAL, 'x.yaml', [
    'training.epochs=5',
    'training.epochs=7',
    'training.optimizer={ name: SGD, nesterov: true }',
    'model.options.width=16',
    'name=b',
  ]);
  expect(config.training.epochs).toBe(7);
  expect(config.training.optimizer).toMatchObject({ name: 'SGD', nesterov: true });
  expect(config.model.options).toEqual({ width: 16 });
  expect(config.name).toBe('b');
});

test('a fault that an override brought in is laid to the override', async () => {
  expect((await fault(MINIMAL, ['training.epochs=many'])).message).toContain(
    '--set training.epochs=many: training.epochs: expected a number, received "many"',
  );
  expect((await fault(MINIMAL, ['training.epoch=3'])).message).toContain(
    '--set training.epoch=3: unknown key "training.epoch" (did you mean "epochs"?)',
  );
  expect((await fault(MINIMAL, ['data.split.train=0.9'])).message).toContain(
    '--set data.split.train=0.9: data.split: expected fractions that sum to 1, but these sum to 1.3',
  );
  expect((await fault(MINIMAL, ['training.epochs.x=3'])).message).toBe(
    '--set training.epochs.x=3: there are no keys below a number',
  );
  expect((await fault(MINIMAL, ['training.epochs'])).message).toBe(
    '--set training.epochs: expected key=value',
  );
  expect((await fault(MINIMAL, ['=3'])).message).toBe('--set =3: expected key=value');
  expect((await fault(MINIMAL, ['name=[a'])).message).toContain('--set name=[a: not valid YAML');
});

test('an override cannot reach into the prototypes of the process', async () => {
  expect((await fault(MINIMAL, ['__proto__.polluted=1'])).message).toContain('unknown key "__proto__"');
  expect((await fault(MINIMAL, ['constructor.prototype.polluted=1'])).message).toContain(
    'unknown key "constructor"',
  );
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test.each([
  ['name: a\nname: b\n', 'x.yaml:2:1: not valid YAML: Map keys must be unique'],
  ['name: [a\n', 'x.yaml:2:1: not valid YAML'],
  ['', 'the config: expected a mapping, received null'],
  ['- a\n', 'the config: expected a mapping, received a list'],
  [MINIMAL.replace('name: a', 'name: a/b'), 'x.yaml:1:7: name: expected letters, digits'],
  [
    MINIMAL.replace('epochs: 3', 'epochs: 0'),
    'x.yaml:4:21: training.epochs: expected a number ≥ 1, received 0',
  ],
  [
    MINIMAL.replace('epochs: 3', 'epochs: 3, precision: bf16'),
    'training.precision: expected one of auto, float32, bfloat16, float16, received "bf16" (did you mean "bfloat16"?)',
  ],
])('refuses %j', async (text, message) => {
  expect((await fault(text)).message).toContain(message);
});

test('a missing file is named', async () => {
  await expect(loadConfig('/nowhere/x.yaml')).rejects.toMatchObject({
    message: 'there is no config file /nowhere/x.yaml',
    remedy: expect.stringContaining('configs/digits.yaml'),
  });
});

test('the place of a key can be asked for later', async () => {
  const { where } = await parseConfig(MINIMAL, 'x.yaml', ['seed=1', 'seed=3']);
  expect(where(['model', 'name'])).toBe('x.yaml:3:16');
  expect(where(['seed'])).toBe('--set seed=3');
});

const bomb = [
  'a: &a [1, 1, 1, 1]',
  ...['b', 'c', 'd'].map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abc'[i]}`).join(', ')}]`),
].join('\n');

test.each([
  ['a: 1\nb: *c', /^x\.yaml:2:4: not valid YAML: \*c refers to &c, which does not stand before it/],
  [bomb, /^x\.yaml:2:8: not valid YAML: Excessive alias count/],
  ['a: 1\nb: &b [*b]', /^x\.yaml:2:8: not valid YAML: more than 100 levels/],
  [`a:\n  ${'['.repeat(20_000)}`, /^x\.yaml:2:\d+: not valid YAML: more than 100 levels/],
  [`a: ${'['.repeat(3000)}${']'.repeat(3000)}`, /^x\.yaml:1:\d+: not valid YAML: more than 100 levels/],
  ['- '.repeat(20_000), /^x\.yaml:1:\d+: not valid YAML: more than 100 levels/],
])(
  'aliases that lead nowhere, bombs and endless brackets are faults of the config (%#)',
  async (text, message) => {
    expect(await fault(text)).toMatchObject({ code: 'ERR_CONFIG', message: expect.stringMatching(message) });
  },
);

test.each([
  ['name=*x', '*x refers to &x'],
  [`name=${'['.repeat(20_000)}`, 'more than 100 levels'],
  [`${'a.'.repeat(20_000)}a=1`, 'at most 100 levels'],
])('and so they are of overrides (%#)', async (override, message) => {
  const error = await fault(MINIMAL, [override]);
  expect(error.code).toBe('ERR_CONFIG');
  expect(error.message).toContain(message);
  expect(error.message).toMatch(/^--set /);
});

test('aliases of what stands before them are values like others', async () => {
  const text = MINIMAL.replace('epochs: 3', 'epochs: &n 3, batchSize: *n');
  expect((await parseConfig(text, 'x.yaml')).config.training).toMatchObject({ epochs: 3, batchSize: 3 });
});
