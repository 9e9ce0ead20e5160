/** Which weights a run keeps: by which metric, how many, however it validates and ends. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../lib/io/hash.js';
import { decodeSafetensors } from '../../lib/io/safetensors.js';
import { resumePipeline, runPipeline } from '../../lib/pipeline/runner.js';
import { temporaryFolder, tinyConfig } from './tiny.js';

const EVERY_FIVE = [
  'training.epochs=3',
  'training.validateEverySteps=5',
  'training.checkpoints.best={ metric: sensitivity/3, count: 3 }',
];

async function kept(run: string) {
  const names = (await readdir(join(run, 'checkpoints'))).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = await readFile(join(run, 'checkpoints', name));
      return { name, hash: sha256(file), about: JSON.parse(decodeSafetensors(file).metadata.tsml ?? '') };
    }),
  );
}

test('the best three by the sensitivity of a class, of validations within epochs', async () => {
  const root = await temporaryFolder();
  const { directory } = await runPipeline(await tinyConfig(EVERY_FIVE), { root });
  const log = (await readFile(join(directory, 'training.jsonl'), 'utf8')).trimEnd().split('\n');
  const validations = log.map((line) => JSON.parse(line)).filter(({ type }) => type === 'validation');
  expect(validations.map(({ update }) => update)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
  const ranked = validations.toSorted(
    (a, b) => b.metrics['sensitivity/3'] - a.metrics['sensitivity/3'] || a.update - b.update,
  );
  const [best, ...others] = await kept(directory);
  expect(best).toMatchObject({ name: 'best.safetensors', about: { updates: ranked[0].update } });
  expect(best?.about.select).toMatchObject({ 'sensitivity/3': ranked[0].metrics['sensitivity/3'] });
  expect(others.map(({ about }) => about.updates)).toEqual(
    ranked
      .slice(0, 3)
      .map(({ update }) => update)
      .sort((a, b) => a - b),
  );
  expect(others.map(({ hash }) => hash)).toContain(best?.hash);
  const history = JSON.parse(await readFile(join(directory, 'history.json'), 'utf8'));
  expect(history.epochs.map((record: { select: object }) => record.select)).toMatchObject(
    [15, 30, 50].map((last) => {
      const { accuracy } = validations.find(({ update }) => update === last).metrics;
      return { accuracy };
    }),
  );

  // Interrupted in its midst and resumed it keeps the same.
  const abort = new AbortController();
  let path = '';
  const running = runPipeline(await tinyConfig(EVERY_FIVE), {
    root,
    signal: abort.signal,
    onProgress(event) {
      if (event.kind === 'run') path = event.directory;
      if (event.kind === 'batch' && event.epoch === 2 && event.step === 9) abort.abort();
    },
  });
  await expect(running).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
  await resumePipeline(path);
  expect(await kept(path)).toEqual(await kept(directory));
});

test('a training that ends before its first validation keeps what it has', async () => {
  const root = await temporaryFolder();
  const { directory } = await runPipeline(await tinyConfig(['training.maxSteps=5']), { root });
  expect(await kept(directory)).toMatchObject([
    { name: 'best.safetensors', about: { updates: 5, select: null } },
  ]);
  const metrics = JSON.parse(await readFile(join(directory, 'metrics.json'), 'utf8'));
  expect(metrics).toMatchObject({ updates: 5, select: { accuracy: expect.any(Number) } });
});

test('groups have rates of their own, and what deterministic and headInFloat32 ask for is done', async () => {
  const root = await temporaryFolder();
  const weights = async (...overrides: string[]) => {
    const config = await tinyConfig(['training.maxSteps=4', ...overrides]);
    const { directory } = await runPipeline(config, { root });
    const { tensors } = decodeSafetensors(await readFile(join(directory, 'checkpoints/best.safetensors')));
    return (prefix: string) =>
      sha256(
        Buffer.concat([...tensors].flatMap(([name, { bytes }]) => (name.startsWith(prefix) ? [bytes] : []))),
      );
  };
  const still = ['training.groups=[{ match: stage1, options: { lr: 0, weightDecay: 0 } }]'];
  const [plain, frozen, other] = [
    await weights(),
    await weights(...still),
    await weights(...still, 'seed=0', 'training.optimizer.lr=0.1'),
  ];
  const conv = 'stage1.0.conv.weight';
  expect(frozen(conv)).not.toBe(plain(conv));
  expect(other(conv)).toBe(frozen(conv));
  expect(other('fc')).not.toBe(frozen('fc'));
  const bf16 = ['training.precision=bfloat16', 'training.deterministic=true'];
  const [half, head] = [await weights(...bf16), await weights(...bf16, 'training.headInFloat32=true')];
  expect(head('fc')).not.toBe(half('fc'));
});
