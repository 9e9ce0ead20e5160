// Rates are PyTorch's, tick by tick; its saved states go on with the same ones.
import { expect, test } from 'vitest';
import { optim, type Tensor, torch } from '../../lib/index.js';
import { alive, expectClose, plain, reference, type SchedulerCase } from './reference.js';

const MIDDLE = 7;
const TOLERANCE = 1e-15;

interface Made {
  readonly optimizer: optim.Optimizer;
  readonly scheduler:
    | optim.LRScheduler
    | optim.SequentialLR
    | optim.ChainedScheduler
    | optim.ReduceLROnPlateau;
}

function groups(): { params: Tensor[]; lr?: number }[] {
  const param = (): Tensor => torch.zeros([1], { requiresGrad: true });
  return [{ params: [param()] }, { params: [param()], lr: 0.02 }];
}

function construct(name: string, ...args: unknown[]): Made['scheduler'] {
  const made: unknown = Reflect.construct(Reflect.get(optim, name), args);
  for (const kind of [optim.LRScheduler, optim.SequentialLR, optim.ChainedScheduler, optim.ReduceLROnPlateau])
    if (made instanceof kind) return made;
  throw new Error(`${name} is no scheduler`);
}

function make({ name, options, parts, milestones, momentum }: SchedulerCase): Made {
  const optimizer =
    momentum === 'momentum'
      ? new optim.SGD(groups(), { lr: 0.1, momentum: 0.9 })
      : new optim.AdamW(groups(), { lr: 0.1 });
  if (parts !== undefined) {
    const schedulers = parts.map((part) => construct(part.name, optimizer, part.options));
    return { optimizer, scheduler: construct(name, schedulers, milestones) };
  }
  if (name === 'LambdaLR')
    return { optimizer, scheduler: new optim.LambdaLR(optimizer, [(n) => 1 / (1 + n), (n) => 0.5 + n / 8]) };
  return { optimizer, scheduler: construct(name, optimizer, options) };
}

function momenta({ paramGroups }: optim.Optimizer): unknown[] {
  return paramGroups.map((group) =>
    'betas' in group ? [group.betas].flat()[0] : Reflect.get(group, 'momentum'),
  );
}

function tick({ optimizer, scheduler }: Made, index: number): void {
  optimizer.step();
  if (scheduler instanceof optim.ReduceLROnPlateau) scheduler.step(reference.metrics[index] ?? Number.NaN);
  else scheduler.step();
}

const cases = reference.schedulers.map((each): [string, SchedulerCase] => [
  `${each.name} ${JSON.stringify(each.parts ?? each.options)}`,
  each,
]);

test.each(cases)('%s', (_, each) => {
  const made = make(each);
  each.rates.forEach((expected, index) => {
    if (index > 0) tick(made, index - 1);
    expectClose(made.scheduler.getLastLr(), expected, TOLERANCE, `rates[${index}]`);
    expect(made.optimizer.paramGroups.map(({ lr }) => lr)).toEqual(made.scheduler.getLastLr());
    expectClose(momenta(made.optimizer), each.momenta[index], TOLERANCE, `momenta[${index}]`);
    if (index !== MIDDLE) return;
    expectClose(plain(made.scheduler.stateDict()), each.state.scheduler, TOLERANCE, 'state');
    expectClose(plain(made.optimizer.stateDict()), each.state.optimizer, TOLERANCE, 'optimizer');
  });
});

test.each(cases)('goes on from a saved state: %s', (_, each) => {
  const made = make(each);
  Reflect.apply(made.optimizer.loadStateDict, made.optimizer, [alive(each.state.optimizer)]);
  Reflect.apply(made.scheduler.loadStateDict, made.scheduler, [alive(each.state.scheduler)]);
  for (let index = MIDDLE; index < each.rates.length; index++) {
    if (index > MIDDLE) tick(made, index - 1);
    expectClose(made.scheduler.getLastLr(), each.rates[index], TOLERANCE, `rates[${index}]`);
    expectClose(momenta(made.optimizer), each.momenta[index], TOLERANCE, `momenta[${index}]`);
  }
});
