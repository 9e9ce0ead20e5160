import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadDigits } from '../../lib/data/digits.js';
import { stratifiedSplit } from '../../lib/data/split.js';
import { TsmlError } from '../../lib/errors.js';
import { sha256 } from '../../lib/io/hash.js';
import { decodeSafetensors } from '../../lib/io/safetensors.js';
import { readBundle } from '../../lib/pipeline/bundle.js';
import { createRunDirectory } from '../../lib/pipeline/run-directory.js';
import { resumePipeline, runPipeline } from '../../lib/pipeline/runner.js';
import { type PipelineEvent, SplitData } from '../../lib/pipeline/step.js';
import { temporaryFolder, tinyConfig } from './tiny.js';

const text = (folder: string, file: string) => readFile(join(folder, file), 'utf8');
const historySchema = z.object({
  best: z.int(),
  epochs: z.array(z.object({ epoch: z.int(), select: z.object({ negativeLogLikelihood: z.number() }) })),
});

test('a run leaves all that the manifest names, and the manifest tells how it was made', async () => {
  const root = await temporaryFolder();
  const events: PipelineEvent[] = [];
  const loaded = await tinyConfig(['seed=3']);
  const { directory, manifest } = await runPipeline(loaded, {
    root,
    onProgress: (event) => events.push(event),
  });
  expect(directory).toMatch(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-digits$/);
  expect(JSON.parse(await text(directory, 'manifest.json'))).toEqual(manifest);
  expect(manifest.artifacts.map(({ path }) => path)).toEqual([
    'checkpoints/best.safetensors',
    'config.yaml',
    'confusion.svg',
    'history.json',
    'loss.svg',
    'metrics.json',
    'model/model.json',
    'model/weights.safetensors',
    'predictions.csv',
    'training.jsonl',
  ]);
  for (const { path, bytes, sha256: hash } of manifest.artifacts) {
    const file = await readFile(join(directory, path));
    expect([file.length, sha256(file)]).toEqual([bytes, hash]);
  }
  expect(manifest).toMatchObject({
    status: 'finished',
    seed: 3,
    data: { source: 'digits', splits: { train: 1077, select: 180, calibrate: 180, test: 360 } },
    machine: { threads: 1 },
    versions: { node: process.versions.node },
  });

  // What was reported: each step once, in order, and a batch of each kind.
  expect(events.flatMap((event) => (event.kind === 'step' ? [event.name] : []))).toEqual([
    'train',
    'evaluate',
    'export',
  ]);
  expect(events.filter(({ kind }) => kind === 'epoch').length).toBe(2);
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'batch', epoch: 2, step: 17, steps: 17, samples: 1077 }),
  );

  // The predictions are of the test split, each row once, and add up to the accuracy in metrics.json.
  const [, ...lines] = (await text(directory, 'predictions.csv')).trimEnd().split('\n');
  const rows = lines.map((line) => line.split(','));
  const { labels } = await loadDigits();
  const { test: held } = stratifiedSplit(labels, loaded.config.data.split, 3);
  expect(rows.map(([row]) => Number(row))).toEqual([...held.indices]);
  expect(rows.map(([, label]) => Number(label))).toEqual([...held.indices].map((index) => labels[index]));
  const right = rows.filter(([, label, predicted]) => label === predicted).length;
  expect(JSON.parse(await text(directory, 'metrics.json')).test.accuracy).toBe(right / 360);
  for (const [, , , ...probabilities] of rows) {
    expect(probabilities.reduce((sum, value) => sum + Number(value), 0)).toBeCloseTo(1, 6);
  }

  // The checkpoint is the best epoch's, and the exported weights are the checkpoint's.
  const history = historySchema.parse(JSON.parse(await text(directory, 'history.json')));
  const losses = history.epochs.map(({ select }) => select.negativeLogLikelihood);
  expect(history.best).toBe(losses.indexOf(Math.min(...losses)) + 1);
  const checkpoint = decodeSafetensors(await readFile(join(directory, 'checkpoints/best.safetensors')));
  expect(JSON.parse(checkpoint.metadata.tsml ?? '')).toMatchObject({ epoch: history.best });
  const exported = decodeSafetensors(await readFile(join(directory, 'model/weights.safetensors')));
  expect(exported.tensors).toEqual(checkpoint.tensors);
  expect((await readBundle(join(directory, 'model'))).description.classes.length).toBe(10);
});

test('the same seed gives the same weights byte for byte, another seed gives others', async () => {
  const root = await temporaryFolder();
  const weights = async (seed: number) => {
    const { directory } = await runPipeline(await tinyConfig([`seed=${seed}`]), { root });
    const files = [
      'checkpoints/best.safetensors',
      'model/weights.safetensors',
      'predictions.csv',
      'metrics.json',
    ];
    return Promise.all(files.map(async (file) => sha256(await readFile(join(directory, file)))));
  };
  const first = await weights(5);
  expect(await weights(5)).toEqual(first);
  expect((await weights(6))[0]).not.toBe(first[0]);
});

test('two runs at once, with different counts of threads, are each what they are alone', async () => {
  const root = await temporaryFolder();
  const weights = async (threads: number) => {
    const { directory, manifest } = await runPipeline(
      await tinyConfig([`training.threads=${threads}`, `name=t${threads}`]),
      {
        root,
      },
    );
    expect(manifest.machine.threads).toBe(threads);
    return sha256(await readFile(join(directory, 'checkpoints/best.safetensors')));
  };
  const alone = [await weights(1), await weights(2)];
  expect(await Promise.all([weights(1), weights(2)])).toEqual(alone);
});

test('more threads than cores, and a split that a run needs and that is empty, are refused before anything is made', async () => {
  const root = await temporaryFolder();
  await expect(runPipeline(await tinyConfig(['training.threads=1000']), { root })).rejects.toThrow(
    /--set training\.threads=1000: training\.threads: expected at most \d+ on this machine, received 1000/,
  );
  expect(await readdir(root)).toEqual([]);
  await expect(
    tinyConfig(['data.split.train=1', 'data.split.select=0', 'data.split.calibrate=0', 'data.split.test=0']),
  ).rejects.toThrow(/data\.split\.select/);
});

test('training stops when select no longer gets better', async () => {
  const root = await temporaryFolder();
  // A learning rate of almost nothing: after the first epochs nothing changes by more than noise.
  const loaded = await tinyConfig([
    'training.epochs=50',
    'training.optimizer.lr=1e-12',
    'training.earlyStopping={ metric: accuracy, patience: 2 }',
    'training.checkpoints.best.metric=accuracy',
  ]);
  const notes: string[] = [];
  const { directory } = await runPipeline(loaded, {
    root,
    onProgress: (event) =>
      (event.kind === 'note' || event.kind === 'warning') && notes.push(`${event.kind}: ${event.text}`),
  });
  const history = historySchema.parse(JSON.parse(await text(directory, 'history.json')));
  expect(history.epochs.length).toBe(history.best + 2);
  expect(history.epochs.length).toBeLessThan(50);
  expect(notes).toEqual([
    expect.stringMatching(/^note: training [1-9][\d,]* parameters in float32, 1 thread$/),
    expect.stringMatching(/^warning: in the validation of epoch 1 some classes were never predicted: /),
    expect.stringMatching(
      /^note: stopped early: no better accuracy for 2 validations: the best was 0\.\d+ in epoch \d+$/,
    ),
  ]);
});

test('an interrupted run has no manifest, says how to go on, and gone on with gives what one whole run gives', async () => {
  const root = await temporaryFolder();
  const config = await tinyConfig(['training.epochs=4']);
  const controller = new AbortController();
  const running = runPipeline(config, {
    root,
    signal: controller.signal,
    onProgress: (event) =>
      event.kind === 'batch' && event.epoch === 2 && event.step === 5 && controller.abort(),
  });
  const error = await running.catch((error: unknown) => error);
  const [name = ''] = await readdir(root);
  const interrupted = join(root, name);
  expect(error).toMatchObject({
    code: 'ERR_CANCELLED',
    message: `the run in ${interrupted} was interrupted and is not finished; nothing of it is lost`,
    remedy: `To go on: npx tsml resume ${interrupted}`,
  });
  expect((await readdir(interrupted)).sort()).toEqual(['checkpoints', 'config.yaml', 'training.jsonl']);
  const checkpoint = decodeSafetensors(await readFile(join(interrupted, 'checkpoints/best.safetensors')));
  expect(JSON.parse(checkpoint.metadata.tsml ?? '').epoch).toBe(1);

  const events: PipelineEvent[] = [];
  await resumePipeline(interrupted, { onProgress: (event) => events.push(event) });
  const batches = events.flatMap((event) => (event.kind === 'batch' ? [`${event.epoch} ${event.step}`] : []));
  expect(batches[0]).toBe('2 6');
  const { directory } = await runPipeline(config, { root });
  expect(await readdir(join(directory, 'checkpoints'))).toEqual(['best.safetensors']);
  for (const file of ['checkpoints/best.safetensors', 'predictions.csv', 'metrics.json', 'model/model.json'])
    expect(sha256(await readFile(join(interrupted, file))), file).toBe(
      sha256(await readFile(join(directory, file))),
    );
  const epochs = async (folder: string): Promise<unknown> =>
    historySchema.parse(JSON.parse(await text(folder, 'history.json')));
  expect(await epochs(interrupted)).toEqual(await epochs(directory));
  await expect(resumePipeline(interrupted)).rejects.toMatchObject({ code: 'ERR_RUN_FINISHED' });
  await expect(resumePipeline(root)).rejects.toMatchObject({ code: 'ERR_NO_RUN' });
});

test('a run that memory was too small for goes on with more of it, and has what it would have had from the start', async () => {
  const root = await temporaryFolder();
  const starved = runPipeline(await tinyConfig(['training.memoryLimit=200KB']), { root });
  const error = await starved.catch((error: unknown) => error);
  const [name = ''] = await readdir(root);
  const directory = join(root, name);
  expect(error).toMatchObject({
    code: 'ERR_OUT_OF_MEMORY',
    remedy: expect.stringContaining(
      `To go on with twice the memory: npx tsml resume ${directory} --set training.memoryLimit=400000`,
    ),
  });
  await expect(resumePipeline(directory, { set: ['training.batchSize=8'] })).rejects.toMatchObject({
    code: 'ERR_CONFIG',
    message: '--set training.batchSize: a run goes on with the config that it began with',
  });
  const { manifest } = await resumePipeline(directory, { set: ['training.memoryLimit=2GB'] });
  expect(new Date(manifest.startedAt).getTime()).toBeLessThan(new Date(manifest.finishedAt).getTime());
  expect(name.startsWith(manifest.startedAt.replaceAll(':', '-').slice(0, 18))).toBe(true);
  expect(await text(directory, 'config.yaml')).toContain('memoryLimit: 2000000000');
  await rm(join(directory, 'manifest.json'));
  await expect(resumePipeline(directory, { set: ['training.epochs=9'] })).rejects.toMatchObject({
    code: 'ERR_CONFIG',
    message: '--set training.epochs: this run is trained, with the length that it had',
  });
  const whole = await runPipeline(await tinyConfig(), { root });
  const weights = 'checkpoints/best.safetensors';
  expect(await readFile(join(directory, weights))).toEqual(await readFile(join(whole.directory, weights)));
});

test.each([
  ['ERR_INPUT', 'To go on: npx tsml resume '],
  ['ERR_DIVERGED', 'Resumed, the run ends here again: begin another with what you change.'],
])('a run that fails by %s says how to go on, and can be gone on with', async (code, howToGoOn) => {
  const root = await temporaryFolder();
  const broken = new TsmlError(code, 'The loss became NaN', { remedy: 'Look at the data.' });
  const running = runPipeline(await tinyConfig(), {
    root,
    onProgress: (event) => {
      if (event.kind === 'epoch') throw broken;
    },
  });
  const error = await running.catch((error: unknown) => error);
  const [name = ''] = await readdir(root);
  const directory = join(root, name);
  expect(error).toMatchObject({
    code,
    message: `The loss became NaN\n  the run in ${directory} is not finished; nothing that was kept of it is lost`,
    remedy: `Look at the data.\n  ${howToGoOn}${code === 'ERR_INPUT' ? directory : ''}`,
    cause: broken,
  });
  const { manifest } = await resumePipeline(directory);
  expect(manifest.status).toBe('finished');
});

test('a run tells which precision auto chose, and why', async () => {
  const notes: string[] = [];
  await runPipeline(await tinyConfig(['training.precision=auto', 'training.maxSteps=1']), {
    root: await temporaryFolder(),
    onProgress: (event) => event.kind === 'note' && notes.push(event.text),
  });
  expect(notes[0]).toMatch(
    /^training .* parameters in (float32|bfloat16), 1 thread; here bfloat16 is [\d.e-]+ times as fast as float32$/,
  );
});

test('a run that is cancelled beforehand leaves nothing', async () => {
  const root = await temporaryFolder();
  await expect(runPipeline(await tinyConfig(), { root, signal: AbortSignal.abort() })).rejects.toThrow(
    'interrupted',
  );
  expect(await readdir(root)).toEqual([]);
});

test.each([
  ['model.name=SimpleCifarNe', '--set model.name=SimpleCifarNe: there is no model named', 'SimpleCifarNet'],
  ['model.options.widht=3', '--set model.options.widht=3: there is no option', 'width'],
  ['model.options.numClasses=3', 'is decided by the data: it is 10 for digits', 'numClasses'],
])(
  'a config that asks for what does not exist is answered with its place: %s',
  async (override, message, word) => {
    const root = await temporaryFolder();
    const running = runPipeline(await tinyConfig([override]), { root });
    await expect(running).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(message),
    });
    await expect(running).rejects.toThrow(word);
    expect(await readdir(root)).toEqual([]);
  },
);

test('the test split can be taken once', async () => {
  const dataset = await loadDigits();
  const data = new SplitData(dataset, { train: 0.6, select: 0.1, calibrate: 0.1, test: 0.2 }, 0);
  expect(data.take('select').labels.length).toBe(180);
  expect(data.take('select').labels.length).toBe(180);
  expect(data.take('test').labels.length).toBe(360);
  expect(() => data.take('test')).toThrow('the test split was read already');
});

test('runs that start in the same millisecond get directories of their own', async () => {
  const root = await temporaryFolder();
  const time = new Date('2026-01-02T03:04:05.678Z');
  const made = await Promise.all([1, 2, 3].map(() => createRunDirectory(join(root, 'deep'), 'a', time)));
  const names = made.map(({ path }) => path.slice(root.length + 6)).sort();
  const base = '2026-01-02T03-04-05.678Z-a';
  expect(names).toEqual([base, `${base}-2`, `${base}-3`]);
});
