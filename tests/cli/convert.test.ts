import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { torch } from '../../lib/torch/torch.js';

const BIN = fileURLToPath(new URL('../../bin/tsml.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tsml-convert-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

function convert(...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, 'convert', ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

test('around all formats and back', async () => {
  const x = torch.arange(6).view(2, 3).t();
  torch.save({ x }, at('a.pt'));
  const names = ['a.pt', 'b.safetensors', 'c.npz', 'd.npy', 'e.pth', 'f.npz'];
  for (const [i, name] of names.slice(1).entries()) {
    const extra = name === 'f.npz' ? ['--compress'] : [];
    expect(await convert(at(names[i] ?? ''), at(name), ...extra)).toMatchObject({ code: 0, stderr: '' });
  }
  expect(torch.loadTensors(at('f.npz')).get('array')?.toArray()).toEqual(x.toArray());
});

test('nothing is overwritten without --force; errors name the file and the way out', async () => {
  torch.save({ model: new Map([['w', torch.ones([2])]]), epoch: 3 }, at('nested.pt'));
  const refused = await convert(at('nested.pt'), at('n.safetensors'));
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('--key: model, epoch');
  expect(await convert(at('nested.pt'), at('n.safetensors'), '--key', 'model')).toMatchObject({ code: 0 });
  torch.save({ w: torch.zeros([1]) }, at('other.npz'));
  const again = await convert(at('other.npz'), at('n.safetensors'));
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
  expect(torch.loadTensors(at('n.safetensors')).get('w')?.shape).toEqual([2]);
  expect(await convert(at('other.npz'), at('n.safetensors'), '--force')).toMatchObject({ code: 0 });
  expect(torch.loadTensors(at('n.safetensors')).get('w')?.shape).toEqual([1]);
  writeFileSync(at('damaged.npz'), 'PK');
  expect((await convert(at('damaged.npz'), at('x.pt'))).stderr).toContain('damaged.npz is not a valid zip');
});

test('shards of at most so many bytes, with an index, and back to one file', async () => {
  const tensors = { a: torch.arange(100), b: torch.ones([50]), c: torch.zeros([3]) };
  torch.save(tensors, at('whole.pt'));
  const index = at('s.safetensors.index.json');
  expect(await convert(at('whole.pt'), at('s.safetensors'), '--max-shard-size', '0.9KB')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`${index}: 3 entries`),
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('s'))).toEqual([
    's-00001-of-00002.safetensors',
    's-00002-of-00002.safetensors',
    's.safetensors.index.json',
  ]);
  const again = await convert(at('whole.pt'), at('s.safetensors'), '--max-shard-size', '1KB');
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('index.json is there already') });
  expect(await convert(index, at('back.npz'))).toMatchObject({ code: 0 });
  expect(torch.loadTensors(at('back.npz')).get('a')?.equal(tensors.a)).toBe(true);
});

describe('a file that takes long', () => {
  beforeAll(() => torch.save({ x: torch.zeros([2 ** 26]), y: torch.zeros([2 ** 24]) }, at('long.pt')));
  const files = () => readdirSync(folder, { withFileTypes: true }).map(({ name }) => name);

  test('says how far it is, in lines where there is no terminal', async () => {
    const { stderr } = await convert(at('long.pt'), at('long.safetensors'));
    expect(stderr).toMatch(/^ {2}reading long\.pt: \d+% of 336 MB$/m);
    expect(stderr).toMatch(/^ {2}writing long\.safetensors: 100% of 336 MB$/m);
  });

  // util-linux's `script` makes a terminal.
  test.skipIf(process.platform !== 'linux')('in a terminal with a bar that is redrawn', async () => {
    const words = [process.execPath, BIN, 'convert', at('long.pt'), at('bar.npz')].map((word) => `'${word}'`);
    const child = spawn('script', ['-qefc', `stty cols 100; exec ${words.join(' ')}`, '/dev/null']);
    let screen = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    // Each drawing clears the line before it.
    expect(
      screen.split('\r\x1b[2K').filter((line) => /^━+─+ {2}.*(read|writ)ing/.test(line)).length,
    ).toBeGreaterThan(1);
    expect(screen).toMatch(/━{28} {2}336 MB of 336 MB .*writing bar\.npz/);
    expect(screen).toContain(`✔ ${at('bar.npz')}: 2 entries`);
  });

  test('Ctrl-C ends it, leaves nothing half and what was there before', async () => {
    writeFileSync(at('kept.safetensors'), 'old');
    const before = files();
    const running = spawn(process.execPath, [
      BIN,
      ...['convert', at('long.pt'), at('kept.safetensors'), '--force'],
    ]);
    let said = '';
    let partial = false;
    running.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (!partial && said.includes('writing')) {
        partial = files().some((name) => name.includes('kept.safetensors.'));
        running.kill('SIGINT');
      }
    });
    const [code] = await once(running, 'close');
    expect([code, partial]).toEqual([130, true]);
    expect(said).toContain('is as it was');
    expect(files()).toEqual(before);
    expect(readFileSync(at('kept.safetensors'), 'utf8')).toBe('old');
  });
});
