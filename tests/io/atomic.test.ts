import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isPartial, writeFileAtomic } from '../../lib/io/atomic.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsml-atomic-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('replaces a file and leaves nothing beside it', async () => {
  const path = join(folder, 'a.json');
  await writeFile(path, 'old and longer');
  await writeFileAtomic(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('a write that fails leaves the old contents and no temporary file', async () => {
  // A folder cannot be replaced by a file, so the rename fails after all bytes were written.
  const path = join(folder, 'taken');
  await writeFileAtomic(join(folder, 'other'), 'kept');
  await mkdir(path);
  await expect(writeFileAtomic(path, 'new')).rejects.toThrow();
  expect((await readdir(folder)).sort()).toEqual(['other', 'taken']);
});

test('killed at any moment, a writer leaves the old or the new contents whole, and names that are known', async () => {
  const path = join(folder, 'weights.bin');
  const module = fileURLToPath(new URL('../../dist/io/atomic.js', import.meta.url));
  const source = `
    import { writeFileAtomic } from ${JSON.stringify(module)};
    for (let i = 0; ; i++) {
      await writeFileAtomic(${JSON.stringify(path)}, new Uint8Array(4_000_000).fill(i));
      console.log(i);
    }`;
  for (const delay of [0, 3, 7, 11, 19]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const bytes = await readFile(path);
    expect(bytes.length).toBe(4_000_000);
    expect(bytes.equals(Buffer.alloc(4_000_000, bytes[0]))).toBe(true);
    const others = (await readdir(folder)).filter((name) => name !== 'weights.bin');
    expect(others.filter((name) => !isPartial(name))).toEqual([]);
  }
});
