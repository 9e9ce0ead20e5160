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
  let begun = false;
  for await (const event of trainer.fit({ inputs, targets }, select, { resume: true })) {
    if (begun || event.type !== 'step') continue;
    console.log('begun', event.update - 1);
    begun = true;
  }
  const hash = createHash('sha256');
  for (const tensor of model.stateDict().values()) hash.update(new Uint8Array(tensor.data().buffer));
  console.log(hash.digest('hex'));
`;

/** When a run is killed: so many milliseconds after its process or its training began. */
interface Kill {
  readonly after: 'process' | 'training';
  readonly milliseconds: number;
}

interface Ended {
  /** Updates that its checkpoint had. */
  readonly from: number | undefined;
  /** The hash of what it learned; undefined where it was killed first. */
  readonly result: string | undefined;
}

async function run(folder: string, kill?: Kill): Promise<Ended> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  let timer: NodeJS.Timeout | undefined;
  const schedule = (): void => {
    if (kill !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), kill.milliseconds);
  };
  if (kill?.after === 'process') schedule();
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    schedule();
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  expect(stderr).toBe('');
  const [, from] = /^begun (\d+)\n/.exec(stdout) ?? [];
  const result = code === null ? undefined : stdout.trim().split('\n').at(-1);
  if (code !== null) expect(code).toBe(0);
  return { from: from === undefined ? undefined : Number(from), result };
}

describe('a training that is killed', () => {
  test('20 times ends with the weights of one that was not', { timeout: 300_000 }, async () => {
    const { result: expected } = await run(newFolder());
    const folder = newFolder();
    const resumedFrom = new Set<number>();
    let kills = 0;
    let last: string | undefined;
    while (kills < 20) {
      // Every fourth while it loads, or before the first checkpoint; the others while it trains, validates and writes.
      const kill: Kill =
        kills % 4 === 0
          ? { after: 'process', milliseconds: 100 + Math.random() * 800 }
          : { after: 'training', milliseconds: Math.random() * 2500 };
      const { from, result } = await run(folder, kill);
      if (from !== undefined && from > 0) resumedFrom.add(from);
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
    expect(resumedFrom.size).toBeGreaterThan(2);
  });
});
