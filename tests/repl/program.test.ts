// `tsml repl` without a terminal: a program goes in, its last value and an exit code come out.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const TSML = fileURLToPath(new URL('../../bin/tsml.js', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsml-repl-'));
  writeFileSync(
    join(folder, 'program.ts'),
    'export const n: number = 20;\nfunction twice() { return 2 * n }\ntwice()',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [TSML, 'repl', ...args], {
    cwd: folder,
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, out, err };
}

test('--eval, stdin and a file print the last value', async () => {
  const tensor = 'torch.softmax(torch.tensor([1, 2]), 0)';
  expect(await run(['--eval', tensor])).toEqual({ code: 0, out: 'tensor([0.2689, 0.7311])\n', err: '' });
  const lines = 'interface A { n: number }\nconst a: A = { n: await Promise.resolve(4) };\na.n + 1\n';
  expect(await run([], lines)).toEqual({ code: 0, out: '5\n', err: '' });
  expect(await run(['program.ts'])).toEqual({ code: 0, out: '40\n', err: '' });
  expect(await run(['--eval', 'console.log(1); -1'])).toEqual({ code: 0, out: '1\n-1\n', err: '' });
  expect(await run(['--eval', '5; undefined'])).toEqual({ code: 0, out: '', err: '' });
  expect(await run(['--eval', 'const silent = 1'])).toEqual({ code: 0, out: '', err: '' });
});

test.each([
  ['throw new TypeError("no")', 'TypeError: no\n'],
  ['const a = 1 1', "SyntaxError: ',' expected. (input, line 1)\n  const a = 1 1\n              ^\n"],
  ['torch.ones(', 'SyntaxError: the code ends too early\n  → Close what is still open.\n'],
  ['setTimeout(() => Promise.reject(new Error("late")), 10); undefined', 'Error: late\n'],
  ['function f() { null.x }\nf()', "TypeError: Cannot read properties of null (reading 'x')\n    at f\n"],
])('%s ends with code 1', async (code, err) => {
  expect(await run(['--eval', code])).toEqual({ code: 1, out: '', err });
});

test('using at the top level is disposed when the program ends, the last first, also after an error', async () => {
  const code = `
    const d = (name: string) => ({ [Symbol.dispose]() { console.log(name) } });
    using a = d('a');
    await using b = { async [Symbol.asyncDispose]() { await null; console.log('b') } };
    { using c = d('c') }
    throw new Error('stop')`;
  expect(await run(['--eval', code])).toEqual({ code: 1, out: 'c\nb\na\n', err: 'Error: stop\n' });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('a training that %s ends is no failure: the exit code is the signal’s', async (signal, code) => {
  const program = `
    const trainer = new Trainer(new nn.Linear(2, 2), { epochs: 9 });
    const data = { inputs: torch.ones(4, 2), targets: torch.zeros([4], { dtype: 'int64' }) };
    for await (const { type } of trainer.fit(data, undefined, { abortOn: ['${signal}'] }))
      if (type === 'step') process.kill(process.pid, '${signal}')`;
  expect(await run(['--eval', program])).toEqual({
    code,
    out: '',
    err: expect.stringMatching(
      new RegExp(
        `^training was cancelled in epoch [12], after \\d updates: the process was sent ${signal}\n$`,
      ),
    ),
  });
});

test('a file and --eval together are refused', async () => {
  const { code, err } = await run(['program.ts', '--eval', '1']);
  expect(code).toBe(2);
  expect(err).toContain('a file and --eval were both given');
});
