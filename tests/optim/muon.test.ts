// Muon with an auxiliary for what is no matrix: ten steps under a schedule are those of PyTorch's Muon and AdamW side by
// side, and of timm's Muon. References: tests/fixtures/make_muon.py.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { optim, type Tensor, TsmlError, torch } from '../../lib/index.js';
import { gradient, plain, start, Values } from './reference.js';

const fixture = z
  .object({
    shapes: z.array(z.tuple([z.array(z.number()), z.boolean()])),
    trajectories: z.array(
      z.object({
        by: z.enum(['torch', 'timm']),
        dtype: z.enum(['float32', 'float64']),
        nsDtype: z.enum(['bfloat16', 'float32']),
        end: z.array(Values),
      }),
    ),
  })
  .parse(
    JSON.parse(gunzipSync(readFileSync(new URL('../fixtures/muon.json.gz', import.meta.url))).toString()),
  );

const STEPS = 10;
const SHAPES = [[5, 4, 2, 2], [8], [4, 6], [9, 5], [3]];
const AUXILIARY = { name: 'AdamW', lr: 0.05, weightDecay: 0.2 } as const;

/** With its schedule, as the fixture was made. */
class Run {
  readonly optimizer: optim.Muon;
  readonly schedule: optim.ExponentialLR;

  constructor(
    readonly params: readonly Tensor[],
    options: ConstructorParameters<typeof optim.Muon>[1] = {},
  ) {
    this.optimizer = new optim.Muon(params, { lr: 0.1, auxiliary: AUXILIARY, ...options });
    this.schedule = new optim.ExponentialLR(this.optimizer, { gamma: 0.9 });
  }

  steps(from: number, to: number): void {
    for (let step = from; step < to; step++) {
      this.params.forEach((param, i) => {
        param.grad = gradient(param.shape, param.dtype === 'float64' ? 'float64' : 'float32', i, step);
      });
      this.optimizer.step();
      this.schedule.step();
    }
  }
}

function starts(dtype: 'float32' | 'float64' = 'float32'): Tensor[] {
  return SHAPES.map((shape, i) => start(shape, dtype, i));
}

/** Those at these places. */
function some(...places: number[]): Tensor[] {
  const all = starts();
  return places.flatMap((place) => all.slice(place, place + 1));
}

function values(tensors: readonly Tensor[]): unknown[] {
  return tensors.map((tensor) => tensor.toArray());
}

function refusal(act: () => unknown): TsmlError {
  try {
    act();
  } catch (error) {
    if (error instanceof TsmlError) return error;
    throw error;
  }
  return expect.fail('nothing was refused');
}

test('which shapes are hidden weights is timm’s rule', () => {
  for (const [shape, expected] of fixture.shapes)
    expect([shape, optim.isHiddenWeight(shape)]).toEqual([shape, expected]);
});

test.each(fixture.trajectories)(
  'ten steps under a falling rate are those of $by: $dtype, $nsDtype',
  (each) => {
    const { by, dtype, nsDtype, end } = each;
    // timm's falls back to AdamW where Nesterov's momentum is off, else to NAdamW.
    const run = new Run(starts(dtype), { nsDtype, nesterov: by === 'torch' });
    run.steps(0, STEPS);
    for (const [i, { shape, values: expected }] of end.entries()) {
      const found = run.params[i]?.data();
      const differences = expected.map((value, k) => Math.abs(Number(found?.[k]) - value));
      const difference = Math.max(...differences) / Math.max(...expected.map(Math.abs));
      // The iteration is in float32 at most.
      expect(difference, `parameter ${i}`).toBeLessThan(
        shape.length === 1 && dtype === 'float64' ? 1e-13 : 1e-6,
      );
      expect(run.params[i]?.shape).toEqual(shape);
    }
  },
);

test('a list of tensors is divided into two groups, and the schedule moves both rates', () => {
  const { optimizer, params, schedule } = new Run(starts());
  expect(optimizer.paramGroups.map(({ auxiliary, params: its }) => [auxiliary, its])).toEqual([
    [undefined, [params[0], params[2], params[3]]],
    [true, [params[1], params[4]]],
  ]);
  expect(schedule.getLastLr()).toEqual([0.1, 0.05]);
  schedule.step();
  expect(schedule.getLastLr()).toEqual([0.1 * 0.9, 0.05 * 0.9]);
  expect(new optim.Muon(params.slice(2, 4), { auxiliary: AUXILIARY }).paramGroups).toHaveLength(1);
});

test('groups say whose they are, each with options of its kind', () => {
  const kernel = some(0);
  const make = (auxiliary: optim.AuxiliaryOptions): optim.Muon =>
    new optim.Muon(
      [
        { params: some(2), momentum: 0.5 },
        { params: kernel, auxiliary: true, betas: [0.5, 0.6] },
      ],
      { lr: 0.1, auxiliary },
    );
  const optimizer = make(AUXILIARY);
  optimizer.addParamGroup({ params: some(1, 4), auxiliary: true, lr: 0.25 });
  expect(optimizer.stateDict().param_groups).toMatchObject([
    { lr: 0.1, momentum: 0.5, weight_decay: 0.1, params: [0] },
    { lr: 0.05, betas: [0.5, 0.6], weight_decay: 0.2, auxiliary: 'AdamW', params: [1] },
    { lr: 0.25, betas: [0.9, 0.999], auxiliary: 'AdamW', params: [2, 3] },
  ]);
  for (const tensor of kernel) tensor.grad = gradient(tensor.shape, 'float32', 0, 0);
  optimizer.step();
  expect(Object.keys(optimizer.stateDict().state.get(1) ?? {})).toEqual(['step', 'exp_avg', 'exp_avg_sq']);
});

test('every other optimizer can be the auxiliary, with the steps that it has alone', () => {
  const all: optim.AuxiliaryOptions[] = [
    { name: 'SGD', lr: 0.1, momentum: 0.9 },
    { name: 'Adam', lr: 0.1 },
    { name: 'NAdam', lr: 0.1 },
    { name: 'RAdam', lr: 0.1 },
    { name: 'Adagrad', lr: 0.1 },
    { name: 'RMSprop', lr: 0.1 },
    { name: 'Lion', lr: 0.1 },
    { name: 'LAMB', lr: 0.1 },
  ];
  for (const auxiliary of all) {
    const together = starts();
    const apart = starts();
    const [bias, last] = [apart[1], apart[4]];
    const { name, ...options } = auxiliary;
    const alone: unknown = Reflect.construct(Reflect.get(optim, name), [[bias, last], options]);
    const muon = new optim.Muon(together, { auxiliary });
    for (let step = 0; step < 3; step++) {
      for (const list of [together, apart])
        list.forEach((param, i) => {
          param.grad = gradient(param.shape, 'float32', i, step);
        });
      muon.step();
      if (alone instanceof optim.Optimizer) alone.step();
    }
    expect([name, values([together[1], together[4]].flatMap((param) => param ?? []))]).toEqual([
      name,
      values([bias, last].flatMap((param) => param ?? [])),
    ]);
    expect(bias?.toArray()).not.toEqual(starts()[1]?.toArray());
  }
});

test('a saved state goes on with the same bits, and holds both parts', () => {
  const whole = new Run(starts());
  whole.steps(0, STEPS);
  const first = new Run(starts());
  first.steps(0, STEPS / 2);
  const saved = { optimizer: first.optimizer.stateDict(), schedule: first.schedule.stateDict() };
  expect(Array.from(saved.optimizer.state, ([, slots]) => Object.keys(slots))).toEqual([
    ...Array(3).fill(['momentum_buffer']),
    ...Array(2).fill(['step', 'exp_avg', 'exp_avg_sq']),
  ]);
  const second = new Run(first.params, { lr: 9 });
  second.optimizer.loadStateDict(saved.optimizer);
  second.schedule.loadStateDict(saved.schedule);
  second.steps(STEPS / 2, STEPS);
  expect(values(second.params)).toEqual(values(whole.params));
});

test('a state of another division or another auxiliary is refused, and changes nothing', () => {
  const run = new Run(starts());
  run.steps(0, 2);
  const { state, param_groups } = run.optimizer.stateDict();
  const kept = plain({ state, param_groups });
  const refused = (other: optim.Optimizer): string =>
    refusal(() => run.optimizer.loadStateDict(other.stateDict())).message;
  expect(refused(new optim.Muon(starts(), { auxiliary: { name: 'Lion' } }))).toBe(
    'optim.Muon: param_groups[1]: expected a group of AdamW, received one of Lion',
  );
  const turned = new optim.Muon([{ params: some(1, 4, 2), auxiliary: true }, { params: some(0, 3) }], {
    auxiliary: AUXILIARY,
  });
  expect(refused(turned)).toBe(
    'optim.Muon: param_groups[0]: expected a group of Muon, received one of AdamW',
  );
  expect(plain(run.optimizer.stateDict())).toEqual(kept);
});

test('a kernel that lies channels_last moves by the same numbers', () => {
  const step = (memoryFormat: 'channels_last' | 'contiguous_format'): unknown => {
    const kernel = start([5, 4, 2, 2], 'float32', 0).detach().contiguous({ memoryFormat });
    kernel.requiresGrad = true;
    const muon = new optim.Muon([kernel], { lr: 0.1 });
    for (let i = 0; i < 3; i++) {
      kernel.grad = gradient([5, 4, 2, 2], 'float32', 0, i);
      muon.step();
    }
    return kernel.toArray();
  };
  expect(step('channels_last')).toEqual(step('contiguous_format'));
});

test('what cannot be moved is refused with what to do', () => {
  const alone = refusal(() => new optim.Muon(some(0, 1)));
  expect(alone.message).toBe(
    'optim.Muon: parameter 1: expected real numbers in 2 dimensions or more, received float32 [8]',
  );
  expect(alone.remedy).toContain("auxiliary: { name: 'AdamW' }");
  expect(refusal(() => new optim.Muon(some(1), { auxiliary: AUXILIARY })).message).toBe(
    'optim.Muon: none of the 1 parameters is one that it moves',
  );
  expect(refusal(() => new optim.Muon([{ params: some(1), auxiliary: true }])).message).toBe(
    'optim.Muon: a group is for the auxiliary, but there is none',
  );
  const make = (auxiliary: object, group: object = {}) =>
    refusal(() =>
      Reflect.construct(optim.Muon, [[{ params: some(1), auxiliary: true, ...group }], { auxiliary }]),
    );
  expect(make({ name: 'Muon' }).message).toBe('optim.Muon: auxiliary: there is no optimizer "Muon"');
  expect(make({ name: 'AdamW', momentum: 1 }).message).toBe(
    'optim.Muon: auxiliary: there is no option "momentum"',
  );
  expect(make({ name: 'AdamW' }, { nsSteps: 1 }).message).toBe(
    'optim.Muon: auxiliary: there is no option "nsSteps"',
  );
  const complex = torch.zeros([4, 4], { dtype: 'complex64', requiresGrad: true });
  expect(refusal(() => new optim.Muon([complex])).message).toContain('received complex64 [4, 4]');
});
