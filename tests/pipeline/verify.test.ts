import { appendFile, cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openModel, predictImages } from '../../lib/pipeline/predict.js';
import { runPipeline } from '../../lib/pipeline/runner.js';
import { verifyRun } from '../../lib/pipeline/verify.js';
import { tinyConfig } from './tiny.js';

let root: string;
let original: string;
let run: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tsml-verify-'));
  original = (await runPipeline(await tinyConfig(), { root })).directory;
});
beforeEach(async () => {
  run = join(root, 'copy');
  await rm(run, { recursive: true, force: true });
  await cp(original, run, { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

const differences = async () => (await verifyRun(run)).differences.map(({ kind, path }) => `${kind} ${path}`);

test('a run as it was written has no differences, and may be moved', async () => {
  expect(await verifyRun(run)).toEqual({ run, checked: 10, differences: [] });
});

test('one changed bit is found, whatever the file', async () => {
  for (const file of ['checkpoints/best.safetensors', 'config.yaml', 'loss.svg', 'model/model.json']) {
    const bytes = await readFile(join(run, file));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(join(run, file), bytes);
    expect(await differences()).toEqual([`changed ${file}`]);
    await cp(join(original, file), join(run, file));
  }
});

test('a truncated, a missing, a renamed and an added file are named', async () => {
  const weights = await readFile(join(run, 'model/weights.safetensors'));
  await writeFile(join(run, 'model/weights.safetensors'), weights.subarray(0, -1));
  await rm(join(run, 'history.json'));
  await rename(join(run, 'loss.svg'), join(run, 'curve.svg'));
  expect((await differences()).sort()).toEqual([
    'changed model/weights.safetensors',
    'missing history.json',
    'missing loss.svg',
    'unexpected curve.svg',
  ]);
});

test('what a killed write left is told apart', async () => {
  await writeFile(join(run, 'model', '.weights.safetensors.1b4e28ba.tsml-partial'), 'x');
  expect(await differences()).toEqual(['unfinished model/.weights.safetensors.1b4e28ba.tsml-partial']);
});

test('a link to the right bytes is not the file', async () => {
  await rm(join(run, 'metrics.json'));
  await symlink(join(original, 'metrics.json'), join(run, 'metrics.json'));
  expect((await verifyRun(run)).differences).toEqual([
    { kind: 'changed', path: 'metrics.json', detail: 'expected a file, found a link or a folder' },
  ]);
});

test('a manifest of other data or another config is found', async () => {
  const path = join(run, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  manifest.data.sha256 = '0'.repeat(64);
  manifest.configSha256 = '1'.repeat(64);
  await writeFile(path, JSON.stringify(manifest));
  expect(await differences()).toEqual(['changed config', 'changed data "digits"']);
});

test('a damaged manifest, one that points outside, and none at all are refused', async () => {
  const path = join(run, 'manifest.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.slice(0, text.length / 2));
  await expect(verifyRun(run)).rejects.toMatchObject({ code: 'ERR_JSON' });
  for (const outside of ['../../etc/passwd', '/etc/passwd', 'model/../../x', 'C:\\x', '..\\x']) {
    await writeFile(path, text.replace('"config.yaml"', JSON.stringify(outside)));
    await expect(verifyRun(run), outside).rejects.toThrow('a path inside the run directory');
  }
  await rm(path);
  await expect(verifyRun(run)).rejects.toMatchObject({ code: 'ERR_RUN_UNFINISHED' });
  await expect(verifyRun(root)).rejects.toMatchObject({ code: 'ERR_NO_RUN' });
  await expect(verifyRun(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'ERR_NO_RUN' });
});

const SAMPLE = new URL('../../data/digits/samples/0-row48.png', import.meta.url).pathname;

test('a run and its model folder alone give the same probabilities, those of the predictions file', async () => {
  const [fromRun] = await predictImages(await openModel(run), [SAMPLE]);
  const [fromFolder] = await predictImages(await openModel(join(run, 'model')), [SAMPLE]);
  expect(fromFolder).toEqual(fromRun);
  const probabilities = fromRun?.classes.map(({ probability }) => probability) ?? [];
  expect(probabilities.length).toBe(10);
  expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  const line = (await readFile(join(run, 'predictions.csv'), 'utf8'))
    .split('\n')
    .find((row) => row.startsWith('48,'));
  const written = line?.split(',').slice(3).map(Number) ?? [];
  // The picture holds 255 levels, the data 16: they differ by up to 1/510.
  for (const { name, probability } of fromRun?.classes ?? []) {
    expect(Math.abs(probability - (written[Number(name)] ?? 0))).toBeLessThan(0.01);
  }
});

test('a model that was changed after the run is not used', async () => {
  const description = join(run, 'model/model.json');
  const text = await readFile(description, 'utf8');
  await writeFile(description, text.replace('"0"', '"zero"'));
  await expect(openModel(run)).rejects.toMatchObject({ code: 'ERR_CHECKSUM' });
  await writeFile(description, text);
  await appendFile(join(run, 'model/weights.safetensors'), 'x');
  await expect(openModel(run)).rejects.toMatchObject({ code: 'ERR_CHECKSUM' });
  await expect(openModel(join(run, 'model'))).rejects.toMatchObject({ code: 'ERR_CHECKSUM' });
});

test('an unfinished run is not used', async () => {
  await rm(join(run, 'manifest.json'));
  await expect(openModel(run)).rejects.toMatchObject({ code: 'ERR_RUN_UNFINISHED' });
});
