/** A model written in TypeScript in the pipeline: the real program, its worker, and what a person sees. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DIGITS_CONFIG, temporaryFolder } from '../pipeline/tiny.js';

const BIN = fileURLToPath(new URL('../../bin/tsml.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../data/digits/samples/0-row48.png', import.meta.url));
const MODELS = fileURLToPath(new URL('../pipeline/models', import.meta.url));

function tsml(...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** A folder outside of this clone with models/ and a config that names one. */
async function project(epochs = 2): Promise<{ root: string; config: string; runs: string }> {
  const root = await temporaryFolder();
  await cp(MODELS, join(root, 'models'), { recursive: true });
  const text = (await readFile(DIGITS_CONFIG, 'utf8'))
    .replace('name: SimpleCifarNet', 'name: tiny_net\n  module: models/tiny-net.ts')
    .replace('width: 32', 'width: 4')
    .replace('epochs: 40', `epochs: ${epochs}`)
    .replace('warmupEpochs: 3', 'warmupEpochs: 0');
  const config = join(root, 'tiny.yaml');
  await writeFile(config, text);
  return { root, config, runs: join(root, 'runs') };
}

async function onlyRun(runs: string): Promise<string> {
  const names = await readdir(runs);
  expect(names).toHaveLength(1);
  return join(runs, names[0] ?? '');
}

test('it trains, is verified, predicts where its code is trusted, and its run can be made again from its copy', async () => {
  const { root, config, runs } = await project();
  const ran = await tsml('run', config, '--out', runs);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stderr).toContain('epoch 2/2');
  expect(ran.stdout).toContain('--trust-code');
  const run = await onlyRun(runs);
  expect((await tsml('verify', run)).stdout).toContain('all 14 files are as the run wrote them');

  // The original is of no account any more.
  await writeFile(join(root, 'models', 'tiny-net.ts'), 'throw new Error("changed");');
  expect(await tsml('predict', run, SAMPLE)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /tiny_net is written in TypeScript.*would run with all your rights\n.*--trust-code/s,
    ),
  });
  const predicted = await tsml('predict', run, SAMPLE, '--trust-code', '--json', '--top', '10');
  const [{ classes }]: [{ classes: { probability: number }[] }] = JSON.parse(predicted.stdout);
  expect(classes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);

  const again = join(root, 'again');
  expect(await tsml('run', join(run, 'config.yaml'), '--out', again)).toMatchObject({ code: 0 });
  const weights = (folder: string) => readFile(join(folder, 'model', 'weights.safetensors'));
  expect(await weights(await onlyRun(again))).toEqual(await weights(run));

  await writeFile(join(run, 'model', 'code', 'blocks.ts'), 'console.log("run!");');
  const tampered = await tsml('predict', join(run, 'model'), SAMPLE, '--trust-code');
  expect(tampered.stderr).toMatch(/blocks\.ts is not the code that the model was exported with: SHA-256/);
  expect(tampered.stdout).toBe('');
});

describe('what is wrong is said with its place in the config, and no run directory is left behind', () => {
  test.each<[string, { file?: string; set?: string[] }, RegExp]>([
    [
      'no such file',
      { set: ['model.module=models/nowhere.ts'] },
      /model\.module=models\/nowhere\.ts: there is no file .*nowhere\.ts/,
    ],
    [
      'another name',
      { set: ['model.name=tiny_nett'] },
      /model\.name=tiny_nett: there is no model named "tiny_nett" \(did you mean "tiny_net"/,
    ],
    [
      'an unknown option',
      { set: ['model.options={wdith: 3}'] },
      /model\.options=.*no option of tiny_net named "wdith" \(did you mean "width"/,
    ],
    [
      'code that throws',
      { file: 'throw new TypeError("as it is read");' },
      /tiny\.yaml:\d+:\d+: .*tiny-net\.ts: as it is read/,
    ],
    [
      'code that ends the process',
      { file: 'process.exit(3);' },
      /tiny-net\.ts: it ended its worker, with code 3/,
    ],
    [
      'a file that registers nothing',
      { file: 'export const width = 3;' },
      /tiny\.yaml:\d+:\d+: .*tiny-net\.ts registers no model\n *Write in it: models\.register\(\{ name: 'tiny_net'/,
    ],
    ['a syntax error', { file: 'export const x = ;' }, /tiny-net\.ts/],
    [
      'a missing import',
      { file: 'import "./gone.js";' },
      /tiny-net\.ts imports "\.\/gone\.js", and there is no file/,
    ],
    ['a missing package', { file: 'import "no-such-package";' }, /Cannot find package 'no-such-package'/],
  ])('%s', async (_, { file, set = [] }, message) => {
    const { root, config, runs } = await project();
    if (file !== undefined) await writeFile(join(root, 'models', 'tiny-net.ts'), file);
    const ran = await tsml('run', config, '--out', runs, ...set.flatMap((item) => ['--set', item]));
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
    await expect(readdir(runs)).rejects.toThrow('ENOENT');
  });
});

test('a forward that throws names the module; the run is not finished', async () => {
  const { root, config, runs } = await project();
  const file = join(root, 'models', 'blocks.ts');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace('this.conv(x)', 'this.conv(x.narrow(1, 0, 0))'),
  );
  const ran = await tsml('run', config, '--out', runs);
  expect(ran).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/stem\.conv: Conv2d\(1, 4.*expected an input of shape \[N, 1, H, W\]/),
  });
  // It is found before there is a run.
  expect(existsSync(runs)).toBe(false);
});

test.each([
  ['throws', 'setTimeout(() => { throw new Error("from a timer"); }, 900);', /tiny-net\.ts: from a timer/],
  [
    'ends the process',
    'setTimeout(() => process.exit(3), 900);',
    /tiny-net\.ts: it ended its worker, with code 3/,
  ],
])('a timer of the code that %s is told as an error of that file', async (_, timer, message) => {
  const { root, config, runs } = await project(100_000);
  const file = join(root, 'models', 'tiny-net.ts');
  await writeFile(file, `${await readFile(file, 'utf8')}\n${timer}`);
  const ran = await tsml('run', config, '--out', runs);
  expect(ran).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  expect(ran.stderr).not.toContain('Emitted');
});

test('Ctrl-C ends it between two steps: exit code 130, all kept to go on with, no manifest', async () => {
  const { root, config, runs } = await project(100_000);
  await mkdir(runs);
  const child = spawn(process.execPath, [BIN, 'run', config, '--out', runs], { cwd: root });
  let stderr = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
      if (stderr.includes('epoch 2/')) resolve();
    });
  });
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  const run = await onlyRun(runs);
  expect(stderr).toContain(`To go on: npx tsml resume ${run}`);
  expect(await readdir(run)).not.toContain('manifest.json');
});

test('killed while it trains and gone on with, it has the weights of a run that was not', async () => {
  const { config, runs, root } = await project(8);
  await mkdir(runs);
  const child = spawn(process.execPath, [BIN, 'run', config, '--out', runs], { cwd: root });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const listed = async (): Promise<boolean> =>
    (await readdir(runs, { recursive: true })).some((file) => file.endsWith('checkpoints.json'));
  while (!(await listed())) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  await ended;
  const run = await onlyRun(runs);
  expect(await readdir(run)).not.toContain('manifest.json');
  expect(await tsml('resume', run)).toMatchObject({ code: 0 });
  expect((await tsml('verify', run)).stdout).toContain('all 14 files are as the run wrote them');
  const whole = join(root, 'whole');
  expect(await tsml('run', config, '--out', whole)).toMatchObject({ code: 0 });
  const weights = (folder: string) => readFile(join(folder, 'model', 'weights.safetensors'));
  expect(await weights(run)).toEqual(await weights(await onlyRun(whole)));
});

test('a bundle whose code is not wholly what its checksums name does not run', async () => {
  const { config, runs } = await project(1);
  expect(await tsml('run', config, '--out', runs)).toMatchObject({ code: 0 });
  const model = join(await onlyRun(runs), 'model');
  const file = join(model, 'model.json');
  const original = await readFile(file, 'utf8');
  const description = (): {
    model: { code: { entry: string; files: Record<string, string> } };
    classes: string[];
  } => JSON.parse(original);
  const refused = async (
    change: (all: ReturnType<typeof description>) => void,
    message: RegExp,
  ): Promise<void> => {
    const changed = description();
    change(changed);
    await writeFile(file, JSON.stringify(changed));
    const predicted = await tsml('predict', model, SAMPLE, '--trust-code');
    expect(predicted).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
  };
  await refused(({ model: { code } }) => (code.files = {}), /tiny-net\.ts is code without a checksum/);
  await refused(
    ({ model: { code } }) => delete code.files['blocks.ts'],
    /blocks\.ts is code without a checksum/,
  );
  await refused(
    ({ model: { code } }) => (code.entry = 'x\n/../../../evil.ts'),
    /a path inside of the folder/,
  );
  await refused(({ model: { code } }) => (code.entry = '../evil.ts'), /a path inside of the folder/);
  await refused(
    (all) => (all.classes = all.classes.slice(0, 5)),
    /names 5 classes, but the model gives 10 logits/,
  );
  await refused((all) => (all.classes[0] = '\u001b]0;title\u0007'), /words without control characters/);
  await writeFile(file, original);
  await writeFile(join(model, 'code', 'blocks.js'), 'console.log("shadow");');
  expect(await tsml('predict', model, SAMPLE, '--trust-code')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/blocks\.js is code without a checksum/),
  });
});
