// Checkpoints of an older tsml, which lack what was added since, and of a newer one, which say what this one does not know.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { NO_COURSE } from '../../lib/training/course.js';
import { completeOptions, type TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';

const TRAIN = { inputs: uniformTensor('versions', [40, 1, 8, 8]).to('float32'), targets: targetsOf(40, 10) };

const options = (folder?: string): TrainerOptions => ({
  optimizer: { name: 'LAMB', lr: 0.01, maxGradNorm: null },
  loss: [
    { name: 'crossEntropy', labelSmoothing: 0.1 },
    { name: 'focal', weight: 0.5 },
  ],
  average: { kind: 'ema', decay: 0.9 },
  augmentation: { shift: 1 },
  batchAugmentation: { mixup: 0.2 },
  clip: { norm: 1 },
  epochs: 3,
  batchSize: 10,
  ...(folder !== undefined && { checkpoints: { folder, everyUpdates: 2, keepEveryUpdates: 2 } }),
});
const net = () => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });

let whole: Buffer;
/** A checkpoint in the middle of the training. */
let file: Buffer;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tsml-versions-'));
  const model = net();
  await fitted(new Trainer(model, options()), TRAIN);
  whole = bytesOf(model);
  const { checkpoints } = await fitted(new Trainer(net(), options(folder)), TRAIN);
  file = await readFile(checkpoints.find(({ update }) => update === 6)?.path ?? '');
  await rm(folder, { recursive: true });
});

type Fields = Record<string, unknown>;

/** The checkpoint with what it keeps of the run changed. */
async function changed(change: (state: Fields) => void): Promise<string> {
  const length = Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, 8 + length));
  const state = JSON.parse(header.__metadata__['tsml.training']);
  change(state);
  header.__metadata__['tsml.training'] = JSON.stringify(state);
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([text, Buffer.alloc(7 - ((text.length + 7) % 8), ' ')]);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(padded.length));
  const path = join(await temporaryFolder(), 'changed.safetensors');
  await writeFile(path, Buffer.concat([size, padded, file.subarray(8 + length)]));
  return path;
}

/** The record that holds what a path names, and its key there. */
function place(state: Fields, path: string): { readonly record: object; readonly key: string } {
  const keys = path.split('.');
  const record = keys.slice(0, -1).reduce<unknown>((value, key) => Reflect.get(Object(value), key), state);
  return { record: Object(record), key: keys.at(-1) ?? '' };
}

const without = (path: string) =>
  changed((state) => {
    const { record, key } = place(state, path);
    expect(Reflect.has(record, key)).toBe(true);
    Reflect.deleteProperty(record, key);
  });

async function resumed(resume: string): Promise<Buffer> {
  const model = net();
  const { steps, warnings } = await fitted(new Trainer(model, options()), TRAIN, undefined, { resume });
  expect(steps[0]?.update).toBe(7);
  expect(warnings).toEqual([]);
  return bytesOf(model);
}

describe('a checkpoint of an older tsml goes on, byte for byte, without', () => {
  const plain = Object.entries(completeOptions({ epochs: 3, batchSize: 10 }))
    .filter(([name, value]) => Object(value) !== value && value !== undefined && !NO_COURSE.includes(name))
    .map(([name]) => `options.${name}`);
  test.each([
    ...plain.filter((path) => !['options.epochs', 'options.batchSize'].includes(path)),
    'options.limits',
    'options.schedule',
    'options.groups',
    'options.average.fromEpoch',
    'options.augmentation.scale',
    'options.batchAugmentation.eraseMaxArea',
    'options.optimizer.options.eps',
    'options.loss.0.options.temperature',
    'options.loss.1.options.gamma',
    'lastRate',
    'rateScale',
    'microBatch',
    'frozen',
    'frozenModules',
    'callbacks',
    'code',
    'validates',
    'ground.device',
    'ground.gradientCheckpointing',
  ])('%s', async (path) => {
    expect((await resumed(await without(path))).equals(whole)).toBe(true);
  });
});

test.each([
  ['tsml', '0.1.0'],
  ['matrixProducts', 'libtorch'],
  ['convolutions', 'libtorch'],
])(
  'without ground.%s it was made with %s, and is told so where that is another now',
  async (name, before) => {
    let now: unknown;
    const path = await changed(({ ground }) => {
      now = Reflect.get(Object(ground), name);
      expect(Reflect.deleteProperty(Object(ground), name)).toBe(true);
    });
    const { warnings } = await fitted(new Trainer(net(), options()), TRAIN, undefined, { resume: path });
    expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual(
      now === before
        ? []
        : [
            expect.stringContaining(
              `OTHER_GROUND: the checkpoint was made with ${name} ${before}, here ${name} ${now}:`,
            ),
          ],
    );
  },
);

test('what is missing is its default: a run of another value may not go on', async () => {
  for (const [path, message] of [
    ['options.batchSize', 'the checkpoint was made with batchSize 64, here it is 10'],
    ['options.optimizer.options.maxGradNorm', /made with optimizer.options.maxGradNorm 1, here it is/],
    ['options.average', /made with average null, here it is \{"decay":0.9/],
  ] as const)
    await expect(resumed(await without(path))).rejects.toThrow(message);
  await expect(resumed(await without('epoch'))).rejects.toThrow('its metadata are not those of a training');
});

describe('a checkpoint of a newer tsml is refused, and what it has is named', () => {
  test.each([
    ['options.mixPrecision', 'an option that this version of tsml does not have: mixPrecision'],
    ['options.augmentation.shear', 'does not have: augmentation.shear'],
    ['options.average.power', 'does not have: average.power'],
    ['options.optimizer.options.cautious', 'does not have: optimizer.options.cautious'],
    ['options.loss.1.options.delta', 'does not have: loss[1].options.delta'],
    ['tally.best', 'changed.safetensors: it keeps what this version of tsml does not have: tally.best'],
    ['ground.gpu', 'does not have: ground.gpu'],
    ['phase', 'does not have: phase'],
  ])('%s', async (path, message) => {
    const file = await changed((state) => {
      const { record, key } = place(state, path);
      Reflect.set(record, key, 0);
    });
    const model = net();
    const before = bytesOf(model);
    const run = fitted(new Trainer(model, options()), TRAIN, undefined, { resume: file });
    await expect(run).rejects.toMatchObject({
      code: 'ERR_CHECKPOINT',
      message: expect.stringContaining(message),
      remedy: expect.stringContaining('Resume with the version of tsml that wrote it'),
    });
    expect(bytesOf(model).equals(before)).toBe(true);
  });
});
