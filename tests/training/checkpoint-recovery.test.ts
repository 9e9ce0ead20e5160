// What is left when files of a training's folder are damaged: nothing is lost that is on the disk, nothing damaged is used.
import { copyFile, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as models from '../../lib/models/models.js';
import { CheckpointStore } from '../../lib/training/checkpoint-store.js';
import { runIdentity } from '../../lib/training/run-checkpoint.js';
import { Trainer } from '../../lib/training/trainer.js';
import { targetsOf, uniformTensor } from '../models/filled.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { bytesOf, fitted } from './fitted.js';

const TRAIN = { inputs: uniformTensor('recovery', [40, 1, 8, 8]).to('float32'), targets: targetsOf(40, 10) };
const BEST = { metric: 'accuracy', count: 2 } as const;

const net = () => models.create('SimpleCifarNet', { inChannels: 1, width: 4 }, { seed: 1 });
const trainer = (folder?: string, model = net()) =>
  new Trainer(model, {
    epochs: 4,
    batchSize: 10,
    seed: 3,
    ...(folder !== undefined && { checkpoints: { folder, best: BEST } }),
  });

let whole: Buffer;
beforeAll(async () => {
  const model = net();
  await fitted(trainer(undefined, model), TRAIN, TRAIN);
  whole = bytesOf(model);
});

/** A training that was left in its third epoch, behind update 10. */
async function interrupted(): Promise<{ folder: string; list: string; newest: string }> {
  const folder = await temporaryFolder();
  await fitted(trainer(folder), TRAIN, TRAIN, {
    onEvent: (event) => event.type !== 'step' || event.update < 10,
  });
  const list = join(folder, 'checkpoints.json');
  const newest: string = JSON.parse(await readFile(list, 'utf8')).checkpoints.at(-1).file;
  return { folder, list, newest: join(folder, newest) };
}

test.each([
  ['missing', 'is missing', (list: string) => rm(list)],
  ['empty', 'is damaged', (list: string) => writeFile(list, '')],
  ['cut off', 'is damaged', (list: string) => truncate(list, 200)],
  ['without its checkpoints', 'is damaged', (list: string) => writeFile(list, '{ "format": 1 }')],
])(
  'a list of checkpoints that is %s is made anew from the files, and the training goes on',
  async (_, fault, damage) => {
    const { folder, list } = await interrupted();
    const text = await readFile(list, 'utf8');
    await damage(list);
    const store = await CheckpointStore.open(folder, runIdentity(net()), { best: BEST });
    expect(store.checkpoints.map(({ path, ...entry }) => ({ file: basename(path), ...entry }))).toEqual(
      JSON.parse(text).checkpoints,
    );
    await expect(fitted(trainer(folder), TRAIN, TRAIN)).rejects.toThrow('holds a training already');

    const model = net();
    const { warnings, steps } = await fitted(trainer(folder, model), TRAIN, TRAIN, { resume: true });
    expect(steps[0]?.update).toBe(11);
    expect(warnings).toEqual([
      {
        type: 'warning',
        code: 'RELISTED_CHECKPOINTS',
        message: `${list} ${fault}: the checkpoints are taken as their files say`,
        remedy: 'Nothing needs to be done: the next checkpoint writes the list anew.',
      },
    ]);
    expect(bytesOf(model).equals(whole)).toBe(true);
    expect(JSON.parse(await readFile(list, 'utf8')).checkpoints.at(-1)).toMatchObject({ update: 16 });
  },
);

test('without a list, files that are cut off are passed over, and where there are no others nothing is begun', async () => {
  const { folder, list, newest } = await interrupted();
  await rm(list);
  await truncate(newest, 3000);
  const model = net();
  const { warnings } = await fitted(trainer(folder, model), TRAIN, TRAIN, { resume: true });
  expect(warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['RELISTED_CHECKPOINTS', 'DAMAGED_CHECKPOINT']),
  );
  expect(bytesOf(model).equals(whole)).toBe(true);

  const other = await temporaryFolder();
  await writeFile(join(other, 'update-000007.safetensors'), 'half');
  await expect(fitted(trainer(other), TRAIN, TRAIN)).rejects.toMatchObject({ code: 'ERR_CHECKPOINT' });
  expect(await readFile(join(other, 'update-000007.safetensors'), 'utf8')).toBe('half');
});

test('a file that is resumed from by its path must be what was written', async () => {
  const { folder, newest } = await interrupted();
  const resume = (file: string) => fitted(trainer(undefined, net()), TRAIN, TRAIN, { resume: file });
  const copy = join(folder, 'copy.safetensors');
  await copyFile(newest, copy);
  expect((await resume(newest)).steps[0]?.update).toBe(11);
  // The last byte of a tensor: nothing but the hash can tell.
  const { size } = await stat(newest);
  const file = await open(newest, 'r+');
  await file.write(new Uint8Array([99]), 0, 1, size - 1);
  await file.close();
  await expect(resume(newest)).rejects.toMatchObject({
    code: 'ERR_CHECKPOINT',
    message: expect.stringMatching(
      /update-\d+\.safetensors is not the checkpoint that was written: its SHA-256/,
    ),
  });
  await truncate(newest, size - 1);
  await expect(resume(newest)).rejects.toThrow(`it has ${size - 1} bytes, expected ${size}`);
  // No list names it; its own header does tell.
  expect((await resume(copy)).steps[0]?.update).toBe(11);
  await truncate(copy, size - 1);
  await expect(resume(copy)).rejects.toMatchObject({ code: 'ERR_SAFETENSORS' });
  await expect(resume(join(folder, 'none'))).rejects.toThrow('there is no checkpoint');
});
