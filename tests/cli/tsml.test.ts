import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isPartial } from '../../lib/io/atomic.js';
import { sha256 } from '../../lib/io/hash.js';
import { DIGITS_CONFIG, TINY, temporaryFolder } from '../pipeline/tiny.js';

/** These tests run the real program, compiled: its exit codes, its signals, and what a person sees. */
const BIN = fileURLToPath(new URL('../../bin/tsml.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../data/digits/samples/0-row48.png', import.meta.url));

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [BIN, ...args], { env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk));
  return { child, output };
}

async function exited(child: ChildProcess): Promise<number | string> {
  const [code, signal]: unknown[] = await once(child, 'close');
  return typeof code === 'number' ? code : String(signal);
}

async function tsml(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { child, output } = start(args, env);
  return { code: await exited(child), ...output };
}

const tiny = TINY.flatMap((override) => ['--set', override]);

test('run, verify, predict: the way of a newcomer', { timeout: 60_000 }, async () => {
  const root = await temporaryFolder();
  const run = await tsml(['run', DIGITS_CONFIG, ...tiny, '--seed', '7', '--out', root]);
  expect(run.stderr).toContain('epoch 2/2');
  expect(run.code).toBe(0);
  const [name = ''] = await readdir(root);
  const directory = join(root, name);
  expect(run.stdout).toContain('npx tsml verify');
  expect(await readFile(join(directory, 'config.yaml'), 'utf8')).toContain('seed: 7');

  expect(await tsml(['verify', directory])).toMatchObject({
    code: 0,
    stdout: `✔ ${directory}: all 10 files are as the run wrote them\n`,
  });
  const predicted = await tsml(['predict', directory, SAMPLE, SAMPLE, '--json', '--top', '2']);
  const parsed: unknown = JSON.parse(predicted.stdout);
  const one = { image: SAMPLE, classes: [expect.anything(), expect.anything()] };
  expect(parsed).toEqual([one, one]);
  expect((await tsml(['predict', directory, SAMPLE])).stdout.split('\n')).toHaveLength(5);

  await appendFile(join(directory, 'metrics.json'), ' ');
  await writeFile(join(directory, 'notes.txt'), 'mine');
  const verified = await tsml(['verify', directory, '--json']);
  expect(verified.code).toBe(1);
  expect(JSON.parse(verified.stdout).differences).toMatchObject([
    { kind: 'changed', path: 'metrics.json' },
    { kind: 'unexpected', path: 'notes.txt' },
  ]);
  expect((await tsml(['verify', directory])).stdout).toContain('unexpected  notes.txt: not in the manifest');
});

test.each([
  [['rnu'], 'unknown command "rnu" (did you mean "run"?)'],
  [['--verison'], 'unknown option "--verison" (did you mean "--version"?)'],
  [['run', 'x.yaml', '--sed', '3'], "unknown option '--sed' (did you mean one of --seed, --set?)"],
  [['run'], "missing required argument 'config'"],
  [['run', DIGITS_CONFIG, '--seed', '1.5'], 'Expected a whole number'],
  [['run', 'nowhere.yaml'], 'there is no config file nowhere.yaml'],
  [
    ['run', DIGITS_CONFIG, '--set', 'training.epoch=3'],
    'unknown key "training.epoch" (did you mean "epochs"?)',
  ],
  [['run', DIGITS_CONFIG, '--set', 'model.name=ResNet19'], 'there is no model named'],
])('wrong usage exits 2 and helps: %j', async (args, message) => {
  const root = await temporaryFolder();
  const { code, stderr, stdout } = await tsml(args[0] === 'run' ? [...args, '--out', root] : args);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^error: /);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(await readdir(root)).toEqual([]);
});

test('fastDevRun is one epoch of one, whatever the config says', async () => {
  const root = await temporaryFolder();
  const set = ['--set', 'training.fastDevRun=true', '--set', 'training.loss.labelSmoothing=0.1'];
  const { code, stderr } = await tsml(['run', DIGITS_CONFIG, ...tiny, ...set, '--out', root]);
  expect(code).toBe(0);
  expect(stderr).toContain('epoch 1/1 ');
  expect(stderr).toContain('warning: in the validation of epoch 1 some classes were never predicted');
  const [name = ''] = await readdir(root);
  expect(await readFile(join(root, name, 'config.yaml'), 'utf8')).toContain(
    'loss:\n    name: crossEntropy\n    labelSmoothing: 0.1\n',
  );
});

test('a trace that cannot be written is refused before the work', async () => {
  const folder = await temporaryFolder();
  for (const path of [folder, join(folder, 'none', 'trace.json'), join(SAMPLE, 'trace.json')]) {
    const { code, stderr, stdout } = await tsml(['profile', DIGITS_CONFIG, '--trace', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: cannot write the trace .*: .*\n {2}Give --trace a file in a folder/);
  }
  const trace = join(folder, 'trace.json');
  expect(await tsml(['profile', DIGITS_CONFIG, ...tiny, '--steps', '1', '--trace', trace])).toMatchObject({
    code: 0,
  });
  expect(JSON.parse(await readFile(trace, 'utf8')).traceEvents.length).toBeGreaterThan(100);
});

test('what fails exits 1, without a stack unless it is asked for', async () => {
  const plain = await tsml(['verify', '/nowhere']);
  expect(plain).toMatchObject({ code: 1, stdout: '' });
  expect(plain.stderr).toMatch(/^error: \/nowhere is not a run directory\n {2}`npx tsml run CONFIG` prints/);
  expect(plain.stderr).not.toMatch(/\n\s+at /);
  expect((await tsml(['verify', '/nowhere'], { TSML_DEBUG: '1' })).stderr).toMatch(/\n\s+at /);
});

test('help and version answer on stdout, and load nothing heavy', async () => {
  const help = await tsml(['--help']);
  expect(help.code).toBe(0);
  for (const command of ['run', 'verify', 'predict', 'setup', 'doctor'])
    expect(help.stdout).toContain(`  ${command} `);
  expect((await tsml([])).stdout).toBe(help.stdout);
  expect((await tsml(['help', 'run'])).stdout).toContain('--set <key=value>');
  const version = await tsml(['--version'], { NODE_DEBUG: 'esm' });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(version.stderr).not.toMatch(/node_modules\/(zod|yaml|undici|sharp)\//);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s leaves all to go on with, no manifest, and exits %i',
  { timeout: 60_000 },
  async (signal, code) => {
    const root = await temporaryFolder();
    const { child, output } = start([
      'run',
      DIGITS_CONFIG,
      ...tiny,
      '--set',
      'training.epochs=5000',
      '--out',
      root,
    ]);
    let asked = false;
    child.stderr.on('data', () => {
      if (!asked && output.stderr.includes('epoch 1/5000')) asked = child.kill(signal);
    });
    expect(await exited(child)).toBe(code);
    const [name = ''] = await readdir(root);
    const directory = join(root, name);
    expect(output.stderr).toContain(
      `error: the run in ${directory} was interrupted and is not finished; nothing of it is lost\n  To go on: npx tsml resume ${directory}\n`,
    );
    expect(await readdir(join(root, name))).not.toContain('manifest.json');
    expect((await tsml(['verify', join(root, name)])).stderr).toContain('is not a finished run');
  },
);

test('killed at any moment, a run leaves nothing that is taken for whole, and can be gone on with', {
  timeout: 120_000,
}, async () => {
  const root = await temporaryFolder();
  const weights = new Set<string>();
  for (const marker of ['train (1/3)', 'epoch 1/2', 'epoch 2/2', 'evaluate (2/3)', 'export (3/3)']) {
    const { child, output } = start(['run', DIGITS_CONFIG, ...tiny, '--out', root]);
    child.stderr.on('data', () => {
      if (output.stderr.includes(marker)) child.kill('SIGKILL');
    });
    await exited(child);
    const [name = ''] = (await readdir(root)).sort().slice(-1);
    const files = await readdir(join(root, name));
    const { code, stderr, stdout } = await tsml(['verify', join(root, name)]);
    // Either it was killed before its end, or its signal came too late and all of it is there.
    if (files.includes('manifest.json'))
      expect([code, stdout]).toEqual([0, expect.stringContaining('all 10 files')]);
    else expect([code, stderr]).toEqual([1, expect.stringContaining('is not a finished run')]);
    for (const file of files.filter((file) => file.startsWith('.'))) expect(isPartial(file)).toBe(true);
    if (!files.includes('manifest.json'))
      expect(await tsml(['resume', join(root, name)])).toMatchObject({ code: 0 });
    weights.add(sha256(await readFile(join(root, name, 'model', 'weights.safetensors'))));
  }
  expect(weights.size).toBe(1);
});
