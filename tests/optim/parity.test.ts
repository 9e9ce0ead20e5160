// Ten steps are PyTorch's (timm's, for Lion and LAMB); five, then its saved state, then five more are too.
import { expect, test } from 'vitest';
import { optim, Tensor, torch } from '../../lib/index.js';
import { alive, expectClose, gradient, plain, reference, start } from './reference.js';

const STEPS = 10;
const HALF = 5;
const TOLERANCE = { float64: 1e-12, float32: 5e-6 };

type Case = (typeof reference.optimizers)[number];

function make(name: string, groups: unknown, options: object): optim.Optimizer {
  const made: unknown = Reflect.construct(Reflect.get(optim, name), [groups, options]);
  if (isOptimizer(made)) return made;
  throw new Error(`${name} is no optimizer`);
}

function isOptimizer(value: unknown): value is optim.Optimizer {
  return value instanceof optim.Optimizer;
}

function setUp({ name, options, shapes, dtype }: Case): { params: Tensor[]; optimizer: optim.Optimizer } {
  const params = shapes.map((shape, i) => start(shape, dtype, i));
  const lr = Number(options.lr ?? 0.001) / 2;
  const groups = [{ params: params.slice(0, 2) }, { params: params.slice(2), lr }];
  return { params, optimizer: make(name, groups, options) };
}

function run(
  { shapes, dtype }: Case,
  params: readonly Tensor[],
  optimizer: optim.Optimizer,
  from: number,
  to: number,
): void {
  for (let step = from; step < to; step++) {
    params.forEach((param, i) => {
      param.grad = i === 1 && step < 2 ? null : gradient(shapes[i] ?? [], dtype, i, step);
    });
    optimizer.step();
  }
}

const cases = reference.optimizers.map((each): [string, Case] => [
  `${each.name} ${JSON.stringify(each.options)} ${each.dtype}`,
  each,
]);

/** timm keeps what is not here: its own snapshot of the rate, and LAMB's step as a tensor. */
function comparable(name: string, state: Case['half']['state']): unknown {
  if (name !== 'Lion' && name !== 'LAMB') return state;
  const groups = state.param_groups.map(({ max_lr_snapshot: _, step, ...group }) => {
    const counted = alive(step);
    return counted instanceof Tensor ? { ...group, step: counted.item() } : group;
  });
  return { ...state, param_groups: groups };
}

test.each(cases)('%s', (_, each) => {
  const tolerance = TOLERANCE[each.dtype];
  const { params, optimizer } = setUp(each);
  run(each, params, optimizer, 0, HALF);
  expectClose(plain(params), each.half.params, tolerance, 'half');
  expectClose(plain(optimizer.stateDict()), comparable(each.name, each.half.state), tolerance, 'state');
  run(each, params, optimizer, HALF, STEPS);
  expectClose(plain(params), each.end.params, tolerance, 'end');
});

test.each(cases)('goes on from a saved state: %s', (_, each) => {
  const { params, optimizer } = setUp({ ...each, options: { ...each.options, lr: 7 } });
  torch.noGrad(() => {
    params.forEach((param, i) => {
      const saved = alive(each.half.params[i]);
      if (saved instanceof Tensor) param.copy_(saved);
    });
  });
  const { state, param_groups } = each.half.state;
  const saved = alive({ state, param_groups });
  Reflect.apply(optimizer.loadStateDict, optimizer, [saved]);
  run(each, params, optimizer, HALF, STEPS);
  expectClose(plain(params), each.end.params, TOLERANCE[each.dtype], 'end');
});

const valleys = reference.lbfgs.map((each): [string, (typeof reference.lbfgs)[number]] => [
  `${JSON.stringify(each.options)} ${each.dtype}`,
  each,
]);

test.each(valleys)('LBFGS %s', (_, { options, dtype, losses, half, end }) => {
  const x = torch.tensor([-1.25, 1, 0.5, -0.75], { dtype, requiresGrad: true });
  let optimizer = new optim.LBFGS([x], options);
  const closure = (): Tensor => {
    optimizer.zeroGrad();
    const [head, tail] = [x.at(':-1'), x.at('1:')];
    const valley = tail.sub(head.pow(2)).pow(2).mul(100);
    const loss = valley.add(torch.rsub(head, 1).pow(2)).sum();
    loss.backward();
    return loss;
  };
  const descend = (count: number): number[] =>
    Array.from({ length: count }, () => torch.scope(() => Number(optimizer.step(closure).item())));
  expectClose(descend(3), losses.slice(0, 3), 1e-12, 'losses');
  expectClose(plain(x), half.x, 1e-12, 'x');
  const saved = plain(optimizer.stateDict());
  expect(Object.keys(Object(Reflect.get(Object(saved), 'state'))['0']).sort()).toEqual(
    Object.keys(half.state.state['0'] ?? {}).sort(),
  );
  // On from PyTorch's state, not from its own.
  optimizer = new optim.LBFGS([x]);
  Reflect.apply(optimizer.loadStateDict, optimizer, [alive(half.state)]);
  expectClose(descend(3), losses.slice(3), 1e-12, 'later losses');
  expectClose(plain(x), end.x, 1e-12, 'end');
  expect(optimizer.stateDict().state.get(0)?.func_evals).toBe(end.evaluations);
});
