import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PARTIAL_SUFFIX } from '../../lib/io/atomic.js';
import { sha256 } from '../../lib/io/hash.js';
import type { KeepRules } from '../../lib/training/checkpoint-rules.js';
import { CheckpointStore } from '../../lib/training/checkpoint-store.js';

const RUN = { model: 'resnet18 {}', tensors: {} };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsml-checkpoints-'));
});
afterEach(() => rm(folder, { recursive: true }));

const openStore = (keep?: KeepRules) => CheckpointStore.open(folder, RUN, keep);
const body = (update: number): Uint8Array => new Uint8Array(1000 + update).fill(update);
const updates = (store: CheckpointStore): number[] => store.checkpoints.map(({ update }) => update);
const files = async (): Promise<string[]> => (await readdir(folder)).sort();

async function fill(store: CheckpointStore, values: readonly (number | null)[], metric = 'accuracy') {
  for (const [i, value] of values.entries())
    await store.write(body(i + 1), { update: i + 1, reason: 'interval', metrics: { [metric]: value } });
}

test('keeps the last, the one before it, the best and one of each span, and nothing else is in the folder', async () => {
  const store = await openStore({ best: { metric: 'accuracy', count: 2 }, keepEveryUpdates: 4 });
  await fill(store, [0.5, 0.9, 0.7, 0.9, 0.1, null, 0.2, 0.3, 0.9, 0.1]);
  // The best are 2 and 4, of three equal ones the earlier; 4 and 8 are the first of their spans; 9 and 10 are the last.
  expect(updates(store)).toEqual([2, 4, 8, 9, 10]);
  expect(await files()).toEqual([
    'checkpoints.json',
    ...['02', '04', '08', '09', '10'].map((update) => `update-0000${update}.safetensors`),
  ]);
  expect([0.9, 0.91, null].map((accuracy) => store.isAmongBest({ accuracy }))).toEqual([false, true, false]);
  expect(store.checkpoints[0]).toMatchObject({
    update: 2,
    metrics: { accuracy: 0.9 },
    sha256: sha256(body(2)),
    bytes: 1002,
  });
  expect((await (await openStore()).newest())?.checkpoint.path).toBe(
    join(folder, 'update-000010.safetensors'),
  );
});

test('less is better where the metric says so, and NaN is never best', async () => {
  const store = await openStore({ best: { metric: 'loss', count: 1 } });
  await fill(store, [Number.NaN, 3, 2, 4, Number.NEGATIVE_INFINITY], 'loss');
  expect(updates(store)).toEqual([3, 4, 5]);
  const other = await mkdtemp(join(tmpdir(), 'tsml-checkpoints-'));
  const best = { metric: 'profit', mode: 'max', count: 1 } as const;
  const profitable = await CheckpointStore.open(other, RUN, { best });
  await fill(profitable, [1, 5, 2, 3, 4], 'profit');
  expect(updates(profitable)).toEqual([2, 4, 5]);
  await rm(other, { recursive: true });
});

test('rules that mean nothing are refused before anything is written', async () => {
  await expect(openStore({ best: { metric: 'profit', count: 1 } })).rejects.toThrow('"profit" is better');
  await expect(openStore({ best: { metric: 'loss', count: 0 } })).rejects.toThrow('best: count: expected');
  await expect(
    openStore({ best: { metric: 'accuracy', mode: JSON.parse('"maximum"'), count: 1 } }),
  ).rejects.toThrow("best: mode: expected 'min' or 'max', received \"maximum\"");
  await expect(openStore({ keepEveryUpdates: 0.5 })).rejects.toThrow(
    'keepEveryUpdates: expected a whole number ≥ 1',
  );
  expect(await files()).toEqual([]);
});

test('a checkpoint that is cut off, changed or gone is passed over for the one before it, and told', async () => {
  await fill(await openStore({ keepEveryUpdates: 1 }), [1, 2, 3, 4]);
  const path = (update: number): string => join(folder, `update-00000${update}.safetensors`);
  await truncate(path(4), 10);
  const changed = await open(path(3), 'r+');
  await changed.write(new Uint8Array([77]), 0, 1, 500);
  await changed.close();
  await rm(path(2));
  const store = await openStore();
  const found = await store.newest();
  expect(found?.checkpoint.update).toBe(1);
  expect(found?.damaged.map(({ path, fault }) => [basename(path), fault])).toEqual([
    ['update-000004.safetensors', 'it has 10 bytes, expected 1004'],
    ['update-000003.safetensors', expect.stringContaining('its SHA-256 is')],
    ['update-000002.safetensors', 'it is not there'],
  ]);
  // They take nobody's place: 1 is still kept as the one before the last.
  expect((await files()).length).toBe(4);
  await store.write(body(5), { update: 5, reason: 'last' });
  expect(updates(await openStore())).toEqual([1, 5]);
  expect(await files()).toEqual([
    'checkpoints.json',
    'update-000001.safetensors',
    'update-000005.safetensors',
  ]);
});

test('where all are damaged it says so of each, instead of beginning anew', async () => {
  await fill(await openStore(), [1, 2]);
  for (const update of [1, 2]) await truncate(join(folder, `update-00000${update}.safetensors`), 0);
  await expect((await openStore()).newest()).rejects.toThrow(
    /no checkpoint in .* is whole:\n.*000002.*0 bytes, expected 1002\n.*000001.*0 bytes, expected 1001/,
  );
});

test('an empty folder has no newest', async () => {
  expect(await (await openStore()).newest()).toBeUndefined();
});

test('the folder of another run or version, or without an index, is refused and left as it is', async () => {
  await fill(await openStore(), [1]);
  await writeFile(join(folder, `.update-000002.safetensors.x${PARTIAL_SUFFIX}`), 'half');
  const before = await files();
  await expect(CheckpointStore.open(folder, { model: 'vit', tensors: {} })).rejects.toMatchObject({
    code: 'ERR_CHECKPOINT',
    message: `${folder} holds the checkpoints of another model: it was made with a resnet18, this run has a vit`,
  });
  const index = join(folder, 'checkpoints.json');
  const text = await readFile(index, 'utf8');
  await writeFile(index, text.replace('"format": 1', '"format": 2'));
  await expect(openStore()).rejects.toThrow('is of format 2, this version of tsml reads 1');
  await writeFile(index, text.slice(0, 60));
  await expect(openStore()).rejects.toThrow('is damaged, and no checkpoint says what it is');
  expect(await files()).toEqual(before);
  await rm(index);
  await expect(openStore()).rejects.toThrow(
    /checkpoints\.json is missing, and no checkpoint .*update-000001/,
  );
  await writeFile(index, text);
  // Another process may be writing what looks left over, until this one writes itself.
  const store = await openStore();
  expect(updates(store)).toEqual([1]);
  expect(await files()).toEqual(before);
  await store.write(body(2), { update: 2, reason: 'last' });
  expect(await files()).toEqual([
    'checkpoints.json',
    'update-000001.safetensors',
    'update-000002.safetensors',
  ]);
});

test('a folder that is opened while another writes to it stays as it is', async () => {
  const store = await openStore();
  let begun = (): void => {};
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let goOn = (): void => {};
  const opened = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  async function* slowly(): AsyncGenerator<Uint8Array> {
    yield body(1);
    begun();
    await opened;
    yield body(2);
  }
  const writing = store.write(slowly(), { update: 1, reason: 'interval' });
  await beginning;
  expect(await (await openStore()).newest()).toBeUndefined();
  goOn();
  expect((await writing).bytes).toBe(2003);
  expect((await (await openStore()).newest())?.checkpoint.update).toBe(1);
});

test('pieces are written as they come, one checkpoint after the other, while the event loop turns', async () => {
  const store = await openStore();
  const large = Uint8Array.from({ length: 40_000_000 }, (_, i) => i % 251);
  async function* streamed(): AsyncGenerator<Uint8Array> {
    for (let begin = 0; begin < large.length; begin += 700_001) yield large.subarray(begin, begin + 700_001);
  }
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const written = await Promise.all([
    store.write(streamed(), { update: 1, reason: 'interval' }),
    store.write([large, large.subarray(0, 1)], { update: 2, reason: 'interval' }),
    store.write(large, { update: 3, reason: 'last' }),
  ]);
  clearInterval(timer);
  expect(written.map(({ sha256 }) => sha256)).toEqual([
    sha256(large),
    expect.stringMatching(/^[0-9a-f]{64}$/),
    sha256(large),
  ]);
  expect(Buffer.from(large).equals(await readFile(written[2]?.path ?? ''))).toBe(true);
  expect(updates(store)).toEqual([2, 3]);
  expect(turns).toBeGreaterThan(30);
});

test('a write that fails leaves what was there, and the next one is tried', async () => {
  const store = await openStore();
  await fill(store, [1, 2]);
  const before = await files();
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield body(3);
    throw new Error('the device was lost');
  }
  const failed = store.write(failing(), { update: 3, reason: 'last' });
  const next = store.write(body(4), { update: 4, reason: 'last' });
  await expect(failed).rejects.toThrow(`update 3 cannot be kept in ${folder}: the device was lost`);
  await next;
  expect(before).toEqual(['checkpoints.json', 'update-000001.safetensors', 'update-000002.safetensors']);
  expect(updates(await openStore())).toEqual([2, 4]);
});

test('the same update again takes the place of the first, with its metrics; later ones were of a course given up', async () => {
  const store = await openStore({ keepEveryUpdates: 1, best: { metric: 'accuracy', count: 1 } });
  await fill(store, [0.1, 0.8, 0.3, 0.4]);
  await store.write(body(9), { update: 2, reason: 'last' });
  expect(store.checkpoints).toMatchObject([
    { update: 1, reason: 'interval' },
    { update: 2, reason: 'last', metrics: { accuracy: 0.8 }, sha256: sha256(body(9)) },
  ]);
  expect(await files()).toEqual([
    'checkpoints.json',
    'update-000001.safetensors',
    'update-000002-2.safetensors',
  ]);
});

test('killed at any moment, a writer leaves a newest checkpoint that is whole, and goes on from there', async () => {
  const module = fileURLToPath(new URL('../../dist/training/checkpoint-store.js', import.meta.url));
  const source = `
    import { CheckpointStore } from ${JSON.stringify(module)};
    const keep = { best: { metric: 'accuracy', count: 2 }, keepEveryUpdates: 50 };
    const store = await CheckpointStore.open(${JSON.stringify(folder)}, ${JSON.stringify(RUN)}, keep);
    const found = await store.newest();
    if (found?.damaged.length > 0) throw new Error('damaged');
    for (let update = (found?.checkpoint.update ?? 0) + 1; ; update++) {
      const bytes = new Uint8Array(1_500_000).fill(update % 251);
      await store.write(bytes, { update, reason: 'interval', metrics: { accuracy: Math.sin(update) } });
      console.log(update);
    }`;
  let done = 0;
  let before = 0;
  for (let kill = 0; kill < 20; kill++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout).on('line', (line) => {
      done = Number(line);
    });
    // Every fourth is killed while it starts, or before its first checkpoint.
    if (kill % 4 > 0) await once(lines, 'line');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * (kill % 4 > 0 ? 40 : 150)));
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGKILL');
    const store = await openStore();
    const found = await store.newest();
    const newest = found?.checkpoint.update ?? 0;
    expect(found?.damaged ?? []).toEqual([]);
    // The one that was being written may be there already.
    expect([done, done + 1]).toContain(newest);
    expect(newest).toBeGreaterThanOrEqual(before);
    for (const { path, update } of store.checkpoints)
      expect((await readFile(path)).equals(Buffer.alloc(1_500_000, update % 251))).toBe(true);
    const listed = ['checkpoints.json', ...store.checkpoints.map(({ path }) => basename(path))];
    expect(await files()).toEqual(expect.arrayContaining(listed));
    before = newest;
    done = newest;
  }
  const last = await openStore();
  await last.write(body(1), { update: before + 1, reason: 'last' });
  const kept = last.checkpoints.map(({ path }) => basename(path));
  expect(await files()).toEqual(['checkpoints.json', ...kept.sort()]);
  expect(before).toBeGreaterThanOrEqual(15);
}, 60_000);
