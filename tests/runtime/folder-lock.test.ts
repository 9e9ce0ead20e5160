/** Two processes never work in one folder; a dead one keeps nobody out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { RunDirectory } from '../../lib/pipeline/run-directory.js';
import { resumePipeline, runPipeline } from '../../lib/pipeline/runner.js';
import { lockFolder } from '../../lib/runtime/folder-lock.js';
import { temporaryFolder, tinyConfig } from '../pipeline/tiny.js';

const MODULE = fileURLToPath(new URL('../../dist/runtime/folder-lock.js', import.meta.url));

/** A process that holds the folder until it is killed. */
async function holder(folder: string): Promise<ChildProcess> {
  const source = `
    import { lockFolder } from ${JSON.stringify(MODULE)};
    await lockFolder(${JSON.stringify(folder)});
    console.log('held');
    await new Promise((resolve) => setTimeout(resolve, 100_000));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function take(folder: string): Promise<string> {
  await using _ = await lockFolder(folder);
  return 'taken';
}
const lockOf = async (folder: string) => JSON.parse(await readFile(join(folder, 'run.lock'), 'utf8'));

test('another process is refused while one works, and let in as soon as that is killed', async () => {
  const folder = await temporaryFolder();
  const child = await holder(folder);
  await expect(take(folder)).rejects.toMatchObject({
    code: 'ERR_RUN_BUSY',
    message: `process ${child.pid} is at work in ${folder}`,
    remedy: expect.stringContaining(`kill ${child.pid}`),
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(join(folder, 'run.lock'))).toBe(true);
  expect(await take(folder)).toBe('taken');
  expect(await readdir(folder)).toEqual([]);
});

test('a process that has the number of a dead one does not keep anybody out', async () => {
  const folder = await temporaryFolder();
  await holder(folder);
  const lock = await lockOf(folder);
  await writeFile(join(folder, 'run.lock'), JSON.stringify({ ...lock, started: `${lock.started}0` }));
  expect(await take(folder)).toBe('taken');
});

test('on another machine a holder lives as long as it shows that it does', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'run.lock');
  await writeFile(file, JSON.stringify({ pid: 1, started: 'x', host: 'elsewhere pid:[1]' }));
  await expect(take(folder)).rejects.toThrow('process 1 on elsewhere is at work');
  const before = new Date(Date.now() - 61_000);
  await utimes(file, before, before);
  expect(await take(folder)).toBe('taken');
});

test('of many that come upon a dead holder at once one is let in', async () => {
  const folder = await temporaryFolder();
  const child = await holder(folder);
  child.kill('SIGKILL');
  await once(child, 'exit');
  let inside = 0;
  const work = async () => {
    await using _ = await lockFolder(folder);
    inside++;
    expect(inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    inside--;
  };
  const all = await Promise.allSettled(Array.from({ length: 4 }, work));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('what is no lock, as after a power cut, is none', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'run.lock'), '');
  expect(await take(folder)).toBe('taken');
});

test('a run cannot be resumed while it runs, nor twice at once', async () => {
  const root = await temporaryFolder();
  const abort = new AbortController();
  let refused: Promise<unknown> | undefined;
  const running = runPipeline(await tinyConfig(['training.epochs=4']), {
    root,
    signal: abort.signal,
    onProgress: (event) => {
      if (event.kind === 'run') refused = resumePipeline(event.directory).catch((error: unknown) => error);
      if (event.kind === 'epoch') abort.abort();
    },
  });
  await expect(running).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
  expect(await refused).toMatchObject({ code: 'ERR_RUN_BUSY' });
  const [name = ''] = await readdir(root);
  const path = join(root, name);
  const [first, second] = await Promise.allSettled([resumePipeline(path), resumePipeline(path)]);
  expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
  const files = await new RunDirectory(path).files();
  expect(files).toContain('manifest.json');
  expect(files).not.toContain('run.lock');
  expect(await readFile(join(path, 'manifest.json'), 'utf8')).not.toContain('run.lock');
});
