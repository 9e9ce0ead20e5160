import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../lib/io/folder.js';
import { createRunDirectory } from '../../lib/pipeline/run-directory.js';
import { CheckpointStore } from '../../lib/training/checkpoint-store.js';
import { temporaryFolder } from '../pipeline/tiny.js';

test('folders are made with those above them, by several at once, and are left where they are', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b', 'c');
  await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(join(folder, 'd'))]);
  await makeFolder(folder);
  expect(existsSync(join(folder, 'd'))).toBe(true);
});

test('a file of its name, or of one above it, is refused', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(file, 'a', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

// Node's recursive mkdir goes round for ever there.
test.runIf(process.platform === 'linux')('what cannot be made in /proc is refused at once', async () => {
  await expect(makeFolder('/proc/tsml-runs/a')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(createRunDirectory('/proc/tsml-runs', 'digits', new Date(0))).rejects.toMatchObject({
    code: 'ERR_RUN_DIRECTORY',
    message: expect.stringMatching(
      /^cannot make a run directory in \/proc\/tsml-runs: ENOENT: .*'\/proc\/tsml-runs'$/,
    ),
    remedy: 'Choose a folder that you may write to with --out.',
  });
  await expect(CheckpointStore.open('/proc/tsml-runs', { model: 'Net', tensors: {} })).rejects.toMatchObject({
    code: 'ERR_CHECKPOINT',
    message: expect.stringMatching(
      /^expected a folder for checkpoints, \/proc\/tsml-runs cannot be made: ENOENT/,
    ),
  });
});
