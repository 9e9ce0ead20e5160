// What the core does besides the optimizers' numbers: work shared among threads, learning rates by a factor, memory
// layouts, clipping, averages of weights. References: tests/fixtures/make_optim_core.py.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { optim, Tensor, TsmlError, torch } from '../../lib/index.js';
import { native } from '../../lib/native.js';
import { handlesOf } from '../../lib/torch/lists.js';
import { expectClose, gradient, plain, start, Values } from './reference.js';

const Dtype = z.enum(['float32', 'float64']);
const Clipped = z.array(
  z.object({ scale: z.number(), dtype: Dtype, norm: z.number().nullable(), gradients: z.array(Values) }),
);
const fixture = z
  .object({
    muon: z.array(
      z.object({ dtype: Dtype, options: z.record(z.string(), z.unknown()), params: z.array(Values) }),
    ),
    norm: Clipped,
    value: Clipped,
    adaptive: Clipped,
    averages: z.array(
      z.object({
        kind: z.enum(['exponential', 'mean']),
        options: z.object({ decay: z.number().default(0.5), warmUp: z.boolean().default(true) }),
        dtype: Dtype,
        rows: z.array(z.tuple([Values, Values])),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/optim_core.json', import.meta.url)).toString()));

const TOLERANCE = { float64: 1e-12, float32: 1e-6 };

/** Equal but for a difference beside the largest number of the tensor. */
function expectNear(received: Tensor, expected: Values, tolerance: number): void {
  expect([received.shape, received.dtype]).toEqual([expected.shape, expected.dtype]);
  const scale = Math.max(...expected.values.map(Math.abs));
  Array.from(received.data(), Number).forEach((value, i) => {
    const wanted = expected.values[i] ?? Number.NaN;
    if (!(Math.abs(value - wanted) <= tolerance * scale)) expect(value).toBe(wanted);
  });
}

const threads = torch.getNumThreads();
afterEach(() => torch.setNumThreads(threads));

describe('Muon in float32', () => {
  test.each(fixture.muon)('$dtype $options', ({ dtype, options, params: expected }) => {
    const params = expected.map(({ shape }, i) => start(shape, dtype, i));
    const muon = new optim.Muon(params, { ...options, nsDtype: 'float32' });
    for (let step = 0; step < 10; step++) {
      params.forEach((param, i) => {
        param.grad = gradient(param.shape, dtype, i, step);
      });
      muon.step();
    }
    // Newton-Schulz is in float32 for parameters in float64 too.
    params.forEach((param, i) => {
      const wanted = expected[i];
      if (wanted !== undefined) expectNear(param.detach(), wanted, 1e-6);
    });
    expect(muon.stateDict().param_groups[0]?.ns_dtype).toBe('float32');
    expect(new optim.Muon(params).stateDict().param_groups[0]).not.toHaveProperty('ns_dtype');
  });
});

test('autocast does not reach into a step', () => {
  const step = (isAutocast: boolean): unknown => {
    const param = start([8, 8], 'float32', 0);
    param.grad = gradient([8, 8], 'float32', 0, 0);
    const muon = new optim.Muon([param], { lr: 0.1, nsDtype: 'float32' });
    if (isAutocast) torch.autocast('cpu', () => muon.step());
    else muon.step();
    return param.toArray();
  };
  expect(step(true)).toEqual(step(false));
});

describe('shared among threads', () => {
  const SHAPES = [[257, 331], [1000], [3, 5, 7], [70_001], [0], [64, 64, 3, 3]];
  const kernels: { name: string; make: (params: readonly Tensor[]) => optim.Optimizer }[] = [
    {
      name: 'SGD',
      make: (params) => new optim.SGD(params, { lr: 0.1, momentum: 0.9, weightDecay: 0.1, nesterov: true }),
    },
    { name: 'Adam', make: (params) => new optim.Adam(params, { lr: 0.1, weightDecay: 0.1, amsgrad: true }) },
    { name: 'AdamW', make: (params) => new optim.AdamW(params, { lr: 0.1 }) },
    { name: 'Adagrad', make: (params) => new optim.Adagrad(params, { lr: 0.1, lrDecay: 0.1 }) },
  ];

  function trained({ make }: (typeof kernels)[number], count: number, alone = false): Tensor[] {
    torch.setNumThreads(count);
    const params = SHAPES.map((shape, i) => start(shape, 'float32', i));
    const optimizers = alone ? params.map((param) => make([param])) : [make(params)];
    for (let step = 0; step < 3; step++) {
      params.forEach((param, i) => {
        param.grad = gradient(SHAPES[i] ?? [], 'float32', i, step);
      });
      for (const optimizer of optimizers) optimizer.step();
    }
    return params.map((param) => param.detach());
  }

  test.each(kernels)('$name: any number of threads gives the same bits', (kernel) => {
    const expected = trained(kernel, 1);
    const runs = [2, 3, 5].map((count) => trained(kernel, count));
    for (const run of [...runs, trained(kernel, 2, true)])
      expect(run.map((param, i) => expected[i] !== undefined && torch.equal(param, expected[i]))).toEqual(
        SHAPES.map(() => true),
      );
  });

  test('the numbers are those of the kernel over whole tensors', () => {
    const [param, grad] = [start([200_003], 'float32', 0), gradient([200_003], 'float32', 0, 0)];
    const [own, mean, square] = [param.detach().clone(), torch.zerosLike(grad), torch.zerosLike(grad)];
    const settings = {
      lr: 0.1,
      beta1: 0.9,
      beta2: 0.999,
      weightDecay: 0.1,
      eps: 1e-8,
      amsgrad: false,
      maximize: false,
    };
    torch.callUnchecked(
      'aten::_fused_adamw_',
      [own],
      [grad],
      [mean],
      [square],
      [],
      [torch.ones([])],
      settings,
    );
    torch.setNumThreads(3);
    param.grad = grad;
    new optim.AdamW([param], { lr: 0.1, weightDecay: 0.1 }).step();
    expect(torch.equal(param, own)).toBe(true);
  });
});

test('a factor multiplies the learning rates of all groups for one step', () => {
  const settings = { betas: [0.9, 0.99], eps: 1e-8, weightDecay: 0.1, amsgrad: false, maximize: false };
  const run = (factor: number, rates: readonly number[]): unknown => {
    const params = [start([3], 'float64', 0), start([2, 2], 'float64', 1)];
    const lists = params.map((param) => handlesOf([param]));
    const groups = rates.map((lr) => ({ ...settings, lr, decoupledWeightDecay: true }));
    const core = native().createOptimizer(
      groups.map(() => 'AdamW'),
      lists,
      groups,
    );
    for (let step = 0; step < 3; step++) {
      params.forEach((param, i) => {
        param.grad = gradient(param.shape, 'float64', i, step);
      });
      native().optimizerStep(core, lists, groups, factor);
    }
    return plain(params);
  };
  expect(run(0.25, [0.5, 0.125])).toEqual(run(1, [0.125, 0.03125]));
  expect(() => run(-1, [1, 1])).toThrow('a finite factor of the learning rates of at least 0, received -1');
});

test('the core refuses options and parameters by name', () => {
  const params = handlesOf([start([3], 'float32', 0)]);
  const make = (name: string, group: object): unknown => native().createOptimizer([name], [params], [group]);
  expect(() => make('Adamw', {})).toThrow("but received 'Adamw'");
  expect(() => make('Lion', { lr: 1, betas: [0.9, 0.99], weightDecay: 0, caution: false })).toThrow(
    'optim.Lion: maximize: expected true or false, received nothing',
  );
  expect(() =>
    make('Lion', { lr: -1, betas: [0.9, 0.99], weightDecay: 0, caution: false, maximize: false }),
  ).toThrow('optim.Lion: lr: expected a number >= 0, received -1');
  expect(() =>
    make('Lion', { lr: 1, betas: [0.9, 1], weightDecay: 0, caution: false, maximize: false }),
  ).toThrow('optim.Lion: betas: expected 2 numbers >= 0 and < 1, received [0.9, 1]');
  expect(() => native().createOptimizer([], [], [])).toThrow('expected at least one group');
  expect(() => native().clipGradients(params, JSON.parse('"nrom"'), 1, 0)).toThrow(
    `clipGradients: kind: expected 'none', 'norm', 'value' or 'adaptive', received string "nrom"`,
  );
  expect(() =>
    native().createAverage([], [], JSON.parse('{"kind":"median","decay":0,"warmUp":true}')),
  ).toThrow(`createAverage: kind: expected 'exponential' or 'mean', received string "median"`);
});

test('the core takes no state of another optimizer, and keeps its own then', () => {
  const param = start([2, 3], 'float32', 0);
  const groups = [{ lr: 1, betas: [0.9, 0.99], weightDecay: 0, caution: false, maximize: false }];
  const core = native().createOptimizer(['Lion'], [handlesOf([param])], groups);
  param.grad = gradient([2, 3], 'float32', 0, 0);
  native().optimizerStep(core, [handlesOf([param])], groups, 1);
  const state = (): unknown =>
    native()
      .optimizerState(core)
      .map(([name, handle]) => [name, Tensor.adopt(handle).toArray()]);
  const before = state();
  const load = (name: string, tensor: Tensor) => () =>
    native().loadOptimizerState(core, ['0.exp_avg', name], [param.handle, tensor.handle]);
  expect(load('1.exp_avg', param)).toThrow("expected '<parameter>.<slot>', received '1.exp_avg'");
  expect(load('0.exp_avg_sq', param)).toThrow('0.exp_avg_sq: there is no slot of this name here');
  expect(load('0.exp_avg', param.double())).toThrow(
    '0.exp_avg: expected float32 [2, 3] on cpu, received float64 [2, 3] on cpu',
  );
  expect(state()).toEqual(before);
});

test('strides of dimensions of one element mean nothing', () => {
  const step = (memoryFormat: 'channels_last' | 'contiguous_format'): unknown => {
    const param = start([4, 3, 1, 1], 'float64', 0).detach().contiguous({ memoryFormat });
    param.requiresGrad = true;
    const adam = new optim.Adam([param], { lr: 0.1 });
    for (let i = 0; i < 2; i++) {
      param.grad = gradient([4, 3, 1, 1], 'float64', 0, i);
      adam.step();
    }
    return param.toArray();
  };
  expect(step('channels_last')).toEqual(step('contiguous_format'));
});

test('what another graph made of a parameter notices that it moved', () => {
  const param = start([100_000], 'float32', 0);
  const loss = param.pow(3).sum();
  param.grad = gradient([100_000], 'float32', 0, 0);
  new optim.SGD([param], { lr: 0.1 }).step();
  expect(() => loss.backward()).toThrow('modified by an inplace operation');
});

test('LAMB counts the steps of a group, whether its parameters have gradients or not', () => {
  const [moved, still] = [start([3], 'float64', 0), start([2], 'float64', 1)];
  const lamb = new optim.LAMB([{ params: [still] }, { params: [moved] }]);
  moved.grad = gradient([3], 'float64', 0, 0);
  lamb.step();
  lamb.step();
  const saved = lamb.stateDict();
  expect(saved.param_groups.map(({ step }) => step)).toEqual([2, 2]);
  expect([...saved.state.keys()]).toEqual([1]);
  const other = new optim.LAMB([{ params: [still] }, { params: [moved] }]);
  other.loadStateDict(saved);
  other.step();
  expect(other.stateDict().param_groups.map(({ step }) => step)).toEqual([3, 3]);
});

describe('clipping', () => {
  const setUp = ({ scale, dtype, gradients }: z.infer<typeof Clipped>[number]): Tensor[] => {
    const params = gradients.map(({ shape }, i) => {
      const param = start(shape, dtype, i)
        .detach()
        .mul(2 ** -i);
      param.requiresGrad = true;
      param.grad = gradient(shape, dtype, i, 3).mul(scale);
      return param;
    });
    return [...params, torch.ones([2], { dtype, requiresGrad: true })];
  };
  const check = (params: readonly Tensor[], { dtype, gradients }: z.infer<typeof Clipped>[number]): void => {
    gradients.forEach((expected, i) => {
      const { grad } = params[i] ?? {};
      if (grad) expectNear(grad, expected, TOLERANCE[dtype]);
      else expect.fail('no gradient');
    });
    expect(params.at(-1)?.grad).toBeNull();
  };

  test.each(fixture.norm)('by the norm: $scale $dtype', (each) => {
    const params = setUp(each);
    const norm = native().clipGradients(handlesOf(params), 'norm', 1.5, 0);
    expectClose(norm, each.norm, TOLERANCE[each.dtype]);
    check(params, each);
  });

  test.each(fixture.value)('by value: $dtype', (each) => {
    const params = setUp(each);
    native().clipGradients(handlesOf(params), 'value', 0.25, 0);
    check(params, each);
  });

  test.each(fixture.adaptive.slice(0, -1))('adaptively: $scale $dtype', (each) => {
    const params = setUp(each);
    optim.adaptiveClipGrad(params, { clipFactor: 0.1, eps: 0.5 });
    check(params, each);
  });

  test('adaptively, with the paper’s numbers unless others are given', () => {
    const [each] = fixture.adaptive.slice(-1);
    if (each === undefined) return expect.fail('no case');
    const params = setUp(each);
    optim.adaptiveClipGrad(params);
    check(params, each);
  });

  test('gradients that are not finite become NaN, dtypes may be mixed, and limits are checked', () => {
    const params = [start([2], 'float32', 0), start([2], 'float64', 1)];
    for (const param of params) param.grad = torch.tensor([3, 4], { dtype: param.dtype });
    expect(native().clipGradients(handlesOf(params), 'norm', 1, 0)).toBeCloseTo(Math.sqrt(50), 6);
    expect(params[1]?.grad?.at(0).item()).toBeCloseTo(3 / Math.sqrt(50), 6);
    params[0]?.grad?.fill_(Number.NaN);
    native().clipGradients(handlesOf(params), 'norm', 1, 0);
    expect(params[1]?.grad?.toArray()).toEqual([Number.NaN, Number.NaN]);
    expect(() => native().clipGradients(handlesOf(params), 'norm', 0, 0)).toThrow('above 0 but received 0');
    expect(() => optim.adaptiveClipGrad(params, { clipFactor: -1 })).toThrow(TsmlError);
  });
});

describe('WeightAverage', () => {
  const model = (dtype: 'float32' | 'float64'): Map<string, Tensor> =>
    new Map([
      ['weight', start([2, 3], dtype, 0).detach()],
      ['mean', start([4], dtype, 1).detach()],
      ['count', torch.tensor(3, { dtype: 'int64' })],
    ]);
  const move = (tensors: ReadonlyMap<string, Tensor>, dtype: 'float32' | 'float64', step: number): void => {
    tensors.get('weight')?.add_(gradient([2, 3], dtype, 0, step));
    tensors.get('mean')?.add_(gradient([4], dtype, 1, step));
    tensors.get('count')?.add_(step);
  };

  test.each(fixture.averages)('$kind $options $dtype', ({ kind, options, dtype, rows }) => {
    const tensors = model(dtype);
    const average = new optim.WeightAverage(tensors, { kind, ...options });
    const tolerance = TOLERANCE[dtype];
    for (const [step, [weight, mean]] of rows.entries()) {
      move(tensors, dtype, step);
      average.update();
      const state = average.stateDict();
      expect([...state.keys()]).toEqual(['weight', 'mean', 'count', 'updates']);
      expectNear(state.get('weight') ?? torch.zeros([]), weight, tolerance);
      expectNear(state.get('mean') ?? torch.zeros([]), mean, tolerance);
      expect(state.get('count')?.item()).toBe(tensors.get('count')?.item());
      expect(state.get('updates')?.item()).toBe(BigInt(step + 1));
    }
  });

  test('a swap is undone exactly, of dtypes that are averaged in float32 too', () => {
    const tensors = new Map<string, Tensor>([
      ['half', torch.tensor([0.1, 0.2], { dtype: 'bfloat16' })],
      ['single', torch.tensor([0.1, 0.2])],
      ['count', torch.tensor(5, { dtype: 'int64' })],
    ]);
    const average = new optim.WeightAverage(tensors, { decay: 0.9, warmUp: false });
    for (const tensor of tensors.values()) tensor.add_(1);
    average.update();
    const contents = (of: ReadonlyMap<string, Tensor>): unknown => plain(new Map(of));
    const [model, averages] = [contents(tensors), contents(average.stateDict())];
    expect(average.stateDict().get('half')?.dtype).toBe('float32');
    average.swap();
    expect(tensors.get('single')?.at(0).item()).toBeCloseTo(0.2, 6);
    expect(Number(tensors.get('half')?.at(0).item())).toBeCloseTo(0.2, 2);
    expect(() => average.update()).toThrow('swap it back first');
    expect(() => average.stateDict()).toThrow('swap it back first');
    average.swap();
    expect(contents(tensors)).toEqual(model);
    expect(contents(average.stateDict())).toEqual(averages);
  });

  test('large tensors in any layout: the same bits as one lerp of each', () => {
    torch.setNumThreads(3);
    const tensors = new Map<string, Tensor>([
      ['a', gradient([300, 301], 'float32', 0, 0)],
      ['b', gradient([8, 16, 30, 31], 'float32', 1, 0).contiguous({ memoryFormat: 'channels_last' })],
      ['c', gradient([100_001], 'float64', 2, 0)],
    ]);
    const average = new optim.WeightAverage(tensors, { decay: 0.7, warmUp: false });
    const expected = [...tensors.values()].map((tensor) => tensor.clone());
    for (const tensor of tensors.values()) tensor.mul_(-1.5);
    // It is laid out otherwise than the average from here on.
    const laidOut = tensors.get('b')?.contiguous();
    if (laidOut) torch.noGrad(() => tensors.get('b')?.set_(laidOut));
    average.update();
    const state = average.stateDict();
    for (const [i, [name, tensor]] of [...tensors].entries())
      expect(
        torch.equal(state.get(name) ?? tensor, expected[i]?.lerp_(tensor, 1 - 0.7) ?? tensor),
        name,
      ).toBe(true);
  });

  test('a tensor under two names is swapped once', () => {
    const tied = torch.tensor([1, 2]);
    const average = new optim.WeightAverage(
      new Map([
        ['a', tied],
        ['b', tied],
      ]),
      { decay: 0, warmUp: false },
    );
    expect([...average.stateDict().keys()]).toEqual(['a', 'updates']);
    tied.add_(1);
    average.swap();
    expect(tied.toArray()).toEqual([1, 2]);
    average.swap();
    expect(tied.toArray()).toEqual([2, 3]);
  });

  test('goes on from a saved state, and refuses another’s', () => {
    const [first, second] = [model('float32'), model('float32')];
    const average = new optim.WeightAverage(first);
    const later = new optim.WeightAverage(second);
    for (let step = 0; step < 6; step++) {
      move(first, 'float32', step);
      move(second, 'float32', step);
      average.update();
      if (step === 2) later.loadStateDict(average.stateDict());
      if (step > 2) later.update();
    }
    expect(plain(later.stateDict())).toEqual(plain(average.stateDict()));
    const { code } = refusal(() => later.loadStateDict(new Map([['weight', torch.zeros([1])]])));
    expect(code).toBe('ERR_ARGUMENT');
    expect(refusal(() => new optim.WeightAverage(first, { decay: 2 })).code).toBe('ERR_VALUE');
  });
});

function refusal(act: () => unknown): TsmlError {
  try {
    act();
  } catch (error) {
    if (error instanceof TsmlError) return error;
    throw error;
  }
  throw new Error('it was taken');
}
