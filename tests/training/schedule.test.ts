import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { learningRates } from '../../lib/training/schedule.js';

/** By PyTorch's LinearLR and CosineAnnealingLR: tests/fixtures/make_schedule.py. */
const fixture = z
  .object({
    peak: z.number(),
    epochs: z.number(),
    steps: z.number(),
    warmupSteps: z.number(),
    finalFraction: z.number(),
    rates: z.array(z.number()),
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/schedule.json', import.meta.url), 'utf8')));

test('warm-up then cosine agrees with PyTorch at every step, across the ends of epochs', () => {
  const { peak, epochs, steps, warmupSteps, finalFraction, rates } = fixture;
  const schedule = { name: 'cosine', warmupEpochs: warmupSteps / steps, finalFraction } as const;
  const received = Array.from({ length: epochs }, (_, epoch) => [
    ...learningRates(schedule, peak, { epoch, epochs, steps }),
  ]).flat();
  expect(received.length).toBe(rates.length);
  for (const [step, rate] of rates.entries()) expect(received[step]).toBeCloseTo(rate, 12);
});

test('constant stays at the peak after its warm-up', () => {
  const rates = learningRates({ name: 'constant', warmupEpochs: 0.5 }, 2, { epoch: 0, epochs: 9, steps: 4 });
  expect([...rates]).toEqual([1, 2, 2, 2]);
});

test('a warm-up longer than training rises to its end', () => {
  const rates = learningRates({ name: 'cosine', warmupEpochs: 10, finalFraction: 0 }, 1, {
    epoch: 1,
    epochs: 2,
    steps: 2,
  });
  expect([...rates]).toEqual([0.75, 1]);
});
