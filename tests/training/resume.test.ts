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
  const generator = torch.generator().manualSeed(7);
  const inputs = torch.randn([80, 3, 32, 32], { generator });
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
  let seen = '';
  for await (const event of trainer.fit({ inputs, targets }, select, { resume: true }))
    if (event.type === 'validation') seen = JSON.stringify([event.loss, event.metrics]);
  const hash = createHash('sha256');
  for (const tensor of model.stateDict().values()) hash.update(new Uint8Array(tensor.data().buffer));
  console.log(hash.digest('hex'), seen);
`;

/** What it printed; undefined where it was killed first. */
async function run(folder: string, killAfter?: number): Promise<string | undefined> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  expect(stderr).toBe('');
  if (code === null) return undefined;
  expect(code).toBe(0);
  return stdout.trim();
}

describe('a training that is killed', () => {
  test('20 times ends with the weights of one that was not', { timeout: 300_000 }, async () => {
    const expected = await run(newFolder());
    const folder = newFolder();
    let kills = 0;
    let result: string | undefined;
    // Moments from before the first checkpoint to behind the end, by a sequence that no run repeats.
    for (let i = 0; kills < 20 && i < 200; i++) {
      result = await run(folder, 300 + ((i * 619) % 1400));
      if (result === undefined) kills++;
      // A run that ended begins anew from nothing: the rest of the kills fall on another course of it.
      else if (kills < 20) {
        expect(result).toBe(expected);
        for (const name of readdirSync(folder)) rmSync(join(folder, name));
      }
    }
    expect(kills).toBe(20);
    result ??= await run(folder);
    expect(result).toBe(expected);
  });
});
