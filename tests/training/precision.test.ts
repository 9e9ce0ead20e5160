import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { native } from '../../lib/native.js';
import { handleOf, Tensor } from '../../lib/torch/tensor.js';
import { torch } from '../../lib/torch/torch.js';
import {
  choosePrecision,
  float32Policy,
  measurePrecision,
  missingPrecision,
  resolvePrecision,
  setFloat32Policy,
} from '../../lib/training/precision.js';

/** The tensor of a call that is given who owns it. */
function owned(call: (owner: Tensor) => number): Tensor {
  const tensor = new Tensor();
  tensor.handle = call(tensor);
  return tensor;
}

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
    expect(put).toThrow(/deterministic/);
    torch.useDeterministicAlgorithms(true);
  } finally {
    torch.useDeterministicAlgorithms(false);
  }
  expect(torch.areDeterministicAlgorithmsEnabled()).toBe(false);
  expect(put().numel()).toBe(4);
});

describe('the core’s scaler', () => {
  const options = { initScale: 1024, growthFactor: 2, backoffFactor: 0.25, growthInterval: 3 };
  const INF = Number.POSITIVE_INFINITY;
  const steps = [[1], [3], [-7], [INF], [0.1], [Number.NaN], [2], [5], [1e30], [4], [-INF, 1], [1, 2]];

  function compute(values: readonly number[], dtype: 'float32' | 'float64'): Tensor {
    return torch.tensor(values, { dtype });
  }

  test('scales, unscales, grows and backs off as torch.amp.GradScaler, step by step', () => {
    const scaler = native().createGradScaler('cpu', options);
    const reference = new torch.amp.GradScaler('cpu', options);
    let skipped = 0;
    for (const [i, values] of steps.entries()) {
      const loss = torch.tensor(0.1 * (i + 1));
      const scaled = owned((owner) => native().scaleLoss(scaler, owner, handleOf(loss, 'loss')));
      expect(scaled.item()).toBe(reference.scale(loss).item());
      const pair = (['float32', 'float64'] as const).map((dtype) => {
        const parameter = torch.zeros([values.length], { dtype });
        parameter.grad = compute(values, dtype);
        return { parameter, own: compute(values, dtype) };
      });
      const areFinite = native().unscaleGradients(
        scaler,
        pair.map(({ own }) => handleOf(own, 'gradient')),
      );
      let stepped = false;
      const params = pair.map(({ parameter }) => parameter);
      const step = (): void => {
        stepped = true;
      };
      reference.step({ paramGroups: [{ params }], step });
      expect(areFinite).toBe(stepped);
      if (!stepped) skipped++;
      for (const { parameter, own } of pair) expect(own.toArray()).toEqual(parameter.grad?.toArray());
      native().updateScale(scaler);
      reference.update();
      const { scale, _growth_tracker: growthTracker } = reference.stateDict();
      expect(native().scalerState(scaler)).toEqual({ scale, growthTracker, skipped });
    }
    expect(skipped).toBe(3);
  });

  test('goes on from a state, and refuses what is none', () => {
    const scaler = native().createGradScaler('cpu', options);
    const state = { scale: 4096, growthTracker: 2, skipped: 7 };
    native().loadScalerState(scaler, state);
    expect(native().scalerState(scaler)).toEqual(state);
    native().unscaleGradients(scaler, [handleOf(torch.ones([1]), 'gradient')]);
    native().updateScale(scaler);
    expect(native().scalerState(scaler)).toEqual({ scale: 8192, growthTracker: 0, skipped: 7 });
    for (const wrong of [{ scale: 0 }, { scale: INF }, { growthTracker: -1 }, { skipped: -1 }])
      expect(() => native().loadScalerState(scaler, { ...state, ...wrong })).toThrow(/Expected/);
    expect(native().scalerState(scaler).scale).toBe(8192);
    const half = torch.ones([1]).to('float16');
    expect(() => native().unscaleGradients(scaler, [handleOf(half, 'gradient')])).toThrow(/float16/);
    for (const wrong of [{ growthFactor: 1 }, { backoffFactor: 1 }, { growthInterval: 0 }, { initScale: 0 }])
      expect(() => native().createGradScaler('cpu', { ...options, ...wrong })).toThrow(/Expected/);
  });
});

test('a module of the core that is held to float32 computes in it under autocast, forward and backward', () => {
  const [weight, bias] = [torch.randn([3, 8]).requiresGrad_(true), torch.randn([3]).requiresGrad_(true)];
  const x = torch.randn([5, 8]).to('bfloat16').requiresGrad_(true);
  const layer = native().createLayer(
    'Linear',
    { inFeatures: 8, outFeatures: 3, bias: true },
    ['weight', 'bias'],
    [handleOf(weight, 'weight'), handleOf(bias, 'bias')],
  );
  const model = native().createSequential([layer]);
  const modes = new Uint8Array([1, 1]);
  const forward = (): Tensor =>
    torch.autocast('cpu', () =>
      owned((owner) =>
        native().moduleForward(model, owner, 'forward', [handleOf(x, 'x')], modes, [], undefined),
      ),
    );
  expect(forward().dtype).toBe('bfloat16');
  native().setInFloat32(layer, true);
  const logits = forward();
  const expected = torch.linear(x.to('float32'), weight, bias);
  expect(logits.dtype).toBe('float32');
  expect(logits.toArray()).toEqual(expected.toArray());
  const found = torch.autograd.grad(logits.sum(), [weight, x]);
  const wanted = torch.autograd.grad(expected.sum(), [weight, x]);
  expect(found.map((gradient) => gradient?.toArray())).toEqual(wanted.map((gradient) => gradient?.toArray()));
  native().setInFloat32(layer, false);
  expect(forward().dtype).toBe('bfloat16');
});
