// What every optimizer does, whatever its mathematics: groups, gradients, scopes, layouts, what it refuses.
import { expect, test } from 'vitest';
import { optim, Tensor, TsmlError, torch } from '../../lib/index.js';
import { expectClose } from './reference.js';

const ELEMENTWISE = [
  optim.SGD,
  optim.Adam,
  optim.AdamW,
  optim.NAdam,
  optim.RAdam,
  optim.Adagrad,
  optim.RMSprop,
  optim.Lion,
  optim.LAMB,
] as const;

function parameter(values: number[] | number[][]): Tensor {
  return torch.tensor(values, { dtype: 'float64', requiresGrad: true });
}

function withGrad(param: Tensor, grad: Tensor): Tensor {
  param.grad = grad;
  return param;
}

function refusal(act: () => unknown): { code: string; message: string; remedy: string | undefined } {
  try {
    act();
  } catch (error) {
    if (error instanceof TsmlError) return { code: error.code, message: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error('it was taken');
}

test('a parameter without a gradient stays, and is not remembered', () => {
  const moved = withGrad(parameter([1, 2]), torch.tensor([1, 1], { dtype: 'float64' }));
  const still = parameter([3]);
  const adam = new optim.Adam([moved, still], { lr: 0.5 });
  adam.step();
  expect(still.toArray()).toEqual([3]);
  expect(moved.toArray()).not.toEqual([1, 2]);
  expect([...adam.stateDict().state.keys()]).toEqual([0]);
});

test('step gives back what its closure returned, and runs it with recording on', () => {
  const x = parameter([2]);
  const sgd = new optim.SGD([x], { lr: 0.25 });
  const loss = torch.noGrad(() =>
    sgd.step(() => {
      sgd.zeroGrad();
      const square = x.mul(x).sum();
      square.backward();
      return square;
    }),
  );
  expect(loss.item()).toBe(4);
  expect(x.toArray()).toEqual([1]);
  expect(x.requiresGrad).toBe(true);
});

test('zeroGrad forgets gradients, or fills them with zeros in place', () => {
  const x = withGrad(parameter([1, 2]), torch.tensor([3, 4], { dtype: 'float64' }));
  const held = x.grad;
  const sgd = new optim.SGD([x]);
  sgd.zeroGrad({ setToNone: false });
  expect(held?.toArray()).toEqual([0, 0]);
  expect(x.grad).not.toBeNull();
  sgd.zeroGrad();
  expect(x.grad).toBeNull();
});

test('zeroGrad cuts a gradient from the graph that made it', () => {
  const x = parameter([3]);
  x.pow(3).sum().backward({ createGraph: true });
  expect(x.grad?.gradFn).toBeDefined();
  new optim.SGD([x]).zeroGrad({ setToNone: false });
  expect([x.grad?.gradFn, x.grad?.requiresGrad, x.grad?.toArray()]).toEqual([undefined, false, [0]]);
});

test('groups have options of their own, which may be changed between steps', () => {
  const [a, b] = [parameter([0]), parameter([0])];
  const sgd = new optim.SGD([{ params: [a] }, { params: b, lr: 0.5 }], { lr: 1 });
  for (const param of [a, b]) param.grad = torch.ones([1], { dtype: 'float64' });
  sgd.step();
  const [first] = sgd.paramGroups;
  if (first !== undefined) first.lr = 8;
  sgd.step();
  expect([a.item(), b.item()]).toEqual([-9, -1]);
  const late = withGrad(parameter([0]), torch.ones([1], { dtype: 'float64' }));
  sgd.addParamGroup({ params: [late], lr: 3 });
  sgd.step();
  expect([a.item(), b.item(), late.item()]).toEqual([-17, -1.5, -3]);
});

test('what is remembered outlives the scope of the training step; nothing else does', () => {
  for (const Kind of ELEMENTWISE) {
    const x = parameter([1, -2, 3]);
    const alone = parameter([1, -2, 3]);
    const scoped = new Kind([x], { lr: 0.1 });
    const plain = new Kind([alone], { lr: 0.1 });
    let after = 0;
    for (let step = 0; step < 3; step++) {
      torch.scope(() => {
        x.grad = torch.tensor([1, 2, 3], { dtype: 'float64' });
        scoped.step();
      });
      alone.grad = torch.tensor([1, 2, 3], { dtype: 'float64' });
      const before = torch.memory().tensors;
      plain.step();
      after = torch.memory().tensors - before;
    }
    expect(x.toArray(), Kind.name).toEqual(alone.toArray());
    expect(after, Kind.name).toBe(0);
  }
});

test('tensors in any layout move as dense ones do', () => {
  const base = torch.arange(24).to('float64').view(2, 3, 2, 2);
  const grad = base.sin();
  for (const Kind of ELEMENTWISE) {
    const step = (param: Tensor, gradient: Tensor): unknown => {
      param.requiresGrad = true;
      const optimizer = new Kind([param], { lr: 0.1, weightDecay: 0.1 });
      for (let i = 0; i < 2; i++) {
        param.grad = gradient;
        optimizer.step();
      }
      return param.toArray();
    };
    const expected = step(base.clone(), grad);
    const lastFirst = (x: Tensor): Tensor => x.contiguous({ memoryFormat: 'channels_last' });
    const gaps = torch.zeros([2, 3, 2, 4], { dtype: 'float64' }).at('...', '::2');
    gaps.copy_(base);
    // LAMB's norms add up in the order of the memory.
    const tolerance = Kind === optim.LAMB ? 1e-13 : 0;
    for (const [what, param, gradient] of [
      ['channels_last', lastFirst(base), lastFirst(grad)],
      ['channels_last, the gradient not', lastFirst(base), grad],
      ['the gradient alone channels_last', base.clone(), lastFirst(grad)],
      ['with gaps', gaps, grad],
    ] as const)
      expectClose(step(param, gradient), expected, tolerance, `${Kind.name} ${what}`);
  }
});

test('a transposed parameter takes a saved state in its own layout', () => {
  const make = (): Tensor => {
    const x = torch.arange(6).to('float64').view(2, 3).t();
    x.requiresGrad = true;
    return x;
  };
  const grad = torch.arange(6).to('float64').view(3, 2).cos();
  const [x, y] = [make(), make()];
  const first = new optim.AdamW([x], { lr: 0.1 });
  withGrad(x, grad);
  first.step();
  const second = new optim.AdamW([y], { lr: 0.1 });
  const { state, param_groups } = first.stateDict();
  const contiguous = Object.fromEntries(
    Object.entries(state.get(0) ?? {}).map(([slot, value]) => [
      slot,
      value instanceof Tensor ? value.contiguous() : value,
    ]),
  );
  torch.noGrad(() => y.copy_(x));
  second.loadStateDict({ state: new Map([[0, contiguous]]), param_groups });
  for (const [param, optimizer] of [
    [x, first],
    [y, second],
  ] as const) {
    param.grad = grad;
    optimizer.step();
  }
  expect(y.toArray()).toEqual(x.toArray());
});

test('complex numbers move as pairs', () => {
  const grads = [
    [1, -2],
    [0.5, 3],
  ];
  for (const Kind of ELEMENTWISE) {
    const pairs = parameter([
      [1, 2],
      [3, 4],
    ]);
    const z = torch.viewAsComplex(pairs.detach().clone());
    z.requiresGrad = true;
    const [real, complex] = [new Kind([pairs], { lr: 0.1 }), new Kind([z], { lr: 0.1 })];
    for (let i = 0; i < 2; i++) {
      const grad = torch.tensor(grads, { dtype: 'float64' });
      withGrad(pairs, grad);
      withGrad(z, torch.viewAsComplex(grad.clone()));
      real.step();
      complex.step();
    }
    expect(torch.viewAsReal(z.detach()).toArray(), Kind.name).toEqual(pairs.toArray());
  }
});

test('dtypes may be mixed', () => {
  const params = (['float32', 'float64', 'bfloat16'] as const).map((dtype) =>
    torch.ones([3], { dtype, requiresGrad: true }),
  );
  for (const param of params) param.grad = torch.onesLike(param);
  new optim.AdamW(params, { lr: 0.5, weightDecay: 0 }).step();
  expect(params.map((param) => [param.dtype, Number(param.at(0).item()).toFixed(4)])).toEqual([
    ['float32', '0.5000'],
    ['float64', '0.5000'],
    ['bfloat16', '0.5000'],
  ]);
});

test('a state dict is copied, and refused whole where it does not fit', () => {
  const x = withGrad(parameter([1, 2]), torch.ones([2], { dtype: 'float64' }));
  const adam = new optim.Adam([x], { lr: 0.5 });
  adam.step();
  const saved = adam.stateDict();
  const other = new optim.Adam([parameter([1, 2])], { lr: 0.1 });
  other.loadStateDict(saved);
  const mean = saved.state.get(0)?.exp_avg;
  const before = mean instanceof Tensor ? mean.toArray() : undefined;
  if (mean instanceof Tensor) mean.zero_();
  const copied = other.stateDict().state.get(0)?.exp_avg;
  expect(copied instanceof Tensor && copied.toArray()).toEqual(before);
  expect(other.paramGroups[0]?.lr).toBe(0.5);

  const load = (into: optim.Optimizer, change: object) =>
    refusal(() => into.loadStateDict({ ...saved, ...change }));
  expect(load(new optim.SGD([parameter([1, 2])]), {})).toMatchObject({ code: 'ERR_STATE_DICT' });
  expect(load(new optim.Adam([parameter([1, 2, 3])]), {}).message).toBe(
    'optim.Adam: state[0].exp_avg: expected a tensor of shape [3], received Tensor float64 [2]',
  );
  expect(load(new optim.Adam([parameter([1]), parameter([2])]), {}).message).toBe(
    'optim.Adam: param_groups[0]: expected 2 params, received 1',
  );
  expect(load(adam, { param_groups: [] }).message).toBe('optim.Adam: expected 1 param_groups, received 0');
  expect(load(adam, { state: { 5: {} } }).message).toBe(
    'optim.Adam: state[5]: no group has a parameter of this number',
  );
  expect(load(adam, { param_groups: [{ params: [0], lr: -1 }] }).message).toBe(
    'optim.Adam: param_groups[0]: lr: expected a number ≥ 0, received -1',
  );
  expect(adam.paramGroups[0]?.lr).toBe(0.5);
});

test('a file may give its numbers as text, and Maps for what they name', () => {
  const x = withGrad(parameter([1]), torch.ones([1], { dtype: 'float64' }));
  const adam = new optim.Adam([x]);
  adam.step();
  const { state, param_groups } = adam.stateDict();
  const other = new optim.Adam([parameter([1])]);
  const asRead = { 0: new Map(Object.entries(state.get(0) ?? {})) };
  Reflect.apply(other.loadStateDict, other, [{ state: asRead, param_groups }]);
  expect(String(other.stateDict().state.get(0)?.exp_avg)).toBe(String(state.get(0)?.exp_avg));
});

test('a parameter that has left its state is refused', () => {
  const x = withGrad(parameter([1, 2]), torch.ones([2], { dtype: 'float64' }));
  const adam = new optim.Adam([x]);
  adam.step();
  x.grad = null;
  torch.noGrad(() => x.set_(torch.ones([3], { dtype: 'float64' })));
  x.grad = torch.ones([3], { dtype: 'float64' });
  expect(refusal(() => adam.step()).message).toBe(
    'optim.Adam: exp_avg is float64 [2] on cpu, its parameter float64 [3] on cpu',
  );
});

test('who resizes a tensor of a state dict, or a gradient, does no harm', () => {
  const [x, y] = [parameter([1, 2]), parameter([1, 2])];
  const [touched, untouched] = [new optim.Adam([x]), new optim.Adam([y])];
  for (let step = 0; step < 2; step++) {
    withGrad(x, torch.ones([2], { dtype: 'float64' }));
    withGrad(y, torch.ones([2], { dtype: 'float64' }));
    touched.step();
    untouched.step();
    const mean = touched.stateDict().state.get(0)?.exp_avg;
    if (mean instanceof Tensor) mean.resize_([0]);
  }
  expect(x.toArray()).toEqual(y.toArray());
  x.grad?.resize_([1]);
  expect(refusal(() => touched.step()).message).toBe(
    'optim.Adam: the gradient of parameter 0: expected [2] as its parameter, received [1]',
  );
  expect(refusal(() => Reflect.apply(touched.zeroGrad, touched, [{ setToNon: true }])).code).toBe(
    'ERR_OPTION',
  );
});

test('sparse gradients are refused, with a way out', () => {
  const x = parameter([
    [1, 2],
    [3, 4],
  ]);
  x.grad = torch.ones([2, 2], { dtype: 'float64' }).toSparse();
  const sgd = new optim.SGD([x], { lr: 1 });
  expect(refusal(() => sgd.step())).toMatchObject({
    code: 'ERR_SPARSE_GRADIENT',
    message: 'optim.SGD: expected dense gradients, that of parameter 0 is sparse_coo',
  });
  expect(x.toArray()).toEqual([
    [1, 2],
    [3, 4],
  ]);
  x.grad = x.grad?.toDense() ?? null;
  sgd.step();
  expect(x.toArray()).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('parameters that cannot be optimized are refused', () => {
  const x = parameter([1]);
  const make = (params: unknown) => refusal(() => Reflect.construct(optim.SGD, [params]));
  expect(make([]).message).toBe('optim.SGD: expected parameters, received an empty list');
  expect(make(x).message).toBe('optim.SGD: expected a list of tensors or groups, received one Tensor');
  expect(make([x, x]).message).toBe(
    'optim.SGD: parameter 1: this tensor is here already, and would move twice',
  );
  expect(make([{ params: [x] }, { params: x }]).code).toBe('ERR_PARAMETER');
  expect(make([x.mul(2)]).message).toBe(
    'optim.SGD: parameter 0: expected a leaf, received what MulBackward0 made',
  );
  expect(make([1]).message).toBe('optim.SGD: parameter 0: expected a Tensor, received 1');
  expect(make(7).message).toBe('optim.SGD: expected a list of tensors, received 7');
  expect(make([{ params: [x] }, parameter([2])]).code).toBe('ERR_PARAMETER');
});

test('options are checked', () => {
  const x = parameter([1]);
  const adam = (options: object) => refusal(() => Reflect.construct(optim.Adam, [[x], options]));
  expect(adam({ wieghtDecay: 1 }).message).toBe(
    'optim.Adam: there is no option "wieghtDecay" (did you mean "weightDecay"?)',
  );
  expect(adam({ lr: -1 }).message).toBe('optim.Adam: lr: expected a number ≥ 0, received -1');
  expect(adam({ lr: Number.NaN }).code).toBe('ERR_VALUE');
  expect(adam({ betas: [0.9, 1] }).message).toBe(
    'optim.Adam: betas: expected two numbers ≥ 0 and < 1, received [0.9, 1]',
  );
  expect(adam({ amsgrad: 1 }).message).toBe('optim.Adam: amsgrad: expected true or false, received 1');
  expect(refusal(() => new optim.SGD([{ params: x, lr: -2 }])).message).toBe(
    'optim.SGD: lr: expected a number ≥ 0, received -2',
  );
  expect(refusal(() => new optim.SGD([x], { nesterov: true })).message).toBe(
    'optim.SGD: nesterov: expected a momentum > 0 and dampening 0, received 0 and 0',
  );
  expect(
    refusal(() => Reflect.construct(optim.Muon, [[parameter([[1]])], { adjustLrFn: 'adamw' }])).message,
  ).toBe("optim.Muon: adjustLrFn: expected 'original' or 'match_rms_adamw', or null, received \"adamw\"");
  expect(refusal(() => new optim.LBFGS([{ params: x }, { params: parameter([1]) }])).code).toBe(
    'ERR_PARAMETER',
  );
  expect(refusal(() => new optim.LBFGS([x]).step()).code).toBe('ERR_ARGUMENT');
});

test('schedulers check what they are given', () => {
  const sgd = new optim.SGD([parameter([1])], { lr: 1 });
  const adagrad = new optim.Adagrad([parameter([1])]);
  expect(refusal(() => Reflect.construct(optim.StepLR, [sgd, { stepsize: 3 }])).message).toBe(
    'optim.StepLR: there is no option "stepsize" (did you mean "stepSize"?)',
  );
  expect(refusal(() => new optim.StepLR(sgd, { stepSize: 0 })).message).toBe(
    'optim.StepLR: stepSize: expected an integer ≥ 1, received 0',
  );
  expect(refusal(() => Reflect.construct(optim.StepLR, [{}, { stepSize: 1 }])).code).toBe('ERR_ARGUMENT');
  expect(refusal(() => new optim.OneCycleLR(sgd, { maxLr: [1, 2], totalSteps: 3 })).message).toBe(
    'optim.OneCycleLR: maxLr: expected 1 values, one for each group, received 2',
  );
  expect(refusal(() => new optim.OneCycleLR(adagrad, { maxLr: 1, totalSteps: 3 })).message).toBe(
    'optim.OneCycleLR: cycleMomentum: this optimizer has no momentum',
  );
  const cycle = new optim.OneCycleLR(sgd, { maxLr: 1, totalSteps: 2 });
  cycle.step();
  cycle.step();
  expect(refusal(() => cycle.step()).message).toBe('optim.OneCycleLR: expected 2 steps, this is number 3');
  const [one, two] = [new optim.ConstantLR(sgd), new optim.ConstantLR(adagrad)];
  expect(refusal(() => new optim.SequentialLR([one, two], [3])).message).toBe(
    'optim.SequentialLR: expected schedulers of one optimizer, received 2 of 2',
  );
  expect(refusal(() => new optim.SequentialLR([one, one], [])).message).toBe(
    'optim.SequentialLR: milestones: expected 1 ascending integers ≥ 1, received []',
  );
  expect(
    refusal(() => Reflect.construct(optim.SequentialLR, [[new optim.ReduceLROnPlateau(sgd)], []])).code,
  ).toBe('ERR_ARGUMENT');
});

test('WarmupLR reaches the rate with its last step, as the pipeline does', () => {
  const sgd = new optim.SGD([parameter([1])], { lr: 1 });
  const warmup = new optim.WarmupLR(sgd, { totalIters: 4 });
  const cosine = new optim.CosineAnnealingLR(sgd, { tMax: 4 });
  const both = new optim.SequentialLR([warmup, cosine], [4]);
  const rates = Array.from({ length: 7 }, () => {
    const [rate] = both.getLastLr();
    sgd.step();
    both.step();
    return rate;
  });
  const cosines = [0, 1, 2].map((step) => 0.5 * (1 + Math.cos((Math.PI * step) / 4)));
  [0.25, 0.5, 0.75, 1, ...cosines].forEach((expected, i) => {
    expect(rates[i]).toBeCloseTo(expected, 14);
  });
});
