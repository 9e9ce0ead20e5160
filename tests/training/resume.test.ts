// A training that is killed, again and again, at whatever moment, and resumed each time ends with the weights of one that
// was not: byte for byte.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { TSML } from '../child.js';

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tsml-resume-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Three epochs of a ResNet-18 on 32×32 images with all that draws or remembers; prints the SHA-256 of what it learned. */
const PROGRAM = `
  const { createHash } = await import('node:crypto');
  const { models, Trainer, torch } = await import(${TSML});
  const [folder] = process.argv.slice(1);
  torch.manualSeed(7);
  const inputs = torch.randn([80, 3, 32, 32]);
  const targets = torch.arange(80).remainder(5);
  const model = models.create('resnet18', { numClasses: 5, dropRate: 0.1, dropPath: 0.1 }, { seed: 3 });
  const trainer = new Trainer(model, {
    optimizer: { name: 'AdamW', lr: 1e-3 },
    loss: { name: 'crossEntropy', labelSmoothing: 0.1 },
    schedule: { name: 'cosine', warmupEpochs: 1 },
    epochs: 3,
    batchSize: 16,
    accumulate: 2,
    clip: { norm: 1 },
    average: { kind: 'ema' },
    augmentation: { shift: 2, rotateDegrees: 5 },
    batchAugmentation: { mixup: 0.2, cutmix: 0.2, eraseProbability: 0.2 },
    seed: 11,
    threads: 2,
    checkpoints: { folder, everyUpdates: 2 },
  });
  const select = { inputs: inputs.narrow(0, 0, 32), targets: targets.narrow(0, 0, 32) };
  let events = 0;
  for await (const event of trainer.fit({ inputs, targets }, select, { resume: true }))
    console.log('event', events++, event.type === 'step' ? event.update : '-');
  const hash = createHash('sha256');
  for (const tensor of model.stateDict().values()) hash.update(new Uint8Array(tensor.data().buffer));
  console.log(hash.digest('hex'));
`;

/** When a run is killed: after so many events of its training, and a part of what comes next. */
interface Kill {
  readonly events: number;
  /** In units of the time that loading takes where there was no event, and of the time between two events elsewhere. */
  readonly part: number;
}

/** Times of a run that nobody killed, in milliseconds: moments are drawn by them, for machines differ. */
interface Pace {
  readonly loading: number;
  readonly betweenEvents: number;
}

interface Ended {
  /** The first update of this process; undefined where it was killed before it. */
  readonly first: number | undefined;
  /** The hash of what it learned; undefined where it was killed before its end. */
  readonly result: string | undefined;
  readonly pace: Pace;
}

async function run(folder: string, kill?: Kill & { readonly pace: Pace }): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  const at: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const killIfDue = (): void => {
    if (kill === undefined || at.length < kill.events) return;
    const unit = at.length === 0 ? kill.pace.loading : kill.pace.betweenEvents;
    timer ??= setTimeout(() => child.kill('SIGKILL'), kill.part * unit);
  };
  killIfDue();
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    while (at.length < stdout.split('event ').length - 1) at.push(performance.now());
    killIfDue();
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  expect(stderr).toBe('');
  if (code !== null) expect(code).toBe(0);
  const [firstAt = began, lastAt = began] = [at[0], at.at(-1)];
  const [, first] = /^event \d+ (\d+)$/m.exec(stdout) ?? [];
  return {
    first: first === undefined ? undefined : Number(first),
    result: code === null ? undefined : stdout.trim().split('\n').at(-1),
    pace: { loading: firstAt - began, betweenEvents: (lastAt - firstAt) / Math.max(1, at.length - 1) },
  };
}

describe('a training that is killed', () => {
  test('20 times ends with the weights of one that was not', { timeout: 300_000 }, async () => {
    const { result: expected, pace } = await run(newFolder());
    const folder = newFolder();
    const resumedAt = new Set<number>();
    let kills = 0;
    let last: string | undefined;
    while (kills < 20) {
      // Every fourth while it loads, or before the first checkpoint; the others while it trains, validates and writes.
      const events = kills % 4 === 0 ? 0 : 1 + Math.floor(Math.random() * 10);
      const { first, result } = await run(folder, { events, part: Math.random(), pace });
      if (first !== undefined && first > 1) resumedAt.add(first);
      last = result;
      if (result === undefined) {
        kills++;
        continue;
      }
      // The rest of the kills fall on another course of the same training.
      expect(result).toBe(expected);
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    }
    last ??= (await run(folder)).result;
    expect(last).toBe(expected);
    expect(resumedAt.size).toBeGreaterThan(2);
  });
});
