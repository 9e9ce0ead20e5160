import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type GradScaler, nn, optim, type ScaledOptimizer, type Tensor, torch } from '../../lib/index.js';

const Numbers = z.array(z.number());
const Matrix = z.array(Numbers);
const Reference = z.object({
  inputs: z.array(Matrix),
  targets: z.array(Matrix),
  weight: Matrix,
  bias: Numbers,
  runs: z.record(
    z.string(),
    z.object({
      options: z.object({
        init_scale: z.number(),
        growth_factor: z.number().optional(),
        backoff_factor: z.number().optional(),
        growth_interval: z.number(),
        enabled: z.boolean().optional(),
      }),
      planted: z.record(z.string(), z.enum(['inf', '-inf', 'nan'])),
      record: z.array(z.tuple([z.number(), z.number(), Matrix, Numbers])),
      state: z.record(z.string(), z.number()),
    }),
  ),
});
// Python's torch.amp.GradScaler('cpu'), by tests/fixtures/make_grad_scaler.py
const reference = Reference.parse(
  JSON.parse(readFileSync(new URL('../fixtures/grad_scaler.json', import.meta.url), 'utf8')),
);
const PLANTED = { inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY, nan: Number.NaN };

function optimizersOf(name: string, w: Tensor, b: Tensor): optim.Optimizer[] {
  if (name === 'two') return [new optim.SGD([w], { lr: 0.05 }), new optim.Adam([b], { lr: 0.02 })];
  if (name === 'adam') return [new optim.Adam([{ params: [w] }, { params: [b], lr: 0.1 }], { lr: 0.01 })];
  return [new optim.SGD([w, b], { lr: 0.05, momentum: 0.9 })];
}

const saved = (scaler: GradScaler) => ({ ...scaler.stateDict() });

describe('over a run with infinite and NaN losses the scale, the count and the parameters are Python’s', () => {
  test.each(Object.entries(reference.runs))('%s', (name, { options, planted, record, state }) => {
    const [w, b] = [reference.weight, reference.bias].map((values) =>
      torch.tensor(values, { requiresGrad: true }),
    );
    if (w === undefined || b === undefined) throw new Error('there are two');
    let scaler = new torch.amp.GradScaler('cpu', {
      initScale: options.init_scale,
      growthFactor: options.growth_factor,
      backoffFactor: options.backoff_factor,
      growthInterval: options.growth_interval,
      enabled: options.enabled,
    });
    const optimizers = optimizersOf(name, w, b);
    expect(record).toHaveLength(24);
    record.forEach(([scale, tracker, weight, bias], step) => {
      // Nothing of a scaler belongs to a scope that happens to be open.
      torch.scope(() => {
        for (const optimizer of optimizers) optimizer.zeroGrad();
        const x = torch.tensor(reference.inputs[step] ?? []);
        let loss = torch.mseLoss(x.matmul(w).add(b), torch.tensor(reference.targets[step] ?? []));
        const plant = planted[String(step)];
        loss = loss.add((name === 'two' ? b : w).sum().mul(plant === undefined ? 0 : PLANTED[plant]));
        scaler.scale(loss).backward();
      });
      const [first] = optimizers;
      if (name === 'clipped' && first !== undefined) {
        torch.scope(() => scaler.unscale_(first));
        nn.utils.clipGradNorm([w, b], 0.5);
      }
      for (const optimizer of optimizers) torch.scope(() => scaler.step(optimizer));
      if (name === 'set' && step === 8) scaler.update(48);
      else torch.scope(() => scaler.update());
      if (name === 'resumed' && step === 11) {
        const state = scaler.stateDict();
        scaler = new torch.amp.GradScaler('cpu');
        scaler.loadStateDict(state);
      }
      expect([step, scaler.getScale(), scaler.stateDict()._growth_tracker ?? 0]).toEqual([
        step,
        scale,
        tracker,
      ]);
      for (const [mine, python] of [
        [w, weight],
        [b, bias],
      ] as const) {
        const difference = mine.detach().sub(torch.tensor(python)).abs().max().item();
        expect(difference, `step ${step}`).toBeLessThanOrEqual(2e-6);
      }
    });
    expect(saved(scaler)).toEqual(state);
  });
});

const leaf = (...values: number[]) => torch.tensor(values, { requiresGrad: true });

function trained(scaler: GradScaler, x: Tensor, optimizer: ScaledOptimizer): void {
  scaler.scale(x.mul(x).sum()).backward();
  scaler.step(optimizer);
  scaler.update();
}

test('several outputs are scaled each; the scale is there before the first', () => {
  const scaler = new torch.amp.GradScaler('cpu', { initScale: 8 });
  expect(scaler.getScale()).toBe(8);
  expect(scaler.scale([leaf(1, 2), leaf(3)]).map((output) => output.toArray())).toEqual([[8, 16], [24]]);
});

test('an optimizer of one’s own is stepped where gradients are finite, and gives its result back', () => {
  const x = leaf(1, 2);
  const seen: unknown[] = [];
  const own: ScaledOptimizer = {
    paramGroups: [{ params: [x] }],
    step: () => {
      seen.push(x.grad?.toArray());
      return 'stepped';
    },
  };
  const scaler = new torch.amp.GradScaler('cpu', { initScale: 4 });
  scaler.scale(x.mul(3).sum()).backward();
  expect(scaler.step(own)).toBe('stepped');
  expect(seen).toEqual([[3, 3]]);
  scaler.update();
  scaler.scale(x.mul(Number.POSITIVE_INFINITY).sum()).backward();
  expect(scaler.step(own)).toBeUndefined();
  expect(seen).toHaveLength(1);
});

test('sparse gradients and several dtypes are unscaled', () => {
  const rows = torch.ones([4, 2]).requiresGrad_();
  const wide = torch.tensor([1, 2], { dtype: 'float64', requiresGrad: true });
  const scaler = new torch.amp.GradScaler('cpu', { initScale: 16 });
  const looked = torch.embedding(rows, torch.tensor([1n, 1n]), { sparse: true });
  scaler.scale(looked.sum().add(wide.sum())).backward();
  expect(rows.grad?.layout).toBe('sparse_coo');
  scaler.unscale_({ paramGroups: [{ params: [rows, wide] }], step: () => undefined });
  expect(rows.grad?.toDense().sum({ dim: 1 }).toArray()).toEqual([0, 4, 0, 0]);
  expect(wide.grad?.toArray()).toEqual([1, 1]);
});

test('a saved state goes to PyTorch’s names and back through a file', () => {
  const scaler = new torch.amp.GradScaler('cpu', { initScale: 4, growthInterval: 1 });
  const x = leaf(1);
  trained(scaler, x, new optim.SGD([x], { lr: 0.1 }));
  const path = join(mkdtempSync(join(tmpdir(), 'tsml-')), 'scaler.pt');
  torch.save(scaler.stateDict(), path);
  const loaded = torch.load(path);
  if (!(loaded instanceof Map)) throw new Error('expected a map');
  const other = new torch.amp.GradScaler('cpu');
  trained(other, x, new optim.SGD([x], { lr: 0.1 }));
  other.loadStateDict(loaded);
  expect(saved(other)).toEqual({
    scale: 8,
    growth_factor: 2,
    backoff_factor: 0.5,
    growth_interval: 1,
    _growth_tracker: 0,
  });
});

test('one that is not enabled passes everything through', () => {
  const scaler = new torch.amp.GradScaler('cuda', { enabled: false });
  const x = leaf(3);
  const loss = x.sum();
  const optimizer = new optim.SGD([x], { lr: 1 });
  expect(scaler.scale(loss)).toBe(loss);
  loss.backward();
  scaler.unscale_(optimizer);
  expect(scaler.step(optimizer, () => 7)).toBe(7);
  scaler.update();
  expect([x.item(), scaler.getScale(), scaler.isEnabled(), saved(scaler)]).toEqual([2, 1, false, {}]);
});

describe('what is out of turn or wrong is refused', () => {
  const setUp = () => {
    const x = leaf(2);
    const optimizer = new optim.SGD([x], { lr: 0.5 });
    const scaler = new torch.amp.GradScaler('cpu', { initScale: 2 });
    return { x, optimizer, scaler };
  };
  const backward = () => {
    const all = setUp();
    all.scaler.scale(all.x.sum()).backward();
    return all;
  };
  const out = { code: 'ERR_GRAD_SCALER' };

  test('unscale_, step and update before scale', () => {
    const { optimizer, scaler } = setUp();
    for (const call of [
      () => scaler.unscale_(optimizer),
      () => scaler.step(optimizer),
      () => scaler.update(),
    ])
      expect(call).toThrow(
        expect.objectContaining({ ...out, message: expect.stringContaining('before scale') }),
      );
  });

  test('unscale_ twice, unscale_ behind step, step twice; all are allowed again after update', () => {
    const { x, optimizer, scaler } = backward();
    scaler.unscale_(optimizer);
    expect(() => scaler.unscale_(optimizer)).toThrow(/twice.*since the last update/);
    scaler.step(optimizer);
    expect(() => scaler.unscale_(optimizer)).toThrow(/after step/);
    expect(() => scaler.step(optimizer)).toThrow(/step was called twice/);
    expect(x.item()).toBe(1.5);
    scaler.update();
    scaler.unscale_(optimizer);
    scaler.step(optimizer);
    expect(x.item()).toBe(1.25);
  });

  test('a closure, an optimizer without gradients, update without a step', () => {
    const { x, optimizer, scaler } = backward();
    expect(() => scaler.step(optimizer, () => 1)).toThrow(/no closure/);
    expect(() => scaler.update()).toThrow(/no gradients were checked/);
    x.grad = null;
    expect(() => scaler.step(optimizer)).toThrow(/has a gradient/);
  });

  test('gradients in float16', () => {
    const half = torch.ones([2], { dtype: 'float16' }).requiresGrad_();
    const scaler = new torch.amp.GradScaler('cpu');
    scaler.scale(half.sum()).backward();
    expect(() => scaler.unscale_(new optim.SGD([half], { lr: 1 }))).toThrow(/float16/);
  });

  test.each<[string, () => unknown, string]>([
    ['growthFactor', () => new torch.amp.GradScaler('cpu', { growthFactor: 1 }), 'ERR_VALUE'],
    ['backoffFactor', () => new torch.amp.GradScaler('cpu', { backoffFactor: 1 }), 'ERR_VALUE'],
    ['growthInterval', () => new torch.amp.GradScaler('cpu', { growthInterval: 1.5 }), 'ERR_VALUE'],
    ['initScale', () => new torch.amp.GradScaler('cpu', { initScale: Number.NaN }), 'ERR_VALUE'],
    ['kind of device', () => new torch.amp.GradScaler('cpuu'), 'ERR_DEVICE'],
    ['empty state', () => setUp().scaler.loadStateDict({}), 'ERR_STATE_DICT'],
    ['state of other kinds', () => setUp().scaler.loadStateDict(new Map([['scale', 'x']])), 'ERR_STATE_DICT'],
    ['new scale', () => backward().scaler.update(torch.ones([2])), 'ERR_ARGUMENT'],
  ])('%s', (_, call, code) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
