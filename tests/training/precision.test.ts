import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import * as optim from '../../lib/optim/optim.js';
import type { Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import {
  choosePrecision,
  float32Policy,
  measurePrecision,
  missingPrecision,
  resolvePrecision,
  setFloat32Policy,
  slowPrecision,
} from '../../lib/training/precision.js';
import { Trainer } from '../../lib/training/trainer.js';
import { runModule } from '../child.js';
import { fitted } from './fitted.js';

describe('auto', () => {
  test('takes what was measured to be faster, and of two that are alike bfloat16', () => {
    const chosen = (bfloat16: number | null, float16: number | null) =>
      choosePrecision({ bfloat16, float16 });
    expect(chosen(0.12, null)).toBe('float32');
    expect(chosen(1.05, 1.05)).toBe('float32');
    expect(chosen(2.4, null)).toBe('bfloat16');
    expect(chosen(2.4, 2.5)).toBe('bfloat16');
    expect(chosen(0.3, 3)).toBe('float16');
    expect(chosen(null, 1.2)).toBe('float16');
    expect(chosen(null, null)).toBe('float32');
  });

  test('measures once, off this thread, and agrees with what the processor is built for', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const first = await measurePrecision('cpu');
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(2);
    expect(await measurePrecision('cpu')).toEqual(first);
    expect(first.ratios.float16).toBeNull();
    expect(await resolvePrecision('auto', 'cpu')).toEqual({ precision: first.choice, measured: first });
    if (process.platform !== 'linux' || process.arch !== 'x64') return;
    const flags = readFileSync('/proc/cpuinfo', 'utf8');
    if (/\bamx_bf16\b/.test(flags)) expect(first.choice).toBe('bfloat16');
    if (!/bf16/.test(flags)) expect(first.ratios.bfloat16).toBeLessThan(0.8);
  });

  test('a training in what is slower than float32 is told so', async () => {
    expect(await slowPrecision('float32', 'cpu')).toBeUndefined();
    expect((await slowPrecision('float16', 'cpu'))?.message).toMatch(/^float16 is slow here: on a CPU/);
    const { choice, ratios } = await measurePrecision('cpu');
    const said = (await slowPrecision('bfloat16', 'cpu'))?.message;
    if (choice === 'bfloat16') expect(said).toBeUndefined();
    if (Number(ratios.bfloat16) < 0.8)
      expect(said).toMatch(/^bfloat16 is slow here: it is 0\.\d+ times as fast as float32$/);
  });

  test('a wish is followed on the CPU, unmeasured; other words and devices are refused', async () => {
    expect(await resolvePrecision('float16', 'cpu')).toEqual({ precision: 'float16', measured: null });
    // @ts-expect-error no such word
    await expect(resolvePrecision('bflot16', 'cpu')).rejects.toThrow(/received "bflot16".*"bfloat16"/);
    await expect(measurePrecision('meta')).rejects.toThrow(/a CPU or a CUDA device.*received meta/);
    await expect(measurePrecision('cuda:99')).rejects.toMatchObject({ code: 'ERR_DEVICE' });
    expect(missingPrecision('bfloat16', 'cuda:0', { choice: 'float16' })).toMatchObject({
      code: 'ERR_PRECISION',
      message: 'precision: cuda:0 cannot compute in bfloat16',
      remedy: "Write precision: 'auto', which is float16 there.",
    });
  });
});

test('the policy for float32 is the process’s, and begins as libtorch does', () => {
  expect(float32Policy()).toBe('standard');
  for (const policy of ['high', 'highest', 'standard'] as const) {
    setFloat32Policy(policy);
    expect(float32Policy()).toBe(policy);
  }
  // @ts-expect-error no such word
  expect(() => setFloat32Policy('hihg')).toThrow(/received "hihg".*"high"/);
});

test('deterministic algorithms refuse an operator that has none, until they are switched off', () => {
  const put = () => torch.zeros([4]).put_(torch.tensor([1n, 1n]), torch.tensor([1, 2]));
  expect(put().numel()).toBe(4);
  torch.useDeterministicAlgorithms(true);
  try {
    expect(torch.areDeterministicAlgorithmsEnabled()).toBe(true);
    expect(put).toThrow(
      /^put_ does not have a deterministic implementation\n {2}received: Tensor.put_\(Tensor float32 \[4\], /,
    );
    torch.useDeterministicAlgorithms(true);
  } finally {
    torch.useDeterministicAlgorithms(false);
  }
  expect(torch.areDeterministicAlgorithmsEnabled()).toBe(false);
  expect(put().numel()).toBe(4);
});

test('a training that refuses one says which option asks for it', async () => {
  class Scattered extends nn.Module {
    fc = new nn.Linear(4, 3);
    forward(x: Tensor): Tensor {
      return this.fc(x).put_(torch.tensor([1n, 1n]), torch.zeros([2]));
    }
  }
  const batch = { inputs: torch.zeros([8, 4]), targets: torch.arange(8).remainder(3) };
  const trainer = new Trainer(new Scattered(), { epochs: 1, deterministic: true });
  await expect(fitted(trainer, batch)).rejects.toMatchObject({
    message: expect.not.stringContaining('torch.use_deterministic_algorithms'),
    remedy: expect.stringContaining('train without deterministic: true, or write'),
  });
});

test('float16: scales, skips, backs off and grows as torch.amp.GradScaler, and moves weights to the same bytes', async () => {
  // The first gradients are beyond float16's range under the first scale.
  const inputs = torch.sin(torch.arange(32)).reshape([8, 4]).mul(100);
  const batch = { inputs, targets: torch.arange(8).remainder(3) };
  const net = (): nn.Linear => {
    torch.manualSeed(1);
    return new nn.Linear(4, 3);
  };
  const model = net();
  const steps = 2020;
  const optimizer = { name: 'SGD', lr: 1e-4 } as const;
  const { steps: seen } = await fitted(
    new Trainer(model, { optimizer, precision: 'float16', epochs: 1 }),
    Array.from({ length: steps }, () => batch),
  );

  const reference = net();
  const scaler = new torch.amp.GradScaler('cpu');
  const sgd = new optim.SGD(reference.parameters(), { lr: 1e-4 });
  const expected = Array.from({ length: steps }, () => {
    const scale = scaler.getScale();
    sgd.zeroGrad();
    const output = torch.autocast('cpu', () => reference.forward(inputs), { dtype: 'float16' });
    scaler.scale(nn.functional.crossEntropy(output.to('float32'), batch.targets)).backward();
    scaler.step(sgd);
    scaler.update();
    return { scale, skipped: scaler.getScale() < scale };
  });
  expect(seen.map(({ scale, skipped }) => ({ scale, skipped }))).toEqual(expected);
  expect(expected[0]).toEqual({ scale: 65536, skipped: true });
  expect(expected.filter(({ skipped }) => skipped).length).toBeGreaterThan(2);
  const least = Math.min(...expected.map(({ scale }) => scale));
  expect(expected.at(-1)).toEqual({ scale: 2 * least, skipped: false });
  expect(model.weight.toArray()).toEqual(reference.weight.toArray());
  expect(model.bias?.toArray()).toEqual(reference.bias?.toArray());
});

test('a head in float32 stays so when the engine of an earlier search is collected', async () => {
  const { stdout, stderr } = await runModule(
    `const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString('--expose-gc');
    const gc = (await import('node:vm')).runInNewContext('gc');
    const train = async (collects) => {
      const { model, ...data } = work(80, 3);
      const trainer = new Trainer(model, {
        epochs: 1, batchSize: 8, precision: 'bfloat16', headInFloat32: true, optimizer: { name: 'SGD', lr: 0.1 },
      });
      await trainer.findLearningRate(data, { steps: 10 });
      const losses = [];
      for await (const event of trainer.fit(data)) {
        if (event.type === 'step') losses.push(event.loss);
        if (collects && losses.length === 4) {
          for (let i = 0; i < 5; i++) { gc(); await new Promise((resolve) => setTimeout(resolve, 5)); }
        }
      }
      return losses;
    };
    const same = JSON.stringify(await train(false)) === JSON.stringify(await train(true));
    console.log(same);`,
  );
  expect([stdout.trim(), stderr]).toEqual(['true', '']);
});
