import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  ReduceLROnPlateau,
  type ReduceLROnPlateauOptions,
} from '../../../lib/training/callbacks/reduce-lr-on-plateau.js';
import { askedInAll, Run, validation } from './run.js';

/** By PyTorch's ReduceLROnPlateau: tests/fixtures/make_schedule.py. */
const { rate, metrics, cases } = z
  .object({
    plateau: z.object({
      rate: z.number(),
      metrics: z.array(z.number()),
      cases: z.array(
        z.object({
          options: z.custom<Omit<ReduceLROnPlateauOptions, 'metric'>>((value) => typeof value === 'object'),
          rates: z.array(z.number()),
        }),
      ),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/schedule.json', import.meta.url), 'utf8'))).plateau;

const events = metrics.map((value, i) => validation(i + 1, {}, value));

test.each(cases)('the rates are PyTorch’s: $options', async ({ options, rates }) => {
  const run = new Run(rate);
  const callback = new ReduceLROnPlateau({ metric: 'loss', ...options });
  await run.tell(callback, [validation(0, {}, -1e9), validation(0, {}, 1e9)]);
  for (const [i, expected] of rates.entries()) {
    await run.tell(callback, events.slice(i, i + 1));
    expect(Math.abs(run.learningRate / expected - 1)).toBeLessThanOrEqual(1e-12);
  }
  const all = await askedInAll(() => new ReduceLROnPlateau({ metric: 'loss', ...options }), events);
  for (const asked of all) expect(asked).toEqual(all[0]);
});

test('it goes on from the rate that the schedule says', async () => {
  const run = new Run(1);
  const callback = new ReduceLROnPlateau({ metric: 'loss', patience: 0, minLr: 0.2 });
  await run.tell(callback, events.slice(0, 1));
  run.learningRate = 0.25;
  await run.tell(callback, [validation(2, {}, 9)]);
  expect(run.learningRate).toBeCloseTo(0.2, 15);
  run.learningRate = 0.1;
  await run.tell(callback, [validation(3, {}, 9)]);
  expect(run.learningRate).toBe(0.1);
});

test('options that mean nothing are refused', () => {
  const make = (options: object) => Reflect.construct(ReduceLROnPlateau, [{ metric: 'loss', ...options }]);
  expect(() => make({ factor: 1 })).toThrow('factor: expected a number > 0 and < 1, received 1');
  expect(() => make({ thresholdMode: 'relative' })).toThrow(`expected 'rel' or 'abs', received "relative"`);
  expect(() => make({ patience: 2.5 })).toThrow('patience: expected an integer ≥ 0, received 2.5');
  expect(() => make({ min_lr: 0 })).toThrow('did you mean "minLr"?');
  expect(() => make({ mode: 'least' })).toThrow("mode: expected 'min' or 'max', received \"least\"");
});
