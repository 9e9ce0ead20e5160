import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as nn from '../../../lib/nn/nn.js';
import { torch } from '../../../lib/torch/torch.js';
import type { Callback } from '../../../lib/training/callbacks/callback.js';
import { EarlyStopping } from '../../../lib/training/callbacks/early-stopping.js';
import { Trainer } from '../../../lib/training/trainer.js';
import { fitted } from '../fitted.js';
import { saidBy } from '../said-by.js';
import { askedInAll, Run, validation } from './run.js';

const validations = (values: readonly (number | null)[]) =>
  values.map((value, i) => validation(i + 1, { accuracy: value }));

test('ends after so many validations without a better value, resumed anywhere or not', async () => {
  const make = () => new EarlyStopping({ metric: 'accuracy', patience: 3 });
  const events = validations([0.5, 0.7, 0.7, 0.6, 0.8, 0.8, null, 0.79, 0.1]);
  const all = await askedInAll(make, events);
  for (const asked of all)
    expect(asked).toEqual(['stop: no better accuracy for 3 validations: the best was 0.8 in epoch 5']);
});

test('a value must be better by minDelta, counted from the best', async () => {
  const run = new Run();
  const stopping = new EarlyStopping({ metric: 'accuracy', patience: 2, minDelta: 0.1 });
  await run.tell(stopping, validations([0.5, 0.59, 0.61, 0.69]));
  expect(run.asked).toEqual([]);
  await run.tell(stopping, validations([0.7]));
  expect(run.asked).toEqual(['stop: no better accuracy for 2 validations: the best was 0.61 in epoch 3']);
});

test('the loss is to become small; the sanity validation does not count, and NaN is never better', async () => {
  const run = new Run();
  const stopping = new EarlyStopping({ metric: 'loss', patience: 2 });
  await run.tell(stopping, [validation(0, {}, 0.1), validation(1, {}, 5), validation(2, {}, 4)]);
  await run.tell(stopping, [validation(3, {}, Number.NaN), validation(4, {}, 4)]);
  expect(run.asked).toEqual(['stop: no better loss for 2 validations: the best was 4 in epoch 2']);
  const never = new EarlyStopping({ metric: 'rocAuc', patience: 1 });
  await run.tell(never, [validation(1, { rocAuc: null })]);
  expect(run.asked[1]).toBe('stop: no better rocAuc for 1 validations: it never had a value');
});

test('what it cannot watch is refused', async () => {
  expect(() => new EarlyStopping({ metric: 'acuracy', patience: 1 })).toThrow('did you mean "accuracy"?');
  expect(() => new EarlyStopping({ metric: 'predictedPositiveRate/0', patience: 1 })).toThrow(
    'it is not known whether more or less "predictedPositiveRate/0" is better',
  );
  expect(() => new EarlyStopping({ metric: 'loss', patience: 0 })).toThrow(
    'patience: expected an integer ≥ 1',
  );
  const own = new EarlyStopping({ metric: 'profit', mode: 'max', patience: 1 });
  await expect(new Run().tell(own, [validation(1, { profits: 1 })])).rejects.toThrow(
    'this training has no metric "profit" (did you mean "profits"?)',
  );
  expect(() => own.loadState({ best: 'x', bad: 0, cooldownLeft: 0, bestEpoch: 0 })).toThrow(
    'callback "earlyStopping": the checkpoint: best: expected a number or null, received "x"',
  );
  expect(() => own.loadState(null)).toThrow('bestEpoch: expected a whole number ≥ 0, received nothing');
});

test('two of a run are told apart by their names, in its checkpoints too', async () => {
  const model = () => new nn.Linear(4, 2);
  const data = { inputs: torch.ones([4, 4]), targets: torch.arange(4).remainder(2) };
  const train = async (callbacks: Callback[], resume: boolean): Promise<string | undefined> => {
    const trainer = new Trainer(model(), { epochs: 9, checkpoints: { folder }, callbacks });
    const { end } = await fitted(trainer, data, data, {
      resume,
      onEvent: (event) => resume || event.type !== 'epoch' || event.epoch < 3,
    });
    return end?.reason;
  };
  const folder = join(await mkdtemp(join(tmpdir(), 'twins-')), 'run');
  const byAccuracy = (name?: string) =>
    new EarlyStopping({ metric: 'accuracy', patience: 5, ...(name && { name }) });
  const byLoss = new EarlyStopping({ metric: 'loss', patience: 9 });
  expect(await saidBy(() => train([byLoss, byAccuracy()], false))).toBe(
    'Trainer: callbacks: two are called "earlyStopping" → A checkpoint keeps the state of each under its name: give one of them another, as new EarlyStopping({ name: \'second\', … }).',
  );
  await train([byLoss, byAccuracy('byAccuracy')], false);
  // Of the same inputs half are right from the first epoch on: the five without a better value begin before the resume.
  expect(
    await train([new EarlyStopping({ metric: 'loss', patience: 9 }), byAccuracy('byAccuracy')], true),
  ).toBe('no better accuracy for 5 validations: the best was 0.5 in epoch 1');
});
