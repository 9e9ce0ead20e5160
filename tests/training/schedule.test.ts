import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkSchedule, type Schedule, scheduleFactor } from '../../lib/training/schedule.js';

/** By PyTorch's and timm's schedulers: tests/fixtures/make_schedule.py. */
const fixture = z
  .object({
    peak: z.number(),
    epochs: z.number(),
    steps: z.number(),
    warmupSteps: z.number(),
    finalFraction: z.number(),
    rates: z.array(z.number()),
    updates: z.number(),
    updatesPerEpoch: z.number(),
    cases: z.array(
      z.object({
        what: z.string(),
        schedule: z.custom<Schedule>((value) => typeof value === 'object'),
        factors: z.array(z.number()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/schedule.json', import.meta.url), 'utf8')));

test('warm-up then cosine agrees with PyTorch at every step, across the ends of epochs', () => {
  const { peak, epochs, steps, warmupSteps, finalFraction, rates } = fixture;
  const schedule = { name: 'cosine', warmupEpochs: warmupSteps / steps, finalFraction } as const;
  const span = { updates: epochs * steps, updatesPerEpoch: steps };
  expect(rates.length).toBe(span.updates);
  for (const [update, rate] of rates.entries())
    expect(peak * scheduleFactor(schedule, { ...span, update })).toBeCloseTo(rate, 12);
});

test('constant stays at the peak after its warm-up', () => {
  const span = { updates: 36, updatesPerEpoch: 4 };
  const factors = [0, 1, 2, 3].map((update) =>
    scheduleFactor({ name: 'constant', warmupEpochs: 0.5 }, { ...span, update }),
  );
  expect(factors).toEqual([0.5, 1, 1, 1]);
});

test('a warm-up longer than training rises to its end', () => {
  const schedule = { name: 'cosine', warmupEpochs: 10, finalFraction: 0 } as const;
  const span = { updates: 4, updatesPerEpoch: 2 };
  expect([2, 3].map((update) => scheduleFactor(schedule, { ...span, update }))).toEqual([0.75, 1]);
});

const { updates, updatesPerEpoch, cases } = fixture;

describe('equal to PyTorch and timm', () => {
  test.each(cases)('$what', ({ schedule, factors }) => {
    checkSchedule('schedule', schedule, { updates, updatesPerEpoch });
    const received = factors.map((_, update) =>
      scheduleFactor(schedule, { update, updates, updatesPerEpoch }),
    );
    for (const [update, factor] of factors.entries()) {
      expect(Math.abs((received[update] ?? 0) - factor)).toBeLessThanOrEqual(1e-12 * Math.max(factor, 1e-3));
    }
  });
});

test('warm-up, stay, decay: the three shapes fall from 1 to the final fraction over the last part alone', () => {
  const factor = (decay: 'linear' | 'cosine' | 'sqrt', update: number): number =>
    scheduleFactor(
      { name: 'warmupStableDecay', warmupUpdates: 2, decayUpdates: 4, decay, finalFraction: 0.2 },
      { update, updates: 20 },
    );
  for (const decay of ['linear', 'cosine', 'sqrt'] as const) {
    expect([0, 1, 2, 16, 20, 99].map((update) => factor(decay, update))).toEqual([0.5, 1, 1, 1, 0.2, 0.2]);
  }
  // A quarter of the fall: 1 − ¼, ½ (1 + cos π/4), 1 − √¼.
  const quarter = [0.75, (1 + Math.SQRT1_2) / 2, 0.5].map((share) => 0.2 + 0.8 * share);
  for (const [i, decay] of (['linear', 'cosine', 'sqrt'] as const).entries()) {
    expect(factor(decay, 17)).toBeCloseTo(quarter[i] ?? 0, 14);
  }
});

test('past its end a schedule stays where it was', () => {
  const at = (schedule: Schedule, update: number) => scheduleFactor(schedule, { update, updates: 10 });
  expect(at({ name: 'cosine', finalFraction: 0.3 }, 10)).toBe(0.3);
  expect(at({ name: 'cosine', finalFraction: 0.3 }, 1000)).toBe(0.3);
  expect(at({ name: 'linear', warmupUpdates: 10 }, 10)).toBe(0);
  expect(at({ name: 'oneCycle' }, 1000)).toBe(at({ name: 'oneCycle' }, 9));
});

test('milestones count from the start of the training, behind a warm-up too', () => {
  const schedule = { name: 'multiStep', milestoneUpdates: [4], warmupUpdates: 2, gamma: 0.5 } as const;
  const factors = [0, 1, 2, 3, 4, 5].map((update) =>
    scheduleFactor(schedule, { update, updates: undefined }),
  );
  expect(factors).toEqual([0.5, 1, 1, 1, 0.5, 0.5]);
});

test('what is no schedule is refused with what was meant', () => {
  const check = (schedule: object, span: { updates?: number; updatesPerEpoch?: number } = {}) =>
    Reflect.apply(checkSchedule, undefined, ['fit: schedule', schedule, { updates: 10, ...span }]);
  expect(() => check({ name: 'cosin' })).toThrow('there is no schedule "cosin" (did you mean "cosine"?)');
  expect(() => check({})).toThrow('fit: schedule: the name is missing');
  expect(() => check({ name: 'cosine', warmup_epochs: 1 })).toThrow('did you mean "warmupEpochs"?');
  expect(() => check({ name: 'cosine', finalFraction: 2 })).toThrow(
    'finalFraction: expected a number from 0 to 1, received 2',
  );
  expect(() => check({ name: 'polynomial' })).toThrow('polynomial needs power, received none of them');
  expect(() => check({ name: 'step', everyEpochs: 1, everyUpdates: 2 })).toThrow(
    'step needs everyEpochs or everyUpdates, received everyEpochs and everyUpdates',
  );
  expect(() => check({ name: 'linear', warmupEpochs: 1, warmupUpdates: 2 })).toThrow('received both');
  expect(() => check({ name: 'linear', by: 'epoch', warmupUpdates: 2 })).toThrow('Updates does not go with');
  expect(() => check({ name: 'linear', by: 'epoch', warmupEpochs: 0.5 })).toThrow('expected whole epochs');
  expect(() => check({ name: 'multiStep', milestoneUpdates: [1, -1] })).toThrow('received [1,-1]');
});

test('a length that is not known is refused where it is needed, and only there', () => {
  const unknown = { updates: undefined, updatesPerEpoch: undefined };
  expect(() => checkSchedule('s', { name: 'cosine', warmupUpdates: 5 }, unknown)).toThrow(
    'the schedule cosine: it is not known how many updates the training has',
  );
  expect(() => checkSchedule('s', { name: 'constant', warmupEpochs: 1 }, unknown)).toThrow(
    'it is not known how many updates an epoch has',
  );
  expect(scheduleFactor({ name: 'exponential', gamma: 0.5 }, { update: 3, updates: undefined })).toBe(0.125);
});
