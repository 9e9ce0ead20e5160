import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
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
