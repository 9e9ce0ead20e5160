// Metrics of one's own stand beside those of the task, and are chosen by as these are.
import { expect, test } from 'vitest';
import * as nn from '../../lib/nn/nn.js';
import { EarlyStopping } from '../../lib/training/callbacks/early-stopping.js';
import type { Metric } from '../../lib/training/measures.js';
import type { TrainerOptions } from '../../lib/training/options.js';
import { Trainer } from '../../lib/training/trainer.js';
import { temporaryFolder } from '../pipeline/tiny.js';
import { fitted } from './fitted.js';
import { coreNet, SELECT, TRAIN } from './resumable.js';

/** The share of samples whose class is among the k best. */
const among = (k: number) => (): Metric => {
  let [hits, count] = [0, 0];
  return {
    add({ outputs, targets }) {
      const [, best] = outputs.topk(k, 1);
      hits += Number(best.eq(targets.unsqueeze(1)).sum().item());
      count += targets.numel();
    },
    compute: () => hits / count,
  };
};

const trainer = (more: Partial<TrainerOptions>): Trainer =>
  new Trainer(coreNet(), { epochs: 3, batchSize: 8, ...more });

test('they see each batch of a validation once, and begin anew with the next', async () => {
  const metrics = { top1: among(1), top3: among(3), top10: among(10) };
  const { validations } = await fitted(trainer({ metrics }), TRAIN, SELECT);
  expect(validations).toHaveLength(3);
  for (const { metrics: values } of validations) {
    expect(values.top1).toBe(values.accuracy);
    expect(values.top3).toBeGreaterThanOrEqual(values.accuracy ?? 1);
    expect(values.top10).toBe(1);
  }
  const model = coreNet();
  const measured = await new Trainer(model, { epochs: 1, metrics }).evaluate(SELECT);
  const [, best] = model.eval()(SELECT.inputs).topk(3, 1);
  expect(measured.metrics.top3).toBe(
    Number(best.eq(SELECT.targets.unsqueeze(1)).sum().item()) / SELECT.targets.numel(),
  );
});

test('checkpoints and callbacks choose by them, told which way is better', async () => {
  const falling = () => {
    let count = 0;
    return (): Metric => ({ add: () => {}, compute: () => -++count });
  };
  const folder = await temporaryFolder();
  const best = { metric: 'falling', mode: 'max' } as const;
  const stopping = new EarlyStopping({ metric: 'falling', mode: 'max', patience: 1 });
  const run = trainer({
    metrics: { falling: falling() },
    checkpoints: { folder, best },
    callbacks: [stopping],
  });
  const { validations, end } = await fitted(run, TRAIN, SELECT);
  expect(validations.map(({ metrics }) => metrics.falling)).toEqual([-1, -2]);
  expect(end?.stopped).toBe(true);
  expect((await run.restoreBest()).metrics.falling).toBe(-1);
  expect(() => new EarlyStopping({ metric: 'falling' })).toThrow(
    'it is not known whether more or less "falling" is better',
  );
});

test.each<[string, object, string]>([
  ['no record', [among(1)], 'metrics: expected functions by the names of their metrics, received'],
  [
    'no function',
    { top1: among(1)() },
    'metrics: expected functions by the names of their metrics, received',
  ],
  ['a name that is taken', { accuracy: among(1) }, 'metrics: there is a metric "accuracy" already'],
  ['that of a class', { 'sensitivity/0': among(1) }, 'metrics: there is a metric "sensitivity/0" already'],
])('%s is refused', (_, metrics, message) => {
  const options: object = { epochs: 1, metrics };
  expect(() => Reflect.construct(Trainer, [new nn.Linear(2, 2), options])).toThrow(message);
});

test.each<[string, () => unknown, string]>([
  [
    'what is no metric',
    () => 0.5,
    'top: expected a function that gives { add, compute }, received one that gives 0.5',
  ],
  [
    'a tensor for the number',
    () => ({ add: () => {}, compute: () => SELECT.inputs }),
    'top: expected a number or null of compute, received Tensor float32 [20, 1, 8, 8]',
  ],
])('%s is refused where it shows', async (_, make, message) => {
  const options: object = { epochs: 1, metrics: { top: make } };
  const made: Trainer = Reflect.construct(Trainer, [coreNet(), options]);
  await expect(made.evaluate(SELECT)).rejects.toMatchObject({
    code: 'ERR_METRIC',
    message: `Trainer: metrics: ${message}`,
  });
});
